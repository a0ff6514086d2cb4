"""Which requests were answered already: a repeat with the same Idempotency-Key gets the same answer."""

from django.db import models

from codex import rls
from codex.fields import Json, Name
from codex.models.workspace_model import WorkspaceModel
from codex.rules import Rule, Unique

OWN = f"{rls.INSIDE}\n        AND principal = {rls.USER}"
LARGEST_ANSWER = 4_194_304  # bytes


class AnsweredRequest(WorkspaceModel):
    """A POST and what it was answered, written in the transaction that did it; its principal's alone."""

    principal = models.TextField(db_comment="Whose request it is: the id of a person, or '' for a key.")
    key = Name(
        db_comment="What the client called it in Idempotency-Key; for a key of the workspace with its id."
    )
    fingerprint = models.BinaryField(db_comment="SHA-256 of its method, address and body.")
    status = models.SmallIntegerField(null=True, db_comment="The status it was answered with.")
    headers = Json(db_comment="The headers that belong to the answer: ETag, Location.")
    body = models.BinaryField(default=b"", db_default=b"", db_comment="The answer, as it was sent.")

    class Meta(WorkspaceModel.Meta):
        db_table = "answered_requests"
        db_table_comment = "Requests with an Idempotency-Key, and their answers; kept for a day."
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "principal", "key"],
                name="answered_requests_once",
                says="This request was made already.",
            ),
            Rule(
                name="answered_requests_fingerprint_limit",
                sql="octet_length(fingerprint) = 32",
                says="A fingerprint has 32 bytes.",
            ),
            Rule(
                name="answered_requests_principal_limit",
                sql="char_length(principal) <= 64",
                says="A principal has at most 64 characters.",
            ),
            Rule(
                name="answered_requests_body_limit",
                sql=f"octet_length(body) <= {LARGEST_ANSWER}",
                says="The answer is too large to be kept.",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "created_at"], name="answered_requests_age_idx")]
        rls_policies = [
            rls.floor(),
            rls.RowPolicy("own_read", OWN, "SELECT"),
            rls.RowPolicy("own_add", OWN, "INSERT"),
            rls.RowPolicy("own_change", OWN, "UPDATE"),
            rls.RowPolicy("own_remove", OWN, "DELETE"),
        ]

    def __str__(self) -> str:
        return self.key
