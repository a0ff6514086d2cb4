"""How procrastinate reaches the database: a request through its own connection, a worker as codex_jobs."""

from contextlib import AbstractContextManager

from django.conf import settings
from procrastinate import App
from procrastinate.connector import BaseAsyncConnector
from procrastinate.contrib.django import app, utils
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.psycopg_connector import PsycopgConnector

from codex.jobs.running import in_its_workspace, note_errors


class Connector(DjangoConnector):
    """Defers as the app; a worker gets connections of its own, as codex_jobs."""

    def get_worker_connector(self) -> BaseAsyncConnector:
        # One for each job that ends, one for fetching; LISTEN has another beside the pool.
        most = settings.JOBS_AT_ONCE + 1
        return PsycopgConnector(kwargs=utils.connector_params("jobs"), min_size=1, max_size=most)


def on_app_ready(made: App) -> None:
    """Give procrastinate's app our connector, and let every job pass the door."""
    made.connector = made.job_manager.connector = Connector("default")
    made.worker_defaults["task_middleware"].append(in_its_workspace)
    made.worker_defaults["worker_middleware"] = [note_errors]


def worker_app() -> AbstractContextManager[App]:
    """The app, for a while, with the connections of a worker."""
    return app.replace_connector(Connector("default").get_worker_connector())
