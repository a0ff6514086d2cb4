"""One call unlocks all that holds, also what that opens, and notes the progress of the rest."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError

from codex.models import User, Workspace
from codex.tenancy import working_in
from gamification import services
from gamification.factories import AchievementFactory
from gamification.models import Achievement, UserAchievement
from positioning.factories import CampaignFactory
from tests.conftest import inside
from tests.gamification.people import evaluate, ledger, stats, unlocked
from tests.racing import race


@pytest.fixture(autouse=True)
def _nothing_by_default(acme: Workspace) -> None:
    """Only what a test adds can be achieved."""
    with inside(acme):
        Achievement.objects.filter(workspace=acme).delete()


def points(at_least: int) -> dict[str, Any]:
    return {"metric": "total_points", "at_least": at_least}


def campaigns(at_least: int) -> dict[str, Any]:
    return {"metric": "campaigns_created", "at_least": at_least}


def test_what_holds_is_unlocked_and_the_rest_makes_progress(acme: Workspace, ada: User) -> None:
    one = AchievementFactory(workspace=acme, code="one", condition_value=campaigns(1))
    AchievementFactory(workspace=acme, code="three", condition_value=campaigns(3))
    AchievementFactory(
        workspace=acme, code="reach", condition_value={"metric": "total_campaign_reach", "at_least": 5}
    )

    with working_in(acme, ada):
        CampaignFactory()
        found = services.evaluate_achievements(workspace_id=acme.pk, user=ada)

    assert found == [one.pk]
    with inside(acme):
        rows = UserAchievement.objects.filter(user=ada).order_by("achievement__code")
        progress = [
            (row.achievement.code, row.is_locked, float(row.progress_percentage), row.progress_data)
            for row in rows
        ]
    assert progress == [("one", False, 100, {}), ("three", True, 33.33, {"campaigns_created": 1})]
    assert (stats(acme, ada).achievements_unlocked, stats(acme, ada).achievements_in_progress) == (1, 1)


def test_a_second_call_finds_nothing_new(acme: Workspace, ada: User) -> None:
    AchievementFactory(workspace=acme, condition_value={"metric": "experience_level", "at_least": 1})
    evaluate(acme, ada)

    assert evaluate(acme, ada) == []
    assert ledger(acme, ada) == [100]


def test_what_is_unlocked_may_be_what_another_waits_for(acme: Workspace, ada: User) -> None:
    begin = AchievementFactory(
        workspace=acme, code="begin", condition_value={"metric": "experience_level", "at_least": 1}
    )
    AchievementFactory(workspace=acme, code="by points", condition_value=points(200))
    AchievementFactory(
        workspace=acme, code="next", condition_value=points(1), required_previous_achievement=begin
    )

    evaluate(acme, ada)

    assert unlocked(acme, ada) == {"begin", "next", "by points"}
    assert ledger(acme, ada) == [100, 100, 100]


def test_inactive_ones_and_those_by_hand_are_left_alone(acme: Workspace, ada: User) -> None:
    level = {"metric": "experience_level", "at_least": 1}
    AchievementFactory(workspace=acme, condition_value=level, is_active=False)
    AchievementFactory(workspace=acme, condition_value={})

    assert evaluate(acme, ada) == []


def test_everybody_evaluates_himself_and_managers_anybody(
    acme: Workspace, viewer: User, strategist: User, admin: User
) -> None:
    row = AchievementFactory(workspace=acme, condition_value={"metric": "experience_level", "at_least": 1})

    with working_in(acme, viewer):
        own = services.evaluate_achievements(workspace_id=acme.pk, user=viewer)
    with working_in(acme, admin):
        by_admin = services.evaluate_achievements(workspace_id=acme.pk, user=strategist)

    assert (own, by_admin) == ([row.pk], [row.pk])
    with pytest.raises(DatabaseError, match="only admins"), working_in(acme, viewer):
        services.evaluate_achievements(workspace_id=acme.pk, user=admin)


def test_a_person_of_another_workspace_is_none(
    acme: Workspace, bolt: Workspace, ada: User, bea: User
) -> None:
    with pytest.raises(IntegrityError, match="no such person"), working_in(acme, ada):
        services.evaluate_achievements(workspace_id=acme.pk, user=bea)


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_ten_at_once_pay_once(committed: None, acme: Workspace, ada: User) -> None:
    for number in range(3):
        AchievementFactory(
            workspace=acme,
            points_reward=100 + number,
            condition_value={"metric": "experience_level", "at_least": 1},
        )

    def act(number: int, meet: Any) -> str:
        with working_in(acme, ada):
            return str(len(services.evaluate_achievements(workspace_id=acme.pk, user=ada)))

    answers = race(10, act)

    assert sorted(answers) == ["0"] * 9 + ["3"]
    assert sorted(ledger(acme, ada)) == [100, 101, 102]
