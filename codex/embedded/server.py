"""Making, starting and stopping the embedded server."""

import os
import shutil
import socket
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from codex.embedded import places
from codex.embedded.account import Account, current_user, is_root, server_account
from codex.embedded.binaries import directory_for
from codex.embedded.places import PORT, Fault, Place, made, made_private

DATABASE = "codex"
SUPERUSER = "postgres"
SECONDS_BETWEEN_LOOKS = 0.01
# A server that was killed a moment ago may not have ended yet, or its children.
SECONDS_FOR_A_FORMER_SERVER = 10.0
FORMER_SERVER = ('"postmaster.pid" already exists', "pre-existing shared memory block")
# Start the server away from this process and say its number; no path passes through the shell's
# own words, so that any character may stand in it.
LAUNCH = '"$@" </dev/null >>"$0" 2>&1 & echo $!'


def connection(home: Path, role: str) -> dict[str, Any]:
    """What Django needs to connect to a home's server as a role; starts nothing."""
    return {
        "NAME": DATABASE,
        "USER": role,
        "PASSWORD": "",
        "HOST": str(Place.of(home).sockets),
        "PORT": PORT,
    }


def superuser(home: Path, database: str = "postgres") -> str:
    """A conninfo of the server's superuser, for provisioning and for tests."""
    from psycopg.conninfo import make_conninfo

    sockets = str(Place.of(home).sockets)
    return make_conninfo(host=sockets, port=PORT, user=SUPERUSER, dbname=database)


def locked(home: Path, name: str) -> AbstractContextManager[None]:
    """Let one process of this home at a time do what the name says."""
    return Place.of(home).locked(name)


def is_running(home: Path) -> bool:
    """Whether the home's server answers."""
    return answers(Place.of(home))


def start(home: Path, options: Mapping[str, str] | None = None) -> bool:
    """Have the home's server running with its roles and its database; True if this call did it.

    Any number of processes may ask at once: one acts, the others wait for it. ``options`` are
    settings of PostgreSQL, such as ``{"fsync": "off"}``.
    """
    place = Place.of(home)
    with place.locked("server"):
        started = not answers(place)
        if started:
            launch(place, options or {})
        provision(place)
    return started


def stop(home: Path) -> bool:
    """Stop the home's server, ending what its connections do; True if it was running."""
    place = Place.of(home)
    if not home.exists():
        return False
    with place.locked("server"):
        if not (place.data / "postmaster.pid").exists():
            return False
        account = owner_of(place)
        command = [str(directory_for(account) / "pg_ctl"), "stop", "-D", str(place.data)]
        return account.run([*command, "-m", "fast", "-w", "-t", "60"]).returncode == 0


def answers(place: Place) -> bool:
    """Whether the server has finished starting and accepts connections."""
    try:
        lines = (place.data / "postmaster.pid").read_text().splitlines()
        if len(lines) < 8 or lines[7].strip() != "ready":
            return False
        with socket.socket(socket.AF_UNIX) as probe:
            probe.connect(str(place.sockets / f".s.PGSQL.{PORT}"))
    except OSError:
        return False
    return True


def owner_of(place: Place) -> Account:
    """The user that runs this server; refuses data that somebody else made."""
    account = server_account()
    if place.data.exists() and place.data.stat().st_uid != account.uid:
        raise Fault(
            f"The database in {place.data} was made by another user: run as that user, or set "
            "CODEX_HOME to a directory of your own."
        )
    return account


def launch(place: Place, options: Mapping[str, str]) -> None:
    """Start the server and wait until it is ready."""
    account = owner_of(place)
    programs = directory_for(account)
    prepare_directories(place, account)
    if not place.data.exists():
        initialise(place, account, programs)
    refuse_other_version(place, account, programs)
    admit_only_this_user(place, account)
    command = [str(programs / "postgres"), "-D", str(place.data), *arguments(place, options)]
    log = str(place.data / "server.log")
    patience = time.monotonic() + SECONDS_FOR_A_FORMER_SERVER
    while True:
        begun = account.run(["/bin/sh", "-c", LAUNCH, log, *command], new_session=True)
        if becomes_ready(place, int(begun.stdout)):
            return
        said = last_words(place)
        if time.monotonic() > patience or not any(words in said for words in FORMER_SERVER):
            raise Fault(f"The embedded PostgreSQL did not start. It said:\n{said}")
        time.sleep(SECONDS_BETWEEN_LOOKS)


