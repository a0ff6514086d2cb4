"""The years, months and days of a list to choose from: all between the first and the last row."""

import calendar
import datetime
from typing import Any

from django.db.models import Max, Min
from django.utils import timezone

PARTS = ("year", "month", "day")
Choice = dict[str, str]


def dates(changelist: Any) -> dict[str, Any]:
    """What the template of Django's date hierarchy shows: the choices of the next step, and the way back."""
    column = changelist.dated_by
    chosen = [number(changelist.params.get(f"{column}__{part}")) for part in PARTS]
    year, month, day = chosen

    def link(words: str, *parts: int) -> Choice:
        asked = {f"{column}__{part}": value for part, value in zip(PARTS, parts, strict=False)}
        return {"title": words, "link": changelist.get_query_string(asked, [f"{column}__"])}

    if year and month and day:
        here = {"title": f"{day} {calendar.month_name[month]}"}
        return shown([here], link(f"{calendar.month_name[month]} {year}", year, month))
    if year and month:
        last = calendar.monthrange(year, month)[1]
        days = [
            link(f"{each} {calendar.month_name[month]}", year, month, each) for each in range(1, last + 1)
        ]
        return shown(days, link(str(year), year))
    span = [year] if year else years(changelist.model, column)
    if len(span) == 1:
        its = [link(f"{calendar.month_name[each]} {span[0]}", span[0], each) for each in range(1, 13)]
        return shown(its, link("All dates") if year else None)
    return shown([link(str(each), each) for each in span])


def shown(choices: list[Choice], back: Choice | None = None) -> dict[str, Any]:
    return {"show": True, "choices": choices, "back": back}


def number(text: str | None) -> int:
    """The number that a parameter gives; 0 where there is none. Django's own look has refused any other."""
    return int(text) if text and text.isdecimal() else 0


def years(model: Any, column: str) -> range:
    """From the year of the first row to that of the last: an index has both."""
    ends = model.objects.aggregate(first=Min(column), last=Max(column))
    first, last = (year_of(ends[end]) for end in ("first", "last"))
    return range(first, last + 1) if first else range(0)


def year_of(day: datetime.date | None) -> int:
    if day is None:
        return 0
    return (timezone.localtime(day) if isinstance(day, datetime.datetime) else day).year
