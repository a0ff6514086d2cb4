"""Broken versions of a table's protection, read from the catalog: what exists is what is broken."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg import sql

from codex import rls
from codex.declared import VERBS, create_policy, granted, row_models
from tests.isolation.rows import tenant_column
from tests.isolation.world import Connection, only


@dataclass(frozen=True)
class Mutant:
    """One loss of protection: the SQL that brings it about, and the SQL that mends it."""

    name: str
    table: str
    breaks: str
    mends: str

    def __str__(self) -> str:
        return f"{self.table}: {self.name}"


@contextmanager
def broken(owner: Connection, mutant: Mutant) -> Iterator[None]:
    """Live with the loss for a while; every other connection sees it."""
    owner.execute(sql.SQL(mutant.breaks))
    try:
        yield
    finally:
        owner.execute(sql.SQL(mutant.mends))


def policy_mutants(owner: Connection, table: str) -> Iterator[Mutant]:
    """Every policy dropped, and each of its two conditions made true; and row security switched off."""
    for name, kind, command, roles, using, check in owner.execute(POLICIES, [table]):
        conditions = {"USING": using, "WITH CHECK": check}
        given = {clause: condition for clause, condition in conditions.items() if condition}
        clauses = " ".join(f"{clause} ({condition})" for clause, condition in given.items())
        create = f"CREATE POLICY {name} ON {table} AS {kind} FOR {command} TO {roles} {clauses}"
        yield Mutant(f"{name} dropped", table, f"DROP POLICY {name} ON {table}", create)
        for clause, condition in given.items():
            alter = f"ALTER POLICY {name} ON {table} {clause}"
            yield Mutant(f"{name} {clause} (true)", table, f"{alter} (true)", f"{alter} ({condition})")
    alter = f"ALTER TABLE {table}"
    off, on = f"{alter} DISABLE ROW LEVEL SECURITY", f"{alter} ENABLE ROW LEVEL SECURITY"
    yield Mutant("row security off", table, off, on)


def without_floor(table: str) -> Mutant:
    """The restriction gone: the policies of the roles are all there is."""
    create = create_policy(rls.floor(f"{tenant_column(table)} = {rls.WORKSPACE}"), table)
    return Mutant("without floor", table, f"DROP POLICY floor ON {table}", create)


def careless(owner: Connection, table: str) -> Mutant:
    """The table opened for everything to everybody: the floor is all there is."""
    opened = f"CREATE POLICY careless ON {table} FOR ALL TO codex_app USING (true)"
    mend = f"DROP POLICY careless ON {table}"
    missing = [verb for verb in VERBS if not may(owner, verb, table)]
    if missing:
        opened += f"; GRANT {', '.join(missing)} ON {table} TO codex_app"
        mend += f"; {as_granted(table)}"
    return Mutant("careless", table, opened, mend)


def every_column(table: str) -> Mutant:
    """What the app may change in some columns opened in all: the policies are all there is."""
    verbs = [grant.partition(" (")[0] for grant in granted(model_of(table))]
    grant = f"GRANT {', '.join(verbs)} ON {table} TO codex_app"
    return Mutant("every column", table, grant, as_granted(table))


def as_granted(table: str) -> str:
    """The SQL that gives the app what it has on a table, and no more."""
    privileges = ", ".join(granted(model_of(table)))
    return f"REVOKE ALL ON {table} FROM codex_app; GRANT {privileges} ON {table} TO codex_app"


def model_of(table: str) -> Any:
    """The model of a table."""
    return next(model for model in row_models() if model._meta.db_table == table)


def may(owner: Connection, verb: str, table: str) -> bool:
    """Whether the app has this privilege on a table."""
    return bool(only(owner, MAY, [table, verb]))


def key_mutants(owner: Connection, table: str) -> Iterator[Mutant]:
    """Every composite foreign key without its workspace, and without whatever else both rows share."""
    for key in foreign_keys(owner, table):
        yield key.without(*key.shared)
        for column in key.shared[1:]:
            yield key.without(column)


def unique_mutants(owner: Connection, table: str) -> Iterator[Mutant]:
    """Every unique rule of a workspace made a rule of all workspaces."""
    for name, definition, constraint, keys in owner.execute(UNIQUES, [table]):
        everywhere = definition.replace("(workspace_id, ", "(", 1)
        assert everywhere != definition, f"{name} does not start with workspace_id"
        if constraint:
            drop = f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE"
            mend = "; ".join([f"ALTER TABLE {table} ADD CONSTRAINT {name} {constraint}", *keys])
        else:
            drop, mend = f"DROP INDEX {name}", definition
        yield Mutant(
            f"{name} across workspaces", table, f"{drop}; {everywhere}", f"DROP INDEX {name}; {mend}"
        )


@dataclass(frozen=True)
class CompositeKey:
    """A foreign key whose last column refers to an id, and the ones before it to what both rows share."""

    table: str
    name: str
    column: str
    shared: list[str]
    target: str
    definition: str

    def without(self, *columns: str) -> Mutant:
        """The same key over fewer columns."""
        kept = [column for column in self.shared if column not in columns]
        here, there = ", ".join([*kept, self.column]), ", ".join([*kept, "id"])
        drop = f"ALTER TABLE {self.table} DROP CONSTRAINT {self.name}, ADD CONSTRAINT {self.name}"
        single = f"{drop} FOREIGN KEY ({here}) REFERENCES {self.target} ({there})"
        return Mutant(f"{self.name} only ({here})", self.table, single, f"{drop} {self.definition}")


def foreign_keys(owner: Connection, table: str) -> list[CompositeKey]:
    """The composite foreign keys of a table."""
    rows: list[Any] = owner.execute(FOREIGN_KEYS, [table]).fetchall()
    return [
        CompositeKey(table, name, names[-1], names[:-1], there, text) for name, names, there, text in rows
    ]


MAY = sql.SQL("SELECT has_table_privilege('codex_app', %s, %s)")
POLICIES = """
    SELECT policyname, permissive, cmd, array_to_string(roles, ', '), qual, with_check
    FROM pg_policies WHERE schemaname = 'public' AND tablename = %s ORDER BY policyname
"""
FOREIGN_KEYS = """
    SELECT conname,
           ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k (number, place)
                 JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place),
           confrelid::regclass::text, pg_get_constraintdef(oid)
    FROM pg_constraint
    WHERE contype = 'f' AND cardinality(conkey) > 1 AND conrelid = %s::regclass
        AND confrelid <> 'workspace_members'::regclass  -- who is told something: tests/alerts
    ORDER BY conname
"""
# Left out: keys with an id in them, and those of links, where composite foreign keys say the same.
UNIQUES = """
    WITH covered AS (
        SELECT indexrelid, indrelid, attname, attnum FROM pg_index
        JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
        WHERE indisunique AND indrelid = %s::regclass
    )
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid),
           (SELECT pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conindid = indexrelid AND contype = 'u'),
           ARRAY(SELECT format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
                               pg_get_constraintdef(oid))
                 FROM pg_constraint WHERE conindid = indexrelid AND contype = 'f')
    FROM covered
    GROUP BY indexrelid
    HAVING bool_or(attname = 'workspace_id') AND NOT bool_or(attname = 'id' OR EXISTS (
        SELECT FROM pg_constraint
        WHERE contype = 'f' AND cardinality(conkey) > 1
            AND conrelid = indrelid AND conkey[cardinality(conkey)] = attnum
    ))
"""
