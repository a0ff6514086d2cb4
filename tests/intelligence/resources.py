"""The API's resources of intelligence: a row of each, and what a client sends to make another."""

from typing import Any

from codex.models import Workspace
from intelligence.factories import (
    InsightCampaignFactory,
    InsightCohortFactory,
    InsightCompetitorFactory,
    InsightFactory,
    InsightSignalFactory,
    SignalCampaignFactory,
    SignalCohortFactory,
    SignalCompetitorFactory,
    SignalFactory,
)

Rows = dict[str, Any]

# How to make a link, and what it links.
LINKS: list[tuple[Any, str, str]] = [
    (SignalCampaignFactory, "signal", "campaign"),
    (SignalCohortFactory, "signal", "cohort"),
    (SignalCompetitorFactory, "signal", "competitor"),
    (InsightSignalFactory, "insight", "signal"),
    (InsightCampaignFactory, "insight", "campaign"),
    (InsightCohortFactory, "insight", "cohort"),
    (InsightCompetitorFactory, "insight", "competitor"),
]
DRAWN = "insight-signals"  # nobody changes these
SHARED = ["signals", "insights", *(f"{near}-{far}s" for _, near, far in LINKS if far != "signal")]
CHANGES: dict[str, dict[str, Any]] = {
    "signals": {"signal_title": "Changed"},
    "insights": {"insight_title": "Changed"},
    **{f"{near}-{far}s": {} for _, near, far in LINKS},
}


def of_intelligence(workspace: Workspace, rows: Rows) -> Rows:
    """Signals, insights, and links of both to the other rows."""
    there, its = {"workspace": workspace}, Rows()
    its["signals"] = SignalFactory.create(**there, assigned_to_user=rows["members"].user)
    its["insights"] = InsightFactory.create(**there)
    InsightFactory.create(**there, insight_status="superseded", superseded_by=its["insights"])
    ends = {**rows, **its}
    for factory, near, far in LINKS:
        # Each end is linked to something else, so that the two of them can still be linked.
        factory.create(**there, **{far: ends[f"{far}s"]})
        its[f"{near}-{far}s"] = factory.create(**there, **{near: ends[f"{near}s"]})
    return its


def bodies(ids: dict[str, str], person: str) -> dict[str, dict[str, Any]]:
    """New rows that refer to those with these ids."""
    return {
        "signals": {
            "signal_title": "Fresh",
            "signal_category": "market_trend",
            "source_type": "market",
            "assigned_to_user": person,
        },
        "insights": {
            "insight_title": "Fresh",
            "insight_type": "threat",
            "insight_status": "superseded",
            "superseded_by": ids["insights"],
        },
        **{f"{near}-{far}s": {near: ids[f"{near}s"], far: ids[f"{far}s"]} for _, near, far in LINKS},
    }
