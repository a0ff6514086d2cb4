"""Alerts: raised, taken, resolved or dismissed; and those that need somebody now."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from alerts import queries, services
from alerts.models import SystemAlert
from codex.api import Input, Rows, RowSerializer
from codex.api.pages import LARGEST, page
from codex.api.schema import answers_of, page_of
from codex.api.values import Related, Text
from codex.fields import LONGEST_TEXT
from codex.models import User
from codex.tenancy import current_workspace_id


class SystemAlertSerializer(RowSerializer):
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
        # The first is said when it occurs, the others by the steps of its life.
        read_only_fields = ("triggered_at", "status", "action_taken")


class TakingSerializer(Input):
    """Who takes an alert; oneself unless said."""

    user = Related(queryset=User.objects.all(), required=False)


class EndingSerializer(Input):
    """What was done, or why there is nothing to do."""

    action_taken = Text(max_length=LONGEST_TEXT, allow_blank=True, required=False)


class Alerts(Rows):
    """What needs somebody's attention. Each step of an alert's life is a noun: POST .../resolution/."""

    serializer_class = SystemAlertSerializer
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
    ranges = ("triggered_at", "last_occurred_at", "resolved_at", "expiry_date")
    orderings = ("id", "title", "triggered_at", "last_occurred_at", "occurrence_count", "updated_at")

    @extend_schema(responses={200: SystemAlertSerializer, 201: SystemAlertSerializer})
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Raise one: 201 with a new alert, or 200 with the open one of the same problem, counted up."""
        sent = self.get_serializer(data=request.data)
        sent.is_valid(raise_exception=True)
        alert = services.raise_alert(**sent.validated_data)
        again = alert.occurrence_count > 1
        return Response(self.get_serializer(alert).data, status=200 if again else 201)

    @extend_schema(request=TakingSerializer, responses=SystemAlertSerializer)
    def acknowledge(self, request: Request, pk: str) -> Response:
        """Somebody takes it."""
        alert = self.get_object()
        sent = TakingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        user = sent.validated_data.get("user") or self.person
        return Response(self.get_serializer(services.acknowledge_alert(alert=alert, user=user)).data)

    @extend_schema(request=EndingSerializer, responses=SystemAlertSerializer)
    def resolve(self, request: Request, pk: str) -> Response:
        """The problem is gone."""
        return self._end(request, services.resolve_alert)

    @extend_schema(request=EndingSerializer, responses=SystemAlertSerializer)
    def dismiss(self, request: Request, pk: str) -> Response:
        """There is nothing to do about it."""
        return self._end(request, services.dismiss_alert)

    @extend_schema(responses=page_of(answers_of(queries.CriticalAlert)))
    def critical(self, request: Request) -> Response:
        """The critical and high alerts that nobody has taken, critical ones first."""
        workspace_id: Any = current_workspace_id()
        return page([asdict(alert) for alert in queries.critical_alerts(workspace_id, LARGEST)])

    def _end(self, request: Request, step: Any) -> Response:
        alert = self.get_object()
        sent = EndingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(self.get_serializer(step(alert=alert, **sent.validated_data)).data)
