"""Workers of the test database: one in this process, and some in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections
from procrastinate.contrib.django import app, procrastinate_app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.manager import JobManager
from procrastinate.periodic import PeriodicRegistry

from codex.jobs import worker_app
from codex.tenancy import routed_to

# A worker of the test database that knows the tests' tasks, and no timetable that would bring other jobs.
WORK = """
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connections
from procrastinate.contrib.django import procrastinate_app
from procrastinate.periodic import PeriodicRegistry
import tests.codex.jobs.tasks
for alias in connections:
    connections[alias].settings_dict["NAME"] = sys.argv[1]
procrastinate_app.current_app.periodic_registry = PeriodicRegistry()
call_command("work", *sys.argv[2:], "--verbosity", "0")
"""


class Worker:
    """A real one, which may be killed."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        name = connections["default"].settings_dict["NAME"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", WORK, str(name), *arguments],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "codex.settings",
                "CODEX_MODE": "demo",
                **environment,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def says(self) -> str:
        """Its next line; empty once it has ended."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def hears(self) -> None:
        """Let the task that holds go on."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def ends(self) -> int:
        """Its exit status, once it has ended by itself."""
        return self.process.wait(timeout=60)


def work_off() -> None:
    """Do what waits, as a worker in this process, until nothing does."""
    with without_timetable(), short_connections(), worker_app() as worker:
        options: Any = {"wait": False, "install_signal_handlers": False, "listen_notify": False}
        worker.run_worker(**options)


@contextmanager
def without_timetable() -> Iterator[None]:
    """Nothing is deferred by the clock."""
    made = procrastinate_app.current_app
    kept, made.periodic_registry = made.periodic_registry, PeriodicRegistry()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        made.periodic_registry = kept


@contextmanager
def short_connections() -> Iterator[None]:
    """A worker's threads close their connections, since they end with it."""
    kept = {alias: connections[alias].settings_dict["CONN_MAX_AGE"] for alias in connections}
    try:
        for alias in kept:
            connections[alias].settings_dict["CONN_MAX_AGE"] = 0
        yield
    finally:
        for alias, age in kept.items():
            connections[alias].settings_dict["CONN_MAX_AGE"] = age


def unwatched(task: str, arguments: dict[str, Any]) -> None:
    """Put a job into the queue past all policies, as the timetable does."""
    deferrer = app.configure_task(task, allow_unknown=False)
    deferrer.job_manager = JobManager(DjangoConnector("operator"))
    deferrer.defer(**arguments)


def jobs(task: str = "") -> list[Any]:
    """All jobs, or those of a task, oldest first."""
    with routed_to("operator"):
        return list(ProcrastinateJob.objects.filter(task_name__endswith=task).order_by("pk"))
