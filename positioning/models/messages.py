"""Where the team stands in its market, and the words that follow from it."""

from django.db import models

from codex.fields import Name, Prose, TextList
from codex.models import WorkspaceForeignKey, WorkspaceModel
from codex.models.workspace_model import created_by
from codex.rules import Unique


class Positioning(WorkspaceModel):
    """Where the team stands in a market: for whom, against what, with which promise."""

    name = Name(db_comment="What the positioning is called; unique in the workspace.")
    description = Prose(db_comment="What it is about.")
    market_segment = Prose(blank=False, db_comment="The part of the market it is for.")
    target_persona = Prose(db_comment="The person it speaks to.")
    key_message = Prose(db_comment="The one thing to remember.")
    value_proposition = Prose(db_comment="Why somebody should choose the product.")
    differentiation = Prose(db_comment="What nobody else can say.")
    target_pain_points = TextList(db_comment="What troubles the persona.")
    solution_benefits = TextList(db_comment="What the product does about it.")
    created_by = created_by()

    class Meta(WorkspaceModel.Meta):
        db_table = "positioning"
        db_table_comment = "Where a team stands in its market."
        verbose_name_plural = "positioning"
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "name"],
                name="positioning_name_once",
                says="Another positioning of this workspace has this name.",
                field="name",
            ),
        ]
        indexes = [models.Index(fields=["created_by"], name="positioning_created_by_idx")]

    def __str__(self) -> str:
        return self.name


class MessageArchitecture(WorkspaceModel):
    """The messages that a positioning is told in: one first, others behind it, and how they sound."""

    name = Name(db_comment="What the set of messages is called.")
    description = Prose(db_comment="What it is for.")
    positioning = WorkspaceForeignKey(
        Positioning,
        on_delete=models.CASCADE,
        related_name="message_architectures",
        db_comment="The positioning it tells; deleted with it.",
    )
    primary_message = Prose(blank=False, db_comment="The message that everything else supports.")
    secondary_messages = TextList(db_comment="The messages behind it.")
    content_pillars = TextList(db_comment="The subjects that content is made about.")
    brand_voice = Prose(db_comment="How the brand sounds.")
    tone_guidelines = Prose(db_comment="How the voice changes with the occasion.")
    target_audience = Prose(db_comment="Who listens.")
    key_topics = TextList(db_comment="What is spoken about.")
    content_themes = TextList(db_comment="The threads that run through the content.")
    created_by = created_by()

    class Meta(WorkspaceModel.Meta):
        db_table = "message_architecture"
        db_table_comment = "The messages that a positioning is told in."
        indexes = [
            models.Index(fields=["workspace", "positioning"], name="message_arch_positioning_idx"),
            models.Index(fields=["created_by"], name="message_arch_created_by_idx"),
        ]

    def __str__(self) -> str:
        return self.name
