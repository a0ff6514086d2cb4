"""What all areas refer to: audiences, rivals, and what happened."""

from decimal import Decimal
from typing import Any

from django.db import models

from codex import rls
from codex.fields import Json, Name, Percentage, Prose, TextList
from codex.models.workspace_model import WhoField, WorkspaceModel
from codex.rules import Rule, Unique
from codex.shapes import DoesNotFit, Fits

STAGES = {
    "unaware": "Do not know that they have the problem.",
    "problem_aware": "Know the problem, and no solution.",
    "solution_aware": "Know that there are solutions.",
    "product_aware": "Know ours.",
    "most_aware": "Know ours well, and are about to decide.",
}
JOURNEY: dict[str, Any] = {
    "type": "object",
    "properties": {
        stage: {"type": "number", "minimum": 0, "maximum": 1, "description": says}
        for stage, says in STAGES.items()
    },
    "required": list(STAGES),
    "additionalProperties": False,
    "examples": [dict(zip(STAGES, (0.4, 0.3, 0.15, 0.1, 0.05), strict=True))],
}


def adds_up(shares: dict[str, Any]) -> None:
    """Refuse a journey whose shares are not 1 together, within a hundredth."""
    total = sum(Decimal(str(share)) for share in shares.values())
    if not Decimal("0.99") <= total <= Decimal("1.01"):
        raise DoesNotFit(f"Together the shares make {total}; they have to make 1.")


class Cohort(WorkspaceModel):
    """An audience that campaigns address."""

    name = Name(db_comment="What the audience is called; unique in the workspace.")
    executive_summary = Prose(db_comment="Who these people are, in a paragraph.")
    pain_points = TextList(db_comment="What troubles them.")
    goals = TextList(db_comment="What they want to reach.")
    tags = TextList(db_comment="Words to find the cohort by.")
    health_score = Percentage(
        null=True, blank=True, db_comment="How well the cohort is understood and served, 0-100."
    )
    journey_distribution = Json(
        validators=[Fits(JOURNEY, also=adds_up)],
        db_comment="Share of the cohort at each stage of awareness (unaware, problem_aware, "
        "solution_aware, product_aware, most_aware), each 0-1, together 1; empty while unknown.",
    )

    class Meta(WorkspaceModel.Meta):
        db_table = "cohorts"
        db_table_comment = "Audiences that campaigns address."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "name"],
                name="cohorts_name_once",
                says="Another cohort of this workspace has this name.",
                field="name",
            ),
            Rule(
                name="cohorts_journey_adds_up",
                sql="journey_distribution = '{}' OR is_journey(journey_distribution)",
                says=f"Give a share from 0 to 1 for each of {', '.join(STAGES)}; together they make 1.",
                field="journey_distribution",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Competitor(WorkspaceModel):
    """A rival whose moves are watched."""

    name = Name(db_comment="The rival's name; unique in the workspace.")
    website_url = models.URLField(
        max_length=2000, blank=True, default="", db_default="", db_comment="Where it is found on the web."
    )
    industry = Name(blank=True, default="", db_default="", db_comment="The market the rival is in.")
    notes = Prose(db_comment="What the team knows about it.")

    class Meta(WorkspaceModel.Meta):
        db_table = "competitors"
        db_table_comment = "Rivals whose moves are watched."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "name"],
                name="competitors_name_once",
                says="Another competitor of this workspace has this name.",
                field="name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Event(WorkspaceModel):
    """Something that happened, written by triggers in the transaction that did it, and never changed."""

    kind = Name(db_comment="What happened, as subject and word: campaign.active, move.created.")
    subject_type = Name(db_comment="The kind of row it happened to: campaign, move, ...")
    subject_id = models.UUIDField(db_comment="The row it happened to; it may be gone by now.")
    actor = WhoField(db_comment="Who did it; empty for agents and jobs, and once that person is deleted.")
    data = Json(db_comment="What there is to know: name, from, to.")

    class Meta(WorkspaceModel.Meta):
        db_table = "events"
        db_table_comment = "What happened in each workspace: append-only, written by triggers."
        indexes = [
            models.Index(fields=["workspace", "subject_id", "id"], name="events_subject_idx"),
            models.Index(fields=["workspace", "kind", "id"], name="events_kind_idx"),
            models.Index(fields=["actor"], name="events_actor_idx"),
        ]
        rls_policies = [rls.floor(), rls.members_read()]

    def __str__(self) -> str:
        return self.kind
