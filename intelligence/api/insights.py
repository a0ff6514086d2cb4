"""Insights: drawn from signals, judged by people, and those that hold now."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api import Input, Rows, RowSerializer
from codex.api.pages import LARGEST, page
from codex.api.schema import answers_of, page_of
from codex.api.values import Id, OneOf, Several, Text
from codex.fields import LONGEST_LIST, LONGEST_NAME, LONGEST_TEXT
from codex.tenancy import current_workspace_id
from intelligence import queries, services
from intelligence.models import (
    InsightCampaign,
    InsightCohort,
    InsightCompetitor,
    InsightSignal,
    MarketInsight,
)
from intelligence.models.insights import InsightType, ReviewStatus

MOST_SIGNALS = 1000  # that one insight is drawn from


class MarketInsightSerializer(RowSerializer):
    class Meta:
        model = MarketInsight
        fields = (
            "id",
            "insight_title",
            "insight_description",
            "insight_type",
            "category",
            "source_agent",
            "number_of_signals_analyzed",
            "key_conclusions",
            "supporting_evidence",
            "confidence_level",
            "confidence_score",
            "confidence_parts",
            "business_implications",
            "recommended_actions",
            "potential_impact",
            "potential_roi_percentage",
            "relevant_segments",
            "time_relevance_start",
            "time_relevance_end",
            "discovery_date",
            "insight_status",
            "superseded_by",
            "review_status",
            "reviewed_by",
            "reviewed_at",
            "review_note",
            "actioned_date",
            "created_by",
            "created_at",
            "updated_at",
        )
        # The first is counted, the others are said by a review.
        read_only_fields = ("number_of_signals_analyzed", "review_status", "review_note")


class InsightSignalSerializer(RowSerializer):
    class Meta:
        model = InsightSignal
        fields = ("id", "insight", "signal", "created_at", "updated_at")


class InsightCampaignSerializer(RowSerializer):
    class Meta:
        model = InsightCampaign
        fields = ("id", "insight", "campaign", "created_at", "updated_at")


class InsightCohortSerializer(RowSerializer):
    class Meta:
        model = InsightCohort
        fields = ("id", "insight", "cohort", "created_at", "updated_at")


class InsightCompetitorSerializer(RowSerializer):
    class Meta:
        model = InsightCompetitor
        fields = ("id", "insight", "competitor", "created_at", "updated_at")


class DrawingSerializer(Input):
    """From which signals an insight is drawn, and what it says."""

    signals = Several(
        child=Id(), allow_empty=False, max_length=MOST_SIGNALS, error_messages={"empty": services.NO_SIGNAL}
    )
    title = Text(max_length=LONGEST_NAME)
    insight_type = OneOf(choices=InsightType.choices)
    conclusions = Several(child=Text(max_length=LONGEST_TEXT), max_length=LONGEST_LIST, required=False)


class ReviewSerializer(Input):
    """A judgement, and why."""

    verdict = OneOf(choices=ReviewStatus.choices)
    note = Text(max_length=LONGEST_TEXT, allow_blank=True, required=False)


ActiveInsightSerializer = answers_of(queries.ActiveInsight)


class Insights(Rows):
    """What several signals say together."""

    serializer_class = MarketInsightSerializer
    search_fields = ("insight_title", "insight_description")
    filters = (
        "insight_type",
        "category",
        "confidence_level",
        "insight_status",
        "review_status",
        "source_agent",
        "superseded_by",
        "created_by",
    )
    ranges = ("discovery_date", "reviewed_at")
    orderings = ("id", "insight_title", "confidence_score", "discovery_date", "updated_at")

    @extend_schema(request=DrawingSerializer, responses={201: MarketInsightSerializer})
    def draw(self, request: Request) -> Response:
        """Draw an insight from signals; how sure it is follows from them."""
        sent = DrawingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        insight = services.create_insight(**sent.validated_data)
        return Response(self.get_serializer(insight).data, status=201)

    @extend_schema(request=ReviewSerializer, responses=MarketInsightSerializer)
    def review(self, request: Request, pk: str) -> Response:
        """Approve it, reject it, or open the question again."""
        insight = self.get_object()
        sent = ReviewSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        judged = services.review_insight(insight=insight, by=self.person, **sent.validated_data)
        return Response(self.get_serializer(judged).data)

    @extend_schema(responses=page_of(ActiveInsightSerializer))
    def active(self, request: Request) -> Response:
        """The insights that hold now, the surest first."""
        workspace_id: Any = current_workspace_id()
        found = queries.active_insights(workspace_id, LARGEST)
        return page(ActiveInsightSerializer(found, many=True).data)


class InsightSignals(Rows):
    """Which signals insights were drawn from; that does not change afterwards."""

    http_method_names = ["get", "head", "options"]
    serializer_class = InsightSignalSerializer
    filters = ("insight", "signal")


class InsightCampaigns(Rows):
    """Which campaigns insights matter to."""

    serializer_class = InsightCampaignSerializer
    filters = ("insight", "campaign")


class InsightCohorts(Rows):
    """Which cohorts insights matter to."""

    serializer_class = InsightCohortSerializer
    filters = ("insight", "cohort")


class InsightCompetitors(Rows):
    """Which competitors insights are about."""

    serializer_class = InsightCompetitorSerializer
    filters = ("insight", "competitor")
