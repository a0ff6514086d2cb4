"""Production refuses to start on what the demo allows, and says what to set."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SAFE = {
    "CODEX_MODE": "production",
    "CODEX_SECRET_KEY": "k" * 50,
    "CODEX_ALLOWED_HOSTS": "codex.example",
    "DATABASE_URL": "postgresql://codex_app@/codex",
    "DATABASE_URL_OWNER": "postgresql://codex_owner@/codex",
    "DATABASE_URL_OPERATOR": "postgresql://codex_operator@/codex",
    "DATABASE_URL_JOBS": "postgresql://codex_jobs@/codex",
}


def start(**environment: str) -> tuple[int, str]:
    """Import the settings in a process of their own; its exit status and its last line."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CODEX_", "DATABASE_"))}
    done = subprocess.run(
        [sys.executable, "-c", "import codex.settings"],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, (done.stderr.strip().splitlines() or [""])[-1]


def test_production_starts_when_everything_is_said() -> None:
    assert start(**SAFE) == (0, "")


@pytest.mark.parametrize("missing", sorted(SAFE.keys() - {"CODEX_MODE"}))
def test_production_names_what_is_missing(missing: str) -> None:
    status, said = start(**{name: value for name, value in SAFE.items() if name != missing})

    assert status == 1
    assert f"Set {missing}:" in said


@pytest.mark.parametrize(
    ("unsafe", "sentence"),
    [
        ({"CODEX_SECRET_KEY": "short"}, "CODEX_SECRET_KEY is too short"),
        ({"CODEX_ALLOWED_HOSTS": "*"}, "'*' would admit any"),
        ({"CODEX_LIMIT_KEY": "many"}, "such as 1200/60, not 'many'"),
        ({"CODEX_LIMIT_ACCOUNT": "10/0"}, "such as 10/900, not '10/0'"),
        ({"CODEX_MODE": "development"}, "CODEX_MODE is 'demo' or 'production'"),
    ],
)
def test_production_refuses_what_is_unsafe(unsafe: dict[str, str], sentence: str) -> None:
    status, said = start(**(SAFE | unsafe))

    assert status == 1
    assert sentence in said


def test_without_a_mode_it_is_production() -> None:
    status, said = start()

    assert status == 1
    assert "Set CODEX_SECRET_KEY:" in said
