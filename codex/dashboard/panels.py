"""What needs somebody now: one query a panel, which reads as far as it counts."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from agents.queries import FAILING, failing_agents
from alerts.models import SystemAlert
from alerts.queries import untaken_alerts
from codex.admin.roles import everywhere, role
from codex.models import WorkspaceModel
from intelligence.models import IntelligenceSignal, MarketInsight
from intelligence.queries import insights_to_review, waiting_signals
from positioning.models import Campaign
from positioning.queries import stuck_campaigns

SHOWN, COUNTED = 5, 100  # rows of a panel; beyond so many they are not counted


@dataclass(frozen=True)
class Row:
    """A row that needs somebody: what it is called, why it is here, where it is, and whose."""

    title: str
    why: str
    url: str
    workspace: str = ""


@dataclass(frozen=True)
class Panel:
    """Some rows that need somebody, how many there are ("7", "100+"), and the list of all of them."""

    title: str
    icon: str
    number: str
    rows: list[Row]
    url: str


def panels(today: datetime.date) -> list[Panel]:
    """The panels of the entered workspace, or of all for operators, in their areas; the most urgent first."""
    alerts = few(SystemAlert, "title", "severity_level", "occurrence_count")
    campaigns = few(Campaign, "name", "start_date", "end_date")
    signals = few(IntelligenceSignal, "signal_title", "confidence_score")
    insights = few(MarketInsight, "insight_title", "confidence_score")
    stuck = stuck_campaigns(campaigns, today)
    shown: list[tuple[str, Callable[[], Panel]]] = [
        (
            "alerts",
            lambda: panel("Critical alerts", "notifications_active", untaken_alerts(alerts), severity),
        ),
        ("agents", lambda: failing(today)),
        (
            "positioning",
            lambda: panel("Campaigns overdue or blocked", "campaign", stuck, lambda each: delay(each, today)),
        ),
        ("intelligence", lambda: panel("Signals waiting", "sensors", waiting_signals(signals), confidence)),
        (
            "intelligence",
            lambda: panel("Insights to review", "lightbulb", insights_to_review(insights), confidence),
        ),
    ]
    return [make() for area, make in shown if role(area)]


def few(model: type[WorkspaceModel], *columns: str) -> QuerySet[Any]:
    """The rows of a model with a few columns only: others hold long texts."""
    rows: QuerySet[Any] = model.objects.only("workspace", *columns)
    return rows.select_related("workspace") if everywhere() else rows


def panel(title: str, icon: str, rows: QuerySet[Any], why: Callable[[Any], str]) -> Panel:
    """Rows of a list that has a filter for them (codex.admin.lists.Attention)."""
    whole = everywhere()
    found = list(rows[: COUNTED + 1])
    page = f"admin:{rows.model._meta.app_label}_{rows.model._meta.model_name}"
    shown = [
        Row(
            title=str(row),
            why=why(row),
            url=reverse(f"{page}_change", args=[row.pk]),
            workspace=str(row.workspace) if whole else "",
        )
        for row in found[:SHOWN]
    ]
    return Panel(title, icon, number(found), shown, needing(page))


def failing(today: datetime.date) -> Panel:
    """The agents that fail, by the counted days of their performance."""
    found = list(failing_agents(today)[: COUNTED + 1])
    page = "admin:agents_agent"
    rows = [
        Row(
            title=each["agent__agent_name"],
            why=f"{each['failed']} of {each['runs']} runs in {FAILING['days']} days",
            url=reverse(f"{page}_change", args=[each["agent_id"]]),
        )
        for each in found[:SHOWN]
    ]
    return Panel("Failing agents", "smart_toy", number(found), rows, needing(page))


def needing(page: str) -> str:
    """The list of a model's pages, with what needs somebody."""
    return reverse(f"{page}_changelist") + "?attention=needed"


def number(found: list[Any]) -> str:
    return f"{COUNTED}+" if len(found) > COUNTED else str(len(found))


def severity(alert: SystemAlert) -> str:
    times = f", {alert.occurrence_count} times" if alert.occurrence_count > 1 else ""
    return f"{alert.severity_level.capitalize()}{times}"


def confidence(row: IntelligenceSignal | MarketInsight) -> str:
    return f"{row.confidence_score:.0f}\N{NO-BREAK SPACE}% sure"


def delay(campaign: Any, today: datetime.date) -> str:
    """Why a campaign is stuck."""
    if campaign.end_date and campaign.end_date < today:
        return f"Should have ended on {campaign.end_date:%-d %B}"
    return "A quest is blocked" if campaign.blocked else f"Should have begun on {campaign.start_date:%-d %B}"
