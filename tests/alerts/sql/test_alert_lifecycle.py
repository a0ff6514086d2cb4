"""An alert is taken by somebody, resolved or dismissed, and stays so; the worst come first."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from alerts.factories import AlertFactory
from alerts.models import SystemAlert
from alerts.queries import critical_alerts
from alerts.services import acknowledge_alert, dismiss_alert, resolve_alert
from codex.models import User, Workspace
from codex.standing import standing_of
from codex.tenancy import enter_workspace_as_operator, routed_to, working_in, workspace_transaction
from tests.conftest import inside
from tests.racing import race
from tests.words import refused

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
DAY = datetime.timedelta(days=1)


def test_acknowledging_says_who_and_when(acme: Workspace, strategist: User) -> None:
    alert = AlertFactory(workspace=acme)

    with working_in(acme, strategist):
        acknowledge_alert(alert=alert, user=strategist)

    assert (alert.status, alert.acknowledged_by, alert.acknowledged_at is None) == (
        "acknowledged",
        strategist,
        False,
    )


@pytest.mark.parametrize("status", ["resolved", "dismissed"])
def test_what_is_done_stays_so(status: str, acme: Workspace, ada: User) -> None:
    alert = AlertFactory(workspace=acme, status=status)
    sentence = f"This alert is {status} and stays so; the same problem again raises a new one."

    other_end = dismiss_alert if status == "resolved" else resolve_alert
    with working_in(acme, ada), refused() as refusal:
        other_end(alert=alert)

    assert refusal.sentence == sentence


def test_nobody_acknowledges_twice(acme: Workspace, ada: User, admin: User) -> None:
    alert = AlertFactory(workspace=acme)

    with working_in(acme, ada):
        acknowledge_alert(alert=alert, user=admin)
        with refused() as refusal:
            acknowledge_alert(alert=alert, user=ada)
        alert.refresh_from_db()

    assert refusal.sentence == "An alert that is acknowledged cannot become acknowledged."
    assert alert.acknowledged_by == admin


@OPERATORS
def test_an_operator_takes_an_alert_as_herself_and_for_no_outsider(
    otto: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    inside_one, everywhere = (AlertFactory(workspace=acme) for _ in range(2))

    with workspace_transaction():
        enter_workspace_as_operator(acme.pk, otto, standing_of(otto).roles)
        acknowledge_alert(alert=inside_one, user=otto)
    with routed_to("operator"), transaction.atomic("operator"):
        with connections["operator"].cursor() as cursor:  # as the site of the back office says it
            cursor.execute("SELECT set_config('app.current_user_id', %s::text, true)", [str(otto.pk)])
        with refused("operator") as refusal:
            acknowledge_alert(alert=everywhere, user=bea)
        acknowledge_alert(alert=everywhere, user=otto)

    assert refusal.sentence == "There is no such person in this workspace."
    assert [alert.acknowledged_by for alert in (inside_one, everywhere)] == [otto, otto]


def test_somebody_from_outside_acknowledges_nothing(acme: Workspace, ada: User, bea: User) -> None:
    alert = AlertFactory(workspace=acme)

    with working_in(acme, ada), refused() as refusal:
        acknowledge_alert(alert=alert, user=bea)

    assert refusal.sentence == "There is no such person in this workspace."


def test_without_managing_nobody_acknowledges_for_others(
    acme: Workspace, ada: User, strategist: User
) -> None:
    alert = AlertFactory(workspace=acme)

    with working_in(acme, strategist), refused() as refusal:
        acknowledge_alert(alert=alert, user=ada)

    assert refusal.refusal.status == 403


def test_a_viewer_takes_and_ends_nothing(acme: Workspace, viewer: User) -> None:
    alert = AlertFactory(workspace=acme)

    acts: list[Callable[[], Any]] = [
        lambda: acknowledge_alert(alert=alert, user=viewer),
        lambda: resolve_alert(alert=alert),
        lambda: dismiss_alert(alert=alert),
    ]
    statuses = []
    with working_in(acme, viewer):
        for act in acts:
            with refused() as refusal:
                act()
            statuses.append(refusal.refusal.status)

    assert statuses == [403, 403, 403]


def test_a_write_past_the_services_is_held_to_the_same(acme: Workspace, ada: User) -> None:
    alert = AlertFactory(workspace=acme)

    with working_in(acme, ada):
        rows = SystemAlert.objects.filter(pk=alert.pk)
        with refused() as by_nobody:
            rows.update(status="acknowledged")
        rows.update(status="resolved")
        with refused() as reopened:
            rows.update(status="active")

    assert by_nobody.sentence == "Say who acknowledges the alert."
    assert reopened.field == "status"


def test_resolving_says_when_and_what_was_done(acme: Workspace, ada: User) -> None:
    alert = AlertFactory(workspace=acme)

    with working_in(acme, ada):
        resolve_alert(alert=alert, action_taken="Restarted")

    assert (alert.status, alert.action_taken, alert.resolved_at is None) == ("resolved", "Restarted", False)


@OPERATORS
def test_a_person_who_acknowledged_can_be_deleted(committed: None, acme: Workspace, strategist: User) -> None:
    alert = AlertFactory(workspace=acme)
    with working_in(acme, strategist):
        acknowledge_alert(alert=alert, user=strategist)

    with routed_to("operator"):
        strategist.delete()

    with inside(acme):
        alert.refresh_from_db()
    assert (alert.status, alert.acknowledged_by) == ("acknowledged", None)


@OPERATORS
def test_one_of_two_takes_it(committed: None, acme: Workspace, ada: User, admin: User) -> None:
    alert = AlertFactory(workspace=acme)

    def act(number: int, meet: Any) -> str:
        person = (ada, admin)[number]
        with working_in(acme, person):
            acknowledge_alert(alert=SystemAlert.objects.get(pk=alert.pk), user=person)
            meet()
        return "taken"

    answers = race(2, act)

    assert sorted(answers) == ["IntegrityError", "taken"]


def test_critical_comes_before_high_and_then_the_newest(acme: Workspace, bolt: Workspace, ada: User) -> None:
    now = timezone.now()
    high = AlertFactory(workspace=acme, severity_level="high", triggered_at=now)
    older = AlertFactory(workspace=acme, severity_level="critical", triggered_at=now - 2 * DAY)
    newer = AlertFactory(workspace=acme, severity_level="critical", triggered_at=now - DAY)
    AlertFactory(workspace=bolt, severity_level="critical")

    with working_in(acme, ada):
        found = critical_alerts(acme.pk)

    assert [alert.id for alert in found] == [newer.pk, older.pk, high.pk]


@pytest.mark.parametrize(
    "its",
    [
        {"severity_level": "medium"},
        {"status": "resolved"},
        {"status": "dismissed"},
        {"triggered_at": -2, "expiry_date": -1},
    ],
)
def test_what_is_done_expired_or_mild_is_not_critical(
    its: dict[str, Any], acme: Workspace, ada: User
) -> None:
    fields = {
        name: timezone.now() + value * DAY if isinstance(value, int) else value for name, value in its.items()
    }
    AlertFactory(workspace=acme, **{"severity_level": "critical", **fields})

    with working_in(acme, ada):
        assert critical_alerts(acme.pk) == []


def test_another_workspace_is_refused(acme: Workspace, bolt: Workspace, ada: User) -> None:
    AlertFactory(workspace=bolt, severity_level="critical")

    with pytest.raises(DatabaseError, match="not the entered workspace"), working_in(acme, ada):
        critical_alerts(bolt.pk)
