"""manage.py psql: inside a workspace as one of its members, and nowhere else."""

import io
import os
import pty
import subprocess
from pathlib import Path

import pytest
from django.core.management import CommandError

from codex.factories import CohortFactory
from codex.management.commands.psql import Command as Psql
from codex.models import User, Workspace
from codex.programs import Call
from tests.conftest import inside

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def psql(*arguments: str, on_a_terminal: bool = False) -> Call:
    """The psql that the command becomes."""
    command = Psql(stderr=io.StringIO())
    options = vars(command.create_parser("manage.py", "psql").parse_args([*arguments, "--", "-At"]))
    return command.call(**options, on_a_terminal=on_a_terminal)


def run(*arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    """Run it to its end."""
    call = psql(*arguments)
    return subprocess.run(
        call.arguments, env=call.environment, input=given, capture_output=True, text=True, check=False
    )


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, call: Call) -> None:
        self.ours, theirs = pty.openpty()
        environment = {**call.environment, "TERM": "dumb", "PAGER": "cat"}
        self.process = subprocess.Popen(
            call.arguments,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def type(self, line: str) -> None:
        os.write(self.ours, f"{line}\n".encode())

    def until(self, end: str) -> str:
        """What it shows up to its next prompt."""
        shown = ""
        while not shown.endswith(end):
            shown += os.read(self.ours, 1024).decode()
        return shown

    def end(self) -> None:
        self.process.wait()
        os.close(self.ours)


@pytest.fixture
def cohorts(committed: None, acme: Workspace, bolt: Workspace) -> None:
    """A cohort in each workspace, committed."""
    for workspace in (acme, bolt):
        with inside(workspace):
            CohortFactory(workspace=workspace, name=f"People of {workspace}")


NAMES = "SELECT name FROM cohorts"
WHO = "SELECT current_user, current_setting('app.current_member_role')"


def test_psql_is_inside_the_workspace_as_its_owner(cohorts: None) -> None:
    done = run("--workspace=acme", "-c", WHO, "-c", NAMES)

    assert (done.stdout, done.stderr) == ("codex_app|owner\nPeople of Acme\n", "")


def test_psql_is_the_member_that_is_named(cohorts: None, viewer: User) -> None:
    done = run(
        f"--user={viewer.email}", "--workspace=acme", "-c", WHO, "-c", "DELETE FROM cohorts", "-c", NAMES
    )

    assert done.stdout == "codex_app|viewer\nDELETE 0\nPeople of Acme\n"


def test_a_script_is_committed_as_a_whole(cohorts: None, tmp_path: Path) -> None:
    script = tmp_path / "add.sql"
    script.write_text("INSERT INTO cohorts (workspace_id, name) SELECT id, 'Added' FROM workspaces;")

    run("--workspace=acme", "-f", str(script))

    assert run("--workspace=acme", given=f"{NAMES} ORDER BY id").stdout == "People of Acme\nAdded\n"


def test_a_script_that_fails_changes_nothing(cohorts: None) -> None:
    done = run("--workspace=acme", "-c", "DELETE FROM cohorts", "-c", "SELECT 1 / 0")

    assert (done.returncode, done.stderr) == (1, "ERROR:  division by zero\n")
    assert run("--workspace=acme", given=NAMES).stdout == "People of Acme\n"


def test_after_commit_psql_is_outside_and_enter_goes_in_again(cohorts: None) -> None:
    done = run("--workspace=acme", given=f"COMMIT;\n\\set ON_ERROR_STOP off\n{NAMES};\n:enter\n{NAMES};")

    assert done.stdout.splitlines() == ["COMMIT", "BEGIN", "SET", "People of Acme"]
    assert "invalid input syntax for type uuid" in done.stderr


def test_the_prompt_says_where_one_is_and_an_error_costs_one_statement(cohorts: None) -> None:
    call = psql("--workspace=acme", on_a_terminal=True)

    terminal, shown = Terminal(call), []
    for line in ("SELECT 1 / 0;", f"{NAMES};", "ROLLBACK;", "\\q"):
        shown.append(terminal.until("> "))
        terminal.type(line)
    terminal.end()

    prompts = [text.splitlines()[-1].strip() for text in shown]
    assert prompts == ["acme as owner*>", "acme as owner*>", "acme as owner*>", "acme as owner>"]
    assert "People of Acme" in shown[2]


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("owner", "People of Acme\nPeople of Bolt\n"),
        ("operator", "People of Acme\nPeople of Bolt\n"),
        ("jobs", ""),
    ],
)
def test_psql_is_each_of_the_other_roles(cohorts: None, role: str, names: str) -> None:
    done = run(f"--as={role}", "-c", "SELECT current_user", given="")
    rows = run(f"--as={role}", "-c", f"{NAMES} ORDER BY name")

    assert (done.stdout, rows.stdout) == (f"codex_{role}\n", names)


def test_psql_outside_a_workspace_sees_none(cohorts: None) -> None:
    done = run("-c", NAMES)

    assert (done.stdout, "current_workspace_id" in done.stderr) == ("", True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--workspace=nowhere"], "There is no workspace 'nowhere'."),
        (
            ["--workspace=acme", "--user=bea@bolt.example"],
            "There is no such workspace, or you are not a member of it.",
        ),
        (
            ["--workspace=acme", "--user=x@y.example"],
            "x@y.example is nobody: name a member of Acme with --user.",
        ),
        (
            ["--as=owner", "--workspace=acme"],
            "--workspace and --user go with --as app: no other role enters a workspace.",
        ),
        (
            ["--user=ada@acme.example"],
            "Name the workspace that this person enters: --workspace SLUG.",
        ),
    ],
)
def test_psql_says_why_it_does_not_enter(cohorts: None, arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        psql(*arguments)

    assert str(refused.value) == sentence
