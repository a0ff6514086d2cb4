"""What a demo workspace has noticed in its market, in every state, and the insights drawn from it."""

import datetime
from typing import Any

from codex.demo.plot import Plot
from codex.models import Competitor, User
from intelligence import services
from intelligence.demo.market import INSIGHTS, SIGNALS
from intelligence.factories import (
    InsightCampaignFactory,
    InsightCohortFactory,
    InsightCompetitorFactory,
    SignalCampaignFactory,
    SignalCohortFactory,
    SignalCompetitorFactory,
    SignalFactory,
)
from intelligence.models import IntelligenceSignal, MarketInsight
from positioning.models import Campaign


def fill(plot: Plot) -> None:
    """Add the area's rows to the entered workspace."""
    rivals = list(Competitor.objects.order_by("id"))
    campaigns = list(Campaign.objects.filter(status="active").order_by("id"))
    signals = [notice(plot, facts, rivals[number % len(rivals)]) for number, facts in enumerate(SIGNALS)]
    cohorts = list(plot.cohorts.values())
    for number, signal in enumerate(signals):
        if "rival" in SIGNALS[number][0]:
            SignalCompetitorFactory(signal=signal, competitor=rivals[number % len(rivals)])
        else:
            SignalCohortFactory(signal=signal, cohort=cohorts[number % len(cohorts)])
        if campaigns and number % 3 == 0:
            SignalCampaignFactory(signal=signal, campaign=campaigns[number % len(campaigns)])
    insights = [draw(plot, facts, signals) for facts in INSIGHTS]
    InsightCompetitorFactory(insight=insights[0], competitor=rivals[0])
    for insight in insights[1:]:
        InsightCohortFactory(insight=insight, cohort=plot.random.choice(cohorts))
    for insight in insights[: 2 if campaigns else 0]:
        InsightCampaignFactory(insight=insight, campaign=campaigns[0])
    supersede(plot, insights[1], signals)


def notice(plot: Plot, facts: tuple[Any, ...], rival: Competitor) -> IntelligenceSignal:
    """A signal of some days ago."""
    title, category, source, data, confidence, relevance, state, ago, left = facts
    people = list(plot.people.values())
    return SignalFactory(
        signal_title=title.format(rival=rival.name),
        signal_category=category,
        source_type=source,
        data_source=data,
        confidence_score=confidence,
        relevance_score=relevance,
        action_status=state,
        signal_date=at(plot, -ago - 1),
        detection_date=at(plot, -ago),
        expiry_date=None if left is None else at(plot, left),
        assigned_to_user=None if state == "new" else plot.random.choice(people),
        action_notes="Talked through on Monday." if state == "actioned" else "",
    )


def draw(plot: Plot, facts: tuple[Any, ...], signals: list[IntelligenceSignal]) -> MarketInsight:
    """An insight from some of the signals, judged or not yet."""
    title, kind, category, places, conclusion, verdict, state = facts
    insight = services.create_insight(
        signals=[signals[place].pk for place in places],
        title=title,
        insight_type=kind,
        conclusions=[conclusion],
        created_by=author(plot).pk,
    )
    insight.category, insight.insight_status = category, state
    insight.time_relevance_start, insight.time_relevance_end = at(plot, -14), at(plot, 76)
    insight.recommended_actions = [conclusion]
    insight.save()
    if verdict != "pending":
        services.review_insight(insight=insight, verdict=verdict, by=author(plot), note="Read together.")
    return insight


def supersede(plot: Plot, insight: MarketInsight, signals: list[IntelligenceSignal]) -> None:
    """Another insight says it better."""
    better = services.create_insight(
        signals=[signal.pk for signal in signals[:5]],
        title="Cheaper rivals are found before us",
        insight_type="threat",
        conclusions=["Words first, prices second"],
        created_by=author(plot).pk,
    )
    insight.insight_status, insight.superseded_by = "superseded", better
    insight.save()


def author(plot: Plot) -> User:
    """Who founded the workspace."""
    return next(iter(plot.people.values()))


def at(plot: Plot, day: int) -> datetime.datetime:
    """Nine in the morning, so many days from the demo's day."""
    return datetime.datetime.combine(plot.day(day), datetime.time(9), datetime.UTC)
