"""The demo: two workspaces as two companies might really have them, and who signs in to them."""

from codex.demo.plot import Plot, content
from codex.demo.roles import OPERATOR, PASSWORD, WORKSPACES, Login, logins

__all__ = ["OPERATOR", "PASSWORD", "WORKSPACES", "Login", "Plot", "content", "logins"]
