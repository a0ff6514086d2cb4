"""How often something was done lately: what rate limits are counted in."""

from django.db import models


class RecentCount(models.Model):
    """One counter in its current window; not logged, so that a crash of the server forgets it."""

    bucket = models.UUIDField(
        primary_key=True, db_comment="What is counted, for whom, as a digest: no list of people's addresses."
    )
    number = models.IntegerField(db_comment="How often, in this window.")
    ends_at = models.DateTimeField(db_comment="When the window ends, and the next one begins.")

    class Meta:
        db_table = "recent_counts"
        db_table_comment = "Requests and failed sign-ins of the current window; unlogged."

    def __str__(self) -> str:
        return str(self.bucket)
