"""Insights: what several signals say together, with the confidence that follows from theirs."""

from django.db import models
from django.utils import timezone

from codex import rls
from codex.fields import Choice, Count, Json, Moment, Name, Percentage, Prose, TextList
from codex.models import Cohort, Competitor, WhoField, WorkspaceForeignKey, WorkspaceModel
from codex.models.workspace_model import created_by
from codex.rules import Rule
from intelligence.models.links import Link, pair, reference
from intelligence.models.signals import IntelligenceSignal, source_agent
from positioning.models import Campaign


class InsightType(models.TextChoices):
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    TREND = "trend"
    GAP = "gap"
    PATTERN = "pattern"


class InsightCategory(models.TextChoices):
    COMPETITIVE = "competitive"
    MARKET = "market"
    CUSTOMER = "customer"
    TECHNOLOGY = "technology"


class ConfidenceLevel(models.TextChoices):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class InsightStatus(models.TextChoices):
    ACTIVE = "active"
    ARCHIVED = "archived"
    SUPERSEDED = "superseded"


class ReviewStatus(models.TextChoices):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


class MarketInsight(WorkspaceModel):
    """A conclusion from signals, with its evidence, its reach in time and its review."""

    insight_title = Name(db_comment="What it says, in a line.")
    insight_description = Prose(db_comment="What it says, in full.")
    insight_type = Choice(
        choices=InsightType.choices,
        db_comment="opportunity (something to take), threat (something to fear), trend (something that "
        "grows), gap (something missing), pattern (something that repeats).",
    )
    category = Choice(
        choices=InsightCategory.choices,
        default=InsightCategory.MARKET,
        db_comment="Whom it is about: competitive (rivals), market, customer or technology.",
    )
    source_agent = source_agent("The agent that drew it, if one did.")
    number_of_signals_analyzed = Count(db_comment="How many signals it was drawn from.")
    key_conclusions = TextList(db_comment="What follows from them.")
    supporting_evidence = TextList(db_comment="What speaks for it.")
    confidence_level = Choice(
        choices=ConfidenceLevel.choices,
        default=ConfidenceLevel.LOW,
        editable=False,
        db_comment="low (score below 50), medium (50 to below 75), high (75 and above); follows the score.",
    )
    confidence_score = Percentage(default=0, db_default=0, db_comment="How sure it is, 0-100.")
    confidence_parts = Json(
        editable=False, db_comment="What the confidence was computed from, so that a reader sees why."
    )
    business_implications = TextList(db_comment="What it means for us.")
    recommended_actions = TextList(db_comment="What to do.")
    potential_impact = Prose(db_comment="What it could bring or cost.")
    potential_roi_percentage = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        db_comment="Return on acting on it, in percent; may be negative.",
    )
    relevant_segments = TextList(db_comment="The segments it matters to.")
    time_relevance_start = Moment(null=True, blank=True, db_comment="From when it holds; empty: always did.")
    time_relevance_end = Moment(null=True, blank=True, db_comment="Until when it holds; empty: open.")
    discovery_date = Moment(
        default=timezone.now, db_default=models.functions.Now(), db_comment="When it was drawn."
    )
    insight_status = Choice(
        choices=InsightStatus.choices,
        default=InsightStatus.ACTIVE,
        db_comment="active (holds), archived (put away), superseded (another says it better).",
    )
    superseded_by = WorkspaceForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supersedes",
        db_comment="The insight that says it better.",
    )
    review_status = Choice(
        choices=ReviewStatus.choices,
        default=ReviewStatus.PENDING,
        db_comment="pending (nobody has judged it), approved (taken up), rejected (turned down).",
    )
    reviewed_by = WhoField(
        editable=False,
        db_column="reviewed_by",
        db_comment="Who judged it; empty once that person is deleted.",
    )
    reviewed_at = models.DateTimeField(
        null=True, blank=True, editable=False, db_comment="When it was judged."
    )
    review_note = Prose(db_comment="Why it was judged so.")
    actioned_date = Moment(null=True, blank=True, db_comment="When something was done about it.")
    created_by = created_by()

    class Meta(WorkspaceModel.Meta):
        db_table = "market_insights"
        db_table_comment = "What several signals say together."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="market_insights_level_agrees",
                sql="confidence_level = CASE WHEN confidence_score < 50 THEN 'low' "
                "WHEN confidence_score < 75 THEN 'medium' ELSE 'high' END",
                says="The level follows the score: low below 50, medium below 75, then high.",
                field="confidence_level",
            ),
            Rule(
                name="market_insights_end_after_start",
                sql="time_relevance_end >= time_relevance_start",
                says="An insight stops holding after it began to.",
                field="time_relevance_end",
            ),
            Rule(
                name="market_insights_superseded_by_another",
                sql="superseded_by_id <> id AND (superseded_by_id IS NULL OR insight_status = 'superseded')",
                says="Only a superseded insight names another that supersedes it.",
                field="superseded_by",
            ),
            Rule(
                name="market_insights_review_agrees",
                sql="(review_status = 'pending') = (reviewed_at IS NULL)",
                says="A judged insight says when it was judged, and a pending one does not.",
                field="review_status",
            ),
            Rule(
                name="market_insights_roi_limit",
                sql="potential_roi_percentage >= -100",
                says="A loss cannot be over 100 percent.",
                field="potential_roi_percentage",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "insight_status", "-confidence_score"], name="insights_active_idx"
            ),
            models.Index(
                fields=["workspace", "insight_status", "time_relevance_end"], name="insights_expiry_idx"
            ),
            models.Index(
                fields=["workspace", "review_status", "-discovery_date"], name="insights_review_idx"
            ),
            models.Index(fields=["workspace", "-discovery_date"], name="insights_discovery_idx"),
            models.Index(
                fields=["-confidence_score", "-id"],
                name="insights_waiting_idx",
                condition=models.Q(insight_status="active", review_status="pending"),
            ),
            models.Index(fields=["workspace", "superseded_by"], name="insights_superseded_by_idx"),
            models.Index(fields=["source_agent"], name="insights_source_agent_idx"),
            models.Index(fields=["reviewed_by"], name="insights_reviewed_by_idx"),
            models.Index(fields=["created_by"], name="insights_created_by_idx"),
        ]

    def __str__(self) -> str:
        return self.insight_title


