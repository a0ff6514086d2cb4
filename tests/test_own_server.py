"""The tests' own server: it is not the demo's, and it is gone afterwards however the tests end."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="these tests run on a server given")
ENDS = {
    "by ctrl-c": "raise KeyboardInterrupt",
    "by kill -9": "os.kill(os.getpid(), signal.SIGKILL)",
}


def test_it_is_not_the_server_of_the_demo() -> None:
    assert settings.HOME != settings.BASE_DIR / ".codex"
    with psycopg.connect(os.environ["TEST_SUPERUSER"]) as connection:
        assert next(connection.execute("SHOW data_directory"))[0].startswith(str(settings.HOME))


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_it_is_gone_when_the_tests_end(end: str, tmp_path: Path) -> None:
    file = tmp_path / "test_ending.py"
    file.write_text(
        "import os, signal\n"
        "def test_ending():\n"
        "    home = os.environ['CODEX_HOME']\n"
        "    print('home:', home, os.path.isdir(home + '/postgres'))\n"
        f"    {end}\n"
    )
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}

    said = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.own_server",
            "-s",
            "-c",
            os.devnull,
            file,
        ],
        cwd=ROOT,
        env={**inherited, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout

    _, home, there = said[said.index("home: ") :].split()[:3]
    assert there == "True"
    assert home != str(settings.HOME)
    assert not Path(home).exists()
