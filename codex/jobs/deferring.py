"""Putting a job into the queue, in the transaction of whoever asks for it."""

import datetime
import uuid

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

from codex.tenancy import current_user_id, current_workspace_id, routed


def defer(
    task: str,
    /,
    *,
    lock: str = "",
    at: datetime.datetime | None = None,
    workspace: uuid.UUID | None = None,
    user: uuid.UUID | None = None,
    **ids: uuid.UUID | str,
) -> int:
    """Have a task done once this transaction has committed, or not at all; returns the job's id.

    The task is named by its path, and gets ids only: what they name may have changed by then. The job belongs
    to the entered workspace and acts for the person who entered, with the role that she has when it runs;
    operators who look at all workspaces name both. Jobs of one `lock` in a workspace run one after another.
    """
    workspace, user = workspace or current_workspace_id(), user or current_user_id()
    arguments = {name: str(value) for name, value in ids.items()}
    whose = {"workspace": str(workspace), **({"user": str(user)} if user else {})}
    deferrer = app.configure_task(
        task, allow_unknown=False, lock=f"{workspace}:{lock}" if lock else None, schedule_at=at
    )
    # Inside a job the library's own connection is the worker's: not of this transaction, nor of this role.
    deferrer.job_manager = JobManager(DjangoConnector(routed() or "default"))
    return deferrer.defer(**whose, **arguments)
