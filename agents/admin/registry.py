"""Pages of the registry: everybody reads it, operators who look at all workspaces write it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from agents import services
from agents.models import Agent, AgentCapability, AgentRelease
from agents.queries import failing_agents, model_of, work_of
from codex.admin import GlobalInline, Transferable, site
from codex.admin.actions import Action, Given, Refused
from codex.admin.filters import Recent
from codex.admin.lists import Attention
from codex.admin.roles import NOBODY, OPERATORS
from codex.admin.rows import Explained

RECORD: Any = ("Record", {"fields": ("id", "created_at", "updated_at"), "classes": ["collapse"]})


class Failing(Attention):
    words = "Every tenth run of the week fails"

    def needing(self, rows: QuerySet[Agent]) -> QuerySet[Agent]:
        return rows.filter(pk__in=failing_agents(timezone.now().date()).order_by().values("agent_id"))


class GlobalAdmin(Explained):
    """Rows of no workspace: every member reads them, operators who look at all workspaces write them."""

    writers = OPERATORS

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), "id", "created_at", "updated_at"]


class CapabilityInline(GlobalInline):
    model = AgentCapability
    writers = OPERATORS
    fields = ("capability_name", "category", "typical_cost", "success_rate_percentage", "is_enabled")
    ordering = ("capability_name",)


def retire(agent: Agent, given: Given) -> None:
    if not agent.is_active:
        raise Refused("It is retired already.")
    services.retire(agent=agent, day=timezone.now().date())


RETIRE = Action(
    name="retire",
    words="Retire",
    act=retire,
    done="retired",
    says="Out of use for good: what refers to it stays, and nothing new is given to it.",
    along=work_of,
    along_words="What refers to it, in all workspaces",
)


@admin.register(Agent, site=site)
class AgentAdmin(Transferable, GlobalAdmin):
    """An agent is retired and not deleted; a change of its prompt or model needs a new version."""

    icon = "smart_toy"
    list_display = ("code", "agent_name", "guild_name", "purpose", "version", "is_active")
    list_filter = (Failing, ("guild_name", Recent), "agent_type", "is_active")
    search_fields = ("code", "agent_name", "purpose")
    ordering = ("code",)
    readonly_fields = ("runs_on",)
    explained: ClassVar[dict[str, str]] = {"runs_on": "The model that its tier stands for in the settings."}
    inlines = (CapabilityInline,)
    actions = (RETIRE,)
    fieldsets = (
        (None, {"fields": ("code", "agent_name", "agent_type", "guild_name", "purpose", "description")}),
        ("Version", {"fields": ("version", "model_config", "runs_on", "system_prompt", "release_date")}),
        ("Use", {"fields": ("is_active", "deprecated_date")}),
        (
            "What it knows and takes",
            {
                "fields": (
                    "domain_expertise",
                    "personality_traits",
                    "supported_inputs",
                    "supported_outputs",
                    "tool_access",
                )
            },
        ),
        (
            "What is usual",
            {
                "fields": (
                    "avg_execution_time_seconds",
                    "success_rate_percentage",
                    "error_rate_percentage",
                    "cost_per_execution",
                )
            },
        ),
        RECORD,
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="runs on")
    def runs_on(self, agent: Agent) -> str:
        return model_of(agent) if agent.model_config else ""


@admin.register(AgentCapability, site=site)
class CapabilityAdmin(GlobalAdmin):
    icon = "construction"
    list_display = ("capability_name", "agent", "category", "is_enabled")
    list_filter = ("category", "is_enabled")
    list_select_related = ("agent",)
    search_fields = ("capability_name", "description", "agent__agent_name")
    ordering = ("capability_name", "id")
    fieldsets = (
        (None, {"fields": ("agent", "capability_name", "description", "category", "subcategory")}),
        ("In and out", {"fields": ("input_types", "output_types", "parameter_schema", "configuration")}),
        ("Needs", {"fields": ("external_apis", "required_permissions", "is_enabled")}),
        (
            "What is usual",
            {
                "fields": (
                    "typical_execution_time_seconds",
                    "typical_token_usage",
                    "typical_cost",
                    "success_rate_percentage",
                )
            },
        ),
        RECORD,
    )


@admin.register(AgentRelease, site=site)
class ReleaseAdmin(GlobalAdmin):
    """Written by the database, and by nobody else."""

    icon = "new_releases"
    writers = NOBODY
    list_display = ("agent", "version", "released_at")
    list_select_related = ("agent",)
    search_fields = ("agent__agent_name", "version")
    ordering = ("-id",)
    fieldsets = ((None, {"fields": ("agent", "version", "released_at", "model_config", "system_prompt")}),)
