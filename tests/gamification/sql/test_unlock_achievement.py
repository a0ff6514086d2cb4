"""An achievement is unlocked once and paid once, for members, by those who may."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError

from codex.models import User, Workspace
from codex.refusals import refusal_of
from codex.tenancy import routed_to, working_in, workspace_transaction
from gamification import services
from gamification.factories import AchievementFactory
from gamification.models import Achievement, UserAchievement
from gamification.services import Unlocking
from tests.conftest import inside, join, put
from tests.gamification.people import evaluate, ledger, stats, unlock, unlocked
from tests.racing import race


@pytest.fixture
def first(acme: Workspace) -> Achievement:
    return AchievementFactory(workspace=acme, code="first", name="First", badge_unlocks=["Star"])


def test_it_pays_and_counts(first: Achievement, acme: Workspace, viewer: User) -> None:
    done = unlock(acme, viewer, first, event="campaign.completed")

    assert done == Unlocking(True, "First unlocked.", 100)
    found = stats(acme, viewer)
    assert (found.total_points, found.achievements_unlocked, found.badges_earned) == (100, 1, ["Star"])
    with inside(acme):
        row = UserAchievement.objects.get(user=viewer)
    assert (row.unlocked_by_event, row.progress_percentage, row.points_paid) == (
        "campaign.completed",
        100,
        100,
    )


def test_a_second_call_awards_nothing(first: Achievement, acme: Workspace, viewer: User) -> None:
    unlock(acme, viewer, first)

    again = unlock(acme, viewer, first)

    assert again == Unlocking(False, "This achievement is unlocked already.", 0)
    assert ledger(acme, viewer) == [100]


def test_one_that_pays_nothing_leaves_no_entry(acme: Workspace, viewer: User) -> None:
    done = unlock(acme, viewer, AchievementFactory(workspace=acme, points_reward=0))

    assert (done.success, done.points_awarded, ledger(acme, viewer)) == (True, 0, [])


def test_an_inactive_one_is_refused(acme: Workspace, viewer: User) -> None:
    done = unlock(acme, viewer, AchievementFactory(workspace=acme, is_active=False))

    assert done == Unlocking(False, "This achievement is not active.", 0)
    assert unlocked(acme, viewer) == set()


def test_what_comes_later_waits_for_what_comes_before(
    first: Achievement, acme: Workspace, viewer: User
) -> None:
    later = AchievementFactory(workspace=acme, name="Later", required_previous_achievement=first)

    too_early = unlock(acme, viewer, later)
    unlock(acme, viewer, first)
    in_time = unlock(acme, viewer, later)

    assert too_early == Unlocking(False, "First has to be unlocked first.", 0)
    assert in_time == Unlocking(True, "Later unlocked.", 100)


def test_a_foreign_achievement_and_a_foreign_person_are_none(
    first: Achievement, acme: Workspace, bolt: Workspace, viewer: User, bea: User
) -> None:
    foreign = AchievementFactory(workspace=bolt)
    foreign.workspace_id = acme.pk

    answers = [unlock(acme, viewer, foreign), unlock(acme, bea, first)]

    assert answers == [
        Unlocking(False, "There is no such achievement in this workspace.", 0),
        Unlocking(False, "There is no such person in this workspace.", 0),
    ]


@pytest.mark.parametrize("call", ["unlock_achievement", "revoke_achievement", "evaluate_achievements"])
def test_another_workspace_is_refused(
    call: str, acme: Workspace, bolt: Workspace, ada: User, bea: User
) -> None:
    theirs = AchievementFactory(workspace=bolt)
    arguments: dict[str, dict[str, Any]] = {
        "unlock_achievement": {"achievement": theirs},
        "revoke_achievement": {"achievement": theirs, "reason": "x"},
        "evaluate_achievements": {"workspace_id": bolt.pk},
    }

    with pytest.raises(DatabaseError) as error, working_in(acme, ada):
        getattr(services, call)(user=bea, **arguments[call])

    refusal = refusal_of(error.value)
    assert refusal is not None
    assert (refusal.status, refusal.sentence) == (
        404,
        "There is no such workspace, or you are not a member of it.",
    )
    assert unlocked(bolt, bea) == set()


@pytest.mark.parametrize("role", ["strategist", "analyst", "viewer"])
def test_nobody_awards_to_himself_or_others_without_managing(
    role: str, first: Achievement, acme: Workspace, ada: User
) -> None:
    person = join(acme, role)

    for whom in (person, ada):
        with pytest.raises(DatabaseError, match="only admins, owners and agents"), working_in(acme, person):
            services.unlock_achievement(user=whom, achievement=first)
        with pytest.raises(DatabaseError, match="only admins, owners and agents"), working_in(acme, person):
            services.revoke_achievement(user=whom, achievement=first, reason="x")

    assert (unlocked(acme, person), unlocked(acme, ada)) == (set(), set())


def test_an_admin_awards(first: Achievement, acme: Workspace, admin: User, viewer: User) -> None:
    with working_in(acme, admin):
        done = services.unlock_achievement(user=viewer, achievement=first)

    assert done.success is True


def test_an_agent_awards_though_it_is_nobody(first: Achievement, acme: Workspace, viewer: User) -> None:
    with workspace_transaction():
        put(str(acme.pk), "", "agent")
        done = services.unlock_achievement(user=viewer, achievement=first, event="move.completed")

    assert (done.success, ledger(acme, viewer)) == (True, [100])


def test_revoking_takes_the_points_back_by_an_entry(
    first: Achievement, acme: Workspace, ada: User, viewer: User
) -> None:
    unlock(acme, viewer, first)

    with working_in(acme, ada):
        taken = services.revoke_achievement(user=viewer, achievement=first, reason="A mistake")

    assert (taken, ledger(acme, viewer)) == (100, [100, -100])
    found = stats(acme, viewer)
    assert (found.total_points, found.achievements_unlocked, found.badges_earned) == (0, 0, [])


def test_revoking_takes_what_was_paid_though_the_reward_has_changed(
    first: Achievement, acme: Workspace, ada: User, viewer: User
) -> None:
    unlock(acme, viewer, first)

    with working_in(acme, ada):
        Achievement.objects.filter(pk=first.pk).update(points_reward=900)
        taken = services.revoke_achievement(user=viewer, achievement=first, reason="A mistake")

    assert (taken, ledger(acme, viewer)) == (100, [100, -100])


def test_only_what_is_unlocked_can_be_revoked(
    first: Achievement, acme: Workspace, ada: User, viewer: User
) -> None:
    with pytest.raises(IntegrityError) as error, working_in(acme, ada):
        services.revoke_achievement(user=viewer, achievement=first, reason="A mistake")

    refusal = refusal_of(error.value)
    assert refusal is not None
    assert refusal.sentence.startswith("This person has not unlocked this achievement")


def test_what_was_revoked_comes_back_by_hand_only(acme: Workspace, ada: User) -> None:
    row = AchievementFactory(
        workspace=acme, code="always", condition_value={"metric": "experience_level", "at_least": 1}
    )
    evaluate(acme, ada)
    with working_in(acme, ada):
        services.revoke_achievement(user=ada, achievement=row, reason="A mistake")

    evaluated = evaluate(acme, ada)
    by_hand = unlock(acme, ada, row)

    assert (evaluated, by_hand.success, ledger(acme, ada)) == ([], True, [100, -100, 100])


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_fifty_at_once_pay_once(committed: None, first: Achievement, acme: Workspace, viewer: User) -> None:
    def act(number: int, meet: Any) -> str:
        with inside(acme):
            return str(services.unlock_achievement(user=viewer, achievement=first).success)

    answers = race(50, act)

    assert sorted(answers) == ["False"] * 49 + ["True"]
    assert ledger(acme, viewer) == [100]
    assert stats(acme, viewer).total_points == 100


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_operator_awards_in_any_workspace(
    otto: User, first: Achievement, acme: Workspace, viewer: User
) -> None:
    with routed_to("operator"):
        done = services.unlock_achievement(user=viewer, achievement=first)

    assert (done.success, ledger(acme, viewer)) == (True, [100])


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_a_person_with_points_can_be_deleted(
    otto: User, first: Achievement, acme: Workspace, viewer: User
) -> None:
    unlock(acme, viewer, first)

    with routed_to("operator"):
        viewer.delete()

        assert UserAchievement.objects.count() == 0


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_achievement_that_is_deleted_while_it_is_unlocked_ends_in_no_deadlock(
    committed: None, first: Achievement, acme: Workspace, viewer: User
) -> None:
    def act(number: int, meet: Any) -> str:
        with inside(acme):
            if number == 0:
                return str(first.delete()[0])
            return services.unlock_achievement(user=viewer, achievement=first).message

    for _ in range(5):
        answers = race(4, act)

        assert "OperationalError" not in answers
