"""Pages of intelligence: signals, the insights drawn from them, and what of ours both touch."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from codex.admin import Transferable, WorkspaceAdmin, WorkspaceInline, site
from codex.admin.actions import Action, Given, Note, Refused
from codex.admin.choices import RowSelect
from codex.admin.lists import Asked, Attention
from codex.admin.roles import NOBODY
from codex.models import User
from codex.queries import people_here
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

    def answer(self, request: HttpRequest, first: int | None) -> Iterable[Any]:
        workspace_id: Any = current_workspace_id()
        return queries.priority_signals(workspace_id, first=first)


class Active(Asked):
    title, parameter_name, words = "validity", "active", "Active now, the surest first"

    def answer(self, request: HttpRequest, first: int | None) -> Iterable[Any]:
        workspace_id: Any = current_workspace_id()
        return queries.active_insights(workspace_id, first)


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


class Assignee(forms.Form):
    """Who is to look after something."""

    to = forms.ModelChoiceField(User.objects.none(), label="To whom")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        to: Any = self.fields["to"]
        to.widget = RowSelect(IntelligenceSignal._meta.get_field("assigned_to_user"), site)
        to.queryset = people_here()


def draw_an_insight(signals: list[IntelligenceSignal], given: Given) -> str:
    """One insight of all the chosen signals, titled as the oldest of them."""
    insight = services.create_insight(
        signals=[signal.pk for signal in signals],
        title=signals[0].signal_title,
        insight_type=InsightType.PATTERN.value,
        workspace_id=signals[0].workspace_id,
        created_by=given.user.pk,
    )
    return f"Drawn from {len(signals)}, {insight.confidence_score} % sure: {insight}."


def step(name: str, words: str, status: ActionStatus) -> Action:
    """What gives a signal this status."""

    def act(signal: IntelligenceSignal, given: Given) -> None:
        services.change_status(signal=signal, to=status)

    return Action(name=name, words=words, act=act, done=status.value)


def assign(signal: IntelligenceSignal, given: Given) -> None:
    try:
        services.assign_signal(signal=signal, user=given["to"])
    except services.NoSuchMember as error:
        raise Refused(str(error)) from error


SIGNAL_ACTIONS = (
    Action(
        name="draw_an_insight",
        words="Draw an insight",
        act=draw_an_insight,
        says="One new insight with these signals as its evidence.",
        together=True,
        by_job=False,
    ),
    step("acknowledge", "Acknowledge", ActionStatus.ACKNOWLEDGED),
    Action(name="assign", words="Assign", act=assign, done="assigned", form=Assignee),
    step("archive", "Archive", ActionStatus.ARCHIVED),
)


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
    actions = SIGNAL_ACTIONS
    fieldsets = (
        (None, {"fields": ("signal_title", "signal_description", "signal_category", "key_findings")}),
        ("Where from", {"fields": ("source_type", "data_source", "source_url", "source_agent")}),
        ("How sure", {"fields": ("confidence_score", "relevance_score", "data_points")}),
        ("When", {"fields": ("signal_date", "detection_date", "expiry_date")}),
        ("What is done", {"fields": ("action_status", "assigned_to_user", "action_notes")}),
    )


def judge(name: str, words: str, verdict: ReviewStatus) -> Action:
    """A judgement of an insight, with a note."""

    def act(insight: MarketInsight, given: Given) -> None:
        services.review_insight(insight=insight, verdict=verdict, by=given.user, note=given["note"])

    return Action(name=name, words=words, act=act, done=verdict.value, form=Note)


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
    actions = (
        judge("approve", "Approve", ReviewStatus.APPROVED),
        judge("reject", "Reject", ReviewStatus.REJECTED),
    )
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


@admin.register(SignalCampaign, SignalCohort, SignalCompetitor, site=site)
@admin.register(InsightCampaign, InsightCohort, InsightCompetitor, site=site)
class LinkAdmin(WorkspaceAdmin):
    """That one row is about another."""

    ordering = ("-id",)

    def __init__(self, model: type[Link], site: Any) -> None:
        near, far = model.ends()
        self.list_display = (near, far, "created_at")
        self.list_select_related = (near, far)  # type: ignore[misc]
        name = "signal_title" if far == "signal" else "name"
        self.search_fields = (f"{near}__{near}_title", f"{far}__{name}")  # type: ignore[misc]
        super().__init__(model, site)


@admin.register(InsightSignal, site=site)
class InsightSignalAdmin(LinkAdmin):
    """Which signals an insight was drawn from: noted when it is drawn, and gone with either of the two."""

    writers = NOBODY
