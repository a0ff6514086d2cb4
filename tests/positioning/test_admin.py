"""A campaign's life in the back office: what is offered, what is refused in which words, what goes along."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from codex.factories import CohortFactory
from codex.models import User, Workspace
from positioning import services
from positioning.factories import (
    CampaignCohortFactory,
    CampaignFactory,
    CampaignQuestFactory,
    MoveFactory,
)
from positioning.models import Campaign, CampaignCohort, CampaignQuest, Move
from tests.admin_rows import act, ask, confirm, page
from tests.conftest import inside
from tests.pages import said, send

pytestmark = pytest.mark.django_db
STAYS = "A campaign that is active cannot become {to}; it can become paused or completed."
LIST = "/w/acme/admin/positioning/campaign/"


@pytest.fixture
def signed_in(client: Client, strategist: User) -> Client:
    client.force_login(strategist)
    return client


def ready(acme: Workspace, name: str, **fields: Any) -> Campaign:
    """A planned campaign that nothing blocks."""
    fields = {"start_date": datetime.date(2026, 1, 1), "budget_allocation": 100, **fields}
    campaign = CampaignFactory.create(workspace=acme, name=name, **fields)
    CampaignCohortFactory.create(workspace=acme, campaign=campaign, allocation_percentage=60)
    with inside(acme):
        return services.change_status(campaign=campaign, to="planning")


def active(acme: Workspace, name: str) -> Campaign:
    campaign = ready(acme, name)
    with inside(acme):
        return services.change_status(campaign=campaign, to="active")


def statuses(acme: Workspace) -> dict[str, str]:
    with inside(acme):
        return dict(Campaign.objects.order_by("name").values_list("name", "status"))


def test_a_new_campaign_is_a_draft(signed_in: Client, acme: Workspace) -> None:
    send(signed_in, page("campaigns", "add"), name="Spring", status="active")

    assert statuses(acme) == {"Spring": "draft"}


def test_the_status_offers_what_the_lifecycle_allows(signed_in: Client, acme: Workspace) -> None:
    campaign = ready(acme, "Spring")

    form = signed_in.get(page("campaigns", "change", campaign.pk)).context["adminform"].form

    assert [value for value, _ in form.fields["status"].choices] == ["planning", "active", "archived"]


def test_activation_is_refused_with_what_is_missing(signed_in: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    with inside(acme):
        services.change_status(campaign=campaign, to="planning")

    response = send(signed_in, page("campaigns", "change", campaign.pk), status="active", name="Summer")

    sentence = (
        "This campaign cannot become active yet: it needs a start date, a budget and at least one cohort."
    )
    assert response.context["adminform"].form.errors == {"status": [sentence]}
    assert response.context["adminform"].form["name"].value() == "Summer"
    assert statuses(acme) == {"Spring": "planning"}


def test_the_page_says_what_a_campaign_needs(signed_in: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, budget_allocation=5)

    text = signed_in.get(page("campaigns", "change", campaign.pk)).content.decode()

    assert "a start date, at least one cohort" in text


def test_the_page_asks_once_what_a_campaign_needs(signed_in: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)

    with CaptureQueriesContext(connection) as asked:
        signed_in.get(page("campaigns", "change", campaign.pk))

    assert sum("campaign_blockers" in query["sql"] for query in asked) == 1


def test_progress_is_the_share_of_what_is_done(signed_in: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    CampaignQuestFactory.create(workspace=acme, campaign=campaign, status="completed")
    CampaignQuestFactory.create(workspace=acme, campaign=campaign, weight=3)

    listed = signed_in.get(LIST)

    assert [row.progress for row in listed.context["cl"].result_list] == [Decimal("25.00")]


@pytest.mark.parametrize(
    ("action", "left", "lines"),
    [
        (
            "plan",
            {"Active": "active", "Bare": "planning", "Ready": "planning"},
            [
                f"Active: {STAYS.format(to='planning')}",
                "Now planning: 2.",
            ],
        ),
        (
            "activate",
            {"Active": "active", "Bare": "draft", "Ready": "active"},
            [
                "Bare: A campaign that is draft cannot become active; it can become planning or archived.",
                "Now active: 2.",
            ],
        ),
        (
            "archive",
            {"Active": "active", "Bare": "archived", "Ready": "archived"},
            [
                f"Active: {STAYS.format(to='archived')}",
                "Now archived: 2.",
            ],
        ),
    ],
)
def test_an_action_goes_through_where_it_can_and_says_where_not(
    action: str, left: dict[str, str], lines: list[str], signed_in: Client, acme: Workspace
) -> None:
    chosen = [
        active(acme, "Active"),
        ready(acme, "Ready"),
        CampaignFactory.create(workspace=acme, name="Bare"),
    ]

    answer = act(signed_in, "campaigns", action, *chosen)

    assert statuses(acme) == left
    assert answer == lines


def test_pausing_and_completing_are_actions_too(signed_in: Client, acme: Workspace) -> None:
    one, other = active(acme, "One"), active(acme, "Other")

    act(signed_in, "campaigns", "pause", one)
    act(signed_in, "campaigns", "complete", other)

    assert statuses(acme) == {"One": "paused", "Other": "completed"}


def test_shares_above_100_are_refused_at_the_row_that_is_added(signed_in: Client, acme: Workspace) -> None:
    campaign = ready(acme, "Spring")
    cohort = CohortFactory.create(workspace=acme)

    response = send(
        signed_in,
        page("campaigns", "change", campaign.pk),
        name="Renamed",
        **{"campaign_cohorts-TOTAL_FORMS": "2"},
        **added_cohort(1, cohort.pk, "60"),
    )

    errors = response.context["inline_admin_formsets"][0].formset.errors
    sentence = "The cohorts of a campaign share 100 percent; together these would have 120.00."
    assert errors[0] == {}
    assert list(errors[1]) == ["allocation_percentage"]
    assert errors[1]["allocation_percentage"][0].startswith(sentence[:75])
    assert statuses(acme) == {"Spring": "planning"}


def added_cohort(number: int, cohort: Any, share: str) -> dict[str, str]:
    """The fields of a new row for a cohort on a campaign's page."""
    row = {"cohort": str(cohort), "allocation_percentage": share, "target_count": "0"}
    return {f"campaign_cohorts-{number}-{name}": value for name, value in row.items()}


