"""The figures of the areas as tables for RESULTS.md."""

from decimal import Decimal

from benchmarks import reads
from benchmarks.areas import functions
from benchmarks.areas.filling import Workplace
from benchmarks.areas.growth import Grown
from benchmarks.areas.lists import ADMIN, Asking
from benchmarks.areas.writers import BATCH, Outcome
from benchmarks.results import micro, table
from benchmarks.timing import Comparison

OWN_FILTER = "filter of the person too, and policy"
ListFigures = list[tuple[Asking, Comparison, Comparison]]
FunctionFigures = list[tuple[Workplace, str, Comparison]]


def of_lists(measured: ListFigures, role: str) -> str:
    """Each list of a role: what it costs by hand, and the ratios to that, as SQL and through the ORM."""
    hand = reads.BY_HAND
    head = ["newest 50 of", "rows in the workspace", f"SQL: {hand}, µs (least / median)"]
    head += [
        reads.POLICY if role == ADMIN else OWN_FILTER,
        reads.BOTH,
        f"ORM: {hand}, µs (least / median)",
        reads.BOTH,
    ]
    rows = [
        [
            asking.model._meta.db_table,
            f"{asking.workspace.size:,}",
            micro(sql, hand),
            str(sql.ratio(reads.POLICY, hand)),
            str(sql.ratio(reads.BOTH, hand)),
            micro(orm, hand),
            str(orm.ratio(reads.BOTH, hand)),
        ]
        for asking, sql, orm in measured
        if asking.role == role
    ]
    return table(head, rows)


def of_functions(measured: FunctionFigures) -> str:
    """Each function: what it costs by hand, and the ratios to that without row security and with it."""
    hand, open_to_all, inside = functions.BY_HAND, functions.OPEN_TO_ALL, functions.INSIDE
    head = ["function", "rows in the workspace", f"{hand}, µs (least / median)", open_to_all, inside]
    return table(
        head,
        [
            [
                name,
                f"{workspace.size:,}",
                micro(found, hand),
                str(found.ratio(open_to_all, hand)),
                str(found.ratio(inside, hand)),
            ]
            for workspace, name, found in measured
        ],
    )


def of_growth(measured: list[Grown], rows: tuple[int, int]) -> str:
    """Each list in the small tables and in the large ones."""
    head = ["list", "rows in the workspace", "rows in the answer"]
    head += [f"of {each:,} rows, µs (least / median)" for each in rows]
    return table(
        [*head, "ratio"],
        [
            [
                each.name,
                *(" / ".join(f"{number:,}" for number in pair) for pair in (each.sizes, each.answers)),
                *(micro(each.took, side) for side in ("small", "large")),
                str(each.took.ratio("large", "small")),
            ]
            for each in measured
        ],
    )


def of_writers(found: Outcome) -> str:
    """What the writers sent, what arrived, and how often the server had to end a deadlock."""
    kinds = "one run", "a batch"
    calls = {kind: sum(each.calls[kind] for each in found.writers) for kind in kinds}
    told = sum(each.runs for each in found.writers)
    lost = "nothing lost" if complete(found) else f"NOT ALL OF IT ARRIVED: {found.sent} {found.recorded}"
    deadlocks = max(found.deadlocks, sum(each.deadlocks for each in found.writers))
    return (
        f"{len(found.writers)} writers for {found.seconds:.0f} s: {calls['one run']:,} calls with one run, "
        f"{calls['a batch']:,} with {BATCH}; {sum(calls.values()) / found.seconds:,.0f} calls/s, "
        f"{told / found.seconds:,.0f} runs/s. {told:,} runs were sent, {told - found.sent[0]:,} of them once "
        f"more: {found.sent[0]:,} runs, {found.sent[2]:,} tokens, {found.sent[3]:,} USD. "
        f"**{deadlocks} deadlocks, {lost}** in runs, hours, days and assignments."
    )


def complete(found: Outcome) -> bool:
    """Whether every place adds up to what was sent; assignments count no runs."""
    charged = (0, 0, Decimal(found.sent[2]), found.sent[3])
    return all(
        sums == (charged if place == "assignments" else found.sent) for place, sums in found.recorded.items()
    )


def by_role(measured: ListFigures) -> dict[str, str]:
    """The lists of those who see everything, and of those who do not."""
    others = next(asking.role for asking, _, _ in measured if asking.role != ADMIN)
    return {"lists": of_lists(measured, ADMIN), "own lists": of_lists(measured, others)}
