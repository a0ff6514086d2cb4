"""Signals: what agents and people noticed in the market, and what of ours it touches."""

from django.db import models
from django.utils import timezone

from agents.models import Agent
from codex.fields import Choice, Json, Moment, Name, Percentage, Prose, TextList
from codex.models import Cohort, Competitor, WhoField, WorkspaceModel
from codex.models.workspace_model import created_by
from codex.rules import Rule
from codex.shapes import anything
from intelligence.models.links import Link, pair, reference
from positioning.models import Campaign


class SourceType(models.TextChoices):
    COMPETITOR = "competitor"
    MARKET = "market"
    TREND = "trend"
    INDUSTRY = "industry"
    CUSTOMER = "customer"


class DataSource(models.TextChoices):
    SEMRUSH = "semrush"
    AHREFS = "ahrefs"
    NEWSAPI = "newsapi", "NewsAPI"
    BRAVE = "brave"
    TWITTER = "twitter"
    LINKEDIN = "linkedin", "LinkedIn"
    GOOGLE_TRENDS = "google_trends"
    INTERNAL = "internal"


class SignalCategory(models.TextChoices):
    COMPETITOR_ACTIVITY = "competitor_activity"
    MARKET_TREND = "market_trend"
    INDUSTRY_NEWS = "industry_news"
    CUSTOMER_SENTIMENT = "customer_sentiment"
    TECHNOLOGY_SHIFT = "technology_shift"


class ActionStatus(models.TextChoices):
    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    ACTIONED = "actioned"
    ARCHIVED = "archived"


def source_agent(comment: str) -> models.ForeignKey:  # type: ignore[type-arg]
    """The agent it came from; should the registry ever lose it, the row stays."""
    return models.ForeignKey(
        Agent,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
        db_comment=comment,
    )


class IntelligenceSignal(WorkspaceModel):
    """Something noticed in the market, with how sure it is and how much it matters."""

    source_agent = source_agent("The agent that noticed it, if one did.")
    source_type = Choice(
        choices=SourceType.choices,
        db_comment="Where to look for its cause: competitor, market, trend, industry or customer.",
    )
    data_source = Choice(
        choices=DataSource.choices,
        default=DataSource.INTERNAL,
        db_comment="Where it was read: semrush, ahrefs, newsapi, brave, twitter, linkedin, google_trends, or "
        "internal (our own data).",
    )
    signal_title = Name(db_comment="What it says, in a line.")
    signal_description = Prose(db_comment="What it says, in full.")
    source_url = models.URLField(
        max_length=2000, blank=True, default="", db_default="", db_comment="Where it can be read."
    )
    signal_category = Choice(
        choices=SignalCategory.choices,
        db_comment="What kind of news: competitor_activity, market_trend, industry_news, customer_sentiment "
        "or technology_shift.",
    )
    key_findings = TextList(db_comment="What matters in it.")
    data_points = Json(
        validators=[anything(mentions=120, change_percent=35)], db_comment="The figures behind it."
    )
    confidence_score = Percentage(default=50, db_default=50, db_comment="How sure it is, 0-100.")
    relevance_score = Percentage(
        null=True, blank=True, db_comment="How much it matters to us, 0-100; empty: unknown."
    )
    signal_date = Moment(null=True, blank=True, db_comment="When it happened.")
    detection_date = Moment(
        default=timezone.now, db_default=models.functions.Now(), db_comment="When it was noticed."
    )
    expiry_date = Moment(null=True, blank=True, db_comment="When it stops mattering; empty: never.")
    action_status = Choice(
        choices=ActionStatus.choices,
        default=ActionStatus.NEW,
        db_comment="new (nobody has looked), acknowledged (seen), actioned (something was done), archived "
        "(put away).",
    )
    assigned_to_user = WhoField(db_comment="Who looks after it; empty once that person is deleted.")
    action_notes = Prose(db_comment="What was done about it.")
    created_by = created_by()

    class Meta(WorkspaceModel.Meta):
        db_table = "intelligence_signals"
        db_table_comment = "What was noticed in the market."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="intelligence_signals_expire_after_detection",
                sql="expiry_date >= detection_date",
                says="A signal expires after it was noticed.",
                field="expiry_date",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "-detection_date"], name="signals_detection_idx"),
            models.Index(
                fields=["-confidence_score", "-id"],
                name="signals_waiting_idx",
                condition=models.Q(action_status="new"),
            ),
            models.Index(
                fields=["workspace", "action_status", "-confidence_score"], name="signals_priority_idx"
            ),
            models.Index(fields=["workspace", "action_status", "expiry_date"], name="signals_expiry_idx"),
            models.Index(
                fields=["workspace", "signal_category", "-detection_date"], name="signals_category_idx"
            ),
            models.Index(fields=["source_agent"], name="signals_source_agent_idx"),
            models.Index(fields=["assigned_to_user"], name="signals_assigned_to_idx"),
            models.Index(fields=["created_by"], name="signals_created_by_idx"),
        ]

    def __str__(self) -> str:
        return self.signal_title


class SignalCampaign(Link):
    """That a signal touches a campaign."""

    signal = reference(IntelligenceSignal, "The signal.")
    campaign = reference(Campaign, "The campaign it touches.")

    class Meta(Link.Meta):
        db_table = "signal_campaigns"
        db_table_comment = "Which campaigns a signal touches."
        constraints = pair("signal_campaigns", "signal", "campaign", "signalcampaign")["constraints"]
        indexes = pair("signal_campaigns", "signal", "campaign", "signalcampaign")["indexes"]


class SignalCohort(Link):
    """That a signal is about a cohort."""

    signal = reference(IntelligenceSignal, "The signal.")
    cohort = reference(Cohort, "The cohort it is about.")

    class Meta(Link.Meta):
        db_table = "signal_cohorts"
        db_table_comment = "Which cohorts a signal is about."
        constraints = pair("signal_cohorts", "signal", "cohort", "signalcohort")["constraints"]
        indexes = pair("signal_cohorts", "signal", "cohort", "signalcohort")["indexes"]


class SignalCompetitor(Link):
    """That a signal is about a competitor."""

    signal = reference(IntelligenceSignal, "The signal.")
    competitor = reference(Competitor, "The competitor it is about.")

    class Meta(Link.Meta):
        db_table = "signal_competitors"
        db_table_comment = "Which competitors a signal is about."
        constraints = pair("signal_competitors", "signal", "competitor", "signalcompetitor")["constraints"]
        indexes = pair("signal_competitors", "signal", "competitor", "signalcompetitor")["indexes"]
