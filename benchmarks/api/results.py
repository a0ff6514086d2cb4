"""The API's figures as tables."""

from collections.abc import Mapping

from benchmarks.api.handling import BARE, DEEP, FIRST, USUAL
from benchmarks.api.serving import Crowd
from benchmarks.results import table
from benchmarks.timing import Comparison


def beside(found: Comparison) -> str:
    """Each side's request, and its ratio to the views that are only that."""
    rows = [
        [side, milli(found, side), str(found.ratio(side, BARE)), str(found.ratio(side, USUAL))]
        for side in found.rounds[0]
    ]
    return table(["a page of 50, asked by", "ms (least / median)", f"to {BARE}", f"to {USUAL}"], rows)


def milli(found: Comparison, side: str) -> str:
    """The fastest and the median call of a side."""
    return f"{found.least(side) / 1000:.1f} / {found.median(side) / 1000:.1f}"


def of_parts(found: Mapping[str, Mapping[str, float]]) -> str:
    """What each part of a request takes, side by side."""
    sides = list(found)
    parts = sorted(found[sides[0]], key=lambda part: -found[sides[0]][part])
    rows = [[part, *(shown(found[side][part]) for side in sides)] for part in parts]
    whole = ["all of it", *(f"**{sum(found[side].values()):.2f}**" for side in sides)]
    return table(["ms", *sides], [*rows, whole])


def shown(milliseconds: float) -> str:
    """A time, or nothing where there is none."""
    return f"{milliseconds:.2f}" if milliseconds else ""


def of_crowds(found: Mapping[str, Crowd]) -> str:
    """Many clients at once, side by side."""
    head = ["asked by", "requests", "errors", "a second", "p50, ms", "p99, ms", "p99 to p50"]
    rows = []
    for side, crowd in found.items():
        number, p50, p99 = len(crowd.taken), crowd.quantile(0.50), crowd.quantile(0.99)
        row = [side, f"{number:,}", f"{len(crowd.errors)}", f"{number / crowd.seconds:.0f}"]
        row += [f"{p50:.0f}", f"{p99:.0f}", f"**{p99 / p50:.1f}**", f"{crowd.worked / number * 1000:.1f}"]
        rows.append(row)
    return table([*head, "the client's own work, ms a request"], rows)


def of_pages(found: Comparison, number: int) -> str:
    """A page far down beside the first."""
    names = {FIRST: FIRST, DEEP: f"page {number:,}"}
    rows = [[names[side], milli(found, side), str(found.ratio(side, FIRST))] for side in names]
    return table(["", "ms (least / median)", "ratio"], rows)
