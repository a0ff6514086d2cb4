"""A condition is a threshold over a number of user_stats, or all or any of several."""

import json
from typing import Any

import pytest
from django.db import connection
from django.db.models import BigIntegerField, DecimalField, IntegerField

from codex.models import User, Workspace
from codex.tenancy import working_in
from gamification.factories import AchievementFactory
from gamification.models import UserStats
from tests.gamification.people import asked
from tests.words import refused

ONE: dict[str, Any] = {"metric": "campaigns_created", "at_least": 1}


def nested(levels: int) -> dict[str, Any]:
    """A threshold below so many levels of any."""
    condition = ONE
    for _ in range(levels - 1):
        condition = {"any": [condition]}
    return condition


@pytest.mark.parametrize(
    "condition",
    [
        ONE,
        {"metric": "total_hours_engaged", "at_least": 0.5},
        {"all": [ONE, {"any": [ONE, ONE]}]},
        nested(5),
        {"any": [ONE] * 20},
    ],
)
def test_the_grammar_is_taken(condition: Any, db: None) -> None:
    assert asked("SELECT is_condition(%s::jsonb)", json.dumps(condition)) is True


@pytest.mark.parametrize(
    "condition",
    [
        {},
        [],
        "campaigns_created",
        None,
        {"metric": "campaigns_created"},
        {"metric": "campaigns_created", "at_least": 0},
        {"metric": "campaigns_created", "at_least": -1},
        {"metric": "campaigns_created", "at_least": "1"},
        {"metric": "campaigns_created", "at_least": 1e300},
        {"metric": "password", "at_least": 1},
        {"metric": 5, "at_least": 1},
        {**ONE, "within_days": 5},
        {"all": []},
        {"all": [ONE] * 21},
        {"all": ONE},
        {"all": [ONE], "any": [ONE]},
        {"all": [ONE, "x"]},
        {"none": [ONE]},
        nested(6),
    ],
)
def test_anything_else_is_refused(condition: Any, db: None) -> None:
    assert asked("SELECT is_condition(%s::jsonb)", json.dumps(condition)) is False


def test_every_number_of_user_stats_is_a_metric(db: None) -> None:
    numbers = [
        field.name
        for field in UserStats._meta.local_fields
        if isinstance(field, BigIntegerField | IntegerField | DecimalField)
        and field.name != "experience_percentage"
    ]

    known = [
        name
        for name in numbers
        if asked("SELECT is_condition(%s::jsonb)", json.dumps({"metric": name, "at_least": 1}))
    ]

    assert known == numbers


def test_a_refused_condition_says_what_one_is(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as it:
        AchievementFactory(condition_value={"metric": "campaigns_created", "at_least": 0})

    assert it.field == "condition_value"
    assert it.sentence.startswith("Give a condition such as")


def test_the_database_keeps_it_for_raw_sql_too(acme: Workspace, ada: User) -> None:
    row = AchievementFactory(workspace=acme)

    with working_in(acme, ada), refused() as it, connection.cursor() as cursor:
        cursor.execute("UPDATE achievements SET condition_value = '{\"all\": []}' WHERE id = %s", [row.pk])

    assert it.field == "condition_value"
