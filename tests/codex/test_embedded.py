"""The embedded server: where it lives, who may enter, and what happens when things go wrong."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from codex import embedded
from codex.embedded import places
from codex.embedded.binaries import PACKAGE, package
from codex.embedded.places import Place, fits, made_private
from codex.embedded.server import is_alive
from tests.own_server import FAST

ROOT = Path(__file__).resolve().parent.parent.parent
AS_ROOT = os.geteuid() == 0
# Everything is imported before the user changes: the other user may not reach this Python's library.
AS_OTHER_USER = """
import os, pwd, sys
from pathlib import Path
import psycopg
from codex import embedded, provisioning
if os.geteuid() == 0:
    user = pwd.getpwnam("nobody")
    os.setgroups([]), os.setgid(user.pw_gid), os.setuid(user.pw_uid)
home = Path(sys.argv[1])
exec(sys.argv[2])
"""


def python(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """Another process with this Python, from the root of the clone, with the embedded server."""
    inherited = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**inherited, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def as_other_user(home: Path, code: str) -> str:
    """What some lines of Python print as an ordinary user; as root that is `nobody`."""
    return python("-c", AS_OTHER_USER, str(home), code).communicate(timeout=60)[0].strip()


def query(home: Path, role: str, statement: str) -> object:
    """The first value, if any, that a statement answers as a role of the home's server."""
    where = embedded.connection(home, role)
    with psycopg.connect(
        host=where["HOST"], port=where["PORT"], user=role, dbname=where["NAME"]
    ) as connection:
        cursor = connection.execute(statement.encode())
        return next(cursor)[0] if cursor.description else None


def kill(place: Place) -> None:
    """End a server without warning."""
    process = int((place.data / "postmaster.pid").read_text().split()[0])
    os.kill(process, signal.SIGKILL)
    while is_alive(process):
        pass


@pytest.fixture(scope="module")
def directory() -> Iterator[Path]:
    """A directory whose name has what breaks careless quoting, open to the server's user."""
    parent = Path(tempfile.mkdtemp(prefix="codex "))
    parent.chmod(0o711)
    path = parent / 'it\'s "odd" $HOME; ü'
    path.mkdir()
    yield path
    shutil.rmtree(parent)


@pytest.fixture(scope="module")
def home(directory: Path) -> Iterator[Path]:
    """A home whose server has been started."""
    home = directory / ".codex"
    assert embedded.start(home, FAST)
    yield home
    embedded.stop(home)


def test_it_is_ready_with_roles_and_database_in_a_path_with_odd_characters(home: Path) -> None:
    assert query(home, "codex_app", "SELECT current_user || ' in ' || current_database()") == (
        "codex_app in codex"
    )


def test_it_has_the_same_collation_on_every_machine(home: Path) -> None:
    assert query(home, "codex_app", "SELECT lower('ÄÖÜ') || current_setting('lc_messages')") == "äöüC"


def test_a_second_start_does_nothing(home: Path) -> None:
    assert embedded.start(home) is False


def test_it_listens_on_no_network(home: Path) -> None:
    assert query(home, "codex_app", "SHOW listen_addresses") == ""


def test_its_socket_and_its_data_are_for_its_user_alone(home: Path) -> None:
    place = Place.of(home)

    assert stat.S_IMODE(place.sockets.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.data.stat().st_mode) == 0o700


def test_it_trusts_nobody(home: Path) -> None:
    assert (Place.of(home).data / "pg_hba.conf").read_text() == "local all all peer map=codex\n"


@pytest.mark.skipif(not AS_ROOT, reason="only root can become another user")
def test_another_user_is_refused_even_when_the_socket_is_open_to_him(home: Path) -> None:
    sockets = Place.of(home).sockets
    attempt = f"psycopg.connect(host={str(sockets)!r}, user='codex_app', dbname='codex')"

    closed = as_other_user(home, attempt)
    sockets.chmod(0o711)
    (sockets / ".s.PGSQL.5432").chmod(0o777)
    opened = as_other_user(home, attempt)

    sockets.chmod(0o700)
    assert "Permission denied" in closed
    assert "Peer authentication failed" in opened


def test_it_keeps_its_data_when_it_is_stopped_and_when_it_is_killed(home: Path) -> None:
    query(home, "codex_owner", "CREATE TABLE kept AS SELECT 1 AS one")
    assert embedded.stop(home)
    assert not embedded.is_running(home)
    assert not embedded.stop(home)

    embedded.start(home, FAST)
    kill(Place.of(home))
    embedded.start(home, FAST)

    assert query(home, "codex_owner", "SELECT one FROM kept") == 1


def test_data_of_another_version_is_refused_with_words(home: Path) -> None:
    embedded.stop(home)
    version = Place.of(home).data / "PG_VERSION"
    kept = version.read_text()
    version.write_text("14\n")

    with pytest.raises(embedded.Fault, match=r"PostgreSQL 14, the installed server is \d+"):
        embedded.start(home)

    version.write_text(kept)
    embedded.start(home, FAST)


