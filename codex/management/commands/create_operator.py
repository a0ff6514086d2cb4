"""`manage.py create_operator`: somebody who may see all workspaces."""

from argparse import ArgumentTypeError
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from codex.management import newcomers
from codex.management.refusing import in_words
from codex.models import Area, Operator, OperatorRole, StaffRole, User
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
        parser.add_argument(
            "--role",
            choices=StaffRole.values,
            help="what he may do in all areas; admin unless areas are named",
        )
        parser.add_argument(
            "--area",
            action="append",
            default=[],
            type=area_and_role,
            metavar="AREA=ROLE",
            help=f"what he may do in one area ({', '.join(Area.values)}); again for others",
        )
        newcomers.add_arguments(parser)

    def handle(self, *args: Any, email: str, name: str | None, **options: Any) -> None:
        """Ask first, then write all of it or nothing."""
        with in_words(), routed_to("operator"):
            person = newcomers.found(email)
            known = person is not None
            person = person or newcomers.newcomer(email, name, options)
            with transaction.atomic("operator"):
                fresh = promote(person)
                given = give_roles(person, options["role"], dict(options["area"]))
                if options["send_link"] and not person.has_usable_password():
                    newcomers.send_link(person, options["site"])
        self.stdout.write(f"{person.email} is {'now' if fresh else 'already'} an operator.")
        self.stdout.write(f"Roles: {given}.")
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


def give_roles(person: User, everywhere: str | None = None, areas: Mapping[str, str] | None = None) -> str:
    """Give an operator these roles; one who has none, and of whom nothing is said, is admin of everything."""
    has = OperatorRole.objects.filter(operator=person.pk)
    if everywhere is None and not areas and not has.exists():
        everywhere = StaffRole.ADMIN
    wanted: dict[str, Any] = {**dict.fromkeys(Area.values if everywhere else (), everywhere), **(areas or {})}
    for area, role in wanted.items():
        OperatorRole.objects.update_or_create(operator_id=person.pk, area=area, defaults={"role": role})
    return ", ".join(f"{each.area}={each.role}" for each in has.order_by("area"))


def area_and_role(text: str) -> tuple[str, str]:
    """What --area says."""
    area, _, role = text.partition("=")
    if area not in Area.values or role not in StaffRole.values:
        raise ArgumentTypeError(f"give an area and a role, such as alerts=operator, not '{text}'")
    return area, role
