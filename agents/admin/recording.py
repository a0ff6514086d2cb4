"""Pages of runs: one is recorded by adding it, many by a list."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from agents import services
from agents.admin.lists import ListForm
from agents.models import AgentExecution
from codex.admin import WorkspaceAdmin, site
from codex.admin.filters import Recent


@admin.register(AgentExecution, site=site)
class ExecutionAdmin(WorkspaceAdmin):
    """Adding a run records it, alone or in a list; nobody changes or deletes what was recorded."""

    icon = "play_circle"
    list_display = ("started_at", "agent", "outcome", "execution_time_seconds", "cost", "agent_version")
    list_filter = ("outcome", ("agent__guild_name", Recent))
    list_select_related = ("agent",)
    search_fields = ("agent__agent_name", "agent__code")
    ordering = ("-id",)
    date_hierarchy = "started_at"
    fieldsets = (
        (None, {"fields": ("agent", "assignment", "started_at", "execution_time_seconds", "outcome")}),
        ("What it took and gave", {"fields": ("input_tokens", "output_tokens", "cost", "quality")}),
        ("As recorded", {"fields": ("execution_id", "agent_version")}),
    )
    readonly_fields = ("execution_id", "agent_version")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_delete_permission = has_change_permission

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.record_list)
        return [path("list/", page, name="agents_agentexecution_list"), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        run = {**form.cleaned_data, "execution": obj.execution_id}
        run.pop("workspace", None)
        services.record_executions(executions=[run], workspace_id=obj.workspace_id)
        recorded = AgentExecution._base_manager.filter(workspace_id=obj.workspace_id)
        obj.pk = recorded.get(execution_id=obj.execution_id).pk

    def record_list(self, request: HttpRequest) -> HttpResponse:
        """A page that takes many runs at once, and records all of them or none."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ListForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            recorded, known = form.recorded, len(form.runs) - form.recorded
            self.message_user(request, f"Recorded: {recorded}; known already: {known}.", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:agents_agentexecution_changelist"))
        context = {**self.admin_site.each_context(request), "title": "Record a list", "form": form}
        return TemplateResponse(
            request, "admin/agents/agentexecution/list.html", {**context, "opts": self.opts}
        )
