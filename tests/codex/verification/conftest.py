"""The database with something broken: always in a transaction that is rolled back."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections

from codex.verification.run import prepare, undone


@pytest.fixture
def owner(db: None) -> Iterator[Any]:
    """The owner's cursor, for what the owner may break."""
    with undone("owner") as cursor:
        prepare(cursor)
        yield cursor


@pytest.fixture
def superuser(db: None) -> Iterator[Any]:
    """A superuser's cursor, for what belongs to the cluster: roles, and to be several of them in turn."""
    if "TEST_SUPERUSER" not in os.environ:
        pytest.skip("TEST_SUPERUSER is not set")
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(os.environ["TEST_SUPERUSER"], dbname=name) as connection:
        with connection.cursor() as cursor:
            prepare(cursor)
            yield cursor
        connection.rollback()
