"""The seed's functions inside a workspace against SQL written by hand that does the same without security."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import connections

from benchmarks.areas.filling import BY_HAND_ALIAS, Workplace
from benchmarks.reads import DOOR
from benchmarks.timing import Call, Comparison, Framed, compare, connected

SECONDS_A_ROUND = 0.25
BY_HAND, OPEN_TO_ALL, INSIDE = "written by hand, no security", "the function, no row security", "the function"
# The owner writes what is written by hand: row security does not hold it, and the rows' own triggers ask who
# writes sums. The function is called by the operator, whom row security does not hold either, and by the app.
ALIAS = {BY_HAND: BY_HAND_ALIAS, OPEN_TO_ALL: "operator", INSIDE: "default"}
Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Function:
    """A function of the seed, what does the same by hand, and with which parameters by turn."""

    name: str
    call: str
    by_hand: str
    parameters: Sequence[Parameters]


def measured(function: Function, workspace: Workplace) -> Comparison:
    """Each call in a transaction of its own that has entered and is rolled back; only the call is timed."""

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with connected(*ALIAS.values()):
            yield {
                side: Framed(partial(inside, ALIAS[side], workspace), sent(side, function)) for side in ALIAS
            }

    return compare(sides, SECONDS_A_ROUND)


@contextmanager
def inside(alias: str, workspace: Workplace) -> Iterator[None]:
    """A transaction in the workspace, undone at its end."""
    connection = connections[alias].connection
    with connection.transaction(force_rollback=True):
        connection.execute(DOOR, [workspace.id, workspace.user_id])
        yield


def sent(side: str, function: Function) -> Call:
    """Send it as Django would, planned anew at each call, with one set of parameters after another."""
    connection, variants = connections[ALIAS[side]].connection, function.parameters
    sql = function.by_hand if side == BY_HAND else f"SELECT * FROM {function.call}"
    return lambda turn: connection.execute(sql, variants[turn % len(variants)]).fetchall()


def differences(function: Function, workspace: Workplace) -> str:
    """What the sides do not have in common: the rows that they answer, or how many they write where."""
    seen = {}
    with connected(*ALIAS.values()):
        for side, alias in ALIAS.items():
            with inside(alias, workspace):
                before = written(alias)
                answer = sent(side, function)(0)
                seen[side] = written(alias) - before or answer
    first = seen[BY_HAND]
    return "" if all(each == first for each in seen.values()) else f"{function.name}: {seen}"


def written(alias: str) -> Counter[str]:
    """The rows that this transaction has inserted and changed, by table."""
    rows = connections[alias].connection.execute(
        "SELECT relname, n_tup_ins, n_tup_upd FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd > 0"
    )
    found: Counter[str] = Counter()
    for table, inserted, changed in rows.fetchall():
        found[f"{table} added"], found[f"{table} changed"] = inserted, changed
    return +found


def plan_of(side: str, function: Function, workspace: Workplace) -> str:
    """What PostgreSQL does for the hand-written statement, asked from one side."""
    with connected(ALIAS[side]), inside(ALIAS[side], workspace):
        rows = connections[ALIAS[side]].connection.execute(
            f"EXPLAIN (ANALYZE, COSTS OFF, BUFFERS OFF) {function.by_hand}", function.parameters[0]
        )
        return "\n".join(line for (line,) in rows)
