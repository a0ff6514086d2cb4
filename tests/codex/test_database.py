"""A kept connection is given up when the server has ended it, and otherwise not asked how it is."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Iterator[Any]:
    """A connection of its own, which has asked something."""
    fresh = connections.create_connection("default")
    with fresh.cursor() as cursor:
        cursor.execute("SELECT 'the last question'")
    yield fresh
    fresh.close()


def last_question(kept: Any) -> str:
    """What the server was asked last on this connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT query FROM pg_stat_activity WHERE pid = %s", [kept.connection.info.backend_pid]
        )
        return str(cursor.fetchone()[0])


def test_a_connection_that_rests_is_usable_without_being_asked(kept: Any) -> None:
    usable = kept.is_usable()

    assert usable
    assert last_question(kept) == "SELECT 'the last question'"


def test_one_that_the_server_has_ended_is_not(kept: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [kept.connection.info.backend_pid])

    assert not kept.is_usable()


def test_one_that_is_closed_on_our_side_is_not(kept: Any) -> None:
    kept.connection.close()

    assert not kept.is_usable()


def test_one_that_was_never_opened_is_not() -> None:
    assert not connections.create_connection("default").is_usable()


def test_one_that_was_left_in_a_failed_transaction_is_not(kept: Any) -> None:
    kept.set_autocommit(False)
    with pytest.raises(psycopg.Error), kept.connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")

    assert not kept.is_usable()
