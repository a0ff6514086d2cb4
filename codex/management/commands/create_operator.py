"""`manage.py create_operator`: somebody who may see all workspaces."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from codex.management import newcomers
from codex.management.refusing import in_words
from codex.models import Operator, User
from codex.tenancy import routed_to


class Command(BaseCommand):
    """Makes or promotes a person, as the operators' own role: the app's may not."""

    help = (
        "Make somebody an operator, who sees all workspaces in the admin and belongs to none. A new person "
        "gets a password (asked for, read from standard input, or chosen by a mailed link); who is there "
        "already keeps the one he has. Safe to run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address to sign in with")
        parser.add_argument("--name", help="how colleagues see a new person; else the address before its @")
        newcomers.add_arguments(parser)

    def handle(self, *args: Any, email: str, name: str | None, **options: Any) -> None:
        """Ask first, then write all of it or nothing."""
        with in_words(), routed_to("operator"):
            person = newcomers.found(email)
            known = person is not None
            person = person or newcomers.newcomer(email, name, options)
            with transaction.atomic("operator"):
                fresh = promote(person)
                if options["send_link"] and not person.has_usable_password():
                    newcomers.send_link(person, options["site"])
        self.stdout.write(f"{person.email} is {'now' if fresh else 'already'} an operator.")
        if known and person.has_usable_password():
            self.stdout.write("The password is the one from before.")


def promote(person: User) -> bool:
    """Make this person staff and an operator; False if he was both already."""
    if not person.is_active:
        raise CommandError(
            f"{person.email} is switched off: an operator switches it on in the admin, or "
            "`manage.py psql --as operator` does."
        )
    staff = person.is_staff
    if not staff:
        person.is_staff = True
        person.save(update_fields=None if person._state.adding else ["is_staff"])
    _, made = Operator.objects.get_or_create(user=person)
    return made or not staff