def test_three_first_starts_at_once_make_one_server(directory: Path) -> None:
    home = directory / "three"
    code = "import pathlib, sys; from codex import embedded; print(embedded.start(pathlib.Path(sys.argv[1])))"

    processes = [python("-c", code, str(home)) for _ in range(3)]
    said = sorted(process.communicate(timeout=60)[0].strip() for process in processes)

    embedded.stop(home)
    assert said == ["False", "False", "True"]


def test_any_command_starts_it(directory: Path) -> None:
    home = directory / "command"
    code = "from django.db import connection as c; c.ensure_connection(); print(c.settings_dict['USER'])"

    said = python("manage.py", "shell", "--no-imports", "-c", code, CODEX_HOME=str(home)).communicate()[0]

    assert embedded.stop(home)
    assert said.strip() == "codex_app"


def test_an_ordinary_user_has_it_too_and_a_path_of_any_length(directory: Path) -> None:
    long = directory / ("x" * 100)
    long.mkdir()
    if AS_ROOT:
        os.chown(long, pwd.getpwnam("nobody").pw_uid, -1)
    home = long / ".codex"

    said = as_other_user(
        home,
        "print(embedded.start(home)); c = psycopg.connect(embedded.superuser(home));"
        "print(c.info.host); c.close(); print(embedded.stop(home))",
    ).splitlines()

    shutil.rmtree(said[1])
    assert said[0] == said[2] == "True"
    assert not said[1].startswith(str(home))
    assert (home / "postgres").is_dir()


@pytest.mark.skipif(not AS_ROOT, reason="an ordinary user's server runs as himself")
@pytest.mark.parametrize("name", ["closed", "y" * 100])
def test_root_keeps_it_elsewhere_where_its_own_user_cannot_come(
    name: str, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = directory / name
    closed.mkdir(mode=0o700 if name == "closed" else 0o755)
    monkeypatch.setattr(places, "SYSTEM", directory.parent / "system")
    home = closed / ".codex"

    embedded.start(home, FAST)

    assert query(home, "codex_app", "SELECT 1") == 1
    assert embedded.stop(home)
    assert not (home / "postgres").exists()
    assert stat.S_IMODE(closed.stat().st_mode) == (0o700 if name == "closed" else 0o755)


@pytest.mark.skipif(not AS_ROOT, reason="an ordinary user runs the programs where they are")
def test_root_copies_the_programs_where_its_own_user_cannot_come(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = directory / "site"
    site.mkdir(mode=0o700)
    for name in (PACKAGE, f"{PACKAGE}.libs"):
        (site / name).symlink_to(package().with_name(name))
    monkeypatch.setattr("codex.embedded.binaries.package", lambda: site / PACKAGE)
    monkeypatch.setattr(places, "SYSTEM", directory.parent / "copies")
    home = directory / "copied"

    embedded.start(home, FAST)

    assert query(home, "codex_app", "SELECT 1") == 1
    assert embedded.stop(home)


def test_a_path_with_a_comma_is_no_place_for_a_socket_since_libpq_reads_two_hosts_in_it() -> None:
    assert fits(Path("/one two"))
    assert not fits(Path("/one, two"))


def test_a_link_in_place_of_the_socket_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    with pytest.raises(embedded.Fault, match="is a link or belongs to another user"):
        made_private(tmp_path / "link", os.geteuid(), os.getegid())


@pytest.mark.skipif(not AS_ROOT, reason="only root can give a directory away")
def test_somebody_elses_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    os.chown(tmp_path / "theirs", pwd.getpwnam("nobody").pw_uid, -1)

    with pytest.raises(embedded.Fault, match="is a link or belongs to another user"):
        made_private(tmp_path / "theirs", os.geteuid(), os.getegid())


def test_a_platform_without_a_wheel_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codex.embedded.binaries.PACKAGE", "no_such_wheel")

    with pytest.raises(embedded.Fault, match=r"set DATABASE_URL.*provision_roles"):
        embedded.binary("psql")


def test_the_demo_key_is_drawn_once_and_private(tmp_path: Path) -> None:
    key = embedded.demo_key(tmp_path / "home")

    assert len(key) >= 50
    assert embedded.demo_key(tmp_path / "home") == key
    assert stat.S_IMODE((tmp_path / "home" / "key").stat().st_mode) == 0o600


def test_a_home_of_somebody_else_is_refused_in_a_sentence(directory: Path) -> None:
    home = directory / "private"
    embedded.demo_key(home)
    home.chmod(0o700)

    if not AS_ROOT:
        home.chmod(0)
    said = as_other_user(home, "embedded.demo_key(home)")

    home.chmod(0o700)
    assert "belongs to another user: run as that user, or set CODEX_HOME" in said
