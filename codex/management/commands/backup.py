"""`manage.py backup`: everything in one file, and what is in it in another."""

import signal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from codex.backup import back_up
from codex.management.refusing import in_words
from codex.programs import Unable


class Command(BaseCommand):
    """Dumps the database as its owner, whom row security leaves nothing out for."""

    help = (
        "Write a dump of the whole database to FILE, in pg_dump's custom format, and FILE.json: the rows of "
        "each table at the very moment of the dump, its SHA-256, the server's version and the migrations. "
        "Others may go on writing meanwhile. Keep the two files together, and where nobody else reads them: "
        "they hold everything, of all workspaces. `restore` brings them back."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a name that is not taken yet, such as codex.dump")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Write both files or none, also when it is stopped."""
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            with in_words():
                manifest = back_up(file)
        except Unable as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt:
            raise CommandError("Stopped; nothing was written.") from None
        finally:
            signal.signal(signal.SIGTERM, before)
        rows = sum(manifest.rows.values())
        self.stdout.write(f"{file}: {rows:,} rows of {len(manifest.rows)} tables, {manifest.bytes:,} bytes.")
