"""What can be asked of the ground: workspaces of a person, people of a workspace."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet

from codex.models import Operator, User, WorkspaceMember
from codex.tenancy import routed


def ask(function: str, parameters: Sequence[Any], first: int | None = None) -> list[Any]:
    """The rows that a function of the database answers, or so many first, asked as the role of the ORM.

    It is given with places for its parameters: `ask("leaderboard(%s::uuid)", [workspace_id])`.
    """
    with connections[routed() or "default"].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function} LIMIT %s::bigint", [*parameters, first])
        rows: list[Any] = cursor.fetchall()
    return rows


def counted(most: int, each: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each of some queries finds, of more than `most` only that many; in one query."""
    parts, parameters = [], []
    for name, rows in each.items():
        few, its = rows.order_by().values("pk")[:most].query.sql_with_params()
        parts.append(f"SELECT %s::text, count(*) FROM ({few}) AS few")
        parameters += [name, *its]
    with connections[routed() or "default"].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return dict(cursor.fetchall())


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


@dataclass(frozen=True)
class Offer:
    """What an open invitation offers, and to whom."""

    email: str
    role: str
    workspace: str
    slug: str


def invitation_of(workspace_id: uuid.UUID, digest: bytes) -> Offer | None:
    """The open invitation with this secret's digest; needs no workspace to be entered, and enters none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT email, role, workspace, slug FROM invitation_of(%s::uuid, %s::bytea)",
            [workspace_id, digest],
        )
        row = cursor.fetchone()
        return Offer(*row) if row else None


def people_here() -> QuerySet[User]:
    """The members of the entered workspace; of everybody where operators look at all workspaces."""
    return User.objects.filter(pk__in=WorkspaceMember.objects.values("user"))


def is_operator(user: Any) -> bool:
    """Whether this person may see all workspaces."""
    active_staff = bool(user.is_active and user.is_staff)
    return active_staff and Operator.objects.filter(user=user).exists()
