"""Where a home keeps its key, its data, its socket and its locks, and who may enter."""

import fcntl
import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SYSTEM = Path("/var/lib/codex")  # root's data, where the server's own user cannot reach the clone
PORT = "5432"  # only a part of the socket's name: nothing listens on the network
LONGEST_SOCKET = 100  # bytes; Linux ends at 107, macOS at 103


class Fault(Exception):
    """What stops the embedded server, as a sentence that says what to do."""


def digest(text: object) -> str:
    """A short name for a path, the same in every process."""
    return hashlib.sha256(os.fsencode(str(text))).hexdigest()[:12]


def made(home: Path) -> Path:
    """The home directory, made if it is missing; as root the server's user may pass through it."""
    if not home.exists():
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return home


def demo_key(home: Path) -> str:
    """The secret key of this home's demo mode, drawn once and readable by its user alone."""
    kept = home / "key"
    try:
        if not kept.exists():
            draw(kept)
        return kept.read_text()
    except PermissionError as error:
        raise Fault(
            f"{home} belongs to another user: run as that user, or set CODEX_HOME to a directory of your own."
        ) from error


def draw(kept: Path) -> None:
    """Write a new key whole or not at all; the first of several processes wins."""
    draft = made(kept.parent) / f"key.{os.getpid()}"
    draft.touch(0o600)
    draft.write_text(secrets.token_urlsafe(64))
    try:
        kept.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def open_to_all(path: Path) -> bool:
    """Whether every directory down to this path can be entered by any user."""
    return all(part.stat().st_mode & stat.S_IXOTH for part in (path, *path.parents) if part.exists())


def fits(directory: Path) -> bool:
    """Whether a socket here has a name that the system accepts, and libpq, to whom "," separates."""
    name = os.fsencode(directory / f".s.PGSQL.{PORT}")
    return len(name) <= LONGEST_SOCKET and b"," not in name


@dataclass(frozen=True)
class Place:
    """The directories of one embedded server."""

    home: Path
    data: Path
    sockets: Path

    @classmethod
    def of(cls, home: Path) -> "Place":
        """The place of a home; the same answer in every process of the same user."""
        home = home.resolve()
        base = system_base(home) if os.geteuid() == 0 else home
        sockets = base / "run"
        return cls(home, base / "postgres", sockets if fits(sockets) else short(home))

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Let one process at a time do what the name says; the lock ends with its process."""
        file = made(self.home) / f"{name}.lock"
        file.touch(0o600)
        with file.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def system_base(home: Path) -> Path:
    """As root: the home, or a directory under SYSTEM when the server's user cannot use the home."""
    elsewhere = SYSTEM / digest(home)
    usable = open_to_all(home) and fits(home / "run")
    return home if usable and not elsewhere.exists() else elsewhere


def short(home: Path) -> Path:
    """A short directory for the socket of a home whose own path does not fit."""
    # Remembered, because XDG_RUNTIME_DIR may be set in one terminal and not in the next.
    remembered = home / "run-is-in"
    if remembered.exists() and (chosen := Path(remembered.read_text())).parent.is_dir():
        return chosen
    # Both may be long or missing; in /tmp a directory made by somebody else is refused.
    parents = (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp")  # noqa: S108
    name = f"codex-{os.geteuid()}-{digest(home)}"
    return next(
        Path(parent, name)
        for parent in parents
        if parent and Path(parent).is_dir() and fits(Path(parent, name))
    )


def made_private(directory: Path, uid: int, gid: int) -> None:
    """Make a directory for one user alone; refuse a link and a directory of somebody else's."""
    try:
        os.mkdir(directory, 0o700)
        os.chown(directory, uid, gid)
    except FileExistsError:
        pass
    found = os.lstat(directory)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid:
        raise Fault(
            f"{directory} is a link or belongs to another user: remove it, or set CODEX_HOME "
            "to a directory of your own."
        )
    os.chmod(directory, 0o700)
