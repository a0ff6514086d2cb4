"""What a task is: a function of ids that is run inside a workspace, on demand or by the clock."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from procrastinate.contrib.django import app

from codex.jobs.retrying import Backoff
from codex.jobs.schedule import visit_workspaces

Function = Callable[..., None]


def task(*, every: str = "", retry: Backoff | None = None) -> Callable[[Function], Function]:
    """Make a function a task, known by its path; defer() it, or let it run `every` so often, as cron says it.

    It is called inside the job's workspace, in one transaction, with the ids that it was deferred with. If a
    worker dies at the wrong moment it is called twice for one job: what it does must bear that.
    """

    def register(function: Function) -> Function:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        def run(workspace: str, user: str = "", **ids: Any) -> None:
            function(**ids)

        app.task(name=name, retry=retry or Backoff())(run)
        if every:
            app.periodic(cron=every, periodic_id=name, task_kwargs={"task": name})(visit_workspaces)
        return function

    return register
