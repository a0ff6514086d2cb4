"""Signals from the market, what of ours they touch, and which to look at first."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api import Input, Rows, RowSerializer, batches
from codex.api.pages import LARGEST, page
from codex.api.schema import answers_of, batch_of, page_of
from codex.api.schema.shapes import BatchSerializer
from codex.api.values import Exact
from codex.tenancy import current_workspace_id
from intelligence import queries
from intelligence.models import IntelligenceSignal, SignalCampaign, SignalCohort, SignalCompetitor

MOST_AT_ONCE = 500  # signals of one list


class IntelligenceSignalSerializer(RowSerializer):
    class Meta:
        model = IntelligenceSignal
        fields = (
            "id",
            "signal_title",
            "signal_description",
            "signal_category",
            "source_type",
            "data_source",
            "source_url",
            "source_agent",
            "key_findings",
            "data_points",
            "confidence_score",
            "relevance_score",
            "signal_date",
            "detection_date",
            "expiry_date",
            "action_status",
            "assigned_to_user",
            "action_notes",
            "created_by",
            "created_at",
            "updated_at",
        )


class SignalCampaignSerializer(RowSerializer):
    class Meta:
        model = SignalCampaign
        fields = ("id", "signal", "campaign", "created_at", "updated_at")


class SignalCohortSerializer(RowSerializer):
    class Meta:
        model = SignalCohort
        fields = ("id", "signal", "cohort", "created_at", "updated_at")


class SignalCompetitorSerializer(RowSerializer):
    class Meta:
        model = SignalCompetitor
        fields = ("id", "signal", "competitor", "created_at", "updated_at")


class ThresholdSerializer(Input):
    """How sure a signal has to be, 0-100."""

    threshold = Exact(max_digits=5, decimal_places=2, min_value=0, max_value=100, default=queries.SURE)


PrioritySignalSerializer = answers_of(queries.PrioritySignal)


class Signals(Rows):
    """What agents and people noticed in the market."""

    serializer_class = IntelligenceSignalSerializer
    search_fields = ("signal_title", "signal_description")
    filters = (
        "signal_category",
        "source_type",
        "data_source",
        "source_agent",
        "action_status",
        "assigned_to_user",
        "created_by",
    )
    ranges = ("signal_date", "detection_date", "expiry_date")
    orderings = ("id", "signal_title", "confidence_score", "detection_date", "updated_at")

    @extend_schema(parameters=[ThresholdSerializer], responses=page_of(PrioritySignalSerializer))
    def priority(self, request: Request) -> Response:
        """The new, unexpired signals that are at least ?threshold= (75) sure, what matters most first."""
        wanted = ThresholdSerializer(data=request.query_params.dict())
        wanted.is_valid(raise_exception=True)
        workspace_id: Any = current_workspace_id()
        found = queries.priority_signals(workspace_id, **wanted.validated_data, first=LARGEST)
        return page(PrioritySignalSerializer(found, many=True).data)

    @extend_schema(
        request=batch_of("signals", IntelligenceSignalSerializer, MOST_AT_ONCE),
        responses={207: BatchSerializer},
    )
    def create_all(self, request: Request) -> Response:
        """Note a list of signals, each for itself."""
        return batches.each(request, "signals", IntelligenceSignalSerializer, noted, MOST_AT_ONCE)


def noted(signals: list[dict[str, Any]]) -> batches.Done:
    """Note signals, in their order."""
    rows = [IntelligenceSignal(**signal) for signal in signals]
    for row in rows:
        row.save(force_insert=True)
    return [{"status": 201, "id": row.pk} for row in rows]


class SignalCampaigns(Rows):
    """Which campaigns signals touch."""

    serializer_class = SignalCampaignSerializer
    filters = ("signal", "campaign")


class SignalCohorts(Rows):
    """Which cohorts signals are about."""

    serializer_class = SignalCohortSerializer
    filters = ("signal", "cohort")


class SignalCompetitors(Rows):
    """Which competitors signals are about."""

    serializer_class = SignalCompetitorSerializer
    filters = ("signal", "competitor")
