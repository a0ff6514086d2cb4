"""A campaign goes draft, planning, active, paused, completed, archived, and nowhere else."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from codex.models import User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignCohortFactory, CampaignFactory
from positioning.models import Campaign
from positioning.models.campaigns import CampaignStatus
from positioning.services import change_status
from tests.words import refused

# By hand, from the specification: forward one step; active and paused to and fro; active straight to
# completed; any state but active to archived; nothing leaves archived.
ALLOWED = {
    ("draft", "planning"),
    ("draft", "archived"),
    ("planning", "active"),
    ("planning", "archived"),
    ("active", "paused"),
    ("active", "completed"),
    ("paused", "active"),
    ("paused", "completed"),
    ("paused", "archived"),
    ("completed", "archived"),
}
WAY_TO = {
    "draft": [],
    "planning": ["planning"],
    "active": ["planning", "active"],
    "paused": ["planning", "active", "paused"],
    "completed": ["planning", "active", "completed"],
    "archived": ["archived"],
}
READY: dict[str, Any] = {"start_date": datetime.date(2026, 1, 1), "budget_allocation": Decimal(1000)}


@pytest.fixture
def ready(acme: Workspace) -> Campaign:
    """A draft that nothing blocks."""
    campaign = CampaignFactory(workspace=acme, **READY)
    CampaignCohortFactory(workspace=acme, campaign=campaign)
    return campaign


@pytest.mark.parametrize("to", CampaignStatus.values)
@pytest.mark.parametrize("start", CampaignStatus.values)
def test_only_the_steps_of_the_lifecycle_are_possible(
    start: str, to: str, ready: Campaign, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        for step in WAY_TO[start]:
            change_status(campaign=ready, to=step)

        if start == to or (start, to) in ALLOWED:
            change_status(campaign=ready, to=to)
        else:
            with refused() as it:
                change_status(campaign=ready, to=to)
            assert it.field == "status"

        ready.refresh_from_db()
        assert ready.status == (to if start == to or (start, to) in ALLOWED else start)


def test_a_refusal_says_which_steps_are_allowed(ready: Campaign, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as it:
        change_status(campaign=ready, to="completed")

    said = "A campaign that is draft cannot become completed; it can become planning or archived."
    assert it.sentence == said


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"start_date": None}, "a start date"),
        ({"budget_allocation": None}, "a budget"),
        ({"budget_allocation": 0}, "a budget"),
    ],
)
def test_what_blocks_activation_is_named(
    missing: dict[str, Any], words: str, acme: Workspace, ada: User
) -> None:
    campaign = CampaignFactory(workspace=acme, **(READY | missing))
    CampaignCohortFactory(workspace=acme, campaign=campaign)

    with working_in(acme, ada):
        change_status(campaign=campaign, to="planning")
        with refused() as it:
            change_status(campaign=campaign, to="active")

    assert it.sentence == f"This campaign cannot become active yet: it needs {words}."


def test_a_campaign_without_a_cohort_cannot_become_active(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme, **READY)

    with working_in(acme, ada):
        change_status(campaign=campaign, to="planning")
        with refused() as it:
            change_status(campaign=campaign, to="active")

    assert it.sentence == "This campaign cannot become active yet: it needs at least one cohort."


def test_a_new_campaign_is_a_draft(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as it:
        Campaign.objects.create(name="At once", status="planning")

    assert it.sentence == "A new campaign is a draft; it is planned and activated afterwards."


def test_raw_sql_obeys_too(ready: Campaign, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        with refused() as it, connection.cursor() as cursor:
            cursor.execute("UPDATE campaigns SET status = 'completed' WHERE id = %s", [ready.pk])

        assert it.field == "status"


@pytest.mark.parametrize("taken", ["start_date", "budget_allocation"])
def test_an_active_campaign_keeps_what_activated_it(
    taken: str, ready: Campaign, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        change_status(campaign=ready, to="planning")
        change_status(campaign=ready, to="active")

        with refused() as it:
            Campaign.objects.filter(pk=ready.pk).update(**{taken: None})

    assert it.sentence == "An active campaign keeps its start date and its budget; pause it first."