def test_one_cohort_may_take_what_another_gives(signed_in: Client, acme: Workspace) -> None:
    campaign = ready(acme, "Spring")
    CampaignCohortFactory.create(workspace=acme, campaign=campaign, allocation_percentage=40)

    send(
        signed_in,
        page("campaigns", "change", campaign.pk),
        **{
            "campaign_cohorts-0-allocation_percentage": "40",
            "campaign_cohorts-1-allocation_percentage": "60",
        },
    )
    reversed_again = send(
        signed_in,
        page("campaigns", "change", campaign.pk),
        **{
            "campaign_cohorts-0-allocation_percentage": "60",
            "campaign_cohorts-1-allocation_percentage": "40",
        },
    )

    assert said(reversed_again) == ["The campaign “Spring” was changed successfully."]


def test_the_last_cohort_of_an_active_campaign_stays(signed_in: Client, acme: Workspace) -> None:
    campaign = active(acme, "Spring")

    response = send(
        signed_in, page("campaigns", "change", campaign.pk), **{"campaign_cohorts-0-DELETE": "on"}
    )

    assert response.context["inline_admin_formsets"][0].formset.non_form_errors() == [
        "Spring is active and this is its last cohort: pause it or add another cohort first."
    ]
    with inside(acme):
        assert CampaignCohort.objects.count() == 1


