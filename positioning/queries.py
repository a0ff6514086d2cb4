"""What can be asked of positioning: how far a campaign is, what it may become, what blocks it."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import connections, models
from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery

from codex.queries import counted
from positioning.models import Campaign, CampaignQuest
from positioning.models.campaigns import CampaignStatus, QuestStatus

BLOCKERS = {
    "name": "a name",
    "start_date": "a start date",
    "budget_allocation": "a budget",
    "cohorts": "at least one cohort",
}


def campaigns_with_progress(campaigns: QuerySet[Campaign]) -> QuerySet[Any]:
    """The same campaigns, each with `progress`: 0-100, the weighted share of its completed leaf quests."""
    progress = Func(
        F("workspace_id"),
        F("id"),
        function="campaign_progress",
        output_field=models.DecimalField(max_digits=5, decimal_places=2),
    )
    return campaigns.annotate(progress=progress)


def stuck_campaigns(campaigns: QuerySet[Campaign], today: datetime.date) -> QuerySet[Any]:
    """Those of them that are past their end, not begun in time, or have a quest that is blocked.

    Each has `blocked`, a quest that is; those that should have ended first come first.
    """
    blocked = CampaignQuest.objects.filter(
        workspace=OuterRef("workspace"), campaign=OuterRef("pk"), status=QuestStatus.BLOCKED
    )
    first = Subquery(blocked.values("pk")[:1])  # EXISTS is answered by reading all that are blocked
    under_way = [CampaignStatus.PLANNING, CampaignStatus.ACTIVE, CampaignStatus.PAUSED]
    late = Q(end_date__lt=today) | Q(status=CampaignStatus.PLANNING, start_date__lt=today)
    stuck = campaigns.filter(status__in=under_way).annotate(blocked=first)
    return stuck.filter(late | Q(blocked__isnull=False)).order_by(F("end_date").asc(nulls_last=True), "-id")


def campaigns_by_status(most: int) -> dict[str, int]:
    """How many campaigns there are, counted to `most`, by their status, in the order of the lifecycle."""
    return counted(most, {each: Campaign.objects.filter(status=each) for each in CampaignStatus.values})


def next_statuses(campaign: Campaign) -> list[str]:
    """The statuses that the lifecycle allows from the present one."""
    return _ask(campaign, "campaign_next_statuses(c.status)")


def blockers(campaign: Campaign) -> list[str]:
    """What keeps a campaign from becoming active, by field: name, start_date, budget_allocation, cohorts."""
    return _ask(campaign, "campaign_blockers(c)")


def taken_along(campaign: Campaign) -> dict[str, int]:
    """How many rows would be deleted with a campaign, and how many moves would lose it."""
    counted: dict[str, int] = Campaign.objects.filter(pk=campaign.pk).aggregate(
        quests=Count("quests", distinct=True),
        cohorts=Count("campaign_cohorts", distinct=True),
        moves_set_free=Count("moves", distinct=True),
    )
    return counted


def quest_tree(campaign: Campaign) -> list[dict[str, Any]]:
    """The quests of a campaign as nested dicts {quest, children}, siblings by order and age; one query."""
    rows = CampaignQuest.objects.filter(campaign=campaign).order_by("quest_order", "id")
    nodes = {quest.pk: {"quest": quest, "children": []} for quest in rows}
    roots: list[dict[str, Any]] = []
    for quest in rows:
        above = nodes.get(quest.parent_quest_id)
        (above["children"] if above else roots).append(nodes[quest.pk])
    return roots


def from_the_root(tree: list[dict[str, Any]]) -> Iterator[CampaignQuest]:
    """The quests of a tree, each after the one above it; without recursion, which depth would exhaust."""
    level = tree
    while level:
        yield from (node["quest"] for node in level)
        level = [child for node in level for child in node["children"]]


def _ask(campaign: Campaign, expression: str) -> list[str]:
    alias = campaign._state.db or "default"
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT {expression} FROM campaigns c WHERE c.id = %s::uuid", [campaign.pk])
        row = cursor.fetchone()
    return row[0] if row else []
