"""What was wrong with the original's achievements, one test for each: it is not ours."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from codex.models import User, Workspace
from codex.tenancy import routed_to, working_in
from gamification import services
from gamification.factories import AchievementFactory
from gamification.models import Achievement, PointsEntry, UserAchievement, UserStats
from tests.conftest import inside
from tests.gamification.people import ledger, stats, unlock, unlocked
from tests.racing import race

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.fixture
def first(acme: Workspace) -> Achievement:
    return AchievementFactory(workspace=acme)


def test_colleagues_read_no_private_rows(
    acme: Workspace, viewer: User, strategist: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    with working_in(acme, viewer):
        UserAchievement.objects.filter(user=viewer).update(visibility="private")

    with working_in(acme, strategist):
        seen = [model.objects.count() for model in (UserAchievement, UserStats, PointsEntry)]

    assert seen == [0, 0, 0]


@pytest.mark.parametrize("model", [UserAchievement, UserStats, PointsEntry])
def test_nobody_inserts_own_rows_here_or_into_another_workspace(
    model: Any, acme: Workspace, bolt: Workspace, ada: User, first: Achievement
) -> None:
    given: dict[Any, dict[str, Any]] = {
        UserAchievement: {"achievement": first},
        UserStats: {"total_points": 5},
        PointsEntry: {"points": 5, "reason": "A gift"},
    }
    fields = given[model]

    for workspace in (acme, bolt):
        with pytest.raises(DatabaseError, match="permission denied"), working_in(acme, ada):
            model.objects.create(workspace=workspace, user=ada, **fields)

    assert (unlocked(acme, ada), ledger(acme, ada), ledger(bolt, ada)) == (set(), [], [])


def test_unlocking_does_not_pay_at_every_call(acme: Workspace, viewer: User, first: Achievement) -> None:
    paid = [unlock(acme, viewer, first).points_awarded for _ in range(3)]

    assert (paid, stats(acme, viewer).total_points) == ([100, 0, 0], 100)


def test_no_points_are_lost_without_a_row_of_stats(acme: Workspace, viewer: User, first: Achievement) -> None:
    with inside(acme):
        assert not UserStats.objects.filter(user=viewer).exists()

    unlock(acme, viewer, first)

    assert stats(acme, viewer).total_points == 100


@OPERATORS
def test_two_at_once_are_not_paid_twice(
    committed: None, acme: Workspace, viewer: User, first: Achievement
) -> None:
    def act(number: int, meet: Any) -> int:
        with inside(acme):
            done = services.unlock_achievement(user=viewer, achievement=first)
            meet()
            return done.points_awarded

    assert sorted(race(2, act)) == ["0", "100"]
    assert ledger(acme, viewer) == [100]


def test_prerequisites_and_inactivity_are_not_ignored(
    acme: Workspace, viewer: User, first: Achievement
) -> None:
    later = AchievementFactory(workspace=acme, required_previous_achievement=first)
    asleep = AchievementFactory(workspace=acme, is_active=False)

    answers = [unlock(acme, viewer, later).success, unlock(acme, viewer, asleep).success]

    assert (answers, unlocked(acme, viewer)) == ([False, False], set())


def test_the_success_rate_has_its_trigger_on_both_writes_and_does_not_recurse(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = 'user_stats'::regclass"
            " AND tgname IN ('calculate_move_success_rate', 'update_experience_level') ORDER BY tgname"
        )
        definitions = dict(cursor.fetchall())

    # A BEFORE trigger changes the row at hand: there is no second write that could call it again.
    assert list(definitions) == ["calculate_move_success_rate", "update_experience_level"]
    assert all("BEFORE INSERT OR UPDATE ON" in definition for definition in definitions.values())


@OPERATORS
def test_the_level_is_computed_on_insert(otto: User, acme: Workspace, ada: User) -> None:
    with routed_to("operator"):
        PointsEntry.objects.create(workspace=acme, user=ada, points=2500, reason="A prize")
        UserStats.objects.all().delete()

        UserStats.objects.create(workspace=acme, user=ada)

    found = stats(acme, ada)
    assert (found.total_points, found.experience_level, found.experience_percentage) == (2500, 3, 50)


@pytest.mark.parametrize(
    "column", ["is_locked = false", "points_paid = 5", "progress_percentage = 100", "unlocked_at = now()"]
)
def test_nobody_unlocks_by_an_update(
    column: str, acme: Workspace, viewer: User, ada: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)

    for person in (viewer, ada):
        with (
            working_in(acme, person),
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE user_achievements SET {column}")

    assert ledger(acme, viewer) == [100]
