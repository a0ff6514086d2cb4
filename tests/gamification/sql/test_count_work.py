"""Campaigns, moves and content keep the stats of their people true by themselves."""

import random
from typing import Any

import pytest

from codex.factories import CohortFactory
from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import routed_to, working_in
from gamification.models import UserStats
from positioning.factories import AssetFactory, CampaignCohortFactory, CampaignFactory, MoveFactory
from positioning.models import Asset, Campaign, Move
from tests.conftest import inside, join
from tests.gamification.people import stats
from tests.racing import race

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def numbers(workspace: Workspace, person: User, *names: str) -> tuple[int, ...]:
    """Some of a person's counters."""
    found = stats(workspace, person)
    return tuple(int(getattr(found, name)) for name in names)


CAMPAIGNS = ("campaigns_created", "campaigns_active", "campaigns_completed")
MOVES = ("moves_created", "moves_executed", "moves_successful", "success_rate_percentage")


def test_a_campaign_counts_through_its_life(acme: Workspace, strategist: User) -> None:
    found = []

    with working_in(acme, strategist):
        campaign = CampaignFactory(start_date="2027-01-01", budget_allocation=100)
        CampaignCohortFactory(campaign=campaign, cohort=CohortFactory())
        for status in ("planning", "active", "completed", "archived"):
            Campaign.objects.filter(pk=campaign.pk).update(status=status)
            own = UserStats.objects.get(user=strategist)
            found.append(tuple(getattr(own, name) for name in CAMPAIGNS))

    assert found == [(1, 0, 0), (1, 1, 0), (1, 0, 1), (1, 0, 1)]


def test_completed_at_is_the_lifecycles_alone(acme: Workspace, strategist: User) -> None:
    with working_in(acme, strategist):
        campaign = CampaignFactory()

        Campaign.objects.filter(pk=campaign.pk).update(completed_at="2026-01-01T00:00:00Z")

        campaign.refresh_from_db()
    assert campaign.completed_at is None


def test_reach_and_reactions_are_summed(acme: Workspace, strategist: User) -> None:
    with working_in(acme, strategist):
        CampaignFactory(total_reach=100, total_engagements=7)
        other = CampaignFactory(total_reach=50)
        Campaign.objects.filter(pk=other.pk).update(total_reach=80, total_engagements=1)

    assert numbers(acme, strategist, "total_campaign_reach", "total_engagement_count") == (180, 8)


def test_moves_count_for_their_owner(acme: Workspace, ada: User, strategist: User) -> None:
    with working_in(acme, ada):
        moves = [MoveFactory(owner=strategist) for _ in range(3)]
        Move.objects.filter(pk=moves[0].pk).update(status="completed", succeeded=True)
        Move.objects.filter(pk=moves[1].pk).update(status="completed", succeeded=False)
        assert numbers(acme, strategist, *MOVES) == (3, 2, 1, 50)

        Move.objects.filter(pk=moves[1].pk).update(owner=ada)
        moves[2].delete()

    assert (numbers(acme, strategist, *MOVES), numbers(acme, ada, *MOVES)) == ((1, 1, 1, 100), (1, 1, 0, 0))


def test_content_counts_for_its_author(acme: Workspace, strategist: User) -> None:
    with working_in(acme, strategist):
        pieces = [AssetFactory() for _ in range(3)]
        Asset.objects.filter(pk=pieces[0].pk).update(status="published")
        pieces[1].delete()

    assert numbers(acme, strategist, "content_pieces_created", "content_pieces_published") == (2, 1)


def test_work_in_campaigns_of_others_is_collaboration(acme: Workspace, ada: User, strategist: User) -> None:
    with working_in(acme, ada):
        theirs = CampaignFactory()
        for _ in range(2):
            MoveFactory(owner=strategist, campaign=theirs)
        MoveFactory(owner=strategist)
        MoveFactory(owner=ada, campaign=theirs)
        assert numbers(acme, strategist, "collaborations_count", "teams_joined") == (1, 1)
        assert numbers(acme, ada, "collaborations_count", "teams_joined") == (0, 1)

        theirs.delete()

    assert numbers(acme, strategist, "collaborations_count", "teams_joined") == (0, 0)


def test_another_workspace_counts_for_itself(acme: Workspace, bolt: Workspace, ada: User) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="strategist")
    CampaignFactory(workspace=bolt, created_by=ada)

    CampaignFactory(workspace=acme, created_by=ada)

    assert (numbers(acme, ada, "campaigns_created"), numbers(bolt, ada, "campaigns_created")) == ((1,), (1,))


