"""`manage.py psql`: a psql that is already inside a workspace, or is one of the other roles."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections

from codex import programs
from codex.management.newcomers import found
from codex.management.refusing import in_words
from codex.models import User, Workspace, WorkspaceMember
from codex.programs import Call, Unable
from codex.tenancy import NoEntry, enter_workspace, routed_to, workspace_transaction

ALIASES = {"app": "default", "owner": "owner", "operator": "operator", "jobs": "jobs"}
INSIDE = Path(__file__).parent.parent / "inside.psql"
PATIENCE = "15min"  # the role's own 60 seconds would throw out whoever reads what he sees
INSIDE_AS = "You are inside {workspace} as {person}, {role}."
HOW_TO_LEAVE = """\
The star in the prompt says so. COMMIT keeps what you did and ROLLBACK undoes it; both leave the workspace,
and the star goes. Type :enter to enter again."""
OUTSIDE = "You are the app's role outside any workspace: the tables of workspaces answer with an error."


class Command(BaseCommand):
    """Becomes psql: its exit status is the command's."""

    help = (
        "Open psql as one of Codex's roles. As the app, with --workspace, it is already inside: it has begun "
        "a transaction and entered the workspace as one of its members, so you see and may do what that "
        "member does, and no more. COMMIT and ROLLBACK leave the workspace (the star in the prompt goes); "
        "type :enter to enter it again. With -c, -f or a pipe everything runs in that one transaction, which "
        "is committed at the end unless something failed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        rights = "whose rights to have (%(default)s); owner and operator see all workspaces"
        parser.add_argument("--as", dest="role", choices=ALIASES, default="app", help=rights)
        parser.add_argument("--workspace", metavar="SLUG", help="enter this workspace, as the app")
        member = "as this member; else as the first owner of the workspace"
        parser.add_argument("--user", metavar="EMAIL", help=member)
        # The two share a list, since psql runs them in the order in which they are given.
        in_order: dict[str, Any] = {"dest": "scripts", "action": "append", "default": []}
        parser.add_argument("-c", **in_order, type="-c{}".format, metavar="SQL", help="run this and end")
        parser.add_argument(
            "-f", **in_order, type="-f{}".format, metavar="FILE", help="run this file and end"
        )
        parser.add_argument("arguments", nargs="*", help="more for psql itself, after --, such as -- -At")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find out who enters, then replace this process."""
        psql = self.call(**options, on_a_terminal=sys.stdin.isatty())
        connections.close_all()
        self.stderr.flush()
        os.execve(psql.arguments[0], psql.arguments, psql.environment)  # noqa: S606 (our own)

    def call(self, *, role: str, workspace: str | None, user: str | None, **options: Any) -> Call:
        """The psql to become; what it will be inside of is told first."""
        if role != "app" and (workspace or user):
            raise CommandError("--workspace and --user go with --as app: no other role enters a workspace.")
        if user and not workspace:
            raise CommandError("Name the workspace that this person enters: --workspace SLUG.")
        scripts = options["scripts"] or ([] if options["on_a_terminal"] else ["-f-"])
        try:
            with in_words():
                inside = self.inside(workspace, user) if role == "app" else []
                psql = psql_as(ALIASES[role], inside, scripts, options["arguments"])
        except (Unable, NoEntry) as refusal:
            raise CommandError(str(refusal)) from refusal
        if inside and not scripts:
            self.say(HOW_TO_LEAVE)
        return psql

    def inside(self, slug: str | None, email: str | None) -> list[str]:
        """The variables that inside.psql is given, after seeing that the door opens; none outside."""
        refuse_more_than_the_app()
        if slug is None:
            self.say(OUTSIDE)
            return []
        workspace, person = who_enters(slug, email)
        with workspace_transaction():
            role = enter_workspace(workspace.pk, person).role
        self.say(INSIDE_AS.format(workspace=workspace, person=person.email, role=role))
        given = {"workspace": workspace.pk, "person": person.pk, "slug": workspace.slug, "patience": PATIENCE}
        return [f"--set={name}={value}" for name, value in given.items()]

    def say(self, words: str) -> None:
        """Tell the person, and keep it out of what a script reads."""
        self.stderr.write(words, style_func=str)


def who_enters(slug: str, email: str | None) -> tuple[Workspace, User]:
    """The workspace of a slug, and the person named, else its first owner; whether he may, the door says."""
    with routed_to("operator"):
        workspace = Workspace.objects.filter(slug=slug).first()
        if workspace is None:
            raise CommandError(f"There is no workspace '{slug}'.")
        person = found(email) if email else owner_of(workspace)
    if person is None:
        who = f"{email} is nobody" if email else f"{workspace} has no owner who is switched on"
        raise CommandError(f"{who}: name a member of {workspace} with --user.")
    return workspace, person


def owner_of(workspace: Workspace) -> User | None:
    """The member who has been an owner for longest and can sign in."""
    owners = WorkspaceMember.objects.filter(workspace=workspace, role="owner", user__is_active=True)
    first = owners.select_related("user").order_by("id").first()
    return first.user if first else None


def refuse_more_than_the_app() -> None:
    """Make sure that the app's URL names the app's role: another would see through row security."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        role, more = cursor.fetchone()
    if role != "codex_app" or more:
        raise CommandError(f"DATABASE_URL connects as {role}: only codex_app is held by row security.")


def psql_as(alias: str, inside: list[str], scripts: list[str], more: list[str]) -> Call:
    """psql on a terminal, or running scripts, which are one transaction once they are inside."""
    if not scripts:
        psql = programs.call("psql", alias, *inside, *more)
        # Read before the first prompt, in place of the user's own, which might end the transaction.
        return replace(psql, environment={**psql.environment, "PSQLRC": str(INSIDE)}) if inside else psql
    begin, end = ([f"-f{INSIDE}"], ["-c\\set QUIET on", "-cCOMMIT"]) if inside else ([], [])
    stop = ["--no-psqlrc", "--set=ON_ERROR_STOP=1"]
    return programs.call("psql", alias, *stop, *inside, *more, *begin, *scripts, *end)
