"""`manage.py prepare`: everything that the demo needs before it can be served."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from codex import embedded, provisioning


class Command(BaseCommand):
    """Brings database, static files and demo data to the state of the code; idempotent."""

    help = "Start the embedded PostgreSQL, migrate, collect static files, load the demo data."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Do each step if it is needed, one process at a time."""
        if not settings.DEMO:
            raise CommandError(
                "prepare is for the demo. In production run provision_roles once, then migrate and "
                "collectstatic at each release."
            )
        with embedded.locked(settings.HOME, "prepare"):
            self.database()
            self.static_files()
            call_command("seed_demo", stdout=self.stdout)

    def database(self) -> None:
        """A database with its roles and the schema of the code."""
        self.step("Database: roles and migrations")
        try:
            faults = provisioning.faults(connection, for_tests=True, role="codex_app")
        except OperationalError as error:
            raise CommandError(
                f"The database does not answer: {str(error).strip()}\nCheck DATABASE_URL; if the "
                "role is missing, run `manage.py provision_roles`."
            ) from error
        if faults:
            raise CommandError("\n".join(faults))
        for warning in provisioning.warnings(connection):
            self.stderr.write(self.style.WARNING(warning))
        call_command("migrate", verbosity=0, interactive=False)

    def static_files(self) -> None:
        """The static files, collected again only when one of their sources has changed."""
        stamp = settings.HOME / "static.stamp"
        present = fingerprint()
        if stamp.exists() and stamp.read_text() == present and settings.STATIC_ROOT.is_dir():
            return
        self.step("Static files")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(present)

    def step(self, words: str) -> None:
        """Say what is being done."""
        self.stdout.write(f"  {words} ...")
        self.stdout.flush()


def fingerprint() -> str:
    """A hash of the names, sizes and dates of all static sources."""
    sources = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            sources.append((path, storage.size(path), storage.get_modified_time(path).timestamp()))
    return hashlib.sha256(repr(sorted(sources)).encode()).hexdigest()
