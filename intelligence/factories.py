"""Believable signals and insights, for the demo and for tests."""

import factory

from codex.factories import CohortFactory, CompetitorFactory, RowFactory
from intelligence.models import (
    InsightCampaign,
    InsightCohort,
    InsightCompetitor,
    InsightSignal,
    IntelligenceSignal,
    MarketInsight,
    SignalCampaign,
    SignalCohort,
    SignalCompetitor,
)
from positioning.factories import CampaignFactory, same_workspace


class SignalFactory(RowFactory[IntelligenceSignal]):
    """A rival has changed something; nobody has looked at it yet."""

    class Meta:
        model = IntelligenceSignal

    signal_title = factory.Sequence(lambda n: f"Signal {n}")
    signal_category = "competitor_activity"
    source_type = "competitor"
    data_source = "newsapi"
    confidence_score = 80
    relevance_score = 60


class InsightFactory(RowFactory[MarketInsight]):
    """An insight written by hand; those drawn from signals come by services.create_insight()."""

    class Meta:
        model = MarketInsight

    insight_title = factory.Sequence(lambda n: f"Insight {n}")
    insight_type = "opportunity"
    confidence_score = 60


class SignalCampaignFactory(RowFactory[SignalCampaign]):
    class Meta:
        model = SignalCampaign

    signal = same_workspace(SignalFactory)
    campaign = same_workspace(CampaignFactory)


class SignalCohortFactory(RowFactory[SignalCohort]):
    class Meta:
        model = SignalCohort

    signal = same_workspace(SignalFactory)
    cohort = same_workspace(CohortFactory)


class SignalCompetitorFactory(RowFactory[SignalCompetitor]):
    class Meta:
        model = SignalCompetitor

    signal = same_workspace(SignalFactory)
    competitor = same_workspace(CompetitorFactory)


class InsightSignalFactory(RowFactory[InsightSignal]):
    class Meta:
        model = InsightSignal

    insight = same_workspace(InsightFactory)
    signal = same_workspace(SignalFactory)


class InsightCampaignFactory(RowFactory[InsightCampaign]):
    class Meta:
        model = InsightCampaign

    insight = same_workspace(InsightFactory)
    campaign = same_workspace(CampaignFactory)


class InsightCohortFactory(RowFactory[InsightCohort]):
    class Meta:
        model = InsightCohort

    insight = same_workspace(InsightFactory)
    cohort = same_workspace(CohortFactory)


class InsightCompetitorFactory(RowFactory[InsightCompetitor]):
    class Meta:
        model = InsightCompetitor

    insight = same_workspace(InsightFactory)
    competitor = same_workspace(CompetitorFactory)
