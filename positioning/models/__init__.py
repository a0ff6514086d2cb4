"""What a team says to whom, the campaigns that say it, and the moves and pieces they are made of."""

from positioning.models.campaigns import Campaign, CampaignCohort, CampaignQuest
from positioning.models.messages import MessageArchitecture, Positioning
from positioning.models.moves import Asset, Move

__all__ = [
    "Asset",
    "Campaign",
    "CampaignCohort",
    "CampaignQuest",
    "MessageArchitecture",
    "Move",
    "Positioning",
]
