"""What can be done with agents: load the catalogue, record runs; and the words when something is refused."""

from agents.services import words
from agents.services.catalogue import load_catalogue
from agents.services.recording import record_executions

__all__ = ["load_catalogue", "record_executions", "words"]
