"""What a load balancer and a monitor ask: is it there, and can it work?"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connections
from django.test import Client

from codex.api import about

pytestmark = pytest.mark.django_db(databases=["default", "jobs"])


@pytest.fixture
def worker() -> Iterator[None]:
    """Somebody who works on jobs, and says so just now."""
    with connections["jobs"].cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
        yield


def test_it_is_live_without_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codex.api.about.migrations", broken)

    assert Client().get("/health/live").json() == {"status": "ok"}


def test_it_is_ready_where_everything_is_there(worker: None) -> None:
    answer = Client().get("/health/ready")

    assert (answer.status_code, set(answer.json().values())) == (200, {"ok"})


def test_without_a_worker_it_is_not_ready() -> None:
    with connections["jobs"].cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")

    answer = Client().get("/health/ready")

    assert (answer.status_code, answer.json()["worker"]) == (503, "nobody works on jobs")


def test_a_missing_migration_is_named(worker: None, monkeypatch: pytest.MonkeyPatch) -> None:
    more = frozenset({*about.known(), ("alerts", "0099_more")})
    monkeypatch.setattr(about, "known", lambda: more)

    answer = Client().get("/health/ready")

    assert (answer.status_code, answer.json()["migrations"]) == (503, "missing: alerts.0099_more")


def test_without_a_database_it_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codex.api.about.migrations", broken)

    answer = Client().get("/health/ready")

    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "not ready", "database": "does not answer"},
    )


def broken(*_: Any) -> str:
    """What asking is like when nobody answers."""
    raise DatabaseError("down")
