"""How a worker runs a job: through the door, in one transaction; why it failed is kept."""

import logging
import uuid
from typing import Any

from django.db import DatabaseError
from procrastinate import JobContext
from procrastinate.middleware import AsyncCallNext, SyncCallNext
from procrastinate.worker import Worker

from codex.fields import LONGEST_TEXT
from codex.refusals import refusal_of
from codex.tenancy import NoEntry, coming_from, enter_workspace_for_job, workspace_transaction

logger = logging.getLogger(__name__)
NOTE = """
    INSERT INTO job_errors (job_id, attempt, error)
    VALUES (%(job)s::bigint, %(attempt)s::bigint, %(error)s::text)
"""


def in_its_workspace(call_next: SyncCallNext, context: JobContext, worker: Worker | None) -> Any:
    """Enter the workspace that the job was deferred in, as whoever deferred it; without one nothing is run.

    The library's own middleware around this one gives each thread a connection that lives.
    """
    whose: dict[str, Any] = context.job.task_kwargs
    if context.job.id is None or not whose.get("workspace"):
        raise NoEntry
    person = uuid.UUID(whose["user"]) if whose.get("user") else None
    with coming_from(via="job", job=context.job.id, task=context.job.task_name), workspace_transaction():
        enter_workspace_for_job(uuid.UUID(whose["workspace"]), person, context.job.id)
        return call_next()


async def note_errors(call_next: AsyncCallNext, context: JobContext, worker: Worker) -> Any:
    """Keep what went wrong where operators and the workspace's managers find it."""
    try:
        return await call_next()
    except Exception as error:
        await note(worker.app.connector, context.job, said(error))
        raise


async def note(connector: Any, job: Any, words: str) -> None:
    """Write down why an attempt failed; that this fails too changes nothing about the job."""
    facts = {"job": job.id, "attempt": job.attempts + 1, "error": words[:LONGEST_TEXT]}
    try:
        await connector.execute_query_async(NOTE, **facts)
    except Exception:
        logger.exception("The error of a job could not be kept.")


def said(error: Exception) -> str:
    """An error in words: those of the refusal where the database refused."""
    refusal = refusal_of(error) if isinstance(error, DatabaseError) else None
    words = refusal.sentence if refusal else str(error)
    return f"{type(error).__name__}: {words}".replace("\0", "")
