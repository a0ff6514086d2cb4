"""The figures as tables, put between the marks of RESULTS.md; its words are written by hand."""

import datetime
import os
import platform
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import django
import psycopg
from django.db import connections

from benchmarks.door import DOOR_BY_ID, DOOR_BY_NAME, ENTERED, INSIDE, NO_DOOR, OUTSIDE
from benchmarks.filling import Measured
from benchmarks.reads import BOTH, BY_HAND, POLICY
from benchmarks.timing import ROUNDS, Comparison, Ratio
from benchmarks.writes import BARE, CHANGES, MANY, OFF, UNTOLD

FILE = Path(__file__).with_name("RESULTS.md")
DOORS = (DOOR_BY_ID, DOOR_BY_NAME)
Growth = list[tuple[int, Measured, dict[str, Comparison]]]


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def code(text: str) -> str:
    """A block that is shown as it is."""
    return f"```\n{text}\n```"


def micro(comparison: Comparison, side: str) -> str:
    """The fastest and the median call of a side."""
    return f"{comparison.least(side):,.0f} / {comparison.median(side):,.0f}"


def row_security(measured: list[tuple[Measured, str, Comparison]]) -> str:
    """Each question in each workspace: what it costs without security, and the ratios to that."""
    with_policy_alone = POLICY in measured[0][2].rounds[0]
    sides = [POLICY, BOTH] if with_policy_alone else [BOTH]
    head = ["question", "campaigns in the workspace", f"{BY_HAND}, µs (least / median)", *sides]
    return table(
        head,
        [
            [
                question,
                f"{each.size:,}",
                micro(found, BY_HAND),
                *(str(found.ratio(side, BY_HAND)) for side in sides),
            ]
            for each, question, found in measured
        ],
    )


def entering(measured: list[tuple[Measured, Comparison]]) -> str:
    """The door's share of a transaction of five questions, and the whole beside one without security."""
    head = ["campaigns in the workspace", "five questions inside, µs (least / median)"]
    head += [f"{door}{what}" for door in DOORS for what in (", µs", ", share")]
    rows = [
        [f"{each.size:,}", micro(found, INSIDE), *door_cells(found), str(found.ratio(ENTERED, OUTSIDE))]
        for each, found in measured
    ]
    return table([*head, "the whole by id, to no security at all"], rows)


def door_cells(found: Comparison) -> list[str]:
    """What each form of the door takes, and which part of a request that enters by it."""
    cells = []
    for door in DOORS:
        cells.append(f"{found.median(door) - found.median(NO_DOOR):,.0f}")
        cells.append(percent(found.of_medians(partial(share, door, INSIDE))))
    return cells


def share(door: str, request: str, took: Mapping[str, float]) -> float:
    """The door's part of a request, its time added where the request did not have to enter."""
    cost = took[door] - took[NO_DOOR]
    return cost / (took[request] + (cost if request == INSIDE else 0))


def percent(ratio: Ratio) -> str:
    """A ratio in percent."""
    return f"**{ratio.middle:.1%}** ({ratio.low:.1%}-{ratio.high:.1%})"


def over_http(found: Comparison) -> str:
    """The share of the door in a request for a page of campaigns."""
    its_share = percent(found.of_medians(partial(share, DOOR_BY_NAME, ENTERED)))
    return (
        f"A page of 50 campaigns takes {found.median(ENTERED) / 1000:,.1f} ms (median); "
        f"entering by short name is {its_share} of it."
    )


def quiet(medians: dict[str, float]) -> str:
    """How long the newest 50 take, by what the planner was told."""
    return table(["newest 50", "µs (median)"], [[side, f"{median:,.0f}"] for side, median in medians.items()])


def growth(grown: Growth) -> str:
    """The same workspace among more and more others."""
    questions = list(grown[0][2])
    head = ["campaigns of all workspaces", *(f"{question}, µs (least / median)" for question in questions)]
    rows = [
        [f"{rows:,}", *(micro(asked[question], BOTH) for question in questions)] for rows, _, asked in grown
    ]
    first, last = grown[0][2], grown[-1][2]
    ratios = [f"**{last[each].median(BOTH) / first[each].median(BOTH):.2f}**" for each in questions]
    return table(head, [*rows, ["last to first", *ratios]])


def triggers(found: Comparison) -> str:
    """What each trigger adds to an insert."""
    rows = [[side, micro(found, side), str(found.ratio(side, BARE))] for side in OFF]
    return table(["insert with", "µs (least / median)", "ratio"], rows)


def many(found: Comparison) -> str:
    """What the change feed adds to each row of many."""
    rows = [[side, micro(found, side), str(found.ratio(side, UNTOLD))] for side in CHANGES]
    return table([f"each row of {MANY:,} cohorts", "µs (least / median)", "ratio"], rows)


def about(what: str, tables: list[str], rows: int, seconds: float, size: str = "") -> str:
    """When, on what and with what these figures were taken."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'),"
            " pg_size_pretty(sum(pg_total_relation_size(name::regclass)))"
            " FROM unnest(%s::text[]) AS name",
            [tables],
        )
        version, its = cursor.fetchone()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}, {rows:,} {what} ({size or its} with indexes), "
        f"{ROUNDS} rounds, {seconds / 60:.1f} minutes. PostgreSQL {version}, psycopg {psycopg.__version__}, "
        f"Django {django.__version__}, Python {platform.python_version()}; {platform.system()} with "
        f"{os.cpu_count()} cores and {memory:.0f} GiB; load {load} (1, 5, 15 minutes) at the end."
    )


def publish(figures: dict[str, str], written: bool) -> None:
    """Print the figures; put them into RESULTS.md as well where they are of the full size."""
    text = FILE.read_text()
    for name, figure in figures.items():
        print(f"\n--- {name}\n{figure}")
        between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        assert between.search(text), f"RESULTS.md has no place for {name}."
        escaped = figure.replace("\\", r"\\")
        text = between.sub(rf"\g<1>{escaped}\n\g<2>", text)
    if written:
        FILE.write_text(text)
