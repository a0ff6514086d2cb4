"""A database for one test or one module, beside the test database, and everything that is in one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from psycopg import sql

from codex.migration_operations import ROOT
from tests.isolation.world import Side, World, django_in


@contextmanager
def scratch(name: str, *, migrated: bool) -> Iterator[World]:
    """A new database of the owner's, empty or migrated, but without rows of anybody's; dropped afterwards."""
    connections.close_all()
    test = connections["owner"].settings_dict["NAME"]
    world = World(f"{test}_{name}", Side("acme"), Side("bolt"))
    template = sql.SQL("TEMPLATE {}").format(sql.Identifier(test)) if migrated else sql.SQL("")
    drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(world.database))
    with connections["owner"]._nodb_cursor() as server:
        server.execute(drop)
        server.execute(sql.SQL("CREATE DATABASE {} {}").format(sql.Identifier(world.database), template))
    try:
        if migrated:  # what belongs to a database itself is not copied with it
            world.owner.execute(sql.SQL((ROOT / "codex" / "sql" / "database_privileges.sql").read_text()))
        yield world
    finally:
        world.close()
        connections.close_all()
        with connections["owner"]._nodb_cursor() as server:
            server.execute(drop)


def contents(world: World) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with django_in(world), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            found[table] = [row for (row,) in cursor.fetchall()]
    return found
