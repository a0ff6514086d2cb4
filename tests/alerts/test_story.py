"""The story over HTTP: an alert is raised, somebody is told, reads it, takes the alert and resolves it."""

import pytest

from codex.models import User, Workspace
from tests.caller import Caller

SILENT = {"alert_type": "error", "severity_level": "critical", "title": "Feed is silent"}


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


def test_from_an_alert_to_its_resolution(ask: Caller, acme: Workspace, strategist: User) -> None:
    stella = Caller(strategist, acme)
    alert = ask.made("alerts/", **SILENT, data_points={"hours": 3})
    again = ask.post("alerts/", SILENT)
    assert (again.status, again.json["id"], again.json["occurrence_count"]) == (200, alert["id"], 2)
    assert [row["id"] for row in ask.get("alerts/critical/").results] == [alert["id"]]

    ask.made(
        "notifications/",
        user=str(strategist.pk),
        notification_type="alert",
        title="The feed is yours",
        priority_level="urgent",
        related_alert=alert["id"],
    )
    (told,) = stella.get("notifications/unread/").results
    assert (told["title"], told["priority_level"]) == ("The feed is yours", "urgent")
    assert len(ask.get(f"notifications/unread/?user={strategist.pk}").results) == 1
    read = stella.post(f"notifications/{told['id']}/read/").json
    assert (read["is_read"], read["related_alert"]) == (True, alert["id"])
    assert stella.post(f"notifications/{told['id']}/read/").json["read_at"] == read["read_at"]
    assert stella.get("notifications/unread/").results == []

    taken = stella.post(f"alerts/{alert['id']}/acknowledgement/", {}).json
    assert (taken["status"], taken["acknowledged_by"]) == ("acknowledged", str(strategist.pk))
    assert ask.get("alerts/critical/").results == []
    assert ask.post(f"alerts/{alert['id']}/acknowledgement/", {}).status == 400

    done = stella.post(f"alerts/{alert['id']}/resolution/", {"action_taken": "Restarted"}).json
    assert (done["status"], done["action_taken"]) == ("resolved", "Restarted")
    refused = stella.post(f"alerts/{alert['id']}/dismissal/", {})
    assert (refused.status, list(refused.json)) == (400, ["status"])

    fresh = ask.made("alerts/", **SILENT)
    assert fresh["id"] != alert["id"]
    assert ask.post(f"alerts/{fresh['id']}/dismissal/", {}).json["status"] == "dismissed"
    kinds = [event["kind"] for event in ask.get(f"events/?subject_id={alert['id']}&ordering=id").results]
    assert kinds == ["alert.created", "alert.acknowledged", "alert.resolved"]
