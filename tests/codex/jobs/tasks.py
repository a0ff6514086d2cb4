"""Tasks that are only there to be watched: what a job does, and what becomes of it."""

import os
import sys

from django.db import connections

from codex.jobs import Backoff, defer, task
from codex.models import Cohort

HERE = "tests.codex.jobs.tasks"


@task(retry=Backoff(attempts=2, first=0))
def make_cohort(name: str) -> None:
    Cohort.objects.create(name=name)


@task(retry=Backoff(attempts=2, first=0))
def fail(name: str) -> None:
    Cohort.objects.create(name=name)
    raise ValueError(f"{name} was not to be had")


@task(retry=Backoff(attempts=1))
def defer_and_fail(name: str) -> None:
    defer(f"{HERE}.make_cohort", name=name)
    raise ValueError("after all, no")


@task(retry=Backoff(attempts=1))
def defer_another(name: str) -> None:
    defer(f"{HERE}.make_cohort", name=name)


@task()
def sleep_long() -> None:
    """As if this machine had slept for an hour: no worker was heard of."""
    with connections["operator"].cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")


@task()
def hold(name: str) -> None:
    """Say that it has begun, and go on once there is a line to read; HOLD=no goes on at once."""
    Cohort.objects.create(name=name)
    if os.environ.get("HOLD") != "no":
        sys.stdout.write("holding\n")
        sys.stdout.flush()
        sys.stdin.readline()
