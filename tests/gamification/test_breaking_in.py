"""What somebody tries for points: twice at the same moment, and in several ways at once."""

from typing import Any

import pytest

from codex.models import User, Workspace
from codex.tenancy import routed_to, working_in
from gamification import services
from gamification.factories import AchievementFactory
from gamification.models import UserAchievement
from positioning.factories import CampaignFactory
from tests.conftest import inside
from tests.gamification.people import evaluate, ledger, stats, total
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def test_unlocking_and_revoking_at_once_pay_and_take_back_in_turns(
    committed: None, acme: Workspace, viewer: User
) -> None:
    first = AchievementFactory(workspace=acme)

    def act(number: int, meet: Any) -> bool:
        with inside(acme):
            if number % 2:
                return services.unlock_achievement(user=viewer, achievement=first).success
            return services.revoke_achievement(user=viewer, achievement=first, reason="Too soon") == 100

    answers = race(40, act)

    entries = ledger(acme, viewer)
    assert set(answers) <= {"True", "False", "IntegrityError"}
    assert entries == [100, -100] * (len(entries) // 2) + [100] * (len(entries) % 2)
    assert len(entries) == answers.count("True")
    with inside(acme):
        paid = UserAchievement.objects.get(user=viewer).points_paid if entries else 0
    assert stats(acme, viewer).total_points == total(acme, viewer) == paid


def test_evaluating_and_unlocking_at_once_pay_once(
    committed: None, acme: Workspace, strategist: User
) -> None:
    with working_in(acme, strategist):
        CampaignFactory()
    steps = [
        AchievementFactory(
            workspace=acme,
            points_reward=10,
            condition_value={"metric": "campaigns_created", "at_least": 1},
        )
        for _ in range(3)
    ]

    def act(number: int, meet: Any) -> str:
        with inside(acme):
            if number % 2:
                done = services.evaluate_achievements(workspace_id=acme.pk, user=strategist)
                return f"evaluated {len(done) > 0}"
            done_now = services.unlock_achievement(user=strategist, achievement=steps[number % 3])
            return f"unlocked {done_now.success}"

    answers = race(12, act)

    assert {answer.split()[0] for answer in answers} == {"evaluated", "unlocked"}
    entries = ledger(acme, strategist)
    assert (entries.count(10), evaluate(acme, strategist)) == (3, [])
    assert stats(acme, strategist).total_points == sum(entries)


def test_a_person_who_is_deleted_while_she_is_awarded_to_leaves_nothing(
    otto: User, acme: Workspace, viewer: User
) -> None:
    rows = [AchievementFactory(workspace=acme) for _ in range(5)]

    def act(number: int, meet: Any) -> str:
        if number == 0:
            with routed_to("operator"):
                return str(viewer.delete()[0] > 0)
        with inside(acme):
            return services.unlock_achievement(user=viewer, achievement=rows[number % 5]).message

    answers = race(10, act)

    assert "OperationalError" not in answers
    with inside(acme):
        assert UserAchievement.objects.exclude(user__in=User.objects.all()).count() == 0
        assert ledger(acme, viewer) == []
