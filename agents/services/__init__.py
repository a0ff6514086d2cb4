"""What can be done with agents: load the catalogue, record runs, retire; and the words of refusals."""

from agents.services import words
from agents.services.assignments import NotNow, pause, prioritise, resume
from agents.services.catalogue import load_catalogue
from agents.services.recording import MOST_AT_ONCE, RunRefused, record_executions, record_list
from agents.services.registry import retire

__all__ = [
    "MOST_AT_ONCE",
    "NotNow",
    "RunRefused",
    "load_catalogue",
    "pause",
    "prioritise",
    "record_executions",
    "record_list",
    "resume",
    "retire",
    "words",
]
