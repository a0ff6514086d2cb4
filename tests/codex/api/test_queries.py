"""How often a request asks the database: six times at the most, and once for each row that it refers to."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from codex.models import User, Workspace
from tests.caller import Caller
from tests.resources import SHARED, body, change, one_of_each

MOST = 6
WORDS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")  # not: savepoints, settings


def asked(ask: Caller, verb: str, path: str, data: Any = None, **headers: str) -> list[str]:
    """The queries of a request that succeeds."""
    with CaptureQueriesContext(connection) as captured:
        answer = ask(verb, path, data, **headers)
    assert answer.status < 300, answer
    return [query["sql"] for query in captured if query["sql"].startswith(WORDS)]


def test_a_request_asks_six_times_at_the_most(ada: User, acme: Workspace) -> None:
    ask, rows = Caller(ada, acme), one_of_each(acme)
    requests: dict[str, list[str]] = {}

    for resource in reversed(SHARED):  # what refers to others goes first
        row = f"{resource}/{rows[resource].pk}/"
        read = {"If-Match": ask.get(row).headers["ETag"]}
        requests |= {
            f"list {resource}": asked(ask, "get", f"{resource}/"),
            f"read {resource}": asked(ask, "get", row),
            f"change {resource}": asked(ask, "patch", row, change(resource), **read),
            f"remove {resource}": asked(ask, "delete", row),
        }

    assert {name: queries for name, queries in requests.items() if len(queries) > MOST} == {}


def test_adding_asks_once_more_for_each_row_that_is_referred_to(ada: User, acme: Workspace) -> None:
    rows = one_of_each(acme)

    queries = asked(Caller(ada, acme), "post", "agent-tasks/", body("agent-tasks", rows))

    assert len(queries) <= MOST + 1
