"""Where the time of a request goes: each part's own time, without that of the parts inside it."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any

import django_structlog.middlewares.request as structlog
from django.core.handlers.base import BaseHandler
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import Atomic
from rest_framework.serializers import ListSerializer, ModelSerializer
from rest_framework.views import APIView

from benchmarks.api.handling import ALIASES, Sides, ready
from benchmarks.timing import connected
from codex.api import authentication, filters, pages, rendering, rows

TURNS, WARM_UPS = 150, 15
REST = "middleware, signals, handler"
# Which function is which part; what a function calls that is a part itself counts there alone.
PARTS: dict[str, list[tuple[Any, str]]] = {
    "log context (structlog)": [
        (structlog.RequestMiddleware, "prepare"),
        (structlog.RequestMiddleware, "handle_response"),
    ],
    "looking whether connections live": [(BaseDatabaseWrapper, "close_if_health_check_failed")],
    "the transaction (its BEGIN goes with the first query)": [(Atomic, "__enter__"), (Atomic, "__exit__")],
    "finding the address": [(BaseHandler, "resolve_request")],
    "whose token": [(authentication.Token, "authenticate_credentials")],
    "the door (a key's looks the key up)": [
        (rows, "enter_workspace"),
        (authentication, "enter_workspace_with_key"),
    ],
    "counting for the limits": [(rows, "count")],
    "reading the filters": [(filters.Filtering, "filter_queryset")],
    "the view: permissions, page links": [(APIView, "dispatch")],
    "asking for the page, 51 rows": [(pages.Pages, "paginate_queryset")],
    "serialising: the fields": [(ModelSerializer, "get_fields")],
    "serialising: the rows": [(ListSerializer, "to_representation")],
    "writing JSON (orjson)": [(rendering.Json, "render")],
}


class Clock:
    """Adds up each part's own time, in nanoseconds."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.inside: list[int] = []  # what the parts within each open part took

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, whose time is noted."""

        @wraps(function)
        def noting(*arguments: Any, **options: Any) -> Any:
            self.inside.append(0)
            begun = time.perf_counter_ns()
            try:
                return function(*arguments, **options)
            finally:
                took = time.perf_counter_ns() - begun
                self.taken[part] += took - self.inside.pop()
                if self.inside:
                    self.inside[-1] += took

        return noting


@contextmanager
def noted() -> Iterator[Clock]:
    """All parts under the clock."""
    clock = Clock()
    kept = [(place, name, getattr(place, name)) for each in PARTS.values() for place, name in each]
    for part, places in PARTS.items():
        for place, name in places:
            setattr(place, name, clock.timed(part, getattr(place, name)))
    try:
        yield clock
    finally:
        for place, name, function in kept:
            setattr(place, name, function)


def measured(asked: Sides) -> Mapping[str, Mapping[str, float]]:
    """The milliseconds of each part of each side's request: medians; the sides take turns."""
    taken: dict[str, list[Counter[str]]] = {side: [] for side in asked}
    with connected(*ALIASES), noted() as clock:
        requests = {side: clock.timed(REST, ready(*its)) for side, its in asked.items()}
        for turn in range(WARM_UPS + TURNS):
            for side, request in requests.items():
                clock.taken.clear()
                request(turn)
                taken[side].append(Counter(clock.taken))
    return {
        side: {
            part: statistics.median(each[part] for each in turns[WARM_UPS:]) / 1e6 for part in (*PARTS, REST)
        }
        for side, turns in taken.items()
    }
