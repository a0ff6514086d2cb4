"""Workers that are stopped or killed: nothing is lost, and what was begun runs again, once."""

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections

from codex.jobs import defer
from codex.models import User, Workspace
from codex.tenancy import working_in
from tests.codex.jobs.tasks import HERE
from tests.codex.jobs.workers import Worker, jobs, unwatched, work_off

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
Cohorts = Callable[[], list[tuple[str, Any]]]
Errors = Callable[[], list[tuple[int, str]]]
DIED = "The worker that ran it stopped answering."


@pytest.fixture
def holding(committed: None, acme: Workspace, ada: User) -> Iterator[Worker]:
    """A worker in the middle of a job, which has made a cohort that is not committed yet."""
    with working_in(acme, ada):
        defer(f"{HERE}.hold", name="Joiners")
    with Worker(CODEX_JOBS_GRACE="30") as worker:
        assert worker.says() == "holding"
        yield worker


def became() -> list[tuple[str, int]]:
    """Status and attempts of the job that is held."""
    return [(job.status, job.attempts) for job in jobs("hold")]


def no_heartbeat_since(interval: str) -> None:
    """All workers were last heard of so long ago."""
    with connections["operator"].cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - %s::interval", [interval])


def sweep() -> None:
    """Have the next worker look for dead ones."""
    unwatched("codex.jobs.free_stalled_jobs", {"timestamp": 0})


def test_what_a_killed_worker_was_doing_is_done_by_another(
    holding: Worker, cohorts: Cohorts, errors: Errors, acme: Workspace
) -> None:
    os.kill(holding.process.pid, signal.SIGKILL)
    holding.ends()
    left = cohorts(), became()
    no_heartbeat_since("31 s")
    sweep()
    for _ in range(2):  # the first frees the job, and may have ended before it is free
        with Worker("--until-empty", HOLD="no") as another:
            another.ends()

    assert left == ([], [("doing", 0)])
    assert cohorts() == [("Joiners", acme.pk)]
    assert became() == [("succeeded", 2)]
    assert errors() == [(1, DIED)]


def test_a_worker_that_was_heard_of_just_now_is_not_taken_for_dead(holding: Worker, cohorts: Cohorts) -> None:
    no_heartbeat_since("20 s")
    sweep()
    work_off()
    left = cohorts(), became()
    holding.hears()
    holding.process.terminate()
    holding.ends()

    assert left == ([], [("doing", 0)])
    assert became() == [("succeeded", 1)]


def test_a_worker_that_slept_does_not_take_itself_for_dead(
    errors: Errors, cohorts: Cohorts, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        defer(f"{HERE}.sleep_long")
    sweep()
    with working_in(acme, ada):
        defer(f"{HERE}.make_cohort", name="Joiners")

    work_off()

    assert [(job.status, job.attempts) for job in jobs()] == [("succeeded", 1)] * 3
    assert (cohorts(), errors()) == ([("Joiners", acme.pk)], [])


def test_a_job_that_ends_every_worker_is_given_up(holding: Worker, errors: Errors) -> None:
    os.kill(holding.process.pid, signal.SIGKILL)
    holding.ends()
    with connections["operator"].cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 4 WHERE status = 'doing'")
    no_heartbeat_since("1 h")
    sweep()
    work_off()

    assert became() == [("failed", 5)]
    assert errors() == [(5, DIED)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_worker_that_is_stopped_finishes_its_job(
    number: signal.Signals, holding: Worker, cohorts: Cohorts, acme: Workspace
) -> None:
    os.kill(holding.process.pid, number)
    holding.hears()
    status = holding.ends()

    assert status == 0
    assert cohorts() == [("Joiners", acme.pk)]
    assert became() == [("succeeded", 1)]


def test_a_job_that_takes_too_long_then_is_undone(
    committed: None, cohorts: Cohorts, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        defer(f"{HERE}.hold", name="Joiners")
    with Worker(CODEX_JOBS_GRACE="0.1") as worker:
        worker.says()
        worker.process.terminate()
        status = worker.ends()

    assert status == 0
    assert (cohorts(), became()) == ([], [("doing", 0)])
