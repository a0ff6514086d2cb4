"""What was wrong with the original's alerts, one test for each: it is not ours."""

from typing import Any

import pytest
from django.db import connections, transaction

from alerts.factories import AlertFactory, NotificationFactory
from alerts.models import SystemAlert, UserNotification
from alerts.queries import critical_alerts, unread_notifications
from alerts.services import acknowledge_alert, raise_alert, send_notification
from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import routed_to, working_in
from tests.conftest import inside
from tests.words import refused

SILENT: dict[str, Any] = {"alert_type": "error", "severity_level": "critical", "title": "Feed is silent"}


def test_high_does_not_come_last(acme: Workspace, viewer: User) -> None:
    made = {
        level: NotificationFactory(workspace=acme, user=viewer, priority_level=level)
        for level in ("urgent", "normal", "low", "high")
    }

    with working_in(acme, viewer):
        found = unread_notifications(viewer)

    assert [row.id for row in found] == [made[level].pk for level in ("urgent", "high", "normal", "low")]


def test_unread_is_of_one_workspace(acme: Workspace, bolt: Workspace, viewer: User) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=viewer, role="owner")
    there = NotificationFactory(workspace=bolt, user=viewer)
    here = NotificationFactory(workspace=acme, user=viewer)

    found = {}
    for workspace in (acme, bolt):
        with working_in(workspace, viewer):
            found[workspace.name] = [row.id for row in unread_notifications(viewer)]

    assert found == {"Acme": [here.pk], "Bolt": [there.pk]}


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_nor_is_it_of_several_for_the_role_that_sees_all(
    otto: User, acme: Workspace, bolt: Workspace, ada: User
) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="viewer")
    NotificationFactory(workspace=bolt, user=ada)
    here = NotificationFactory(workspace=acme, user=ada)

    with routed_to("operator"), transaction.atomic("operator"):
        with connections["operator"].cursor() as cursor:
            cursor.execute("SELECT set_config('app.current_workspace_id', %s::text, true)", [str(acme.pk)])
        found = unread_notifications(ada)

    assert [row.id for row in found] == [here.pk]


def test_an_alert_needs_no_person(acme: Workspace) -> None:
    with inside(acme):  # as a job is: in a workspace, and nobody
        alert = raise_alert(**SILENT)

        assert (alert.created_by_id, [found.id for found in critical_alerts(acme.pk)]) == (None, [alert.pk])


@pytest.mark.parametrize("status", ["resolved", "dismissed"])
def test_what_is_done_is_not_acknowledged(status: str, acme: Workspace, ada: User) -> None:
    alert = AlertFactory(workspace=acme, status=status)

    with working_in(acme, ada), refused() as refusal:
        acknowledge_alert(alert=alert, user=ada)

    with inside(acme):
        alert.refresh_from_db()
    assert refusal.sentence == (
        f"This alert is {status} and stays so; the same problem again raises a new one."
    )
    assert (alert.status, alert.acknowledged_by) == (status, None)


def test_foreign_alerts_are_not_acknowledged(acme: Workspace, bolt: Workspace, ada: User) -> None:
    foreign = AlertFactory(workspace=bolt)

    with working_in(acme, ada), refused() as refusal:
        acknowledge_alert(alert=foreign, user=ada)

    assert refusal.sentence == "There is no such alert in this workspace."
    with inside(bolt):
        assert SystemAlert.objects.get().status == "active"


def test_nobody_outside_is_told_anything(acme: Workspace, bolt: Workspace, ada: User, bea: User) -> None:
    with working_in(acme, ada), refused() as refusal:
        send_notification(user=bea, notification_type="message", title="Hello")

    assert (refusal.field, refusal.sentence) == ("user", "There is no such row in this workspace.")
    for workspace in (acme, bolt):
        with inside(workspace):
            assert UserNotification.objects.count() == 0


def test_one_problem_is_one_alert_though_it_is_about_nothing(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        alerts = [raise_alert(**SILENT) for _ in range(2)]

    # NULLs are not distinct here: what it is about is part of what makes it the same problem.
    assert [alert.occurrence_count for alert in alerts] == [1, 2]
    assert alerts[0].pk == alerts[1].pk
