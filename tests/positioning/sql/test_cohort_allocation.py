"""The shares of a campaign's cohorts are never above 100 percent together."""

from decimal import Decimal

from django.db.models import Case, Sum, Value, When

from codex.models import User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignCohortFactory, CampaignFactory
from positioning.models import CampaignCohort
from tests.words import refused


def test_shares_may_make_exactly_one_hundred(acme: Workspace) -> None:
    campaign = CampaignFactory(workspace=acme)

    CampaignCohortFactory(workspace=acme, campaign=campaign, allocation_percentage=Decimal("60.01"))
    CampaignCohortFactory(workspace=acme, campaign=campaign, allocation_percentage=Decimal("39.99"))


def test_more_than_one_hundred_is_refused_with_the_sum(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)
    CampaignCohortFactory(workspace=acme, campaign=campaign, allocation_percentage=60)

    with working_in(acme, ada):
        with refused() as it:
            CampaignCohortFactory(workspace=acme, campaign=campaign, allocation_percentage=Decimal("40.01"))

        total = CampaignCohort.objects.aggregate(total=Sum("allocation_percentage"))["total"]
        assert total == 60
    assert it.field == "allocation_percentage"
    assert it.sentence == "The cohorts of a campaign share 100 percent; together these would have 100.01."


def test_another_campaign_has_its_own_hundred(acme: Workspace) -> None:
    CampaignCohortFactory(workspace=acme, allocation_percentage=100)

    CampaignCohortFactory(workspace=acme, allocation_percentage=100)


def test_two_shares_may_be_exchanged_in_one_statement(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)
    one = CampaignCohortFactory(workspace=acme, campaign=campaign, allocation_percentage=70)
    two = CampaignCohortFactory(workspace=acme, campaign=campaign, allocation_percentage=30)

    with working_in(acme, ada):
        CampaignCohort.objects.update(
            allocation_percentage=Case(When(pk=one.pk, then=Value(30)), default=Value(70))
        )

        assert CampaignCohort.objects.get(pk=two.pk).allocation_percentage == 70


def test_a_single_share_is_within_one_hundred(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)

    with working_in(acme, ada), refused() as it:
        CampaignCohortFactory(workspace=acme, campaign=campaign, allocation_percentage=-1)

    assert it.sentence == "Give a number from 0 to 100."
