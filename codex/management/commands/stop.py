"""`manage.py stop`: stops the embedded PostgreSQL."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from codex import embedded


class Command(BaseCommand):
    """Stops the embedded server; the next command that needs it starts it again."""

    help = "Stop the embedded PostgreSQL of this clone."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Stop it, or say why there is nothing to stop."""
        if not settings.EMBEDDED:
            self.stdout.write("This installation uses the PostgreSQL of DATABASE_URL: stop it there.")
        elif embedded.stop(settings.HOME):
            self.stdout.write("The embedded PostgreSQL is stopped.")
        else:
            self.stdout.write("The embedded PostgreSQL was not running.")
