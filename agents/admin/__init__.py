"""How people see agents and do what can be done with them."""

from agents.admin import recording, registry, work

__all__ = ["recording", "registry", "work"]
