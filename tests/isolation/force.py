"""An owner of tables who cannot bypass row security: what FORCE is for."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests.isolation.world import Connection, World

ROLE = "plain_owner_of_a_test"
GIVE = """
    CREATE ROLE plain_owner_of_a_test;
    GRANT USAGE ON SCHEMA public TO plain_owner_of_a_test;
    ALTER TABLE {table} OWNER TO plain_owner_of_a_test;
"""
ENTER = "SET LOCAL app.current_workspace_id = {workspace}; SET LOCAL ROLE plain_owner_of_a_test"


class PlainOwner:
    """Owns one table for the length of one look at it."""

    def __init__(self, world: World, superuser: Connection) -> None:
        self.world, self.superuser = world, superuser

    def reads(self, table: str, before: str = "") -> int:
        """How many rows the owner of a table sees inside Acme, after the SQL `before`; all is undone."""
        name, workspace = sql.Identifier(table), sql.Literal(str(self.world.acme.id))
        with self.superuser.transaction(force_rollback=True):
            self.superuser.execute(sql.SQL(GIVE).format(table=name))
            self.superuser.execute(sql.SQL(before).format(table=name))
            self.superuser.execute(sql.SQL(ENTER).format(workspace=workspace))
            return self.superuser.execute(sql.SQL("SELECT FROM {}").format(name)).rowcount


def plain_owner() -> Any:
    """A module's fixture, which needs the superuser of the server."""

    @pytest.fixture(scope="module")
    def plain_owner(world: World) -> Iterator[PlainOwner]:
        if "TEST_SUPERUSER" not in os.environ:
            pytest.skip("TEST_SUPERUSER is not set: only a superuser makes an owner without BYPASSRLS.")
        conninfo = make_conninfo(os.environ["TEST_SUPERUSER"], dbname=world.database)
        with psycopg.connect(conninfo, autocommit=True) as superuser:
            yield PlainOwner(world, superuser)

    return plain_owner
