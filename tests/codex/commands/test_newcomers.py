"""create_operator and create_workspace: who is made, by which way to a password, and what is refused."""

import io
import re
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client

from codex.factories import UserFactory
from codex.models import Area, Operator, OperatorRole, User, Workspace
from codex.queries import is_operator, workspaces_of
from codex.tenancy import routed_to
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
STRONG = "seven quiet rivers"
Typed = Callable[[str], None]


@pytest.fixture
def typed(committed: None, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Puts a line on standard input; what the commands make is cleared away afterwards."""
    return lambda line: monkeypatch.setattr(sys, "stdin", io.StringIO(f"{line}\n"))


def said(*arguments: str) -> str:
    """What a command prints."""
    out = io.StringIO()
    call_command(*arguments, stdout=out, stderr=out)
    return out.getvalue()


def refusal(*arguments: str) -> str:
    """The sentence that a command ends with."""
    with pytest.raises(CommandError) as error:
        call_command(*arguments)
    return str(error.value)


def everybody() -> set[str]:
    """Who there is."""
    return set(User.objects.values_list("email", flat=True))


def linked(mail: Any) -> str:
    """The path of the link in a mail."""
    found = re.search(r"http://[\w.:]+(/\S+)", mail.body)
    assert found
    return found[1]


def test_an_operator_is_made_with_a_password(typed: Typed) -> None:
    typed(STRONG)

    said("create_operator", "olga@codex.example", "--name=Olga Opitz", "--password-stdin")

    person = authenticate(username="olga@codex.example", password=STRONG)
    assert isinstance(person, User)
    assert (person.full_name, is_operator(person), person.is_superuser) == ("Olga Opitz", True, False)


def test_somebody_who_is_there_is_promoted_and_keeps_the_password(typed: Typed, ada: User) -> None:
    typed(STRONG)

    printed = said("create_operator", "ADA@acme.example", "--name=Another", "--password-stdin")

    ada.refresh_from_db()
    everything = ", ".join(f"{area}=admin" for area in sorted(Area.values))
    assert printed == (
        f"ada@acme.example is now an operator.\nRoles: {everything}.\nThe password is the one from before.\n"
    )
    assert (ada.full_name, is_operator(ada), ada.check_password(PASSWORD)) == ("Ada Acme", True, True)


def test_making_an_operator_twice_changes_nothing(otto: User) -> None:
    before = User.objects.values().get(pk=otto.pk)

    printed = said("create_operator", otto.email)

    assert printed.startswith("otto@codex.example is already an operator.")
    assert User.objects.values().get(pk=otto.pk) == before
    assert list(Operator.objects.values_list("user", flat=True)) == [otto.pk]


def test_roles_are_given_by_area_and_the_last_admin_of_the_ground_stays_one(otto: User, typed: Typed) -> None:
    typed(STRONG)

    made = said("create_operator", "olga@codex.example", "--password-stdin", "--area=alerts=operator")
    wider = said("create_operator", "olga@codex.example", "--role=viewer", "--area=codex=admin")
    lower = said("create_operator", otto.email, "--role=viewer")
    last = refusal("create_operator", "olga@codex.example", "--role=viewer")

    assert "Roles: alerts=operator." in made
    assert "Roles: agents=viewer, alerts=viewer, codex=admin, gamification=viewer," in wider
    assert "codex=viewer" in lower
    assert last == "The ground keeps at least one admin: make another operator one first."
    assert OperatorRole.objects.get(operator__user__email="olga@codex.example", area="codex").role == "admin"


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("olga@codex.example", "short", "This password is too short. It must contain at least 8 characters."),
        ("olga@codex.example", "olga@codex.example", "The password is too similar to the email."),
        ("olga", STRONG, "email: Enter a valid email address."),
    ],
)
def test_what_does_not_do_is_refused(typed: Typed, email: str, password: str, sentence: str) -> None:
    typed(password)

    words = refusal("create_operator", email, "--password-stdin")

    assert (words, everybody()) == (sentence, set())


def test_without_a_terminal_a_way_to_a_password_has_to_be_named(typed: Typed) -> None:
    typed("")

    words = refusal("create_operator", "olga@codex.example")

    assert words == "There is no terminal to ask for a password: use --password-stdin or --send-link."


def test_somebody_switched_off_is_not_promoted(committed: None) -> None:
    person = UserFactory(email="gone@acme.example", is_active=False)

    words = refusal("create_operator", person.email)

    assert words.startswith("gone@acme.example is switched off: ")
    assert not Operator.objects.exists()


def test_a_mailed_link_sets_the_first_password(
    committed: None, mailoutbox: list[Any], client: Client
) -> None:
    said("create_operator", "olga@codex.example", "--send-link")

    page = client.get(linked(mailoutbox[0]), follow=True)
    passwords = {"new_password1": STRONG, "new_password2": STRONG}
    client.post(page.redirect_chain[-1][0], passwords)

    assert mailoutbox[0].to == ["olga@codex.example"]
    assert authenticate(username="olga@codex.example", password=STRONG) is not None


def test_a_link_is_mailed_again_to_who_has_no_password_yet(committed: None, mailoutbox: list[Any]) -> None:
    said("create_operator", "olga@codex.example", "--send-link")

    said("create_operator", "olga@codex.example", "--send-link")

    assert [mail.to for mail in mailoutbox] == [["olga@codex.example"]] * 2


def test_a_workspace_is_made_with_a_new_owner(typed: Typed) -> None:
    typed(STRONG)

    printed = said(
        "create_workspace",
        "Acme Robotics",
        "--owner=ada@acme.example",
        "--owner-name=Ada",
        "--password-stdin",
    )

    person = authenticate(username="ada@acme.example", password=STRONG)
    assert isinstance(person, User)
    assert [(each.slug, each.role) for each in workspaces_of(person)] == [("acme-robotics", "owner")]
    assert (person.full_name, is_operator(person)) == ("Ada", False)
    assert printed == "Acme Robotics is at /w/acme-robotics/, owned by ada@acme.example.\n"


def test_a_workspace_is_made_for_somebody_who_is_there(committed: None, ada: User) -> None:
    said("create_workspace", "Acme", "--slug=a1", "--owner=ADA@acme.example", "--timezone=Asia/Tokyo")

    with routed_to("operator"):
        made = Workspace.objects.get()
    assert (made.name, made.slug, made.timezone, made.currency) == ("Acme", "a1", "Asia/Tokyo", "EUR")
    assert everybody() == {"ada@acme.example"}


def test_the_owner_of_a_new_workspace_is_mailed_a_link(committed: None, mailoutbox: list[Any]) -> None:
    said("create_workspace", "Acme", "--owner=ada@acme.example", "--send-link", "--site=http://127.0.0.1:1/")

    person = User.objects.get()
    assert linked(mailoutbox[0]).startswith("/account/password/")
    assert ([each.name for each in workspaces_of(person)], person.has_usable_password()) == (["Acme"], False)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["Acme"], "Another workspace has this short name."),
        (["Bolt", "--slug=Bolt_1"], "Use small letters, digits and single hyphens, such as acme-labs."),
        (["Bolt", "--timezone=Mars/Base"], "timezone: Give an IANA time zone such as Europe/Berlin."),
        (["Bolt", "--currency=eur"], "Give a currency by its three capital letters, such as EUR."),
        (["日本"], "No address can be made from this name: give one with --slug, such as acme-labs."),
    ],
)
def test_a_workspace_that_cannot_be_is_refused_and_its_owner_not_made(
    typed: Typed, acme: Workspace, arguments: list[str], sentence: str
) -> None:
    typed(STRONG)

    words = refusal("create_workspace", *arguments, "--owner=new@acme.example", "--password-stdin")

    assert (words, everybody()) == (sentence, {"ada@acme.example"})


def test_a_mail_that_cannot_be_sent_undoes_everything(committed: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    words = refusal("create_workspace", "Acme", "--owner=ada@acme.example", "--send-link")

    assert words.startswith("The mail could not be sent (")
    with routed_to("operator"):
        assert (everybody(), Workspace.objects.exists()) == (set(), False)
