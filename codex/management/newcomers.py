"""How somebody made at the command line gets to sign in: a prompt, standard input, or a mailed link."""

import getpass
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.core.management.base import CommandError, CommandParser
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from codex.models import User


def add_arguments(parser: CommandParser) -> None:
    """The ways to a password; without any of them the terminal is asked."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password from the first line of standard input, for scripts",
    )
    ways.add_argument(
        "--send-link",
        action="store_true",
        help="choose no password here: mail a link with which the person sets one",
    )
    parser.add_argument(
        "--site",
        default=settings.SITE,
        help="where the mailed link leads, such as https://codex.example.com (default: %(default)s)",
    )


def found(email: str) -> User | None:
    """The person who signs in with this address, in any case of its letters."""
    try:
        return User.objects.get_by_natural_key(email.strip())
    except User.DoesNotExist:
        return None


def newcomer(email: str, name: str | None, options: dict[str, Any]) -> User:
    """A person who is not saved yet, with a password unless a link is to be sent.

    Raises ValidationError for an address or a password that does not do, CommandError where nobody
    can be asked.
    """
    person = User(email=email.strip(), full_name=(name or email.strip().partition("@")[0]).strip())
    person.clean_fields(exclude={"password"})
    password = None if options["send_link"] else _password(person, options["password_stdin"])
    if password is not None:
        validate_password(password, person)
    person.set_password(password)
    return person


def send_link(person: User, to: str) -> None:
    """Mail the link with which a person sets the first password; `to` is the site's address.

    Call it last inside the transaction that makes the person: a mail that cannot be sent undoes it.
    """
    token = default_token_generator.make_token(person)
    number = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("password_reset_confirm", kwargs={"uidb64": number, "token": token})
    text = render_to_string("codex/set_password.txt", {"person": person, "url": f"{to.rstrip('/')}{path}"})
    try:
        send_mail("Choose your password for Codex", text, settings.DEFAULT_FROM_EMAIL, [person.email])
    except OSError as error:  # smtplib's errors are among these
        raise CommandError(
            f"The mail could not be sent ({error}), so nothing was changed: check CODEX_MAIL_HOST, or use "
            "--password-stdin."
        ) from error


def _password(person: User, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CommandError("There is no terminal to ask for a password: use --password-stdin or --send-link.")
    first = getpass.getpass(f"Password for {person.email}: ")
    if first != getpass.getpass("The same again: "):
        raise CommandError("The two passwords differ; nothing was changed.")
    return first
