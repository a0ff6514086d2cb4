"""Moves: the single steps towards a cohort; and assets: the pieces of content they use."""

from django.db import models

from codex.fields import Choice, Day, Name, Percentage, Prose, TextList
from codex.models import Cohort, WhoField, WorkspaceForeignKey, WorkspaceModel
from codex.rules import Rule
from codex.tenancy import current_user_id
from positioning.models.campaigns import Campaign


class MoveType(models.TextChoices):
    AUTHORITY = "authority"
    CONSIDERATION = "consideration"
    OBJECTION = "objection"
    CONVERSION = "conversion"
    RETENTION = "retention"
    RESEARCH = "research"


class MoveStatus(models.TextChoices):
    PLANNED = "planned"
    READY = "ready"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    KILLED = "killed"


class AssetStatus(models.TextChoices):
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Move(WorkspaceModel):
    """One step towards a cohort, with a measure by which it succeeds or not."""

    name = Name(db_comment="What the move is called.")
    campaign = WorkspaceForeignKey(
        Campaign,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="moves",
        db_comment="The campaign it belongs to, if any; the move outlives it.",
    )
    cohort = WorkspaceForeignKey(
        Cohort,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="moves",
        db_comment="The cohort it is aimed at, if any; the move outlives it.",
    )
    move_type = Choice(
        choices=MoveType.choices,
        db_comment="What it works on: authority (be believed), consideration (be compared), objection "
        "(answer doubts), conversion (win), retention (keep), research (learn).",
    )
    status = Choice(
        choices=MoveStatus.choices,
        default=MoveStatus.PLANNED,
        db_comment="planned (an intention), ready (prepared), in_progress (being done), completed (done, "
        "with its success known), killed (given up).",
    )
    success_metric = Prose(db_comment="What is measured.")
    success_target = Prose(db_comment="What the measure has to reach.")
    succeeded = models.BooleanField(
        null=True, blank=True, db_comment="Whether the target was reached; empty until it is completed."
    )
    progress_percentage = Percentage(default=0, db_default=0, db_comment="How far it is, 0-100.")
    owner = WhoField(
        default=current_user_id,
        db_comment="Who drives it; empty once that person is deleted.",
    )
    start_date = Day(db_comment="The first day.")
    end_date = Day(db_comment="The last day.")

    class Meta(WorkspaceModel.Meta):
        db_table = "moves"
        db_table_comment = "Single steps towards a cohort, each with a measure of success."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="moves_end_after_start",
                sql="end_date >= start_date",
                says="A move ends on or after the day it starts.",
                field="end_date",
            ),
            Rule(
                name="moves_success_known_when_completed",
                sql="(status = 'completed') = (succeeded IS NOT NULL)",
                says="Say whether the move succeeded when it is completed, and not before.",
                field="succeeded",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "status", "-updated_at"], name="moves_status_idx"),
            models.Index(fields=["workspace", "campaign"], name="moves_campaign_idx"),
            models.Index(fields=["workspace", "start_date"], name="moves_start_date_idx"),
            models.Index(fields=["workspace", "cohort"], name="moves_cohort_idx"),
            models.Index(fields=["owner"], name="moves_owner_idx"),
        ]

    def __str__(self) -> str:
        return self.name


class Asset(WorkspaceModel):
    """A piece of content on its way to being published."""

    name = Name(db_comment="What the piece is called.")
    asset_type = Name(db_comment="What kind of piece: article, video, landing page, ...")
    move = WorkspaceForeignKey(
        Move,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assets",
        db_comment="The move it is made for, if any; the piece outlives it.",
    )
    status = Choice(
        choices=AssetStatus.choices,
        default=AssetStatus.DRAFT,
        db_comment="draft (being made), review (being read), approved (may go out), published (is out), "
        "archived (put away).",
    )
    url = models.URLField(
        max_length=2000, blank=True, default="", db_default="", db_comment="Where it can be seen."
    )
    tags = TextList(db_comment="Words to find the piece by.")
    author = WhoField(default=current_user_id, db_comment="Who made it; empty once that person is deleted.")

    class Meta(WorkspaceModel.Meta):
        db_table = "assets"
        db_table_comment = "Pieces of content on their way to being published."
        indexes = [
            models.Index(fields=["workspace", "status", "-updated_at"], name="assets_status_idx"),
            models.Index(fields=["workspace", "move"], name="assets_move_idx"),
            models.Index(fields=["author"], name="assets_author_idx"),
        ]

    def __str__(self) -> str:
        return self.name
