"""backup and restore: everything comes back, in one transaction, or nothing is left behind."""

import io
import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from psycopg import sql

from codex import programs
from codex.backup.manifest import beside, digest
from tests.isolation.world import World, django_in, person, world_of

world = world_of("backup")


def only(connection: psycopg.Connection[Any], query: str) -> Any:
    """The one value of a query."""
    row = connection.execute(query).fetchone()
    assert row
    return row[0]


@pytest.fixture
def dump(world: World, tmp_path: Path) -> Path:
    """A backup of the world."""
    with django_in(world):
        call_command("backup", tmp_path / "world.dump", stdout=io.StringIO())
    return tmp_path / "world.dump"


@pytest.fixture
def empty(world: World) -> Iterator[World]:
    """An empty database of the owner's, beside the world's."""
    name = sql.Identifier(f"{world.database}_2")
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name)
    with connections["owner"]._nodb_cursor() as server:
        server.execute(drop)
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
    other = World(f"{world.database}_2", world.acme, world.bolt)
    try:
        yield other
    finally:
        other.close()
        connections.close_all()
        with connections["owner"]._nodb_cursor() as server:
            server.execute(drop)


def restored(dump: Path, into: World) -> str:
    """What the command prints."""
    out = io.StringIO()
    with django_in(into):
        call_command("restore", dump, stdout=out)
    return out.getvalue()


def refusal(command: str, *arguments: Any, at: World) -> str:
    """The sentence that a command ends with."""
    with django_in(at), pytest.raises(CommandError) as error:
        call_command(command, *arguments, stdout=io.StringIO())
    return str(error.value)


def contents(world: World) -> dict[str, list[str]]:
    """Every row of every table."""
    with django_in(world), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            found[table] = [row for (row,) in cursor.fetchall()]
    return found


SCHEMA = """
    SELECT 'table', relname, concat(relrowsecurity, relforcerowsecurity), relacl::text, relowner::text
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')
    UNION ALL
    SELECT 'policy', tablename, policyname, concat(permissive, roles, cmd, qual), with_check FROM pg_policies
    UNION ALL
    SELECT 'function', oid::regprocedure::text, proacl::text, prosrc, concat(proowner, proconfig, prosecdef)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated::text
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'index', tablename, indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT 'default', defaclrole::text, defaclobjtype::text, defaclacl::text, '' FROM pg_default_acl
    UNION ALL
    SELECT 'database', '', '', '', has_database_privilege('codex_app', current_database(), 'TEMPORARY')::text
"""


def schema(world: World) -> list[Any]:
    """All that keeps the rows: owners, grants, forced security, policies, functions, keys, triggers."""
    return sorted(world.owner.execute(SCHEMA).fetchall(), key=repr)


def test_everything_comes_back(world: World, dump: Path, empty: World) -> None:
    printed = restored(dump, empty)

    assert contents(empty) == contents(world)
    assert schema(empty) == schema(world)
    assert printed.splitlines()[0].endswith(" tables are back, as the manifest says.")
    assert "checks passed" in printed


def test_nobody_crosses_in_what_came_back(dump: Path, empty: World) -> None:
    restored(dump, empty)

    with empty.app.transaction():
        empty.app.execute("SELECT enter_workspace(%s, %s)", [empty.acme.id, empty.acme.people["owner"]])
        names = empty.app.execute("SELECT DISTINCT workspace_id FROM campaigns").fetchall()
        stolen = empty.app.execute(
            "UPDATE cohorts SET workspace_id = workspace_id WHERE id = %s", [empty.bolt.rows["cohorts"]]
        )

    assert (names, stolen.rowcount) == ([(empty.acme.id,)], 0)


def test_the_manifest_says_what_is_in_the_dump(world: World, dump: Path) -> None:
    manifest = json.loads(beside(dump).read_text())

    assert manifest["rows"] == {f"public.{table}": len(rows) for table, rows in contents(world).items()}
    assert (manifest["sha256"], manifest["bytes"]) == (digest(dump), dump.stat().st_size)
    assert manifest["server_version"] == world.owner.info.server_version // 10_000
    assert "positioning.0001_create_positioning_campaigns" in manifest["migrations"]


def test_only_its_owner_reads_a_backup(dump: Path) -> None:
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in dump.parent.iterdir()}

    assert modes == {"world.dump": "0o600", "world.dump.json": "0o600"}


@contextmanager
def writing(world: World) -> Iterator[None]:
    """Somebody who adds a person with each transaction, from before the block until after it."""
    begun, over = threading.Event(), threading.Event()

    def write() -> None:
        with world.connect("owner") as connection:
            for number in range(1_000_000):
                added = person(connection, f"writer-{number}")
                begun.set()
                if over.is_set():
                    break
                connection.execute("DELETE FROM users WHERE id = %s AND %s", [added, number % 3 == 0])
            connection.execute("DELETE FROM users WHERE email LIKE 'writer-%'")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        begun.wait()
        yield
    finally:
        over.set()
        thread.join()


def test_rows_are_counted_in_the_snapshot_of_the_dump(world: World, empty: World, tmp_path: Path) -> None:
    dump = tmp_path / "busy.dump"

    with writing(world), django_in(world):
        before = only(world.operator, "SELECT count(*) FROM users")
        call_command("backup", dump, stdout=io.StringIO())
        after = only(world.operator, "SELECT count(*) FROM users")
    restored(dump, empty)

    counted = json.loads(beside(dump).read_text())["rows"]["public.users"]
    assert before < counted < after
    assert only(empty.operator, "SELECT count(*) FROM users") == counted


