"""How sure several signals are together: never less for one more, and independent sources count more."""

import itertools
import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from codex.models import Workspace
from intelligence.factories import SignalFactory
from tests.conftest import inside

Given = list[tuple[str, float]]


def parts(acme: Workspace, given: Given) -> dict[str, Any]:
    """The parts of the confidence of signals with these sources and confidences."""
    rows = [
        SignalFactory(workspace=acme, data_source=source, confidence_score=sure) for source, sure in given
    ]
    with inside(acme), connection.cursor() as cursor:
        cursor.execute("SELECT signal_confidence(%s, %s::uuid[])", [acme.pk, [row.pk for row in rows]])
        (found,) = cursor.fetchone()
    its: dict[str, Any] = json.loads(found)
    return its


def test_one_signal_is_as_sure_as_it_says(acme: Workspace) -> None:
    found = parts(acme, [("brave", 60)])

    assert found == {
        "score": 60,
        "signals": 1,
        "sources": 1,
        "strongest_source": 60,
        "gained_from_other_sources": 0,
        "by_source": {"brave": 60},
    }


def test_the_parts_say_what_another_source_adds(acme: Workspace) -> None:
    found = parts(acme, [("brave", 60), ("ahrefs", 50)])

    assert found == {
        "score": 70,
        "signals": 2,
        "sources": 2,
        "strongest_source": 60,
        "gained_from_other_sources": 10,
        "by_source": {"brave": 60, "ahrefs": 50},
    }


def test_independent_sources_count_more_than_repeats_of_one(acme: Workspace) -> None:
    one = parts(acme, [("brave", 60)])["score"]

    repeated = parts(acme, [("brave", 60)] * 10)["score"]
    independent = parts(acme, [("brave", 60), ("ahrefs", 60)])["score"]

    assert one < repeated < independent


@pytest.mark.parametrize("given", [[("brave", 100)] * 3, [("brave", 100), ("ahrefs", 100)], [("brave", 0)]])
def test_it_stays_within_its_bounds(given: Given, acme: Workspace) -> None:
    score = parts(acme, given)["score"]

    assert score == given[0][1]


def test_it_never_falls_when_a_signal_is_added_or_surer(acme: Workspace) -> None:
    levels, sources = (0.0, 30.0, 55.5, 90.0), ("brave", "ahrefs")
    steps = 0
    for first, second in itertools.product(itertools.product(sources, levels), repeat=2):
        alone = parts(acme, [first])["score"]
        both = parts(acme, [first, second])["score"]
        surer = parts(acme, [first, (second[0], second[1] + 5)])["score"]

        assert Decimal(str(alone)) <= Decimal(str(both)) <= Decimal(str(surer))
        steps += 1
    assert steps == 64
