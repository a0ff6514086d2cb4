"""What can be asked of gamification: who stands where, and how far somebody is."""

import uuid
from dataclasses import dataclass

from django.db import connections

from codex.tenancy import routed


@dataclass(frozen=True)
class Place:
    """A member on the leaderboard, with what is public of her achievements."""

    place: int
    user: uuid.UUID
    full_name: str
    points: int
    achievements: int


def leaderboard(workspace_id: uuid.UUID) -> list[Place]:
    """The members by the points of what they show to everybody; equal points share a place."""
    with connections[routed() or "default"].cursor() as cursor:
        cursor.execute(
            "SELECT place, user_id, full_name, points, achievements FROM leaderboard(%s::uuid)",
            [workspace_id],
        )
        return [Place(*row) for row in cursor.fetchall()]
