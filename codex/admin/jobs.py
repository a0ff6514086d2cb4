"""Pages of jobs: operators have them run again or not at all, a workspace's managers look at their own."""

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html_join
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob
from procrastinate.manager import JobManager

from codex.admin.actions import Action, Given, Refused
from codex.admin.filters import Recent
from codex.admin.lists import once
from codex.admin.roles import MANAGERS, NOBODY, OPERATORS, STAFF, everywhere
from codex.admin.rows import Explained
from codex.admin.site import site
from codex.models import JobError, Workspace
from codex.tenancy import current_workspace_id

LAST_ERROR = JobError.objects.filter(job=OuterRef("pk")).order_by("-id").values("error")[:1]
ITS_WORKSPACE = Workspace.objects.filter(pk=Cast(OuterRef("its_workspace"), models.UUIDField())).values(
    "name"
)
SHOWN = 200  # characters of an error in the list


def run_again(job: ProcrastinateJob, given: Given) -> None:
    failed = ProcrastinateJob.objects.filter(pk=job.pk, status="failed")
    if not failed.select_for_update(of=("self",)).exists():
        raise Refused("Only what has failed is run again.")
    by_operators().retry_job_by_id(job.pk, timezone.now(), job.priority, job.queue_name, job.lock)


def cancel(job: ProcrastinateJob, given: Given) -> None:
    if not by_operators().cancel_job_by_id(job.pk):
        raise Refused("Only what waits is cancelled.")


JOB_ACTIONS = (
    Action(name="run_again", words="Run again", act=run_again, done="waiting again", permission="operate"),
    Action(name="cancel", words="Cancel", act=cancel, done="cancelled", permission="operate"),
)


@admin.register(ProcrastinateJob, site=site)
class JobAdmin(Explained):
    """What waits, runs and has ended; nobody writes here: jobs are deferred, and workers take them."""

    icon = "schedule"
    readers = MANAGERS | STAFF
    writers = NOBODY
    list_display = ("task_name", "status", "attempts", "scheduled_at", "error")
    list_filter = ("status", ("task_name", Recent))
    search_fields = ("task_name",)
    ordering = ("-id",)
    actions = JOB_ACTIONS
    fieldsets = (
        (None, {"fields": ("task_name", "args", "status", "attempts", "scheduled_at", "lock")}),
        ("What went wrong", {"fields": ("errors",)}),
    )
    readonly_fields = ("errors",)
    explained: ClassVar[dict[str, str]] = {
        "task_name": "What is done, by the name of its function.",
        "args": "About which rows, by their ids, for which workspace and in whose name.",
        "status": "todo (waits), doing (a worker has it), succeeded, failed (given up), cancelled.",
        "attempts": "How often it was taken up.",
        "scheduled_at": "Not before this time; empty: at once.",
        "lock": "Jobs with the same lock are done one after another.",
        "errors": "What each attempt failed of.",
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        jobs = super().get_queryset(request).annotate(last_error=Subquery(LAST_ERROR))
        jobs = jobs.annotate(its_workspace=KT("args__workspace"))  # as its index and its policy have it
        if not everywhere():
            return jobs.filter(its_workspace=str(current_workspace_id()))
        return jobs.annotate(workspace_name=Subquery(ITS_WORKSPACE))

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *rest = self.list_display
        return [first, *(["workspace"] if everywhere() else []), *rest]

    def has_operate_permission(self, request: HttpRequest) -> bool:
        """Whether these actions are offered: as the operators' role, which may call what they call."""
        return self.role() in OPERATORS

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """What happened to the job, and when."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        job = self.get_object(request, object_id)
        if job is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        happened = ProcrastinateEvent.objects.filter(job=job.pk).order_by("-id")
        events = [{"created_at": event.at, "kind": event.type} for event in happened]
        context = {**self.admin_site.each_context(request), "title": f"History: {job.task_name}"}
        context |= {"events": events, "object": job, "opts": self.opts}
        return TemplateResponse(request, self.object_history_template, context)

    @admin.display(description="workspace")
    def workspace(self, job: Any) -> str:
        return job.workspace_name or job.its_workspace or ""

    @admin.display(description="last error")
    def error(self, job: Any) -> str:
        return (job.last_error or "")[:SHOWN]

    @once
    @admin.display(description="errors")
    def errors(self, job: Any) -> str:
        rows = JobError.objects.filter(job=job.pk).order_by("id")
        return format_html_join("", "<p>{}: {}</p>", ((row.attempt, row.error) for row in rows))


def by_operators() -> JobManager:
    """The queue as operators reach it, in the transaction of their page."""
    return JobManager(DjangoConnector("operator"))
