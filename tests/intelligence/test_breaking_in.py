"""What somebody tries with the signals that an insight is drawn from."""

import json
import uuid

import pytest
from django.db import connection

from codex.models import User, Workspace
from codex.tenancy import working_in
from intelligence.factories import SignalFactory
from intelligence.models import InsightSignal, MarketInsight
from intelligence.services import create_insight
from tests.words import refused


def test_ten_thousand_times_the_same_signal_is_one(acme: Workspace, ada: User) -> None:
    signal = SignalFactory(workspace=acme, confidence_score=60)

    with working_in(acme, ada):
        insight = create_insight(signals=[signal.pk] * 10_000, title="Loud", insight_type="trend")

        assert InsightSignal.objects.filter(insight=insight).count() == 1
    assert (insight.number_of_signals_analyzed, insight.confidence_score) == (1, 60)


@pytest.mark.parametrize("number", [1, 9_999])
def test_foreign_signals_among_ones_own_are_refused_like_none(
    number: int, acme: Workspace, bolt: Workspace, ada: User
) -> None:
    own, foreign = (SignalFactory(workspace=workspace).pk for workspace in (acme, bolt))
    nobodys = [uuid.uuid4() for _ in range(number)]
    said = []

    with working_in(acme, ada):
        for others in ([foreign, *nobodys[1:]], nobodys):
            with refused() as it:
                create_insight(signals=[own, *others], title="Sly", insight_type="trend")
            said.append(it.refusal)

        assert MarketInsight.objects.count() == 0
    assert said[0] == said[1]
    assert said[0].sentence == f"Of these {number + 1} signals {number} are not in this workspace."


def test_of_foreign_signals_nothing_is_computed(acme: Workspace, bolt: Workspace, ada: User) -> None:
    foreign = SignalFactory(workspace=bolt)

    with working_in(acme, ada), connection.cursor() as cursor:
        cursor.execute("SELECT signal_confidence(%s::uuid, ARRAY[%s::uuid])", [bolt.pk, foreign.pk])
        found = json.loads(cursor.fetchone()[0])

    assert set(found.values()) == {None, 0}
    assert (found["score"], found["sources"]) == (None, 0)
