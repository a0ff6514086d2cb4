"""Alerts: raised, taken, resolved or dismissed; and those that need somebody now."""

from dataclasses import asdict
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agents.models import Agent
from alerts import queries, services
from alerts.models import SystemAlert
from alerts.models.system_alerts import AlertType, Severity
from codex.api import Input, Rows, RowSerializer
from codex.api.pages import page
from codex.api.values import JsonObject, OneOf, Related, Text
from codex.fields import LONGEST_NAME, LONGEST_TEXT
from codex.models import Cohort, User
from codex.tenancy import current_workspace_id
from intelligence.models import IntelligenceSignal
from positioning.models import Campaign, Move


class AlertSerializer(RowSerializer):
    class Meta:
        model = SystemAlert
        fields = (
            "id",
            "alert_type",
            "severity_level",
            "status",
            "title",
            "description",
            "message",
            "action_url",
            "triggered_by_agent",
            "triggered_by_signal",
            "triggered_by_event",
            "related_campaign",
            "related_cohort",
            "related_move",
            "data_points",
            "recommended_actions",
            "triggered_at",
            "acknowledged_at",
            "acknowledged_by",
            "resolved_at",
            "expiry_date",
            "action_taken",
            "occurrence_count",
            "last_occurred_at",
            "created_by",
            "created_at",
            "updated_at",
        )
        read_only_fields = ("status",)  # steps lead from one to the next


class RaisingSerializer(Input):
    """What an alert is, and what it is about."""

    alert_type = OneOf(choices=AlertType.choices)
    severity = OneOf(choices=Severity.choices)
    title = Text(max_length=LONGEST_NAME)
    description = Text(max_length=LONGEST_TEXT, allow_blank=True, required=False)
    agent = Related(queryset=Agent.objects.all(), required=False)
    campaign = Related(queryset=Campaign.objects.all(), required=False)
    data_points = JsonObject(required=False)
    signal = Related(queryset=IntelligenceSignal.objects.all(), required=False)
    cohort = Related(queryset=Cohort.objects.all(), required=False)
    move = Related(queryset=Move.objects.all(), required=False)
    event = Text(max_length=LONGEST_NAME, required=False)
    expires = serializers.DateTimeField(required=False)


class TakingSerializer(Input):
    """Who takes an alert; oneself unless said."""

    user = Related(queryset=User.objects.all(), required=False)


class EndingSerializer(Input):
    """What was done, or why there is nothing to do."""

    action_taken = Text(max_length=LONGEST_TEXT, allow_blank=True, required=False)


class Alerts(Rows):
    """What needs somebody's attention."""

    serializer_class = AlertSerializer
    search_fields = ("title", "description", "message")
    filters = (
        "alert_type",
        "severity_level",
        "status",
        "triggered_by_agent",
        "triggered_by_signal",
        "related_campaign",
        "related_cohort",
        "related_move",
        "acknowledged_by",
        "created_by",
    )
    orderings = ("id", "title", "triggered_at", "last_occurred_at", "occurrence_count", "updated_at")

    def raise_one(self, request: Request) -> Response:
        """Raise an alert: 201 with a new one, or 200 with the open one of the same problem, counted up."""
        sent = RaisingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        alert = services.raise_alert(**sent.validated_data)
        again = alert.occurrence_count > 1
        return Response(self.get_serializer(alert).data, status=200 if again else 201)

    def acknowledge(self, request: Request, pk: str) -> Response:
        """Somebody takes it."""
        alert = self.get_object()
        sent = TakingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        user = sent.validated_data.get("user", self.person)
        return Response(self.get_serializer(services.acknowledge_alert(alert=alert, user=user)).data)

    def resolve(self, request: Request, pk: str) -> Response:
        """The problem is gone."""
        return self._end(request, services.resolve_alert)

    def dismiss(self, request: Request, pk: str) -> Response:
        """There is nothing to do about it."""
        return self._end(request, services.dismiss_alert)

    def critical(self, request: Request) -> Response:
        """The critical and high alerts that nobody has taken, critical ones first."""
        workspace_id: Any = current_workspace_id()
        return page([asdict(alert) for alert in queries.critical_alerts(workspace_id)])

    def _end(self, request: Request, step: Any) -> Response:
        alert = self.get_object()
        sent = EndingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(self.get_serializer(step(alert=alert, **sent.validated_data)).data)
