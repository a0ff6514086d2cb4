"""Alerts: what needs somebody's attention in a workspace."""

from django.db import models
from django.utils import timezone

from codex.fields import Choice, Count, Json, Moment, Name, Prose, TextList
from codex.models import Cohort, WhoField, WorkspaceForeignKey, WorkspaceModel
from codex.models.workspace_model import created_by
from codex.rules import Rule, Unique
from codex.shapes import anything
from intelligence.models import IntelligenceSignal
from intelligence.models.signals import source_agent
from positioning.models import Campaign, Move


class AlertType(models.TextChoices):
    PERFORMANCE = "performance"
    ERROR = "error"
    MILESTONE = "milestone"
    ANOMALY = "anomaly"
    ACTION_REQUIRED = "action_required"
    OPPORTUNITY = "opportunity"


class Severity(models.TextChoices):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class AlertStatus(models.TextChoices):
    ACTIVE = "active"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"


def related(to: type[models.Model], comment: str) -> WorkspaceForeignKey:
    """Something an alert is about; the alert outlives it."""
    return WorkspaceForeignKey(
        to, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_comment=comment
    )


class SystemAlert(WorkspaceModel):
    """One problem or event; when it occurs again while open, it is counted and not repeated."""

    alert_type = Choice(
        choices=AlertType.choices,
        db_comment="performance (figures go wrong), error (something broke), milestone (something was "
        "reached), anomaly (something is unusual), action_required (somebody has to act), opportunity "
        "(something to take).",
    )
    severity_level = Choice(
        choices=Severity.choices,
        default=Severity.MEDIUM,
        db_comment="How bad: critical (now), high (today), medium (soon), low (some time), info (to know).",
    )
    status = Choice(
        choices=AlertStatus.choices,
        default=AlertStatus.ACTIVE,
        db_comment="active (nobody has it), acknowledged (somebody has it), resolved (done), dismissed "
        "(nothing to do).",
    )
    title = Name(db_comment="What it is, in a line.")
    description = Prose(db_comment="What it is, in full.")
    message = Prose(db_comment="What people are told.")
    action_url = models.URLField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        db_comment="Where something can be done about it.",
    )
    triggered_by_agent = source_agent("The agent that raised it, if one did.")
    triggered_by_signal = related(IntelligenceSignal, "The signal that raised it, if one did.")
    triggered_by_event = Name(
        blank=True, default="", db_default="", db_comment="The kind of event that raised it, if one did."
    )
    related_campaign = related(Campaign, "The campaign it is about.")
    related_cohort = related(Cohort, "The cohort it is about.")
    related_move = related(Move, "The move it is about.")
    data_points = Json(validators=[anything(error_rate=0.12, runs=240)], db_comment="The figures behind it.")
    recommended_actions = TextList(db_comment="What to do.")
    triggered_at = Moment(
        default=timezone.now, db_default=models.functions.Now(), db_comment="When it occurred first."
    )
    acknowledged_at = models.DateTimeField(
        null=True, blank=True, editable=False, db_comment="When somebody took it."
    )
    acknowledged_by = WhoField(
        editable=False,
        db_column="acknowledged_by",
        db_comment="Who took it; empty once that person is deleted.",
    )
    resolved_at = models.DateTimeField(
        null=True, blank=True, editable=False, db_comment="When it was resolved or dismissed."
    )
    expiry_date = Moment(null=True, blank=True, db_comment="When it stops mattering; empty: never.")
    action_taken = Prose(db_comment="What was done about it.")
    fingerprint = Name(
        editable=False,
        db_comment="What makes it the same problem: computed from type, title and what it is about.",
    )
    occurrence_count = Count(default=1, db_default=1, editable=False, db_comment="How often it has occurred.")
    last_occurred_at = models.DateTimeField(
        db_default=models.functions.Now(), editable=False, db_comment="When it occurred last."
    )
    created_by = created_by()
    steps = ("status", "acknowledged_by_id", "acknowledged_at", "resolved_at")

    class Meta(WorkspaceModel.Meta):
        db_table = "system_alerts"
        db_table_comment = "What needs somebody's attention."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "fingerprint"],
                condition=models.Q(status__in=["active", "acknowledged"]),
                name="system_alerts_open_once",
                says="This problem has an open alert already.",
                field="title",
            ),
            Rule(
                name="system_alerts_acknowledged_has_a_time",
                sql="(status = 'active') <= (acknowledged_at IS NULL) "
                "AND (status = 'acknowledged') <= (acknowledged_at IS NOT NULL)",
                says="An acknowledged alert says when it was acknowledged, and an active one does not.",
                field="acknowledged_at",
            ),
            Rule(
                name="system_alerts_resolved_has_a_time",
                sql="(status IN ('resolved', 'dismissed')) = (resolved_at IS NOT NULL)",
                says="An alert that is done says when, and no other does.",
                field="resolved_at",
            ),
            Rule(
                name="system_alerts_expire_after_trigger",
                sql="expiry_date >= triggered_at",
                says="An alert expires after it occurred.",
                field="expiry_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "status", "severity_level", "-triggered_at"], name="alerts_status_idx"
            ),
            models.Index(fields=["workspace", "status", "expiry_date"], name="alerts_expiry_idx"),
            models.Index(fields=["workspace", "-triggered_at"], name="alerts_recent_idx"),
            models.Index(
                fields=["severity_level", "status", "-triggered_at"],
                name="alerts_open_idx",
                condition=models.Q(status__in=["active", "acknowledged"]),
            ),
            models.Index(fields=["workspace", "triggered_by_signal"], name="alerts_signal_idx"),
            models.Index(fields=["workspace", "related_campaign"], name="alerts_campaign_idx"),
            models.Index(fields=["workspace", "related_cohort"], name="alerts_cohort_idx"),
            models.Index(fields=["workspace", "related_move"], name="alerts_move_idx"),
            models.Index(fields=["triggered_by_agent"], name="alerts_agent_idx"),
            models.Index(fields=["acknowledged_by"], name="alerts_acknowledged_by_idx"),
            models.Index(fields=["created_by"], name="alerts_created_by_idx"),
        ]

    def __str__(self) -> str:
        return self.title
