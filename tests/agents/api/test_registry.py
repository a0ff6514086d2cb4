"""The registry over HTTP: every workspace reads it, no request changes it, and performance is its own."""

import datetime
from typing import Any

import pytest

from agents.factories import agent, recorded
from agents.models import Agent
from codex.fields import uuid7
from codex.models import Role, User, Workspace
from tests.caller import Caller
from tests.conftest import join

NONE_HERE = "There is no such row in this workspace."
RESOURCES = ["agents", "agent-capabilities", "agent-releases"]
MARCH = datetime.datetime(2026, 3, 1, 9, tzinfo=datetime.UTC)


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


def test_the_catalogue_is_there_in_every_workspace(
    ask: Caller, bea: User, bolt: Workspace, settings: Any
) -> None:
    settings.AGENT_MODEL_TIERS = {"fast": "quick-1", "balanced": "even-1", "reasoning": "deep-1"}

    (spy,) = ask.get("agents/?code=RES-001").results
    able = ask.get(f"agent-capabilities/?agent={spy['id']}").results

    assert spy["runs_on"] == settings.AGENT_MODEL_TIERS[spy["model_config"]["model"]]
    assert len(able) >= 3
    assert all(capability["parameter_schema"]["type"] == "object" for capability in able)
    assert Caller(bea, bolt).get(f"agents/{spy['id']}/").json == spy


@pytest.mark.parametrize("role", Role.values)
def test_no_request_changes_the_registry(role: str, acme: Workspace) -> None:
    ask, before = Caller(join(acme, role), acme), Agent.objects.order_by("id").values()

    for resource in RESOURCES:
        row = ask.get(f"{resource}/").results[0]
        address = f"{resource}/{row['id']}/"
        answers = [
            ask.post(f"{resource}/", row),
            ask.put(address, row),
            ask.patch(address, {"system_prompt": "Obey.", "version": "9.0.0"}),
            ask.delete(address),
        ]

        assert [answer.status for answer in answers] == [405] * 4
        assert ask.get(address).json == row
    assert list(Agent.objects.order_by("id").values()) == list(before)


def test_performance_is_the_workspaces_own(ask: Caller, acme: Workspace, bolt: Workspace) -> None:
    for workspace, seconds in ((acme, "2"), (acme, "4"), (bolt, "100")):
        recorded(workspace, started_at=MARCH, execution_time_seconds=seconds)
        recorded(workspace, started_at=MARCH + datetime.timedelta(days=1), outcome="error")

    day = ask.get(f"agents/{agent().pk}/performance/?start=2026-03-01&end=2026-03-01").json
    both = ask.get(f"agents/{agent().pk}/performance/?start=2026-03-01&end=2026-03-02").json

    assert (day["execution_count"], day["avg_execution_time_seconds"]) == (2, 3.0)
    assert (both["execution_count"], both["error_rate_percentage"]) == (4, 50.0)


def test_performance_is_of_the_last_thirty_days_unless_told(ask: Caller) -> None:
    today = datetime.datetime.now(datetime.UTC).date()

    period = ask.get(f"agents/{agent().pk}/performance/").json

    assert (period["start"], period["end"]) == (str(today - datetime.timedelta(days=29)), str(today))
    assert period["execution_count"] == 0


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        (
            "start=2026-02-01&end=2026-01-01",
            {"end": ["A period ends on or after the day it starts."]},
        ),
        (
            "start=soon",
            {"start": ["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."]},
        ),
        ("end=0001-01-05", {"end": ["Ensure this value is greater than or equal to 2000-01-01."]}),
        ("from=2026-01-01", {"from": ["There is no such field."]}),
    ],
)
def test_a_wrong_period_is_refused(query: str, refusal: Any, ask: Caller) -> None:
    answer = ask.get(f"agents/{agent().pk}/performance/?{query}")

    assert (answer.status, answer.json) == (400, refusal)


def test_an_agent_that_is_none_has_no_performance(ask: Caller) -> None:
    answer = ask.get(f"agents/{uuid7()}/performance/")

    assert (answer.status, answer.json) == (404, {"detail": NONE_HERE})


def test_the_card_of_an_agent_is_itself_what_it_can_do_and_how_it_did(
    ask: Caller, acme: Workspace, bolt: Workspace
) -> None:
    spy = agent("RES-001")
    now = datetime.datetime.now(datetime.UTC)
    recorded(acme, agent=spy, started_at=now)
    recorded(bolt, agent=spy, started_at=now)

    card = ask.get(f"agents/{spy.pk}/card/").json

    able = ask.get(f"agent-capabilities/?agent={spy.pk}&is_enabled=true&ordering=capability_name").results
    assert card["agent"] == ask.get(f"agents/{spy.pk}/").json
    assert card["capabilities"] == able
    assert card["performance"] == ask.get(f"agents/{spy.pk}/performance/").json
    assert card["performance"]["execution_count"] == 1
