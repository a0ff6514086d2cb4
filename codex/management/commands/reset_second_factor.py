"""`manage.py reset_second_factor`: for the morning on which the last operator has lost the phone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from codex import second_factor
from codex.management import newcomers
from codex.tenancy import routed_to


class Command(BaseCommand):
    """As the operators' own role, which at the command line is nobody's: no role of a person is asked for."""

    help = (
        "Take away somebody's second factor and its recovery codes. The password is then enough again; for "
        "an operator who must have one it opens the page on which another is set up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address that the person signs in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        with routed_to("operator"):
            person = newcomers.found(email)
            if person is None:
                raise CommandError(f"Nobody signs in with {email}.")
            had = second_factor.remove(person)
        state = "has no second factor any more" if had else "had no second factor"
        self.stdout.write(f"{person.email} {state}.")
