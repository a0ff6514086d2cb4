"""What a request may do at all: only for somebody, with a key only within its scopes, and not too often."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.urls import resolve
from rest_framework.exceptions import PermissionDenied, Throttled
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request

from codex import limits
from codex.scopes import SCOPES, lists_of, scope_for
from codex.tenancy import entered

ROOT = "/api/v1/"
FOR_PEOPLE = "This is for people: no workspace key opens it, whatever its scopes."


class InScope(BasePermission):
    """A person may do what the role allows; a key needs the scope as well."""

    message = FOR_PEOPLE

    def has_permission(self, request: Request, view: Any) -> bool:
        now = entered()
        if now is None or now.key is None:
            return True
        scope = scope_for(str(request.method), request.path_info.removeprefix(ROOT))
        if scope:
            self.message = lacks(scope)
        return scope in now.key.scopes


def lacks(scope: str) -> str:
    return f"This key lacks the scope {scope}."


def must_read(shown: Iterable[Any]) -> None:
    """Raise PermissionDenied where a key's scopes do not let it read the lists of all these models."""
    now = entered()
    if now is None or now.key is None:
        return
    for model in shown:
        scope = scope_for("GET", f"{list_of(model)}/")
        if scope not in now.key.scopes:
            raise PermissionDenied(lacks(scope) if scope else FOR_PEOPLE)


@cache
def list_of(model: Any) -> str:
    """The list that a key may read rows of a model in, by its name; empty where there is none."""
    for name in lists_of(SCOPES):
        view: Any = resolve(f"{ROOT}{name}/").func
        serializer = getattr(view.cls, "serializer_class", None)
        if serializer and serializer.Meta.model is model:
            return name
    return ""


def count(request: Request, told: dict[str, str]) -> None:
    """Count a request for whoever makes it and for the workspace; raises Throttled where it is one too many.

    The answer's headers are told how many more there may be.
    """
    if not request.user.is_authenticated:
        return
    now = entered()
    who = {"key": now.key.id} if now and now.key else {"person": request.user.pk}
    counts = limits.count({**who, **({"workspace": now.workspace_id} if now else {})})
    told.update(headers(counts))
    over = [each for each in counts if each.number > each.most]
    if over:
        whom = " and ".join(each.limit for each in over)
        raise Throttled(wait=max(each.left for each in over), detail=f"Too many requests of this {whom}.")


def headers(counts: list[limits.Count]) -> dict[str, str]:
    """What is allowed and what is left of it, as draft-ietf-httpapi-ratelimit-headers-10 writes it."""
    if not counts:
        return {}
    return {
        "RateLimit-Policy": ", ".join(f'"{each.limit}";q={each.most};w={each.seconds}' for each in counts),
        "RateLimit": ", ".join(f'"{each.limit}";r={each.remaining};t={each.left}' for each in counts),
    }


NEEDED = [IsAuthenticated, InScope]
