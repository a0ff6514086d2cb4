"""The change feed: how far it can be read, what follows a place in it, and forgetting what is old."""

import datetime
import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from codex.models import Change
from codex.models.changes import Verb
from codex.queries import ask
from codex.tenancy import current_workspace_id

BATCH = 10_000  # changes that are forgotten in one transaction
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
    if resources is not None:
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


def forget_changes(*, before: datetime.datetime, workspace: uuid.UUID | None = None) -> int:
    """Delete the oldest changes of the entered workspace that were made before then, at most BATCH; how many.

    It is always the beginning of the feed, and the last of it stays as a mark, so that who has not read as
    far is told so. Only for jobs, and operators, who name the workspace: raises DatabaseError with SQLSTATE
    42501 for others.
    """
    asked = [workspace or current_workspace_id(), before, BATCH]
    ((number,),) = ask("forget_changes(%s::uuid, %s::timestamptz, %s::integer)", asked)
    return int(number)


def _between(after: Place, edge: Edge) -> Any:
    # Compared as one, so that the index is entered in the midst of a large transaction too.
    behind = TupleGreaterThan(Tuple(F("transaction"), F("number")), after)
    return Change.objects.filter(behind, transaction__lt=edge.open).order_by("transaction", "number")


def _place(change: Change) -> Place:
    return change.transaction, change.number


EDGE = """
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
        (split_part(next_xid, ':', 1)::bigint << 32) | split_part(next_xid, ':', 2)::bigint,
        concat_ws('.', system_identifier, oid, left(pg_walfile_name(pg_current_wal_lsn()), 8)),
        pg_current_xact_id_if_assigned() IS NOT NULL
    FROM pg_control_checkpoint(), pg_control_system(), pg_database WHERE datname = current_database()
"""
