"""How the last 30 days went: three queries, of which that about runs reads the sums of days and no run."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst

from agents.queries import work_by_day_and_guild
from alerts.queries import open_alerts_by_severity
from codex.admin.roles import role
from positioning.queries import campaigns_by_status

DAYS = 30
COUNTED = 1_000  # rows of a bar; beyond so many they are not counted
PERFORMANCE = "admin:agents_agentperformance_changelist"
ALERTS = "admin:alerts_systemalert_changelist"
CAMPAIGNS = "admin:positioning_campaign_changelist"
OPEN = "active,acknowledged"  # alerts


@dataclass(frozen=True)
class Bar:
    """A part of a chart: its name, its value in words, its length in percent of the longest, its list."""

    name: str
    value: str
    length: int
    url: str


@dataclass(frozen=True)
class Chart:
    """Bars, upright where they are days, the value of the highest, and the list they are drawn from."""

    title: str
    bars: list[Bar]
    url: str
    upright: bool = False
    highest: str = ""


def charts(today: datetime.date) -> list[Chart]:
    """The charts of the entered workspace, or of all for operators."""
    drawn = []
    if role("agents"):
        drawn += of_work(today)
    if role("alerts"):
        severities = open_alerts_by_severity(COUNTED + 1)
        drawn.append(across("Open alerts", ALERTS, "severity_level", severities, status__in=OPEN))
    if role("positioning"):
        drawn.append(across("Campaigns", CAMPAIGNS, "status", campaigns_by_status(COUNTED + 1)))
    return drawn


def of_work(today: datetime.date) -> list[Chart]:
    """Runs, errors and costs, in one query."""
    days = [today - datetime.timedelta(days=number) for number in reversed(range(DAYS))]
    work = list(work_by_day_and_guild(days[0]))
    runs, errors = (summed(work, "measurement_date", what) for what in ("runs", "errors"))
    rates = {day: errors[day] * 100 / runs[day] for day in runs if runs[day]}
    costs = summed(work, "agent__guild_name", "cost")
    dearest = dict(sorted(costs.items(), key=lambda each: -each[1]))
    return [
        by_day("Runs", days, runs, "{:,}".format),
        by_day("Runs that ended in an error", days, rates, "{:.1f}\N{NO-BREAK SPACE}%".format),
        across(
            f"Cost by guild, {DAYS} days",
            PERFORMANCE,
            "agent__guild_name",
            dearest,
            "${:,.2f}".format,
            measurement_date__gte=days[0],
        ),
    ]


def summed(work: Iterable[dict[str, Any]], by: str, what: str) -> dict[Any, Any]:
    """The sums of a figure by day or by guild."""
    sums: dict[Any, Any] = {}
    for each in work:
        sums[each[by]] = sums.get(each[by], 0) + each[what]
    return sums


def by_day(
    title: str, days: list[datetime.date], values: dict[Any, Any], words: Callable[[Any], str]
) -> Chart:
    """A bar for each day, which leads to what was measured on it."""
    highest = max(values.values(), default=0)
    bars = []
    for day in days:
        parts = {f"measurement_date__{part}": getattr(day, part) for part in ("year", "month", "day")}
        value = values.get(day, 0)
        url = listed(PERFORMANCE, **parts)
        bars.append(Bar(f"{day:%-d %b}", words(value), share(value, highest), url))
    start = listed(PERFORMANCE, measurement_date__gte=days[0])
    return Chart(f"{title}, {DAYS} days", bars, start, upright=True, highest=words(highest))


def so_many(number: int) -> str:
    """A number of rows, as far as they are counted."""
    return f"{COUNTED:,}+" if number > COUNTED else f"{number:,}"


def across(
    title: str,
    page: str,
    column: str,
    values: dict[str, Any],
    words: Callable[[Any], str] = so_many,
    **narrowed: Any,
) -> Chart:
    """A bar for each value of a column, which leads to the rows that have it."""
    highest = max(values.values(), default=0)
    bars = [
        Bar(
            capfirst(name.replace("_", " ")),
            words(value),
            share(value, highest),
            listed(page, **{f"{column}__exact": name}, **narrowed),
        )
        for name, value in values.items()
    ]
    return Chart(title, bars, listed(page, **narrowed))


def share(value: Any, highest: Any) -> int:
    return round(value * 100 / highest) if highest else 0


def listed(page: str, **query: Any) -> str:
    """The address of a list with its filters."""
    return reverse(page) + (f"?{urlencode(query)}" if query else "")
