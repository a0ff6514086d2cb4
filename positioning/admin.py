"""Pages of positioning: messages, campaigns with their quests and cohorts, moves and assets."""

from decimal import Decimal
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from codex.admin import Transferable, WorkspaceAdmin, WorkspaceInline, site
from codex.admin.actions import Action, Given
from codex.admin.filters import Searched
from codex.admin.forms import blaming
from codex.admin.formsets import RowFormSet
from codex.admin.lists import Attention, once
from codex.admin.trees import TreeInline
from positioning import services
from positioning.models import (
    Asset,
    Campaign,
    CampaignCohort,
    CampaignQuest,
    MessageArchitecture,
    Move,
    Positioning,
)
from positioning.models.campaigns import CampaignStatus
from positioning.queries import BLOCKERS, blockers, campaigns_with_progress, next_statuses, stuck_campaigns


@admin.register(Positioning, site=site)
class PositioningAdmin(WorkspaceAdmin):
    icon = "target"
    list_display = ("name", "market_segment", "target_persona", "updated_at")
    search_fields = ("name", "market_segment", "key_message")
    ordering = ("name",)
    fieldsets = (
        (None, {"fields": ("name", "description", "market_segment", "target_persona")}),
        ("What is said", {"fields": ("key_message", "value_proposition", "differentiation")}),
        ("Problem and benefit", {"fields": ("target_pain_points", "solution_benefits")}),
    )


@admin.register(MessageArchitecture, site=site)
class MessageArchitectureAdmin(WorkspaceAdmin):
    icon = "forum"
    list_display = ("name", "positioning", "primary_message", "updated_at")
    list_select_related = ("positioning",)
    search_fields = ("name", "primary_message")
    ordering = ("name",)
    fieldsets = (
        (None, {"fields": ("name", "description", "positioning", "primary_message", "secondary_messages")}),
        ("How it sounds", {"fields": ("brand_voice", "tone_guidelines", "target_audience")}),
        ("What it is about", {"fields": ("content_pillars", "key_topics", "content_themes")}),
    )


class Stuck(Attention):
    words = "Overdue or blocked"

    def needing(self, rows: QuerySet[Campaign]) -> QuerySet[Campaign]:
        return stuck_campaigns(rows, timezone.now().date())


class QuestInline(TreeInline):
    model = CampaignQuest
    fk_name, parent = "campaign", "parent_quest"
    fields = ("name", "below", "parent_quest", "status", "quest_order", "weight", "due_date")
    ordering = ("quest_order", "id")


class SharesFormSet(RowFormSet):
    """Cohorts whose shares change in one statement, so that one may take what another gives."""

    @property
    def together(self) -> Decimal:
        """What the cohorts have of the campaign, as it is stored; a script tells what is typed."""
        return sum((form.instance.allocation_percentage for form in self.initial_forms), Decimal())

    def save(self, commit: bool = True) -> Any:
        changed = [form.instance for form in self.initial_forms if form.has_changed()]
        for form in self.deleted_forms:
            form.instance.allocation_percentage = 0
        with blaming(self.prefix):
            CampaignCohort.objects.bulk_update(changed, ["allocation_percentage"])
        return super().save(commit)


