"""The words for what the rules of agents refuse."""

from typing import Any

from codex.refusals import explains


@explains("agent_registry_new_version", field="version")
def _new_version(facts: dict[str, Any]) -> str:
    return f"A change of prompt or model is a new version: give one that comes after {facts['version']}."


@explains("agent_registry_named_by_quests", field="agent_name")
def _named_by_quests(facts: dict[str, Any]) -> str:
    return f"Quests name {facts['name']}: retire it, and register another under the new name."


@explains("agent_assignments_totals_are_counted")
def _totals_are_counted(facts: dict[str, Any]) -> str:
    return "What an assignment adds up to is counted by the database; record runs and tasks instead."


@explains("agent_assignments_active_agent", field="agent")
def _active_agent(facts: dict[str, Any]) -> str:
    return f"{facts['name']} is not active: assign an agent that is in use."


@explains("campaign_quests_known_agents", field="assigned_to_agents")
def _known_agents(facts: dict[str, Any]) -> str:
    return f"No agent in use is called {' or '.join(facts['unknown'])}; GET /api/v1/agents/ lists them."
