"""The change feed: which row was made, changed or deleted, in an order that never changes afterwards."""

from typing import ClassVar

from django.db import models

from codex import rls
from codex.fields import Choice, Name
from codex.models.workspace_model import WorkspaceModel
from codex.rules import Unique

# Who reads of a change: everybody; or her whose row it is, those who manage, and (overseers) agents.
READS = f"""{rls.INSIDE}
        AND (audience = 'members' OR {rls.role_in("admin", "owner")}
            OR (audience = 'overseers' AND {rls.role_in("agent")}) OR person::text = {rls.USER})"""


class Verb(models.TextChoices):
    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"
    FORGOTTEN = "forgotten"


class Audience(models.TextChoices):
    MEMBERS = "members"
    OVERSEERS = "overseers"
    MANAGERS = "managers"


class Change(WorkspaceModel):
    """That a row of an API's list is another than before; written by triggers, in the same transaction.

    People are ids without a foreign key: a change outlives them, and is gone itself after a month.
    """

    staff_writes: ClassVar[str] = "nobody"
    resource = Name(db_comment="The list of the API that the row is in: campaigns, moves, ...")
    row_id = models.UUIDField(db_comment="The row; it may be gone by now.")
    verb = Choice(
        choices=Verb.choices,
        db_comment="created, changed, deleted; forgotten: what came before this is no longer kept.",
    )
    transaction = models.BigIntegerField(
        db_comment="The transaction that did it (pg_current_xact_id): the feed is ordered by it."
    )
    number = models.BigIntegerField(db_comment="The order inside a transaction, of a sequence.")
    actor = models.UUIDField(null=True, db_comment="Who did it; empty for agents and jobs.")
    person = models.UUIDField(null=True, db_comment="Whose row it is, where a row is somebody's own.")
    audience = Choice(
        choices=Audience.choices,
        default=Audience.MEMBERS,
        db_comment="Who reads of it: members; overseers (admin, owner, agent) or managers (admin, owner), "
        "and the person.",
    )

    class Meta(WorkspaceModel.Meta):
        db_table = "changes"
        db_table_comment = "What was made, changed or deleted in each workspace; kept for a month."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "transaction", "number"],
                name="changes_position_once",
                says="There is a change at this place already.",
            ),
        ]
        rls_policies = [rls.floor(), rls.members_read(READS)]

    def __str__(self) -> str:
        return f"{self.resource} {self.verb}"
