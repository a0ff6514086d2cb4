"""Campaigns, the quests they consist of, and the cohorts they address."""

from django.db import models

from codex.fields import Choice, Count, Day, Json, Money, Name, Percentage, Prose, TextList
from codex.models import Cohort, WorkspaceForeignKey, WorkspaceModel
from codex.models.workspace_model import created_by
from codex.rules import Rule, Unique, WorkspaceKey
from codex.shapes import anything
from positioning.models.messages import MessageArchitecture, Positioning


class CampaignStatus(models.TextChoices):
    DRAFT = "draft"
    PLANNING = "planning"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    ARCHIVED = "archived"


class QuestStatus(models.TextChoices):
    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    BLOCKED = "blocked"
    ON_HOLD = "on_hold"


class Campaign(WorkspaceModel):
    """A planned effort with a budget and a time; its lifecycle is kept by sql/campaign_lifecycle."""

    name = Name(db_comment="What the campaign is called; unique among those not archived.")
    description = Prose(db_comment="What it is about.")
    objective = Prose(db_comment="What it is to achieve.")
    status = Choice(
        choices=CampaignStatus.choices,
        default=CampaignStatus.DRAFT,
        db_comment="draft (being written), planning (being prepared), active (running), paused (resting), "
        "completed (done), archived (put away for good).",
    )
    positioning = WorkspaceForeignKey(
        Positioning,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="campaigns",
        db_comment="The positioning it is built on.",
    )
    message_architecture = WorkspaceForeignKey(
        MessageArchitecture,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="campaigns",
        db_comment="The messages it uses.",
    )
    target_segments = TextList(db_comment="The segments it is for.")
    target_geographies = TextList(db_comment="Where it runs.")
    start_date = Day(db_comment="The first day; an active campaign has one.")
    end_date = Day(db_comment="The last day.")
    completed_at = models.DateTimeField(
        null=True, editable=False, db_comment="When it was completed; kept when archived."
    )
    planned_duration_days = models.PositiveIntegerField(
        null=True, blank=True, db_comment="How long it is meant to take, in days."
    )
    budget_allocation = Money(
        null=True, blank=True, db_comment="The whole budget, in the campaign's currency."
    )
    allocated_budget_amount = Money(
        default=0, db_default=0, db_comment="What of the budget is given out already; never above it."
    )
    currency = models.CharField(
        max_length=3, default="EUR", db_default="EUR", db_comment="ISO 4217 code of its amounts."
    )
    resource_allocation = Json(
        validators=[anything(people=["Maya"], tools=["Figma"], hours=40)],
        db_comment="What else it uses: people, tools, hours.",
    )
    total_reach = Count(db_comment="How many people it reached.")
    total_engagements = Count(db_comment="How often they reacted.")
    conversion_count = Count(db_comment="How many did what was wanted.")
    roi_percentage = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        db_comment="Return on investment in percent; negative for a loss, -100 at the least.",
    )
    created_by = created_by()
    steps = ("status",)

    class Meta(WorkspaceModel.Meta):
        db_table = "campaigns"
        db_table_comment = "Planned efforts with a budget, a time and a lifecycle."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "name"],
                condition=~models.Q(status="archived"),
                name="campaigns_name_once",
                says="Another campaign of this workspace that is not archived has this name.",
                field="name",
            ),
            Rule(
                name="campaigns_end_after_start",
                sql="end_date >= start_date",
                says="A campaign ends on or after the day it starts.",
                field="end_date",
            ),
            Rule(
                name="campaigns_duration_limit",
                sql="planned_duration_days BETWEEN 0 AND 36525",
                says="Plan from 0 to 36525 days.",
                field="planned_duration_days",
                schema={"minimum": 0, "maximum": 36525},
            ),
            Rule(
                name="campaigns_budget_covers_allocated",
                sql="allocated_budget_amount <= COALESCE(budget_allocation, 0)",
                says="No more than the whole budget can be given out.",
                field="allocated_budget_amount",
            ),
            Rule(
                name="campaigns_active_is_ready",
                sql="status <> 'active' OR (start_date IS NOT NULL AND COALESCE(budget_allocation, 0) > 0)",
                says="An active campaign keeps its start date and its budget; pause it first.",
                field="status",
            ),
            Rule(
                name="campaigns_currency_limit",
                sql="currency ~ '^[A-Z]{3}$'",
                says="Give a currency by its three capital letters, such as EUR.",
                field="currency",
                schema={"pattern": "^[A-Z]{3}$"},
            ),
            Rule(
                name="campaigns_roi_limit",
                sql="roi_percentage >= -100 AND roi_percentage <> 'NaN'",
                says="A loss cannot be over 100 percent.",
                field="roi_percentage",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "status", "-updated_at"], name="campaigns_status_idx"),
            models.Index(fields=["workspace", "start_date"], name="campaigns_start_date_idx"),
            models.Index(fields=["workspace", "end_date"], name="campaigns_end_date_idx"),
            models.Index(
                fields=["workspace", "end_date"],
                name="campaigns_under_way_idx",
                condition=models.Q(status__in=["planning", "active", "paused"]),
            ),
            models.Index(fields=["status"], name="campaigns_anywhere_idx"),
            models.Index(
                fields=["end_date"],
                name="campaigns_late_anywhere_idx",
                condition=models.Q(status__in=["planning", "active", "paused"]),
            ),
            models.Index(fields=["workspace", "positioning"], name="campaigns_positioning_idx"),
            models.Index(fields=["workspace", "message_architecture"], name="campaigns_message_arch_idx"),
            models.Index(fields=["created_by"], name="campaigns_created_by_idx"),
        ]

    def __str__(self) -> str:
        return self.name


