"""The user that the embedded server runs as: whoever starts it, or as root one without a login."""

import os
import pwd
import subprocess
from dataclasses import dataclass

from codex.embedded.places import Fault

SYSTEM_USER = "codex-postgres"


@dataclass(frozen=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int

    def run(self, command: list[str], new_session: bool = False) -> subprocess.CompletedProcess[str]:
        """Run a command as this user, away from any terminal and from PG* variables."""
        environment = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
        return subprocess.run(
            command,
            user=self.uid if is_root() else None,
            group=self.gid if is_root() else None,
            extra_groups=[] if is_root() else None,
            cwd="/",
            env={**environment, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            start_new_session=new_session,
            check=False,
        )


def is_root() -> bool:
    """Whether this process is root, as which PostgreSQL refuses to run."""
    return os.geteuid() == 0


def current_user() -> str:
    """The name of the user of this process, which the server knows him by."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as error:
        raise Fault(
            f"The user id {os.geteuid()} has no name on this machine, and PostgreSQL needs one: "
            "run as a user that has one, or set DATABASE_URL to use a PostgreSQL of your own."
        ) from error


def server_account() -> Account:
    """The user that runs the server; as root a system user is made on first need."""
    name = SYSTEM_USER if is_root() else current_user()
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        make_system_user()
        entry = pwd.getpwnam(name)
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def make_system_user() -> None:
    """Make the user that root's server runs as: no login, no home, no password."""
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said = done.stderr.strip()
    except FileNotFoundError as error:
        said = str(error)
    try:  # another first start may have made it meanwhile
        pwd.getpwnam(SYSTEM_USER)
    except KeyError as error:
        raise Fault(
            f"PostgreSQL does not run as root, and the user {SYSTEM_USER} could not be made "
            f"({said}): make it by hand, or run as an ordinary user."
        ) from error
