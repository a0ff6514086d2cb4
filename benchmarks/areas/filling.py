"""Fills the tables of 014-017, in the database that is measured and in a small one beside it."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

from benchmarks import filling
from benchmarks.areas.rows import PREPARED, SCRIPTS
from codex import embedded

BY_HAND_ALIAS = "by hand"  # the owner, whose statements are sent as the app's are
SMALL_ALIAS = "small"
LARGE_DATABASE, SMALL_DATABASE = "codex", "codex_small"
TABLES = [
    *("achievements", "user_achievements", "user_stats", "points_ledger"),
    *("agent_assignments", "agent_tasks", "agent_executions", "agent_performance"),
    *("intelligence_signals", "market_insights", "system_alerts", "user_notifications"),
]
OURS = "SET search_path = filled, public; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'"
TOGETHER = 2  # connections that load
# Neither triggers nor foreign keys are looked at: every row is made to fit.
UNWATCHED = "SET session_replication_role = replica"
# These are dropped for the load and built again after it, which is quicker.
SECONDARY = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY (%s::text[]::regclass[]) AND NOT indisunique
"""


@dataclass(frozen=True)
class Workplace:
    """A workspace that is measured, with an admin and a strategist to enter it."""

    id: uuid.UUID
    size: int
    user_id: uuid.UUID  # the admin
    strategist: uuid.UUID


def split() -> None:
    """Copy the database while nothing is in it; the copy stays small."""
    connections.close_all()
    with superuser("postgres") as cursor:
        cursor.execute(f"CREATE DATABASE {SMALL_DATABASE} TEMPLATE {LARGE_DATABASE}")
    add_aliases()


def add_aliases() -> None:
    """Let Django connect to the small database, and as the owner in the way that the app does."""
    known = connections.databases
    known[SMALL_ALIAS] = {**known["default"], "NAME": SMALL_DATABASE}
    known[BY_HAND_ALIAS] = {**known["owner"], "OPTIONS": known["default"]["OPTIONS"]}


def fill(database: str, rows: int) -> None:
    """Load so many rows into every table, in workspaces of uneven size, in the order of their coming."""
    with superuser(database, OURS) as connection:
        connection.execute("CREATE SCHEMA filled")
        filling.decide(connection, rows, "UNLOGGED")
        settle(connection)
        connection.execute(UNWATCHED)
        run(connection, PREPARED)
        indexes = connection.execute(SECONDARY, [TABLES]).fetchall()
        run(connection, ";".join(f"DROP INDEX {name}" for name, _ in indexes))
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(lambda script: load(database, script), SCRIPTS))
        list(pool.map(lambda index: load(database, index[1]), indexes))
    with superuser(database) as connection:
        connection.execute("DROP SCHEMA filled CASCADE")
    tidy(database)


def settle(connection: Any) -> None:
    """Have the people and workspaces of the plan, unless they came with the campaigns."""
    if connection.execute("SELECT count(*) FROM workspaces").fetchone() == (0,):
        connection.execute("ALTER TABLE workspace_members DISABLE TRIGGER USER")
        run(connection, filling.PEOPLE)
        connection.execute("ALTER TABLE workspace_members ENABLE TRIGGER USER")
    connection.execute(
        "UPDATE plan SET workspace_id = w.id FROM workspaces w WHERE w.slug = 'workspace-' || number"
    )


def tidy(database: str) -> None:
    """Vacuum, analyse and write out what was loaded."""
    with superuser(database) as connection:
        connection.execute("VACUUM (ANALYZE)")
        connection.execute("CHECKPOINT")


def load(database: str, script: str) -> None:
    """Run a script on a connection of its own."""
    with superuser(database, OURS, UNWATCHED) as connection:
        run(connection, script)


def run(connection: Any, script: str) -> None:
    """Send the statements of a script one by one."""
    for statement in script.split(";"):
        connection.execute(statement)


def superuser(database: str, *beginning: str) -> Any:
    """A connection past all security."""
    connection = psycopg.connect(
        embedded.superuser(settings.HOME, database), autocommit=True, cursor_factory=psycopg.ClientCursor
    )
    for statements in beginning:
        run(connection, statements)
    return connection


def workplace(number: int, database: str = LARGE_DATABASE) -> Workplace:
    """The workspace with this number; its size is that of each table."""
    people = "SELECT id FROM users WHERE email = 'person-{}-{}@example.com'"
    with superuser(database) as connection:
        row = connection.execute(
            f"SELECT id, (SELECT count(*) FROM points_ledger WHERE workspace_id = w.id),"
            f" ({people.format(number, 1)}), ({people.format(number, 2)})"
            f" FROM workspaces w WHERE slug = 'workspace-{number}'"
        ).fetchone()
    return Workplace(*row)
