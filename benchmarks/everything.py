"""The order in which everything is measured."""

import time
from collections.abc import Collection

from benchmarks import door, filling, reads, results, writes
from benchmarks.admin import everything as admin
from benchmarks.api import everything as api
from benchmarks.areas import everything as areas
from benchmarks.areas.filling import split
from benchmarks.filling import LARGE, MIDDLE, QUIET, SMALL, STEADY
from benchmarks.timing import BEGUN, say


def measure(parts: Collection[str], rows: int, written: bool) -> None:
    """Measure these parts at so many rows, and publish each part's figures as soon as they are there."""
    if "admin" in parts:  # while nothing is in the database that it copies
        results.publish(admin.measure(rows), written)
    split()
    if "campaigns" in parts:
        results.publish(campaigns(rows), written)
    elif {"triggers", "api"} & set(parts):
        say(f"filling {rows:,} campaigns")
        filling.fill(rows)
    if "triggers" in parts:
        results.publish(writing(), written)
    if "api" in parts:
        results.publish(api.measure(rows), written)
    wanted = [name for name in areas.PARTS if name in parts]
    if wanted:
        areas.prepare(rows)
    for name in wanted:
        results.publish(areas.PARTS[name](rows), written)
    if len(wanted) == len(areas.PARTS):
        results.publish(areas.facts(rows), written)
    say("done")


def campaigns(rows: int) -> dict[str, str]:
    """Fill the database to so many campaigns, and measure on the way and at the end."""
    figures = {"growth": results.growth(grow(rows))}
    large, middle, small = (filling.measured(number) for number in (LARGE, MIDDLE, SMALL))
    ways = {"planned": reads.planned_each_time, "orm": reads.by_orm, "prepared": reads.prepared}
    for name, way in ways.items():
        say(f"row security, {name}")
        figures[name] = results.row_security(
            [
                (each, question, way(question, each))
                for each in (large, middle, small)
                for question in reads.QUESTIONS
            ]
        )
    figures["plans"] = results.code(reads.plans(large))
    say("the newest of a workspace that has been quiet")
    figures["quiet"] = results.quiet(reads.newest_of_quiet(filling.measured(QUIET)))
    for name, enter in {"requests": door.requests, "statements": door.statements}.items():
        say(f"the door, {name}")
        figures[name] = results.entering([(each, enter(each)) for each in (large, middle, small)])
    say("the door over HTTP")
    figures["http"] = results.over_http(door.over_http(middle))
    figures["run"] = results.about("campaigns", ["campaigns"], rows, time.monotonic() - BEGUN)
    return figures


def writing() -> dict[str, str]:
    """What the triggers add to writes."""
    say("triggers, row by row and many rows at once")
    middle = filling.measured(MIDDLE)
    return {
        "triggers": results.triggers(writes.inserts(middle)),
        "many": results.many(writes.many_inserts(middle)),
    }


def grow(rows: int) -> results.Growth:
    """Load in three steps; at each, ask a workspace that stays the same for its newest 50 and its count."""
    say(f"filling {rows:,} campaigns")
    filling.plan(rows)
    grown, before = [], 0
    for upto in (rows // 100, rows // 10, 2 * rows):  # the last: all there are, rounding included
        filling.load(before, upto)
        before = upto
        say(f"{min(upto, rows):,} campaigns; asking")
        steady = filling.measured(STEADY)
        asked = {question: reads.planned_each_time(question, steady) for question in ("newest 50", "count")}
        grown.append((min(upto, rows), steady, asked))
    filling.finish()
    return grown
