"""`manage.py reset_second_factor`: for the morning on which the last operator has lost the phone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from codex import second_factor
from codex.management import newcomers
from codex.tenancy import routed_to


class Command(BaseCommand):
    """As the owner, who is asked for no role."""

    help = (
        "Take away somebody's second factor and its recovery codes. The password is then enough again, or, for "
        "an operator who must have one, opens the page on which another is set up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address that the person signs in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        with routed_to("owner"):
            person = newcomers.found(email)
            if person is None:
                raise CommandError(f"Nobody signs in with {email}.")
            had = second_factor.remove(person)
        state = "has no second factor any more" if had else "had no second factor"
        self.stdout.write(f"{person.email} {state}.")
