"""`manage.py provision_roles`: the database's roles, made by a superuser once, or printed for one."""

import os
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from psycopg.conninfo import make_conninfo

from codex import embedded, provisioning


class Command(BaseCommand):
    """Makes or corrects the four roles and the database; safe to run again."""

    help = (
        "Make or correct the roles and the database of Codex. Passwords are those of DATABASE_URL "
        "and its siblings; they are sent hashed and never shown."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, where, and by whom."""
        parser.add_argument("--print", action="store_true", help="print the SQL for a DBA's psql instead")
        parser.add_argument("--url", help="a superuser's URL; better in PROVISION_URL, unseen by `ps`")
        parser.add_argument("--database", help="its name; else the one that DATABASE_URL_OWNER names")
        parser.add_argument(
            "--for-tests",
            action="store_true",
            help="let the owner make test databases; for CI, never where real rows are",
        )

    def handle(
        self, *args: Any, url: str | None, database: str | None, for_tests: bool, **options: Any
    ) -> None:
        """Print, or apply and then check what came of it."""
        database = database or str(settings.DATABASES["owner"]["NAME"])
        for_tests = for_tests or settings.EMBEDDED
        if options["print"]:
            self.stdout.write(provisioning.script(database, for_tests))
            return
        superuser = url or os.environ.get("PROVISION_URL") or embedded_superuser()
        try:
            provisioning.provision(superuser, database, for_tests=for_tests, passwords=passwords())
            self.report(make_conninfo(superuser, dbname=database), for_tests)
        except psycopg.errors.InsufficientPrivilege as error:
            raise CommandError(
                f"The role of PROVISION_URL lacks a right ({error.diag.message_primary}): use a "
                "superuser, or hand a DBA what `provision_roles --print` prints."
            ) from error
        except psycopg.OperationalError as error:
            raise CommandError(f"The server cannot be reached as PROVISION_URL says: {error}") from error

    def report(self, superuser: str, for_tests: bool) -> None:
        """Check the outcome in the database itself."""
        with psycopg.connect(superuser) as inside:
            faults = provisioning.faults(inside, for_tests=for_tests)
            if faults:
                raise CommandError("\n".join(faults))
            for warning in provisioning.warnings(inside):
                self.stderr.write(self.style.WARNING(warning))
            self.stdout.write(f"The roles and the database {inside.info.dbname} are as they should be.")


def embedded_superuser() -> str:
    """The embedded server's superuser; elsewhere somebody has to name one."""
    if not settings.EMBEDDED:
        raise CommandError(
            "Set PROVISION_URL to a superuser's URL, such as postgres://postgres@host/postgres."
        )
    embedded.start(settings.HOME)
    return embedded.superuser(settings.HOME)


def passwords() -> dict[str, str]:
    """The password of each role, as the connections of this installation have it."""
    found = {}
    for alias in ("owner", "default", "operator", "jobs"):
        user, password = (str(settings.DATABASES[alias].get(key, "")) for key in ("USER", "PASSWORD"))
        if user not in provisioning.ROLES:
            raise CommandError(
                f"The URL of '{alias}' names '{user}': one of {', '.join(provisioning.ROLES)}."
            )
        if password:
            found[user] = password
    return found
