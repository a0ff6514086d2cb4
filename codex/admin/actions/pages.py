"""The pages of actions: what would be done with the chosen rows, and doing it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from unfold.dataclasses import UnfoldAction

from codex.admin.actions.action import Action, Given
from codex.admin.actions.asked import answered
from codex.admin.actions.attempts import Outcome, attempt
from codex.admin.actions.preview import previewed
from codex.admin.actions.selections import LARGEST, keep
from codex.models import WorkspaceModel

NONE = "There are no such rows."
BESIDE = 3  # actions beside a row's title; more are in a menu
TOLD = 20  # rows that are told one by one


class WithActions:
    """Actions of a model's pages: chosen on the list, in a row's line or on its page, and shown first."""

    actions: Any = ()
    actions_detail: Any = ()
    actions_row: Any = ()

    def __init__(self, model: Any, site: Any) -> None:
        super().__init__(model, site)  # type: ignore[call-arg]
        named = [each.name for each in self.actions if each.on_a_row]
        self.actions_row = named
        self.actions_detail = named if len(named) <= BESIDE else [{"title": "Actions", "items": named}]

    def action_named(self: Any, name: str) -> Action:
        """The action that is declared under this name; raises LookupError."""
        found = dict(self.admin_site.actions) | {each.name: each for each in self.actions}
        action: Action = found[name]
        return action

    def offered(self: Any, request: HttpRequest) -> dict[str, Action]:
        """The actions that are offered to whoever asks, by name."""
        chosen = ((name, action) for name, (action, _, _) in self.get_actions(request).items())
        return {name: action for name, action in chosen if isinstance(action, Action)}  # exporting is none

    def with_related(self: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The same rows, read together with what the list shows of others."""
        related = self.list_select_related
        return rows.select_related(*related) if isinstance(related, list | tuple) and related else rows

    # --- As Unfold asks for them ---

    def get_unfold_action(self: Any, name: str) -> UnfoldAction:
        action = self.action_named(name)
        view: Any = partial(self.ask_about_one, action=action)
        view.attrs = {}
        address = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return UnfoldAction(address, view, action.words, f"do/{name}", variant=action.variant)

    def get_actions_detail(self: Any, request: HttpRequest, object_id: Any) -> list[UnfoldAction]:
        return self.get_actions_row(request)  # type: ignore[no-any-return]

    def get_actions_row(self: Any, request: HttpRequest) -> list[UnfoldAction]:
        offered = self.offered(request)
        return [self.get_unfold_action(each) for each in self.actions_row if each in offered]

    def get_urls(self: Any) -> list[Any]:
        view = self.admin_site.admin_view(self.do_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_do"
        return [path("do/<slug:name>/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    # --- What is asked, and done ---

    def ask(self: Any, request: HttpRequest, action: Action, rows: QuerySet[Any]) -> HttpResponse | None:
        """Show what an action would do with rows chosen on the list; many are written down first."""
        ids = list(rows.order_by().values_list("pk", flat=True)[: settings.ACTIONS_AT_ONCE + 1])
        if len(ids) <= settings.ACTIONS_AT_ONCE:
            return self.preview(request, action, ids, request.get_full_path())  # type: ignore[no-any-return]
        many = action.by_job and issubclass(self.model, WorkspaceModel)
        most = LARGEST if many else settings.ACTIONS_AT_ONCE
        if not many or rows.order_by()[: most + 1].count() > most:
            self.message_user(request, f"Choose at most {most:,} rows for this.", messages.ERROR)
            return None
        selection = keep(rows, action, request.user)
        if selection is None:
            self.message_user(request, NONE, messages.ERROR)
            return None
        return HttpResponseRedirect(reverse("admin:codex_bulkaction_selection", args=[selection]))

    def ask_about_one(self: Any, request: HttpRequest, object_id: str, action: Action) -> HttpResponse:
        """Show what an action would do with one row."""
        if action.name not in self.offered(request):
            raise PermissionDenied
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[object_id])
        return self.preview(request, action, [object_id], back)  # type: ignore[no-any-return]

    def do_view(self: Any, request: HttpRequest, name: str) -> HttpResponse:
        """Do what was shown, or show it anew with other answers."""
        action = self.offered(request).get(name)
        if action is None:
            raise PermissionDenied
        ids = request.POST.getlist(ACTION_CHECKBOX_NAME)[: settings.ACTIONS_AT_ONCE]
        back = request.POST.get("back", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        form = answered(action.form, request.POST)
        if "confirm" not in request.POST or not form.is_valid():
            return self.preview(request, action, ids, back)  # type: ignore[no-any-return]
        rows = self.chosen(request, ids)
        done = list(attempt(action, rows, Given(request.user, form.cleaned_data, request)))
        self.tell(request, action, done, len(set(ids)) - len(rows))
        return HttpResponseRedirect(back)

    def chosen(self: Any, request: HttpRequest, ids: Sequence[Any]) -> list[Any]:
        """The rows of these ids that are there for whoever asks."""
        try:
            return list(self.with_related(self.get_queryset(request)).filter(pk__in=ids).order_by("pk"))
        except (ValidationError, ValueError):  # rows are chosen by ids; this was none
            return []

    def preview(
        self: Any, request: HttpRequest, action: Action, ids: Sequence[Any], back: str
    ) -> HttpResponse:
        """The page that says what will be done, and asks whether it is meant."""
        rows = self.chosen(request, ids)
        if not rows:
            self.message_user(request, NONE, messages.ERROR)
            return HttpResponseRedirect(back)
        found = [row.pk for row in rows]
        chosen = self.model._base_manager.filter(pk__in=found)
        context = previewed(self, request, action, chosen, rows, len(rows))
        context |= {
            "ids": found,
            "missing": len(set(ids)) - len(rows),
            "back": back,
            "address": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_do", args=[action.name]),
        }
        return TemplateResponse(request, "admin/actions/preview.html", context)

    def tell(
        self: Any, request: HttpRequest, action: Action, done: Sequence[Outcome], missing: int = 0
    ) -> None:
        """Say what was done, which rows refused and why."""
        refused = [each.line for each in done if each.refused]
        said = [each.line for each in done if each.said and not each.refused and not action.done]
        if missing:
            refused.append(f"Gone by now: {missing}." if done else NONE)
        for lines, level in ((refused, messages.ERROR), (said, messages.SUCCESS)):
            for line in lines[:TOLD]:
                self.message_user(request, line, level)
            if len(lines) > TOLD:
                self.message_user(request, f"And {len(lines) - TOLD} more.", level)
        number = sum(not each.refused for each in done)
        if number and action.done:
            self.message_user(request, f"Now {action.done}: {number}.", messages.SUCCESS)