class CohortInline(WorkspaceInline):
    model = CampaignCohort
    formset = SharesFormSet
    template_after = "admin/shares.html"
    fields = ("cohort", "allocation_percentage", "target_count")
    ordering = ("id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CampaignCohort]:
        links: QuerySet[CampaignCohort] = super().get_queryset(request)
        return links.select_related("cohort")


def step(name: str, to: CampaignStatus, words: str) -> Action:
    """One step of the lifecycle, taken by each campaign where it can."""

    def act(campaign: Campaign, given: Given) -> None:
        services.change_status(campaign=campaign, to=to)

    return Action(name=name, words=words, act=act, done=to.value)


@admin.register(Campaign, site=site)
class CampaignAdmin(Transferable, WorkspaceAdmin):
    """A campaign with its cohorts and quests; its status offers the steps that its lifecycle allows."""

    icon = "campaign"
    list_display = ("name", "status", "progress", "positioning", "start_date", "end_date")
    list_filter = (Stuck, "status")
    list_select_related = ("positioning",)
    search_fields = ("name", "objective")
    ordering = ("-id",)
    date_hierarchy = "start_date"
    inlines = (CohortInline, QuestInline)
    readonly_fields = ("progress", "needs", "completed_at")
    explained: ClassVar[dict[str, str]] = {
        "progress": "The weighted share of its quests without quests below them that are completed.",
        "needs": "What keeps it from becoming active.",
    }
    actions = (
        step("plan", CampaignStatus.PLANNING, "Plan"),
        step("activate", CampaignStatus.ACTIVE, "Activate"),
        step("pause", CampaignStatus.PAUSED, "Pause"),
        step("complete", CampaignStatus.COMPLETED, "Complete"),
        step("archive", CampaignStatus.ARCHIVED, "Archive"),
    )
    fieldsets = (
        (None, {"fields": ("name", "status", "needs", "progress", "description", "objective")}),
        ("What it says", {"fields": ("positioning", "message_architecture")}),
        ("For whom", {"fields": ("target_segments", "target_geographies")}),
        ("When", {"fields": ("start_date", "end_date", "planned_duration_days", "completed_at")}),
        (
            "With what",
            {"fields": ("budget_allocation", "allocated_budget_amount", "currency", "resource_allocation")},
        ),
        ("Result", {"fields": ("total_reach", "total_engagements", "conversion_count", "roi_percentage")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return campaigns_with_progress(super().get_queryset(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *([] if obj else ["status"])]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change, **options)
        if obj and (status := form.base_fields.get("status")):
            possible = [obj.status, *next_statuses(obj)]
            status.choices = [choice for choice in CampaignStatus.choices if choice[0] in possible]
        return form

    @admin.display(description="progress")
    def progress(self, campaign: Any) -> str:
        return f"{getattr(campaign, 'progress', 0)}\N{NO-BREAK SPACE}%"

    @once
    @admin.display(description="to become active, it needs")
    def needs(self, campaign: Campaign) -> str:
        missing = blockers(campaign) if campaign.pk else list(BLOCKERS)
        return ", ".join(BLOCKERS[what] for what in missing) or "nothing more"


@admin.register(CampaignQuest, site=site)
class QuestAdmin(Transferable, WorkspaceAdmin):
    icon = "checklist"
    list_display = ("name", "campaign", "parent_quest", "status", "weight", "due_date")
    list_filter = ("status",)
    list_select_related = ("campaign", "parent_quest")
    search_fields = ("name", "campaign__name")
    ordering = ("-id",)
    date_hierarchy = "due_date"
    fieldsets = (
        (None, {"fields": ("campaign", "name", "parent_quest", "quest_order", "status", "weight")}),
        ("What for", {"fields": ("description", "objective", "expected_output", "actual_output")}),
        ("When and who", {"fields": ("start_date", "end_date", "due_date", "assigned_to_agents")}),
    )


@admin.register(CampaignCohort, site=site)
class CampaignCohortAdmin(WorkspaceAdmin):
    list_display = ("campaign", "cohort", "allocation_percentage", "target_count", "reached_count")
    list_select_related = ("campaign", "cohort")
    search_fields = ("campaign__name", "cohort__name")
    ordering = ("-id",)
    fieldsets = (
        (None, {"fields": ("campaign", "cohort", "allocation_percentage")}),
        ("Result", {"fields": ("target_count", "reached_count", "converted_count")}),
    )


@admin.register(Move, site=site)
class MoveAdmin(WorkspaceAdmin):
    icon = "directions_run"
    list_display = ("name", "status", "succeeded", "campaign", "owner", "end_date")
    list_filter = ("status", "move_type", "succeeded", ("owner", Searched))
    list_select_related = ("campaign", "owner")
    search_fields = ("name", "campaign__name")
    ordering = ("-id",)
    date_hierarchy = "start_date"
    fieldsets = (
        (None, {"fields": ("name", "move_type", "status", "progress_percentage", "owner")}),
        ("For whom", {"fields": ("campaign", "cohort", "start_date", "end_date")}),
        ("Success", {"fields": ("success_metric", "success_target", "succeeded")}),
    )


@admin.register(Asset, site=site)
class AssetAdmin(WorkspaceAdmin):
    icon = "perm_media"
    list_display = ("name", "asset_type", "status", "move", "author", "updated_at")
    list_filter = ("status", ("author", Searched))
    list_select_related = ("move", "author")
    search_fields = ("name", "asset_type")
    ordering = ("-id",)
    fieldsets = ((None, {"fields": ("name", "asset_type", "status", "move", "url", "tags", "author")}),)