class InsightSignal(Link):
    """That an insight was drawn from a signal."""

    insight = reference(MarketInsight, "The insight.")
    signal = reference(IntelligenceSignal, "A signal it was drawn from.")

    class Meta(Link.Meta):
        db_table = "insight_signals"
        db_table_comment = "Which signals an insight was drawn from."
        constraints = pair("insight_signals", "insight", "signal", "insightsignal")["constraints"]
        indexes = pair("insight_signals", "insight", "signal", "insightsignal")["indexes"]
        # What an insight was drawn from does not change afterwards: its confidence was computed from it.
        rls_policies = [
            rls.floor(),
            rls.members_read(),
            rls.RowPolicy("writers_add", f"{rls.INSIDE}\n        AND {rls.WRITERS}", "INSERT"),
        ]


class InsightCampaign(Link):
    """That an insight matters to a campaign."""

    insight = reference(MarketInsight, "The insight.")
    campaign = reference(Campaign, "A campaign it matters to.")

    class Meta(Link.Meta):
        db_table = "insight_campaigns"
        db_table_comment = "Which campaigns an insight matters to."
        constraints = pair("insight_campaigns", "insight", "campaign", "insightcampaign")["constraints"]
        indexes = pair("insight_campaigns", "insight", "campaign", "insightcampaign")["indexes"]


class InsightCohort(Link):
    """That an insight matters to a cohort."""

    insight = reference(MarketInsight, "The insight.")
    cohort = reference(Cohort, "A cohort it matters to.")

    class Meta(Link.Meta):
        db_table = "insight_cohorts"
        db_table_comment = "Which cohorts an insight matters to."
        constraints = pair("insight_cohorts", "insight", "cohort", "insightcohort")["constraints"]
        indexes = pair("insight_cohorts", "insight", "cohort", "insightcohort")["indexes"]


class InsightCompetitor(Link):
    """That an insight is about a competitor."""

    insight = reference(MarketInsight, "The insight.")
    competitor = reference(Competitor, "A competitor it is about.")

    class Meta(Link.Meta):
        db_table = "insight_competitors"
        db_table_comment = "Which competitors an insight is about."
        constraints = pair("insight_competitors", "insight", "competitor", "insightcompetitor")["constraints"]
        indexes = pair("insight_competitors", "insight", "competitor", "insightcompetitor")["indexes"]
