"""Each kind of column keeps its limit in the database, and says what it is."""

import datetime
import time
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from codex.fields import Choice, uuid7
from codex.models import Cohort, User, Workspace
from codex.tenancy import working_in
from positioning.models import Campaign, Move
from tests.words import refused

LIMITS: list[tuple[type[Any], str, list[Any], list[Any], str]] = [
    (Cohort, "name", ["x", "x" * 200], ["", "   ", "x" * 201], "This is a name"),
    (Cohort, "executive_summary", ["", "x" * 20_000], ["x" * 20_001], "Write at most 20,000 characters."),
    (Cohort, "goals", [[], ["x"] * 200], [["x"] * 201, [""], [None], ["x" * 20_001]], "Give at most 200"),
    (Cohort, "health_score", [None, 0, 100], [Decimal("-0.01"), Decimal("100.01")], "Give a number from 0"),
    (Campaign, "resource_allocation", [{}, {"a": "x" * 260_000}], [[], {"a": "x" * 270_000}], "Give a JSON"),
    (Campaign, "budget_allocation", [0, Decimal("999999999999.99")], [-1], "Give an amount of 0 or more"),
    (Campaign, "total_reach", [0, 2**63 - 1], [-1], "Give a whole number of 0 or more."),
    (Campaign, "start_date", [datetime.date(2000, 1, 1)], [datetime.date(1999, 12, 31)], "Give a date from"),
    (Campaign, "end_date", [datetime.date(2100, 12, 31)], [datetime.date(2101, 1, 1)], "Give a date from"),
    (Campaign, "currency", ["USD"], ["usd", "€", ""], "Give a currency by its three capital letters"),
    (Campaign, "roi_percentage", [None, -100, 12_345], [Decimal("-100.01")], "A loss cannot be over 100"),
    (Campaign, "planned_duration_days", [0, 36_525], [36_526], "Plan from 0 to 36525 days."),
    (Move, "move_type", ["research"], ["gossip", ""], "Choose one of: authority"),
]  # fmt: skip
VALUES = [(model, field, value) for model, field, good, _, _ in LIMITS for value in good]
REFUSED = [(model, field, value, said) for model, field, _, bad, said in LIMITS for value in bad]
NEEDED: dict[type[Any], dict[str, Any]] = {
    Cohort: {"name": "n"},
    Campaign: {"name": "n"},
    Move: {"name": "n", "move_type": "research"},
}


def short(value: Any) -> str | None:
    """A readable test id for values that are long."""
    return f"{str(value)[:20]}({len(value)})" if isinstance(value, str | list) and len(value) > 20 else None


@pytest.mark.parametrize(("model", "field", "value"), VALUES, ids=short)
def test_what_is_within_the_limit_is_stored(
    model: Any, field: str, value: Any, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        row = model.objects.create(**(NEEDED[model] | {field: value}))
        row.refresh_from_db()

        assert getattr(row, field) == value


@pytest.mark.parametrize(("model", "field", "value", "said"), REFUSED, ids=short)
def test_what_is_beyond_it_is_refused_at_its_field(
    model: Any, field: str, value: Any, said: str, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        with refused() as it:
            model.objects.create(**(NEEDED[model] | {field: value}))

        assert model.objects.count() == 0
    assert (it.refusal.status, it.field) == (400, field)
    assert it.sentence.startswith(said)


@pytest.mark.parametrize("column", ["budget_allocation", "allocated_budget_amount", "roi_percentage"])
def test_raw_sql_cannot_store_what_is_no_number(column: str, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        Campaign.objects.create(name="n")

        with refused() as it, connection.cursor() as cursor:
            cursor.execute(f"UPDATE campaigns SET {column} = 'NaN'")

    assert (it.refusal.status, it.field) == (400, column)


@pytest.mark.parametrize(
    "shares",
    [
        {"unaware": 1},
        dict.fromkeys(["unaware", "problem_aware", "solution_aware", "product_aware", "most_aware"], 0.3),
        {"unaware": 1.2, "problem_aware": -0.2, "solution_aware": 0, "product_aware": 0, "most_aware": 0},
        {"unaware": "1", "problem_aware": 0, "solution_aware": 0, "product_aware": 0, "most_aware": 0},
        {"unaware": 1, "problem_aware": 0, "solution_aware": 0, "product_aware": 0, "most_aware": 0, "x": 0},
    ],
)
def test_a_journey_names_every_stage_and_adds_up(shares: dict[str, Any], acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as it:
        Cohort.objects.create(name="n", journey_distribution=shares)

    assert it.field == "journey_distribution"


def test_every_value_of_an_enum_is_explained_in_its_comment() -> None:
    unexplained = [
        f"{model.__name__}.{field.name}: {word}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, Choice)
        for word, _ in field.choices or ()
        if str(word) not in (field.db_comment or "")
    ]

    assert unexplained == []


def test_ids_are_version_7_and_sort_by_age() -> None:
    ids = [uuid7() for _ in range(1000)]

    assert [one.int >> 64 for one in ids] == sorted(one.int >> 64 for one in ids)
    assert {(one.version, one.variant) for one in ids} == {(7, uuid.RFC_4122)}


@pytest.mark.django_db
def test_the_database_makes_such_ids_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT uuidv7(), uuidv7()")
        one, two = cursor.fetchone()

    assert {(id_.version, id_.variant) for id_ in (one, two)} == {(7, uuid.RFC_4122)}
    assert abs((one.int >> 80) - time.time() * 1000) < 60_000
    assert one != two
