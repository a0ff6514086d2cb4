"""`manage.py restore`: what `backup` wrote, back in an empty database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from codex import provisioning
from codex.backup import restore
from codex.management.refusing import in_words
from codex.programs import Unable


class Command(BaseCommand):
    """Restores as the owner, with policies and grants, in one transaction."""

    help = (
        "Bring a backup back into an empty database, with its policies and grants. First FILE is compared "
        "with FILE.json, at the end the rows of each table are; should anything differ or fail, the database "
        "is left as it was. Then verify_schema looks at the result."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what `backup` wrote; its manifest is FILE.json")
        parser.add_argument(
            "--database",
            metavar="NAME",
            help="another empty database of the same server, such as one to try a backup in; "
            "`provision_roles --database NAME` makes it",
        )

    def handle(self, *args: Any, file: Path, database: str | None, **options: Any) -> None:
        """Restore, then prove what came of it."""
        with leading_to(database):
            try:
                with in_words():
                    manifest = restore(file)
            except Unable as refusal:
                raise CommandError(str(refusal)) from refusal
            except KeyboardInterrupt:
                raise CommandError("Stopped; the database is as before.") from None
            rows = sum(manifest.rows.values())
            self.stdout.write(f"{rows:,} rows of {len(manifest.rows)} tables are back, as the manifest says.")
            for warning in provisioning.warnings(connections["owner"]):
                self.stderr.write(self.style.WARNING(warning))
            if behind():
                self.stdout.write(
                    "The backup is of an older Codex: run `manage.py migrate`, then verify_schema."
                )
            else:
                call_command("verify_schema", stdout=self.stdout)


@contextmanager
def leading_to(database: str | None) -> Iterator[None]:
    """Let every connection lead to this database of the same server for a while."""
    names = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    try:
        lead(dict.fromkeys(names, database) if database else {})
        yield
    finally:
        lead(names)


def lead(names: dict[str, Any]) -> None:
    """Close the connections; the next ones are to these databases."""
    connections.close_all()
    for alias, name in names.items():
        connections[alias].settings_dict["NAME"] = name


def behind() -> bool:
    """Whether the code has migrations that the restored database lacks."""
    executor = MigrationExecutor(connections["owner"])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
