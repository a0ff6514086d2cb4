"""Two workspaces with a row in every table, in a copy of the migrated test database."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from codex.fields import uuid7
from codex.migration_operations import ROOT
from tests.isolation.expectations import ROLES
from tests.isolation.rows import ROWS, TWO_AGENTS, WORKSPACES, Ids, Values, insert, tenant_column, values

Connection = psycopg.Connection[Any]
WHOSE = {
    "answered_requests": "principal",
    "bulk_actions": "user_id",
    "bulk_action_rows": "person",
    "user_achievements": "user_id",
    "user_notifications": "user_id",
}
PEOPLE = [role for role in ROLES if role != "agent"]


@dataclass
class Side:
    """One workspace: a row of each table, and a second one where other tables could point at it."""

    word: str
    id: uuid.UUID = field(default_factory=uuid7)
    people: dict[str, uuid.UUID] = field(default_factory=dict)  # by role, and the colleague who is a viewer
    rows: dict[str, uuid.UUID] = field(default_factory=dict)
    spare: dict[str, uuid.UUID] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def free(self) -> Ids:
        """Rows that a new row may refer to: the spare ones, which nothing is linked to yet."""
        return {**self.rows, **self.spare}

    def target(self, table: str) -> uuid.UUID:
        """The row that is changed and deleted."""
        return self.free[table]

    def hers(self, table: str) -> frozenset[int]:
        """How many rows of a personal table the colleague has: where others point at it, a spare one too."""
        return frozenset({2 if table in self.spare else 1})

    def fresh(self, table: str, word: str) -> Values:
        """The columns of a new row here."""
        return values(table, self.id, self.free, word)


@dataclass
class World:
    """A database with two workspaces; every attempt is made in Acme, on Acme's rows and on Bolt's."""

    database: str
    acme: Side
    bolt: Side

    @cached_property
    def app(self) -> Connection:
        """Where members act."""
        return self.connect("default")

    @cached_property
    def operator(self) -> Connection:
        """Where no row security holds, but every key does."""
        return self.connect("operator")

    @cached_property
    def owner(self) -> Connection:
        """Where tables are made, and broken."""
        return self.connect("owner")

    def close(self) -> None:
        """End the connections that were opened."""
        for name in ("app", "operator", "owner"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def connect(self, alias: str) -> Connection:
        """A connection of its own, as the role of this alias."""
        settings = connections[alias].settings_dict
        given = {key: settings[key.upper()] for key in ("host", "port", "user", "password")}
        known = {key: value for key, value in given.items() if value}
        return psycopg.connect(dbname=self.database, autocommit=True, prepare_threshold=None, **known)


def world_of(name: str) -> Any:
    """A module's fixture `world`: two workspaces, committed, in a database for its tests alone."""

    @pytest.fixture(scope="module", name="world")
    def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
        with django_db_blocker.unblock(), copied_world(name) as world:
            yield world

    return world


@contextmanager
def django_in(world: World) -> Iterator[None]:
    """Let Django's own connections lead into this world's database for a while."""
    names = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    try:
        lead_to(dict.fromkeys(names, world.database))
        yield
    finally:
        lead_to(names)


def lead_to(names: dict[str, str]) -> None:
    """Close Django's connections; the next ones are to these databases."""
    connections.close_all()
    for alias, name in names.items():
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def copied_world(name: str) -> Iterator[World]:
    """Copy the test database, fill it, and drop it afterwards; nobody else may be connected meanwhile."""
    connections.close_all()
    template = connections["owner"].settings_dict["NAME"]
    world = World(f"{template}_{name}", Side("acme"), Side("bolt"))
    drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(world.database))
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (world.database, template)))
    with connections["owner"]._nodb_cursor() as server:
        server.execute(drop)
        server.execute(copy)
    try:
        # What belongs to a database itself is not copied with it.
        world.owner.execute(sql.SQL((ROOT / "codex" / "sql" / "database_privileges.sql").read_text()))
        fill(world)
        yield world
    finally:
        world.close()
        with connections["owner"]._nodb_cursor() as server:
            server.execute(drop)


