"""What is done with rows of a list: shown before it is done, at once or by a job."""

from codex.admin.actions.action import Action, Given, Refused
from codex.admin.actions.asked import Note, Reason, as_words
from codex.admin.actions.pages import WithActions

__all__ = ["Action", "Given", "Note", "Reason", "Refused", "WithActions", "as_words"]
