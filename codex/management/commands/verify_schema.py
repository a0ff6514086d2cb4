"""`manage.py verify_schema`: whether the database is what the code needs, with a live attempt to cross."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from codex import verification


class Command(BaseCommand):
    """Runs codex/verification/verify_schema.sql as the app; exit status 1 on any failure."""

    help = (
        "Compare the database with what is recorded and with the rules that hold for every table, and "
        "try to cross workspaces. psql runs the same: codex/verification/verify_schema.sql."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the answers for programs")
        parser.add_argument(
            "--record",
            action="store_true",
            help="write what this migrated database has into the SQL file; review the difference",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, or record; what stops either is one sentence."""
        try:
            refuse_unmigrated()
            if options["record"]:
                changed = verification.record()
                self.stdout.write("The SQL file has changed." if changed else "The SQL file is up to date.")
                return
            checks = verification.verify()
        except DatabaseError as error:
            raise CommandError(f"The database cannot be checked: {str(error).strip()}") from error
        if options["json"]:
            self.stdout.write(verification.as_json(checks))
        else:
            self.stdout.write(verification.as_text(checks, names=options["verbosity"] > 1))
        if not all(check.passed for check in checks):
            raise CommandError("The database is not what the code needs.")


def refuse_unmigrated(alias: str = "default") -> None:
    """Say in one sentence that migrations are missing, instead of naming everything they would make."""
    executor = MigrationExecutor(connections[alias])
    missing = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    if missing:
        others = f" and {len(missing) - 1} more" if missing[1:] else ""
        raise CommandError(f"The database lacks {missing[0]}{others}: run `manage.py migrate`.")