def fill(world: World) -> None:
    """Make the rows of both sides; afterwards each side's newcomer is a colleague of the other."""
    owner = world.owner
    pointed_at = {row[0] for row in owner.execute(POINTED_AT)}
    for side in (world.acme, world.bolt):
        fill_side(owner, side, pointed_at)
    world.acme.rows["users"], world.bolt.rows["users"] = world.bolt.rows["users"], world.acme.rows["users"]
    for side in (world.acme, world.bolt):  # what is somebody else's, in the same workspace
        theirs: dict[str, uuid.UUID] = {}
        for table, column in WHOSE.items():
            row = side.fresh(table, side.word) | {column: str(side.people["viewer"])}
            if table == "bulk_action_rows":  # nobody adds to another's
                row["bulk_action_id"] = theirs["bulk_actions"]
            theirs[table] = add(owner, table, row)
        side.counts = {table: count(owner, table, side.id) for table in ROWS}


def fill_side(owner: Connection, side: Side, pointed_at: set[str]) -> None:
    """A workspace with a member of each role, a row of every table, and the spare ones."""
    side.rows[WORKSPACES] = side.id
    (side.rows["agent_registry"],), (side.rows["another_agent"],) = owner.execute(TWO_AGENTS)
    side.people["colleague"] = side.rows["users"] = person(owner, f"{side.word}-colleague")
    side.rows["a_member"] = side.people["colleague"]  # who stays one, while "users" will be a newcomer
    owner.execute(*named(WORKSPACES, side.fresh(WORKSPACES, side.word)))
    for role in PEOPLE:
        side.people[role] = person(owner, f"{side.word}-{role}")
        member = {"workspace_id": side.id, "user_id": side.people[role], "role": role}
        owner.execute(*named("workspace_members", member))
    children = [table for table in ROWS if table != WORKSPACES]
    for table in children:
        side.rows[table] = add(owner, table, side.fresh(table, side.word))
    for table in children:
        if table in pointed_at:
            side.spare[table] = add(owner, table, side.fresh(table, f"{side.word}-spare"))


def named(table: str, columns: Values) -> tuple[sql.Composed, Values]:
    """An INSERT and its parameters."""
    return insert(table, columns), columns


def add(owner: Connection, table: str, columns: Values) -> uuid.UUID:
    """Insert a row; its id."""
    found: uuid.UUID = only(owner, insert(table, columns) + sql.SQL(" RETURNING id"), columns)
    return found


def person(owner: Connection, word: str) -> uuid.UUID:
    """Somebody who can enter; nobody signs in here."""
    columns = {
        "email": f"{word}@isolation.example",
        "full_name": word,
        "password": "!",
        "is_superuser": False,
    }
    return add(owner, "users", columns)


def count(owner: Connection, table: str, workspace: uuid.UUID) -> int:
    """How many rows of a table a workspace has."""
    query = sql.SQL("SELECT count(*) FROM {} WHERE {} = %s")
    where = query.format(sql.Identifier(table), sql.Identifier(tenant_column(table)))
    found: int = only(owner, where, [workspace])
    return found


def only(connection: Connection, query: sql.SQL | sql.Composed, parameters: Any) -> Any:
    """The one value of a query's one row."""
    row = connection.execute(query, parameters).fetchone()
    assert row
    return row[0]


# Tables whose id a foreign key of several columns points at.
POINTED_AT = """
    SELECT DISTINCT confrelid::regclass::text FROM pg_constraint
    JOIN pg_attribute ON attrelid = confrelid AND attnum = confkey[cardinality(confkey)]
    WHERE contype = 'f' AND cardinality(conkey) > 1 AND attname = 'id'
"""
