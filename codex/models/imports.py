"""Files whose import somebody has looked at and not confirmed yet."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from codex import rls
from codex.fields import Name
from codex.models.workspace_model import WorkspaceModel
from codex.rules import Rule
from codex.tenancy import current_user_id, current_workspace_id

OWN = f"{rls.INSIDE}\n        AND user_id::text = {rls.USER}"
LARGEST_FILE = 4_194_304  # bytes


class ImportFile(WorkspaceModel):
    """A file as it was previewed: what is confirmed is this, and no other; its person's alone.

    It is never changed. The workspace is empty where its rows belong to none: the floor then shows it to
    operators alone.
    """

    staff_writes: ClassVar[str] = "each"
    updated_at = None  # type: ignore[assignment]
    workspace = models.ForeignKey(  # type: ignore[assignment]
        "codex.Workspace",
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        default=current_workspace_id,
        editable=False,
        db_index=False,
        db_constraint=False,
        db_comment="Where its rows are to be; empty for the registry of agents. Row security compares it.",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        default=current_user_id,
        db_index=False,
        db_constraint=False,
        db_comment="Who has chosen it.",
    )
    table_name = Name(db_comment="The table that its rows are for.")
    content = models.BinaryField(db_comment="The file.")
    outcome = models.BinaryField(db_comment="SHA-256 of what the preview said would become of each line.")

    class Meta(WorkspaceModel.Meta):
        db_table = "import_files"
        db_table_comment = "Files whose import was previewed and not confirmed yet; kept for an hour or two."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Rule(
                name="import_files_content_limit",
                sql=f"octet_length(content) <= {LARGEST_FILE}",
                says="The file is too large to be kept.",
            ),
            Rule(
                name="import_files_outcome_limit",
                sql="octet_length(outcome) = 32",
                says="An outcome has 32 bytes.",
            ),
        ]
        indexes = [models.Index(fields=["user"], name="import_files_user_idx")]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("own_read", OWN, "SELECT"),
            rls.RowPolicy("own_add", OWN, "INSERT"),
            rls.RowPolicy("own_remove", OWN, "DELETE"),
        ]

    def __str__(self) -> str:
        return self.table_name
