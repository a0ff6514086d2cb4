"""Pages of intelligence: signals, the insights drawn from them, and what of ours both touch."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from codex.admin import Transferable, WorkspaceAdmin, WorkspaceInline, site
from codex.admin.lists import Asked, Attention, one_by_one
from codex.admin.roles import NOBODY
from codex.tenancy import current_workspace_id
from intelligence import queries, services
from intelligence.models import (
    InsightCampaign,
    InsightCohort,
    InsightCompetitor,
    InsightSignal,
    IntelligenceSignal,
    MarketInsight,
    SignalCampaign,
    SignalCohort,
    SignalCompetitor,
)
from intelligence.models.insights import InsightType, ReviewStatus
from intelligence.models.links import Link
from intelligence.models.signals import ActionStatus


class Priority(Asked):
    title, parameter_name, words = "priority", "priority", "New and sure, what matters most first"

    def answer(self, request: HttpRequest) -> Iterable[Any]:
        workspace_id: Any = current_workspace_id()
        return queries.priority_signals(workspace_id)


class Active(Asked):
    title, parameter_name, words = "validity", "active", "Active now, the surest first"

    def answer(self, request: HttpRequest) -> Iterable[Any]:
        workspace_id: Any = current_workspace_id()
        return queries.active_insights(workspace_id)


class Waiting(Attention):
    words = "Looked at by nobody"

    def needing(self, rows: QuerySet[IntelligenceSignal]) -> QuerySet[IntelligenceSignal]:
        return queries.waiting_signals(rows)


class Unjudged(Attention):
    words = "To be reviewed"

    def needing(self, rows: QuerySet[MarketInsight]) -> QuerySet[MarketInsight]:
        return queries.insights_to_review(rows)


class LinkInline(WorkspaceInline):
    """What a row is linked to, on the row's page."""

    model: type[Link]
    ordering = ("id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        links: QuerySet[Any] = super().get_queryset(request)
        return links.select_related(self.model.ends()[1])


def inline(link: type[Link], **options: Any) -> type[LinkInline]:
    """The inline of a link."""
    its = {"model": link, "fields": link.ends()[1:], **options}
    return type(f"{link.__name__}Inline", (LinkInline,), its)


@admin.register(IntelligenceSignal, site=site)
class SignalAdmin(Transferable, WorkspaceAdmin):
    """A signal with what it touches; several that are chosen become an insight."""

    icon = "sensors"
    named_by = {"source_agent": "agent_name"}
    list_display = (
        "signal_title",
        "signal_category",
        "data_source",
        "confidence_score",
        "relevance_score",
        "action_status",
        "detection_date",
    )
    list_filter = (Waiting, Priority, "action_status", "signal_category", "source_type", "data_source")
    search_fields = ("signal_title", "signal_description")
    ordering = ("-id",)
    date_hierarchy = "detection_date"
    inlines = (
        inline(SignalCampaign),
        inline(SignalCohort),
        inline(SignalCompetitor),
    )
    actions = ("draw_an_insight", "acknowledge", "archive")
    fieldsets = (
        (None, {"fields": ("signal_title", "signal_description", "signal_category", "key_findings")}),
        ("Where from", {"fields": ("source_type", "data_source", "source_url", "source_agent")}),
        ("How sure", {"fields": ("confidence_score", "relevance_score", "data_points")}),
        ("When", {"fields": ("signal_date", "detection_date", "expiry_date")}),
        ("What is done", {"fields": ("action_status", "assigned_to_user", "action_notes")}),
    )

    @admin.action(description="Draw an insight from them", permissions=["change"])
    def draw_an_insight(self, request: HttpRequest, signals: QuerySet[IntelligenceSignal]) -> None:
        found = list(signals.order_by("pk"))
        if not found:  # chosen, and gone by now
            return self.message_user(request, "There are no such rows.", messages.ERROR)
        insight = services.create_insight(
            signals=[signal.pk for signal in found],
            title=found[0].signal_title,
            insight_type=InsightType.PATTERN.value,
            workspace_id=found[0].workspace_id,
            created_by=request.user.pk,
        )
        said = f"Drawn from {len(found)}, {insight.confidence_score} % sure: {insight}."
        return self.message_user(request, said, messages.SUCCESS)

    @admin.action(description="Acknowledge", permissions=["change"])
    def acknowledge(self, request: HttpRequest, signals: QuerySet[IntelligenceSignal]) -> None:
        self._now(request, signals, ActionStatus.ACKNOWLEDGED)

    @admin.action(description="Archive", permissions=["change"])
    def archive(self, request: HttpRequest, signals: QuerySet[IntelligenceSignal]) -> None:
        self._now(request, signals, ActionStatus.ARCHIVED)

    def _now(self, request: HttpRequest, signals: QuerySet[IntelligenceSignal], status: str) -> None:
        def act(signal: IntelligenceSignal) -> None:
            signal.action_status = status
            signal.save(update_fields=["action_status"])

        one_by_one(self, request, signals, act, status)


@admin.register(MarketInsight, site=site)
class InsightAdmin(WorkspaceAdmin):
    """An insight with its evidence; approving and rejecting notes who and when."""

    icon = "lightbulb"
    list_display = (
        "insight_title",
        "insight_type",
        "confidence_score",
        "confidence_level",
        "insight_status",
        "review_status",
        "discovery_date",
    )
    list_filter = (
        Unjudged,
        Active,
        "insight_status",
        "review_status",
        "insight_type",
        "category",
        "confidence_level",
    )
    search_fields = ("insight_title", "insight_description")
    ordering = ("-id",)
    date_hierarchy = "discovery_date"
    inlines = (
        inline(InsightSignal, writers=NOBODY),  # noted when it is drawn, and not changed
        inline(InsightCampaign),
        inline(InsightCohort),
        inline(InsightCompetitor),
    )
    readonly_fields = (
        "number_of_signals_analyzed",
        "confidence_level",
        "confidence_parts",
        "review_status",
        "reviewed_by",
        "reviewed_at",
    )
    actions = ("approve", "reject")
    fieldsets = (
        (None, {"fields": ("insight_title", "insight_description", "insight_type", "category")}),
        ("What follows", {"fields": ("key_conclusions", "supporting_evidence", "source_agent")}),
        (
            "How sure",
            {
                "fields": (
                    "confidence_score",
                    "confidence_level",
                    "number_of_signals_analyzed",
                    "confidence_parts",
                )
            },
        ),
        (
            "What it means",
            {
                "fields": (
                    "business_implications",
                    "recommended_actions",
                    "potential_impact",
                    "potential_roi_percentage",
                    "relevant_segments",
                )
            },
        ),
        ("When", {"fields": ("time_relevance_start", "time_relevance_end", "actioned_date")}),
        ("Where it stands", {"fields": ("insight_status", "superseded_by")}),
        ("Review", {"fields": ("review_status", "reviewed_by", "reviewed_at", "review_note")}),
    )

    @admin.action(description="Approve", permissions=["change"])
    def approve(self, request: HttpRequest, insights: QuerySet[MarketInsight]) -> None:
        self._judge(request, insights, ReviewStatus.APPROVED)

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request: HttpRequest, insights: QuerySet[MarketInsight]) -> None:
        self._judge(request, insights, ReviewStatus.REJECTED)

    def _judge(self, request: HttpRequest, insights: QuerySet[MarketInsight], verdict: str) -> None:
        def act(insight: MarketInsight) -> None:
            services.review_insight(insight=insight, verdict=verdict, by=request.user)

        one_by_one(self, request, insights, act, verdict)


@admin.register(SignalCampaign, SignalCohort, SignalCompetitor, site=site)
@admin.register(InsightCampaign, InsightCohort, InsightCompetitor, site=site)
class LinkAdmin(WorkspaceAdmin):
    """That one row is about another."""

    ordering = ("-id",)

    def __init__(self, model: type[Link], site: Any) -> None:
        near, far = model.ends()
        self.list_display = (near, far, "created_at")
        self.list_select_related = (near, far)  # type: ignore[misc]
        self.search_fields = (f"{near}__{near}_title",)  # type: ignore[misc]
        super().__init__(model, site)


@admin.register(InsightSignal, site=site)
class InsightSignalAdmin(LinkAdmin):
    """Which signals an insight was drawn from: noted when it is drawn, and gone with either of the two."""

    writers = NOBODY
