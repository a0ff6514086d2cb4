"""The essential shape of free structure, which no writer gets around."""

from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import Jsonb

pytestmark = pytest.mark.django_db
MODEL = {"model": "fast", "temperature": 0.2, "max_tokens": 4096}


def holds(function: str, value: Any) -> bool:
    """What the function says of a value."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s::jsonb)", [Jsonb(value)])
        return cursor.fetchone()[0]  # type: ignore[no-any-return]


def test_a_model_has_its_three_settings() -> None:
    assert holds("is_model_config", MODEL) is True


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        [],
        "fast",
        7,
        None,
        {**MODEL, "model": ""},
        {**MODEL, "model": 7},
        {**MODEL, "model": "x" * 201},
        {**MODEL, "temperature": 2.01},
        {**MODEL, "temperature": -0.1},
        {**MODEL, "temperature": "0.2"},
        {**MODEL, "temperature": [0.2]},
        {**MODEL, "max_tokens": 0},
        {**MODEL, "max_tokens": 1.5},
        {**MODEL, "max_tokens": 1_000_001},
        {**MODEL, "max_tokens": None},
        {**MODEL, "api_key": "secret"},
        {"model": "fast", "temperature": 0.2},
    ],
)
def test_anything_else_is_no_model(wrong: Any) -> None:
    assert holds("is_model_config", wrong) is False


@pytest.mark.parametrize(
    ("constraints", "valid"),
    [
        ({}, True),
        ({"budget_per_day": 0.5, "budget_total": 10, "runs_per_minute": 3, "tokens_per_run": 1000}, True),
        ({"budget_per_day": 0}, False),
        ({"budget_total": -1}, False),
        ({"budget_total": "10"}, False),
        ({"runs_per_minute": 1.5}, False),
        ({"tokens_per_run": [1]}, False),
        ({"runs_per_hour": 1}, False),
        ([], False),
        (None, False),
    ],
)
def test_limits_are_known_numbers_above_zero(constraints: Any, valid: bool) -> None:
    assert holds("is_execution_constraints", constraints) is valid


@pytest.mark.parametrize(
    ("schema", "valid"),
    [
        ({}, True),
        ({"type": "object"}, True),
        ({"type": "object", "properties": {"a": {"type": "string"}, "b": True}, "required": ["a"]}, True),
        ({"type": "string"}, False),
        ({"properties": {}}, False),
        ({"type": "object", "properties": []}, False),
        ({"type": "object", "properties": {"a": "string"}}, False),
        ({"type": "object", "required": "a"}, False),
        ({"type": "object", "required": [1]}, False),
        (["object"], False),
        (None, False),
    ],
)
def test_a_schema_of_parameters_is_one_of_an_object(schema: Any, valid: bool) -> None:
    assert holds("is_json_schema", schema) is valid
