"""`manage.py create_workspace`: a team's own space, with its owner."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.text import slugify

from codex import services
from codex.management import newcomers
from codex.management.refusing import in_words
from codex.models import User, Workspace
from codex.tenancy import workspace_transaction


class Command(BaseCommand):
    """Makes workspace, owner and membership in one transaction, as the app's role."""

    help = (
        "Make a workspace with its first owner, who then invites the others. An owner who cannot sign in "
        "yet is made as well, with a password that is asked for, read from standard input, or chosen by a "
        "mailed link."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the team calls itself, such as 'Acme Robotics'")
        parser.add_argument("--slug", help="its name in addresses; else made from the name: acme-robotics")
        parser.add_argument("--owner", required=True, metavar="EMAIL", help="the address of its owner")
        parser.add_argument(
            "--owner-name", help="how colleagues see a new owner; else the address before its @"
        )
        parser.add_argument(
            "--timezone", default="UTC", help="IANA name, such as Europe/Berlin (%(default)s)"
        )
        parser.add_argument("--currency", default="EUR", help="ISO 4217 code of its budgets (%(default)s)")
        newcomers.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask first, then write all of it or nothing."""
        asked = {key: options[key] for key in ("name", "timezone", "currency")}
        asked["slug"] = options["slug"] or slugify(options["name"])
        if not asked["slug"]:
            raise CommandError(
                "No address can be made from this name: give one with --slug, such as acme-labs."
            )
        with in_words():
            Workspace(**asked).clean_fields()
            owner = owner_of(options)
            with workspace_transaction():
                fresh = owner._state.adding
                if fresh:
                    owner.save()
                workspace = services.create_workspace(owner=owner, **asked)
                if fresh and options["send_link"]:
                    newcomers.send_link(owner, options["site"])
        self.stdout.write(f"{workspace} is at /w/{workspace.slug}/, owned by {owner.email}.")


def owner_of(options: dict[str, Any]) -> User:
    """The person who is there already, or one to be saved."""
    owner = newcomers.found(options["owner"])
    if owner and not owner.is_active:
        raise CommandError(f"{owner.email} is switched off and cannot own a workspace: name somebody else.")
    return owner or newcomers.newcomer(options["owner"], options["owner_name"], options)
