"""Insights over HTTP: drawn from signals, judged by people, and listed as long as they hold."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from codex.fields import uuid7
from codex.models import User, Workspace
from intelligence.factories import InsightFactory, InsightSignalFactory, SignalFactory
from intelligence.models import IntelligenceSignal, MarketInsight
from tests.caller import Caller
from tests.conftest import inside, join

NONE_HERE = "There is no such row in this workspace."
ROLES = ["viewer", "analyst", "strategist", "admin"]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


@pytest.fixture
def signal(acme: Workspace) -> IntelligenceSignal:
    return SignalFactory.create(workspace=acme, data_source="brave", confidence_score=60)


@pytest.fixture
def insight(acme: Workspace) -> MarketInsight:
    return InsightFactory.create(workspace=acme)


def from_signals(*signals: Any, **its: Any) -> dict[str, Any]:
    """What a client sends to draw an insight."""
    ids = [str(getattr(signal, "pk", signal)) for signal in signals]
    return {"signals": ids, "title": "A price war", "insight_type": "threat", **its}


def stored(workspace: Workspace) -> list[dict[str, Any]]:
    """All insights of a workspace, as they are now."""
    with inside(workspace):
        return list(MarketInsight.objects.filter(workspace=workspace).order_by("id").values())


def test_an_insight_is_as_sure_as_its_signals_and_says_why(
    ask: Caller, ada: User, acme: Workspace, signal: IntelligenceSignal
) -> None:
    other = SignalFactory.create(workspace=acme, data_source="ahrefs", confidence_score=50)

    made = ask.made("insights/from-signals/", **from_signals(signal, other, signal, conclusions=["Answer"]))

    assert (made["confidence_score"], made["confidence_level"]) == ("70.00", "medium")
    assert made["confidence_parts"] == {
        "score": 70,
        "signals": 2,
        "sources": 2,
        "strongest_source": 60,
        "gained_from_other_sources": 10,
        "by_source": {"brave": 60, "ahrefs": 50},
    }
    assert (made["number_of_signals_analyzed"], made["key_conclusions"]) == (2, ["Answer"])
    assert (made["created_by"], made["review_status"]) == (str(ada.pk), "pending")
    linked = {row["signal"] for row in ask.get(f"insight-signals/?insight={made['id']}").results}
    assert linked == {str(signal.pk), str(other.pk)}


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"signals": []}, {"signals": ["An insight is drawn from signals: name at least one."]}),
        ({"signals": ["x"]}, {"signals": ["Entry 1: Must be a valid UUID."]}),
        (
            {"signals": [str(uuid7())]},
            {"signals": ["Of these 1 signals 1 are not in this workspace."]},
        ),
        (
            {"signals": [str(uuid7()) for _ in range(1001)]},
            {"signals": ["Ensure this field has no more than 1000 elements."]},
        ),
        (
            {"insight_type": "guess"},
            {"insight_type": ["Choose one of: opportunity, threat, trend, gap, pattern."]},
        ),
        ({"title": ""}, {"title": ["This field may not be blank."]}),
        ({"conclusions": [""]}, {"conclusions": ["Entry 1: This field may not be blank."]}),
        ({"confidence_score": 100}, {"confidence_score": ["There is no such field."]}),
    ],
)
def test_a_wrong_drawing_is_refused_at_its_field(
    sent: dict[str, Any], refusal: Any, ask: Caller, acme: Workspace, signal: IntelligenceSignal
) -> None:
    answer = ask.post("insights/from-signals/", {**from_signals(signal), **sent})

    assert (answer.status, answer.json) == (400, refusal)
    assert stored(acme) == []


def test_foreign_signals_are_answered_as_none(
    ask: Caller, acme: Workspace, bolt: Workspace, signal: IntelligenceSignal
) -> None:
    theirs = SignalFactory.create(workspace=bolt)

    answers = [ask.post("insights/from-signals/", from_signals(signal, it)) for it in (theirs, uuid7())]

    sentence = "Of these 2 signals 1 are not in this workspace."
    assert [(answer.status, answer.json) for answer in answers] == [(400, {"signals": [sentence]})] * 2
    assert (stored(acme), stored(bolt)) == ([], [])


@pytest.mark.parametrize("role", ROLES)
def test_writers_draw_and_judge(
    role: str, acme: Workspace, signal: IntelligenceSignal, insight: MarketInsight
) -> None:
    ask = Caller(join(acme, role), acme)

    answers = [
        ask.post("insights/from-signals/", from_signals(signal)),
        ask.post(f"insights/{insight.pk}/review/", {"verdict": "approved"}),
    ]

    if role in ("viewer", "analyst"):
        assert [answer.status for answer in answers] == [403, 403]
        assert [row["review_status"] for row in stored(acme)] == ["pending"]
    else:
        assert [answer.status for answer in answers] == [201, 200]


@pytest.mark.parametrize("verdict", ["approved", "rejected"])
def test_a_judgement_says_who_when_and_why_until_it_is_opened_again(
    verdict: str, ask: Caller, ada: User, insight: MarketInsight
) -> None:
    address = f"insights/{insight.pk}/review/"

    judged = ask.post(address, {"verdict": verdict, "note": "Looked at twice"}).json
    opened = ask.post(address, {"verdict": "pending"}).json

    assert (judged["review_status"], judged["review_note"]) == (verdict, "Looked at twice")
    assert (judged["reviewed_by"], judged["reviewed_at"] is None) == (str(ada.pk), False)
    assert [opened[f"review{part}"] for part in ("_status", "ed_by", "ed_at", "_note")] == [
        "pending",
        None,
        None,
        "",
    ]


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({}, {"verdict": ["This field is required."]}),
        ({"verdict": "perhaps"}, {"verdict": ["Choose one of: pending, approved, rejected."]}),
        ({"verdict": "approved", "note": 5}, {"note": ["Not a valid string."]}),
        ({"verdict": "approved", "reviewed_by": "me"}, {"reviewed_by": ["There is no such field."]}),
    ],
)
def test_a_wrong_judgement_is_refused_at_its_field(
    sent: dict[str, Any], refusal: Any, ask: Caller, acme: Workspace, insight: MarketInsight
) -> None:
    before = stored(acme)

    answer = ask.post(f"insights/{insight.pk}/review/", sent)

    assert (answer.status, answer.json) == (400, refusal)
    assert stored(acme) == before


def test_a_foreign_insight_is_judged_as_none(ask: Caller, bolt: Workspace) -> None:
    theirs = InsightFactory.create(workspace=bolt)
    before = stored(bolt)

    foreign, missing = (
        ask.post(f"insights/{pk}/review/", {"verdict": "approved"}) for pk in (theirs.pk, uuid7())
    )

    assert (foreign.status, foreign.json) == (missing.status, missing.json) == (404, {"detail": NONE_HERE})
    assert stored(bolt) == before


def test_what_is_computed_or_judged_is_not_written(ask: Caller, insight: MarketInsight) -> None:
    before = ask.get(f"insights/{insight.pk}/").json
    forged = {
        "number_of_signals_analyzed": 9,
        "confidence_level": "high",
        "confidence_parts": {"score": 100},
        "review_status": "approved",
        "review_note": "Fine",
    }

    answer = ask.patch(f"insights/{insight.pk}/", forged)

    assert (answer.status, answer.json) == (200, {**before, "updated_at": answer.json["updated_at"]})


@pytest.mark.parametrize(("score", "level"), [(49.99, "low"), (50, "medium"), (75, "high")])
def test_the_level_follows_the_score(score: float, level: str, ask: Caller, insight: MarketInsight) -> None:
    answer = ask.patch(f"insights/{insight.pk}/", {"confidence_score": score})

    assert (answer.status, answer.json["confidence_level"]) == (200, level)


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (
            {"confidence_score": 101},
            {"confidence_score": ["Ensure this value is less than or equal to 100."]},
        ),
        (
            {
                "time_relevance_start": "2026-02-02T00:00:00Z",
                "time_relevance_end": "2026-02-01T00:00:00Z",
            },
            {"time_relevance_end": ["An insight stops holding after it began to."]},
        ),
        (
            {"insight_status": "superseded", "superseded_by": "itself"},
            {"superseded_by": ["Only a superseded insight names another that supersedes it."]},
        ),
        (
            {"superseded_by": "another"},
            {"superseded_by": ["Only a superseded insight names another that supersedes it."]},
        ),
        (
            {"potential_roi_percentage": -101},
            {"potential_roi_percentage": ["A loss cannot be over 100 percent."]},
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    sent: dict[str, Any], refusal: Any, ask: Caller, acme: Workspace, insight: MarketInsight
) -> None:
    ids = {"itself": insight.pk, "another": InsightFactory.create(workspace=acme).pk}
    before = stored(acme)

    answer = ask.patch(
        f"insights/{insight.pk}/",
        {name: str(ids[value]) if value in ids else value for name, value in sent.items()},
    )

    assert (answer.status, answer.json) == (400, refusal)
    assert stored(acme) == before


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_what_holds_surest_first(role: str, acme: Workspace, bolt: Workspace) -> None:
    unsure, sure = [InsightFactory.create(workspace=acme, confidence_score=score) for score in (40, 90)]
    InsightFactory.create(workspace=acme, time_relevance_start=timezone.now() + DAY)
    InsightFactory.create(workspace=acme, time_relevance_end=timezone.now() - DAY)
    InsightFactory.create(workspace=acme, insight_status="archived")
    InsightFactory.create(workspace=bolt)

    answer = Caller(join(acme, role), acme).get("insights/active/")

    assert [(row["id"], row["confidence_score"]) for row in answer.results] == [
        (str(sure.pk), "90.00"),
        (str(unsure.pk), "40.00"),
    ]
    assert list(answer.results[0]) == [
        "id",
        "insight_title",
        "insight_type",
        "confidence_score",
        "signal_count",
        "created_at",
    ]


def test_what_an_insight_was_drawn_from_stays(ask: Caller, acme: Workspace) -> None:
    link = InsightSignalFactory.create(workspace=acme)
    ends = {"insight": str(link.insight_id), "signal": str(link.signal_id)}

    statuses = [
        ask.post("insight-signals/", ends).status,
        ask.patch(f"insight-signals/{link.pk}/", ends).status,
        ask.delete(f"insight-signals/{link.pk}/").status,
    ]

    assert statuses == [405, 405, 405]
    assert len(ask.get("insight-signals/").results) == 1