def test_a_backup_never_overwrites(world: World, dump: Path) -> None:
    was = dump.read_bytes()

    words = refusal("backup", dump, at=world)

    assert words == f"{dump} is there already, and a backup never overwrites: choose another name."
    assert dump.read_bytes() == was


def test_two_backups_do_not_write_the_same_file(world: World, tmp_path: Path) -> None:
    (tmp_path / "world.dump.partial").touch()

    words = refusal("backup", tmp_path / "world.dump", at=world)

    assert words.startswith(f"{tmp_path}/world.dump.partial is being written")


def test_a_backup_that_fails_leaves_nothing(world: World, tmp_path: Path) -> None:
    world.owner.execute("CREATE SEQUENCE unreadable; REVOKE ALL ON SEQUENCE unreadable FROM codex_owner")

    try:
        words = refusal("backup", tmp_path / "world.dump", at=world)
    finally:
        world.owner.execute("DROP SEQUENCE unreadable")

    assert words.startswith("pg_dump failed, and nothing was written. It said: pg_dump: error: ")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_is_stopped_leaves_nothing(world: World, tmp_path: Path) -> None:
    with world.owner.transaction():
        world.owner.execute("LOCK TABLE users")
        stopper = threading.Thread(target=stop_this_process_when_somebody_waits, args=[world])
        stopper.start()

        words = refusal("backup", tmp_path / "world.dump", at=world)

        stopper.join()
    assert words == "Stopped; nothing was written."
    assert list(tmp_path.iterdir()) == []


def stop_this_process_when_somebody_waits(world: World) -> None:
    """What a supervisor does who has lost patience."""
    with world.connect("operator") as connection:
        while not only(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted"):
            pass
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_backup_says_where_it_cannot_write(world: World, tmp_path: Path) -> None:
    nowhere = tmp_path / "missing" / "world.dump"

    assert refusal("backup", nowhere, at=world) == f"{nowhere} cannot be written: No such file or directory."


def test_a_database_with_tables_is_left_alone(world: World, dump: Path) -> None:
    was = contents(world)

    words = refusal("restore", dump, at=world)

    assert words.startswith(f"The database {world.database} is not empty (")
    assert contents(world) == was


def test_a_damaged_dump_is_not_restored(dump: Path, empty: World) -> None:
    whole = dump.read_bytes()
    dump.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    words = refusal("restore", dump, at=empty)

    assert words == f"{dump} is not what `backup` wrote (its SHA-256 differs): use another copy of it."
    assert contents(empty) == {}


def changed(dump: Path, **facts: Any) -> None:
    """Have the manifest say something else."""
    manifest = json.loads(beside(dump).read_text())
    beside(dump).write_text(json.dumps({**manifest, **facts}))


def test_a_dump_that_ends_early_leaves_the_database_empty(dump: Path, empty: World) -> None:
    os.truncate(dump, dump.stat().st_size * 3 // 4)
    changed(dump, sha256=digest(dump))

    words = refusal("restore", dump, at=empty)

    assert words.startswith(
        "The backup cannot be restored, and the database is as before. pg_restore: error:"
    )
    assert contents(empty) == {}


def test_rows_that_differ_from_the_manifest_leave_the_database_empty(dump: Path, empty: World) -> None:
    rows = json.loads(beside(dump).read_text())["rows"]
    more = rows["public.users"] + 1
    changed(dump, rows={**rows, "public.users": more, "public.gone": 0})

    words = refusal("restore", dump, at=empty)

    assert words.endswith(
        "the rows are not those of the manifest: public.gone has no rows and not 0, "
        f"public.users has {more - 1} rows and not {more}"
    )
    assert contents(empty) == {}


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            {"migrations": ["codex.0001_create_ground", "codex.0999_later"]},
            "The backup is of a newer Codex, with the migration codex.0999_later: update the code first.",
        ),
        ({"server_version": 99}, "The server is of version {server}, the backup needs 99 or newer."),
        ({"pg_dump_version": 99}, "pg_restore is of version {program}, the backup needs 99 or newer."),
        ({"format": 2}, "{file} is of format 2: restore it with the Codex that made it."),
        ({"colour": 1}, "{file} is not a manifest that `backup` wrote."),
    ],
)
def test_what_is_too_new_is_refused(dump: Path, empty: World, facts: dict[str, Any], sentence: str) -> None:
    changed(dump, **facts)

    words = refusal("restore", dump, at=empty)

    server = empty.owner.info.server_version // 10_000
    program = programs.version_of("pg_restore")
    assert words == sentence.format(file=beside(dump), server=server, program=program)


def test_a_backup_is_two_files(dump: Path, empty: World) -> None:
    beside(dump).unlink()

    words = refusal("restore", dump, at=empty)

    assert words == f"{beside(dump)} is missing: a backup is two files, keep them together."


def test_another_database_can_be_named(world: World, dump: Path, empty: World) -> None:
    was = contents(world)

    with django_in(world):
        call_command("restore", dump, database=empty.database, stdout=io.StringIO())

    assert contents(empty) == was
    assert only(world.owner, "SELECT current_database()") == world.database
