"""People's tokens for the API: expiring, named, and kept as a digest only."""

from typing import Any, ClassVar

from django.db import models
from knox.models import AbstractAuthToken, AuthTokenManager

from codex.fields import Moment, Name
from codex.models.people import User
from codex.models.row import Row
from codex.rules import Rule, Unique

TOKEN_LASTS, TOKEN_LASTS_AT_MOST = 30, 366  # days
TOKENS_AT_MOST = 50  # of a person, at a time


class PersonalToken(Row, AbstractAuthToken):
    """What a person's program shows instead of her password; deleting the row revokes it."""

    staff_writes: ClassVar[str] = "managers"
    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
        db_comment="Whose token it is.",
    )
    name = Name(db_comment="What it is used for, in the person's own words.")
    digest = models.CharField(
        max_length=128, editable=False, db_comment="SHA-512 of the token, in hexadecimal."
    )
    token_key = models.CharField(
        max_length=25, editable=False, db_comment="How the token begins, to know it again."
    )
    expiry = Moment(db_comment="Until when it works.")
    created = None  # type: ignore[assignment]  # created_at says it

    objects: ClassVar[Any] = AuthTokenManager()

    class Meta:
        db_table = "personal_tokens"
        db_table_comment = "People's tokens for the API; only digests are kept."
        indexes = [models.Index(fields=["user"], name="personal_tokens_user_idx")]
        constraints = [
            Unique(
                fields=["digest"],
                name="personal_tokens_digest_once",
                says="This token is taken; make another.",
            ),
            Rule(
                name="personal_tokens_last_a_year",
                sql="expiry - created_at <= '367 days'",
                says="A token lasts a year at most.",
                field="expiry",
            ),
        ]

    def __str__(self) -> str:
        return self.name
