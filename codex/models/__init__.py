"""The ground that every area stands on: people, workspaces, and what all areas refer to."""

from codex.models.audit import AuditEntry
from codex.models.bulk_actions import BulkAction, BulkActionRow, BulkState, RowOutcome
from codex.models.changes import Change
from codex.models.counts import RecentCount
from codex.models.ground import Cohort, Competitor, Event
from codex.models.idempotency import AnsweredRequest
from codex.models.imports import ImportFile
from codex.models.jobs import JobError
from codex.models.keys import ApiKey
from codex.models.people import Operator, User
from codex.models.staff import Area, OperatorRole, StaffEntry, StaffRole, StaffVisit
from codex.models.tokens import PersonalToken
from codex.models.workspace_model import MemberField, WhoField, WorkspaceForeignKey, WorkspaceModel
from codex.models.workspaces import Role, Workspace, WorkspaceInvitation, WorkspaceMember

__all__ = [
    "AnsweredRequest",
    "ApiKey",
    "Area",
    "AuditEntry",
    "BulkAction",
    "BulkActionRow",
    "BulkState",
    "Change",
    "Cohort",
    "Competitor",
    "Event",
    "ImportFile",
    "JobError",
    "MemberField",
    "Operator",
    "OperatorRole",
    "PersonalToken",
    "RecentCount",
    "Role",
    "RowOutcome",
    "StaffEntry",
    "StaffRole",
    "StaffVisit",
    "User",
    "WhoField",
    "Workspace",
    "WorkspaceForeignKey",
    "WorkspaceInvitation",
    "WorkspaceMember",
    "WorkspaceModel",
]
