"""Progress is the weighted share of completed quests among those with nothing below them."""

from decimal import Decimal

from codex.models import User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign
from positioning.queries import campaigns_with_progress


def progress(campaign: Campaign) -> Decimal:
    found: Decimal = campaigns_with_progress(Campaign.objects.filter(pk=campaign.pk)).get().progress
    return found


def test_a_campaign_without_quests_has_made_none(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)

    with working_in(acme, ada):
        assert progress(campaign) == 0


def test_leaves_count_by_their_weight_and_parents_do_not(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)
    top = CampaignQuestFactory(workspace=acme, campaign=campaign, weight=100)
    for weight, status in ((1, "completed"), (1, "blocked"), (4, "pending")):
        CampaignQuestFactory(
            workspace=acme, campaign=campaign, parent_quest=top, weight=weight, status=status
        )

    with working_in(acme, ada):
        assert progress(campaign) == Decimal("16.67")


def test_quests_of_other_campaigns_do_not_count(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)
    CampaignQuestFactory(workspace=acme, campaign=campaign, status="completed")
    CampaignQuestFactory(workspace=acme)

    with working_in(acme, ada):
        assert progress(campaign) == 100
