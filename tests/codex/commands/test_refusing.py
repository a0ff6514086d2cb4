"""Every command of the first day: a refusal is one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent.parent.parent


@pytest.mark.skipif(not settings.EMBEDDED, reason="needs a database that was not migrated")
@pytest.mark.parametrize(
    "arguments",
    [
        ["create_operator", "olga@codex.example", "--send-link"],
        ["create_workspace", "Acme", "--owner=ada@acme.example", "--send-link"],
        ["psql", "--workspace=acme"],
        ["backup", "never.dump"],
        ["seed_demo"],
    ],
)
def test_a_refusal_is_one_sentence_and_exit_status_1(tmp_path: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    sentence = "CommandError: The tables are not there yet: run `manage.py migrate` first.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)
    assert list(tmp_path.iterdir()) == []
