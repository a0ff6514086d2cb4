"""The one site of the back office: it enters the workspace of the path, or opens all to an operator."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, TypeVar, cast

from django.contrib import admin
from django.db import DatabaseError, connections, transaction
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import get_script_prefix, reverse

from codex.admin.choices import Choices
from codex.admin.roles import everywhere
from codex.models import Workspace
from codex.passwords import SignIn
from codex.queries import Membership, is_operator, workspaces_of
from codex.refusals import refusal_of
from codex.tenancy import NoEntry, come_from, enter_workspace, enter_workspace_as_operator, routed_to

View = TypeVar("View", bound=Callable[..., Any])
NAME, ALL = "Codex", "All workspaces"
NAMED = {"site_header": NAME, "site_title": NAME}  # for pages outside the site that look like its own
# Pages about the person alone, which need no workspace.
PERSONAL = {"logout", "password_change", "password_change_done", "jsi18n"}
SHOWN = 50  # workspaces listed on the operators' front page; the others are found by search


@dataclass
class Place:
    """Where a request is: the workspaces of its person, whether all are open to him, what the header says."""

    mine: list[Membership]
    operator: bool
    name: str = ""


def outside() -> str:
    """The path before the workspace that codex.middleware.WorkspaceInPath has put there: mostly '/'."""
    return re.sub(r"w/[^/]+/$", "", get_script_prefix())


def address(slug: str | None) -> str:
    """The front page of a workspace, or without a slug that of all."""
    index = reverse("admin:index").removeprefix(get_script_prefix())
    return f"{outside()}w/{slug}/{index}" if slug else f"{outside()}{index}"


class Site(admin.AdminSite):
    """Members see their workspace, operators one or all; sessions and sign-in stay with the app's role."""

    site_header = site_title = NAME
    index_title = "Overview"
    site_url = None
    login_form = SignIn  # Django's own admits staff only

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever may sign in: what there is to see depends on the workspace that is entered."""
        return bool(request.user.is_active)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        def in_its_place(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            place = request.place = Place(workspaces_of(request.user), is_operator(request.user))  # type: ignore[attr-defined]
            named = request.resolver_match.url_name if request.resolver_match else ""
            if request.workspace_slug is not None:  # type: ignore[attr-defined]
                place.name = _enter(request, place)
                return self._explained(view, request, *args, **kwargs)
            if named in PERSONAL:
                return self._explained(view, request, *args, **kwargs)
            if place.operator:
                place.name = ALL
                with _everywhere(request.user):
                    return _complete(self._explained(view, request, *args, **kwargs))
            return self._your_workspaces(request) if named == "index" else HttpResponseRedirect(address(None))

        return super().admin_view(cast(View, update_wrapper(in_its_place, view)), cacheable)

    def get_urls(self) -> list[Any]:
        # Django's view-on-site page fails on ids that are none; no model of ours has a page to show.
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """The header names the workspace on every page, with the others to switch to."""
        context = super().each_context(request)
        place: Place | None = getattr(request, "place", None)
        if place is None:
            return context
        title = f"{place.name} · {NAME}" if place.name else NAME
        here = request.workspace_slug  # type: ignore[attr-defined]
        others = [(each.name, address(each.slug)) for each in place.mine if each.slug != here]
        if place.operator and not everywhere():
            others.append((ALL, address(None)))
        return {**context, "site_header": title, "site_title": title, "other_workspaces": others}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        if everywhere():
            found = Workspace.objects.filter(archived_at=None)[: SHOWN + 1]
            rows = [(each.name, address(each.slug)) for each in found]
            extra_context = {"workspaces": rows[:SHOWN], "more_workspaces": len(rows) > SHOWN}
        return super().index(request, extra_context)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Choices.as_view(admin_site=self)(request)

    def _your_workspaces(self, request: HttpRequest) -> HttpResponseBase:
        mine = request.place.mine  # type: ignore[attr-defined]
        if len(mine) == 1:
            return HttpResponseRedirect(address(mine[0].slug))
        rows = [(each.name, address(each.slug)) for each in mine]
        context = {**self.each_context(request), "title": "Your workspaces", "workspaces": rows}
        return TemplateResponse(request, "admin/workspaces.html", context)

    def _explained(self, view: Callable[..., Any], request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say in words what the database refuses to read or do, wherever no form is there to say it."""
        try:
            return view(request, *args, **kwargs)
        except DatabaseError as error:
            refusal = refusal_of(error)
            if refusal is None:
                raise
        context = {**self.each_context(request), "title": "This was not possible", "refusal": refusal}
        return TemplateResponse(request, "admin/refused.html", context, status=refusal.status)


def _enter(request: HttpRequest, place: Place) -> str:
    """Enter the workspace of the path, as its member or as an operator, and return its name.

    Raises Http404, alike for one that does not exist and one that is somebody else's.
    """
    slug = request.workspace_slug  # type: ignore[attr-defined]
    found = next((each for each in place.mine if each.slug == slug), None)
    try:
        if found:
            enter_workspace(found.id, request.user)
            return found.name
        everybodys = Workspace.objects.using("operator")
        workspace = everybodys.filter(slug=slug).first() if place.operator else None
        if workspace:
            enter_workspace_as_operator(workspace.pk, request.user)
            return str(workspace.name)
    except NoEntry:  # the membership ended between the two questions
        pass
    raise Http404("There is no such workspace, or you are not a member of it.")


@contextmanager
def _everywhere(user: Any) -> Iterator[None]:
    """All workspaces at once, through the operators' role; events are told who it is."""
    with routed_to("operator"), transaction.atomic("operator"):
        with connections["operator"].cursor() as cursor:
            cursor.execute(
                "SELECT set_config('app.current_user_id', %s::text, true), say_origin(%s::jsonb)",
                [str(user.pk), json.dumps(come_from())],
            )
        yield


def _complete(response: HttpResponseBase) -> HttpResponseBase:
    """Render while all workspaces are open, and undo what a refusal or a failure has begun."""
    if isinstance(response, TemplateResponse):
        response.render()
    if response.status_code >= 400:
        transaction.set_rollback(True, using="operator")
    return response


site = Site()
