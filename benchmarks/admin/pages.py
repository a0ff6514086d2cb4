"""The pages that are asked, found in the site's registry, and how long whole answers of them take."""

import os
import statistics
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db import connections
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.admin.filling import LARGE, LARGE_DATABASE, OPERATOR, OWNER, SMALL, SMALL_DATABASE, TABLES
from benchmarks.api.handling import ask
from benchmarks.timing import ONE_CORE
from codex.admin import site
from codex.admin.filters import Recent
from codex.models import User
from codex.wsgi import application

# They have as many rows as there are agents and operators, however large the workspaces are.
CATALOGUE = {"agent", "agentcapability", "agentrelease", "operator"}
MEMBER, EVERYWHERE = "a member", "all workspaces"
TURNS, WARM_UPS = 7, 2
ALIASES = ("default", "operator", "counters")
FRONT = "front page"
# In the lists of 1,000 rows the page that is asked is not the only one: so it is full in both.
OFFERED = {"first page": "", "a word that no row has": "q=zyzzyva", "another column": "o=2"}


@dataclass(frozen=True)
class Side:
    """A database and a path in it, and who asks."""

    database: str
    prefix: str
    email: str


SIDES: Mapping[str, tuple[Side, Side]] = {
    MEMBER: (
        Side(LARGE_DATABASE, f"/w/{SMALL}", OWNER),
        Side(LARGE_DATABASE, f"/w/{LARGE}", OWNER),
    ),
    EVERYWHERE: (Side(SMALL_DATABASE, "", OPERATOR), Side(LARGE_DATABASE, "", OPERATOR)),
}


@dataclass
class Figure:
    """A page for one who asks: milliseconds and queries with a thousand rows and with many."""

    page: str
    asked: str
    who: str
    took: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    queries: tuple[int, int] = (0, 0)

    @property
    def ratio(self) -> float:
        """Of the quickest answers: others at work on the machine make answers slower and none quicker."""
        small, large = self.took
        return min(large) / min(small)

    def median(self, side: int) -> float:
        return statistics.median(self.took[side])


class Visitor:
    """A thread whose connections are to one database, as a process of a web server has them."""

    def __init__(self, database: str) -> None:
        self.pool = ThreadPoolExecutor(1)
        self.cookies: dict[str, str] = {}
        self.pool.submit(self._connect, database).result()

    def _connect(self, database: str) -> None:
        usual = dict(connections.settings)
        for alias in ALIASES:
            connections.settings[alias] = {**usual[alias], "NAME": database}
            connections[alias].ensure_connection()
            connections.settings[alias] = usual[alias]
        if ONE_CORE:
            for process in (0, *(connections[alias].connection.info.backend_pid for alias in ALIASES)):
                os.sched_setaffinity(process, ONE_CORE)

    def _sign_in(self, email: str) -> str:
        client = Client()
        client.force_login(User.objects.get(email=email))
        return str(client.cookies[settings.SESSION_COOKIE_NAME].value)

    def takes(self, email: str, path: str) -> float:
        """The milliseconds of a whole answer."""
        return self.pool.submit(self._takes, email, path).result()

    def queries(self, email: str, path: str) -> int:
        """How many queries an answer takes."""
        return self.pool.submit(self._queries, email, path).result()

    def _takes(self, email: str, path: str) -> float:
        if email not in self.cookies:
            self.cookies[email] = self._sign_in(email)
        place, _, query = path.partition("?")
        headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={self.cookies[email]}"}
        made = RequestFactory(SERVER_NAME="localhost", headers=headers).get(place, query_params=None)
        environ = {**made.environ, "QUERY_STRING": query}
        begun = time.perf_counter()
        ask(application, environ)
        return (time.perf_counter() - begun) * 1000

    def _queries(self, email: str, path: str) -> int:
        captured = [CaptureQueriesContext(connections[alias]) for alias in ALIASES]
        for each in captured:
            each.__enter__()
        self._takes(email, path)
        for each in captured:
            each.__exit__(None, None, None)
        return sum(one["sql"].startswith("SELECT") for each in captured for one in each)

    def close(self) -> None:
        self.pool.submit(connections.close_all).result()
        self.pool.shutdown()


def asked(only: str = "") -> list[tuple[str, str, str]]:
    """Every list of the registry in every way, and the front page: its name, what is asked, its address."""
    found = [(FRONT, "", "/admin/")]
    for model, page in site._registry.items():
        if model._meta.model_name in CATALOGUE:
            continue
        assert model._meta.db_table in TABLES, f"rows.py has no rows for {model._meta.db_table}."
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        url = reverse(f"admin:{name}_changelist")
        ways = {**OFFERED, **filters(page), **dates(page)}
        found += [
            (str(model._meta.verbose_name_plural), way, f"{url}?{query}") for way, query in ways.items()
        ]
    return [each for each in found if only in each[0]]


def filters(page: Any) -> dict[str, str]:
    """Each question of an area, and the first filter by a column; that of values by one that many have."""
    ways: dict[str, str] = {}
    for each in page.list_filter:
        if isinstance(each, type) and issubclass(each, SimpleListFilter):
            name = str(each.parameter_name)
            ways[str(each.words).lower()] = f"{name}={'needed' if name == 'attention' else 'yes'}"  # type: ignore[attr-defined]
        elif isinstance(each, str) and "one column" not in ways:
            column = page.model._meta.get_field(each)
            value = column.choices[-1][0] if column.choices else "1"
            ways["one column"] = f"{each}__exact={value}"
        elif isinstance(each, tuple) and each[1] is Recent:
            ways[f"{each[0].replace('agent__', '')}"] = f"{each[0]}=Research"
    return ways


def dates(page: Any) -> dict[str, str]:
    """The month of yesterday, where dates are offered."""
    column = page.date_hierarchy
    month = time.gmtime(time.time() - 86400)
    return {"a month": f"{column}__year={month.tm_year}&{column}__month={month.tm_mon}"} if column else {}


def measured(pages: list[tuple[str, str, str]]) -> list[Figure]:
    """Each page of each side in turn, with as many rows as there are and with a thousand."""
    visitors = {name: Visitor(name) for name in (SMALL_DATABASE, LARGE_DATABASE)}
    figures = []
    for name, way, url in pages:
        for who, sides in SIDES.items():
            figure = Figure(name, way, who)
            try:
                for turn in range(WARM_UPS + TURNS):
                    for side, its in enumerate(sides):
                        took = visitors[its.database].takes(its.email, f"{its.prefix}{url}")
                        if turn >= WARM_UPS:
                            figure.took[side].append(took)
                figure.queries = tuple(
                    visitors[its.database].queries(its.email, f"{its.prefix}{url}") for its in sides
                )  # type: ignore[assignment]
            except AssertionError as error:
                if "302" in str(error) or "403" in str(error):  # not offered to her, or there
                    continue
                raise
            figures.append(figure)
    for each in visitors.values():
        each.close()
    return figures
