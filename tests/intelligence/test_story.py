"""The story over HTTP: signals are noticed, an insight is drawn from the surest, and judged."""

from typing import Any

import pytest

from codex.models import User, Workspace
from tests.caller import Caller


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


def noticed(ask: Caller, title: str, **its: Any) -> dict[str, Any]:
    """A signal that somebody enters."""
    usual = {"signal_category": "competitor_activity", "source_type": "competitor"}
    return ask.made("signals/", signal_title=title, **{**usual, **its})


def test_from_signals_to_a_judged_insight(ask: Caller, ada: User) -> None:
    rival = ask.made("competitors/", name="Bolt")
    price = noticed(ask, "Price cut", confidence_score="90", relevance_score="80", data_source="brave")
    rumour = noticed(ask, "Rumour", confidence_score="60", relevance_score="99", data_source="twitter")
    ask.made("signal-competitors/", signal=price["id"], competitor=rival["id"])

    first = ask.get("signals/priority/").results
    wider = ask.get("signals/priority/?threshold=50").results
    assert [row["id"] for row in first] == [price["id"]]
    assert [row["id"] for row in wider] == [price["id"], rumour["id"]]

    insight = ask.made(
        "insights/from-signals/",
        signals=[price["id"], rumour["id"]],
        title="A price war begins",
        insight_type="threat",
        conclusions=["Answer within a week"],
    )
    assert (insight["confidence_score"], insight["confidence_level"]) == ("93.00", "high")
    assert insight["confidence_parts"]["sources"] == 2
    assert len(ask.get(f"insight-signals/?insight={insight['id']}").results) == 2

    ask.patch(f"signals/{price['id']}/", {"action_status": "actioned"})
    assert ask.get("signals/priority/").results == []

    judged = ask.post(f"insights/{insight['id']}/review/", {"verdict": "approved", "note": "Agreed"}).json
    assert (judged["review_status"], judged["reviewed_by"], judged["review_note"]) == (
        "approved",
        str(ada.pk),
        "Agreed",
    )
    (active,) = ask.get("insights/active/").results
    assert (active["id"], active["signal_count"]) == (insight["id"], 2)

    better = ask.made("insights/", insight_title="It has begun", insight_type="threat", confidence_score="40")
    ask.patch(f"insights/{insight['id']}/", {"insight_status": "superseded", "superseded_by": better["id"]})
    assert [row["id"] for row in ask.get("insights/active/").results] == [better["id"]]

    kinds = [event["kind"] for event in ask.get(f"events/?subject_id={insight['id']}&ordering=id").results]
    assert kinds == ["insight.created", "insight.approved", "insight.superseded"]
