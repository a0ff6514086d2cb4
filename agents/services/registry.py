"""Changes of the registry, which operators make."""

import datetime

from agents.models import Agent


def retire(*, agent: Agent, day: datetime.date) -> Agent:
    """Take an agent out of use for good; what refers to it stays, and nothing new is given to it."""
    agent.is_active = False
    agent.deprecated_date = max(day, agent.release_date or day)
    agent.save(update_fields=["is_active", "deprecated_date"])
    return agent
