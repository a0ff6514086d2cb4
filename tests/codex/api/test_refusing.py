"""Errors as answers: in words where the database refused, and not at all where the fault is ours."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory
from rest_framework.exceptions import ErrorDetail

from codex.api import explain
from codex.api.refusing import in_sentences


def raised(state: str) -> DatabaseError:
    """An error as PostgreSQL raises it."""
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{state}'; END $$")
    return error.value


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "status"),
    [("40001", 409), ("40P01", 409), ("55P03", 409), ("42501", 403), ("22003", 400), ("57014", 503)],
)
def test_what_the_database_refuses_has_a_status_and_a_sentence(state: str, status: int) -> None:
    answer = explain(raised(state), {"request": RequestFactory().post("/")})

    assert answer is not None
    assert (answer.status_code, answer.data["errors"]) == (status, [])
    assert answer.data["detail"].endswith(".")


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["42P01", "42703", "XX000", "W0001"])
def test_a_fault_of_ours_is_not_explained_away(state: str) -> None:
    assert explain(raised(state), {"request": RequestFactory().post("/")}) is None


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        (
            {"name": ["Too long.", ErrorDetail("Too odd.", "odd")]},
            [("name", "invalid", "Too long."), ("name", "odd", "Too odd.")],
        ),
        (
            {"tags": {0: ["Too long."], 2: ["Odd"]}},
            [("tags", "invalid", "Entry 1: Too long."), ("tags", "invalid", "Entry 3: Odd.")],
        ),
        (["No."], [("", "invalid", "No.")]),
        ({"detail": ["No.", "Never."]}, [("", "invalid", "No."), ("", "invalid", "Never.")]),
        ({"detail": "No."}, [("", "invalid", "No.")]),
    ],
)
def test_errors_are_told_in_one_shape(errors: Any, expected: Any) -> None:
    found = [(line["field"], line["code"], line["detail"]) for line in in_sentences(errors)]

    assert found == expected
