"""`manage.py verify_schema` and psql: the same answers, readable, and an exit status that tells."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from codex import programs
from codex.management.commands.verify_schema import refuse_unmigrated
from codex.verification import source, verify
from codex.verification.report import WIDTH

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def one_more_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file wants a policy that the database does not have."""
    changed = tmp_path / "verify_schema.sql"
    text = source.FILE.read_text()
    changed.write_text(
        text.replace("$recorded$\n", "$recorded$\nmoves | policy | nobody_reads | FOR NOBODY\n", 1)
    )
    monkeypatch.setattr(source, "FILE", changed)


def run(*arguments: str) -> str:
    """What the command prints; raises CommandError, which manage.py turns into exit status 1."""
    out = StringIO()
    call_command("verify_schema", *arguments, stdout=out)
    return out.getvalue()


def psql(alias: str) -> subprocess.CompletedProcess[str]:
    """The file in psql, as the role of an alias, with nothing but tabs between the columns."""
    call = programs.call("psql", alias, "-XAt", "-F", "\t", "-f", str(source.FILE))
    return subprocess.run(call.arguments, env=call.environment, capture_output=True, text=True, check=False)


def test_a_sound_database_passes_set_by_set() -> None:
    lines = run().splitlines()

    assert [line for line in lines if line.startswith(("FAIL", "warn"))] == []
    assert [line[6:28].strip() for line in lines if line.startswith("ok")] == [
        "ground", "audit log", "keys and tokens", "ground functions", "door", "jobs", "staff", "positioning",
        "message_architecture", "campaigns", "campaign relations", "moves and assets", "achievements",
        "user_achievements", "user_stats", "unlock function", "agent registry", "agent capabilities",
        "agent assignments", "agent performance", "signals", "insights", "alerts", "notifications",
        "other packages", "row security", "keys and indexes", "roles", "grants", "functions", "comments",
        "triggers", "crossing", "summary",
    ]  # fmt: skip
    assert lines[-1] == f"All {len(verify())} checks passed."


def test_the_table_of_migrations_has_a_line_for_each_and_no_other() -> None:
    _, _, table = run().partition("\nMigration ")

    lines = table.partition("\n\n")[0].splitlines()[1:]
    assert [line.split()[0] for line in lines] == ["ground", "013", "014", "015", "016", "017"]


@pytest.mark.parametrize("arguments", [[], ["-v2"]])
def test_it_fits_the_terminal(arguments: list[str]) -> None:
    wide = [line for line in run(*arguments).splitlines() if len(line) > WIDTH or not line.isascii()]

    assert wide == []


def test_json_has_the_documented_shape() -> None:
    answer = json.loads(run("--json"))

    checks = answer["sets"][0]["checks"]
    assert (answer["passed"], answer["failed"], answer["checks"]) == (True, 0, len(verify()))
    assert answer["sets"][0].keys() == {"name", "passed", "checks"}
    assert checks[0].keys() == {"subject", "checked", "passed", "detail"}


@pytest.mark.usefixtures("one_more_policy")
def test_a_fault_is_named_and_ends_with_status_one(capsys: Any) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("verify_schema")

    assert "      moves.nobody_reads: policy: is missing\n" in capsys.readouterr().out
    assert (refused.value.returncode, str(refused.value)) == (1, "The database is not what the code needs.")


@pytest.mark.usefixtures("one_more_policy")
def test_a_fault_is_in_the_json(capsys: Any) -> None:
    with pytest.raises(CommandError):
        call_command("verify_schema", "--json")

    answer = json.loads(capsys.readouterr().out)
    failed = [
        check["subject"] for group in answer["sets"] for check in group["checks"] if not check["passed"]
    ]
    assert (answer["passed"], failed) == (False, ["moves.nobody_reads", "moves", "migration 013"])


def test_psql_gives_the_same_answers() -> None:
    done = psql("default")

    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert (done.returncode, rows) == (
        0,
        [
            [check.check_set, check.subject, check.checked, "t" if check.passed else "f", check.detail]
            for check in verify()
        ],
    )


def test_psql_ends_with_an_error_when_a_check_fails() -> None:
    done = psql("owner")  # whose attempt to cross is refused

    assert done.returncode == 3
    assert f"1 of {len(verify('owner'))} checks failed" in done.stderr


def test_missing_migrations_are_one_sentence(owner: Any) -> None:
    owner.execute("DELETE FROM django_migrations WHERE app = 'positioning'")

    with pytest.raises(CommandError) as refused:
        refuse_unmigrated("owner")

    lacks = "The database lacks positioning.0001_create_positioning_campaigns"
    assert str(refused.value) == f"{lacks} and 2 more: run `manage.py migrate`."


def test_a_database_that_cannot_be_reached_is_one_sentence() -> None:
    roles = {"": "app", "_OWNER": "owner", "_OPERATOR": "operator", "_JOBS": "jobs"}
    urls = {f"DATABASE_URL{name}": f"postgres://codex_{role}@127.0.0.1:1/x" for name, role in roles.items()}

    done = subprocess.run(
        [sys.executable, "manage.py", "verify_schema"],
        cwd=settings.BASE_DIR,
        env={**os.environ, **urls},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("CommandError: The database cannot be checked: connection failed")
