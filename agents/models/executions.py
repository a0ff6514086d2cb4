"""The runs that agents have made, as they were recorded."""

from django.db import models

from agents.models.assignments import AgentAssignment, agent_reference
from agents.models.registry import Seconds
from codex import rls
from codex.fields import Choice, Count, Moment, Money, Name, Percentage, UUIDv7, uuid7
from codex.models import WorkspaceForeignKey, WorkspaceModel
from codex.rules import Rule, Unique


class Outcome(models.TextChoices):
    SUCCESS = "success"
    FAILURE = "failure"
    ERROR = "error"


class AgentExecution(WorkspaceModel):
    """One run of an agent; the caller's own id for it sees to it that a repeat counts once."""

    execution_id = models.UUIDField(
        default=uuid7,
        db_default=UUIDv7(),
        db_comment="The caller's id for the run; the same one again changes nothing.",
    )
    agent = agent_reference(db_comment="Who ran.")
    assignment = WorkspaceForeignKey(
        AgentAssignment,
        on_delete=models.SET_NULL,
        within="agent",
        null=True,
        blank=True,
        related_name="executions",
        db_comment="The one assignment of the same agent that it ran under.",
    )
    agent_version = Name(db_comment="The version that ran.")
    started_at = Moment(db_comment="When it began; its hour and day are counted in UTC.")
    execution_time_seconds = Seconds(db_comment="How long it took.")
    input_tokens = Count(db_comment="Tokens it was given.")
    output_tokens = Count(db_comment="Tokens it produced.")
    cost = Money(decimal_places=6, default=0, db_default=0, db_comment="What it cost, in USD.")
    outcome = Choice(
        choices=Outcome.choices,
        db_comment="success (usable result), failure (finished, result not usable), error (did not finish).",
    )
    quality = Percentage(null=True, blank=True, db_comment="How good the result was, if it was scored.")

    class Meta(WorkspaceModel.Meta):
        db_table = "agent_executions"
        db_table_comment = "Runs of agents; written by record_agent_executions() only."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "execution_id"],
                name="agent_executions_once",
                says="This run is recorded already.",
                field="execution_id",
            ),
            Rule(
                name="agent_executions_week_at_most",
                sql="execution_time_seconds <= 604800",
                says="Give a time from 0 seconds to 7 days.",
                field="execution_time_seconds",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "agent", "-started_at"], name="agent_executions_agent_idx"),
            models.Index(fields=["workspace", "-started_at"], name="agent_executions_started_idx"),
            models.Index(
                fields=["workspace", "assignment", "agent", "-started_at"], name="agent_executions_assign_idx"
            ),
            models.Index(fields=["workspace", "outcome", "-started_at"], name="agent_executions_outcome_idx"),
            models.Index(fields=["agent"], name="agent_executions_agent_fk_idx"),
        ]
        rls_policies = [rls.floor(), rls.members_read()]

    def __str__(self) -> str:
        return f"{self.outcome} {self.started_at:%Y-%m-%d %H:%M}"
