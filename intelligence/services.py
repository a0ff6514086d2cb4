"""What can be done in intelligence: draw an insight from signals, and judge it."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from codex.models import WorkspaceMember
from codex.queries import ask
from codex.refusals import explains
from codex.tenancy import current_user_id, current_workspace_id
from intelligence.models import IntelligenceSignal, MarketInsight
from intelligence.models.insights import ReviewStatus
from intelligence.models.signals import ActionStatus

NO_SIGNAL = "An insight is drawn from signals: name at least one."
BATCH = 1000  # rows that expire in one transaction
DRAWING = "create_insight_from_signals(%s::uuid, %s::uuid[], %s::text, %s::text, %s::text[], %s::uuid)"


def create_insight(
    *,
    signals: Sequence[uuid.UUID],
    title: str,
    insight_type: str,
    conclusions: Sequence[str] = (),
    workspace_id: uuid.UUID | None = None,
    created_by: uuid.UUID | None = None,
) -> MarketInsight:
    """Draw an insight from signals of one workspace; its confidence, 0-100, follows from theirs.

    The workspace is the entered one unless an operator names another. Raises IntegrityError for no signal
    at all and for one that is not there (codex.refusals has the words).
    """
    workspace_id = workspace_id or current_workspace_id()
    made_by = created_by or current_user_id()
    given = [workspace_id, list(signals), title, insight_type, list(conclusions), made_by]
    ((drawn,),) = ask(DRAWING, given)
    found: MarketInsight = MarketInsight.objects.get(pk=drawn)
    return found


class NoSuchMember(Exception):
    """Whoever is to look after a signal is no member of its workspace."""

    def __init__(self) -> None:
        super().__init__("There is no such person in this workspace.")


def change_status(*, signal: IntelligenceSignal, to: str) -> IntelligenceSignal:
    """Note what is done about a signal: acknowledged, actioned, archived, or new again."""
    signal.action_status = to
    signal.save(update_fields=["action_status"])
    return signal


def assign_signal(*, signal: IntelligenceSignal, user: Any) -> IntelligenceSignal:
    """Have a member look after a signal; raises NoSuchMember."""
    if not WorkspaceMember.objects.filter(workspace=signal.workspace_id, user=user).exists():
        raise NoSuchMember
    signal.assigned_to_user = user
    signal.save(update_fields=["assigned_to_user"])
    return signal


def review_insight(*, insight: MarketInsight, verdict: str, by: Any, note: str = "") -> MarketInsight:
    """Approve or reject an insight, or put the judgement back to pending; says who, when and why."""
    judged = verdict != ReviewStatus.PENDING
    insight.review_status, insight.review_note = verdict, note
    insight.reviewed_by = by if judged else None
    insight.reviewed_at = timezone.now() if judged else None
    insight.save(update_fields=["review_status", "review_note", "reviewed_by", "reviewed_at"])
    insight.refresh_from_db()
    return insight


def expire_signals(*, now: datetime.datetime | None = None) -> int:
    """Put away signals that nobody has acted on before they expired, at most BATCH; returns how many."""
    waiting = IntelligenceSignal.objects.filter(
        action_status__in=[ActionStatus.NEW, ActionStatus.ACKNOWLEDGED],
        expiry_date__lte=now or timezone.now(),
    ).order_by("expiry_date")
    ids = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
    expired: int = IntelligenceSignal.objects.filter(pk__in=ids).update(action_status=ActionStatus.ARCHIVED)
    return expired


@explains("market_insights_from_signals", field="signals")
def _from_signals(facts: dict[str, Any]) -> str:
    if not facts["named"]:
        return NO_SIGNAL
    return f"Of these {facts['named']} signals {facts['named'] - facts['visible']} are not in this workspace."
