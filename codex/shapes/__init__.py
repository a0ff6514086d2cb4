"""What free structure has to look like, where a value does not, and how a form and the API say so alike."""

from codex.shapes.fitting import Fits, anything, follow, json_schema
from codex.shapes.places import DoesNotFit, line_of, read, span
from codex.shapes.telling import example, in_order, keys

__all__ = [
    "DoesNotFit",
    "Fits",
    "anything",
    "example",
    "follow",
    "in_order",
    "json_schema",
    "keys",
    "line_of",
    "read",
    "span",
]
