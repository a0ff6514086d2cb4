"""How people see agents and do what can be done with them."""

from agents.admin import registry, work

__all__ = ["registry", "work"]
