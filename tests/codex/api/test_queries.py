"""How often a request asks the database: six times at the most, and once for each row that it refers to."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from codex.models import User, Workspace
from tests.caller import Caller
from tests.resources import SHARED, body, change, one_of_each

MOST = 6
WORDS = (
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "WITH",
)  # not: savepoints, settings


def asked(ask: Caller, verb: str, path: str, data: Any = None, **headers: str) -> list[str]:
    """The queries of a request that succeeds."""
    with CaptureQueriesContext(connection) as captured:
        answer = ask(verb, path, data, **headers)
    assert answer.status < 300, answer
    return [query["sql"] for query in captured if query["sql"].startswith(WORDS)]


@pytest.mark.parametrize("resource", SHARED)
def test_a_request_asks_six_times_at_the_most(resource: str, ada: User, acme: Workspace) -> None:
    rows = one_of_each(acme)
    ask = Caller(ada, acme)
    row = f"{resource}/{rows[resource].pk}/"
    read = {"If-Match": ask.get(row).headers["ETag"]}

    requests = {
        "list": asked(ask, "get", f"{resource}/"),
        "read": asked(ask, "get", row),
        "change": asked(ask, "patch", row, change(resource), **read),
        "remove": asked(ask, "delete", row),
    }

    assert {name: queries for name, queries in requests.items() if len(queries) > MOST} == {}


def test_adding_asks_once_more_for_each_row_that_is_referred_to(ada: User, acme: Workspace) -> None:
    rows = one_of_each(acme)

    queries = asked(Caller(ada, acme), "post", "agent-tasks/", body("agent-tasks", rows))

    assert len(queries) <= MOST + 1
