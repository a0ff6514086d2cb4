"""Restoring a backup into an empty database, in one transaction that ends with the proof of its rows."""

import json
import shutil
import tempfile
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, cast

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from codex import programs, provisioning
from codex.backup.manifest import Manifest, digest, read
from codex.migration_operations import ROOT
from codex.programs import Unable

VERIFY = Path(__file__).parent / "verify.sql"
BEGINNING = 65_536  # bytes, in which pg_restore sets what it needs
EMPTY = """
    SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
"""
# pg_restore from version 17 on begins with this, which servers before 17 refuse.
UNKNOWN_BEFORE_17 = b"SET transaction_timeout = 0;\n"


def restore(dump: Path) -> Manifest:
    """Fill the empty database of the owner's connection with a dump, and check every table's rows.

    Raises Unable with a sentence, and leaves the database empty or untouched; DatabaseError where the
    server does not answer.
    """
    manifest = read(dump)
    refuse_damaged(dump, manifest)
    refuse_newer(manifest)
    refuse_unprepared()
    load(dump, manifest)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")  # a dump carries no statistics, without which plans are guesses
    return manifest


def refuse_damaged(dump: Path, manifest: Manifest) -> None:
    """Compare the dump with what its manifest says of it."""
    if not dump.is_file():
        raise Unable(f"There is no file {dump}.")
    if digest(dump) != manifest.sha256:
        raise Unable(f"{dump} is not what `backup` wrote (its SHA-256 differs): use another copy of it.")


def refuse_newer(manifest: Manifest) -> None:
    """Refuse a dump of newer code, of a newer server, or of a newer pg_dump."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    newer = [name for name in manifest.migrations if name not in known]
    if newer:
        raise Unable(
            f"The backup is of a newer Codex, with the migration {newer[-1]}: update the code first."
        )
    for name, there, wanted in (
        ("The server", programs.server_version("owner"), manifest.server_version),
        ("pg_restore", programs.version_of("pg_restore"), manifest.pg_dump_version),
    ):
        if there < wanted:
            raise Unable(f"{name} is of version {there}, the backup needs {wanted} or newer.")


def refuse_unprepared() -> None:
    """Refuse a database with tables, and a server without the roles that the dump grants to."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute(EMPTY)
        (there,) = cursor.fetchone()
    if there:
        raise Unable(
            f"The database {owner.settings_dict['NAME']} is not empty ({there} tables and sequences): "
            "restore into a new one, which `manage.py provision_roles --database NAME` makes."
        )
    if faults := provisioning.faults(owner, for_tests=True):
        raise Unable(" ".join(faults))


def load(dump: Path, manifest: Manifest) -> None:
    """Run the dump, what belongs to the database, and the count of rows, as one transaction of the owner."""
    into = programs.call("psql", "owner", "-X", "-q", "-v", "ON_ERROR_STOP=1")
    source = [programs.path_of("pg_restore"), "--file=-", str(dump)]
    with tempfile.TemporaryFile() as said:
        try:
            with (
                Popen(into.arguments, env=into.environment, stdin=PIPE, stdout=DEVNULL, stderr=said) as psql,
                Popen(source, stdout=PIPE, stderr=said) as pg_restore,
            ):
                feed(psql, pg_restore, ending(manifest))
        except BrokenPipeError:
            pass  # psql has ended at an error, and said which
        if psql.returncode or pg_restore.returncode:
            said.seek(0)
            raise Unable(f"The backup cannot be restored, and the database is as before. {why(said.read())}")


def feed(psql: Popen[bytes], pg_restore: Popen[bytes], ending: bytes) -> None:
    """Pipe one program into the other; the end, with COMMIT, follows only a dump that was read whole."""
    script, dump = cast("IO[bytes]", psql.stdin), cast("IO[bytes]", pg_restore.stdout)
    script.write(b"BEGIN;\n")
    beginning = dump.read(BEGINNING)
    if programs.server_version("owner") < 17:
        beginning = beginning.replace(UNKNOWN_BEFORE_17, b"")
    script.write(beginning)
    shutil.copyfileobj(dump, script)
    if pg_restore.wait() == 0:
        script.write(ending)


def ending(manifest: Manifest) -> bytes:
    """What is run after the dump."""
    privileges = (ROOT / "codex" / "sql" / "database_privileges.sql").read_text()
    expected = (
        sql.SQL("SET LOCAL codex.expected_rows = {};").format(json.dumps(manifest.rows)).as_string(None)
    )
    return "\n".join([privileges, expected, VERIFY.read_text(), "COMMIT;\n"]).encode()


def why(said: bytes) -> str:
    """The errors among what the programs said."""
    lines = said.decode(errors="replace").splitlines()
    return " ".join(line for line in lines if "error:" in line.lower())
