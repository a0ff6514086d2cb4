"""A page of 50 campaigns through the WSGI handler, with all middleware, beside the twin's."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.test import RequestFactory

from benchmarks.api import twin
from benchmarks.api.filling import Asking
from benchmarks.timing import Call, Comparison, compare, connected
from codex.wsgi import application

SECONDS_A_ROUND = 4.0
PERSON, KEY = "a person with a token", "a key of the workspace"
BARE, USUAL = "the view alone", "the view in a new Django project"
ALIASES = ("default", "operator", "counters")
FIRST, DEEP = "page 1", "page 1,000"
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]
Sides = Mapping[str, tuple[Application, Asking]]


def sides(person: Asking, key: Asking, workspace_id: Any) -> Sides:
    """Who asks whom for the same page."""
    plain = Asking(f"/{workspace_id}/campaigns/", {})
    return {
        PERSON: (application, person),
        KEY: (application, key),
        BARE: (twin.application, plain),
        USUAL: (twin.usual, plain),
    }


def ask(handler: Application, environ: Mapping[str, Any]) -> bytes:
    """One whole request, as a web server makes it of the application."""
    said: list[str] = []
    answer = handler({**environ, "wsgi.input": BytesIO()}, lambda status, headers, *_: said.append(status))
    body = b"".join(answer)
    answer.close()
    assert said == ["200 OK"], (said, body)
    return body


def environ(asking: Asking) -> dict[str, Any]:
    """What a web server tells of a request."""
    made = RequestFactory(SERVER_NAME="localhost", headers=dict(asking.headers)).get(asking.path)
    return dict(made.environ)


def ready(handler: Application, asking: Asking) -> Callable[[int], bytes]:
    """A request that is put together already, and only made when it is called."""
    told = environ(asking)
    return lambda turn: ask(handler, told)


def measured(asked: Sides) -> Comparison:
    """All sides in turn; the rows that they answer are the same."""

    @contextmanager
    def opened() -> Iterator[Mapping[str, Call]]:
        with connected(*ALIASES):
            calls = {side: ready(*its) for side, its in asked.items()}
            rows = [json.loads(call(0))["results"] for call in calls.values()]
            assert all(each == rows[0] for each in rows), "All sides answer alike."
            yield calls

    return compare(opened, SECONDS_A_ROUND)


def pages(asking: Asking, number: int) -> Comparison:
    """The first page and the one with this number, which is come to from page to page."""
    last = asking
    for _ in range(number - 1):
        following = urlsplit(json.loads(ask(application, environ(last)))["next"])
        last = Asking(f"{following.path}?{following.query}", asking.headers)

    @contextmanager
    def opened() -> Iterator[Mapping[str, Call]]:
        with connected(*ALIASES):
            yield {FIRST: ready(application, asking), DEEP: ready(application, last)}

    return compare(opened, SECONDS_A_ROUND)
