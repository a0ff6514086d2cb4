"""Percentiles are within one percent of the exact ones, also of merged histograms."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

FRACTIONS = [0.5, 0.95, 0.99]
RUNS = 4000
DISTRIBUTIONS: dict[str, Callable[[random.Random], float]] = {
    "uniform": lambda dice: dice.uniform(0, 600),
    "exponential": lambda dice: dice.expovariate(1 / 3),
    "log-normal": lambda dice: dice.lognormvariate(1, 1.5),
    "two humps": lambda dice: dice.gauss(0.2, 0.02) if dice.random() < 0.7 else dice.gauss(90, 5),
    "heavy tail": lambda dice: 0.05 * dice.paretovariate(1.1),
}
every_distribution = pytest.mark.parametrize("draw", DISTRIBUTIONS.values(), ids=list(DISTRIBUTIONS))
pytestmark = pytest.mark.django_db


def ask(query: str, *parameters: Any) -> Any:
    """The one row of a query; its one value, where it has one."""
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        row = cursor.fetchone()
    return row[0] if len(row) == 1 else row


def times(draw: Callable[[random.Random], float], seed: int) -> list[float]:
    """Times in seconds with milliseconds, at most a week."""
    dice = random.Random(seed)  # noqa: S311
    return [round(min(abs(draw(dice)), 604800), 3) for _ in range(RUNS)]


def histogram(drawn: list[float]) -> list[int]:
    """The histogram of these times, as the database makes it."""
    query = "SELECT time_histogram(array_agg(ARRAY[time_bucket(t), 1])) FROM unnest(%s::numeric[]) AS t"
    return ask(query, drawn)  # type: ignore[no-any-return]


def errors(pairs: list[int], drawn: list[float]) -> list[float]:
    """How far the percentiles of a histogram are from the exact ones, in percent of these."""
    found = ask("SELECT time_percentiles(%s::bigint[], %s::numeric[])", pairs, FRACTIONS)
    query = "SELECT percentile_disc(%s::float[]) WITHIN GROUP (ORDER BY t) FROM unnest(%s::numeric[]) AS t"
    exact = ask(query, FRACTIONS, drawn)
    return [100 * abs(one - other) / other for one, other in zip(found, exact, strict=True)]


@every_distribution
def test_percentiles_are_within_one_percent(draw: Callable[[random.Random], float]) -> None:
    drawn = times(draw, seed=1)

    off = errors(histogram(drawn), drawn)

    assert max(off) <= 1


@every_distribution
def test_percentiles_of_a_merge_are_within_one_percent(draw: Callable[[random.Random], float]) -> None:
    one, other = times(draw, seed=2), [9 * each for each in times(draw, seed=3)]

    merged = ask("SELECT time_histogram(%s::bigint[] || %s::bigint[])", histogram(one), histogram(other))

    assert merged == histogram(one + other)
    assert max(errors(merged, one + other)) <= 1


def test_no_time_at_all_has_a_bucket_of_its_own() -> None:
    pairs = histogram([0, 0, 0, 5])

    found = ask("SELECT time_percentiles(%s::bigint[], ARRAY[0.5, 0.75])", pairs)

    assert found == [0, 0]


def test_nothing_has_no_percentiles() -> None:
    assert ask("SELECT time_percentiles('{}', ARRAY[0.5, 0.99])") == [None, None]


def test_a_negative_time_has_no_bucket() -> None:
    with pytest.raises(DatabaseError, match="logarithm of a negative"), transaction.atomic():
        ask("SELECT time_bucket(-0.001)")


@pytest.mark.parametrize(
    ("pairs", "runs", "valid"),
    [
        ([], 0, True),
        ([1, 2, 5, 3], 5, True),
        ([], 1, False),
        ([1, 2], 3, False),
        ([1], 1, False),
        ([5, 1, 1, 1], 2, False),
        ([1, 1, 1, 1], 2, False),
        ([1, 0, 2, 2], 2, False),
        ([1, -1, 2, 3], 2, False),
        ([None, 1], 1, False),
    ],
)
def test_a_histogram_ascends_and_adds_up(pairs: list[int], runs: int, valid: bool) -> None:
    assert ask("SELECT is_time_histogram(%s::bigint[], %s::bigint)", pairs, runs) is valid
