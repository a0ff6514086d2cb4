"""Work that is done later by a worker, inside the workspace and in the name of whoever asked for it."""

from codex.jobs.deferring import defer
from codex.jobs.retrying import Backoff
from codex.jobs.tasks import task
from codex.jobs.wiring import on_app_ready, worker_app

__all__ = ["Backoff", "defer", "on_app_ready", "task", "worker_app"]
