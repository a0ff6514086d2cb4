"""Notifications: what one person is told, by which channel, and whether she has read it."""

from django.db import models

from alerts.models.system_alerts import SystemAlert, related
from codex import rls
from codex.fields import Choice, Moment, Name, Prose
from codex.models import MemberField, WorkspaceModel
from codex.rules import Rule
from gamification.models import Achievement
from positioning.models import Campaign


class NotificationType(models.TextChoices):
    ALERT = "alert"
    ACHIEVEMENT = "achievement"
    MESSAGE = "message"
    REMINDER = "reminder"
    SUMMARY = "summary"


class Channel(models.TextChoices):
    IN_APP = "in_app"
    EMAIL = "email"
    SLACK = "slack"
    SMS = "sms"
    PUSH = "push"


class DeliveryStatus(models.TextChoices):
    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    BOUNCED = "bounced"


class Urgency(models.TextChoices):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


OWN = f"user_id::text = {rls.USER}"
MANAGES = rls.role_in("admin", "owner")


class UserNotification(WorkspaceModel):
    """Something one person is told; only she reads it, and those who manage the workspace."""

    user = MemberField(db_comment="Who is told; a member of the workspace.")
    notification_type = Choice(
        choices=NotificationType.choices,
        db_comment="alert (something needs attention), achievement (something was unlocked), message "
        "(somebody writes), reminder (something is due), summary (what happened lately).",
    )
    title = Name(db_comment="What it is, in a line.")
    message = Prose(db_comment="What it says.")
    description = Prose(db_comment="What there is to know beyond it.")
    related_alert = related(SystemAlert, "The alert it is about.")
    related_achievement = related(Achievement, "The achievement it is about.")
    related_campaign = related(Campaign, "The campaign it is about.")
    channel = Choice(
        choices=Channel.choices,
        default=Channel.IN_APP,
        db_comment="How it is told: in_app, email, slack, sms or push.",
    )
    is_read = models.BooleanField(default=False, db_default=False, db_comment="Whether she has read it.")
    read_at = Moment(null=True, blank=True, db_comment="When she read it.")
    delivery_status = Choice(
        choices=DeliveryStatus.choices,
        default=DeliveryStatus.PENDING,
        db_comment="pending (on its way), delivered (arrived), failed (gave up), bounced (came back).",
    )
    delivery_method = Name(blank=True, default="", db_default="", db_comment="What carried it.")
    action_url = models.URLField(
        max_length=2000, blank=True, default="", db_default="", db_comment="Where something can be done."
    )
    action_label = Name(blank=True, default="", db_default="", db_comment="What its button says.")
    call_to_action = Prose(db_comment="What she is asked to do.")
    priority_level = Choice(
        choices=Urgency.choices,
        default=Urgency.NORMAL,
        db_comment="What comes first: urgent, then high, then normal, then low.",
    )
    expires_at = Moment(null=True, blank=True, db_comment="When it stops mattering; empty: never.")

    class Meta(WorkspaceModel.Meta):
        db_table = "user_notifications"
        db_table_comment = "What each person is told."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="user_notifications_read_agrees",
                sql="is_read = (read_at IS NOT NULL)",
                says="What is read has a time, and what is unread has none.",
                field="read_at",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "user", "is_read", "-created_at"], name="notifications_inbox_idx"
            ),
            models.Index(
                fields=["workspace", "delivery_status", "-created_at"], name="notifications_delivery_idx"
            ),
            models.Index(
                fields=["workspace", "expires_at"],
                condition=models.Q(delivery_status="pending"),
                name="notifications_expiry_idx",
            ),
            models.Index(fields=["workspace", "related_alert"], name="notifications_alert_idx"),
            models.Index(fields=["workspace", "related_achievement"], name="notifications_achievement_idx"),
            models.Index(fields=["workspace", "related_campaign"], name="notifications_campaign_idx"),
        ]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("own_read", f"{rls.INSIDE}\n        AND ({MANAGES} OR {OWN})", "SELECT"),
            rls.RowPolicy("writers_add", f"{rls.INSIDE}\n        AND {rls.WRITERS}", "INSERT"),
            rls.RowPolicy(
                "own_change", f"{rls.INSIDE}\n        AND {OWN}", "UPDATE", columns=("is_read", "read_at")
            ),
            rls.RowPolicy("own_remove", f"{rls.INSIDE}\n        AND {OWN}", "DELETE"),
        ]

    def __str__(self) -> str:
        return self.title
