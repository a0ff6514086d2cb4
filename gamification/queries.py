"""What can be asked of gamification: who stands where, and how far somebody is."""

import uuid
from dataclasses import dataclass

from codex.queries import ask


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
    return [Place(*row) for row in ask("leaderboard(%s::uuid)", [workspace_id])]
