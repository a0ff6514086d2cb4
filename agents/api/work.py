"""Where agents work, what they are asked to do, the runs they have made, and how they performed."""

from typing import Any

from django.core.exceptions import ValidationError as Invalid
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agents.models import AgentAssignment, AgentExecution, AgentPerformance, AgentTask
from agents.models.executions import Outcome
from agents.services import MOST_AT_ONCE, record_executions
from codex.api import Input, Rows, RowSerializer, batches
from codex.api.schema import batch_of
from codex.api.schema.shapes import BatchSerializer
from codex.api.values import Exact, Id, OneOf, TrueOrFalse, Whole

MOST_TOKENS = 10**12  # of one run: sums of them stay within the counters of a day and of an assignment


class AgentAssignmentSerializer(RowSerializer):
    class Meta:
        model = AgentAssignment
        fields = (
            "id",
            "agent",
            "assigned_to_campaign",
            "assignment_status",
            "priority_level",
            "assigned_date",
            "assignment_config",
            "execution_constraints",
            "tasks_assigned",
            "tasks_completed",
            "tasks_failed",
            "total_tokens_used",
            "total_cost_incurred",
            "assigned_by",
            "created_at",
            "updated_at",
        )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Settings follow the schemas of the agent's capabilities, also when only one of the two changes."""
        if self.instance and not attrs.keys() & {"agent", "assignment_config"}:
            return attrs
        row = self.instance or AgentAssignment()
        agent = attrs.get("agent", getattr(row, "agent_id", None) and row.agent)
        config = attrs.get("assignment_config", row.assignment_config)
        try:
            AgentAssignment(agent=agent, assignment_config=config).clean()
        except Invalid as error:
            raise serializers.ValidationError(error.message_dict) from error
        return attrs


class AgentTaskSerializer(RowSerializer):
    class Meta:
        model = AgentTask
        fields = (
            "id",
            "assignment",
            "name",
            "payload",
            "state",
            "priority",
            "attempts",
            "max_attempts",
            "run_after",
            "leased_until",
            "leased_by",
            "last_error",
            "created_at",
            "updated_at",
        )


class AgentExecutionSerializer(RowSerializer):
    class Meta:
        model = AgentExecution
        fields = (
            "id",
            "execution_id",
            "agent",
            "assignment",
            "agent_version",
            "started_at",
            "execution_time_seconds",
            "input_tokens",
            "output_tokens",
            "cost",
            "outcome",
            "quality",
            "created_at",
        )


class AgentPerformanceSerializer(RowSerializer):
    class Meta:
        model = AgentPerformance
        exclude = ("workspace", "time_histogram", "quality_total")


class RunSerializer(Input):
    """A run as it is recorded; `execution` is the caller's own id, so that a repeat counts once.

    `outcome` or `success` says how it ended.
    """

    at_least_one_of = ("outcome", "success")

    agent = Id()
    assignment = Id(required=False, allow_null=True)
    execution = Id(required=False)
    started_at = serializers.DateTimeField(required=False)
    execution_time_seconds = Exact(max_digits=12, decimal_places=3, min_value=0)
    input_tokens = Whole(min_value=0, max_value=MOST_TOKENS, required=False)
    output_tokens = Whole(min_value=0, max_value=MOST_TOKENS, required=False)
    cost = Exact(max_digits=14, decimal_places=6, min_value=0, required=False)
    success = TrueOrFalse(required=False)
    outcome = OneOf(choices=Outcome.choices, required=False)
    quality = Exact(
        max_digits=5, decimal_places=2, min_value=0, max_value=100, required=False, allow_null=True
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.keys() & set(self.at_least_one_of):
            raise serializers.ValidationError({"outcome": ["Say how it ended: success, failure or error."]})
        return attrs


class Assignments(Rows):
    """Which agents work for which campaigns, or for the whole workspace."""

    serializer_class = AgentAssignmentSerializer
    filters = ("agent", "assigned_to_campaign", "assignment_status", "priority_level", "assigned_by")
    ranges = ("assigned_date",)
    orderings = ("id", "assignment_status", "priority_level", "updated_at")


class Tasks(Rows):
    """The queues of the assignments."""

    serializer_class = AgentTaskSerializer
    search_fields = ("name",)
    filters = ("assignment", "state")
    ranges = ("run_after",)
    orderings = ("id", "name", "state", "priority", "run_after", "updated_at")


class Executions(Rows):
    """Runs: POST records one, POST .../batch/ thousands; nobody changes them afterwards."""

    http_method_names = ["get", "post", "head", "options"]
    serializer_class = AgentExecutionSerializer
    filters = ("agent", "assignment", "outcome", "execution_id", "agent_version")
    ranges = ("started_at",)
    orderings = ("id", "started_at")

    @extend_schema(
        request=RunSerializer, responses={200: AgentExecutionSerializer, 201: AgentExecutionSerializer}
    )
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Record one run; the same execution id again answers with the run as it was recorded."""
        run = RunSerializer(data=request.data)
        run.is_valid(raise_exception=True)
        its: dict[str, Any] = {"execution": AgentExecution().execution_id, **run.validated_data}
        recorded = record_executions(executions=[its])
        row = self.get_queryset().get(execution_id=its["execution"])
        return Response(self.get_serializer(row).data, status=201 if recorded else 200)

    @extend_schema(
        request=batch_of("executions", RunSerializer, MOST_AT_ONCE), responses={207: BatchSerializer}
    )
    def record_all(self, request: Request) -> Response:
        """Record a list of runs, each for itself; a known execution id answers 200 and counts once."""
        return batches.each(request, "executions", RunSerializer, recorded, MOST_AT_ONCE)


def recorded(runs: list[dict[str, Any]]) -> batches.Done:
    """Record runs, and say of each whether it is new."""
    its = [{"execution": AgentExecution().execution_id, **run} for run in runs]
    rows = AgentExecution.objects.filter(execution_id__in=[run["execution"] for run in its])
    known = set(rows.values_list("execution_id", flat=True))
    record_executions(executions=its)
    ids = dict(rows.values_list("execution_id", "id"))
    done = []
    for run in its:
        execution = run["execution"]
        status = 200 if execution in known else 201
        known.add(execution)
        done.append({"status": status, "id": ids[execution], "execution": execution})
    return done


class Performance(Rows):
    """How agents performed in an hour, or in a whole day where the hour is null."""

    http_method_names = ["get", "head", "options"]
    serializer_class = AgentPerformanceSerializer
    filters = ("agent", "measurement_date", "measurement_hour")
    ranges = ("measurement_date",)
    orderings = ("id", "measurement_date", "updated_at")
