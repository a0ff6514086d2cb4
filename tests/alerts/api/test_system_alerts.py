"""Alerts over HTTP: raised in one way, counted when they occur again, taken and ended by their nouns."""

from typing import Any

import pytest

from alerts.factories import AlertFactory
from alerts.models import SystemAlert
from codex.fields import uuid7
from codex.models import User, Workspace
from intelligence.factories import SignalFactory
from positioning.factories import CampaignFactory
from tests.caller import Caller
from tests.conftest import inside, join

SILENT: dict[str, Any] = {"alert_type": "error", "severity_level": "critical", "title": "Feed is silent"}
STEPS = ("acknowledgement", "resolution", "dismissal")
NONE_HERE = "There is no such row in this workspace."
NOT_ALLOWED = {"detail": "Your role in this workspace does not allow this."}
STAYS = "This alert is {} and stays so; the same problem again raises a new one."


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


@pytest.fixture
def alert(acme: Workspace) -> SystemAlert:
    return AlertFactory.create(workspace=acme)


def here(alert: SystemAlert, noun: str = "") -> str:
    return f"alerts/{alert.pk}/{noun}"


def stored(workspace: Workspace) -> list[dict[str, Any]]:
    """All alerts of a workspace, as they are now."""
    with inside(workspace):
        return list(SystemAlert.objects.filter(workspace=workspace).order_by("id").values())


def test_a_problem_is_raised_with_all_that_is_said_about_it(ask: Caller, ada: User, acme: Workspace) -> None:
    signal, campaign = SignalFactory.create(workspace=acme), CampaignFactory.create(workspace=acme)
    its = {
        **SILENT,
        "description": "Nothing since nine",
        "message": "The feed is silent",
        "action_url": "https://status.example/feed",
        "recommended_actions": ["Restart it"],
        "triggered_by_signal": str(signal.pk),
        "triggered_by_event": "signal.created",
        "related_campaign": str(campaign.pk),
        "data_points": {"hours": 3},
        "expiry_date": "2090-01-01T00:00:00Z",
    }

    made = ask.made("alerts/", **its)

    assert {name: made[name] for name in its} == its
    assert (made["status"], made["occurrence_count"], made["created_by"]) == ("active", 1, str(ada.pk))
    assert ask.get(f"alerts/{made['id']}/").json == made


def test_the_same_problem_again_is_the_open_alert_counted_up(ask: Caller) -> None:
    first = ask.made("alerts/", **SILENT, message="Nothing came", data_points={"hours": 1})

    again = ask.post("alerts/", {**SILENT, "message": "Still nothing", "data_points": {"hours": 2}})

    assert (again.status, again.json["id"], again.json["occurrence_count"]) == (200, first["id"], 2)
    assert (again.json["message"], again.json["data_points"]) == ("Nothing came", {"hours": 2})
    assert len(ask.get("alerts/").results) == 1


def test_what_is_done_is_raised_anew(ask: Caller, alert: SystemAlert) -> None:
    ask.post(here(alert, "resolution/"))

    fresh = ask.made("alerts/", title=alert.title, alert_type=alert.alert_type)

    assert fresh["id"] != str(alert.pk)


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"title": " "}, {"title": ["This field may not be blank."]}),
        ({"title": "x" * 201}, {"title": ["Ensure this field has no more than 200 characters."]}),
        (
            {"severity_level": "awful"},
            {"severity_level": ["Choose one of: critical, high, medium, low, info."]},
        ),
        ({"related_campaign": str(uuid7())}, {"related_campaign": [NONE_HERE]}),
        ({"triggered_by_agent": str(uuid7())}, {"triggered_by_agent": [NONE_HERE]}),
        ({"data_points": []}, {"data_points": ["Give a JSON object, in braces."]}),
        ({"action_url": "nowhere"}, {"action_url": ["Enter a valid URL."]}),
        ({"recommended_actions": [""]}, {"recommended_actions": ["Entry 1: This field may not be blank."]}),
        (
            {"expiry_date": "2001-01-01T00:00:00Z"},
            {"expiry_date": ["An alert expires after it occurred."]},
        ),
        ({"severity": "high"}, {"severity": ["There is no such field."]}),
    ],
)
def test_a_wrong_alert_is_refused_at_its_field(sent: dict[str, Any], refusal: Any, ask: Caller) -> None:
    answer = ask.post("alerts/", {**SILENT, **sent})

    assert (answer.status, answer.json) == (400, refusal)
    assert ask.get("alerts/").results == []


def test_it_is_about_rows_of_its_workspace(ask: Caller, acme: Workspace, bolt: Workspace) -> None:
    theirs = {
        "related_campaign": CampaignFactory.create(workspace=bolt),
        "triggered_by_signal": SignalFactory.create(workspace=bolt),
    }

    answers = [ask.post("alerts/", {**SILENT, name: str(row.pk)}) for name, row in theirs.items()]

    assert [(answer.status, answer.json) for answer in answers] == [
        (400, {name: [NONE_HERE]}) for name in theirs
    ]
    assert stored(acme) == []


def test_what_the_database_says_may_be_sent_back_and_is_not_written(ask: Caller, alert: SystemAlert) -> None:
    before = ask.get(here(alert)).json
    forged = {
        "status": "resolved",
        "triggered_at": "2001-01-01T00:00:00Z",
        "acknowledged_by": before["created_by"],
        "occurrence_count": 9,
        "action_taken": "Nothing",
    }

    answer = ask.patch(here(alert), forged)

    assert (answer.status, answer.json) == (200, {**before, "updated_at": answer.json["updated_at"]})


