"""What can be asked of agents: the model they run on, and how they performed over any time."""

import datetime
from typing import Any

from django.conf import settings

from agents.models import Agent
from codex.queries import ask
from codex.tenancy import current_workspace_id

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
