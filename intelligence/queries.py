"""What can be asked of intelligence: which insights hold now, and which signals to look at first."""

import datetime
import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from codex.queries import ask
from intelligence.models import IntelligenceSignal, MarketInsight
from intelligence.models.insights import InsightStatus, ReviewStatus
from intelligence.models.signals import ActionStatus

SURE = Decimal(75)  # percent: how sure a signal is that comes first, unless told


@dataclass(frozen=True)
class ActiveInsight:
    """An insight that holds now, and from how many signals it was drawn."""

    id: uuid.UUID
    insight_title: str
    insight_type: str
    confidence_score: Decimal
    signal_count: int
    created_at: datetime.datetime


@dataclass(frozen=True)
class PrioritySignal:
    """A signal that nobody has looked at yet; its relevance may be unknown."""

    id: uuid.UUID
    signal_title: str
    signal_category: str
    confidence_score: Decimal
    relevance_score: Decimal | None
    created_at: datetime.datetime


def waiting_signals(signals: QuerySet[IntelligenceSignal]) -> QuerySet[IntelligenceSignal]:
    """Those of them that nobody has looked at yet: the surest first, then the newest."""
    return signals.filter(action_status=ActionStatus.NEW).order_by("-confidence_score", "-id")


def insights_to_review(insights: QuerySet[MarketInsight]) -> QuerySet[MarketInsight]:
    """The active ones of them that nobody has judged yet: the surest first, then the newest."""
    waiting = insights.filter(insight_status=InsightStatus.ACTIVE, review_status=ReviewStatus.PENDING)
    return waiting.order_by("-confidence_score", "-id")


def active_insights(workspace_id: uuid.UUID, first: int | None = None) -> list[ActiveInsight]:
    """The insights that are active and inside their time, the surest first, then the newest."""
    return [ActiveInsight(*row) for row in ask("get_active_insights(%s::uuid)", [workspace_id], first)]


def priority_signals(
    workspace_id: uuid.UUID, threshold: Decimal = SURE, first: int | None = None
) -> list[PrioritySignal]:
    """New, unexpired signals that are at least so sure, by confidence * relevance; unknown relevance last."""
    found = ask("get_priority_signals(%s::uuid, %s::numeric)", [workspace_id, threshold], first)
    return [PrioritySignal(*row) for row in found]
