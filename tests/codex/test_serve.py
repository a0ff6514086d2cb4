"""`manage.py serve`: what it starts, and that nothing of it is left however it ends."""

import os
import pty
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command

from codex import embedded
from codex.management.commands import prepare

ROOT = Path(__file__).resolve().parent.parent.parent

# Make standard input the terminal that this session hangs on, then become the command.
IN_TERMINAL = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it would be ignored
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def environment(home: Path) -> dict[str, str]:
    """The environment of a demo in this home, with the embedded server."""
    inherited = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
    return {**inherited, "CODEX_MODE": "demo", "CODEX_HOME": str(home), "WEB_CONCURRENCY": "1"}


def manage(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )


class Demo:
    """A running `serve`; every process that it starts holds the other end of its output.

    The end of that output therefore is the end of all of them, save PostgreSQL.
    """

    def __init__(self, home: Path) -> None:
        """Start it, and wait until it says where it is."""
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", "0"],
            cwd=ROOT,
            env=environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        self.output = self.process.stdout
        self.said = ""
        while not (found := re.search(r"http://\S+?:(\d+)/", self.said)):
            line = self.output.readline()
            assert line, self.said
            self.said += line
        self.url = found.group()
        self.port = int(found.group(1))

    def __enter__(self) -> "Demo":
        return self

    def __exit__(self, *_: object) -> None:
        """Let a test that fails leave nothing behind either."""
        if self.process.poll() is None:
            self.process.terminate()
            self.rest()

    def rest(self) -> str:
        """What it still says, until it and everything that it started has ended."""
        said = self.output.read()
        self.output.close()
        self.process.wait()
        return said


def answers(demo: Demo) -> int:
    """The status of a page that needs code, static files and the database's socket to be there."""
    with urlopen(f"{demo.url}static/admin/css/base.css", timeout=30) as answer:  # noqa: S310
        status: int = answer.status
        return status


def is_free(port: int) -> bool:
    """Whether nobody listens on a port any more."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home that has been prepared once; its server is not running."""
    home = Path(tempfile.mkdtemp(prefix="codex serve "))
    home.chmod(0o711)
    prepared = manage(home, "prepare")
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr
    yield home
    embedded.stop(home)
    shutil.rmtree(home)


@pytest.fixture
def stopped(home: Path) -> Path:
    """The same home, with its server stopped."""
    embedded.stop(home)
    return home


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_of_it_after_a_signal(number: signal.Signals, stopped: Path) -> None:
    with Demo(stopped) as demo:
        status = answers(demo)
        os.kill(demo.process.pid, number)
        said = demo.rest()

    assert status == 200
    assert is_free(demo.port)
    assert not embedded.is_running(stopped)
    assert demo.process.returncode == (-9 if number == signal.SIGKILL else 0)
    assert said == ("" if number == signal.SIGKILL else "Stopped.\n")


def test_it_ends_when_its_terminal_closes(stopped: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", IN_TERMINAL, "manage.py", "serve", "--port", "0"],
        cwd=ROOT,
        env=environment(stopped),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        start_new_session=True,
    )
    os.close(theirs)
    assert process.stdout
    next(line for line in process.stdout if "http://" in line)

    os.close(ours)
    process.communicate(timeout=60)

    assert process.returncode == 0
    assert not embedded.is_running(stopped)


def test_it_leaves_a_server_running_that_others_started(home: Path) -> None:
    embedded.start(home)

    with Demo(home) as demo:
        demo.process.terminate()
        demo.rest()

    assert embedded.is_running(home)


@pytest.mark.parametrize("part", ["gunicorn", "manage.py work"])
def test_it_says_so_when_a_part_ends_by_itself(part: str, home: Path) -> None:
    with Demo(home) as demo:
        command = ["pgrep", "-P", str(demo.process.pid), "-f", part]
        number = int(subprocess.run(command, capture_output=True, check=True).stdout)

        os.kill(number, signal.SIGKILL)
        said = demo.rest()

    assert "ended by itself (exit status -9)" in said
    assert demo.process.returncode == 1


def test_gunicorn_started_by_hand_has_the_same_settings(home: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--print-config", "codex.wsgi"],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )
    settings = dict(line.replace(" ", "").split("=", 1) for line in said.stdout.splitlines() if "=" in line)

    assert (settings["worker_class"], settings["workers"], settings["threads"]) == ("gthread", "1", "4")


def test_a_taken_port_is_said_before_anything_is_started(stopped: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        done = manage(stopped, "serve", "--port", str(port))

    assert done.returncode == 1
    assert f"Port {port} is taken: choose another, such as `make run PORT=8001`" in done.stderr
    assert not embedded.is_running(stopped)


@pytest.mark.parametrize("port", ["http", "-1", "70000"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(CommandError, match=f"A port is a number from 0 to 65535, not '{port}'."):
        call_command("serve", port=port)


def test_stop_stops_the_server_and_says_when_there_was_none(home: Path, settings: Any) -> None:
    settings.HOME, settings.EMBEDDED = home, True
    embedded.start(home)
    said = StringIO()

    call_command("stop", stdout=said)
    call_command("stop", stdout=said)

    assert said.getvalue().splitlines() == [
        "The embedded PostgreSQL is stopped.",
        "The embedded PostgreSQL was not running.",
    ]
    assert not embedded.is_running(home)


def test_static_files_are_collected_again_only_when_they_have_changed(tmp_path: Path, settings: Any) -> None:
    settings.HOME, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    collected = tmp_path / "static" / "admin" / "css" / "base.css"
    collect = prepare.Command(stdout=StringIO()).static_files

    collect()
    collected.unlink()
    collect()
    unchanged = collected.exists()
    (tmp_path / "static.stamp").write_text("other files")
    collect()

    assert not unchanged
    assert collected.exists()
