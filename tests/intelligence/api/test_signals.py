"""Signals over HTTP: noticed, linked to what they touch, and listed by what matters most."""

from typing import Any

import pytest

from codex.factories import CohortFactory, CompetitorFactory
from codex.fields import uuid7
from codex.models import User, Workspace
from intelligence.factories import SignalFactory
from intelligence.models import IntelligenceSignal
from positioning.factories import CampaignFactory
from tests.caller import Caller
from tests.conftest import inside, join

PRICE = {"signal_title": "Price cut", "signal_category": "competitor_activity", "source_type": "competitor"}
NONE_HERE = "There is no such row in this workspace."


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


@pytest.fixture
def signal(acme: Workspace) -> IntelligenceSignal:
    return SignalFactory.create(workspace=acme)


def stored(workspace: Workspace) -> list[dict[str, Any]]:
    """All signals of a workspace, as they are now."""
    with inside(workspace):
        return list(IntelligenceSignal.objects.filter(workspace=workspace).order_by("id").values())


def test_a_signal_is_new_and_says_who_noticed_it(ask: Caller, ada: User) -> None:
    made = ask.made("signals/", **PRICE)

    assert (made["action_status"], made["created_by"], made["relevance_score"]) == ("new", str(ada.pk), None)
    assert (made["confidence_score"], made["data_source"]) == ("50.00", "internal")


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"signal_title": ""}, {"signal_title": ["This field may not be blank."]}),
        (
            {"confidence_score": 101},
            {"confidence_score": ["Ensure this value is less than or equal to 100."]},
        ),
        (
            {"relevance_score": -1},
            {"relevance_score": ["Ensure this value is greater than or equal to 0."]},
        ),
        (
            {"source_type": "rumour"},
            {"source_type": ["Choose one of: competitor, market, trend, industry, customer."]},
        ),
        (
            {"detection_date": "2026-02-02T00:00:00Z", "expiry_date": "2026-02-01T00:00:00Z"},
            {"expiry_date": ["A signal expires after it was noticed."]},
        ),
        ({"source_agent": str(uuid7())}, {"source_agent": [NONE_HERE]}),
        ({"key_findings": "cheap"}, {"key_findings": ['Expected a list of items but got type "str".']}),
        ({"confidence": 90}, {"confidence": ["There is no such field."]}),
    ],
)
def test_a_wrong_signal_is_refused_at_its_field(
    sent: dict[str, Any], refusal: Any, ask: Caller, acme: Workspace, signal: IntelligenceSignal
) -> None:
    before = stored(acme)

    answers = [ask.post("signals/", {**PRICE, **sent}), ask.patch(f"signals/{signal.pk}/", sent)]

    assert [(answer.status, answer.json) for answer in answers] == [(400, refusal)] * 2
    assert stored(acme) == before


def test_somebody_outside_looks_after_no_signal(
    ask: Caller, acme: Workspace, bolt: Workspace, bea: User
) -> None:
    answer = ask.post("signals/", {**PRICE, "assigned_to_user": str(bea.pk)})

    assert (answer.status, answer.json) == (400, {"assigned_to_user": [NONE_HERE]})
    assert stored(acme) == []


@pytest.mark.parametrize(
    ("resource", "far", "factory"),
    [
        ("signal-campaigns", "campaign", CampaignFactory),
        ("signal-cohorts", "cohort", CohortFactory),
        ("signal-competitors", "competitor", CompetitorFactory),
    ],
)
def test_a_signal_is_linked_once_to_each_thing_of_its_workspace(
    resource: str,
    far: str,
    factory: Any,
    ask: Caller,
    acme: Workspace,
    bolt: Workspace,
    signal: IntelligenceSignal,
) -> None:
    own, theirs = (factory.create(workspace=place) for place in (acme, bolt))
    link = {"signal": str(signal.pk), far: str(own.pk)}

    answers = [
        ask.post(f"{resource}/", link),
        ask.post(f"{resource}/", link),
        ask.post(f"{resource}/", {**link, far: str(theirs.pk)}),
    ]

    assert [answer.status for answer in answers] == [201, 400, 400]
    assert [answer.json for answer in answers[1:]] == [
        {far: ["The two are linked already."]},
        {far: [NONE_HERE]},
    ]
    assert len(ask.get(f"{resource}/?signal={signal.pk}").results) == 1


@pytest.mark.parametrize("role", ["viewer", "strategist", "admin"])
def test_everybody_sees_what_to_look_at_first(role: str, acme: Workspace, bolt: Workspace) -> None:
    unknown = SignalFactory.create(workspace=acme, confidence_score=99, relevance_score=None)
    some = SignalFactory.create(workspace=acme, confidence_score=90, relevance_score=70)
    much = SignalFactory.create(workspace=acme, confidence_score=80, relevance_score=90)
    unsure = SignalFactory.create(workspace=acme, confidence_score=60, relevance_score=100)
    SignalFactory.create(workspace=acme, action_status="actioned")
    SignalFactory.create(workspace=bolt, confidence_score=100)
    ask = Caller(join(acme, role), acme)

    usual, wider = (
        [row["id"] for row in ask.get(f"signals/priority/{query}").results]
        for query in ("", "?threshold=59.99")
    )

    assert usual == [str(row.pk) for row in (much, some, unknown)]
    assert wider == [str(row.pk) for row in (much, some, unsure, unknown)]


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("threshold=101", {"threshold": ["Ensure this value is less than or equal to 100."]}),
        ("threshold=-1", {"threshold": ["Ensure this value is greater than or equal to 0."]}),
        ("threshold=many", {"threshold": ["A valid number is required."]}),
        ("treshold=50", {"treshold": ["There is no such field."]}),
    ],
)
def test_a_wrong_threshold_is_refused(query: str, refusal: Any, ask: Caller) -> None:
    answer = ask.get(f"signals/priority/?{query}")

    assert (answer.status, answer.json) == (400, refusal)


def test_scores_are_as_exact_as_in_the_row_itself(ask: Caller, acme: Workspace) -> None:
    signal = SignalFactory.create(workspace=acme, confidence_score="80.10", relevance_score="7")

    (row,) = ask.get("signals/priority/").results

    its = ask.get(f"signals/{signal.pk}/").json
    assert (row["confidence_score"], row["relevance_score"]) == ("80.10", "7.00")
    assert row == {name: its[name] for name in row}


def test_a_list_of_signals_is_noted_each_for_itself(ask: Caller, acme: Workspace) -> None:
    good = {"signal_title": "Rain", "signal_category": "market_trend", "source_type": "market"}
    wrong = [
        {**good, "confidence_score": 101},
        {**good, "source_agent": str(uuid7())},
        {"signal_title": ""},
        5,
    ]

    answer = ask.post("signals/batch/", {"signals": [good, *wrong, good]})

    assert (answer.status, [each["status"] for each in answer.json["results"]]) == (
        207,
        [201, *[400] * 4, 201],
    )
    with inside(acme):
        assert IntelligenceSignal.objects.count() == 2
