"""What a request may do at all: only for somebody, with a key only within its scopes, and not too often."""

from typing import Any

from rest_framework.exceptions import Throttled
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request

from codex import limits
from codex.scopes import scope_for
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
            self.message = f"This key lacks the scope {scope}."
        return scope in now.key.scopes


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
