"""Alerts in the back office: raised once, taken and ended, the worst first; and what each person is told."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from alerts.factories import AlertFactory, NotificationFactory
from alerts.models import SystemAlert, UserNotification
from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import routed_to
from positioning.factories import CampaignFactory
from tests.admin_rows import act, listed, page
from tests.conftest import inside, join
from tests.pages import said, send

pytestmark = pytest.mark.django_db
OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
ALERTS, NOTIFICATIONS = "system_alerts", "user_notifications"
SILENT = {"title": "Feed is silent", "alert_type": "error", "severity_level": "critical"}
DONE = "This alert is {status} and stays so; the same problem again raises a new one."
NOT_YOURS = "You were told nothing of the kind: people read what they themselves are told."
DAY = datetime.timedelta(days=1)


@pytest.fixture
def signed_in(client: Client, strategist: User) -> Client:
    client.force_login(strategist)
    return client


def statuses(workspace: Workspace) -> dict[str, str]:
    with inside(workspace):
        rows = SystemAlert.objects.filter(workspace=workspace).order_by("title")
        return dict(rows.values_list("title", "status"))


def test_adding_one_raises_it_and_adding_it_again_counts_it_up(
    signed_in: Client, strategist: User, acme: Workspace
) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    about = {"related_campaign": str(campaign.pk), "data_points": '{"hours": 3}'}
    words = {
        "message": "Nothing came",
        "recommended_actions": "Restart\nCall",
        "action_url": "https://a.example",
    }

    answers = [
        said(send(signed_in, page(ALERTS, "add"), **{**SILENT, **about, **its}))
        for its in (words, {"message": "Still nothing"})
    ]

    assert answers == [
        ["Raised: Feed is silent."],
        ["Open already, and counted up: Feed is silent has occurred 2 times."],
    ]
    with inside(acme):
        alert = SystemAlert.objects.get()
        assert (alert.occurrence_count, alert.created_by, alert.related_campaign) == (2, strategist, campaign)
        assert (alert.message, alert.recommended_actions) == ("Nothing came", ["Restart", "Call"])


def test_a_wrong_alert_stays_on_the_form(signed_in: Client, acme: Workspace) -> None:
    past = {"expiry_date_0": "2020-01-01", "expiry_date_1": "00:00:00"}

    untold = send(signed_in, page(ALERTS, "add"), **{**SILENT, "title": ""})
    expired = send(signed_in, page(ALERTS, "add"), **SILENT, **past)

    assert untold.context["adminform"].form.errors == {"title": ["This field is required."]}
    assert expired.context["adminform"].form.errors == {
        "expiry_date": ["An alert expires after it occurred."]
    }
    assert statuses(acme) == {}


@pytest.mark.parametrize("table", [ALERTS, NOTIFICATIONS])
def test_what_adding_does_is_done_once(table: str, signed_in: Client, acme: Workspace) -> None:
    text = signed_in.get(page(table, "add")).content.decode()

    assert 'name="_save"' in text
    assert [name for name in ("_addanother", "_continue") if name in text] == []


def test_what_becomes_of_an_alert_is_no_field(signed_in: Client, acme: Workspace) -> None:
    alert = AlertFactory.create(workspace=acme, title="Feed")

    send(signed_in, page(ALERTS, "change", alert.pk), status="resolved", occurrence_count="9", title="Line")

    assert statuses(acme) == {"Line": "active"}


@pytest.mark.parametrize(
    ("action", "left", "lines"),
    [
        (
            "acknowledge",
            {"New": "acknowledged", "Over": "resolved", "Taken": "acknowledged"},
            [
                "Taken: An alert that is acknowledged cannot become acknowledged.",
                f"Over: {DONE.format(status='resolved')}",
                "Now acknowledged: 1.",
            ],
        ),
        (
            "resolve",
            {"New": "resolved", "Over": "resolved", "Taken": "resolved"},
            ["Now resolved: 3."],
        ),
        (
            "dismiss",
            {"New": "dismissed", "Over": "resolved", "Taken": "dismissed"},
            [f"Over: {DONE.format(status='resolved')}", "Now dismissed: 2."],
        ),
    ],
)
def test_an_action_goes_through_where_it_can_and_says_where_not(
    action: str,
    left: dict[str, str],
    lines: list[str],
    signed_in: Client,
    strategist: User,
    acme: Workspace,
) -> None:
    alerts = [
        AlertFactory.create(workspace=acme, title="New"),
        AlertFactory.create(workspace=acme, title="Taken", status="acknowledged", acknowledged_by=strategist),
        AlertFactory.create(workspace=acme, title="Over", status="resolved"),
    ]

    answer = act(signed_in, ALERTS, action, *alerts)

    assert statuses(acme) == left
    assert answer == lines


def test_acknowledging_says_who(signed_in: Client, strategist: User, acme: Workspace) -> None:
    alert = AlertFactory.create(workspace=acme)

    act(signed_in, ALERTS, "acknowledge", alert)

    with inside(acme):
        assert SystemAlert.objects.get().acknowledged_by == strategist


def test_the_critical_ones_are_listed_worst_first(
    signed_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    now, critical = timezone.now(), {"workspace": acme, "severity_level": "critical"}
    high = AlertFactory.create(workspace=acme, severity_level="high", triggered_at=now)
    newer = AlertFactory.create(**critical, triggered_at=now - DAY)
    older = AlertFactory.create(**critical, triggered_at=now - 2 * DAY, title="A feed")
    AlertFactory.create(**critical, triggered_at=now - 3 * DAY, expiry_date=now - DAY)
    AlertFactory.create(**critical, status="dismissed")
    AlertFactory.create(workspace=acme, severity_level="medium")
    AlertFactory.create(workspace=bolt, severity_level="critical")

    assert listed(signed_in, ALERTS, critical="yes") == [newer.pk, older.pk, high.pk]
    assert listed(signed_in, ALERTS, critical="yes", o="1")[0] == older.pk  # by title, as it is clicked
    assert listed(signed_in, ALERTS, critical="yes", q="A feed") == [older.pk]
    assert len(listed(signed_in, ALERTS)) == len(listed(signed_in, ALERTS, critical="rubbish")) == 6


def test_a_viewer_looks_and_takes_no_step(client: Client, viewer: User, acme: Workspace) -> None:
    client.force_login(viewer)
    alert = AlertFactory.create(workspace=acme, title="Feed")

    opened = client.get(page(ALERTS, "change", alert.pk)).status_code
    adding = client.get(page(ALERTS, "add")).status_code
    for action in ("acknowledge", "resolve", "dismiss"):
        act(client, ALERTS, action, alert)

    assert (opened, adding, statuses(acme)) == (200, 403, {"Feed": "active"})


def test_adding_a_notification_sends_it(signed_in: Client, viewer: User, acme: Workspace) -> None:
    alert = AlertFactory.create(workspace=acme)
    told = {"user": str(viewer.pk), "notification_type": "alert", "title": "Look", "channel": "email"}

    answer = send(signed_in, page(NOTIFICATIONS, "add"), **told, related_alert=str(alert.pk))

    assert said(answer) == [f"Sent to {viewer}: Look."]
    with inside(acme):
        sent = UserNotification.objects.get()
        assert (sent.user, sent.related_alert, sent.delivery_status) == (viewer, alert, "pending")


def test_somebody_from_outside_is_told_nothing(
    signed_in: Client, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    told = {"user": str(bea.pk), "notification_type": "message", "title": "Hello"}

    answer = send(signed_in, page(NOTIFICATIONS, "add"), **told)

    sentence = "Select a valid choice. That choice is not one of the available choices."
    assert answer.context["adminform"].form.errors == {"user": [sentence]}


def test_everybody_marks_ones_own_as_read(client: Client, ada: User, viewer: User, acme: Workspace) -> None:
    own = NotificationFactory.create(workspace=acme, user=ada, title="Mine")
    hers = NotificationFactory.create(workspace=acme, user=viewer, title="Hers")
    client.force_login(ada)  # who manages the workspace, and so sees both

    answer = act(client, NOTIFICATIONS, "mark_as_read", own, hers)

    assert answer == [f"Hers: {NOT_YOURS}", "Now read: 1."]
    with inside(acme):
        found = dict(UserNotification.objects.values_list("title", "is_read"))
    assert found == {"Mine": True, "Hers": False}


def test_my_unread_ones_are_listed_most_urgent_first(
    client: Client, ada: User, viewer: User, acme: Workspace, bolt: Workspace
) -> None:
    low, urgent, high = [
        NotificationFactory.create(workspace=acme, user=ada, priority_level=level)
        for level in ("low", "urgent", "high")
    ]
    NotificationFactory.create(workspace=acme, user=ada, is_read=True, read_at=timezone.now())
    NotificationFactory.create(workspace=acme, user=ada, expires_at=timezone.now() - DAY)
    NotificationFactory.create(workspace=acme, user=viewer, priority_level="urgent")
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="viewer")
    NotificationFactory.create(workspace=bolt, user=ada, priority_level="urgent")
    client.force_login(ada)

    assert listed(client, NOTIFICATIONS, unread="yes") == [urgent.pk, high.pk, low.pk]
    assert len(listed(client, NOTIFICATIONS)) == 6


@pytest.mark.parametrize("role", ["strategist", "viewer"])
def test_nobody_sees_what_others_are_told(role: str, client: Client, ada: User, acme: Workspace) -> None:
    row = NotificationFactory.create(workspace=acme, user=ada)
    client.force_login(join(acme, role))

    opened = client.get(page(NOTIFICATIONS, "change", row.pk))

    assert (listed(client, NOTIFICATIONS), opened.status_code) == ([], 302)


def test_a_notification_is_removed_by_its_person_and_changed_by_nobody(
    client: Client, ada: User, viewer: User, acme: Workspace
) -> None:
    row = NotificationFactory.create(workspace=acme, user=viewer)
    change, delete = (page(NOTIFICATIONS, name, row.pk) for name in ("change", "delete"))

    client.force_login(ada)
    by_a_manager = [client.post(change, {"title": "Forged"}).status_code, client.get(delete).status_code]
    client.force_login(viewer)
    by_her = [
        client.post(change, {"is_read": "on"}).status_code,
        client.post(delete, {"post": "yes"}).status_code,
    ]

    assert (by_a_manager, by_her) == ([403, 403], [403, 302])
    with inside(acme):
        assert UserNotification.objects.count() == 0


@OPERATORS
def test_an_operator_inside_a_workspace_takes_an_alert_as_himself(
    client: Client, otto: User, acme: Workspace
) -> None:
    alert = AlertFactory.create(workspace=acme)
    client.force_login(otto)

    answer = act(client, ALERTS, "acknowledge", alert)

    assert answer == ["Now acknowledged: 1."]
    with inside(acme):
        assert SystemAlert.objects.get().acknowledged_by == otto


@OPERATORS
def test_an_operator_raises_takes_and_tells_in_all_workspaces(
    client: Client, otto: User, acme: Workspace, viewer: User
) -> None:
    client.force_login(otto)
    told = {"user": str(viewer.pk), "notification_type": "message", "title": "Hello"}

    raised = said(send(client, page(ALERTS, "add", slug=""), **SILENT, workspace=str(acme.pk)))
    with routed_to("operator"):
        alert = SystemAlert.objects.get()
    taken = act(client, ALERTS, "acknowledge", alert, slug="")
    sent = said(send(client, page(NOTIFICATIONS, "add", slug=""), **told, workspace=str(acme.pk)))

    assert (raised, taken) == (["Raised: Feed is silent."], ["Now acknowledged: 1."])
    assert sent == [f"Sent to {viewer}: Hello."]
    with inside(acme):
        alert = SystemAlert.objects.get()
        assert (alert.created_by, alert.acknowledged_by) == (otto, otto)
        assert UserNotification.objects.get().user == viewer


@OPERATORS
def test_over_all_workspaces_nothing_is_asked_of_one(
    client: Client, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    for workspace in (acme, bolt):
        AlertFactory.create(workspace=workspace, severity_level="medium")
    client.force_login(otto)

    pages = [
        client.get(page(table, "changelist", slug=""), {name: "yes"})
        for table, name in ((ALERTS, "critical"), (NOTIFICATIONS, "unread"))
    ]

    assert [response.status_code for response in pages] == [200, 200]
    assert len(pages[0].context["cl"].result_list) == 2
