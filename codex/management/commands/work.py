"""`manage.py work`: a worker, which does the jobs of the queue until it is stopped."""

import asyncio
import os
import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connections
from procrastinate import App

from codex import provisioning
from codex.jobs import worker_app


class Command(BaseCommand):
    """Checks that its connections are those of the right roles, then works."""

    help = (
        "Do the jobs of the queue: mails, and what happens by the clock. TERM or Ctrl-C lets the jobs at "
        "hand finish; those that take longer than CODEX_JOBS_GRACE seconds are undone, and another worker "
        "runs them again."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        words = "stop when no job is waiting, instead of waiting for more"
        parser.add_argument("--until-empty", action="store_true", help=words)

    def handle(self, *args: Any, until_empty: bool, verbosity: int, **options: Any) -> None:
        for alias in ("default", "jobs"):
            check(alias)
        connections.close_all()
        if verbosity:
            self.stdout.write(f"Waiting for jobs, {settings.JOBS_AT_ONCE} at once (Ctrl-C stops it)")
            self.stdout.flush()
        with worker_app() as app:
            asyncio.run(work(app, wait=not until_empty))


def check(alias: str) -> None:
    """Refuse to work as somebody else than the alias says."""
    try:
        role = settings.ROLES[alias][1]
        faults = provisioning.faults(connections[alias], for_tests=settings.DEMO, role=role)
    except OperationalError as error:
        raise CommandError(f"The database does not answer as {alias}: {str(error).strip()}") from error
    if faults:
        raise CommandError("\n".join(faults))


async def work(app: App, *, wait: bool) -> None:
    """Work until a signal comes, then give the jobs at hand their time."""
    loop = asyncio.get_running_loop()
    async with app.open_async():
        options: Any = {"concurrency": settings.JOBS_AT_ONCE, "wait": wait, "install_signal_handlers": False}
        worker = asyncio.create_task(app.run_worker_async(**options))

        def stop() -> None:
            worker.cancel()  # lets the jobs at hand finish
            loop.call_later(settings.JOBS_GRACE, abandon)

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, stop)
        await asyncio.wait([worker])
    if not worker.cancelled():
        worker.result()


def abandon() -> None:
    """End at once: what the jobs at hand did is undone, and another worker will free them."""
    os._exit(0)
