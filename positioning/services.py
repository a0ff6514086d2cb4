"""What can be done in positioning: the steps of a campaign's life, with the words when one is refused."""

from datetime import date, timedelta
from typing import Any

from codex.refusals import explains
from positioning.models import Campaign, CampaignCohort, CampaignQuest
from positioning.models.campaigns import CampaignStatus
from positioning.queries import BLOCKERS, from_the_root, quest_tree, taken_along

BATCH = 1000  # quests in one statement
# What of a campaign, its quests and its cohorts is plan, and not what came of it.
PLAN = (
    *("description", "objective", "positioning_id", "message_architecture_id", "target_segments"),
    *("target_geographies", "planned_duration_days", "budget_allocation", "currency", "resource_allocation"),
)
QUEST_PLAN = (
    *("name", "description", "objective", "quest_order", "assigned_to_agents", "expected_output", "weight"),
)
COHORT_PLAN = ("cohort_id", "allocation_percentage", "target_count")


class SomethingWasAdded(Exception):
    """More, or less, would be deleted now than was counted before."""

    def __init__(self, counted: dict[str, int]) -> None:
        self.counted = counted
        super().__init__("What this would delete has changed since it was counted; look again.")


def change_status(*, campaign: Campaign, to: str) -> Campaign:
    """Take one step of the lifecycle.

    Raises IntegrityError where the lifecycle or what is missing forbids it (codex.refusals has the words).
    """
    campaign.status = to
    campaign.save(update_fields=["status"])
    campaign.refresh_from_db()
    return campaign


def archive(*, campaign: Campaign) -> Campaign:
    """Put a campaign away for good; its quests, cohorts and moves stay with it."""
    return change_status(campaign=campaign, to=CampaignStatus.ARCHIVED)


def clone(*, campaign: Campaign, name: str, start_date: date | None = None) -> Campaign:
    """Plan a campaign once more: a draft with its quests, none begun, and its cohorts, none reached.

    With a start date all its days are moved by as many as its start is. What it has brought, and what of
    its budget was given out, stays with the original. Raises IntegrityError where the name is taken.
    """
    later = start_date - campaign.start_date if start_date and campaign.start_date else timedelta()
    plan = {field: getattr(campaign, field) for field in PLAN}
    days: dict[str, Any] = {"start_date": start_date or campaign.start_date}
    days["end_date"] = moved(campaign.end_date, later)
    new: Campaign = Campaign.objects.create(**plan, **days, name=name)
    clones: dict[Any, CampaignQuest] = {}
    for quest in from_the_root(quest_tree(campaign)):
        days = {field: moved(getattr(quest, field), later) for field in ("start_date", "due_date")}
        plan = {field: getattr(quest, field) for field in QUEST_PLAN}
        above = clones.get(quest.parent_quest_id)
        clones[quest.pk] = CampaignQuest(**plan, **days, campaign=new, parent_quest=above)
    CampaignQuest.objects.bulk_create(clones.values(), batch_size=BATCH)
    shares = CampaignCohort.objects.filter(campaign=campaign).values(*COHORT_PLAN)
    CampaignCohort.objects.bulk_create([CampaignCohort(**share, campaign=new) for share in shares])
    return new


def moved(day: date | None, by: timedelta) -> date | None:
    """A day so much later, where there is one."""
    return day and day + by


def delete_counted(*, campaign: Campaign, counted: dict[str, int]) -> None:
    """Delete a campaign with all that goes with it, if that is still what was counted.

    The campaign is locked first: nobody adds a quest between the count and the deletion.
    """
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    now = taken_along(locked)
    if now != counted:
        raise SomethingWasAdded(now)
    locked.delete()


@explains("campaigns_lifecycle", field="status")
def _lifecycle(facts: dict[str, Any]) -> str:
    was, to, allowed = facts["from"], facts["to"], facts["allowed"]
    if was is None:
        return "A new campaign is a draft; it is planned and activated afterwards."
    if to in allowed:
        missing = _listed([BLOCKERS[what] for what in facts["blockers"]])
        return f"This campaign cannot become {to} yet: it needs {missing}."
    if not allowed:
        return f"Nothing leaves {was}."
    return f"A campaign that is {was} cannot become {to}; it can become {_listed(allowed, 'or')}."


@explains("campaigns_active_keeps_a_cohort", field="cohort")
def _keeps_a_cohort(facts: dict[str, Any]) -> str:
    return f"{facts['name']} is active and this is its last cohort: pause it or add another cohort first."


@explains("campaign_cohorts_allocation", field="allocation_percentage")
def _allocation(facts: dict[str, Any]) -> str:
    return f"The cohorts of a campaign share 100 percent; together these would have {facts['total']}."


@explains("campaign_quests_no_circle", field="parent_quest")
def _no_circle(facts: dict[str, Any]) -> str:
    return "A quest cannot be below itself: choose a parent that is not below this quest."


@explains("campaign_quests_completed_below", field="status")
def _completed_below(facts: dict[str, Any]) -> str:
    return (
        f"{facts['parent']} cannot be completed while {facts['child']} below it is not: "
        "complete what is below first, or reopen what is above."
    )


def _listed(words: list[str], last: str = "and") -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
