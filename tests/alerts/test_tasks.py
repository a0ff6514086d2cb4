"""Alerts and notifications expire by themselves."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from alerts import services
from alerts.factories import AlertFactory, NotificationFactory
from alerts.models import SystemAlert, UserNotification
from codex.models import User, Workspace
from codex.tenancy import routed_to, working_in
from tests.codex.jobs.workers import jobs, unwatched, work_off
from tests.conftest import inside, join

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
DAY = datetime.timedelta(days=1)
NOW = timezone.now()
PAST = {"triggered_at": NOW - 2 * DAY, "expiry_date": NOW - DAY}


def run(task: str, workspace: Workspace) -> None:
    unwatched(f"alerts.tasks.{task}", {"workspace": str(workspace.pk)})
    work_off()


def became() -> dict[str, tuple[str, str]]:
    with routed_to("operator"):
        rows = SystemAlert.objects.values_list("title", "status", "action_taken")
        return {title: (status, taken) for title, status, taken in rows}


def deliveries() -> dict[str, str]:
    with routed_to("operator"):
        return dict(UserNotification.objects.values_list("title", "delivery_status"))


def test_an_alert_that_nobody_took_is_dismissed_and_says_why(
    committed: None, acme: Workspace, bolt: Workspace, ada: User
) -> None:
    AlertFactory(workspace=acme, title="missed", **PAST)
    AlertFactory(workspace=acme, title="begun", action_taken="Asked around.", **PAST)
    AlertFactory(workspace=acme, title="later", expiry_date=NOW + DAY)
    AlertFactory(workspace=bolt, title="another's", **PAST)
    taken = AlertFactory(workspace=acme, title="taken", **PAST)
    with working_in(acme, ada):
        services.acknowledge_alert(alert=taken, user=ada)

    run("expire_alerts", acme)
    run("expire_alerts", acme)

    assert became() == {
        "missed": ("dismissed", "Expired before anybody took it."),
        "begun": ("dismissed", "Asked around."),
        "later": ("active", ""),
        "another's": ("active", ""),
        "taken": ("acknowledged", ""),
    }


def test_the_same_problem_after_that_is_a_new_alert(committed: None, acme: Workspace, ada: User) -> None:
    AlertFactory(workspace=acme, title="Spend is off", **PAST)
    run("expire_alerts", acme)

    with working_in(acme, ada):
        services.raise_alert(alert_type="anomaly", title="Spend is off")

    with routed_to("operator"):
        assert sorted(SystemAlert.objects.values_list("status", flat=True)) == ["active", "dismissed"]


def test_what_expired_on_its_way_is_given_up(
    committed: None, acme: Workspace, bolt: Workspace, ada: User, bea: User
) -> None:
    each: dict[str, dict[str, Any]] = {
        "late": {},
        "arrived": {"delivery_status": "delivered"},
        "on its way": {"expires_at": NOW + DAY},
        "for ever": {"expires_at": None},
    }
    for title, fields in each.items():
        late = {"expires_at": NOW - DAY, "channel": "email", **fields}
        NotificationFactory(workspace=acme, user=ada, title=title, **late)
    NotificationFactory(workspace=bolt, user=bea, title="another's", expires_at=NOW - DAY)

    run("expire_notifications", acme)

    assert deliveries() == {
        "late": "failed",
        "arrived": "delivered",
        "on its way": "pending",
        "for ever": "pending",
        "another's": "pending",
    }


def test_more_than_a_batch_takes_more_jobs(
    committed: None, acme: Workspace, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "BATCH", 2)
    for _ in range(3):
        AlertFactory(workspace=acme, **PAST)
        NotificationFactory(workspace=acme, user=ada, expires_at=NOW - DAY)

    run("expire_alerts", acme)
    run("expire_notifications", acme)

    assert {status for status, _ in became().values()} == {"dismissed"}
    assert set(deliveries().values()) == {"failed"}
    assert [job.status for job in jobs("expire_alerts")] == ["succeeded"] * 2
    assert [job.status for job in jobs("expire_notifications")] == ["succeeded"] * 2


@pytest.mark.parametrize("role", ["owner", "strategist"])
def test_people_expire_no_notifications(role: str, committed: None, acme: Workspace, ada: User) -> None:
    person = ada if role == "owner" else join(acme, role)
    NotificationFactory(workspace=acme, user=ada, title="late", expires_at=NOW - DAY)

    with pytest.raises(DatabaseError), working_in(acme, person):
        services.expire_notifications()

    assert deliveries() == {"late": "pending"}


def test_nothing_expires_before_its_time_whatever_time_is_given(
    committed: None, acme: Workspace, ada: User
) -> None:
    with inside(acme):
        NotificationFactory(workspace=acme, user=ada, title="later", expires_at=NOW + DAY)

    run("expire_notifications", acme)

    assert deliveries() == {"later": "pending"}
