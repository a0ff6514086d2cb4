"""What can be done in gamification: unlock, revoke, evaluate; the database pays and counts."""

import uuid
from dataclasses import dataclass
from typing import Any

from codex.queries import ask
from codex.refusals import explains
from gamification.models import Achievement


@dataclass(frozen=True)
class Unlocking:
    """Whether an achievement was unlocked now, why not, and what it paid in points."""

    success: bool
    message: str
    points_awarded: int


def unlock_achievement(*, user: Any, achievement: Achievement, event: str = "manual") -> Unlocking:
    """Unlock an achievement for a member and pay its points, once, whoever asks at the same moment.

    Raises DatabaseError with SQLSTATE 42501 for whoever is no admin, owner, agent or operator.
    """
    ids = [user.pk, achievement.pk, achievement.workspace_id]
    (row,) = ask("unlock_achievement(%s::uuid, %s::uuid, %s::uuid, %s::text)", [*ids, event])
    return Unlocking(*row)


def revoke_achievement(*, user: Any, achievement: Achievement, reason: str) -> int:
    """Lock an achievement again and take its points back by an entry of their negative; returns how many.

    Raises IntegrityError where it is not unlocked, and DatabaseError as unlock_achievement does.
    """
    ids = [user.pk, achievement.pk, achievement.workspace_id]
    ((points,),) = ask("revoke_achievement(%s::uuid, %s::uuid, %s::uuid, %s::text)", [*ids, reason])
    return int(points)


def evaluate_achievements(*, workspace_id: uuid.UUID, user: Any) -> list[uuid.UUID]:
    """Unlock all whose condition holds for a member and note the progress of the rest; the ids unlocked now.

    Raises DatabaseError with SQLSTATE 42501 for whoever asks for somebody else and manages nobody.
    """
    return [found for (found,) in ask("evaluate_achievements(%s::uuid, %s::uuid)", [workspace_id, user.pk])]


@explains("achievements_no_circle", field="required_previous_achievement")
def _no_circle(facts: dict[str, Any]) -> str:
    return "An achievement cannot come before itself: choose one that does not require this one."


@explains("user_achievements_unlocked_before", field="user")
def _unlocked_before(facts: dict[str, Any]) -> str:
    return "This person has not unlocked this achievement, so there is nothing to take back."


@explains("user_achievements_of_a_member", field="user")
def _of_a_member(facts: dict[str, Any]) -> str:
    return "There is no such person in this workspace."


@explains("points_ledger_append_only")
def _append_only(facts: dict[str, Any]) -> str:
    return "The points ledger is only added to: revoke the achievement, which takes its points back."
