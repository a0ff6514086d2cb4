"""Achievements in the back office: awarded by managers, shown as their people want."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from codex.models import User, Workspace
from codex.tenancy import routed_to
from gamification.factories import AchievementFactory
from gamification.models import Achievement, UserAchievement, UserStats
from tests import admin_rows
from tests.conftest import inside
from tests.gamification.people import ledger, unlock, unlocked
from tests.pages import said, send


def page(model: str, name: str, *args: Any, slug: str = "acme") -> str:
    """The address of a page of gamification in Acme, or with an empty slug in all workspaces."""
    path = reverse(f"admin:gamification_{model}_{name}", args=args)
    return f"/w/{slug}{path}" if slug else path


@pytest.fixture
def first(acme: Workspace) -> Achievement:
    return AchievementFactory(workspace=acme, name="First")


def row_of(workspace: Workspace, person: User, which: Achievement) -> UserAchievement:
    """How far a person is with an achievement."""
    with inside(workspace):
        found: UserAchievement = UserAchievement.objects.get(user=person, achievement=which)
    return found


def act(
    client: Client, action: str, row: Any, model: str = "userachievement", slug: str = "acme"
) -> list[str]:
    """Do an action with one row, for a reason where it asks for one; what the page says."""
    return admin_rows.act(client, page(model, "changelist", slug=slug), action, row, reason="By mistake")


def test_adding_one_unlocks_it_once(
    client: Client, acme: Workspace, ada: User, viewer: User, first: Achievement
) -> None:
    client.force_login(ada)
    sent = {"user": str(viewer.pk), "achievement": str(first.pk)}

    answers = [said(client.post(page("userachievement", "add"), sent, follow=True)) for _ in range(2)]

    assert answers == [["First unlocked."], ["This achievement is unlocked already."]]
    assert ledger(acme, viewer) == [100]


def test_revoking_and_unlocking_again_are_actions(
    client: Client, acme: Workspace, ada: User, viewer: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    client.force_login(ada)
    row = row_of(acme, viewer, first)

    answers = [act(client, action, row) for action in ("revoke", "revoke", "unlock")]

    name = f"{viewer}: First"
    assert answers == [
        [f"{name}: revoked, 100 points taken back."],
        [f"{name}: This person has not unlocked this achievement, so there is nothing to take back."],
        [f"{name}: First unlocked."],
    ]
    assert ledger(acme, viewer) == [100, -100, 100]


def test_who_manages_nobody_awards_nothing(
    client: Client, acme: Workspace, viewer: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    client.force_login(viewer)

    adding = client.get(page("userachievement", "add")).status_code
    act(client, "revoke", row_of(acme, viewer, first))

    assert (adding, ledger(acme, viewer)) == (403, [100])


def test_a_person_says_who_sees_hers_and_nothing_else(
    client: Client, acme: Workspace, ada: User, viewer: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    row = row_of(acme, viewer, first)
    address = page("userachievement", "change", row.pk)
    client.force_login(viewer)

    send(client, address, visibility="private", progress_percentage="5", points_paid="900")

    now = row_of(acme, viewer, first)
    assert (now.visibility, now.progress_percentage, now.points_paid) == ("private", 100, 100)
    client.force_login(ada)
    assert client.post(address, {"visibility": "public"}).status_code == 403


def test_evaluating_is_an_action_on_the_stats_of_people(
    client: Client, acme: Workspace, ada: User, viewer: User, first: Achievement
) -> None:
    unlock(acme, viewer, first)
    AchievementFactory(
        workspace=acme, code="rich", condition_value={"metric": "total_points", "at_least": 100}
    )
    client.force_login(ada)
    with inside(acme):
        stats = UserStats.objects.get(user=viewer)

    answer = act(client, "evaluate", stats, model="userstats")

    assert answer == [f"{stats}: 1 unlocked."]
    assert unlocked(acme, viewer) == {first.code, "rich"}


def test_a_condition_outside_the_grammar_is_refused_on_the_form(
    client: Client, acme: Workspace, ada: User, first: Achievement
) -> None:
    client.force_login(ada)

    answer = send(
        client, page("achievement", "change", first.pk), condition_value='{"metric": "x", "at_least": 1}'
    )

    assert said(answer)[-1].startswith("at metric: 'x' is none of campaigns_created, ")


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_operator_awards_and_revokes_in_all_workspaces(
    client: Client, otto: User, acme: Workspace, viewer: User, first: Achievement
) -> None:
    client.force_login(otto)
    sent = {"workspace": str(acme.pk), "user": str(viewer.pk), "achievement": str(first.pk)}

    added = said(client.post(page("userachievement", "add", slug=""), sent, follow=True))
    with routed_to("operator"):
        row = UserAchievement.objects.get(user=viewer)
    revoked = act(client, "revoke", row, slug="")

    assert (added, revoked) == (["First unlocked."], [f"{viewer}: First: revoked, 100 points taken back."])
    assert ledger(acme, viewer) == [100, -100]
