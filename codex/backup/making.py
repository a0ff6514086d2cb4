"""Making a backup: rows are counted in the very snapshot that is dumped."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from psycopg import sql

from codex import programs
from codex.backup.manifest import Manifest, beside, digest, write
from codex.programs import Unable

# Its places are numbers of this server's transactions: in another database it begins anew.
LEFT_OUT = "public.changes"
TABLES = """
    SELECT n.nspname, c.relname, format('%I.%I', n.nspname, c.relname)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    ORDER BY 3
"""


def back_up(dump: Path) -> Manifest:
    """Write a dump and its manifest, both or neither; refuses to overwrite.

    Raises Unable with a sentence; DatabaseError where the server does not answer.
    """
    refuse_older_pg_dump()
    with files(dump) as (draft, draft_of_manifest), snapshot() as (cursor, name):
        facts = counted(cursor)
        run_pg_dump(draft, name)
        manifest = Manifest(**facts, bytes=draft.stat().st_size, sha256=digest(draft))
        write(manifest, draft_of_manifest)
    return manifest


@contextmanager
def files(dump: Path) -> Iterator[list[Path]]:
    """Two files to write, for nobody else to read, which get their names when all has gone well."""
    names = [dump, beside(dump)]
    drafts = [file.with_name(f"{file.name}.partial") for file in names]
    for file in names:
        if file.exists():
            raise Unable(f"{file} is there already, and a backup never overwrites: choose another name.")
    for draft in drafts:
        if draft.exists():
            raise Unable(
                f"{draft} is being written, or was left by a backup that was killed: then remove it."
            )
    try:
        for draft in drafts:
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL, 0o600))
        yield drafts
        for draft, file in zip(drafts, names, strict=True):
            draft.rename(file)
    except OSError as error:
        raise Unable(f"{dump} cannot be written: {error.strerror}.") from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


@contextmanager
def snapshot() -> Iterator[tuple[Any, str]]:
    """The owner's cursor in a transaction that sees one moment, and the name by which pg_dump joins it."""
    with transaction.atomic("owner", durable=True), connections["owner"].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SET LOCAL row_security = off")  # an error rather than rows left out
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # it idles while pg_dump works
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor, cursor.fetchone()[0]


def counted(cursor: Any) -> dict[str, Any]:
    """What the manifest says of the database."""
    cursor.execute(
        "SELECT now()::text, current_database(), current_setting('server_version_num')::int / 10000"
    )
    made_at, database, server = cursor.fetchone()
    cursor.execute("SELECT format('%s.%s', app, name) FROM django_migrations ORDER BY id")
    migrations = [name for (name,) in cursor.fetchall()]
    cursor.execute(TABLES)
    return {
        "made_at": made_at,
        "database": database,
        "server_version": server,
        "pg_dump_version": programs.version_of("pg_dump"),
        "migrations": migrations,
        "rows": {
            name: 0 if name == LEFT_OUT else count(cursor, *place) for *place, name in cursor.fetchall()
        },
    }


def count(cursor: Any, schema: str, table: str) -> int:
    """How many rows a table has."""
    cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table)))
    return int(cursor.fetchone()[0])


def run_pg_dump(file: Path, name: str) -> None:
    """Have pg_dump write what the snapshot sees."""
    # Grants on the system's own functions are provisioning's; the owner could not restore them.
    options = ["--format=custom", "--exclude-schema=pg_catalog", f"--exclude-table-data={LEFT_OUT}"]
    options += [f"--snapshot={name}", f"--file={file}"]
    call = programs.call("pg_dump", "owner", *options)
    done = subprocess.run(
        call.arguments, env=call.environment, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise Unable(f"pg_dump failed, and nothing was written. It said: {done.stderr.strip()}")


def refuse_older_pg_dump() -> None:
    """Say at once what pg_dump would say late."""
    ours, theirs = programs.version_of("pg_dump"), programs.server_version("owner")
    if ours < theirs:
        raise Unable(
            f"pg_dump is of version {ours} and the server of version {theirs}: "
            f"install postgresql-client-{theirs}."
        )
