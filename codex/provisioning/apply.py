"""Applying the SQL of provisioning to a server."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from codex.provisioning.script import FOR_TESTS, text

ONE_AT_A_TIME = 7205213  # the key of an advisory lock: two at once would trip over each other


def fingerprint() -> str:
    """A hash of the SQL, by which a server knows that it has had this version."""
    return hashlib.sha256((text("roles") + text("database")).encode()).hexdigest()


def provision(
    superuser: str,
    database: str,
    *,
    for_tests: bool = False,
    passwords: Mapping[str, str] | None = None,
) -> None:
    """Make or correct the roles, their passwords and the database; idempotent.

    ``superuser`` is a URL or conninfo of a role that may do so. ``for_tests`` lets the owner make
    databases and revokes in template1 as well, from which the test database is copied.
    """
    with psycopg.connect(superuser, autocommit=True) as server:
        server.execute("SELECT pg_catalog.pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        server.execute(sql.SQL(text("roles") + (FOR_TESTS if for_tests else "")))
        for role, password in (passwords or {}).items():
            set_password(server, role, password)
        with member_of_owner(server):
            make_database(server, database)
        for name in (database, "template1") if for_tests else (database,):
            with psycopg.connect(make_conninfo(superuser, dbname=name), autocommit=True) as inside:
                inside.execute(sql.SQL(text("database")))


def set_password(server: psycopg.Connection, role: str, password: str) -> None:
    """Set a password, hashed on this side: the server's log never sees it."""
    hashed = server.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
    server.execute(statement.format(sql.Identifier(role), sql.Literal(hashed.decode())))


@contextmanager
def member_of_owner(server: psycopg.Connection) -> Iterator[None]:
    """Let an administrator who is no superuser give the database to its owner."""
    asked = server.execute("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")
    if asked.fetchone() == (True,):
        yield
        return
    server.execute("GRANT codex_owner TO CURRENT_USER")
    try:
        yield
    finally:
        server.execute("REVOKE codex_owner FROM CURRENT_USER")


def make_database(server: psycopg.Connection, database: str) -> None:
    """Make the database if it is missing, and give it to its owner."""
    name = sql.Identifier(database)
    asked = server.execute("SELECT 1 FROM pg_catalog.pg_database WHERE datname = %s", [database])
    if not asked.fetchone():
        server.execute(sql.SQL("CREATE DATABASE {} OWNER codex_owner").format(name))
    server.execute(sql.SQL("ALTER DATABASE {} OWNER TO codex_owner").format(name))
