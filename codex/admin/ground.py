"""Pages of what all areas refer to: cohorts, competitors, events."""

from django.contrib import admin

from codex.admin.filters import Recent
from codex.admin.roles import NOBODY
from codex.admin.rows import WorkspaceAdmin
from codex.admin.site import site
from codex.admin.transfer import Transferable
from codex.models import Cohort, Competitor, Event


@admin.register(Cohort, site=site)
class CohortAdmin(Transferable, WorkspaceAdmin):
    icon = "groups"
    list_display = ("name", "health_score", "tags", "updated_at")
    search_fields = ("name", "executive_summary")
    ordering = ("name",)
    fieldsets = (
        (None, {"fields": ("name", "executive_summary", "health_score", "tags")}),
        ("What moves them", {"fields": ("pain_points", "goals", "journey_distribution")}),
    )


@admin.register(Competitor, site=site)
class CompetitorAdmin(WorkspaceAdmin):
    icon = "swords"
    list_display = ("name", "industry", "website_url", "updated_at")
    list_filter = (("industry", Recent),)
    search_fields = ("name", "industry")
    ordering = ("name",)
    fieldsets = ((None, {"fields": ("name", "website_url", "industry", "notes")}),)


@admin.register(Event, site=site)
class EventAdmin(WorkspaceAdmin):
    icon = "history"
    writers = NOBODY
    list_display = ("kind", "what", "actor", "created_at")
    list_filter = (("subject_type", Recent),)
    list_select_related = ("actor",)
    search_fields = ("kind", "data__name")
    ordering = ("-id",)
    fieldsets = ((None, {"fields": ("kind", "subject_type", "subject_id", "actor", "data")}),)

    @admin.display(description="name")
    def what(self, event: Event) -> str:
        return str(event.data.get("name", ""))
