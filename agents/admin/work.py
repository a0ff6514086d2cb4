"""Pages of assignments with their tasks, and of performance."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminSelectWidget

from agents import services
from agents.models import AgentAssignment, AgentPerformance, AgentTask
from agents.models.assignments import Priority
from agents.queries import settings_of
from codex.admin import WorkspaceAdmin, WorkspaceInline, site
from codex.admin.actions import Action, Given, Refused
from codex.admin.filters import Recent
from codex.admin.roles import NOBODY


class TaskInline(WorkspaceInline):
    model = AgentTask
    fields = ("name", "state", "priority", "run_after", "attempts", "last_error")
    readonly_fields = ("attempts", "last_error")
    ordering = ("-priority", "id")


class PriorityForm(forms.Form):
    """Which work comes first."""

    priority = forms.ChoiceField(
        choices=Priority.choices, initial=Priority.HIGH, widget=UnfoldAdminSelectWidget
    )


def pause(assignment: AgentAssignment, given: Given) -> None:
    try:
        services.pause(assignment=assignment)
    except services.NotNow as error:
        raise Refused(str(error)) from error


def resume(assignment: AgentAssignment, given: Given) -> None:
    try:
        services.resume(assignment=assignment)
    except services.NotNow as error:
        raise Refused(str(error)) from error


def prioritise(assignment: AgentAssignment, given: Given) -> None:
    services.prioritise(assignment=assignment, priority=given["priority"])


ASSIGNMENT_ACTIONS = (
    Action(name="pause", words="Pause", act=pause, done="paused"),
    Action(name="resume", words="Resume", act=resume, done="active"),
    Action(
        name="prioritise", words="Re-prioritise", act=prioritise, done="of that priority", form=PriorityForm
    ),
)


@admin.register(AgentAssignment, site=site)
class AssignmentAdmin(WorkspaceAdmin):
    """Where an agent works; what its runs and tasks add up to is counted by the database."""

    icon = "assignment_ind"
    list_display = (
        "agent",
        "assigned_to_campaign",
        "assignment_status",
        "priority_level",
        "total_cost_incurred",
    )
    list_filter = ("assignment_status", "priority_level", ("agent__guild_name", Recent))
    list_select_related = ("agent", "assigned_to_campaign")
    search_fields = ("agent__agent_name", "agent__code", "assigned_to_campaign__name")
    ordering = ("-id",)
    inlines = (TaskInline,)
    actions = ASSIGNMENT_ACTIONS
    readonly_fields = (
        "assigned_date",
        "assigned_by",
        "tasks_assigned",
        "tasks_completed",
        "tasks_failed",
        "total_tokens_used",
        "total_cost_incurred",
    )
    fieldsets = (
        (None, {"fields": ("agent", "assigned_to_campaign", "assignment_status", "priority_level")}),
        ("How", {"fields": ("assignment_config", "execution_constraints")}),
        ("What it did", {"fields": readonly_fields[2:]}),
        ("By whom", {"fields": readonly_fields[:2]}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("agent", "assigned_to_campaign")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        """The settings are told by the schemas of the agent's capabilities."""
        form = super().get_form(request, obj, change, **options)
        if obj and (settings := form.base_fields.get("assignment_config")):
            settings.tell(settings_of(obj.agent_id))
        return form


@admin.register(AgentTask, site=site)
class TaskAdmin(WorkspaceAdmin):
    icon = "task"
    list_display = ("name", "assignment", "state", "priority", "run_after", "attempts")
    list_filter = ("state",)
    list_select_related = ("assignment__agent",)
    search_fields = ("name", "assignment__agent__agent_name")
    ordering = ("-id",)
    readonly_fields = ("attempts", "leased_by", "leased_until", "last_error")
    fieldsets = (
        (
            None,
            {"fields": ("assignment", "name", "payload", "state", "priority", "run_after", "max_attempts")},
        ),
        ("Attempts", {"fields": readonly_fields}),
    )


@admin.register(AgentPerformance, site=site)
class PerformanceAdmin(WorkspaceAdmin):
    """How agents performed, counted by the database from their runs."""

    icon = "monitoring"
    writers = NOBODY
    list_display = (
        "agent",
        "measurement_date",
        "measurement_hour",
        "execution_count",
        "success_rate_percentage",
        "p50_execution_time_seconds",
        "p95_execution_time_seconds",
        "total_cost_incurred",
    )
    list_filter = (("agent__guild_name", Recent),)
    list_select_related = ("agent",)
    search_fields = ("agent__agent_name", "agent__code")
    ordering = ("-measurement_date", "-id")
    date_hierarchy = "measurement_date"
    fieldsets = (
        (None, {"fields": ("agent", "measurement_date", "measurement_hour")}),
        (
            "Runs",
            {
                "fields": (
                    "execution_count",
                    "success_count",
                    "failure_count",
                    "error_count",
                    "success_rate_percentage",
                    "error_rate_percentage",
                    "quality_score",
                )
            },
        ),
        (
            "Times",
            {
                "fields": (
                    "min_execution_time_seconds",
                    "avg_execution_time_seconds",
                    "p50_execution_time_seconds",
                    "p95_execution_time_seconds",
                    "p99_execution_time_seconds",
                    "max_execution_time_seconds",
                )
            },
        ),
        (
            "Tokens and cost",
            {
                "fields": (
                    "total_input_tokens",
                    "total_output_tokens",
                    "total_cost_incurred",
                    "avg_cost_per_execution",
                )
            },
        ),
    )
