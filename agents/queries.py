"""What can be asked of agents: the model they run on, and how they performed over any time."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet, Sum

from agents.models import Agent, AgentAssignment, AgentCapability, AgentPerformance, AgentTask
from agents.models.assignments import AssignmentStatus, TaskState
from codex.queries import ask
from codex.tenancy import current_workspace_id

FAILING = {"days": 7, "runs": 10, "percent": 10}  # so many of the last days' runs fail, of at least so many
SUMMED = (  # as agent_performance_over() answers
    "execution_count",
    "success_count",
    "failure_count",
    "error_count",
    "success_rate_percentage",
    "error_rate_percentage",
    "avg_execution_time_seconds",
    "p50_execution_time_seconds",
    "p95_execution_time_seconds",
    "p99_execution_time_seconds",
    "total_input_tokens",
    "total_output_tokens",
    "total_cost_incurred",
    "quality_score",
)


def model_of(agent: Agent) -> str:
    """The language model that an agent runs on: its tier's, or the one it names itself."""
    named: str = agent.model_config["model"]
    return settings.AGENT_MODEL_TIERS.get(named, named)


def failing_agents(today: datetime.date) -> QuerySet[AgentPerformance, dict[str, Any]]:
    """Agents of whose runs in the last week every tenth or more gave no usable result, the worst first.

    Each is a dict of agent_id, agent__agent_name, runs and failed; agents with a few runs are left out.
    """
    week = AgentPerformance.objects.filter(
        measurement_hour=None, measurement_date__gt=today - datetime.timedelta(days=FAILING["days"])
    )
    agents = week.values("agent_id", "agent__agent_name").annotate(
        runs=Sum("execution_count"), failed=Sum(F("failure_count") + F("error_count"))
    )
    failing = agents.filter(runs__gte=FAILING["runs"], failed__gte=F("runs") * FAILING["percent"] / 100.0)
    worst_first: QuerySet[Any, dict[str, Any]] = failing.order_by(F("failed") * 1.0 / F("runs")).reverse()
    return worst_first


def work_by_day_and_guild(start: datetime.date) -> QuerySet[AgentPerformance, dict[str, Any]]:
    """What all agents did since a day: dicts of measurement_date, agent__guild_name, runs, errors, cost."""
    days = AgentPerformance.objects.filter(measurement_hour=None, measurement_date__gte=start)
    by_guild = days.order_by().values("measurement_date", "agent__guild_name")
    summed: QuerySet[Any, dict[str, Any]] = by_guild.annotate(
        runs=Sum("execution_count"), errors=Sum("error_count"), cost=Sum("total_cost_incurred")
    )
    return summed


def performance_over(
    start: datetime.date, end: datetime.date, *, agent: Agent | None = None, guild: str | None = None
) -> dict[str, Any]:
    """How one agent, a guild or all agents performed from one day to another, in the entered workspace.

    Percentiles come from the merged histograms, within 1 percent of the exact ones, in seconds.
    """
    (row,) = ask(
        "agent_performance_over(%s::uuid, %s::date, %s::date, %s::uuid, %s::text)",
        [current_workspace_id(), start, end, agent.pk if agent else None, guild],
    )
    return dict(zip(SUMMED, row, strict=True))


def settings_of(agent_id: Any) -> dict[str, Any]:
    """The JSON Schema of an assignment's settings: each capability in use, with its parameters."""
    capabilities = AgentCapability.objects.filter(agent=agent_id, is_enabled=True).order_by("capability_name")
    schemas = dict(capabilities.values_list("capability_name", "parameter_schema"))
    return {"type": "object", "properties": schemas}


def work_of(agents: QuerySet[Agent]) -> dict[str, int]:
    """What agents are assigned to and have to do, by what to call it, in the workspaces that are open."""
    assigned = AgentAssignment.objects.filter(agent__in=agents.order_by().values("pk"))
    open_tasks = AgentTask.objects.filter(
        assignment__in=assigned.values("pk"), state__in=[TaskState.QUEUED, TaskState.LEASED]
    )
    counts = {
        "active assignments": assigned.filter(assignment_status=AssignmentStatus.ACTIVE).count(),
        "paused assignments": assigned.filter(assignment_status=AssignmentStatus.PAUSED).count(),
        "open tasks": open_tasks.count(),
    }
    return {name: number for name, number in counts.items() if number}