def test_renaming_it_to_another_open_problem_is_refused(ask: Caller, alert: SystemAlert) -> None:
    ask.made("alerts/", title="Feed", alert_type=alert.alert_type)

    answer = ask.patch(here(alert), {"title": "Feed"})

    assert (answer.status, answer.json) == (400, {"title": ["This problem has an open alert already."]})


def test_whoever_takes_an_alert_is_noted(acme: Workspace, strategist: User, alert: SystemAlert) -> None:
    answer = Caller(strategist, acme).post(here(alert, "acknowledgement/"))

    assert answer.status == 200
    assert (answer.json["status"], answer.json["acknowledged_by"]) == ("acknowledged", str(strategist.pk))
    assert answer.json["acknowledged_at"] is not None


def test_managers_say_who_takes_an_alert(
    acme: Workspace, admin: User, viewer: User, strategist: User, alert: SystemAlert
) -> None:
    address, colleague = here(alert, "acknowledgement/"), {"user": str(viewer.pk)}

    by_a_strategist = Caller(strategist, acme).post(address, colleague)
    by_an_admin = Caller(admin, acme).post(address, colleague)

    assert (by_a_strategist.status, by_a_strategist.json) == (403, NOT_ALLOWED)
    assert (by_an_admin.status, by_an_admin.json["acknowledged_by"]) == (200, str(viewer.pk))


def test_nobody_outside_takes_an_alert(
    ask: Caller, acme: Workspace, bolt: Workspace, bea: User, alert: SystemAlert
) -> None:
    before = stored(acme)

    answer = ask.post(here(alert, "acknowledgement/"), {"user": str(bea.pk)})

    assert (answer.status, answer.json) == (400, {"user": [NONE_HERE]})
    assert stored(acme) == before


@pytest.mark.parametrize(
    ("before", "step", "sentence"),
    [
        ("acknowledgement", "acknowledgement", "An alert that is acknowledged cannot become acknowledged."),
        ("resolution", "acknowledgement", STAYS.format("resolved")),
        ("resolution", "dismissal", STAYS.format("resolved")),
        ("dismissal", "acknowledgement", STAYS.format("dismissed")),
        ("dismissal", "resolution", STAYS.format("dismissed")),
    ],
)
def test_a_step_that_is_not_open_is_refused(
    before: str, step: str, sentence: str, ask: Caller, acme: Workspace, alert: SystemAlert
) -> None:
    ask.post(here(alert, f"{before}/"))
    was = stored(acme)

    answer = ask.post(here(alert, f"{step}/"))

    assert (answer.status, answer.json) == (400, {"status": [sentence]})
    assert stored(acme) == was


@pytest.mark.parametrize(("step", "to"), [("resolution", "resolved"), ("dismissal", "dismissed")])
def test_an_end_says_what_was_done(step: str, to: str, ask: Caller, alert: SystemAlert) -> None:
    answer = ask.post(here(alert, f"{step}/"), {"action_taken": "Restarted"})

    assert (answer.status, answer.json["status"], answer.json["action_taken"]) == (200, to, "Restarted")
    assert answer.json["resolved_at"] is not None


@pytest.mark.parametrize("step", STEPS)
def test_a_wrong_step_is_refused_at_its_field(
    step: str, ask: Caller, acme: Workspace, alert: SystemAlert
) -> None:
    before = stored(acme)

    answer = ask.post(here(alert, f"{step}/"), {"status": "resolved"})

    assert (answer.status, answer.json) == (400, {"status": ["There is no such field."]})
    assert stored(acme) == before


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_readers_raise_and_take_nothing(role: str, acme: Workspace, alert: SystemAlert) -> None:
    ask, before = Caller(join(acme, role), acme), stored(acme)

    answers = [
        ask.post("alerts/", SILENT),
        ask.post("alerts/", {"title": alert.title, "alert_type": alert.alert_type}),
        *(ask.post(here(alert, f"{step}/")) for step in STEPS),
    ]

    assert [answer.status for answer in answers] == [403] * 5
    assert stored(acme) == before


def test_steps_of_a_foreign_alert_are_answered_as_of_none(
    ask: Caller, bolt: Workspace, alert: SystemAlert
) -> None:
    theirs = AlertFactory.create(workspace=bolt)
    before = stored(bolt)

    for step in STEPS:
        foreign, missing = (ask.post(f"alerts/{pk}/{step}/") for pk in (theirs.pk, uuid7()))

        assert (
            (foreign.status, foreign.json) == (missing.status, missing.json) == (404, {"detail": NONE_HERE})
        )
    assert stored(bolt) == before


@pytest.mark.parametrize("role", ["viewer", "strategist", "admin"])
def test_everybody_sees_what_is_critical_worst_first(role: str, acme: Workspace, bolt: Workspace) -> None:
    high, critical, *_ = [
        AlertFactory.create(workspace=acme, severity_level=level) for level in ("high", "critical", "medium")
    ]
    AlertFactory.create(workspace=bolt, severity_level="critical")

    answer = Caller(join(acme, role), acme).get("alerts/critical/")

    assert [row["id"] for row in answer.results] == [str(critical.pk), str(high.pk)]
    assert list(answer.results[0]) == ["id", "title", "description", "alert_type", "created_at"]
