"""The level and the success rate follow the numbers, on insert and on update."""

import pytest
from django.db import IntegrityError, connections

from codex.models import User, Workspace
from codex.tenancy import routed_to
from gamification.factories import AchievementFactory
from gamification.models import PointsEntry, UserStats
from tests.gamification.people import ledger, stats, unlock

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.mark.parametrize(
    ("points", "level", "share"), [(0, 1, 0), (999, 1, 99.9), (1000, 2, 0), (2350, 3, 35)]
)
def test_a_level_is_a_thousand_points(
    points: int, level: int, share: float, otto: User, acme: Workspace, ada: User
) -> None:
    if points:
        unlock(acme, ada, AchievementFactory(workspace=acme, points_reward=points))
    else:
        with routed_to("operator"):
            UserStats.objects.create(workspace=acme, user=ada)

    found = stats(acme, ada)

    assert (found.total_points, found.experience_level, float(found.experience_percentage)) == (
        points,
        level,
        share,
    )


@pytest.mark.parametrize(("executed", "successful", "rate"), [(0, 0, 0), (3, 1, 33.33), (4, 4, 100)])
def test_the_success_rate_is_known_from_the_first_insert(
    executed: int, successful: int, rate: float, otto: User, acme: Workspace, ada: User
) -> None:
    with routed_to("operator"):
        made = UserStats.objects.create(
            workspace=acme, user=ada, moves_executed=executed, moves_successful=successful
        )
        made.refresh_from_db()

    assert float(made.success_rate_percentage) == rate


def test_what_is_computed_cannot_be_written(otto: User, acme: Workspace, ada: User) -> None:
    unlock(acme, ada, AchievementFactory(workspace=acme, points_reward=1500))

    with routed_to("operator"):
        UserStats.objects.filter(user=ada).update(
            total_points=9_000_000, experience_level=99, experience_percentage=1, success_rate_percentage=50
        )

    found = stats(acme, ada)
    assert (found.total_points, found.experience_level, found.experience_percentage) == (1500, 2, 50)
    assert found.success_rate_percentage == 0


def test_an_entry_of_the_ledger_counts_at_once_whoever_writes_it(
    otto: User, acme: Workspace, ada: User
) -> None:
    with routed_to("operator"):
        PointsEntry.objects.create(workspace=acme, user=ada, points=1200, reason="A prize")
        PointsEntry.objects.create(workspace=acme, user=ada, points=-200, reason="Half of it back")

    assert (stats(acme, ada).total_points, stats(acme, ada).experience_level) == (1000, 2)


def test_a_person_cannot_owe_points(otto: User, acme: Workspace, ada: User) -> None:
    with routed_to("operator"), pytest.raises(IntegrityError, match="total_points_limit"):
        PointsEntry.objects.create(workspace=acme, user=ada, points=-1, reason="A fine")

    assert ledger(acme, ada) == []


@pytest.mark.parametrize("change", ["UPDATE points_ledger SET points = 5", "DELETE FROM points_ledger"])
def test_the_ledger_is_only_added_to(change: str, otto: User, acme: Workspace, ada: User) -> None:
    unlock(acme, ada, AchievementFactory(workspace=acme))

    with pytest.raises(IntegrityError, match="only added to"), connections["operator"].cursor() as cursor:
        cursor.execute(change)

    assert ledger(acme, ada) == [100]


def test_entries_outlive_their_achievement(otto: User, acme: Workspace, ada: User) -> None:
    row = AchievementFactory(workspace=acme, points_reward=300)
    unlock(acme, ada, row)

    with routed_to("operator"):
        row.delete()

        assert PointsEntry.objects.get(user=ada).achievement is None
    found = stats(acme, ada)
    assert (found.total_points, found.achievements_unlocked) == (300, 0)
