"""Achievements over HTTP: written and awarded by managers, shown as their people want."""

from typing import Any

import pytest

from codex.models import User, Workspace, WorkspaceMember
from gamification.factories import AchievementFactory
from gamification.models import Achievement
from tests.caller import Caller
from tests.conftest import inside, join
from tests.gamification.people import ledger, unlock

NOT_ALLOWED = {"detail": "Your role in this workspace does not allow this."}


@pytest.fixture
def first(acme: Workspace) -> Achievement:
    return AchievementFactory(workspace=acme, name="First")


def test_a_workspace_starts_with_achievements(ada: User, acme: Workspace) -> None:
    found = {row["code"]: row for row in Caller(ada, acme).get("achievements/").results}

    expected = {
        "first_campaign": (100, "common"),
        "research_master": (500, "rare"),
        "content_creator": (300, "uncommon"),
    }
    assert {
        code: (found[code]["points_reward"], found[code]["rarity_level"]) for code in expected
    } == expected
    assert len(found) >= 12
    assert {row["badge_type"] for row in found.values()} == {
        "milestone",
        "excellence",
        "exploration",
        "collaboration",
        "speed",
        "quality",
    }


@pytest.mark.parametrize("role", ["admin", "strategist", "viewer"])
def test_managers_write_achievements_and_others_read_them(
    role: str, acme: Workspace, first: Achievement
) -> None:
    ask = Caller(join(acme, role), acme)
    fresh = {"code": "fresh", "name": "Fresh", "badge_type": "speed", "category": "content"}

    statuses = [
        ask.get(f"achievements/{first.pk}/").status,
        ask.post("achievements/", fresh).status,
        ask.patch(f"achievements/{first.pk}/", {"points_reward": 5}).status,
        ask.delete(f"achievements/{first.pk}/").status,
    ]

    assert statuses == ([200, 201, 200, 204] if role == "admin" else [200, 403, 403, 403])


def test_unlocking_pays_once_and_says_why_not(
    ada: User, acme: Workspace, viewer: User, first: Achievement
) -> None:
    ask, address = Caller(ada, acme), f"achievements/{first.pk}/unlocks/"

    answers = [ask.post(address, {"user": str(viewer.pk)}) for _ in range(2)]

    assert [(answer.status, answer.json) for answer in answers] == [
        (200, {"message": "First unlocked.", "points_awarded": 100}),
        (409, {"detail": "This achievement is unlocked already."}),
    ]
    assert ledger(acme, viewer) == [100]


def test_revoking_takes_the_points_back(ada: User, acme: Workspace, viewer: User, first: Achievement) -> None:
    ask, here = Caller(ada, acme), f"achievements/{first.pk}/"
    ask.post(f"{here}unlocks/", {"user": str(viewer.pk)})
    sent = {"user": str(viewer.pk), "reason": "A mistake"}

    answers = [ask.post(f"{here}revocation/", sent) for _ in range(2)]

    assert (answers[0].status, answers[0].json) == (200, {"points_taken_back": 100})
    assert (answers[1].status, list(answers[1].json)) == (400, ["user"])
    assert [entry["points"] for entry in ask.get("points/").results] == [-100, 100]


@pytest.mark.parametrize("role", ["strategist", "analyst", "viewer"])
def test_others_award_nothing(role: str, acme: Workspace, first: Achievement) -> None:
    person = join(acme, role)
    ask, who = Caller(person, acme), {"user": str(person.pk)}

    answers = [
        ask.post(f"achievements/{first.pk}/unlocks/", who),
        ask.post(f"achievements/{first.pk}/revocation/", {**who, "reason": "x"}),
    ]

    assert [(answer.status, answer.json) for answer in answers] == [(403, NOT_ALLOWED)] * 2
    assert ledger(acme, person) == []


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "user"),
        ({"user": 5}, "user"),
        ({"user": "x"}, "user"),
        ({"user": None}, "user"),
        ({"usr": "x"}, "usr"),
    ],
)
def test_a_request_that_is_wrong_is_explained(
    sent: Any, field: str, ada: User, acme: Workspace, first: Achievement
) -> None:
    answer = Caller(ada, acme).post(f"achievements/{first.pk}/unlocks/", sent)

    assert answer.status == 400
    assert field in answer.json


def test_somebody_of_another_workspace_is_nobody(
    ada: User, acme: Workspace, bea: User, bolt: Workspace, first: Achievement
) -> None:
    ask, theirs = Caller(ada, acme), AchievementFactory(workspace=bolt)

    answers = [
        ask.post(f"achievements/{first.pk}/unlocks/", {"user": str(bea.pk)}),
        ask.post("achievements/evaluation/", {"user": str(bea.pk)}),
    ]

    nobody = (400, {"user": ["There is no such row in this workspace."]})
    assert [(answer.status, answer.json) for answer in answers] == [nobody] * 2
    assert ask.post(f"achievements/{theirs.pk}/unlocks/", {"user": str(ada.pk)}).status == 404
    assert ledger(bolt, bea) == []