def prepare_directories(place: Place, account: Account) -> None:
    """Make the directories that hold the data and the socket."""
    base = place.data.parent
    if places.SYSTEM in base.parents:
        for directory in (places.SYSTEM, base):
            directory.mkdir(exist_ok=True)
            directory.chmod(0o711 if directory == base else 0o755)
        (base / "home").write_text(f"{place.home}\n")
    made(place.home)
    made_private(place.sockets, account.uid, account.gid)
    if not is_root() and place.sockets.parent != place.home:
        (place.home / "run-is-in").write_text(str(place.sockets))


def initialise(place: Place, account: Account, programs: Path) -> None:
    """Make the data directory, whole or not at all."""
    draft = place.data.with_name("postgres.draft")
    shutil.rmtree(draft, ignore_errors=True)
    made_private(draft, account.uid, account.gid)
    command = [str(programs / "initdb"), "-D", str(draft), f"--username={SUPERUSER}"]
    # The server's own C.UTF-8 is the same on every machine, whatever locales it has.
    command += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
    command += ["--builtin-locale=C.UTF-8", "--auth=peer", "--no-instructions", "--no-sync"]
    done = account.run(command)
    if done.returncode:
        raise Fault(f"The embedded PostgreSQL could not be made:\n{done.stdout}{done.stderr}")
    draft.rename(place.data)


def refuse_other_version(place: Place, account: Account, programs: Path) -> None:
    """Refuse data of another major version, which the installed server cannot read."""
    ours = account.run([str(programs / "postgres"), "--version"]).stdout.split()[-1].split(".")[0]
    made_by = (place.data / "PG_VERSION").read_text().strip()
    if made_by != ours:
        raise Fault(
            f"The data in {place.data} is of PostgreSQL {made_by}, the installed server is "
            f"{ours}: back it up with the former version and restore it, or remove {place.data} "
            "to begin anew."
        )


def admit_only_this_user(place: Place, account: Account) -> None:
    """Let in, as any role, the user who starts the server, known by his socket; nobody else."""
    user = current_user().replace('"', '""')
    for name, line in (
        ("pg_hba.conf", "local all all peer map=codex"),
        ("pg_ident.conf", f'codex "{user}" all'),
    ):
        write(place.data / name, line, account)


def write(file: Path, line: str, account: Account) -> None:
    """Write a file of one line for the server's user, following no link that he may have made."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    with open(os.open(file, flags, 0o600), "w") as target:
        target.write(f"{line}\n")
        os.fchown(target.fileno(), account.uid, account.gid)


def arguments(place: Place, options: Mapping[str, str]) -> list[str]:
    """The settings of the server, as arguments: nothing is quoted, save inside a list of paths."""
    directory = str(place.sockets).replace('"', '""')
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{directory}"',
        "unix_socket_permissions": "0700",
        "port": PORT,
        "log_checkpoints": "off",
        **options,
    }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def becomes_ready(place: Place, process: int) -> bool:
    """Wait as long as the server lives, for it may have a crash to recover from; False if it ends."""
    while not answers(place):
        if not is_alive(process):
            return False
        time.sleep(SECONDS_BETWEEN_LOOKS)
    return True


def is_alive(process: int) -> bool:
    """Whether a process still runs; one that has ended stays listed where process 1 is careless."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text(errors="replace").rpartition(")")[2]
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's, or a system without /proc
    return not state.lstrip().startswith("Z")


def last_words(place: Place) -> str:
    """The end of the server's log."""
    lines = (place.data / "server.log").read_text(errors="replace").splitlines()
    return "\n".join(lines[-5:])


def provision(place: Place) -> None:
    """Make the roles and the database, unless the present text of provisioning has been applied."""
    from codex import provisioning

    stamp = place.data / "provisioned"
    if stamp.exists() and stamp.read_text().strip() == provisioning.fingerprint():
        return
    provisioning.provision(superuser(place.home), DATABASE, for_tests=True)
    write(stamp, provisioning.fingerprint(), owner_of(place))
