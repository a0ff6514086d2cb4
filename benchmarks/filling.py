"""Fills the database: campaigns in workspaces of uneven size, as they come in over the years."""

import uuid
from dataclasses import dataclass
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

from codex import embedded

WORKSPACES = 1000
LARGE, QUIET, MIDDLE, STEADY, SMALL = 1, 2, 100, 500, 1000  # their numbers
ASKED_FOR = 200  # the first campaigns of a workspace have quests, and are those that are read

# A thousand workspaces: the n-th has a share of (n + 50)^-3. The largest has 3.9 % of all campaigns,
# the median 31 of a million, the smallest 4. STEADY has a thousandth, all of it from the beginning;
# QUIET has had no new campaign since the first fifth of all were there.
PLAN = """
    CREATE TEMP TABLE plan AS
    SELECT number, uuidv7() AS workspace_id,
        CASE number WHEN %(steady)s THEN %(steady_rows)s
            ELSE greatest(1, round((%(rows)s - %(steady_rows)s) * share / sum(share) OVER ()))
        END::int AS size
    FROM generate_series(1, %(workspaces)s) number,
        LATERAL (SELECT (number + 50)::float8 ^ -3 AS share) shares;
    CREATE TEMP TABLE stream AS
    SELECT number, n, row_number() OVER (ORDER BY
        CASE number WHEN %(steady)s THEN -1 WHEN %(quiet)s THEN spread / 5 ELSE spread END) AS place
    FROM plan, generate_series(1, size) n,
        LATERAL (SELECT hashint8(number::bigint * 1000003 + n) / 4294967296.0 + 0.5 AS spread) drawn;
"""
PEOPLE = """
    INSERT INTO users (email, password, full_name)
    SELECT format('person-%s-%s@example.com', number, n), '!', format('Person %s of %s', n, number)
    FROM plan, generate_series(1, 5) n;
    INSERT INTO workspaces (id, name, slug)
    SELECT workspace_id, 'Workspace ' || number, 'workspace-' || number FROM plan;
    INSERT INTO workspace_members (workspace_id, user_id, role)
    SELECT workspace_id, u.id, 'strategist'
    FROM plan, generate_series(1, 5) n JOIN users u ON true
    WHERE u.email = format('person-%s-%s@example.com', number, n);
"""
CAMPAIGNS = """
    INSERT INTO campaigns (workspace_id, name, description, objective, status)
    SELECT workspace_id, 'Campaign ' || n, repeat('What this campaign is about. ', 8),
        repeat('What it is to achieve. ', 5),
        (ARRAY['draft', 'planning', 'paused', 'completed', 'archived'])[1 + n %% 5]
    FROM stream JOIN plan USING (number) WHERE place > %(after)s AND place <= %(upto)s ORDER BY place
"""
QUESTS_OF_SOME = """
    INSERT INTO campaign_quests (workspace_id, campaign_id, name, quest_order)
    SELECT c.workspace_id, c.id, 'Quest ' || n, n
    FROM (SELECT *, row_number() OVER (PARTITION BY workspace_id ORDER BY id) AS place FROM campaigns) c,
        generate_series(1, 3) n
    WHERE c.place <= %s
"""
FILLED = ("workspace_members", "campaigns", "campaign_quests")


@dataclass(frozen=True)
class Measured:
    """A workspace that is measured: with a member to enter it, and its first campaigns."""

    id: uuid.UUID
    slug: str
    user_id: uuid.UUID
    size: int
    campaigns: list[uuid.UUID]


def fill(rows: int) -> None:
    """All campaigns at once."""
    plan(rows)
    load(0, 2 * rows)  # all there are, rounding included
    finish()


def plan(rows: int) -> None:
    """Decide which campaigns come in which order, and load the people and workspaces."""
    with owner() as cursor:
        decide(cursor, rows)
        without_triggers(cursor, "DISABLE")
        for statement in PEOPLE.split(";")[:-1]:
            cursor.execute(statement.replace("%", "%%"), {})


def decide(cursor: Any, rows: int, kind: str = "TEMP") -> None:
    """Make the tables of which row comes when and into which workspace."""
    facts = {"rows": rows, "workspaces": WORKSPACES, "steady": STEADY, "quiet": QUIET}
    facts["steady_rows"] = max(60, rows // 1000)
    for statement in PLAN.replace("TEMP", kind).split(";")[:-1]:
        cursor.execute(statement, facts)


def load(after: int, upto: int) -> None:
    """Load the campaigns of these places in the order of their coming."""
    with owner() as cursor:
        cursor.execute(CAMPAIGNS, {"after": after, "upto": upto})
    tidy()


def finish() -> None:
    """Load quests, put the triggers back, and leave nothing for the server to tidy up later."""
    with owner() as cursor:
        cursor.execute(QUESTS_OF_SOME, [ASKED_FOR])
        without_triggers(cursor, "ENABLE")
    tidy()


def without_triggers(cursor: Any, verb: str) -> None:
    """Our triggers are not fired by the load; foreign keys and rules are checked as ever."""
    for table in FILLED:
        cursor.execute(f"ALTER TABLE {table} {verb} TRIGGER USER")


def tidy() -> None:
    """Vacuum, analyse and write out what was loaded."""
    with psycopg.connect(embedded.superuser(settings.HOME, "codex"), autocommit=True) as superuser:
        superuser.execute("VACUUM (ANALYZE)")
        superuser.execute("CHECKPOINT")


def owner() -> Any:
    """A cursor of the owner; its temporary tables last as long as its connection."""
    return connections["owner"].cursor()


def measured(number: int) -> Measured:
    """The workspace with this number."""
    slug = f"workspace-{number}"
    with owner() as cursor:
        cursor.execute(
            "SELECT id, (SELECT user_id FROM workspace_members WHERE workspace_id = w.id LIMIT 1),"
            " (SELECT count(*) FROM campaigns WHERE workspace_id = w.id) FROM workspaces w WHERE slug = %s",
            [slug],
        )
        workspace_id, user_id, size = cursor.fetchone()
        cursor.execute(
            "SELECT id FROM campaigns WHERE workspace_id = %s ORDER BY id LIMIT %s", [workspace_id, ASKED_FOR]
        )
        return Measured(workspace_id, slug, user_id, size, [row[0] for row in cursor.fetchall()])