@pytest.mark.parametrize(
    "condition",
    [{"metric": "x", "at_least": 1}, {"metric": "total_points", "at_least": 0}, {"all": []}, {"all": [5]}],
)
def test_a_condition_outside_the_grammar_is_refused_at_its_field(
    condition: Any, ada: User, acme: Workspace, first: Achievement
) -> None:
    answer = Caller(ada, acme).patch(f"achievements/{first.pk}/", {"condition_value": condition})

    assert (answer.status, list(answer.json)) == (400, ["condition_value"])


def test_achievements_in_a_circle_are_refused(ada: User, acme: Workspace, first: Achievement) -> None:
    later = AchievementFactory(workspace=acme, required_previous_achievement=first)
    ask = Caller(ada, acme)

    circle = ask.patch(f"achievements/{first.pk}/", {"required_previous_achievement": str(later.pk)})
    itself = ask.patch(f"achievements/{first.pk}/", {"required_previous_achievement": str(first.pk)})

    assert [(answer.status, list(answer.json)) for answer in (circle, itself)] == [
        (400, ["required_previous_achievement"])
    ] * 2


def test_a_person_says_who_sees_hers(
    acme: Workspace, viewer: User, strategist: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    own, other = Caller(viewer, acme), Caller(strategist, acme)
    (row,) = own.get("user-achievements/").results
    address = f"user-achievements/{row['id']}/"
    seen = [other.get(address).status]

    for visibility in ("private", "friends_only", "public"):
        own.patch(address, {"visibility": visibility})
        seen.append(other.get(address).status)

    assert seen == [200, 404, 404, 200]


def test_managers_see_what_is_private(acme: Workspace, ada: User, viewer: User, first: Achievement) -> None:
    unlock(acme, viewer, first)
    (row,) = Caller(viewer, acme).get("user-achievements/").results
    Caller(viewer, acme).patch(f"user-achievements/{row['id']}/", {"visibility": "private"})

    assert Caller(ada, acme).get(f"user-achievements/{row['id']}/").status == 200


def test_nobody_changes_what_was_computed_or_is_anothers(
    acme: Workspace, ada: User, viewer: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    own, manager = Caller(viewer, acme), Caller(ada, acme)
    (row,) = own.get("user-achievements/").results
    address = f"user-achievements/{row['id']}/"

    forged = own.patch(address, {"progress_percentage": "5", "points_paid": 900, "user": str(ada.pk)})
    foreign = manager.patch(address, {"visibility": "private"})
    statuses = [own.post("user-achievements/", {}).status, own.delete(address).status]

    assert (forged.status, forged.json) == (200, {**row, "updated_at": forged.json["updated_at"]})
    assert (foreign.status, statuses) == (403, [405, 405])


def test_stats_and_points_are_ones_own(acme: Workspace, ada: User, viewer: User, strategist: User) -> None:
    for person in (viewer, strategist):
        unlock(acme, person, AchievementFactory(workspace=acme))

    seen = {
        who.email: [
            {row["user"] for row in Caller(who, acme).get(f"{resource}/").results}
            for resource in ("user-stats", "points")
        ]
        for who in (viewer, ada)
    }

    both = {str(viewer.pk), str(strategist.pk)}
    assert seen == {viewer.email: [{str(viewer.pk)}] * 2, ada.email: [both] * 2}


def test_stats_and_points_are_read_only(acme: Workspace, ada: User) -> None:
    unlock(acme, ada, AchievementFactory(workspace=acme))
    ask = Caller(ada, acme)

    for resource in ("user-stats", "points"):
        (row,) = ask.get(f"{resource}/").results
        address = f"{resource}/{row['id']}/"
        statuses = [
            ask.post(f"{resource}/", {}).status,
            ask.patch(address, {}).status,
            ask.delete(address).status,
        ]

        assert statuses == [405] * 3


def test_the_leaderboard_counts_what_is_public(
    acme: Workspace, ada: User, viewer: User, strategist: User
) -> None:
    one, two = (AchievementFactory(workspace=acme, points_reward=points) for points in (100, 700))
    for person in (viewer, strategist):
        unlock(acme, person, one)
        unlock(acme, person, two)
    hides = Caller(viewer, acme)
    (hidden,) = hides.get(f"user-achievements/?achievement={two.pk}&user={viewer.pk}").results
    hides.patch(f"user-achievements/{hidden['id']}/", {"visibility": "private"})

    boards = [Caller(who, acme).get("leaderboard/").results for who in (ada, viewer, strategist)]

    places = [(1, strategist.full_name, 800, 2), (2, viewer.full_name, 100, 1)]
    board = [(row["place"], row["full_name"], row["points"], row["achievements"]) for row in boards[0]]
    assert board == places
    assert boards == [boards[0]] * 3


def test_who_has_left_is_on_no_leaderboard(
    acme: Workspace, ada: User, viewer: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    with inside(acme):
        WorkspaceMember.objects.filter(user=viewer).delete()

    assert Caller(ada, acme).get("leaderboard/").results == []
