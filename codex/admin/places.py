"""Where a request is: in the workspace of its path, or, for an operator, in all of them."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections, transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import get_script_prefix, reverse

from codex import limits
from codex.models import Workspace
from codex.queries import Membership
from codex.standing import Standing, acting_with, note_visit
from codex.tenancy import NoEntry, come_from, enter_workspace, enter_workspace_as_operator, routed_to

ALL = "All workspaces"
SHOWN = 50  # workspaces listed at once; the others are found by search


@dataclass
class Place:
    """Where a request is: the workspaces of its person, whether all are open to him, what the header says."""

    mine: list[Membership]
    standing: Standing
    name: str = ""

    @property
    def operator(self) -> bool:
        """Whether all workspaces are open: to operators who have a role anywhere."""
        return bool(self.standing.operator and self.standing.roles)


def outside() -> str:
    """The path before the workspace that codex.middleware.WorkspaceInPath has put there: mostly '/'."""
    return re.sub(r"w/[^/]+/$", "", get_script_prefix())


def address(slug: str | None, page: str = "admin:index") -> str:
    """A page, if not told the first, of a workspace, or without a slug of all."""
    path = reverse(page).removeprefix(get_script_prefix())
    return f"{outside()}w/{slug}/{path}" if slug else f"{outside()}{path}"


def found(term: str) -> tuple[list[tuple[str, str]], bool]:
    """Workspaces in use by a part of their name, as (name, address), and whether there are more of them."""
    named: QuerySet[Workspace] = Workspace.objects.filter(archived_at=None)
    if term:
        named = named.filter(Q(name__icontains=term) | Q(slug__icontains=term))
    rows = [(each.name, address(each.slug)) for each in named[: SHOWN + 1]]
    return rows[:SHOWN], len(rows) > SHOWN


def enter(request: HttpRequest, place: Place) -> str:
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
            enter_workspace_as_operator(workspace.pk, request.user, place.standing.roles)
            note_visit(request.user, workspace.pk, limits.address(request))
            return str(workspace.name)
    except NoEntry:  # the membership ended between the two questions
        pass
    raise Http404("There is no such workspace, or you are not a member of it.")


@contextmanager
def all_open(request: HttpRequest, place: Place) -> Iterator[None]:
    """All workspaces at once, through the operators' role; the database is told who it is."""
    note_visit(request.user, None, limits.address(request))
    with routed_to("operator"), acting_with(place.standing.roles), transaction.atomic("operator"):
        with connections["operator"].cursor() as cursor:
            cursor.execute(
                "SELECT set_config('app.current_user_id', %s::text, true), say_origin(%s::jsonb)",
                [str(request.user.pk), json.dumps(come_from())],
            )
        yield


def complete(response: HttpResponseBase) -> HttpResponseBase:
    """Render while all workspaces are open, and undo what a refusal or a failure has begun."""
    if isinstance(response, TemplateResponse):
        response.render()
    if response.status_code >= 400:
        transaction.set_rollback(True, using="operator")
    return response
