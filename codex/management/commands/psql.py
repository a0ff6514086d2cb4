"""`manage.py psql`: a psql that is already inside a workspace, or is one of the other roles."""

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections

from codex import programs
from codex.management.newcomers import found
from codex.management.refusing import in_words
from codex.models import User, Workspace, WorkspaceMember
from codex.programs import Call, Unable
from codex.tenancy import Entered, NoEntry, enter_workspace, routed_to, workspace_transaction

ALIASES = {"app": "default", "owner": "owner", "operator": "operator", "jobs": "jobs"}
INSIDE = Path(__file__).parent.parent / "inside.psql"
PATIENCE = "15min"  # the role's own 60 seconds would throw out whoever reads what he sees
HELP = """\
Open psql as one of Codex's roles. As the app, with --workspace, it is already inside: a transaction has begun
and has entered the workspace as one of its members, so you see and may do what that member does, and no more.
COMMIT and ROLLBACK leave the workspace (the star in the prompt goes); type :enter to enter it again. With -c,
-f or a pipe everything runs in that one transaction, which is committed at the end unless something failed.
"""
INSIDE_AS = "You are inside {workspace} as {person}, {role}."
HOW_TO_LEAVE = """\
The star in the prompt says so. COMMIT keeps what you did and ROLLBACK undoes it; both leave the workspace,
and the star goes. Type :enter to enter again."""
OUTSIDE = "You are the app's role outside any workspace: the tables of workspaces answer with an error."


class Command(BaseCommand):
    """Becomes psql: its exit status is the command's."""

    help = HELP
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        rights = "whose rights to have (%(default)s); owner and operator see all workspaces"
        parser.add_argument("--as", dest="role", choices=ALIASES, default="app", help=rights)
        parser.add_argument("--workspace", metavar="SLUG", help="enter this workspace, as the app")
        parser.add_argument(
            "--user", metavar="EMAIL", help="as this member; else as an owner of the workspace"
        )
        for option, what, words in (
            ("-c", "SQL", "run this and end"),
            ("-f", "FILE", "run this file and end"),
        ):
            script = parser.add_argument(option, dest="scripts", action="append", metavar=what, help=words)
            script.type = partial(pair, option)
        parser.add_argument("arguments", nargs="*", help="more for psql itself, after --, such as -- -At")

    def handle(self, *args: Any, role: str, workspace: str | None, user: str | None, **options: Any) -> None:
        """Find out who enters, then replace this process."""
        if role != "app" and (workspace or user):
            raise CommandError("--workspace and --user go with --as app: no other role enters a workspace.")
        if user and not workspace:
            raise CommandError("Name the workspace that this person enters: --workspace SLUG.")
        scripts = [part for script in options["scripts"] or [] for part in script]
        if not scripts and not sys.stdin.isatty():
            scripts = ["-f", "-"]
        try:
            with in_words():
                entry = self.entry(workspace, user) if role == "app" else None
                made = call(ALIASES[role], entry, scripts, options["arguments"])
        except (Unable, NoEntry) as refusal:
            raise CommandError(str(refusal)) from refusal
        if entry and not scripts:
            self.say(HOW_TO_LEAVE)
        connections.close_all()
        self.stderr.flush()
        os.execve(made.arguments[0], made.arguments, made.environment)  # noqa: S606 (our own)

    def entry(self, slug: str | None, email: str | None) -> dict[str, str] | None:
        """The variables of inside.psql, after seeing that the door opens; what is entered is told."""
        refuse_more_than_the_app()
        if slug is None:
            self.say(OUTSIDE)
            return None
        workspace, person = whose(slug, email)
        with workspace_transaction():
            now = enter_workspace(workspace.pk, person)
        self.say(INSIDE_AS.format(workspace=workspace, person=person.email, role=now.role))
        return variables(workspace, now)

    def say(self, words: str) -> None:
        """Tell the person, and keep it out of what a script reads."""
        self.stderr.write(words, style_func=str)


def pair(option: str, value: str) -> list[str]:
    """An option of psql with its value, in the order in which they were given."""
    return [option, value]


def whose(slug: str, email: str | None) -> tuple[Workspace, User]:
    """The workspace of a slug, and the person who enters it: the one named, else its first owner."""
    with routed_to("operator"):
        workspace = Workspace.objects.filter(slug=slug).first()
        if workspace is None:
            raise CommandError(f"There is no workspace '{slug}'.")
        if email:
            person = found(email)
        else:
            owners = WorkspaceMember.objects.filter(workspace=workspace, role="owner", user__is_active=True)
            first = owners.select_related("user").order_by("id").first()
            person = first.user if first else None
    if person is None:
        who = f"{email} is nobody" if email else f"{workspace} has no owner who is switched on"
        raise CommandError(f"{who}: name a member of {workspace} with --user.")
    return workspace, person


def refuse_more_than_the_app() -> None:
    """Make sure that the app's URL names the app's role: another would see through row security."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        role, more = cursor.fetchone()
    if role != "codex_app" or more:
        raise CommandError(
            f"DATABASE_URL connects as {role}: it has to name codex_app, which row security holds."
        )


def variables(workspace: Workspace, now: Entered) -> dict[str, str]:
    """What inside.psql is given; psql reads these as words, never as SQL."""
    return {
        "workspace": str(workspace.pk),
        "person": str(now.user_id),
        "slug": workspace.slug,
        "patience": PATIENCE,
    }


def call(alias: str, entry: dict[str, str] | None, scripts: list[str], more: list[str]) -> Call:
    """The psql to become: on a terminal, or for scripts, which are one transaction once inside."""
    given = [part for name, value in (entry or {}).items() for part in ("-v", f"{name}={value}")]
    connections[alias].ensure_connection()  # starts the embedded server
    if not scripts:
        made = programs.call("psql", alias, *given, *more)
        # psql reads its start-up file before the first prompt; that of the machine or the user may undo ours.
        return replace(made, environment={**made.environment, "PSQLRC": str(INSIDE)}) if entry else made
    begin, end = (["-f", str(INSIDE)], ["-c", "\\set QUIET on", "-c", "COMMIT"]) if entry else ([], [])
    stop = ["-X", "-v", "ON_ERROR_STOP=1"]
    return programs.call("psql", alias, *stop, *given, *more, *begin, *scripts, *end)
