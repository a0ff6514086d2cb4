"""Believable rows of positioning, for the demo and for tests."""

from typing import Any

import factory

from codex.factories import CohortFactory, RowFactory
from positioning.models import (
    Asset,
    Campaign,
    CampaignCohort,
    CampaignQuest,
    MessageArchitecture,
    Move,
    Positioning,
)


def same_workspace(related: type[RowFactory[Any]], of: str = "..workspace") -> Any:
    """A related row in the workspace of the row that refers to it."""
    return factory.SubFactory(related, workspace=factory.SelfAttribute(of))


class PositioningFactory(RowFactory[Positioning]):
    class Meta:
        model = Positioning

    name = factory.Sequence(lambda n: f"Positioning {n}")
    market_segment = "Mid-size software companies"
    target_persona = "Head of marketing"
    key_message = "One place for every campaign"


class MessageArchitectureFactory(RowFactory[MessageArchitecture]):
    class Meta:
        model = MessageArchitecture

    name = factory.Sequence(lambda n: f"Messages {n}")
    positioning = same_workspace(PositioningFactory)
    primary_message = "Your campaigns, finally in one place."


class CampaignFactory(RowFactory[Campaign]):
    """A draft; only the lifecycle's own steps lead further."""

    class Meta:
        model = Campaign

    name = factory.Sequence(lambda n: f"Campaign {n}")


class CampaignQuestFactory(RowFactory[CampaignQuest]):
    class Meta:
        model = CampaignQuest

    campaign = same_workspace(CampaignFactory)
    name = factory.Sequence(lambda n: f"Quest {n}")


class CampaignCohortFactory(RowFactory[CampaignCohort]):
    class Meta:
        model = CampaignCohort

    campaign = same_workspace(CampaignFactory)
    cohort = same_workspace(CohortFactory)


class MoveFactory(RowFactory[Move]):
    class Meta:
        model = Move

    name = factory.Sequence(lambda n: f"Move {n}")
    move_type = "authority"


class AssetFactory(RowFactory[Asset]):
    class Meta:
        model = Asset

    name = factory.Sequence(lambda n: f"Asset {n}")
    asset_type = "article"
