"""What waits for somebody, in a large table and in a small one, turn by turn in the same run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import connections

from benchmarks.areas.filling import LARGE_DATABASE, SMALL_ALIAS, SMALL_DATABASE, Workplace, workplace
from benchmarks.areas.functions import SECONDS_A_ROUND, inside
from benchmarks.timing import Call, Comparison, Framed, compare, connected

DATABASES = {"small": SMALL_DATABASE, "large": LARGE_DATABASE}
ALIAS = {"small": SMALL_ALIAS, "large": "default"}
LISTS = {
    "unread": "SELECT * FROM get_user_unread_notifications(%(user)s::uuid)",
    "critical": "SELECT * FROM get_critical_alerts(%(workspace)s::uuid)",
    "priority": "SELECT * FROM get_priority_signals(%(workspace)s::uuid)",
    "active insights": "SELECT * FROM get_active_insights(%(workspace)s::uuid)",
}


@dataclass(frozen=True)
class Grown:
    """A list of the same workspace in both databases: how large that is there, and how long the answers."""

    name: str
    sizes: list[int]
    answers: list[int]
    took: Comparison


def measured(name: str, number: int) -> Grown:
    """Ask for a list in both databases, as the app inside the workspace with this number."""
    workplaces = {side: workplace(number, database) for side, database in DATABASES.items()}
    answers: list[int] = []

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with connected(*ALIAS.values()):
            calls = {side: asking(side, name, workplaces[side]) for side in ALIAS}
            answers[:] = [len(answer(call)) for call in calls.values()]
            yield calls

    took = compare(sides, SECONDS_A_ROUND)
    return Grown(name, [each.size for each in workplaces.values()], answers, took)


def asking(side: str, name: str, workspace: Workplace) -> Framed:
    """A list of one database, asked for in a transaction inside the workspace."""
    connection = connections[ALIAS[side]].connection
    whose = {"workspace": workspace.id, "user": workspace.user_id}
    return Framed(
        partial(inside, ALIAS[side], workspace),
        lambda turn: connection.execute(LISTS[name], whose).fetchall(),
    )


def answer(call: Framed) -> Any:
    """What a call answers."""
    with call.frame():
        return call(0)