class CampaignQuest(WorkspaceModel):
    """A piece of a campaign's work; quests form a tree, whose rules are in sql/quest_tree."""

    campaign = WorkspaceForeignKey(
        Campaign,
        on_delete=models.CASCADE,
        related_name="quests",
        db_comment="The campaign it is part of; deleted with it.",
    )
    name = Name(db_comment="What is to be done.")
    description = Prose(db_comment="What it is about.")
    objective = Prose(db_comment="What it is to achieve.")
    parent_quest = WorkspaceForeignKey(
        "self",
        on_delete=models.CASCADE,
        within="campaign",
        null=True,
        blank=True,
        related_name="children",
        db_comment="The quest of the same campaign that it is a part of.",
    )
    quest_order = models.PositiveIntegerField(
        "order", default=0, db_default=0, db_comment="Its place among its siblings, small numbers first."
    )
    status = Choice(
        choices=QuestStatus.choices,
        default=QuestStatus.PENDING,
        db_comment="pending (not begun), in_progress (being done), completed (done), blocked (cannot go on), "
        "on_hold (put aside).",
    )
    start_date = Day(db_comment="When work on it begins.")
    end_date = Day(db_comment="When work on it ended.")
    due_date = Day(db_comment="When it has to be done.")
    assigned_to_agents = TextList(db_comment="Registry names of the agents that work on it.")
    expected_output = Prose(db_comment="What is to come of it.")
    actual_output = Prose(db_comment="What came of it.")
    weight = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        default=1,
        db_default=1,
        db_comment="How much it counts in the campaign's progress, compared with other leaves.",
    )
    created_by = created_by()

    class Meta(WorkspaceModel.Meta):
        db_table = "campaign_quests"
        db_table_comment = "The work of a campaign, as a tree."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            # Parents are referenced together with their campaign, so that a tree stays inside one.
            WorkspaceKey(name="campaign_quests_in_campaign_key", fields=("workspace", "campaign", "id")),
            Rule(
                name="campaign_quests_end_after_start",
                sql="end_date >= start_date AND (due_date >= start_date) IS NOT FALSE",
                says="A quest ends, and is due, on or after the day it starts.",
                field="end_date",
            ),
            Rule(
                name="campaign_quests_weight_limit",
                sql="weight > 0 AND weight <> 'NaN'",
                says="Give a weight above 0.",
                field="weight",
            ),
            Rule(
                name="campaign_quests_not_own_parent",
                sql="parent_quest_id <> id",
                says="A quest cannot be its own parent.",
                field="parent_quest",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "campaign", "parent_quest", "quest_order"],
                name="campaign_quests_tree_idx",
            ),
            models.Index(fields=["workspace", "status", "due_date"], name="campaign_quests_status_idx"),
            models.Index(fields=["workspace", "due_date"], name="campaign_quests_due_date_idx"),
            models.Index(fields=["created_by"], name="campaign_quests_created_by_idx"),
        ]

    def __str__(self) -> str:
        return self.name


class CampaignCohort(WorkspaceModel):
    """That a campaign addresses a cohort, with what share of it; sql/cohort_allocation keeps the sum."""

    campaign = WorkspaceForeignKey(
        Campaign,
        on_delete=models.CASCADE,
        related_name="campaign_cohorts",
        db_comment="The campaign; deleted with it.",
    )
    cohort = WorkspaceForeignKey(
        Cohort,
        on_delete=models.CASCADE,
        related_name="campaign_cohorts",
        db_comment="The cohort it addresses; the link is deleted with it.",
    )
    allocation_percentage = Percentage(
        default=0,
        db_default=0,
        db_comment="The share of the campaign that goes to this cohort; never above 100 together.",
    )
    target_count = Count(db_comment="How many of the cohort are to be reached.")
    reached_count = Count(db_comment="How many were reached.")
    converted_count = Count(db_comment="How many did what was wanted.")

    class Meta(WorkspaceModel.Meta):
        db_table = "campaign_cohorts"
        db_table_comment = "Which cohorts a campaign addresses, with which share of it."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "campaign", "cohort"],
                name="campaign_cohorts_once",
                says="The campaign addresses this cohort already.",
                field="cohort",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "cohort"], name="campaign_cohorts_cohort_idx")]

    def __str__(self) -> str:
        return f"{self.cohort} {self.allocation_percentage} %"
