"""The roles of the database: made, corrected, checked, and printed for a DBA."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from psycopg.conninfo import make_conninfo

from codex import embedded, provisioning
from codex.provisioning import check
from tests.own_server import FAST

pytestmark = pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="a server is spoiled here, which must be one of our own"
)

EVERYBODY = "GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO PUBLIC"


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """The home of a server whose roles these tests may spoil: those of a server belong to all."""
    home = Path(tempfile.mkdtemp(prefix="codex-roles-"))
    home.chmod(0o711)
    embedded.start(home, FAST)
    yield home
    embedded.stop(home)
    shutil.rmtree(home)


@pytest.fixture
def superuser(home: Path) -> str:
    """The conninfo of that server's superuser, with the roles as provisioning leaves them."""
    conninfo = embedded.superuser(home)
    provisioning.provision(conninfo, "codex")
    return conninfo


def run(conninfo: str, statement: str) -> None:
    """Run one statement in the database codex."""
    with psycopg.connect(make_conninfo(conninfo, dbname="codex"), autocommit=True) as connection:
        connection.execute(statement.encode())


def faults(conninfo: str, *, for_tests: bool = False, user: str = "postgres") -> list[str]:
    """The faults that a role sees in the database codex."""
    with psycopg.connect(make_conninfo(conninfo, dbname="codex", user=user)) as connection:
        return provisioning.faults(connection, for_tests=for_tests)


def warnings(conninfo: str) -> list[str]:
    """The warnings of the database codex."""
    with psycopg.connect(make_conninfo(conninfo, dbname="codex")) as connection:
        return provisioning.warnings(connection)


def test_the_roles_have_no_faults_and_any_of_them_may_ask(superuser: str) -> None:
    assert [faults(superuser, user=role) for role in provisioning.ROLES] == [[], [], [], []]


@pytest.mark.parametrize(
    ("spoiled", "words"),
    [
        ("ALTER ROLE codex_app SUPERUSER", "codex_app is a superuser"),
        ("ALTER ROLE codex_app BYPASSRLS", "codex_app bypasses row security"),
        ("ALTER ROLE codex_operator CREATEROLE", "codex_operator may create roles"),
        ("ALTER ROLE codex_jobs REPLICATION", "codex_jobs may replicate"),
        ("ALTER ROLE codex_owner NOBYPASSRLS", "codex_owner lacks BYPASSRLS"),
        ("ALTER ROLE codex_owner CREATEDB", "codex_owner may create databases"),
        ("ALTER ROLE codex_jobs NOLOGIN", "codex_jobs cannot log in"),
        ("ALTER ROLE codex_app SET timezone = 'Asia/Tokyo'", "codex_app has a time zone other than UTC"),
        ("GRANT codex_owner TO codex_app", "codex_app is a member of another role"),
        ("ALTER ROLE codex_jobs RENAME TO gone", "codex_jobs is missing"),
    ],
)
def test_a_role_that_deviates_is_named_and_then_corrected(superuser: str, spoiled: str, words: str) -> None:
    run(superuser, spoiled)

    (fault,) = faults(superuser)
    provisioning.provision(superuser, "codex")

    assert words in fault
    assert "provision_roles" in fault
    assert faults(superuser) == []


def test_a_connection_of_another_role_stops_the_start(superuser: str) -> None:
    with psycopg.connect(make_conninfo(superuser, dbname="codex")) as connection:
        assert provisioning.faults(connection, role="codex_app") == [
            "The connection is postgres, whom row security may not hold: make it codex_app's."
        ]


