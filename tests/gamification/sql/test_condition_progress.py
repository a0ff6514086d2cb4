"""How far a person is with a condition, and the values that say so."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.gamification.people import asked

TEN = {"metric": "campaigns_created", "at_least": 10}
FOUR = {"metric": "moves_executed", "at_least": 4}


@pytest.mark.parametrize(
    ("condition", "campaigns", "moves", "progress"),
    [
        (TEN, 0, 0, 0),
        (TEN, 3, 0, 30),
        (TEN, 10, 0, 100),
        (TEN, 25, 0, 100),
        ({"all": [TEN, FOUR]}, 10, 1, Decimal("62.5")),
        ({"all": [TEN, FOUR]}, 25, 4, 100),
        ({"any": [TEN, FOUR]}, 5, 3, 75),
        ({"any": [TEN, {"all": [FOUR, TEN]}]}, 0, 4, 50),
    ],
)
def test_a_threshold_counts_its_share_all_their_mean_any_the_furthest(
    condition: Any, campaigns: int, moves: int, progress: Any, db: None
) -> None:
    stats = json.dumps({"campaigns_created": campaigns, "moves_executed": moves})

    found = asked("SELECT condition_progress(%s::jsonb, %s::jsonb)", json.dumps(condition), stats)

    assert found == progress


def test_almost_is_not_there(db: None) -> None:
    condition = json.dumps({"all": [{"metric": "total_campaign_reach", "at_least": 1_000_000_000_000}, TEN]})
    stats = json.dumps({"total_campaign_reach": 999_999_999_999, "campaigns_created": 10})

    assert asked("SELECT condition_progress(%s::jsonb, %s::jsonb) < 100", condition, stats) is True


def test_the_values_are_those_of_every_metric_in_it(db: None) -> None:
    condition = json.dumps({"any": [TEN, {"all": [FOUR, TEN]}]})
    stats = json.dumps({"campaigns_created": 3, "moves_executed": 1, "total_points": 7})

    found = asked("SELECT condition_values(%s::jsonb, %s::jsonb)::text", condition, stats)

    assert json.loads(found) == {"campaigns_created": 3, "moves_executed": 1}
