"""The parts about 014-017, each of which can be asked for alone."""

import time
from collections.abc import Callable

from benchmarks.areas import filling, functions, growth, lists, reading, results, writers, writing
from benchmarks.areas.filling import workplace
from benchmarks.filling import LARGE, MIDDLE, QUIET, SMALL, STEADY
from benchmarks.results import about, code
from benchmarks.timing import BEGUN, say

SHARE = 100  # the small tables have one row for so many of the large ones


def prepare(rows: int) -> None:
    """Fill the small database and the large one."""
    for database, number in ((filling.SMALL_DATABASE, rows // SHARE), (filling.LARGE_DATABASE, rows)):
        say(f"filling twelve tables with {number:,} rows each")
        filling.fill(database, number)


def of_lists(rows: int) -> dict[str, str]:
    """The newest 50 of every table."""
    measured = []
    for asking in [each for number in (LARGE, SMALL) for each in lists.asked(workplace(number))]:
        say(f"the newest of {asking.model._meta.db_table} for a {asking.role}")
        measured.append((asking, lists.by_sql(asking), lists.by_orm(asking)))
    return results.by_role(measured)


def of_functions(rows: int) -> dict[str, str]:
    """The functions that read, in three workspaces; those that write, in the two that have enough."""
    large, middle, small = map(workplace, (LARGE, MIDDLE, SMALL))
    figures = {
        "reading": results.of_functions(
            compared([(each, reading.functions(each)) for each in (large, middle, small)])
        ),
        "area plans": code(reading_plans(large)),
        "writing": results.of_functions(
            compared([(each, writing.functions(each)) for each in (large, middle)])
        ),
    }
    filling.tidy(filling.LARGE_DATABASE)  # what was written and undone
    return figures


def compared(asked: list[tuple[filling.Workplace, list[functions.Function]]]) -> results.FunctionFigures:
    """Each function in each workspace, after a look at whether all sides do the same."""
    measured = []
    for workspace, found in asked:
        for each in found:
            say(f"{each.name} among {workspace.size:,} rows")
            assert not functions.differences(each, workspace), functions.differences(each, workspace)
            measured.append((workspace, each.name, functions.measured(each, workspace)))
    return measured


def reading_plans(workspace: filling.Workplace) -> str:
    """What PostgreSQL does for the lists that wait for somebody, under row security."""
    plans = [
        f"-- {each.name}\n{functions.plan_of(functions.INSIDE, each, workspace)}"
        for each in reading.functions(workspace)
    ]
    return "\n\n".join(plans)


def of_growth(rows: int) -> dict[str, str]:
    """Lists of what waits for somebody, in the small tables and in the large ones."""
    say("lists in small tables and in large ones")
    measured = [growth.measured(name, number) for number in (LARGE, QUIET) for name in growth.LISTS]
    return {"area growth": results.of_growth(measured, (rows // SHARE, rows))}


def of_writers(rows: int) -> dict[str, str]:
    """Ten who record runs at once."""
    say(f"{writers.WRITERS} writers")
    return {"writers": results.of_writers(writers.measured(workplace(STEADY)))}


def facts(rows: int) -> dict[str, str]:
    """When and on what the parts were measured."""
    return {"areas run": about("rows in each of 12 tables", filling.TABLES, rows, time.monotonic() - BEGUN)}


PARTS: dict[str, Callable[[int], dict[str, str]]] = {
    "lists": of_lists,
    "functions": of_functions,
    "growth": of_growth,
    "writers": of_writers,
}
