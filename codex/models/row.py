"""What every row has: a time-ordered id, and when it was made and last changed."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models, router

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

    # Who of the staff writes it: writers, managers, or nobody where triggers alone do; each where it is
    # everybody's own, of whatever area (sql/staff_access asks the first two).
    staff_writes: ClassVar[str] = "writers"

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

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """One DELETE: the database takes along what belongs to the row, in an order that its rules know."""
        alias = using or router.db_for_write(type(self), instance=self)
        number: int = type(self)._base_manager.using(alias).filter(pk=self.pk)._raw_delete(alias)
        return number, {self._meta.label: number}
