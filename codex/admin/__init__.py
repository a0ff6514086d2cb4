"""The back office: one site for members and operators, and the pages of the ground."""

from codex.admin import bulk_actions, ground, jobs, keys, people, staff, workspaces
from codex.admin.inlines import GlobalInline, WorkspaceInline
from codex.admin.rows import WorkspaceAdmin
from codex.admin.site import site
from codex.admin.transfer import Transferable

__all__ = [
    "GlobalInline",
    "Transferable",
    "WorkspaceAdmin",
    "WorkspaceInline",
    "bulk_actions",
    "ground",
    "jobs",
    "keys",
    "people",
    "site",
    "staff",
    "workspaces",
]
