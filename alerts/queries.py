"""What can be asked of alerts: what needs somebody now, and what a person has not read yet."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from alerts.models import SystemAlert
from alerts.models.system_alerts import AlertStatus, Severity
from codex.queries import ask, counted


@dataclass(frozen=True)
class CriticalAlert:
    """A critical or high alert that nobody has taken."""

    id: uuid.UUID
    title: str
    description: str
    alert_type: str
    created_at: datetime.datetime


@dataclass(frozen=True)
class Unread:
    """Something that a person has not read yet."""

    id: uuid.UUID
    notification_type: str
    title: str
    message: str
    priority_level: str
    created_at: datetime.datetime


def untaken_alerts(alerts: QuerySet[SystemAlert]) -> QuerySet[SystemAlert]:
    """The critical and high ones of them that nobody has taken: critical first, then the newest."""
    waiting = alerts.filter(status=AlertStatus.ACTIVE, severity_level__in=[Severity.CRITICAL, Severity.HIGH])
    return waiting.order_by(
        "severity_level", "-triggered_at", "-id"
    )  # critical, high: by name, as in indexes


def open_alerts_by_severity(most: int) -> dict[str, int]:
    """How many alerts are open, counted to `most`, by their severity, the worst first."""
    waiting = SystemAlert.objects.filter(status__in=[AlertStatus.ACTIVE, AlertStatus.ACKNOWLEDGED])
    return counted(most, {each: waiting.filter(severity_level=each) for each in Severity.values})


def critical_alerts(workspace_id: uuid.UUID, first: int | None = None) -> list[CriticalAlert]:
    """The critical and high alerts that are active and have not expired: critical first, then the newest."""
    return [CriticalAlert(*row) for row in ask("get_critical_alerts(%s::uuid)", [workspace_id], first)]


def unread_notifications(user: Any, first: int | None = None) -> list[Unread]:
    """What a person has not read in the entered workspace: urgent, high, normal, low, then the newest.

    Raises DatabaseError with SQLSTATE 42501 for whoever asks for somebody else and manages nobody.
    """
    return [Unread(*row) for row in ask("get_user_unread_notifications(%s::uuid)", [user.pk], first)]
