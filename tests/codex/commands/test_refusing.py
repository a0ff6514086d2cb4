"""Every command of the first day: a refusal is one sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent.parent.parent


COMMANDS = [
    ["create_operator", "olga@codex.example", "--send-link"],
    ["create_workspace", "Acme", "--owner=ada@acme.example", "--send-link"],
    ["psql", "--workspace=acme"],
    ["backup", "never.dump"],
    ["seed_demo"],
]
# Each as if it were started alone, in one process: it takes longer to start than they take.
EACH = """
import contextlib, io, json, runpy, sys
manage, commands = sys.argv[1], json.loads(sys.argv[2])
sys.path.insert(0, manage.removesuffix("/manage.py"))
found = {}
for sys.argv in ([manage, *command] for command in commands):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            runpy.run_path(manage, run_name="__main__")
            status = 0
        except SystemExit as end:
            status = end.code
    found[sys.argv[1]] = [status, out.getvalue(), err.getvalue()]
print(json.dumps(found))
"""


@pytest.mark.skipif(not settings.EMBEDDED, reason="needs a database that was not migrated")
def test_a_refusal_is_one_sentence_and_exit_status_1(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EACH, ROOT / "manage.py", json.dumps(COMMANDS)],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    sentence = "CommandError: The tables are not there yet: run `manage.py migrate` first.\n"
    assert done.stderr == ""
    assert json.loads(done.stdout) == {name: [1, "", sentence] for name, *_ in COMMANDS}
    assert list(tmp_path.iterdir()) == []
