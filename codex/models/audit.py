"""The audit log: what was made, changed and deleted, by whom, when, from where, before and after."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from codex import rls
from codex.fields import Choice, Json, Name, RowAsJson
from codex.models.changes import READS, Audience, Verb
from codex.models.workspace_model import WorkspaceModel
from codex.tenancy import current_workspace_id


class AuditEntry(WorkspaceModel):
    """What was done to one row; written by triggers in the same transaction, and never changed.

    Partitioned by month (sql/audit_log). Rows, people and the workspace are ids without foreign keys: an
    entry outlives them all.
    """

    staff_writes: ClassVar[str] = "nobody"
    updated_at = None  # type: ignore[assignment]
    workspace = models.ForeignKey(
        "codex.Workspace",
        on_delete=models.DO_NOTHING,
        related_name="+",
        default=current_workspace_id,
        editable=False,
        db_index=False,
        db_constraint=False,
        db_comment="Whose row it was; row security compares it.",
    )
    table_name = Name(db_comment="The table that the row is or was in.")
    row_id = models.UUIDField(db_comment="The row; it may be gone by now.")
    about = ArrayField(
        models.UUIDField(),
        db_comment="The rows and people that it refers or referred to: this is part of their history too.",
    )
    verb = Choice(
        choices=[(each.value, each.label) for each in Verb if each != Verb.FORGOTTEN],
        db_comment="created, changed, deleted.",
    )
    before = RowAsJson(db_comment="Of a change the columns that it changed, of a deletion all, as they were.")
    after = RowAsJson(
        db_comment="Of a change the columns that it changed, of a new row all, as they are since."
    )
    actor = models.UUIDField(null=True, db_comment="Who did it; empty for keys, agents and jobs.")
    actor_key = models.UUIDField(null=True, db_comment="The workspace's key that did it.")
    role = Name(
        db_comment="As what: a member's role, or the role of the database of whoever came by no door."
    )
    origin = Json(
        db_comment='From where: {"via": "admin", "api", "job" or "sql", "request", "address", "job"}.'
    )
    person = models.UUIDField(null=True, db_comment="Whose row it is, where a row is somebody's own.")
    audience = Choice(
        choices=Audience.choices,
        db_comment="Who reads of it: members; overseers (admin, owner, agent) or managers (admin, owner), "
        "and the person.",
    )

    class Meta(WorkspaceModel.Meta):
        db_table = "audit_log"
        db_table_comment = "What was made, changed and deleted: by whom, when, from where, before and after."
        verbose_name_plural = "audit entries"
        constraints = [*WorkspaceModel.Meta.constraints]
        indexes = [
            models.Index(fields=["workspace", "row_id", "id"], name="audit_log_row_idx"),
            models.Index(fields=["workspace", "actor", "id"], name="audit_log_actor_idx"),
            GinIndex(fields=["about"], name="audit_log_about_idx"),
        ]
        rls_policies = [rls.floor(), rls.members_read(READS)]

    def __str__(self) -> str:
        return f"{self.table_name} {self.verb}"
