"""Attempts on one table: what a role may do with its own workspace's row, and that it reaches no other's."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from codex.fields import uuid7
from tests.isolation.expectations import EXPECTED, ROLES
from tests.isolation.rows import WORKSPACES, assignments, insert, tenant_column
from tests.isolation.world import Connection, World

Outcome = int | str  # rows read or written, or the SQLSTATE of a refusal
NOT_ALLOWED = "42501"
RULE_BROKEN = "23514"
NOTHING = frozenset({0, NOT_ALLOWED})
REFUSED = frozenset({NOT_ALLOWED})
DONE = frozenset({1})
ENTER = "SELECT enter_workspace(%s::uuid, %s::uuid)"
SETTINGS = "SET LOCAL app.current_workspace_id = {}; SET LOCAL app.current_user_id = ''; " \
    "SET LOCAL app.current_member_role = {}"  # fmt: skip


@dataclass(frozen=True)
class Probe:
    """A statement of a role inside a workspace; the table holds when its outcome is an accepted one."""

    name: str
    role: str
    statement: sql.Composed
    parameters: Any
    accepted: frozenset[Outcome]
    founding: uuid.UUID | None = None  # a workspace that is being made has no members yet

    def __str__(self) -> str:
        return f"{self.role} {self.name}"


def probes(world: World, table: str) -> list[Probe]:
    """All attempts on a table, by every role."""
    return [
        probe for role in ROLES for probe in (*own_row(world, table, role), *others_row(world, table, role))
    ]


def red(app: Connection, world: World, attempts: list[Probe]) -> Iterator[str]:
    """The attempts whose outcome is none of the accepted, with that outcome."""
    for probe in attempts:
        found = outcome(app, world, probe)
        if found not in probe.accepted:
            yield f"{probe}: {found}"


def outcome(app: Connection, world: World, probe: Probe) -> Outcome:
    """Enter as the role, try, and undo."""
    app.execute("BEGIN")
    try:
        enter(app, world, probe)
        return app.execute(probe.statement, probe.parameters).rowcount
    except psycopg.Error as error:
        return error.sqlstate or type(error).__name__
    finally:
        app.execute("ROLLBACK")


def enter(app: Connection, world: World, probe: Probe) -> None:
    """Through the door; an agent, and who founds a workspace, has none in the ground."""
    if probe.founding or probe.role == "agent":
        workspace = probe.founding or world.acme.id
        app.execute(sql.SQL(SETTINGS).format(sql.Literal(str(workspace)), sql.Literal(probe.role)))
    else:
        app.execute(ENTER, [world.acme.id, world.acme.people[probe.role]])


def own_row(world: World, table: str, role: str) -> Iterator[Probe]:
    """The four verbs in the role's own workspace, against the table of expectations."""
    may = EXPECTED[table][role]
    own = {"own": world.acme.target(table)}
    name = sql.Identifier(table)
    for letter, verb, statement in (
        ("S", "reads a row", "SELECT FROM {} WHERE id = %(own)s"),
        ("U", "changes a row", "UPDATE {} SET updated_at = now() WHERE id = %(own)s"),
        ("D", "deletes a row", "DELETE FROM {} WHERE id = %(own)s"),
    ):
        yield Probe(verb, role, sql.SQL(statement).format(name), own, DONE if letter in may else NOTHING)
    # The new row has the other workspace's words: that these are taken there never shows here.
    fresh = world.acme.fresh(table, world.bolt.word)
    founding = None
    if table == WORKSPACES:
        founding = uuid7()
        fresh |= {"id": founding, "slug": "isolation-founded"}
    accepted = DONE if "I" in may else REFUSED
    yield Probe("adds a row", role, insert(table, fresh), fresh, accepted, founding)


def others_row(world: World, table: str, role: str) -> Iterator[Probe]:
    """Every way to read or write a row of the other workspace: none finds it."""
    theirs = {"theirs": world.bolt.target(table), "mine": world.acme.id, "own": world.acme.target(table)}
    tenant = sql.Identifier(tenant_column(table))
    up_to_all = frozenset({NOT_ALLOWED, RULE_BROKEN, *range(world.acme.counts[table] + 1)})
    for verb, statement, accepted in (
        ("reads all others' rows", "SELECT FROM {0} WHERE {1} <> %(mine)s", NOTHING),
        ("reads another's row", "SELECT FROM {0} WHERE id = %(theirs)s", NOTHING),
        ("locks another's row", "SELECT FROM {0} WHERE id = %(theirs)s FOR UPDATE", NOTHING),
        ("changes another's row", "UPDATE {0} SET updated_at = now() WHERE id = %(theirs)s", NOTHING),
        ("deletes another's row", "DELETE FROM {0} WHERE id = %(theirs)s", NOTHING),
        ("merges another's row away", MERGE, NOTHING),
        # Without a column that is read, policies for SELECT do not apply.
        ("makes all rows its own", "UPDATE {0} SET {1} = %(mine)s", up_to_all),
        ("deletes blindly", "DELETE FROM {0}", up_to_all),
        ("empties the table", "TRUNCATE {0} CASCADE", REFUSED),
    ):
        used = {key: value for key, value in theirs.items() if f"%({key})s" in statement}
        composed = sql.SQL(statement).format(sql.Identifier(table), tenant)
        yield Probe(f"[others] {verb}", role, composed, used, accepted)
    yield from new_in_other(world, table, role)


MERGE = "MERGE INTO {0} t USING (SELECT %(theirs)s::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE"


def new_in_other(world: World, table: str, role: str) -> Iterator[Probe]:
    """A new row there, a row moved there, and a row of there overwritten from here."""
    name = sql.Identifier(table)
    there = world.bolt.fresh(table, "intruder")
    if table == WORKSPACES:
        there["id"] = uuid7()
    yield Probe("[others] adds a row", role, insert(table, there), there, REFUSED)
    move = sql.SQL("UPDATE {} SET {} WHERE id = %(own)s").format(name, assignments(there))
    yield Probe("[others] moves a row there", role, move, there | {"own": world.acme.target(table)}, NOTHING)
    known = world.acme.fresh(table, "intruder") | {"id": world.bolt.target(table)}
    upsert = insert(table, known) + sql.SQL(" ON CONFLICT (id) DO UPDATE SET updated_at = now()")
    yield Probe("[others] overwrites a row of a known id", role, upsert, known, REFUSED)
