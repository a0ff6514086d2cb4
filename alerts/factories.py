"""Believable alerts and notifications, for the demo and for tests."""

import factory

from alerts.models import SystemAlert, UserNotification
from codex.factories import RowFactory


class AlertFactory(RowFactory[SystemAlert]):
    """Something that nobody has taken yet."""

    class Meta:
        model = SystemAlert

    title = factory.Sequence(lambda n: f"Alert {n}")
    alert_type = "anomaly"
    severity_level = "high"


class NotificationFactory(RowFactory[UserNotification]):
    """Something that a member has not read yet; give the member as `user`."""

    class Meta:
        model = UserNotification

    title = factory.Sequence(lambda n: f"Notification {n}")
    notification_type = "message"
