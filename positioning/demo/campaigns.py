"""Campaigns of a demo workspace, each led through its life by the lifecycle's own steps."""

from decimal import Decimal
from typing import Any

from codex.demo.plot import Plot
from positioning.demo.moves import move
from positioning.factories import CampaignCohortFactory, CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign, CampaignQuest, MessageArchitecture, Positioning
from positioning.services import change_status

Told = dict[str, Any]


def present(
    plot: Plot, told: Told, positioning: Positioning | None, messages: MessageArchitecture | None
) -> Campaign:
    """A campaign with its cohorts, quests and moves, in the status that its last step leads to."""
    cohorts = [reached(plot, each, elapsed(told)) for each in told.get("cohorts", [])]
    campaign = CampaignFactory(
        name=told["name"],
        description=told.get("description", ""),
        objective=told["objective"],
        positioning=positioning,
        message_architecture=messages,
        target_segments=told.get("target_segments", []),
        target_geographies=told.get("target_geographies", []),
        currency=plot.workspace.currency,
        resource_allocation=told.get("resources", {}),
        created_by=plot.people[told["by"]],
        **schedule(plot, told),
        **figures(plot, told, cohorts),
    )
    for each in cohorts:
        CampaignCohortFactory(campaign=campaign, **each)
    quests(plot, campaign, told.get("quests", []))
    for each in told.get("moves", []):
        move(plot, each, campaign)
    for status in told["steps"]:
        change_status(campaign=campaign, to=status)
    return campaign


def past(plot: Plot, told: Told) -> Campaign:
    """A campaign of last year, of which little more is known than how it went."""
    start, end, author = -told["days"], plot.random.randint(14, 35) - told["days"], next(iter(plot.people))
    target = plot.random.randrange(100, 900, 20)
    work = {"name": told["work"], "status": "completed", "start": start, "due": end, "end": end, "by": author}
    rest = {
        "by": author,
        "steps": ["planning", "active", "completed", *plot.random.choice([[], ["archived"]])],
        "start": start,
        "end": end,
        "cohorts": [{"name": plot.random.choice(sorted(plot.cohorts)), "share": 100, "target": target}],
        "quests": [work],
    }
    return present(plot, {**told, **rest}, None, None)


def elapsed(told: Told) -> float:
    """The part of a campaign's time that is over, 0 to 1; nothing of one that was never active."""
    if "active" not in told["steps"]:
        return 0.0
    start, end = int(told["start"]), int(told["end"])
    return min(1.0, -start / (end - start))


def reached(plot: Plot, told: Told, elapsed: float) -> Told:
    """A cohort's share of a campaign, and what came of it so far."""
    people = round(told["target"] * elapsed * plot.random.uniform(0.72, 1.06))
    return {
        "cohort": plot.cohorts[told["name"]],
        "allocation_percentage": told["share"],
        "target_count": told["target"],
        "reached_count": people,
        "converted_count": round(people * plot.random.uniform(0.02, 0.07)),
    }


def schedule(plot: Plot, told: Told) -> Told:
    """When a campaign runs."""
    start, end = told.get("start"), told.get("end")
    return {
        "start_date": plot.day(start),
        "end_date": plot.day(end),
        "planned_duration_days": None if start is None or end is None else end - start,
    }


def figures(plot: Plot, told: Told, cohorts: list[Told]) -> Told:
    """What a campaign may spend, has given out, and has reached."""
    budget = told.get("budget")
    spent = (budget or 0) * elapsed(told) * plot.random.uniform(0.7, 0.97)
    reach = sum(each["reached_count"] for each in cohorts)
    luck = round(Decimal(plot.random.uniform(-20, 240)), 2)
    return {
        "budget_allocation": budget,
        "allocated_budget_amount": round(spent, -1),
        "total_reach": reach,
        "total_engagements": round(reach * plot.random.uniform(0.18, 0.44)),
        "conversion_count": sum(each["converted_count"] for each in cohorts),
        "roi_percentage": told.get("roi", luck) if "completed" in told["steps"] else None,
    }


def quests(plot: Plot, campaign: Campaign, told: list[Told], above: CampaignQuest | None = None) -> None:
    """Quests in their order, and below each its own; who does not sign has the one above sign."""
    for place, each in enumerate(told, 1):
        quest = CampaignQuestFactory(
            campaign=campaign,
            parent_quest=above,
            quest_order=place,
            name=each["name"],
            objective=each.get("objective", ""),
            status=each["status"],
            start_date=plot.day(each.get("start")),
            due_date=plot.day(each.get("due")),
            end_date=plot.day(each.get("end")),
            expected_output=each.get("expected", ""),
            actual_output=each.get("actual", ""),
            assigned_to_agents=each.get("agents", []),
            weight=each.get("weight", 1),
            created_by=plot.people[each["by"]] if above is None else above.created_by,
        )
        quests(plot, campaign, each.get("below", []), quest)
