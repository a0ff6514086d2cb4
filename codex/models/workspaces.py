"""Workspaces, who belongs to them, and who is invited."""

import datetime
import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django_rls.models import RLSModel

from codex import rls
from codex.fields import Choice, Json, Moment, Name
from codex.models.people import User
from codex.models.row import Row
from codex.models.workspace_model import WhoField, WorkspaceModel
from codex.rules import Rule, Unique
from codex.shapes import anything
from codex.validators import known_timezone

INVITATION_LASTS = datetime.timedelta(days=7)


class Plan(models.TextChoices):
    ASCENT = "Ascent"
    GLIDE = "Glide"
    SOAR = "Soar"


class Role(models.TextChoices):
    OWNER = "owner"
    ADMIN = "admin"
    STRATEGIST = "strategist"
    ANALYST = "analyst"
    VIEWER = "viewer"


class Workspace(Row, RLSModel):
    """A team's own space: nothing in it can be seen from another."""

    staff_writes: ClassVar[str] = "managers"
    name = Name(db_comment="What the team calls itself.")
    slug = models.SlugField(
        max_length=63, db_index=False, db_comment="The workspace's name in URLs and in X-Workspace."
    )
    plan = Choice(
        choices=Plan.choices,
        default=Plan.ASCENT,
        db_comment="The subscription: Ascent (first steps), Glide (growing), Soar (everything).",
    )
    timezone = models.TextField(
        default="UTC",
        db_default="UTC",
        validators=[known_timezone],
        db_comment="IANA name of the time zone the team works in; days are counted in UTC.",
    )
    currency = models.CharField(
        max_length=3, default="EUR", db_default="EUR", db_comment="ISO 4217 code of its budgets."
    )
    settings = Json(
        validators=[anything(week_starts_on="monday")], db_comment="Preferences of the workspace."
    )
    archived_at = Moment(
        null=True, blank=True, db_comment="When the workspace was closed; empty while it is in use."
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        db_table = "workspaces"
        db_table_comment = "Teams; every row of the product belongs to one."
        ordering = ["name"]
        indexes = [models.Index(fields=["name"], name="workspaces_name_idx")]
        constraints = [
            Unique(
                fields=["slug"],
                name="workspaces_slug_once",
                says="Another workspace has this short name.",
                field="slug",
            ),
            Rule(
                name="workspaces_slug_limit",
                sql="slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'",
                says="Use small letters, digits and single hyphens, such as acme-labs.",
                field="slug",
                schema={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            ),
            Rule(
                name="workspaces_timezone_limit",
                sql="timezone ~ '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$' AND char_length(timezone) <= 64",
                says="Give an IANA time zone such as Europe/Berlin.",
                field="timezone",
            ),
            Rule(
                name="workspaces_currency_limit",
                sql="currency ~ '^[A-Z]{3}$'",
                says="Give a currency by its three capital letters, such as EUR.",
                field="currency",
                schema={"pattern": "^[A-Z]{3}$"},
            ),
        ]
        rls_policies = [
            rls.floor(f"id = {rls.WORKSPACE}"),
            rls.members_read(f"id = {rls.WORKSPACE}"),
            rls.RowPolicy("founders_add", f"id = {rls.WORKSPACE} AND {rls.role_in('owner')}", "INSERT"),
            rls.RowPolicy("managers_change", f"id = {rls.WORKSPACE} AND {rls.MANAGERS}", "UPDATE"),
        ]

    def __str__(self) -> str:
        return self.name


# An admin manages everybody but owners; only an owner makes, changes or removes an owner.
MANAGES_ROLE = f"({rls.role_in('owner')} OR ({rls.role_in('admin')} AND role <> 'owner'))"


class WorkspaceMember(WorkspaceModel):
    """That a person belongs to a workspace, and what she may do there."""

    staff_writes: ClassVar[str] = "managers"
    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
        db_comment="Who belongs to the workspace.",
    )
    role = Choice(
        choices=Role.choices,
        default=Role.VIEWER,
        db_comment="owner and admin (manage people and settings), strategist (plans and writes), "
        "analyst and viewer (read, and write what is their own).",
    )

    class Meta(WorkspaceModel.Meta):
        db_table = "workspace_members"
        db_table_comment = "Who belongs to which workspace, and as what."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "user"],
                name="workspace_members_once",
                says="This person is a member already.",
                field="user",
            ),
        ]
        indexes = [models.Index(fields=["user"], name="workspace_members_user_idx")]
        rls_policies = [
            rls.floor(),
            rls.members_read(),
            *rls.writes("managers", MANAGES_ROLE),
            rls.RowPolicy("members_leave", f"{rls.INSIDE} AND user_id::text = {rls.USER}", "DELETE"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


def invitation_expiry() -> datetime.datetime:
    """When an invitation sent now stops working."""
    return timezone.now() + INVITATION_LASTS


def new_secret() -> str:
    """The part of an invitation's link that only its receiver knows; 256 bits."""
    return secrets.token_urlsafe(32)


class WorkspaceInvitation(WorkspaceModel):
    """An e-mailed offer to join; only a digest of its secret is kept."""

    staff_writes: ClassVar[str] = "managers"
    email = models.EmailField(db_comment="Who is invited.")
    role = Choice(
        choices=Role.choices,
        default=Role.VIEWER,
        db_comment="What she will be: owner, admin, strategist, analyst or viewer (as in workspace_members).",
    )
    digest = models.BinaryField(
        null=True, editable=False, db_comment="SHA-256 of the secret in the e-mailed link."
    )
    expires_at = Moment(default=invitation_expiry, db_comment="Until when the link works.")
    invited_by = WhoField(editable=False, db_comment="Who invited; empty once that person is deleted.")
    accepted_at = models.DateTimeField(
        null=True, editable=False, db_comment="When the invitation was taken up; it works once."
    )
    accepted_by = WhoField(editable=False, db_comment="The person who took it up.")

    class Meta(WorkspaceModel.Meta):
        db_table = "workspace_invitations"
        db_table_comment = "Invitations by e-mail, with their expiry."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                "workspace",
                Lower("email"),
                condition=models.Q(accepted_at=None),
                name="workspace_invitations_open_once",
                says="This address has an open invitation already; delete it to send another.",
                field="email",
            ),
        ]
        indexes = [
            models.Index(fields=["invited_by"], name="invitations_invited_by_idx"),
            models.Index(fields=["accepted_by"], name="invitations_accepted_by_idx"),
        ]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("managers_read", f"{rls.INSIDE} AND {rls.MANAGERS}", "SELECT"),
            *rls.writes("managers", MANAGES_ROLE),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.role})"

    def save(self, *args: Any, **options: Any) -> None:
        self.email = self.email.strip()
        super().save(*args, **options)
