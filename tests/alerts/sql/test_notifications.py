"""People are told things in a workspace as its members, and read what they themselves are told."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from alerts.factories import AlertFactory, NotificationFactory
from alerts.models import UserNotification
from alerts.queries import unread_notifications
from alerts.services import read_notification, send_notification
from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import routed_to, working_in
from tests.conftest import inside, join
from tests.words import refused

DAY = datetime.timedelta(days=1)


def of(workspace: Workspace) -> list[UserNotification]:
    """What everybody is told in a workspace, as its owner sees it."""
    with inside(workspace):
        return list(UserNotification.objects.filter(workspace=workspace).order_by("id"))


@pytest.mark.parametrize(
    ("channel", "kept", "delivery"),
    [(None, "in_app", "delivered"), ("in_app", "in_app", "delivered"), ("email", "email", "pending")],
)
def test_it_is_told_in_the_app_unless_said(
    channel: str | None, kept: str, delivery: str, acme: Workspace, strategist: User, viewer: User
) -> None:
    with working_in(acme, strategist):
        sent = send_notification(user=viewer, notification_type="message", title="Hello", channel=channel)

    (found,) = of(acme)
    assert (found.pk, found.user, found.channel, found.delivery_status) == (sent, viewer, kept, delivery)


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_who_may_not_write_tells_nobody(role: str, acme: Workspace, ada: User) -> None:
    person = join(acme, role)

    with working_in(acme, person), refused() as refusal:
        send_notification(user=ada, notification_type="message", title="Hello")

    assert refusal.refusal.status == 403


def test_another_workspace_is_refused(acme: Workspace, bolt: Workspace, ada: User, bea: User) -> None:
    with pytest.raises(DatabaseError, match="not the entered workspace"), working_in(acme, ada):
        send_notification(user=bea, notification_type="message", title="Hello", workspace_id=bolt.pk)


def test_an_alert_of_another_workspace_is_none(acme: Workspace, bolt: Workspace, ada: User) -> None:
    foreign = AlertFactory(workspace=bolt)

    with working_in(acme, ada), refused() as refusal:
        send_notification(user=ada, notification_type="alert", title="Look", related_alert=foreign)

    assert refusal.field == "related_alert"


def test_what_somebody_was_told_goes_when_she_leaves(acme: Workspace, ada: User, viewer: User) -> None:
    NotificationFactory(workspace=acme, user=viewer)
    own = NotificationFactory(workspace=acme, user=ada)

    with inside(acme):
        WorkspaceMember.objects.filter(workspace=acme, user=viewer).delete()

    assert [row.pk for row in of(acme)] == [own.pk]


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_a_person_who_was_told_something_can_be_deleted(
    committed: None, acme: Workspace, viewer: User
) -> None:
    NotificationFactory(workspace=acme, user=viewer)

    with routed_to("operator"):
        viewer.delete()

    assert of(acme) == []


def test_reading_counts_the_first_time(acme: Workspace, viewer: User) -> None:
    row = NotificationFactory(workspace=acme, user=viewer)

    with working_in(acme, viewer):
        first = read_notification(notification=row).read_at
    with working_in(acme, viewer):
        again = read_notification(notification=row).read_at

    assert first is not None
    assert again == first


def test_only_she_herself_reads_it(acme: Workspace, ada: User, viewer: User) -> None:
    row = NotificationFactory(workspace=acme, user=viewer)

    with working_in(acme, ada), refused() as refusal:
        read_notification(notification=row)

    assert refusal.sentence.startswith("You were told nothing of the kind")
    assert of(acme)[0].is_read is False


def test_read_says_when(acme: Workspace, viewer: User) -> None:
    row = NotificationFactory(workspace=acme, user=viewer)

    with working_in(acme, viewer), refused() as refusal:
        UserNotification.objects.filter(pk=row.pk).update(read_at=timezone.now())

    assert refusal.field == "read_at"


@pytest.mark.parametrize("column", ["title", "user_id", "message"])
def test_she_does_not_rewrite_what_she_was_told(
    column: str, acme: Workspace, viewer: User, ada: User
) -> None:
    row = NotificationFactory(workspace=acme, user=viewer)
    value: Any = ada.pk if column == "user_id" else "Forged"

    with working_in(acme, viewer), refused() as refusal:
        UserNotification.objects.filter(pk=row.pk).update(**{column: value})

    assert refusal.refusal.status == 403


def test_equally_urgent_is_the_newest_first(acme: Workspace, viewer: User) -> None:
    made = [
        NotificationFactory(workspace=acme, user=viewer, priority_level=priority)
        for priority in ("normal", "high", "normal")
    ]

    with working_in(acme, viewer):
        found = unread_notifications(viewer)

    assert [row.id for row in found] == [made[place].pk for place in (1, 2, 0)]


def test_unread_leaves_out_the_read_the_expired_and_what_others_are_told(
    acme: Workspace, ada: User, viewer: User
) -> None:
    NotificationFactory(workspace=acme, user=ada)
    NotificationFactory(workspace=acme, user=viewer, is_read=True, read_at=timezone.now())
    NotificationFactory(workspace=acme, user=viewer, expires_at=timezone.now() - DAY)
    own = NotificationFactory(workspace=acme, user=viewer, expires_at=timezone.now() + DAY)

    with working_in(acme, viewer):
        found = unread_notifications(viewer)

    assert [row.id for row in found] == [own.pk]


def test_managers_see_what_others_have_not_read(acme: Workspace, admin: User, viewer: User) -> None:
    row = NotificationFactory(workspace=acme, user=viewer)

    with working_in(acme, admin):
        found = unread_notifications(viewer)

    assert [each.id for each in found] == [row.pk]


@pytest.mark.parametrize("role", ["strategist", "analyst", "viewer"])
def test_nobody_else_sees_what_others_are_told(role: str, acme: Workspace, ada: User) -> None:
    person = join(acme, role)
    NotificationFactory(workspace=acme, user=ada)

    with working_in(acme, person), refused() as refusal:
        unread_notifications(ada)
    with working_in(acme, person):
        rows = list(UserNotification.objects.all())

    assert (refusal.refusal.status, rows) == (403, [])
