"""What can be done about alerts: raise, acknowledge, resolve, dismiss; and telling people, who read it."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql.psycopg_any import Jsonb
from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Now
from django.utils import timezone

from alerts.models import SystemAlert, UserNotification
from alerts.models.notifications import Urgency
from alerts.models.system_alerts import AlertStatus, Severity
from codex.queries import ask
from codex.refusals import explains
from codex.tenancy import current_workspace_id

BATCH = 1000  # rows that expire in one transaction
EXPIRED = "Expired before anybody took it."
RAISING = (
    "create_system_alert(%s::uuid, %s::text, %s::text, %s::text, %s::text, %s::uuid, %s::uuid, %s::jsonb,"
    " %s::uuid, %s::uuid, %s::uuid, %s::text, %s::timestamptz)"
)
SENDING = (
    "send_user_notification(%s::uuid, %s::uuid, %s::text, %s::text, %s::text, %s::text, %s::text,"
    " %s::text, %s::uuid)"
)


def raise_alert(
    *,
    alert_type: str,
    title: str,
    severity_level: str = Severity.MEDIUM.value,
    description: str = "",
    triggered_by_agent: Any = None,
    triggered_by_signal: Any = None,
    triggered_by_event: str = "",
    related_campaign: Any = None,
    related_cohort: Any = None,
    related_move: Any = None,
    data_points: dict[str, Any] | None = None,
    expiry_date: datetime.datetime | None = None,
    message: str = "",
    action_url: str = "",
    recommended_actions: Sequence[str] = (),
    workspace_id: uuid.UUID | None = None,
) -> SystemAlert:
    """Raise an alert, or count up the open one of the same type, title and rows that it is about.

    An open one keeps its words: description, message, action_url, recommended_actions. The workspace is the
    entered one unless an operator names another. Raises DatabaseError for whoever may not write, and where
    a row that it is about is not there (codex.refusals has the words).
    """
    what = [workspace_id or current_workspace_id(), alert_type, severity_level, title, description]
    why = [_id(triggered_by_agent), _id(related_campaign), Jsonb(data_points or {}), _id(triggered_by_signal)]
    about = [_id(related_cohort), _id(related_move), triggered_by_event, expiry_date]
    ((raised,),) = ask(RAISING, [*what, *why, *about])
    found: SystemAlert = SystemAlert.objects.get(pk=raised)
    if found.occurrence_count == 1 and (message or action_url or recommended_actions):
        found.message, found.action_url = message, action_url
        found.recommended_actions = list(recommended_actions)
        found.save(update_fields=["message", "action_url", "recommended_actions"])
        found.refresh_from_db()
    return found


def acknowledge_alert(*, alert: SystemAlert, user: Any) -> SystemAlert:
    """Note that a member has taken an active alert.

    Raises IntegrityError where it is not active any more, and DatabaseError with SQLSTATE 42501 for viewers
    and for whoever names somebody else and manages nobody.
    """
    ask("acknowledge_alert(%s::uuid, %s::uuid)", [alert.pk, user.pk])
    alert.refresh_from_db()
    return alert


def resolve_alert(*, alert: SystemAlert, action_taken: str = "") -> SystemAlert:
    """Note that the problem is gone, and what was done; raises IntegrityError where it was dismissed."""
    return _end(alert, AlertStatus.RESOLVED, action_taken)


def dismiss_alert(*, alert: SystemAlert, action_taken: str = "") -> SystemAlert:
    """Note that there is nothing to do, and why; raises IntegrityError where it was resolved."""
    return _end(alert, AlertStatus.DISMISSED, action_taken)


def send_notification(
    *,
    user: Any,
    notification_type: str,
    title: str,
    message: str = "",
    channel: str | None = None,
    priority_level: str = Urgency.NORMAL.value,
    action_url: str = "",
    related_alert: Any = None,
    workspace_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Tell a member something; returns the id, since whoever sends may not read what others are told.

    Without a channel it is told in the app. Raises DatabaseError for whoever may not write, and for a
    person who is no member.
    """
    whom = [workspace_id or current_workspace_id(), user.pk]
    what = [notification_type, title, message, channel, priority_level, action_url, _id(related_alert)]
    sent: uuid.UUID = ask(SENDING, [*whom, *what])[0][0]
    return sent


def read_notification(*, notification: UserNotification) -> UserNotification:
    """Note that a person has read what she was told; the first time counts.

    Raises IntegrityError for whatever somebody else was told.
    """
    ask("mark_notification_as_read(%s::uuid)", [notification.pk])
    notification.refresh_from_db()
    return notification


def read_all_notifications(*, user: Any, up_to: uuid.UUID | None = None) -> int:
    """Note that a person has read all she was told; returns how many were unread.

    With `up_to`, the id of the newest one that she has seen, what came after it stays unread.
    """
    unread = UserNotification.objects.filter(user=user, is_read=False)
    seen = unread.filter(pk__lte=up_to) if up_to else unread
    return int(seen.update(is_read=True, read_at=Now()))


def expire_alerts(*, now: datetime.datetime | None = None) -> int:
    """Dismiss alerts that nobody has taken before they expired, at most BATCH; returns how many."""
    active = SystemAlert.objects.filter(status=AlertStatus.ACTIVE, expiry_date__lte=now or timezone.now())
    waiting = active.order_by("expiry_date").select_for_update(skip_locked=True)
    ids = list(waiting.values_list("pk", flat=True)[:BATCH])
    why = Case(
        When(action_taken="", then=Value(EXPIRED)), default=F("action_taken"), output_field=TextField()
    )
    done = SystemAlert.objects.filter(pk__in=ids).update(status=AlertStatus.DISMISSED, action_taken=why)
    return int(done)


def expire_notifications(*, now: datetime.datetime | None = None) -> int:
    """Give up the delivery of what has expired before it arrived, at most BATCH; returns how many.

    What was told in the app stays where it is: it is no longer unread once it has expired. Only for jobs:
    raises DatabaseError with SQLSTATE 42501 for people.
    """
    asked = [current_workspace_id(), now or timezone.now(), BATCH]
    ((expired,),) = ask("expire_notifications(%s::uuid, %s::timestamptz, %s::integer)", asked)
    return int(expired)


def _end(alert: SystemAlert, status: AlertStatus, action_taken: str) -> SystemAlert:
    alert.status, alert.action_taken = status, action_taken or alert.action_taken
    alert.save(update_fields=["status", "action_taken"])
    alert.refresh_from_db()
    return alert


def _id(row: Any) -> Any:
    return getattr(row, "pk", row)


@explains("system_alerts_lifecycle", field="status")
def _lifecycle(facts: dict[str, Any]) -> str:
    was, to = facts["from"], facts["to"]
    if was in (AlertStatus.RESOLVED, AlertStatus.DISMISSED):
        return f"This alert is {was} and stays so; the same problem again raises a new one."
    return f"An alert that is {was} cannot become {to}."


@explains("system_alerts_acknowledged_by_somebody", field="acknowledged_by")
def _acknowledged_by_somebody(facts: dict[str, Any]) -> str:
    return "Say who acknowledges the alert."


@explains("system_alerts_acknowledged_by_a_member", field="user")
def _acknowledged_by_a_member(facts: dict[str, Any]) -> str:
    return "There is no such person in this workspace."


@explains("system_alerts_of_this_workspace", field="alert")
def _of_this_workspace(facts: dict[str, Any]) -> str:
    return "There is no such alert in this workspace."


@explains("user_notifications_own", field="notification")
def _own(facts: dict[str, Any]) -> str:
    return "You were told nothing of the kind: people read what they themselves are told."
