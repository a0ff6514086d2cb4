"""The change feed: how far it can be read, what follows a place in it, and forgetting what is old."""

import datetime
import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import Q

from codex.models import Change
from codex.models.changes import Verb

BATCH = 10_000  # rows that are forgotten at once
Place = tuple[int, int]  # in the feed: a transaction, and a number inside it
BEGINNING: Place = (0, 0)


class Forgotten(Exception):
    """What followed this place is no longer kept."""


@dataclass(frozen=True)
class Edge:
    """How far the feed can be read now.

    Every transaction before `open` has ended, so that nothing can appear there any more. No transaction
    before `settled` comes again, not even after a crash, which gives numbers that left no trace anew.
    `incarnation` is another one in another database, and once a server was restored or replaced.
    `writing` says that this very transaction writes, and so holds the edge back.
    """

    open: int
    settled: int
    incarnation: str
    writing: bool


@dataclass(frozen=True)
class Reading:
    """Changes in their order, the place up to which they tell all, and whether more is there already."""

    changes: list[Change]
    place: Place
    more: bool


def edge() -> Edge:
    """How far the feed can be read at this moment; one query."""
    with connection.cursor() as cursor:
        cursor.execute(EDGE)
        open_, checkpointed, incarnation, writing = cursor.fetchone()
    digest = hashlib.sha256(incarnation.encode()).hexdigest()[:16]
    return Edge(open_, min(open_, checkpointed), digest, writing)


def read(
    *, edge: Edge, after: Place | None = None, resources: list[str] | None = None, at_most: int = 100
) -> Reading:
    """What follows a place, or all that is kept; of some resources (names of the API's lists) or of all.

    Raises Forgotten where some of it is kept no longer. `edge` is to be asked for before: whatever is
    committed up to there, this query sees.
    """
    rows = _between(after or BEGINNING, edge)
    if resources:
        rows = rows.filter(Q(resource__in=resources) | Q(verb=Verb.FORGOTTEN))
    found = list(rows[: at_most + 2])
    start = after or BEGINNING
    if found and found[0].verb == Verb.FORGOTTEN:
        if after:
            raise Forgotten
        start = _place(found.pop(0))
    found, more = found[:at_most], len(found) > at_most
    last = _place(found[-1]) if found else start
    return Reading(found, last if more else max(last, (edge.settled, 0)), more)


def let_go() -> None:
    """Close what the last query has left open in the protocol: until the next one it keeps its snapshot."""
    with connection.cursor() as cursor:
        cursor.execute("CLOSE ALL")


def latest(edge: Edge) -> Place:
    """The end of what the entered person may read."""
    newest = _between(BEGINNING, edge).reverse().first()
    return max(_place(newest) if newest else BEGINNING, (edge.settled, 0))


def forget_changes(before: datetime.datetime) -> int:
    """Delete the changes of all workspaces that were made before then, as the operator; how many there were.

    What is deleted is always the beginning of a feed: the last of it stays as a mark, so that who has
    not read as far is told so. To be called outside of any transaction: each batch commits.
    """
    number = 0
    with connections["operator"].cursor() as cursor:
        cursor.execute("SELECT id FROM workspaces")
        for (workspace,) in cursor.fetchall():
            seen = BATCH
            while seen == BATCH:
                seen, gone = _forget(workspace, before)
                number += gone
    return number


def _forget(workspace: uuid.UUID, before: datetime.datetime) -> tuple[int, int]:
    given: dict[str, Any] = {"workspace": workspace, "before": before, "batch": BATCH}
    with transaction.atomic("operator", durable=True), connections["operator"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('forget_changes'))"
        )  # two would leave two marks
        cursor.execute(FORGET, given)
        seen, gone = cursor.fetchone()
    return seen, gone


def _between(after: Place, edge: Edge) -> Any:
    number, within = after
    behind = Q(transaction__gt=number) | Q(transaction=number, number__gt=within)
    ahead = Q(transaction__gte=number, transaction__lt=edge.open)  # what the index can use
    return Change.objects.filter(behind, ahead).order_by("transaction", "number")


def _place(change: Change) -> Place:
    return change.transaction, change.number


EDGE = """
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
        (split_part(next_xid, ':', 1)::bigint << 32) | split_part(next_xid, ':', 2)::bigint,
        concat_ws('.', system_identifier, oid, left(pg_walfile_name(pg_current_wal_lsn()), 8)),
        pg_current_xact_id_if_assigned() IS NOT NULL
    FROM pg_control_checkpoint(), pg_control_system(), pg_database WHERE datname = current_database()
"""
# The first that is young ends what is forgotten: transactions do not begin in the order of their numbers.
FORGET = """
    WITH young AS (
        SELECT transaction, number FROM changes
        WHERE workspace_id = %(workspace)s AND created_at >= %(before)s AND verb <> 'forgotten'
        ORDER BY transaction, number LIMIT 1
    ), old AS (
        SELECT id, verb, transaction, number FROM changes
        WHERE workspace_id = %(workspace)s
            AND transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            AND NOT EXISTS (
                SELECT FROM young
                WHERE (young.transaction, young.number) <= (changes.transaction, changes.number)
            )
        ORDER BY transaction, number LIMIT %(batch)s
    ), newest AS (
        SELECT id FROM old ORDER BY transaction DESC, number DESC LIMIT 1
    ), deleted AS (
        DELETE FROM changes USING old WHERE changes.id = old.id AND changes.id <> (SELECT id FROM newest)
    ), marked AS (
        UPDATE changes SET verb = 'forgotten', actor = NULL, person = NULL, audience = 'members'
        WHERE id = (SELECT id FROM newest) AND verb <> 'forgotten'
    )
    SELECT count(*), count(*) FILTER (WHERE verb <> 'forgotten') FROM old
"""
