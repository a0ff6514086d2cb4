"""Keys of a workspace, by which agents and services use the API."""

import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone

from codex import rls
from codex.fields import Moment, Name, TextList
from codex.models.workspace_model import WorkspaceModel, created_by
from codex.rules import Rule, Unique
from codex.scopes import SCOPES

KEY_LASTS, KEY_LASTS_AT_MOST = 90, 366  # days


def key_expiry() -> datetime.datetime:
    """When a key made now stops working, unless something else is said."""
    return timezone.now() + datetime.timedelta(days=KEY_LASTS)


class ApiKey(WorkspaceModel):
    """A secret that opens its own workspace, in the role agent and within its scopes; never deleted."""

    staff_writes: ClassVar[str] = "managers"
    name = Name(db_comment="What uses the key; unique among the workspace's keys in use.")
    prefix = models.CharField(
        max_length=8, editable=False, db_comment="How its token begins, to know it again."
    )
    digest = models.BinaryField(editable=False, db_comment="SHA-256 of the secret.")
    scopes = TextList(db_comment="What it may do, such as campaigns:read.")
    expires_at = Moment(default=key_expiry, db_comment="Until when it works.")
    last_used_at = models.DateTimeField(
        null=True, editable=False, db_comment="When it was used last, to the minute."
    )
    previous_digest = models.BinaryField(
        null=True, editable=False, db_comment="SHA-256 of the secret before the last rotation."
    )
    previous_until = models.DateTimeField(
        null=True, editable=False, db_comment="Until when the secret before the rotation works too."
    )
    revoked_at = models.DateTimeField(
        null=True, editable=False, db_comment="When it was revoked, for good; empty while in use."
    )
    created_by = created_by()

    class Meta(WorkspaceModel.Meta):
        db_table = "workspace_keys"
        db_table_comment = "Keys by which agents and services use the API; only digests are kept."
        verbose_name = "key"
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "digest"],
                name="workspace_keys_digest_once",
                says="This secret is taken; make another.",
            ),
            Unique(
                fields=["workspace", "name"],
                condition=models.Q(revoked_at=None),
                name="workspace_keys_name_once",
                says="Another key of this workspace has this name.",
                field="name",
            ),
            Rule(
                name="workspace_keys_digests_are_digests",
                sql="octet_length(digest) = 32 AND octet_length(previous_digest) IS NOT DISTINCT FROM "
                "CASE WHEN previous_until IS NOT NULL THEN 32 END",
                says="A key is kept as the SHA-256 of its secret.",
            ),
            Rule(
                name="workspace_keys_last_a_year",
                sql="expires_at - created_at <= '367 days'",
                says="A key lasts a year at most.",
                field="expires_at",
            ),
            Rule(
                name="workspace_keys_scopes_known",
                sql=f"scopes <@ ARRAY[{', '.join(map(repr, SCOPES))}]",
                says=f"Choose among: {', '.join(SCOPES)}.",
                field="scopes",
            ),
        ]
        indexes = [models.Index(fields=["created_by"], name="workspace_keys_created_by_idx")]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("managers_read", f"{rls.INSIDE} AND {rls.MANAGERS}", "SELECT"),
            rls.RowPolicy("managers_add", f"{rls.INSIDE} AND {rls.MANAGERS}", "INSERT"),
            rls.RowPolicy("managers_change", f"{rls.INSIDE} AND {rls.MANAGERS}", "UPDATE"),
        ]

    def __str__(self) -> str:
        return self.name
