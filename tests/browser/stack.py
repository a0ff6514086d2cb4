"""What a browser meets: gunicorn over a database with the demo in it, where people are signed in."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management import call_command
from django.db import connections
from django.test import Client, override_settings

from codex import demo, embedded
from codex.factories import UserFactory
from codex.keeper import Keeper
from codex.management.commands import prepare
from codex.management.commands.serve import ADDRESS, listen, web_server
from codex.models import User
from tests.admin_rows import Rows, fill
from tests.conftest import make_workspace
from tests.isolation.world import World, django_in
from tests.scratch import scratch

KIM = "kim@kiosk.example"  # the owner of Kiosk, a workspace with one row of each table
LOGGED = ("sh", "-c", 'exec env "$@" 2>>"$0"')
OTTO = demo.OPERATOR[0]
ADA, STELLA = "ada@acme.example", "stella@acme.example"
WIDE, NARROW = (1280, 800), (390, 844)


class QuickPasswords(PBKDF2PasswordHasher):
    """What the server knows, made in no time."""

    iterations = 1


@dataclass
class Stack:
    """A running server, its database, the session of each person by address, and the rows of Kiosk."""

    url: str
    world: World
    sessions: dict[str, str]
    rows: Rows
    variables: list[str]

    def asked(self, query: str, *parameters: Any) -> Any:
        """The first value that the database answers to a question, none where there is no row."""
        row = self.world.operator.execute(query, parameters).fetchone()
        return row and row[0]

    @contextmanager
    def working(self) -> Iterator[None]:
        """A worker beside the server, for a while."""
        with Keeper() as keeper:
            keeper.run(["env", *self.variables, sys.executable, "manage.py", "work", "--verbosity", "0"])
            yield


@contextmanager
def running(name: str) -> Iterator[Stack]:
    """The stack of one process of the tests; it ends with that process, however that ends."""
    static_files()
    with scratch(name, migrated=True) as world, listen(0) as listener, Keeper() as keeper:
        with django_in(world):
            rows = seeded()
            variables = environment(listener)
            log = str(settings.HOME / "browser" / "server.log")
            keeper.run([*LOGGED, log, *variables, *web_server(listener)], pass_fds=[listener.fileno()])
            sessions = {email: session(email) for email in (KIM, *(each.email for each in demo.logins()))}
        yield Stack(f"http://{ADDRESS}:{listener.getsockname()[1]}", world, sessions, rows, variables)


def static_files() -> None:
    """Collect the static files as for production, once for all processes, and without packing them."""
    home = settings.HOME / "browser"
    with (
        embedded.locked(home, "static"),
        override_settings(
            HOME=home, STATIC_ROOT=home / "static", WHITENOISE_SKIP_COMPRESS_EXTENSIONS=["js", "css", "svg"]
        ),
    ):
        prepare.Command(stdout=StringIO()).static_files()


def seeded() -> Rows:
    """The demo, and beside its two workspaces Kiosk."""
    with override_settings(PASSWORD_HASHERS=[f"{__name__}.{QuickPasswords.__name__}"]):
        call_command("seed_demo", stdout=StringIO())
        kim = UserFactory(full_name="Kim Kiosk", email=KIM, secret=demo.PASSWORD)
        return fill(make_workspace("Kiosk", kim), "kiosk")


def environment(listener: socket.socket) -> list[str]:
    """The variables of a server on this database."""
    aliases = {"": "default", "_OWNER": "owner", "_OPERATOR": "operator", "_JOBS": "jobs"}
    return [
        *(f"DATABASE_URL{end}={address(connections[alias].settings_dict)}" for end, alias in aliases.items()),
        f"CODEX_STATIC_ROOT={settings.HOME / 'browser' / 'static'}",
        f"PORT={listener.getsockname()[1]}",
        "WEB_CONCURRENCY=1",
    ]


def address(of: dict[str, Any]) -> str:
    """The URL of a connection of Django's."""
    user, password, host = (quote(str(of[part] or ""), safe="") for part in ("USER", "PASSWORD", "HOST"))
    return f"postgresql://{user}:{password}@{host}:{of['PORT']}/{of['NAME']}"


def session(email: str) -> str:
    """The name of a session in which somebody has signed in."""
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client.cookies[settings.SESSION_COOKIE_NAME].value
