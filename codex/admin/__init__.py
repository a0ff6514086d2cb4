"""The back office: one site for members and operators, and the pages of the ground."""

from codex.admin import ground, jobs, keys, people, workspaces
from codex.admin.inlines import GlobalInline, WorkspaceInline
from codex.admin.rows import WorkspaceAdmin
from codex.admin.site import site

__all__ = [
    "GlobalInline",
    "WorkspaceAdmin",
    "WorkspaceInline",
    "ground",
    "jobs",
    "keys",
    "people",
    "site",
    "workspaces",
]
