"""How often something was done lately: what rate limits are counted in."""

from typing import ClassVar

from django.db import models

from codex.fields import Name
from codex.rules import Rule


class RecentCount(models.Model):
    """One counter in its current window; not logged, so that a crash of the server forgets it."""

    bucket = Name(primary_key=True, db_comment="What is counted, for whom: person:<id>, workspace:<id>.")
    number = models.IntegerField(db_comment="How often, in this window.")
    ends_at = models.DateTimeField(db_comment="When the window ends, and the next one begins.")

    class Meta:
        db_table = "recent_counts"
        db_table_comment = "Requests and failed sign-ins of the current window; unlogged."
        constraints: ClassVar[list[Rule]] = []

    def __str__(self) -> str:
        return self.bucket
