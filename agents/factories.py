"""Believable work of agents, for the demo and for tests; the agents themselves are those of the catalogue."""

import datetime
from typing import Any

import factory
from django.utils import timezone

from agents.models import Agent, AgentAssignment, AgentExecution, AgentTask
from agents.services import record_executions
from codex.factories import RowFactory
from codex.models import Workspace
from positioning.factories import same_workspace


def agent(code: str = "RES-001") -> Agent:
    """An agent of the catalogue, by its code."""
    return Agent.objects.get(code=code)


class AgentAssignmentFactory(RowFactory[AgentAssignment]):
    """An agent that works for the whole workspace, unless a campaign is given."""

    class Meta:
        model = AgentAssignment

    agent = factory.LazyFunction(agent)


class AgentTaskFactory(RowFactory[AgentTask]):
    class Meta:
        model = AgentTask

    assignment = same_workspace(AgentAssignmentFactory)
    name = factory.Sequence(lambda n: f"Task {n}")


def run(**its: Any) -> dict[str, Any]:
    """A run as services.record_executions() takes it."""
    usual = {"execution_time_seconds": "1.5", "input_tokens": 1000, "output_tokens": 200, "cost": "0.01"}
    if "agent" not in its:
        its["agent"] = agent()
    return {**usual, "outcome": "success", **its}


def recorded(workspace: Workspace, **its: Any) -> AgentExecution:
    """A run that was recorded in a workspace."""
    started_at = its.setdefault("started_at", timezone.now().astimezone(datetime.UTC))
    with RowFactory.inside(workspace):
        record_executions(executions=[run(**its)], workspace_id=workspace.pk)
        found: AgentExecution = AgentExecution.objects.filter(
            workspace=workspace, started_at=started_at
        ).latest("id")
    return found
