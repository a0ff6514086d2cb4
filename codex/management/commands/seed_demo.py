"""`manage.py seed_demo`: the content of the demo, made once."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

import agents.demo
import alerts.demo
import gamification.demo
import intelligence.demo
import positioning.demo
from codex import demo
from codex.demo.ground import begin, person
from codex.management.commands.create_operator import give_roles, promote
from codex.management.refusing import in_words
from codex.models import Operator, Workspace
from codex.tenancy import routed_to, workspace_transaction

AREAS = (positioning.demo, gamification.demo, agents.demo, intelligence.demo, alerts.demo)


class Command(BaseCommand):
    """Makes each workspace in one transaction; one that is there is left as it is."""

    help = (
        "Fill the demo with two workspaces of believable content, and print who can sign in. What is there "
        "already is left as it is; the same seed and day give the same content. Only in demo mode: these "
        "people share a password that everybody knows."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="another number, other chances (%(default)s)")
        parser.add_argument(
            "--today",
            type=datetime.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day from which all dates count (default: today in UTC)",
        )

    def handle(self, *args: Any, seed: int, today: datetime.date | None, **options: Any) -> None:
        """Make what is missing, unless the database is somebody's own."""
        if not settings.DEMO:
            raise CommandError(
                "seed_demo runs in demo mode only: its people share a password that everybody knows. Use "
                "create_operator and create_workspace."
            )
        today = today or datetime.datetime.now(datetime.UTC).date()
        with in_words():
            ours, others = there()
            missing = [slug for slug in demo.WORKSPACES if slug not in ours]
            if missing and others:
                self.stdout.write("This database has workspaces of its own: the demo stays out of it.")
                return
            for slug in missing:
                self.stdout.write(f"  Demo data: {make(slug, today, seed)} ...")
            make_operator()
        self.tell()

    def tell(self) -> None:
        """Say who can sign in."""
        self.stdout.write(f"Sign in with the password {demo.PASSWORD} as")
        for login in demo.logins():
            self.stdout.write(f"  {login.email:<22} {login.who}")


def there() -> tuple[set[str], bool]:
    """The demo's workspaces that there are, and whether there are others."""
    with routed_to("operator"):
        slugs = set(Workspace.objects.values_list("slug", flat=True))
    return slugs & set(demo.WORKSPACES), bool(slugs - set(demo.WORKSPACES))


def make_operator() -> None:
    """The person who sees all workspaces, unless somebody does already."""
    with routed_to("operator"), transaction.atomic("operator"):
        if not Operator.objects.exists():
            otto = person(*demo.OPERATOR, make_password(demo.PASSWORD))
            promote(otto)
            give_roles(otto)


def make(slug: str, today: datetime.date, seed: int) -> Workspace:
    """One workspace, whole or not at all."""
    with workspace_transaction():
        plot = begin(slug, today=today, seed=seed)
        for area in AREAS:
            area.fill(plot)
    return plot.workspace
