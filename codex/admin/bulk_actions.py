"""Pages of actions on large selections: what would be done, how far it is, and what was refused."""

import uuid
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from codex.admin.actions import selections
from codex.admin.actions.asked import answered, sent
from codex.admin.actions.preview import previewed
from codex.admin.roles import NOBODY, everywhere, of_staff, somebody
from codex.admin.rows import WorkspaceAdmin
from codex.admin.site import site
from codex.models import BulkAction, BulkActionRow, BulkState, JobError, RowOutcome

ENDED = 286  # tells htmx to ask no more
ITS_JOB = ProcrastinateJob.objects.filter(pk=OuterRef("job")).values("status")[:1]
LAST_ERROR = JobError.objects.filter(job=OuterRef("job")).order_by("-id").values("error")[:1]
WORKING = ("todo", "doing")
BROKEN = "broken off"


@admin.register(BulkAction, site=site)
class BulkActionAdmin(WorkspaceAdmin):
    """One's own, and those of colleagues for managers, who look on; a row's page says how far it is."""

    icon = "playlist_add_check"
    writers = NOBODY
    list_display = ("what", "user", "state_now", "total_count", "done_count", "refused_count", "created_at")
    list_filter = ("state",)
    list_select_related = ("user",)
    ordering = ("-id",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return somebody()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Everybody has some, also an operator who is nothing in the ground."""
        return somebody()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        if of_staff():  # of areas that he may see by now; of others', where he is something in the ground
            pages = site._registry.items()
            seen = [model._meta.label_lower for model, page in pages if page.has_view_permission(request)]
            rows = rows.filter(model__in=seen, **({} if self.role() else {"user": request.user}))
        found: QuerySet[Any] = rows.annotate(job_status=Subquery(ITS_JOB), job_error=Subquery(LAST_ERROR))
        return found

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.selection_view)
        name = "codex_bulkaction_selection"
        return [path("selection/<uuid:selection>/", view, name=name), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        row: Any = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[no-any-return]
        return self.selection_view(request, row.selection)

    def selection_view(self, request: HttpRequest, selection: uuid.UUID) -> HttpResponse:
        """What was chosen at once: asked about until it is confirmed, and then how far it is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_queryset(request).filter(selection=selection)
        selected = list(found.select_related("workspace", "user").order_by("workspace__name"))
        if not selected:
            self.message_user(request, "There is no such selection, or it is forgotten.", messages.ERROR)
            return HttpResponseRedirect(reverse("admin:codex_bulkaction_changelist"))
        own = all(each.user_id == request.user.pk for each in selected)
        asked = all(each.state == BulkState.ASKED for each in selected)
        try:
            if own and request.method == "POST":
                return self._answered(request, selected, asked)
            if own and asked:
                return self._preview(request, selected)
        except LookupError:  # the action is declared no more
            self.message_user(request, "There is no such action any more.", messages.ERROR)
        return self._progress(request, selected, own)

    def _answered(self, request: HttpRequest, selected: list[Any], asked: bool) -> HttpResponse:
        """Do what one of the page's buttons says."""
        here = HttpResponseRedirect(self._address(selected))
        if "stop" in request.POST:
            selections.stop(selected)
        elif "go_on" in request.POST:
            selections.go_on([each for each in selected if state_of(each) in (BulkState.STOPPED, BROKEN)])
        elif "leave" in request.POST:
            its_list = changelist_of(selected[0])
            BulkAction.objects.filter(pk__in=[each.pk for each in selected], state=BulkState.ASKED).delete()
            return HttpResponseRedirect(its_list)
        elif asked:
            page, action = selections.declared(selected[0])
            form = answered(action.form, request.POST)
            if "confirm" not in request.POST or not form.is_valid():
                return self._preview(request, selected)
            if action.name not in page.offered(request):
                self.message_user(request, "Your role does not allow this any more.", messages.ERROR)
                return here
            selections.confirm(selected, sent(form))
        return here

    def _preview(self, request: HttpRequest, selected: list[Any]) -> HttpResponse:
        page, action = selections.declared(selected[0])
        rows = BulkActionRow.objects.filter(bulk_action__in=[each.pk for each in selected])
        chosen = page.model._base_manager.filter(pk__in=rows.values("row_id"))
        ids = list(rows.order_by("row_id").values_list("row_id", flat=True)[: action.tries])
        there = selections.rows_of(selected[0], ids)
        total = sum(each.total_count for each in selected)
        first = [there[each] for each in ids if each in there]
        context = previewed(page, request, action, chosen, first, total)
        context |= {
            "places": [(each.workspace, each.total_count) for each in selected] if everywhere() else [],
            "address": self._address(selected),
            "missing": len(ids) - len(first),
            "by_job": True,
        }
        return TemplateResponse(request, "admin/actions/preview.html", context)

    def _progress(self, request: HttpRequest, selected: list[Any], own: bool) -> HttpResponse:
        counts: Any = BulkAction.objects.filter(pk__in=[each.pk for each in selected]).aggregate(
            total=Sum("total_count"), done=Sum("done_count"), refused=Sum("refused_count")
        )
        states = [state_of(each) for each in selected]
        refused = BulkActionRow.objects.filter(
            bulk_action__in=[each.pk for each in selected], outcome__in=[RowOutcome.REFUSED, RowOutcome.GONE]
        ).order_by("row_id")
        under_way = BulkState.CONFIRMED in states
        context = {
            **self.admin_site.each_context(request),
            "title": self.what(selected[0]),
            "opts": self.opts,
            "counts": counts,
            "percent": 100 * (counts["done"] + counts["refused"]) // max(counts["total"], 1),
            "selected": list(zip(selected, states, strict=True)),
            "under_way": under_way,
            "ended": not under_way,
            "can_stop": own and under_way,
            "can_go_on": own and bool({BulkState.STOPPED, BROKEN} & set(states)),
            "refused": self.get_paginator(request, refused, 100).get_page(request.GET.get("p")),
            "its_list": changelist_of(selected[0]),
            "everywhere": everywhere(),
            "address": self._address(selected),
        }
        part = request.headers.get("HX-Request") == "true"
        template = "admin/actions/progress.html" if part else "admin/actions/result.html"
        return TemplateResponse(request, template, context, status=ENDED if part and not under_way else 200)

    def _address(self, selected: list[Any]) -> str:
        return reverse("admin:codex_bulkaction_selection", args=[selected[0].selection])

    @admin.display(description="action")
    def what(self, bulk_action: BulkAction) -> str:
        try:
            page, action = selections.declared(bulk_action)
        except LookupError:  # declared no more
            return str(bulk_action)
        return f"{action.words}: {page.opts.verbose_name_plural}"

    @admin.display(description="state", ordering="state")
    def state_now(self, bulk_action: Any) -> str:
        return BulkState(state).label if (state := state_of(bulk_action)) in BulkState else state


def state_of(bulk_action: Any) -> str:
    """Its state; broken off where it is confirmed and no job is at it any more."""
    if bulk_action.state == BulkState.CONFIRMED and bulk_action.job_status not in WORKING:
        return BROKEN
    return str(bulk_action.state)


def changelist_of(bulk_action: BulkAction) -> str:
    """The list that the rows were chosen on."""
    return reverse(f"admin:{bulk_action.model.replace('.', '_')}_changelist")