def test_the_web_server_does_not_start_as_somebody_else(home: Path, superuser: str) -> None:
    url = f"postgresql://postgres@/codex?host={home}/run"
    siblings = {f"DATABASE_URL{name}": url for name in ("", "_OWNER", "_OPERATOR", "_JOBS")}

    done = subprocess.run(
        [sys.executable, "-c", "import codex.wsgi"],
        cwd=Path(__file__).parent,
        env={**os.environ, **siblings, "CODEX_MODE": "demo", "PYTHONPATH": str(settings.BASE_DIR)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "The connection is postgres" in done.stderr.splitlines()[-1]


def test_the_owner_makes_databases_only_for_tests(superuser: str) -> None:
    provisioning.provision(superuser, "codex", for_tests=True)

    assert faults(superuser, for_tests=True) == []
    assert faults(superuser) != []


def test_a_server_that_is_too_old_stops_the_start(superuser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "OLDEST", 99)

    assert faults(superuser) == ["The server is PostgreSQL 18: Codex needs 99 or newer."]


def test_the_app_cannot_call_set_config_also_in_databases_made_for_tests(superuser: str) -> None:
    provisioning.provision(superuser, "codex", for_tests=True)
    run(make_conninfo(superuser, user="codex_owner"), "CREATE DATABASE test_made")

    for database in ("codex", "test_made"):
        app = make_conninfo(superuser, user="codex_app", dbname=database)
        with psycopg.connect(app) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT set_config('app.current_workspace_id', '', true)")


def test_a_set_config_that_everybody_may_call_is_only_warned_of(superuser: str) -> None:
    run(superuser, EVERYBODY)

    assert faults(superuser) == []
    assert len(warnings(superuser)) == 1
    provisioning.provision(superuser, "codex")
    assert warnings(superuser) == []


def test_nobody_but_the_owner_creates_in_the_schema(superuser: str) -> None:
    for role in ("codex_app", "codex_operator", "codex_jobs"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(make_conninfo(superuser, user=role), "CREATE TABLE mine (id integer)")
    run(make_conninfo(superuser, user="codex_owner"), "CREATE TABLE IF NOT EXISTS ours (id integer)")


def test_a_password_is_set_and_reaches_neither_the_log_nor_the_output(home: Path, superuser: str) -> None:
    run(superuser, "ALTER SYSTEM SET log_statement = 'all'")
    run(superuser, "SELECT pg_reload_conf()")

    provisioning.provision(superuser, "codex", passwords={"codex_app": "open sesame"})

    run(superuser, "ALTER SYSTEM RESET log_statement")
    with psycopg.connect(superuser) as connection:
        kept = next(connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'codex_app'"))
    log = (home / "postgres" / "server.log").read_text()
    assert kept[0].startswith("SCRAM-SHA-256$")
    assert "ALTER ROLE" in log
    assert "open sesame" not in log


def test_an_administrator_who_is_no_superuser_provisions_all_but_set_config(home: Path) -> None:
    conninfo = embedded.superuser(home)
    with psycopg.connect(make_conninfo(conninfo, dbname="template1"), autocommit=True) as connection:
        connection.execute(EVERYBODY.encode())
        for role in provisioning.ROLES:
            connection.execute(f"ALTER ROLE {role} RENAME TO former_{role}".encode())
        connection.execute("CREATE ROLE hosted LOGIN CREATEROLE CREATEDB BYPASSRLS")

    for _ in range(2):
        provisioning.provision(make_conninfo(conninfo, user="hosted"), "hosted")

    hosted = make_conninfo(conninfo, dbname="hosted")
    with psycopg.connect(make_conninfo(hosted, user="codex_app")) as connection:
        assert provisioning.faults(connection) == []
        assert "may call set_config" in provisioning.warnings(connection)[0]


def test_what_a_dba_runs_in_psql_does_the_same_and_runs_twice(superuser: str) -> None:
    script = provisioning.script('by "hand"')

    for _ in range(2):
        command = [embedded.binary("psql"), "-X", "-q", superuser]
        done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")

    by_hand = make_conninfo(superuser, dbname='by "hand"', user="codex_owner")
    with psycopg.connect(by_hand) as connection:
        assert provisioning.faults(connection) == provisioning.warnings(connection) == []


def test_the_command_prints_the_script() -> None:
    said = StringIO()

    call_command("provision_roles", "--print", "--database", "elsewhere", stdout=said)

    assert '\\connect "elsewhere"' in said.getvalue()


def test_the_command_makes_what_is_missing_and_says_how_it_stands(superuser: str) -> None:
    said = StringIO()
    run(superuser, "ALTER ROLE codex_app SUPERUSER")

    call_command("provision_roles", url=superuser, database="another", for_tests=True, stdout=said)

    assert said.getvalue() == "The roles and the database another are as they should be.\n"


def test_the_command_explains_a_missing_right(superuser: str) -> None:
    run(superuser, "ALTER ROLE codex_app SET timezone = 'Asia/Tokyo'")

    with pytest.raises(CommandError, match=r"lacks a right .* --print"):
        call_command("provision_roles", url=make_conninfo(superuser, user="codex_jobs"))


def test_the_command_says_when_the_server_is_not_to_be_reached(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be reached as PROVISION_URL says"):
        call_command("provision_roles", url=f"host={tmp_path} user=postgres")
