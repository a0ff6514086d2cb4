"""The back office: one site for members and operators, and the pages of the ground."""

from codex.admin import ground, jobs, keys, people, staff, workspaces
from codex.admin.rows import WorkspaceAdmin, WorkspaceInline
from codex.admin.site import site

__all__ = [
    "WorkspaceAdmin",
    "WorkspaceInline",
    "ground",
    "jobs",
    "keys",
    "people",
    "site",
    "staff",
    "workspaces",
]
