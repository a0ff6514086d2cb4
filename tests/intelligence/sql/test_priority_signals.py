"""Which signals to look at first."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from codex.models import User, Workspace
from codex.tenancy import working_in
from intelligence.factories import SignalFactory
from intelligence.queries import priority_signals

AGO = datetime.timedelta(days=30)


def test_by_confidence_times_relevance_and_unknown_relevance_last(
    acme: Workspace, bolt: Workspace, ada: User
) -> None:
    unknown = SignalFactory(workspace=acme, confidence_score=99, relevance_score=None)
    little = SignalFactory(workspace=acme, confidence_score=95, relevance_score=0)
    much = SignalFactory(workspace=acme, confidence_score=80, relevance_score=90)
    some = SignalFactory(workspace=acme, confidence_score=90, relevance_score=70)
    SignalFactory(workspace=bolt, confidence_score=100, relevance_score=100)

    with working_in(acme, ada):
        found = priority_signals(acme.pk)

    assert [row.id for row in found] == [much.pk, some.pk, little.pk, unknown.pk]


@pytest.mark.parametrize(
    ("its", "threshold", "comes"),
    [
        ({"confidence_score": 75}, 75, True),
        ({"confidence_score": 74.99}, 75, False),
        ({"confidence_score": 74.99}, 70, True),
        ({"action_status": "acknowledged"}, 75, False),
        ({"detection_date": 2, "expiry_date": 1}, 75, False),
        ({"detection_date": 2, "expiry_date": -1}, 75, True),
    ],
)
def test_new_unexpired_and_sure_enough(
    its: dict[str, Any], threshold: int, comes: bool, acme: Workspace, ada: User
) -> None:
    fields = {
        name: timezone.now() - value * AGO if name.endswith("_date") else value for name, value in its.items()
    }
    SignalFactory(workspace=acme, **fields)

    with working_in(acme, ada):
        found = priority_signals(acme.pk, Decimal(threshold))

    assert bool(found) is comes


def test_another_workspace_is_refused(acme: Workspace, bolt: Workspace, ada: User) -> None:
    SignalFactory(workspace=bolt)

    with pytest.raises(DatabaseError, match="not the entered workspace"), working_in(acme, ada):
        priority_signals(bolt.pk)
