"""Actions on many rows: what was chosen, what is to be done with it, and what became of each row."""

from typing import Any, ClassVar

from django.db import models

from codex import rls
from codex.fields import Choice, Count, Json, Name, Prose
from codex.models.workspace_model import PersonalManager, WhoField, WorkspaceForeignKey, WorkspaceModel
from codex.rules import Rule, Unique

OVERSEERS = rls.role_in("admin", "owner", "agent")
OWN = f"user_id::text = {rls.USER}"
PERSONS = f"person::text = {rls.USER}"  # the same of a row, which needs no key to a person


class BulkState(models.TextChoices):
    ASKED = "asked", "not confirmed"
    CONFIRMED = "confirmed", "under way"
    STOPPED = "stopped"
    DONE = "done"


class RowOutcome(models.TextChoices):
    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    GONE = "gone"


class BulkAction(WorkspaceModel):
    """An action on a selection that is too large for one request; a job does it, as whoever confirmed it."""

    staff_writes: ClassVar[str] = "each"
    user = WhoField(db_comment="Whose it is: who chose, and confirms and stops it; empty once deleted.")
    selection = models.UUIDField(
        db_comment="What was chosen at once: over all workspaces one of these for each workspace."
    )
    model = Name(db_comment="Of which rows, as in positioning.campaign.")
    action = Name(db_comment="What is done with each, by the name of the action in the back office.")
    parameters = Json(db_comment="What was asked with it, as {field: [values as they were sent]}.")
    state = Choice(
        choices=BulkState.choices,
        default=BulkState.ASKED,
        db_comment="asked (chosen and shown, not confirmed), confirmed (a job does it), stopped, done.",
    )
    total_count = Count(verbose_name="rows", db_comment="How many rows were chosen.")
    done_count = Count(verbose_name="done", db_comment="With how many it was done.")
    refused_count = Count(verbose_name="refused", db_comment="How many refused, or were gone by then.")
    job = models.BigIntegerField(null=True, db_comment="The job that does the next rows; it may be gone.")

    objects: ClassVar[Any] = PersonalManager("admin", "owner", "agent")

    class Meta(WorkspaceModel.Meta):
        db_table = "bulk_actions"
        db_table_comment = "Actions on large selections, which jobs do; kept for 90 days."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="bulk_actions_counts",
                sql="done_count + refused_count <= total_count",
                says="No more rows are done than were chosen.",
            ),
        ]
        indexes = [
            models.Index(fields=["user"], name="bulk_actions_user_idx"),
            models.Index(fields=["workspace", "selection"], name="bulk_actions_selection_idx"),
        ]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("own_read", f"{rls.INSIDE}\n        AND ({OVERSEERS} OR {OWN})", "SELECT"),
            rls.RowPolicy("own_add", f"{rls.INSIDE}\n        AND {OWN}", "INSERT"),
            rls.RowPolicy(
                "own_change",
                f"{rls.INSIDE}\n        AND {OWN}",
                "UPDATE",
                columns=("parameters", "state", "done_count", "refused_count", "job"),
            ),
            rls.RowPolicy(
                "own_remove", f"{rls.INSIDE}\n        AND ({rls.role_in('agent')} OR {OWN})", "DELETE"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} of {self.total_count:,}"


class BulkActionRow(WorkspaceModel):
    """One row of a selection; it may be of any table, and be gone by now."""

    staff_writes: ClassVar[str] = "each"
    bulk_action = WorkspaceForeignKey(
        BulkAction, on_delete=models.CASCADE, related_name="rows", db_comment="What is done with it."
    )
    person = models.UUIDField(db_comment="Whose it is: the user of the bulk action.")
    row_id = models.UUIDField(db_comment="The row.")
    outcome = Choice(
        choices=RowOutcome.choices,
        default=RowOutcome.WAITING,
        db_comment="waiting, done, refused (sentence says why), gone (deleted before its turn).",
    )
    name = Prose(db_comment="What a row that refused is called.")
    sentence = Prose(db_comment="Why it refused.")

    class Meta(WorkspaceModel.Meta):
        db_table = "bulk_action_rows"
        db_table_comment = "The rows that were chosen for an action, and what became of each."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "bulk_action", "row_id"],
                name="bulk_action_rows_once",
                says="A row is chosen once.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "bulk_action", "row_id"],
                condition=models.Q(outcome="waiting"),
                name="bulk_action_rows_waiting_idx",
            ),
            models.Index(
                fields=["workspace", "bulk_action", "row_id"],
                condition=models.Q(outcome__in=["refused", "gone"]),
                name="bulk_action_rows_refused_idx",
            ),
        ]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("own_read", f"{rls.INSIDE}\n        AND ({OVERSEERS} OR {PERSONS})", "SELECT"),
            rls.RowPolicy("own_add", f"{rls.INSIDE}\n        AND {PERSONS}", "INSERT"),
            rls.RowPolicy(
                "own_change",
                f"{rls.INSIDE}\n        AND {PERSONS}",
                "UPDATE",
                columns=("outcome", "name", "sentence"),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.row_id)
