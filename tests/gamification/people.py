"""What the tests of gamification ask of the database about a person."""

from typing import Any

from django.db import connection
from django.db.models import Sum

from codex.models import User, Workspace
from gamification import services
from gamification.models import Achievement, PointsEntry, UserAchievement, UserStats
from tests.conftest import inside


def achievement(workspace: Workspace, code: str) -> Achievement:
    """An achievement of a workspace by its code."""
    with inside(workspace):
        found: Achievement = Achievement.objects.get(workspace=workspace, code=code)
    return found


def stats(workspace: Workspace, person: User) -> UserStats:
    """A person's stats, as the workspace's owner sees them."""
    with inside(workspace):
        found: UserStats = UserStats.objects.get(workspace=workspace, user=person)
    return found


def ledger(workspace: Workspace, person: User) -> list[int]:
    """A person's entries, the oldest first."""
    with inside(workspace):
        entries = PointsEntry.objects.filter(workspace=workspace, user=person).order_by("id")
        return list(entries.values_list("points", flat=True))


def unlocked(workspace: Workspace, person: User) -> set[str]:
    """The codes of what a person has unlocked."""
    with inside(workspace):
        rows = UserAchievement.objects.filter(workspace=workspace, user=person, is_locked=False)
        return set(rows.values_list("achievement__code", flat=True))


def unlock(workspace: Workspace, person: User, which: Achievement, **options: Any) -> services.Unlocking:
    """Unlock as the workspace's owner."""
    with inside(workspace):
        return services.unlock_achievement(user=person, achievement=which, **options)


def evaluate(workspace: Workspace, person: User) -> list[Any]:
    """Evaluate as the workspace's owner."""
    with inside(workspace):
        return services.evaluate_achievements(workspace_id=workspace.pk, user=person)


def asked(sql: str, *parameters: Any) -> Any:
    """The one value of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0]


def total(workspace: Workspace, person: User) -> int:
    """The sum of a person's ledger."""
    with inside(workspace):
        rows = PointsEntry.objects.filter(workspace=workspace, user=person)
        return int(rows.aggregate(total=Sum("points"))["total"] or 0)
