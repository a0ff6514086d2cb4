"""The one site of the back office: it enters the workspace of the path, or opens all to an operator."""

import time
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar, cast

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from unfold.sites import UnfoldAdminSite

from codex.admin import signing_in
from codex.admin.actions.deleting import DELETE
from codex.admin.choices import Choices
from codex.admin.places import ALL, Place, address, all_open, complete, enter, found
from codex.admin.roles import everywhere, role
from codex.admin.signing_in import SignInView
from codex.passwords import SignIn
from codex.queries import workspaces_of
from codex.refusals import refusal_of
from codex.standing import Standing, staff_roles, standing_of
from codex.tenancy import say_who

View = TypeVar("View", bound=Callable[..., Any])
NAME = "Codex"
# Pages about the person alone, which need no workspace.
PERSONAL = {"logout", "password_change", "password_change_done", "jsi18n", "second_factor"}
# What is open without the second factor: to whoever has one, and to whoever has to set one up.
WITH_FACTOR, WITHOUT = {"logout"}, {"logout", "jsi18n", "second_factor"}
ANSWERS = {"autocomplete", "search", "workspaces"}  # what pages ask for by themselves
LAST = {"codex", "procrastinate"}  # groups of the navigation that come after those of the areas


class Site(UnfoldAdminSite):
    """Members see their workspace, operators one or all; sessions and sign-in stay with the app's role."""

    site_header = site_title = NAME
    index_title = "Home"
    login_form = SignIn  # Django's own admits staff only

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._actions = self._global_actions = {DELETE.name: DELETE}

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever may sign in: what there is to see depends on the workspace that is entered."""
        return bool(request.user.is_active)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        def in_its_place(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            person: Any = request.user
            standing = standing_of(person)
            named = request.resolver_match.url_name if request.resolver_match else ""
            if not (
                standing.proven(request.session) or named in (WITH_FACTOR if standing.factor else WITHOUT)
            ):
                return self._unproven(request, standing, named)
            place = request.place = Place(workspaces_of(person), standing)  # type: ignore[attr-defined]
            slug = request.workspace_slug  # type: ignore[attr-defined]
            member = any(each.slug == slug for each in place.mine)
            if named in PERSONAL and (slug is None or (place.operator and not member)):
                say_who(person.pk)
                return self._explained(view, request, *args, **kwargs)
            if slug is not None:
                place.name = enter(request, place)
                return self._explained(view, request, *args, **kwargs)
            if place.operator:
                place.name = ALL
                with all_open(request, place):
                    return complete(self._explained(view, request, *args, **kwargs))
            return self._your_workspaces(request) if named == "index" else HttpResponseRedirect(address(None))

        return super().admin_view(cast(View, update_wrapper(in_its_place, view)), cacheable)

    def get_urls(self) -> list[Any]:
        # Django's view-on-site page fails on ids that are none; no model of ours has a page to show.
        urls = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [
            path("workspaces/", self.admin_view(self.workspaces), name="workspaces"),
            path("second-factor/", self.admin_view(self.second_factor), name="second_factor"),
            path("second-factor/code/", self.second_factor_code, name="second_factor_code"),
            *urls,
        ]

    @method_decorator([never_cache, sensitive_post_parameters()])
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's, of which the second factor is no part."""
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = {**self.each_context(request), "title": "Log in", "app_path": request.get_full_path()}
        context |= {"username": request.user.get_username(), **(extra_context or {})}
        request.current_app = self.name
        page = SignInView.as_view(
            authentication_form=SignIn, template_name="admin/login.html", extra_context=context
        )
        return cast(HttpResponse, page(request))

    @method_decorator([never_cache, csrf_protect, sensitive_post_parameters()])
    def second_factor_code(self, request: HttpRequest) -> HttpResponse:
        """What comes after the password, for whoever has a second factor."""
        return signing_in.ask_code(request, self.each_context(request))

    @method_decorator([never_cache, sensitive_post_parameters()])
    def second_factor(self, request: HttpRequest) -> HttpResponse:
        """One's own second factor."""
        return signing_in.manage(request, self.each_context(request))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """The header names the workspace on every page, with the others to switch to."""
        context = super().each_context(request)
        place: Place | None = getattr(request, "place", None)
        title = f"{place.name} · {NAME}" if place and place.name else NAME
        context |= {"site_header": title, "site_title": title}
        if place is None:
            return context
        here = request.workspace_slug  # type: ignore[attr-defined]
        others = [(each.name, address(each.slug)) for each in place.mine if each.slug != here]
        if place.operator and not everywhere():
            others.append((ALL, address(None)))
        find = address(None, "admin:workspaces")
        return {**context, "place": place, "other_workspaces": others, "find_workspace": find}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What may be seen, looked up once for each role in a request: a page asks two or three times."""
        kept: dict[Any, list[Any]] = request.__dict__.setdefault("app_lists", {})
        asked = (app_label, role(), frozenset((staff_roles() or {}).items()))
        if asked not in kept:
            kept[asked] = self._app_list(request, app_label)
        return kept[asked]

    def _app_list(self, request: HttpRequest, app_label: str | None) -> list[Any]:
        """The models that may be seen, as they are registered: area by area, then the ground and the jobs."""
        installed, registered = list(apps.app_configs), list(self._registry)
        groups = super().get_app_list(request, app_label)
        for group in groups:
            group["models"].sort(key=lambda each: registered.index(each["model"]))
        return sorted(groups, key=lambda app: (app["app_label"] in LAST, installed.index(app["app_label"])))

    def get_sidebar_list(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Navigation: the same, as far as pages have an icon; what links two rows has none."""
        home = reverse("admin:index")
        groups: list[dict[str, Any]] = [{"items": [link("Home", "home", home, request.path == home)]}]
        for group in self.get_app_list(request):
            pages: list[tuple[Any, Any]] = [
                (each, self._registry[each["model"]]) for each in group["models"] if each["admin_url"]
            ]
            items = [
                link(each["name"], page.icon, each["admin_url"], each["admin_url"] in request.path)
                for each, page in pages
                if page.icon
            ]
            groups.append({"title": group["name"], "items": items})
        return groups

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        if everywhere():
            workspaces, more = found("")
            extra_context = {"workspaces": workspaces, "more_workspaces": more}
        return super().index(request, extra_context)

    def search(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Pages by their name, and rows (codex.search). Unfold's own remembers for minutes what was found."""
        term = request.GET.get("s", "").strip()
        rows = import_string(self._get_config("COMMAND")["search_callback"])
        began = time.monotonic()
        results = self._search_apps(self.get_app_list(request), term.lower()) if term else []
        pages = Paginator([*results, *(rows(request, term) if term else [])], 100)
        context = {"page_obj": pages, "results": pages.page(1), "page_counter": 0}
        context["execution_time"] = time.monotonic() - began
        return TemplateResponse(request, "unfold/helpers/command_results.html", context)

    def workspaces(self, request: HttpRequest) -> HttpResponse:
        """What the switcher of an operator offers, by a part of the name."""
        workspaces, more = found(request.GET.get("q", "").strip()) if everywhere() else ([], False)
        context = {"workspaces": workspaces, "more_workspaces": more}
        return TemplateResponse(request, "admin/workspaces_found.html", context)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Choices.as_view(admin_site=self)(request)

    def _unproven(self, request: HttpRequest, standing: Standing, named: str | None) -> HttpResponseBase:
        """Instead of any page: ask for the second factor, or have it set up."""
        if named in ANSWERS:
            raise PermissionDenied("The second factor is missing.")
        if standing.factor:
            return signing_in.to_code(request.get_full_path())
        return HttpResponseRedirect(reverse("admin:second_factor"))

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


def link(title: str, icon: str, url: str, active: bool) -> dict[str, Any]:
    """A line of the navigation; names that its template asks for are there, for missing ones cost time."""
    there = {"title": title, "icon": icon, "link": url, "active": active, "has_permission": True}
    return {**there, "link_callback": None, "badge": None}


site = Site()


def framed(view: Any, **options: Any) -> Callable[..., HttpResponseBase]:
    """A view of Django's, its page inside the frame of the site."""

    def shown(request: HttpRequest, **parameters: Any) -> HttpResponseBase:
        page: Callable[..., HttpResponseBase] = view.as_view(
            extra_context=site.each_context(request), **options
        )
        return page(request, **parameters)

    return shown
