"""The registry, to read: what operators write and every workspace sees."""

import datetime
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agents import queries
from agents.models import Agent, AgentCapability, AgentRelease
from codex.api import Input, Rows, RowSerializer
from codex.api.schema.shapes import made

READ_ONLY = ["get", "head", "options"]
USUAL_DAYS = 30
DAYS = Agent._meta.get_field("release_date").validators


class AgentSerializer(RowSerializer):
    runs_on = serializers.SerializerMethodField(help_text="The language model that its tier stands for.")

    class Meta:
        model = Agent
        fields = (
            "id",
            "code",
            "agent_name",
            "agent_type",
            "guild_name",
            "description",
            "purpose",
            "domain_expertise",
            "model_config",
            "runs_on",
            "system_prompt",
            "personality_traits",
            "supported_inputs",
            "supported_outputs",
            "tool_access",
            "avg_execution_time_seconds",
            "success_rate_percentage",
            "error_rate_percentage",
            "cost_per_execution",
            "is_active",
            "version",
            "release_date",
            "deprecated_date",
            "created_at",
            "updated_at",
        )

    def get_runs_on(self, agent: Agent) -> str:
        return queries.model_of(agent)


class AgentCapabilitySerializer(RowSerializer):
    class Meta:
        model = AgentCapability
        fields = (
            "id",
            "agent",
            "capability_name",
            "description",
            "category",
            "subcategory",
            "input_types",
            "output_types",
            "external_apis",
            "required_permissions",
            "typical_execution_time_seconds",
            "typical_token_usage",
            "typical_cost",
            "success_rate_percentage",
            "is_enabled",
            "configuration",
            "parameter_schema",
            "created_at",
            "updated_at",
        )


class AgentReleaseSerializer(RowSerializer):
    class Meta:
        model = AgentRelease
        fields = ("id", "agent", "version", "model_config", "system_prompt", "released_at", "created_at")


class PeriodSerializer(Input):
    """Days in UTC, both included; the last thirty unless told."""

    start = serializers.DateField(required=False, validators=DAYS)
    end = serializers.DateField(required=False, validators=DAYS)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        end = attrs.get("end") or datetime.datetime.now(datetime.UTC).date()
        start = attrs.get("start") or end - datetime.timedelta(days=USUAL_DAYS - 1)
        if end < start:
            raise serializers.ValidationError({"end": ["A period ends on or after the day it starts."]})
        return {"start": start, "end": end}


class DaysSerializer(serializers.Serializer[Any]):
    """A period, both days included."""

    start = serializers.DateField()
    end = serializers.DateField()


PerformanceOverSerializer = made(
    "PerformanceOverSerializer",
    "How an agent performed over a period; null where it did nothing.",
    DaysSerializer,
    {name: serializers.FloatField(allow_null=True) for name in queries.SUMMED},
)


class CardSerializer(serializers.Serializer[Any]):
    """An agent, what it can do, and how it performed in this workspace over the last thirty days."""

    agent = AgentSerializer()
    capabilities = AgentCapabilitySerializer(many=True)
    performance = PerformanceOverSerializer()


class Agents(Rows):
    """The agents; no request changes them."""

    http_method_names = READ_ONLY
    serializer_class = AgentSerializer
    search_fields = ("code", "agent_name", "purpose")
    filters = ("code", "agent_name", "agent_type", "guild_name", "is_active")
    orderings = ("id", "code", "agent_name", "updated_at")

    @extend_schema(responses=CardSerializer)
    def card(self, request: Request, pk: str) -> Response:
        """All there is to know before giving it work: itself, what it can do, how it did of late."""
        agent = self.get_object()
        period = PeriodSerializer(data={})
        period.is_valid(raise_exception=True)
        lately = {**period.validated_data, **queries.performance_over(**period.validated_data, agent=agent)}
        can = agent.capabilities.filter(is_enabled=True).order_by("capability_name")
        return Response(CardSerializer({"agent": agent, "capabilities": can, "performance": lately}).data)

    @extend_schema(parameters=[PeriodSerializer], responses=PerformanceOverSerializer)
    def performance(self, request: Request, pk: str) -> Response:
        """How the agent performed in this workspace, ?start= to ?end=: the merge of its days."""
        agent = self.get_object()
        period = PeriodSerializer(data=request.query_params.dict())
        period.is_valid(raise_exception=True)
        return Response(
            {**period.validated_data, **queries.performance_over(**period.validated_data, agent=agent)}
        )


class Capabilities(Rows):
    """What agents can do, with the schemas of their parameters."""

    http_method_names = READ_ONLY
    serializer_class = AgentCapabilitySerializer
    search_fields = ("capability_name", "description")
    filters = ("agent", "capability_name", "category", "is_enabled")
    orderings = ("id", "capability_name", "updated_at")


class Releases(Rows):
    """Every version of every agent, as it was released."""

    http_method_names = READ_ONLY
    serializer_class = AgentReleaseSerializer
    filters = ("agent", "version")
    ranges = ("released_at",)
    orderings = ("id", "released_at")
