"""What was wrong with the original's intelligence, one test for each: it is not ours."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from codex.fields import uuid7
from codex.models import User, Workspace
from codex.tenancy import working_in
from intelligence.factories import InsightFactory, SignalFactory
from intelligence.models import MarketInsight
from intelligence.queries import active_insights, priority_signals
from intelligence.services import create_insight
from tests.conftest import inside
from tests.words import refused

DAY = datetime.timedelta(days=1)


def test_no_insight_comes_from_an_empty_list(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as refusal:
        create_insight(signals=[], title="Out of nothing", insight_type="threat")

    assert (refusal.field, refusal.sentence) == (
        "signals",
        "An insight is drawn from signals: name at least one.",
    )
    with inside(acme):
        assert MarketInsight.objects.count() == 0


@pytest.mark.parametrize("nothing", ["NULL", "'{}'", "'{NULL}'"])
def test_nor_from_what_sql_takes_for_one(nothing: str, acme: Workspace) -> None:
    with inside(acme), refused() as refusal, connection.cursor() as cursor:
        cursor.execute(
            f"SELECT create_insight_from_signals(%s, {nothing}, 'Nothing', 'threat', NULL, NULL)", [acme.pk]
        )

    assert refusal.field == "signals"


def test_no_insight_comes_from_foreign_signals(acme: Workspace, bolt: Workspace, ada: User) -> None:
    own, foreign = SignalFactory(workspace=acme), SignalFactory(workspace=bolt)

    for missing in (foreign.pk, uuid7()):
        with working_in(acme, ada), refused() as refusal:
            create_insight(signals=[own.pk, missing], title="Theirs", insight_type="threat")
        assert refusal.sentence == "Of these 2 signals 1 are not in this workspace."
    with inside(acme):
        assert MarketInsight.objects.count() == 0


def test_confidence_is_that_of_the_signals_and_not_100(acme: Workspace, ada: User) -> None:
    signal = SignalFactory(workspace=acme, confidence_score=35)

    with working_in(acme, ada):
        insight = create_insight(signals=[signal.pk], title="A rumour", insight_type="threat")

    assert (insight.confidence_score, insight.confidence_level) == (35, "low")


def test_unknown_relevance_is_not_sorted_first(acme: Workspace, bolt: Workspace, ada: User) -> None:
    unknown = SignalFactory(workspace=acme, confidence_score=100, relevance_score=None)
    known = SignalFactory(workspace=acme, confidence_score=80, relevance_score=1)
    SignalFactory(workspace=bolt, confidence_score=100, relevance_score=100)

    with working_in(acme, ada):
        found = priority_signals(acme.pk)

    assert [row.id for row in found] == [known.pk, unknown.pk]


def test_expired_signals_are_not_included(acme: Workspace, ada: User) -> None:
    now = timezone.now()
    SignalFactory(workspace=acme, detection_date=now - 2 * DAY, expiry_date=now - DAY)
    lasting = SignalFactory(workspace=acme, detection_date=now - 2 * DAY, expiry_date=now + DAY)

    with working_in(acme, ada):
        found = priority_signals(acme.pk)

    assert [row.id for row in found] == [lasting.pk]


def test_insights_that_have_not_begun_are_not_active(acme: Workspace, bolt: Workspace, ada: User) -> None:
    now = timezone.now()
    InsightFactory(workspace=acme, time_relevance_start=now + DAY)
    begun = InsightFactory(workspace=acme, time_relevance_start=now - DAY)
    InsightFactory(workspace=bolt)

    with working_in(acme, ada):
        found = active_insights(acme.pk)

    assert [row.id for row in found] == [begun.pk]
