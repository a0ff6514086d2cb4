"""What a person is beside a member: an operator with roles by area, and somebody with a second factor."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection, connections

from codex.tenancy import entered, routed

FACTOR = "second_factor"  # in a session: the number of the factor that was proven in it
# One question for all of it, since every page asks.
STANDING = """
    SELECT o.user_id IS NOT NULL,
        (SELECT jsonb_object_agg(r.area, r.role) FROM operator_roles r WHERE r.operator_id = o.user_id),
        (SELECT min(f.id) FROM mfa_authenticator f WHERE f.user_id = u.id AND f.type <> 'recovery_codes')
    FROM users u LEFT JOIN operators o ON o.user_id = u.id AND u.is_staff
    WHERE u.id = %s::uuid AND u.is_active
"""
_acting: ContextVar[Mapping[str, str] | None] = ContextVar("acting", default=None)


@dataclass(frozen=True)
class Standing:
    """Whether somebody is an operator, with which role in which area, and the number of the second factor."""

    operator: bool = False
    roles: Mapping[str, str] = field(default_factory=dict)
    factor: int | None = None

    @property
    def needs_factor(self) -> bool:
        """Whether the password alone opens nothing."""
        return self.factor is not None or (self.operator and settings.SECOND_FACTOR == "required")

    def proven(self, session: Mapping[str, Any]) -> bool:
        """Whether a session was shown all that it needs."""
        return not self.needs_factor or (self.factor is not None and session.get(FACTOR) == self.factor)


def standing_of(user: Any) -> Standing:
    """What this person is; nothing for nobody."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [user.pk])
        found = cursor.fetchone()
    if found is None:
        return Standing()
    operator, roles, factor = found
    return Standing(operator, json.loads(roles or "{}"), factor)


@contextmanager
def acting_with(roles: Mapping[str, str]) -> Iterator[None]:
    """Let the pages of all workspaces offer what these roles allow."""
    token = _acting.set(roles)
    try:
        yield
    finally:
        _acting.reset(token)


def staff_roles() -> Mapping[str, str] | None:
    """The roles by which an operator is here; None for a member, and for the command line, which has all."""
    now = entered()
    return now.staff if now else _acting.get() if routed() else None


def note_visit(user: Any, workspace_id: Any, address: str) -> None:
    """Note that an operator was let into a workspace, or with None into all, whatever comes of it."""
    with connections["counters"].cursor() as cursor:
        cursor.execute(
            "SELECT note_staff_visit(%s::uuid, %s::uuid, %s::text)", [user.pk, workspace_id, address]
        )
