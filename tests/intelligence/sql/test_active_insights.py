"""Which insights hold now, and in which order."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from codex.models import User, Workspace
from codex.tenancy import working_in
from intelligence.factories import InsightFactory
from intelligence.queries import active_insights
from intelligence.services import review_insight

DAY = datetime.timedelta(days=1)


def test_the_surest_come_first_and_then_the_newest(acme: Workspace, bolt: Workspace, ada: User) -> None:
    unsure = InsightFactory(workspace=acme, confidence_score=40)
    older = InsightFactory(workspace=acme, confidence_score=90)
    newer = InsightFactory(workspace=acme, confidence_score=90)
    InsightFactory(workspace=bolt, confidence_score=99)

    with working_in(acme, ada):
        found = active_insights(acme.pk)

    assert [row.id for row in found] == [newer.pk, older.pk, unsure.pk]


@pytest.mark.parametrize(
    ("its", "holds"),
    [
        ({}, True),
        ({"time_relevance_start": -1, "time_relevance_end": 1}, True),
        ({"time_relevance_start": 1}, False),
        ({"time_relevance_end": -1}, False),
        ({"insight_status": "archived"}, False),
        ({"insight_status": "superseded"}, False),
    ],
)
def test_what_holds_is_active_and_inside_its_time(
    its: dict[str, Any], holds: bool, acme: Workspace, ada: User
) -> None:
    fields = {
        name: timezone.now() + value * DAY if isinstance(value, int) else value for name, value in its.items()
    }
    InsightFactory(workspace=acme, **fields)

    with working_in(acme, ada):
        found = active_insights(acme.pk)

    assert bool(found) is holds


def test_another_workspace_is_refused(acme: Workspace, bolt: Workspace, ada: User) -> None:
    InsightFactory(workspace=bolt)

    with pytest.raises(DatabaseError, match="not the entered workspace"), working_in(acme, ada):
        active_insights(bolt.pk)


@pytest.mark.parametrize(
    ("score", "level"), [(0, "low"), (49.99, "low"), (50, "medium"), (74.99, "medium"), (75, "high")]
)
def test_the_level_follows_the_score(score: float, level: str, acme: Workspace, ada: User) -> None:
    insight = InsightFactory(workspace=acme, confidence_score=10, confidence_level="high")

    with working_in(acme, ada):
        insight.confidence_score = score
        insight.save()
        insight.refresh_from_db()

    assert insight.confidence_level == level


def test_a_judgement_says_who_when_and_why_until_it_is_opened_again(acme: Workspace, ada: User) -> None:
    insight = InsightFactory(workspace=acme)

    with working_in(acme, ada):
        judged = review_insight(insight=insight, verdict="rejected", by=ada, note="Too old")
        said = (judged.review_status, judged.reviewed_by, judged.reviewed_at is None, judged.review_note)
        opened = review_insight(insight=insight, verdict="pending", by=ada)

    assert said == ("rejected", ada, False, "Too old")
    assert (opened.review_status, opened.reviewed_by, opened.reviewed_at) == ("pending", None, None)
