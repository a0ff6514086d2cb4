"""The last cohort of an active campaign cannot be taken away."""

import datetime

import pytest

from codex.models import Cohort, User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignCohortFactory, CampaignFactory
from positioning.models import Campaign, CampaignCohort
from positioning.services import change_status
from tests.words import refused


@pytest.fixture
def active(acme: Workspace, ada: User) -> Campaign:
    campaign = CampaignFactory(
        workspace=acme, name="Spring", start_date=datetime.date(2026, 1, 1), budget_allocation=10
    )
    CampaignCohortFactory(workspace=acme, campaign=campaign)
    with working_in(acme, ada):
        change_status(campaign=campaign, to="planning")
        change_status(campaign=campaign, to="active")
    return campaign


def test_the_last_cohort_stays(active: Campaign, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as it:
        CampaignCohort.objects.filter(campaign=active).delete()

    said = "Spring is active and this is its last cohort: pause it or add another cohort first."
    assert it.sentence == said


def test_it_stays_when_the_cohort_itself_is_deleted(active: Campaign, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        with refused():
            Cohort.objects.all().delete()

        assert CampaignCohort.objects.filter(campaign=active).count() == 1


def test_one_of_two_may_go(active: Campaign, acme: Workspace, ada: User) -> None:
    other = CampaignCohortFactory(workspace=acme, campaign=active)

    with working_in(acme, ada):
        other.delete()

        assert CampaignCohort.objects.filter(campaign=active).count() == 1


def test_a_paused_campaign_may_lose_its_last_cohort(active: Campaign, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        change_status(campaign=active, to="paused")
        CampaignCohort.objects.filter(campaign=active).delete()

        assert CampaignCohort.objects.filter(campaign=active).count() == 0
