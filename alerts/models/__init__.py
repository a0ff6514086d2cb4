"""Alerts about a workspace, and notifications to its people."""

from alerts.models.notifications import UserNotification
from alerts.models.system_alerts import SystemAlert

__all__ = ["SystemAlert", "UserNotification"]
