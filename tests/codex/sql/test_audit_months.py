"""The audit log by months: each has a table that nobody enters, and goes when it is kept no longer."""

import datetime
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from codex.fields import uuid7
from tests.isolation.world import World
from tests.scratch import scratch

COLUMNS = "workspace_id, table_name, row_id, about, verb, before, after, role, audience"
FIRST, LAST = "016f5e66-e800-0000-0000-000000000000", "016ffe0b-2800-0000-0000-000000000000"  # of 2020-01
MONTHS = """
    SELECT oid::regclass::text, relrowsecurity AND relforcerowsecurity,
        has_table_privilege('codex_app', oid, 'SELECT')
    FROM pg_class JOIN pg_inherits ON inhrelid = oid WHERE inhparent = 'audit_log'::regclass ORDER BY 1
"""
KEEP = "SELECT keep_audit_months(%s::integer, %s::integer)"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), scratch("months", migrated=True) as made:
        yield made


def month(ahead: int) -> str:
    """The name of a month's table."""
    today = datetime.datetime.now(datetime.UTC)
    number = today.year * 12 + today.month - 1 + ahead
    return f"audit_months.audit_log_{number // 12:04}_{number % 12 + 1:02}"


def test_each_month_has_a_table_behind_the_log_that_shows_nobody_a_row(world: World) -> None:
    made = world.owner.execute(KEEP, [5, None]).fetchone()
    again = world.owner.execute(KEEP, [5, None]).fetchone()

    found = world.owner.execute(MONTHS).fetchall()
    assert (made, again) == ((2,), (0,))  # four were there
    assert found == [
        *((month(ahead), True, False) for ahead in range(6)),
        ("audit_months.other", True, False),
    ]


def test_an_entry_is_in_its_months_table_and_goes_with_it(world: World) -> None:
    world.owner.execute(
        "CREATE TABLE audit_months.audit_log_2020_01 PARTITION OF audit_log"
        f" FOR VALUES FROM ('{FIRST}') TO ('{LAST}')"
    )
    entry = (
        f"INSERT INTO audit_log (id, {COLUMNS})"
        " VALUES (%s, uuidv7(), 'cohorts', uuidv7(), '{}', 'changed', '{}', '{}', 'owner', 'members')"
        " RETURNING tableoid::regclass::text"
    )
    ids = ["016f9000-0000-7000-8000-000000000000", "01500000-0000-7000-8000-000000000000", str(uuid7())]

    places = [row[0] for each in ids for row in world.owner.execute(entry, [each])]
    dropped = world.owner.execute(KEEP, [0, 24]).fetchone()

    kept = "SELECT id::text FROM audit_log WHERE id = ANY (%s::uuid[]) ORDER BY id"
    left = world.owner.execute(kept, [ids]).fetchall()
    assert places == ["audit_months.audit_log_2020_01", "audit_months.other", month(0)]
    assert (dropped, left) == ((1,), [(ids[1],), (ids[2],)])


def test_workers_keep_the_months_and_nobody_else(world: World) -> None:
    with world.connect("jobs") as worker:
        worker.execute(KEEP, [3, None])

    for role in (world.app, world.operator):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            role.execute(KEEP, [3, None])
