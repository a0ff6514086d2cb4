"""A campaign has changed when one of its quests or cohorts was added, changed or taken away."""

from collections.abc import Callable
from typing import Any

import pytest

from codex.models import User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignCohortFactory, CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign

PARTS = pytest.mark.parametrize(
    ("make", "change"),
    [(CampaignQuestFactory, {"name": "Another"}), (CampaignCohortFactory, {"target_count": 5})],
    ids=["quest", "cohort"],
)


@pytest.fixture
def campaign(acme: Workspace) -> Campaign:
    return CampaignFactory(workspace=acme)


def touched(campaign: Campaign) -> bool:
    """Whether updated_at went on since it was last looked at."""
    before = campaign.updated_at
    campaign.refresh_from_db()
    return campaign.updated_at > before


@PARTS
def test_adding_changing_and_deleting_touch(
    make: Callable[..., Any], change: dict[str, Any], campaign: Campaign, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        part = make(workspace=acme, campaign=campaign)
        assert touched(campaign)

        type(part).objects.filter(pk=part.pk).update(**change)
        assert touched(campaign)

        type(part).objects.filter(pk=part.pk).delete()
        assert touched(campaign)


@PARTS
def test_moving_touches_both_campaigns(
    make: Callable[..., Any], change: dict[str, Any], campaign: Campaign, acme: Workspace, ada: User
) -> None:
    part = make(workspace=acme, campaign=campaign)
    other = CampaignFactory(workspace=acme)

    with working_in(acme, ada):
        touched(campaign)
        type(part).objects.filter(pk=part.pk).update(campaign=other)

        assert (touched(campaign), touched(other)) == (True, True)


def test_other_campaigns_are_left_alone(campaign: Campaign, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        CampaignQuestFactory(workspace=acme)

        assert not touched(campaign)
