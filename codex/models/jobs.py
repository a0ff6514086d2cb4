"""What went wrong in jobs; the jobs themselves are rows of procrastinate."""

from typing import Any, ClassVar

from django.db import models
from procrastinate.contrib.django.models import ProcrastinateJob

from codex.fields import Count, Prose
from codex.models.row import Row


class JobError(Row):
    """Why an attempt at a job failed; it goes with its job. Row security: sql/job_queue."""

    staff_writes: ClassVar[str] = "nobody"
    job = models.ForeignKey(
        ProcrastinateJob,
        on_delete=models.CASCADE,
        related_name="errors",
        db_constraint=False,  # sql/job_queue: Django's own does not cascade in the database
        db_index=False,
        db_comment="The job.",
    )
    attempt = Count(db_comment="Which attempt at it failed, from 1.")
    error = Prose(db_comment="What was said.")

    class Meta:
        db_table = "job_errors"
        db_table_comment = "Why attempts at jobs failed."
        constraints: ClassVar[Any] = []  # its fields bring theirs
        indexes = [models.Index(fields=["job"], name="job_errors_job_idx")]

    def __str__(self) -> str:
        return self.error
