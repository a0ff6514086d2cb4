"""Fills two databases: a small one, and a large one that has a small workspace beside the large."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor

from benchmarks.admin import rows
from benchmarks.areas.filling import TOGETHER, UNWATCHED, run, superuser, tidy

SMALL_DATABASE, LARGE_DATABASE = "codex_lists_small", "codex_lists_large"
FEW = 1_000  # rows of every table in the small workspace
SMALL, LARGE = "small", "large"  # workspaces, by their short names
PLACES = {SMALL: 1, LARGE: 2}
OWNER, OPERATOR = "owner@example.com", "operator@example.com"
BEGAN = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
TABLES = sorted(set(re.findall(r"INSERT INTO (\w+)", " ".join(rows.SCRIPTS))))
FAST = "SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'"
# These are dropped for the load and built again after it, which is quicker.
SECONDARY = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY (%s::text[]::regclass[]) AND NOT indisunique
"""
SETTLED = """
    INSERT INTO users (email, password, full_name, is_staff) VALUES
        ('owner@example.com', '!', 'Olive Owner', false), ('operator@example.com', '!', 'Otto Operator',
        true);
    INSERT INTO operators (user_id) SELECT id FROM users WHERE email = 'operator@example.com';
    INSERT INTO operator_roles (operator_id, area, role)
    SELECT user_id, area, 'admin' FROM operators,
        unnest(ARRAY['codex', 'positioning', 'gamification', 'agents', 'intelligence', 'alerts']) AS area
"""
WORKSPACE = """
    INSERT INTO workspaces (name, slug) VALUES ('{slug}', '{slug}');
    INSERT INTO workspace_members (workspace_id, user_id, role)
    SELECT w.id, u.id, 'owner' FROM workspaces w, users u WHERE slug = '{slug}' AND email =
        'owner@example.com'
"""


def split() -> None:
    """Copy the database while nothing is in it."""
    with superuser("postgres") as connection:
        for name in (SMALL_DATABASE, LARGE_DATABASE):
            connection.execute(f"CREATE DATABASE {name} TEMPLATE codex")


def drop() -> None:
    """Give the disk back."""
    with superuser("postgres") as connection:
        for name in (SMALL_DATABASE, LARGE_DATABASE):
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def fill(database: str, sizes: dict[str, int]) -> None:
    """Load so many rows into every table of each workspace."""
    with superuser(database, FAST, UNWATCHED) as connection:
        connection.execute(rows.PREPARED.split("CREATE TABLE")[0])
        connection.execute("CREATE TABLE" + rows.PREPARED.split("CREATE TABLE")[1])
        run(connection, SETTLED)
        for slug in sizes:
            run(connection, WORKSPACE.format(slug=slug))
        indexes = connection.execute(SECONDARY, [TABLES]).fetchall()
        run(connection, ";".join(f"DROP INDEX {name}" for name, _ in indexes))
    scripts = [script(each, slug, size) for slug, size in sizes.items() for each in rows.SCRIPTS]
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(
            pool.map(
                lambda each: load(database, each), [*scripts, *(definition for _, definition in indexes)]
            )
        )
    with superuser(database) as connection:
        connection.execute("DROP SCHEMA filled CASCADE")
    tidy(database)


def script(template: str, slug: str, size: int) -> str:
    """A script for a workspace: its rows' ids stand where their table is named."""
    at = rows.AT.format(rows=size, began=BEGAN)
    ids = {
        table: f"filled.row_id({kind}, {PLACES[slug]}, {at}, n)" for kind, table in enumerate(TABLES, start=2)
    }
    return template.format(
        **ids,
        at=f"({at})",
        open=rows.OPEN.format(rows=size),
        rows=size,
        place=PLACES[slug],
        workspace=f"(SELECT id FROM workspaces WHERE slug = '{slug}')",
        from_rows=f"FROM generate_series(1, {size}::bigint) n",
    )


def load(database: str, statements: str) -> None:
    """Run a script on a connection of its own."""
    with superuser(database, FAST, UNWATCHED) as connection:
        run(connection, statements)
