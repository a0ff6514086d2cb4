"""What every endpoint shares, and the endpoints of the ground."""

from codex.api.pages import Pages
from codex.api.refusing import explain
from codex.api.rows import Endpoint, Input, Rows, RowSerializer

__all__ = ["Endpoint", "Input", "Pages", "RowSerializer", "Rows", "explain"]
