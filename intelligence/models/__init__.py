"""Signals from the market, and the insights drawn from them."""

from intelligence.models.insights import (
    InsightCampaign,
    InsightCohort,
    InsightCompetitor,
    InsightSignal,
    MarketInsight,
)
from intelligence.models.signals import (
    IntelligenceSignal,
    SignalCampaign,
    SignalCohort,
    SignalCompetitor,
)

__all__ = [
    "InsightCampaign",
    "InsightCohort",
    "InsightCompetitor",
    "InsightSignal",
    "IntelligenceSignal",
    "MarketInsight",
    "SignalCampaign",
    "SignalCohort",
    "SignalCompetitor",
]
