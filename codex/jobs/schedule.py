"""What workers do by the clock, as codex_jobs: visit each workspace, free what has stalled, clear away."""

from typing import Any

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status
from procrastinate.utils import utcnow

from codex.jobs.running import note

STALLED = 30  # seconds without a heartbeat, which comes every 10: such a worker is taken for dead
DEATHS = 5  # a job that ended so many workers is not given to another
KEPT = {"succeeded": 24, "whatever became of it": 30 * 24}  # hours
AT_ONCE = 1000
MONTHS_AHEAD = 3  # of the audit log
DIED = "The worker that ran it stopped answering."
# A workspace that still has such a job waiting is not given another.
TO_VISIT = """
    SELECT place.id FROM workspaces_to_visit() AS place (id) WHERE NOT EXISTS (
        SELECT FROM procrastinate_jobs j
        WHERE status = 'todo' AND task_name = %(task)s::text
            AND args = jsonb_build_object('workspace', place.id)
    )
"""

# These are coroutines, which cannot use Django's connections: all they reach is the queue, and ids.


@app.task(name="codex.jobs.visit_workspaces", pass_context=True)
async def visit_workspaces(context: JobContext, timestamp: int, task: str) -> None:
    """Defer a job of this task for each workspace in use."""
    found = await context.app.connector.execute_query_all_async(TO_VISIT, task=task)
    for number in range(0, len(found), AT_ONCE):
        part: list[Any] = [{"workspace": str(row["id"])} for row in found[number : number + AT_ONCE]]
        await context.app.configure_task(task, allow_unknown=False).batch_defer_async(*part)


@app.periodic(cron="* * * * *")
@app.task(name="codex.jobs.free_stalled_jobs", pass_context=True)
async def free_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Have the jobs of dead workers run again: nothing that they did was committed."""
    manager = context.app.job_manager
    if context.job.worker_id:  # after a sleep of the whole machine this may come before our own heartbeat
        await manager.update_heartbeat(context.job.worker_id)
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
        await free(context.app, job)


async def free(made: Any, job: Job) -> None:
    """Put a stalled job back into the queue, or give it up."""
    await note(made.connector, job, DIED)
    if job.attempts + 1 >= DEATHS:
        await made.job_manager.finish_job(job, Status.FAILED, delete_job=False)
    else:
        await made.job_manager.retry_job(job, retry_at=utcnow())


@app.periodic(cron="7 * * * *")
@app.task(name="codex.jobs.clear_away", pass_context=True)
async def clear_away(context: JobContext, timestamp: int) -> None:
    """Remove jobs that have ended some time ago, with their events and errors."""
    done, rest = KEPT.values()
    await context.app.job_manager.delete_old_jobs(done)
    await context.app.job_manager.delete_old_jobs(
        rest, include_failed=True, include_cancelled=True, include_aborted=True
    )


@app.periodic(cron="52 * * * *")
@app.task(name="codex.jobs.forget_import_files", pass_context=True)
async def forget_import_files(context: JobContext, timestamp: int) -> None:
    """Delete the files whose import nobody has confirmed within an hour, those of no workspace too."""
    await context.app.connector.execute_query_one_async("SELECT forget_import_files()")


@app.periodic(cron="27 2 * * *")
@app.task(name="codex.jobs.keep_audit_months", pass_context=True)
async def keep_audit_months(context: JobContext, timestamp: int) -> None:
    """Make the audit log's tables of the months to come, and drop what is no longer kept, of staff too."""
    kept = settings.AUDIT_KEPT_MONTHS or None
    await context.app.connector.execute_query_one_async(
        "SELECT keep_audit_months(%(ahead)s::integer, %(kept)s::integer)", ahead=MONTHS_AHEAD, kept=kept
    )
    await context.app.connector.execute_query_one_async(
        "SELECT forget_staff_records(%(kept)s::integer)", kept=kept
    )
