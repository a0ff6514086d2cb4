"""The life of a campaign over HTTP: steps, what blocks them, quests, shares, and its end."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from codex.factories import CohortFactory
from codex.models import User, Workspace
from positioning.factories import (
    CampaignCohortFactory,
    CampaignFactory,
    CampaignQuestFactory,
    MoveFactory,
)
from positioning.models import Campaign
from tests.caller import Caller
from tests.conftest import inside

STEPS = {
    "planning": "planning",
    "activation": "active",
    "pause": "paused",
    "completion": "completed",
    "archive": "archived",
}
WAYS: dict[str, list[str]] = {  # the steps that lead to a status, from a campaign that is ready
    "draft": [],
    "planning": ["planning"],
    "active": ["planning", "activation"],
    "paused": ["planning", "activation", "pause"],
    "completed": ["planning", "activation", "completion"],
    "archived": ["archive"],
}
ALLOWED = {
    "draft": {"planning", "archived"},
    "planning": {"active", "archived"},
    "active": {"paused", "completed"},
    "paused": {"active", "completed", "archived"},
    "completed": {"archived"},
    "archived": set(),
}


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


@pytest.fixture
def campaign(acme: Workspace) -> Campaign:
    """A draft that has all it needs to become active."""
    made: Campaign = CampaignFactory.create(
        workspace=acme, name="Spring", start_date="2026-03-01", budget_allocation=1000
    )
    CampaignCohortFactory.create(workspace=acme, campaign=made)
    return made


def here(campaign: Campaign, noun: str = "") -> str:
    return f"campaigns/{campaign.pk}/{noun}"


@pytest.mark.parametrize("was", WAYS)
def test_steps_are_taken_as_the_lifecycle_allows(was: str, ask: Caller, acme: Workspace) -> None:
    reached = {}
    for step, to in STEPS.items():
        ready = CampaignFactory.create(workspace=acme, start_date="2026-03-01", budget_allocation=1)
        CampaignCohortFactory.create(workspace=acme, campaign=ready)
        for before in WAYS[was]:
            ask.post(here(ready, f"{before}/"))
        answer = ask.post(here(ready, f"{step}/"))
        reached[to] = answer.json["status"] if answer.status == 200 else list(answer.json)

    assert reached == {to: to if to in ALLOWED[was] or to == was else ["status"] for to in STEPS.values()}


def test_a_patch_takes_the_same_steps(ask: Caller, campaign: Campaign) -> None:
    planned = ask.patch(here(campaign), {"status": "planning"})
    skipped = ask.patch(here(campaign), {"status": "completed"})

    assert (planned.status, planned.json["status"]) == (200, "planning")
    assert (skipped.status, skipped.json) == (
        400,
        {
            "status": [
                "A campaign that is planning cannot become completed; it can become active or archived."
            ]
        },
    )


def test_a_new_campaign_is_a_draft(ask: Caller) -> None:
    answer = ask.post("campaigns/", {"name": "Spring", "status": "active"})

    assert (answer.status, answer.json) == (
        400,
        {"status": ["A new campaign is a draft; it is planned and activated afterwards."]},
    )


def test_what_blocks_activation_is_told_before_and_when_it_is_tried(ask: Caller, acme: Workspace) -> None:
    bare = CampaignFactory.create(workspace=acme)
    ask.post(here(bare, "planning/"))

    refused, told = ask.post(here(bare, "activation/")), ask.get(here(bare, "blockers/"))

    assert refused.json == {
        "status": [
            "This campaign cannot become active yet: it needs a start date, a budget and at least one cohort."
        ]
    }
    assert told.json == {
        "status": "planning",
        "next_statuses": ["active", "archived"],
        "blockers": {
            "start_date": "It needs a start date.",
            "budget_allocation": "It needs a budget.",
            "cohorts": "It needs at least one cohort.",
        },
    }


def test_nothing_blocks_a_campaign_that_is_ready(ask: Caller, campaign: Campaign) -> None:
    assert ask.get(here(campaign, "blockers/")).json == {
        "status": "draft",
        "next_statuses": ["planning", "archived"],
        "blockers": {},
    }


def test_a_step_takes_nothing_else(ask: Caller, campaign: Campaign) -> None:
    answer = ask.post(here(campaign, "planning/"), {"name": "Summer"})

    assert (answer.status, answer.json) == (400, {"name": ["There is no such field."]})
    assert ask.get(here(campaign)).json["status"] == "draft"


def test_progress_is_computed_and_not_written(ask: Caller, campaign: Campaign, acme: Workspace) -> None:
    there: dict[str, Any] = {"workspace": acme, "campaign": campaign}
    CampaignQuestFactory.create(**there, weight=3, status="completed")
    CampaignQuestFactory.create(**there, weight=1)

    answer = ask.patch(here(campaign), {"progress": "1.00"})

    assert (answer.status, answer.json["progress"]) == (200, "75.00")
    assert [each["progress"] for each in ask.get("campaigns/").results] == ["75.00"]


# --- Once more ----------------------------------------------------------------------------------------


@pytest.fixture
def finished(ask: Caller, campaign: Campaign, acme: Workspace) -> Campaign:
    """The campaign with a tree of quests, after it has brought something."""
    there: dict[str, Any] = {"workspace": acme, "campaign": campaign, "status": "completed"}
    days = {"start_date": "2026-03-02", "due_date": "2026-03-31", "end_date": "2026-04-01"}
    above = CampaignQuestFactory.create(**there, name="Write", actual_output="A book", weight=3)
    CampaignQuestFactory.create(**there, name="Draft", parent_quest=above, **days)
    for step in WAYS["completed"]:
        ask.post(here(campaign, f"{step}/"))
    with inside(acme):
        Campaign.objects.filter(pk=campaign.pk).update(total_reach=9, allocated_budget_amount=500)
        campaign.campaign_cohorts.update(allocation_percentage=60, target_count=70, reached_count=80)
    return campaign


def test_a_clone_has_the_plan_and_nothing_of_what_came_of_it(
    ask: Caller, finished: Campaign, ada: User
) -> None:
    answer = ask.post(here(finished, "clone/"), {"name": "Autumn"})

    was, new = ask.get(here(finished)).json, answer.json
    assert (answer.status, answer.headers["Location"]) == (201, f"/api/v1/campaigns/{new['id']}/")
    assert {name for name in was if was[name] != new[name]} - {"created_at", "updated_at"} == {
        *("id", "name", "status", "progress", "completed_at", "allocated_budget_amount", "total_reach"),
        "created_by",
    }
    assert (new["status"], new["progress"], new["total_reach"], new["created_by"]) == (
        *("draft", "0.00", 0, str(ada.pk)),
    )
    (share,) = ask.get(f"campaign-cohorts/?campaign={new['id']}").results
    told = (share["allocation_percentage"], share["target_count"], share["reached_count"])
    assert told == ("60.00", 70, 0)


def test_the_quests_of_a_clone_are_the_same_tree_and_not_begun(ask: Caller, finished: Campaign) -> None:
    new = ask.post(here(finished, "clone/"), {"name": "Autumn", "start_date": "2026-09-01"}).json

    (above,) = ask.get(f"campaigns/{new['id']}/quests/").json
    (below,) = above["children"]
    assert (above["name"], above["status"], above["weight"], above["actual_output"]) == (
        *("Write", "pending", "3.00", ""),
    )
    assert (below["name"], below["status"], below["parent_quest"]) == ("Draft", "pending", above["id"])
    days = (new["start_date"], below["start_date"], below["due_date"], below["end_date"])
    assert days == ("2026-09-01", "2026-09-02", "2026-10-01", None)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "name"),
        ({"name": "Spring"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "Autumn", "start_date": "1999-12-31"}, "start_date"),
        ({"name": "Autumn", "start_date": "soon"}, "start_date"),
        ({"name": "Autumn", "start_date": "2100-12-31"}, "due_date"),
        ({"name": "Autumn", "status": "active"}, "status"),
    ],
)
def test_a_refused_clone_leaves_nothing(
    sent: dict[str, Any], field: str, ask: Caller, campaign: Campaign, acme: Workspace
) -> None:
    CampaignQuestFactory.create(workspace=acme, campaign=campaign, due_date="2026-03-31")

    answer = ask.post(here(campaign, "clone/"), sent)

    assert (answer.status, list(answer.json)) == (400, [field])
    assert [row["name"] for row in ask.get("campaigns/").results] == ["Spring"]


def test_a_viewer_clones_nothing(campaign: Campaign, acme: Workspace, viewer: User) -> None:
    answer = Caller(viewer, acme).post(here(campaign, "clone/"), {"name": "Autumn"})

    assert answer.status == 403


# --- Quests -------------------------------------------------------------------------------------------


def test_the_quests_are_told_as_a_tree_in_one_query(ask: Caller, campaign: Campaign, acme: Workspace) -> None:
    there: dict[str, Any] = {"workspace": acme, "campaign": campaign}
    second = CampaignQuestFactory.create(**there, name="Second", quest_order=2)
    first = CampaignQuestFactory.create(**there, name="First", quest_order=1)
    with CaptureQueriesContext(connection) as few:
        ask.get(here(campaign, "quests/"))
    below = CampaignQuestFactory.create(**there, name="Below", parent_quest=first)
    CampaignQuestFactory.create(**there, name="Deeper", parent_quest=below)
    CampaignQuestFactory.create(**there, name="Beside", parent_quest=first, quest_order=1)
    CampaignQuestFactory.create(workspace=acme, name="Elsewhere")

    with CaptureQueriesContext(connection) as many:
        tree = ask.get(here(campaign, "quests/")).json

    def shape(nodes: list[Any]) -> list[Any]:
        return [(node["name"], shape(node["children"])) for node in nodes]

    assert shape(tree) == [("First", [("Below", [("Deeper", [])]), ("Beside", [])]), ("Second", [])]
    assert tree[1] == {**ask.get(f"quests/{second.pk}/").json, "children": []}
    assert len(many) == len(few)


def test_a_tree_too_deep_for_one_answer_says_where_else_to_look(
    ask: Caller, campaign: Campaign, acme: Workspace
) -> None:
    quest = None
    for _ in range(60):
        quest = CampaignQuestFactory.create(workspace=acme, campaign=campaign, parent_quest=quest)

    answer = ask.get(here(campaign, "quests/"))

    assert answer.status == 400
    assert answer.json == {
        "detail": "This tree is deeper than 50 levels: list its quests with /quests/?campaign=."
    }


def test_a_quest_is_not_below_itself(ask: Caller, campaign: Campaign, acme: Workspace) -> None:
    there: dict[str, Any] = {"workspace": acme, "campaign": campaign}
    above = CampaignQuestFactory.create(**there)
    below = CampaignQuestFactory.create(**there, parent_quest=above)

    circle = ask.patch(f"quests/{above.pk}/", {"parent_quest": str(below.pk)})
    itself = ask.patch(f"quests/{above.pk}/", {"parent_quest": str(above.pk)})

    assert [(answer.status, list(answer.json)) for answer in (circle, itself)] == [
        (400, ["parent_quest"])
    ] * 2
    assert ask.get(f"quests/{above.pk}/").json["parent_quest"] is None


def test_a_quest_is_below_one_of_its_own_campaign(ask: Caller, campaign: Campaign, acme: Workspace) -> None:
    elsewhere = CampaignQuestFactory.create(workspace=acme)

    answer = ask.post(
        "quests/", {"name": "Fresh", "campaign": str(campaign.pk), "parent_quest": str(elsewhere.pk)}
    )

    assert (answer.status, answer.json) == (400, {"parent_quest": ["There is no such row in this campaign."]})


def test_a_quest_is_completed_after_those_below_it(ask: Caller, campaign: Campaign, acme: Workspace) -> None:
    there: dict[str, Any] = {"workspace": acme, "campaign": campaign}
    above = CampaignQuestFactory.create(**there, name="Write")
    CampaignQuestFactory.create(**there, name="Draft", parent_quest=above)

    answer = ask.patch(f"quests/{above.pk}/", {"status": "completed"})

    assert (answer.status, answer.json) == (
        400,
        {
            "status": [
                "Write cannot be completed while Draft below it is not: "
                "complete what is below first, or reopen what is above."
            ]
        },
    )


# --- Cohorts ------------------------------------------------------------------------------------------


def test_the_cohorts_of_a_campaign_share_all_of_it_and_no_more(
    ask: Caller, campaign: Campaign, acme: Workspace
) -> None:
    cohorts = [CohortFactory.create(workspace=acme) for _ in range(2)]
    share = [{"campaign": str(campaign.pk), "cohort": str(cohort.pk)} for cohort in cohorts]
    ask.made("campaign-cohorts/", **share[0], allocation_percentage=70)

    over = ask.post("campaign-cohorts/", {**share[1], "allocation_percentage": 30.01})
    full = ask.post("campaign-cohorts/", {**share[1], "allocation_percentage": 30})

    assert (over.status, over.json) == (
        400,
        {
            "allocation_percentage": [
                "The cohorts of a campaign share 100 percent; together these would have 100.01."
            ]
        },
    )
    assert (full.status, full.json["allocation_percentage"]) == (201, "30.00")


def test_a_campaign_addresses_a_cohort_once(ask: Caller, campaign: Campaign, acme: Workspace) -> None:
    link = {"campaign": str(campaign.pk), "cohort": str(CohortFactory.create(workspace=acme).pk)}

    answers = [ask.post("campaign-cohorts/", link) for _ in range(2)]

    assert [answer.status for answer in answers] == [201, 400]
    assert answers[1].json == {"cohort": ["The campaign addresses this cohort already."]}


# --- The end ------------------------------------------------------------------------------------------


def test_removing_a_campaign_archives_it(ask: Caller, campaign: Campaign) -> None:
    removed = [ask.delete(here(campaign)).status for _ in range(2)]

    assert removed == [204, 204]
    assert ask.get(here(campaign)).json["status"] == "archived"
    assert ask.post("campaigns/", {"name": "Spring"}).status == 201


def test_an_active_campaign_is_not_removed(ask: Caller, campaign: Campaign) -> None:
    for step in WAYS["active"]:
        ask.post(here(campaign, f"{step}/"))

    answer = ask.delete(here(campaign))

    assert (answer.status, answer.json) == (
        409,
        {"detail": "A campaign that is active cannot become archived; it can become paused or completed."},
    )
    assert ask.get(here(campaign)).json["status"] == "active"


@pytest.fixture
def full(campaign: Campaign, acme: Workspace) -> Campaign:
    """A campaign with two quests, a cohort and a move; another one has some too."""
    for each in (campaign, CampaignFactory.create(workspace=acme)):
        above = CampaignQuestFactory.create(workspace=acme, campaign=each)
        CampaignQuestFactory.create(workspace=acme, campaign=each, parent_quest=above)
        MoveFactory.create(workspace=acme, campaign=each)
    return campaign


def test_what_a_deletion_takes_along_is_counted_first(ask: Caller, full: Campaign) -> None:
    counted = ask.get(here(full, "deletion/")).json
    deleted = ask.post(here(full, "deletion/"), counted)

    assert counted == {"quests": 2, "cohorts": 1, "moves_set_free": 1}
    assert (deleted.status, deleted.json) == (204, None)
    assert ask.get(here(full)).status == 404
    assert ask.get(f"quests/?campaign={full.pk}").results == []
    assert sum(move["campaign"] is None for move in ask.get("moves/").results) == 1
    assert len(ask.get("quests/").results) == 2


def test_nothing_is_deleted_when_the_count_has_changed(ask: Caller, full: Campaign, acme: Workspace) -> None:
    counted = ask.get(here(full, "deletion/")).json
    CampaignQuestFactory.create(workspace=acme, campaign=full)

    answer = ask.post(here(full, "deletion/"), counted)

    assert answer.status == 409
    assert answer.json == {"detail": "What this would delete has changed since it was counted; look again."}
    assert answer.problem["counted"] == {"quests": 3, "cohorts": 1, "moves_set_free": 1}
    with inside(acme):
        assert Campaign.objects.get(pk=full.pk).quests.count() == 3


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({}, ["quests", "cohorts", "moves_set_free"]),
        ({"quests": 2, "cohorts": 1}, ["moves_set_free"]),
        ({"quests": -1, "cohorts": "x", "moves_set_free": 1}, ["quests", "cohorts"]),
        ({"quests": 2, "cohorts": 1, "moves_set_free": 1, "assets": 0}, ["assets"]),
    ],
)
def test_a_deletion_without_its_count_is_refused(
    sent: dict[str, Any], fields: list[str], ask: Caller, full: Campaign
) -> None:
    answer = ask.post(here(full, "deletion/"), sent)

    assert (answer.status, list(answer.json)) == (400, fields)
    assert ask.get(here(full)).status == 200