def test_a_quest_above_an_open_one_is_not_completed(signed_in: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    above = CampaignQuestFactory.create(workspace=acme, campaign=campaign, name="Launch", quest_order=1)
    CampaignQuestFactory.create(
        workspace=acme, campaign=campaign, parent_quest=above, name="Film", quest_order=2
    )

    response = send(signed_in, page("campaigns", "change", campaign.pk), **{"quests-0-status": "completed"})

    errors = response.context["inline_admin_formsets"][1].formset.errors
    assert errors == [
        {
            "status": [
                "Launch cannot be completed while Film below it is not: "
                "complete what is below first, or reopen what is above."
            ]
        },
        {},
    ]


def test_a_parent_quest_is_one_of_the_same_campaign(signed_in: Client, acme: Workspace) -> None:
    quest = CampaignQuestFactory.create(workspace=acme)
    elsewhere = CampaignQuestFactory.create(workspace=acme)

    response = send(signed_in, page("campaign_quests", "change", quest.pk), parent_quest=str(elsewhere.pk))

    assert response.context["adminform"].form.errors == {
        "parent_quest": ["There is no such row in this campaign."]
    }


def test_rows_added_on_a_campaigns_page_are_of_its_workspace(
    signed_in: Client, strategist: User, acme: Workspace
) -> None:
    cohort = CohortFactory.create(workspace=acme)
    quest = {"name": "Film", "status": "pending", "quest_order": "0", "weight": "1"}

    send(
        signed_in,
        page("campaigns", "add"),
        name="Spring",
        **{"campaign_cohorts-TOTAL_FORMS": "1", "quests-TOTAL_FORMS": "1"},
        **added_cohort(0, cohort.pk, "50"),
        **{f"quests-0-{name}": value for name, value in quest.items()},
    )

    with inside(acme):
        made = CampaignQuest.objects.get()
        assert (made.workspace_id, made.created_by, made.campaign.created_by) == (
            acme.pk,
            strategist,
            strategist,
        )
        assert CampaignCohort.objects.get().workspace_id == acme.pk


def test_what_goes_along_is_counted_and_a_confirmed_deletion_is_real(
    signed_in: Client, acme: Workspace
) -> None:
    campaign = active(acme, "Spring")
    above = CampaignQuestFactory.create(workspace=acme, campaign=campaign)
    CampaignQuestFactory.create(workspace=acme, campaign=campaign, parent_quest=above)
    MoveFactory.create(workspace=acme, campaign=campaign)

    asked = signed_in.get(page("campaigns", "delete", campaign.pk))
    signed_in.post(page("campaigns", "delete", campaign.pk), {"post": "yes"})

    assert dict(asked.context["model_count"]) == {
        "campaigns": 1,
        "campaign quests": 2,
        "campaign cohorts": 1,
        "moves (kept, without their campaign)": 1,
    }
    with inside(acme):
        assert [Campaign.objects.count(), CampaignQuest.objects.count(), Move.objects.count()] == [0, 0, 1]


def test_many_are_deleted_at_once_after_the_same_question(signed_in: Client, acme: Workspace) -> None:
    campaigns = [active(acme, "One"), ready(acme, "Other")]
    asked = ask(signed_in, "campaigns", "delete_selected", *campaigns)
    before = statuses(acme)
    done = confirm(signed_in, asked)

    assert (asked.context["along"], len(before)) == ({"campaign cohorts": 2}, 2)
    assert said(done) == ["Now deleted: 2."]
    assert statuses(acme) == {}


def test_a_page_asks_as_much_for_three_cohorts_as_for_one(signed_in: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    CampaignCohortFactory.create(workspace=acme, campaign=campaign)
    CampaignQuestFactory.create(workspace=acme, campaign=campaign)
    signed_in.get(page("campaigns", "change", campaign.pk))
    with CaptureQueriesContext(connection) as for_one:
        signed_in.get(page("campaigns", "change", campaign.pk))

    for _ in range(2):
        CampaignCohortFactory.create(workspace=acme, campaign=campaign)
        CampaignQuestFactory.create(workspace=acme, campaign=campaign)
    with CaptureQueriesContext(connection) as for_three:
        signed_in.get(page("campaigns", "change", campaign.pk))

    assert len(for_three) == len(for_one)


def test_a_campaign_of_125_quests_can_be_saved(signed_in: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    with inside(acme):
        CampaignQuest.objects.bulk_create(
            CampaignQuest(workspace=acme, campaign=campaign, name=f"Quest {number}") for number in range(125)
        )

    response = send(signed_in, page("campaigns", "change", campaign.pk), name="Renamed")

    assert said(response) == ["The campaign “Renamed” was changed successfully."]


def test_a_move_is_completed_with_its_success(signed_in: Client, acme: Workspace) -> None:
    move = MoveFactory.create(workspace=acme)

    unsaid = send(signed_in, page("moves", "change", move.pk), status="completed")
    send(signed_in, page("moves", "change", move.pk), status="completed", succeeded="true")

    assert unsaid.context["adminform"].form.errors == {
        "succeeded": ["Say whether the move succeeded when it is completed, and not before."]
    }
    with inside(acme):
        assert Move.objects.get().succeeded is True
