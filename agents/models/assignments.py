"""Where agents work, and what they are asked to do there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from agents.models.registry import Agent, AgentCapability
from agents.models.schemas import EXECUTION_CONSTRAINTS
from codex.fields import Choice, Count, Json, Moment, Money, Name, Prose
from codex.models import WhoField, WorkspaceForeignKey, WorkspaceModel
from codex.rules import Rule, Unique, WorkspaceKey
from codex.shapes import DoesNotFit, Fits, anything, follow
from codex.tenancy import current_user_id
from positioning.models import Campaign


class AssignmentStatus(models.TextChoices):
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    FAILED = "failed"
    ARCHIVED = "archived"


class Priority(models.TextChoices):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"


class TaskState(models.TextChoices):
    QUEUED = "queued"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


def agent_reference(**options: Any) -> Any:
    """A reference to the global registry; what is referred to cannot be deleted, only retired."""
    options = {"related_name": "+", "db_constraint": False, "db_index": False, **options}
    return models.ForeignKey(Agent, on_delete=models.PROTECT, **options)


class AgentAssignment(WorkspaceModel):
    """That an agent works for a campaign, or for the whole workspace."""

    agent = agent_reference(db_comment="Who works.")
    assigned_to_campaign = WorkspaceForeignKey(
        Campaign,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="agent_assignments",
        db_comment="The campaign it works for; empty: the whole workspace.",
    )
    assignment_status = Choice(
        choices=AssignmentStatus.choices,
        default=AssignmentStatus.ACTIVE,
        db_comment="active (working), paused (resting), completed (done), failed (given up), "
        "archived (put away).",
    )
    priority_level = Choice(
        choices=Priority.choices,
        default=Priority.NORMAL,
        db_comment="Which work comes first: low, normal, high or critical.",
    )
    assigned_date = models.DateTimeField(
        db_default=models.functions.Now(), editable=False, db_comment="Since when."
    )
    assignment_config = Json(
        validators=[anything(trend_research={"depth": 3})],
        db_comment="Settings for this work: {capability: {parameter: value}}, by the schemas of the agent's "
        "capabilities.",
    )
    execution_constraints = Json(
        validators=[Fits(EXECUTION_CONSTRAINTS)],
        db_comment="Limits: budget_per_day, budget_total (USD), runs_per_minute, tokens_per_run.",
    )
    tasks_assigned = Count(editable=False, db_comment="Tasks it was given.")
    tasks_completed = Count(editable=False, db_comment="Tasks it completed.")
    tasks_failed = Count(editable=False, db_comment="Tasks it failed.")
    total_tokens_used = Count(editable=False, db_comment="Tokens of all its runs.")
    total_cost_incurred = Money(
        max_digits=20,
        decimal_places=6,
        default=0,
        db_default=0,
        editable=False,
        db_comment="Cost of all its runs, in USD.",
    )
    assigned_by = WhoField(
        default=current_user_id,
        editable=False,
        db_comment="Who assigned it; empty once that person is deleted.",
    )

    class Meta(WorkspaceModel.Meta):
        db_table = "agent_assignments"
        db_table_comment = "Which agents work for which campaigns."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            # Runs refer to their assignment together with its agent, so that nobody is charged for another's.
            WorkspaceKey(name="agent_assignments_of_agent_key", fields=("workspace", "agent", "id")),
            Unique(
                fields=["workspace", "agent", "assigned_to_campaign"],
                nulls_distinct=False,
                name="agent_assignments_once",
                says="This agent is assigned there already.",
                field="agent",
            ),
            Rule(
                name="agent_assignments_constraints_are_known",
                sql="is_execution_constraints(execution_constraints)",
                says="Give any of budget_per_day, budget_total, runs_per_minute, tokens_per_run, each "
                "a number above 0.",
                field="execution_constraints",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "assignment_status", "priority_level"],
                name="agent_assignments_status_idx",
            ),
            models.Index(fields=["workspace", "assigned_to_campaign"], name="agent_assignments_campaign_idx"),
            models.Index(fields=["agent"], name="agent_assignments_agent_idx"),
            models.Index(fields=["assigned_by"], name="agent_assignments_by_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.agent} ({self.assignment_status})"

    def clean(self) -> None:
        """Refuse settings that do not follow the schemas of the agent's capabilities."""
        capabilities = AgentCapability.objects.filter(agent=self.agent_id, is_enabled=True)
        schemas = dict(capabilities.values_list("capability_name", "parameter_schema"))
        given = self.assignment_config if isinstance(self.assignment_config, dict) else {}  # a CHECK says so
        for name, parameters in given.items():
            try:
                if name not in schemas:
                    raise DoesNotFit(f"This agent cannot do '{name}'; see its capabilities.", path=[name])
                follow(schemas[name], parameters, place=[name])
            except ValidationError as error:
                raise ValidationError({"assignment_config": error}) from error


class AgentTask(WorkspaceModel):
    """One task in an assignment's queue; whoever works on it holds a lease for a while."""

    assignment = WorkspaceForeignKey(
        AgentAssignment, on_delete=models.CASCADE, related_name="tasks", db_comment="Whose queue it is in."
    )
    name = Name(db_comment="What is to be done.")
    payload = Json(validators=[anything(topic="launch", words=300)], db_comment="What it is to be done with.")
    state = Choice(
        choices=TaskState.choices,
        default=TaskState.QUEUED,
        db_comment="queued (waiting), leased (being worked on), done, failed (given up), "
        "cancelled (withdrawn).",
    )
    priority = models.SmallIntegerField(default=0, db_default=0, db_comment="Higher comes first.")
    attempts = Count(editable=False, db_comment="How often it was taken up.")
    max_attempts = Count(default=3, db_default=3, db_comment="How often it may be taken up.")
    run_after = Moment(
        default=timezone.now,
        db_default=models.functions.Now(),
        db_comment="Not before this time.",
    )
    leased_until = Moment(null=True, blank=True, editable=False, db_comment="Until when it is taken.")
    leased_by = Name(blank=True, default="", db_default="", editable=False, db_comment="Who has taken it.")
    last_error = Prose(editable=False, db_comment="Why it failed last.")

    class Meta(WorkspaceModel.Meta):
        db_table = "agent_tasks"
        db_table_comment = "The queue of each assignment: tasks with states, leases and attempts."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="agent_tasks_lease_agrees",
                sql="(state = 'leased') = (leased_until IS NOT NULL)",
                says="A task that is leased has an end of its lease, and no other has.",
                field="leased_until",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "assignment", "state", "-priority", "run_after"],
                name="agent_tasks_next_idx",
            ),
            models.Index(fields=["workspace", "state", "leased_until"], name="agent_tasks_lease_idx"),
        ]

    def __str__(self) -> str:
        return self.name
