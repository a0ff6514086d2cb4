"""The back office: one site for members and operators, and the pages of the ground."""

from codex.admin import bulk_actions, ground, jobs, keys, people, workspaces
from codex.admin.rows import WorkspaceAdmin, WorkspaceInline
from codex.admin.site import site

__all__ = [
    "WorkspaceAdmin",
    "WorkspaceInline",
    "bulk_actions",
    "ground",
    "jobs",
    "keys",
    "people",
    "site",
    "workspaces",
]
