"""What every row has: a time-ordered id, and when it was made and last changed."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models

from codex.fields import UUIDv7, uuid7


class Timed(models.Model):
    """Times that the database keeps, for writers that bypass Django too (sql/updated_at)."""

    created_at = models.DateTimeField(
        db_default=TransactionNow(), editable=False, db_comment="When the row was made."
    )
    updated_at = models.DateTimeField(
        db_default=TransactionNow(),
        editable=False,
        db_comment="When the row last changed; kept by a trigger.",
    )

    class Meta:
        abstract = True


class Row(Timed):
    """A timed row with an id that sorts by age (UUID version 7)."""

    id = models.UUIDField(
        primary_key=True,
        default=uuid7,
        db_default=UUIDv7(),
        editable=False,
        db_comment="Time-ordered id (UUID version 7).",
    )

    class Meta:
        abstract = True
