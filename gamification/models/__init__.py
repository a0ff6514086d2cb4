"""What can be achieved, who has achieved it, and what that adds up to."""

from gamification.models.achievements import Achievement, UserAchievement
from gamification.models.standing import PointsEntry, UserStats

__all__ = ["Achievement", "PointsEntry", "UserAchievement", "UserStats"]