def test_being_active_shows(acme: Workspace, ada: User, strategist: User) -> None:
    with working_in(acme, strategist):
        MoveFactory()
        MoveFactory()
        MoveFactory(owner=ada)

    assert stats(acme, strategist).last_active_at is not None
    assert stats(acme, ada).last_active_at is None


def test_after_anything_the_counters_are_what_counting_finds(
    acme: Workspace, ada: User, strategist: User
) -> None:
    chance = random.Random(14)  # noqa: S311
    people = [ada, strategist, None]
    with working_in(acme, ada):
        for _ in range(60):
            change_something(chance, people)

        counted = {person: counters(acme, person) for person in (ada, strategist)}
        recounted = {person: recount(acme, person) for person in (ada, strategist)}

    assert counted == recounted


def change_something(chance: random.Random, people: list[User | None]) -> None:
    """One change of a campaign, a move or a piece, as anybody could make it."""
    campaigns, who = list(Campaign.objects.all()), chance.choice(people)
    match chance.randrange(7):
        case 0:
            CampaignFactory(created_by=who, total_reach=chance.randrange(99))
        case 1:
            MoveFactory(owner=who, campaign=chance.choice([*campaigns, None]))
        case 2:
            AssetFactory(author=who, status=chance.choice(["draft", "published"]))
        case 3:
            Move.objects.filter(owner=who).update(status="completed", succeeded=chance.random() < 0.5)
        case 4:
            Move.objects.filter(campaign=chance.choice([*campaigns, None])).update(
                owner=chance.choice(people)
            )
        case 5:
            Campaign.objects.filter(created_by=who).update(created_by=chance.choice(people), total_reach=5)
        case 6:
            for row in (
                *campaigns[:1],
                *Asset.objects.filter(author=who)[:2],
                *Move.objects.filter(owner=who)[:1],
            ):
                row.delete()


def counters(workspace: Workspace, person: User) -> dict[str, Any]:
    """All numbers of a person that work changes."""
    row = UserStats.objects.filter(workspace=workspace, user=person).values().first() or {}
    times = ("id", "created_at", "updated_at", "last_active_at", "stats_last_updated")
    return {name: value for name, value in row.items() if name not in times}


def recount(workspace: Workspace, person: User) -> dict[str, Any]:
    """The same, made anew from all that there is; only the owner of the tables may do that."""
    campaigns = Campaign.objects.filter(created_by=person)
    moves = Move.objects.filter(owner=person)
    others = moves.exclude(campaign=None).exclude(campaign__created_by=person)
    assets = Asset.objects.filter(author=person)
    done, good = moves.filter(status="completed").count(), moves.filter(succeeded=True).count()
    found = counters(workspace, person)
    together = others.values("campaign").distinct().count()
    return {
        **found,
        "campaigns_created": campaigns.count(),
        "campaigns_active": campaigns.filter(status="active").count(),
        "total_campaign_reach": sum(campaigns.values_list("total_reach", flat=True)),
        "moves_created": moves.count(),
        "moves_executed": done,
        "moves_successful": good,
        "success_rate_percentage": pytest.approx(100 * good / done if done else 0, abs=0.005),
        "collaborations_count": together,
        "teams_joined": campaigns.count() + together,
        "content_pieces_created": assets.count(),
        "content_pieces_published": assets.filter(status="published").count(),
    }


@OPERATORS
def test_lost_stats_are_made_again_from_all_that_there_is(otto: User, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        CampaignFactory(total_reach=40)
        MoveFactory()
    with routed_to("operator"):
        UserStats.objects.all().delete()

    with working_in(acme, ada):
        AssetFactory()

    assert numbers(acme, ada, "campaigns_created", "moves_created", "content_pieces_created") == (1, 1, 1)
    assert numbers(acme, ada, "total_campaign_reach") == (40,)


@OPERATORS
def test_writers_at_the_same_moment_lose_nothing(committed: None, acme: Workspace, ada: User) -> None:
    people = [join(acme, "strategist") for _ in range(4)]

    def act(number: int, meet: Any) -> str:
        for _ in range(5):
            with working_in(acme, people[number % 4]):
                MoveFactory(owner=people[0])
                MoveFactory(owner=people[1])
        return "done"

    answers = race(8, act)

    assert answers == ["done"] * 8
    assert [numbers(acme, person, "moves_created") for person in people[:2]] == [(40,), (40,)]
