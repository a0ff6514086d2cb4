"""`manage.py forget_changes`: the change feed forgets what is old; to be run daily."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from codex.feed import forget_changes


class Command(BaseCommand):
    """Works through all workspaces, as the operator."""

    help = "Delete the changes that are too old to be told; who has not read them starts the feed anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days",
            type=int,
            default=settings.CHANGES_KEPT.days,
            help="keep those of so many days (%(default)s)",
        )

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        """Say how many there were."""
        number = forget_changes(timezone.now() - timedelta(days=max(days, 0)))
        self.stdout.write(f"{number} changes are forgotten.")
