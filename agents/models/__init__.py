"""The agents, what they can do, where they are assigned, and how they perform."""

from agents.models.assignments import AgentAssignment, AgentTask
from agents.models.executions import AgentExecution
from agents.models.performance import AgentPerformance
from agents.models.registry import Agent, AgentCapability, AgentRelease

__all__ = [
    "Agent",
    "AgentAssignment",
    "AgentCapability",
    "AgentExecution",
    "AgentPerformance",
    "AgentRelease",
    "AgentTask",
]
