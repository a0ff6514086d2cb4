"""What somebody tries with alerts and notifications who belongs to two workspaces, or forges a problem."""

import pytest

from alerts.factories import AlertFactory, NotificationFactory
from alerts.models import SystemAlert, UserNotification
from alerts.queries import unread_notifications
from alerts.services import raise_alert, read_notification, send_notification
from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import working_in
from tests.conftest import inside
from tests.words import refused


@pytest.fixture
def nia(acme: Workspace, bolt: Workspace, viewer: User) -> User:
    """A member of both, who has been told something in each."""
    with inside(bolt):
        WorkspaceMember.objects.create(user=viewer, role="owner")
    for workspace in (acme, bolt):
        NotificationFactory(workspace=workspace, user=viewer, title=workspace.name)
    return viewer


def test_who_belongs_to_two_reads_what_she_is_told_in_the_entered_one(
    acme: Workspace, bolt: Workspace, nia: User
) -> None:
    with inside(bolt):
        elsewhere = UserNotification.objects.get(user=nia)

    with working_in(acme, nia):
        titles = [each.title for each in unread_notifications(nia)]
        with refused() as it:
            read_notification(notification=elsewhere)

    assert titles == ["Acme"]
    assert it.sentence == "You were told nothing of the kind: people read what they themselves are told."
    with inside(bolt):
        assert UserNotification.objects.get(pk=elsewhere.pk).is_read is False


def test_managers_see_of_a_member_what_she_is_told_in_their_workspace(
    acme: Workspace, ada: User, nia: User
) -> None:
    with working_in(acme, ada):
        titles = [each.title for each in unread_notifications(nia)]
        counted = UserNotification.objects.filter(user=nia).count()

    assert (titles, counted) == (["Acme"], 1)


def test_a_message_is_about_alerts_of_its_workspace(
    acme: Workspace, bolt: Workspace, nia: User, ada: User
) -> None:
    foreign = AlertFactory(workspace=bolt)

    with working_in(acme, ada), refused() as it:
        send_notification(user=nia, notification_type="alert", title="Look", related_alert=foreign)

    assert (it.field, it.sentence) == ("related_alert", "There is no such row in this workspace.")


def test_what_makes_an_alert_the_same_problem_is_forged_by_nobody(acme: Workspace, ada: User) -> None:
    mild = AlertFactory(workspace=acme, title="Mild", severity_level="info")

    with working_in(acme, ada):
        SystemAlert.objects.filter(pk=mild.pk).update(fingerprint="of something else")
        again = raise_alert(alert_type=mild.alert_type, title="Mild")

    assert (again.pk, again.occurrence_count) == (mild.pk, 2)
