"""What every endpoint shares, and the endpoints of the ground."""

from codex.api.pages import Pages
from codex.api.refusing import explain
from codex.api.rows import Endpoint, Rows, RowSerializer
from codex.api.values import Input

__all__ = ["Endpoint", "Input", "Pages", "RowSerializer", "Rows", "explain"]
