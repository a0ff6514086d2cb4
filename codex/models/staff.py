"""Staff: what operators may do in which area, where they looked, what was done to accounts."""

from typing import Any, ClassVar

from django.db import models

from codex import rls
from codex.fields import Choice, Count, Json, Moment, Name, RowAsJson, TextList
from codex.models.people import Operator
from codex.models.row import Row
from codex.models.workspace_model import WorkspaceModel
from codex.rules import Unique


class Area(models.TextChoices):
    CODEX = "codex", "the ground"
    POSITIONING = "positioning"
    GAMIFICATION = "gamification"
    AGENTS = "agents"
    INTELLIGENCE = "intelligence"
    ALERTS = "alerts"


class StaffRole(models.TextChoices):
    """In this order: each may do what those before it may."""

    VIEWER = "viewer", "viewer: reads"
    OPERATOR = "operator", "operator: also adds, changes and acts"
    ADMIN = "admin", "admin: also deletes, and does what managers do"


class OperatorRole(Row):
    """What an operator may do in an area, in every workspace; without one the area is not there for him."""

    staff_writes: ClassVar[str] = "managers"
    operator = models.ForeignKey(
        Operator,
        on_delete=models.CASCADE,
        related_name="roles",
        db_constraint=False,
        db_index=False,
        db_comment="Whose role it is.",
    )
    area = Choice(
        choices=Area.choices,
        db_comment="Where: codex (the ground: people, workspaces, keys), positioning, gamification, agents, "
        "intelligence, alerts.",
    )
    role = Choice(
        choices=StaffRole.choices,
        db_comment="viewer (reads), operator (also adds, changes and acts), admin (also deletes, and does "
        "what managers do).",
    )

    class Meta:
        db_table = "operator_roles"
        db_table_comment = "What operators may do, area by area; written by admins of the ground among them."
        constraints: ClassVar[Any] = [
            Unique(
                fields=["operator", "area"],
                name="operator_roles_once",
                says="This operator has a role in this area already.",
                field="area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.role}"


class StaffVisit(WorkspaceModel):
    """That an operator was let into a workspace, or into all of them: one row a person, place and hour.

    Written by note_staff_visit alone, whatever became of the request. People and the workspace are ids
    without foreign keys: a visit outlives them.
    """

    staff_writes: ClassVar[str] = "nobody"
    updated_at = None  # type: ignore[assignment]
    workspace = models.ForeignKey(  # type: ignore[assignment]
        "codex.Workspace",
        on_delete=models.DO_NOTHING,
        related_name="+",
        null=True,
        editable=False,
        db_index=False,
        db_constraint=False,
        db_comment="Whose rows were open; empty where those of all workspaces were.",
    )
    person = models.UUIDField(db_comment="Who looked.")
    hour = Moment(db_comment="The hour in which he did, by its beginning.")
    last_at = Moment(db_comment="When he last did in that hour; the row was made when he first did.")
    requests = Count(db_comment="How often.")
    addresses = TextList(db_comment="From where: the first ten addresses of that hour.")

    class Meta(WorkspaceModel.Meta):
        db_table = "staff_visits"
        db_table_comment = "Who of the staff looked into which workspace; kept as long as the audit log."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "person", "hour"],
                name="staff_visits_once",
                nulls_distinct=False,
                says="This hour is noted already.",
            ),
        ]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("managers_read", f"{rls.INSIDE} AND {rls.MANAGERS}", "SELECT"),
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H:%M}"


class StaffEntry(Row):
    """What was done to an account, an operator, a role or a second factor; written by triggers alone."""

    staff_writes: ClassVar[str] = "nobody"
    updated_at = None  # type: ignore[assignment]
    table_name = Name(db_comment="The table that the row is or was in.")
    person = models.UUIDField(db_comment="About whom it is.")
    verb = Choice(
        choices=[(verb, verb) for verb in ("created", "changed", "deleted")],
        db_comment="created, changed, deleted.",
    )
    before = RowAsJson(db_comment="What it was, as far as it is told; never a secret.")
    after = RowAsJson(db_comment="What it is since.")
    actor = models.UUIDField(null=True, db_comment="Who did it; empty for the command line.")
    role = Name(db_comment="The role of the database that did it.")
    origin = Json(db_comment='From where: {"via", "request", "address"}.')

    class Meta:
        db_table = "staff_log"
        db_table_comment = "What was done to accounts, operators, their roles and second factors."
        verbose_name = "entry of the staff log"
        verbose_name_plural = "entries of the staff log"
        indexes = [models.Index(fields=["person", "id"], name="staff_log_person_idx")]
        constraints: ClassVar[Any] = []

    def __str__(self) -> str:
        return f"{self.table_name} {self.verb}"
