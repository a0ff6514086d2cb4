"""Restoring a backup: everything that kept the rows comes back with them, or the database stays empty."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from codex import programs
from codex.backup.manifest import beside, digest
from tests.codex.backup.conftest import manifest_of, only, refusal, restored
from tests.isolation.world import World, django_in
from tests.scratch import contents

SCHEMA = r"""
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
    -- What is read back of an index over varchar has its casts and brackets elsewhere.
    SELECT 'index', tablename, indexname,
        regexp_replace(indexdef, '::(character varying|text)(\[\])?|[()]', '', 'g'), ''
    FROM pg_indexes WHERE schemaname = 'public'
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

    assert contents(empty) == {**contents(world), "changes": []}  # the feed begins anew
    assert schema(empty) == schema(world)
    assert printed.splitlines()[0].endswith(" tables are back, as the manifest says.")
    assert "checks passed" in printed


def test_nobody_crosses_in_what_came_back(world: World, dump: Path, empty: World) -> None:
    restored(dump, empty)

    with empty.app.transaction():
        empty.app.execute("SELECT enter_workspace(%s, %s)", [world.acme.id, world.acme.people["owner"]])
        names = empty.app.execute("SELECT DISTINCT workspace_id FROM campaigns").fetchall()
        stolen = empty.app.execute(
            "UPDATE cohorts SET workspace_id = workspace_id WHERE id = %s", [world.bolt.rows["cohorts"]]
        )

    assert (names, stolen.rowcount) == ([(world.acme.id,)], 0)


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
    manifest = manifest_of(dump)
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
    rows = manifest_of(dump)["rows"]
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

    assert contents(empty) == {**was, "changes": []}
    assert only(world.owner, "SELECT current_database()") == world.database
