"""The jobs that wait in a workspace, and what a worker would do with them."""

from typing import Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from codex.models import Workspace
from tests.conftest import inside


def waiting(workspace: Workspace) -> list[Any]:
    """The jobs that wait, oldest first."""
    with inside(workspace):
        return list(ProcrastinateJob.objects.filter(status="todo").order_by("pk"))


def run_jobs(workspace: Workspace) -> None:
    """Do what waits inside the test's own transaction, which no worker could see; it waits on afterwards."""
    for job in waiting(workspace):
        with inside(workspace):
            app.tasks[job.task_name](**job.args)
