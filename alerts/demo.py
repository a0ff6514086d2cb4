"""What needs somebody in a demo workspace, and what its people were told, read and unread."""

import datetime
from typing import Any

from alerts import services
from alerts.factories import NotificationFactory
from alerts.models import SystemAlert
from codex.demo.plot import Plot
from intelligence.models import IntelligenceSignal
from positioning.models import Campaign

# Title, type, severity, description, what became of it.
ALERTS = (
    (
        "Landing page answers with errors",
        "error",
        "critical",
        "One visitor in nine sees none of it.",
        "active",
    ),
    ("A rival cuts prices", "anomaly", "high", "Seen by two sources within a day.", "active"),
    (
        "Cost per lead is up by a third",
        "performance",
        "high",
        "Since Tuesday, in paid search only.",
        "acknowledged",
    ),
    ("Newsletter list has not grown", "performance", "medium", "Four weeks without a new address.", "active"),
    ("Texts wait for approval", "action_required", "medium", "Three of them for over a week.", "resolved"),
    ("An old landing page is still linked", "error", "low", "From two articles of last year.", "dismissed"),
    ("Ten thousand people reached", "milestone", "info", "Earlier than planned.", "active"),
    ("A word that nobody bids on", "opportunity", "low", "Forty searches a day, no advertisement.", "active"),
)
# Title, type, priority, channel, whether it was read.
TOLD = (
    ("The landing page is yours to mend", "alert", "urgent", "in_app", False),
    ("You unlocked Campaign of the year", "achievement", "normal", "in_app", True),
    ("Texts are due on Friday", "reminder", "high", "email", False),
    ("What happened last week", "summary", "low", "email", True),
    ("Could you look at the price page?", "message", "normal", "slack", False),
)


def fill(plot: Plot) -> None:
    """Add the area's rows to the entered workspace."""
    campaign = Campaign.objects.filter(status="active").order_by("id").first()
    signal = IntelligenceSignal.objects.order_by("id").first()
    people = list(plot.people.values())
    alerts = [
        happen(facts, people[number % 2], related_campaign=campaign if number % 2 else None)
        for number, facts in enumerate(ALERTS)
    ]
    services.raise_alert(
        alert_type="anomaly",
        severity_level="high",
        title="A word is everywhere",
        description="Every second signal of the week has it.",
        triggered_by_signal=signal,
    )
    for number, (title, kind, priority, channel, read) in enumerate(TOLD):
        NotificationFactory(
            user=people[number % len(people)],
            title=title,
            notification_type=kind,
            priority_level=priority,
            channel=channel,
            is_read=read,
            read_at=datetime.datetime.combine(plot.day(0), datetime.time(9), datetime.UTC) if read else None,
            delivery_status="delivered",
            related_alert=alerts[0] if kind == "alert" else None,
        )


def happen(facts: tuple[str, ...], person: Any, **about: Any) -> SystemAlert:
    """An alert, what it is about, and what became of it; what is still open occurred twice."""
    title, kind, severity, description, status = facts
    its: dict[str, Any] = {"alert_type": kind, "severity_level": severity, "title": title, **about}
    alert = services.raise_alert(**its, description=description)
    if status == "active":
        return services.raise_alert(**its, description=description)
    if status == "acknowledged":
        return services.acknowledge_alert(alert=alert, user=person)
    end = services.resolve_alert if status == "resolved" else services.dismiss_alert
    return end(alert=alert, action_taken="Looked at, and talked through.")
