"""What can be asked of the ground: workspaces of a person, people of a workspace."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from codex.models import Operator, User, WorkspaceMember


@dataclass(frozen=True)
class Membership:
    """A workspace that somebody belongs to, and as what."""

    id: uuid.UUID
    name: str
    slug: str
    role: str


def workspaces_of(user: Any) -> list[Membership]:
    """The workspaces in use that a person belongs to, by name; needs no workspace to be entered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name, slug, role FROM workspaces_of(%s::uuid)", [user.pk])
        return [Membership(*row) for row in cursor.fetchall()]


def people_here() -> QuerySet[User]:
    """The members of the entered workspace; of everybody where operators look at all workspaces."""
    return User.objects.filter(pk__in=WorkspaceMember.objects.values("user"))


def is_operator(user: Any) -> bool:
    """Whether this person may see all workspaces."""
    active_staff = bool(user.is_active and user.is_staff)
    return active_staff and Operator.objects.filter(user=user).exists()
