"""The order in which everything is measured, with its progress."""

import time

from benchmarks import door, filling, reads, results, writes
from benchmarks.filling import LARGE, MIDDLE, QUIET, SMALL, STEADY

BEGUN = time.monotonic()


def measure(rows: int, written: bool) -> None:
    """Fill the database to so many campaigns, measure on the way and at the end, publish the figures."""
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
    say("triggers")
    figures["triggers"] = results.triggers(writes.inserts(middle))
    figures["run"] = results.about(rows, time.monotonic() - BEGUN)
    say("done")
    results.publish(figures, written)


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


def say(what: str) -> None:
    """Show how far it is."""
    print(f"{time.monotonic() - BEGUN:6.0f} s  {what}", flush=True)
