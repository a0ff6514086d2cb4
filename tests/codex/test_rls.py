"""The policies and grants that models declare are those that the database has."""

from collections.abc import Iterator
from typing import Any

import pytest
from psycopg import sql

from codex.declared import create_policy, row_models
from codex.rls import RowPolicy
from tests.isolation.world import Connection, World, world_of

MODELS = {model._meta.db_table: model for model in row_models()}
every_table = pytest.mark.parametrize("table", sorted(MODELS))
QUEUE = ("job_errors", "procrastinate_events", "procrastinate_jobs")  # by hand, in sql/job_queue
world = world_of("declared")
POLICIES = """
    SELECT policyname, permissive, roles, cmd, qual, with_check FROM pg_policies
    WHERE schemaname = %s AND tablename = %s
"""


@pytest.fixture
def drift(world: World) -> Iterator[Connection]:
    """The owner, with a schema that is undone."""
    world.owner.execute("BEGIN")
    world.owner.execute("CREATE SCHEMA drift")
    yield world.owner
    world.owner.execute("ROLLBACK")


def policies(owner: Connection, schema: str, table: str) -> set[tuple[Any, ...]]:
    """The policies of a table, as the server writes them."""
    return {tuple(map(str, row)) for row in owner.execute(POLICIES, [schema, table])}


@every_table
def test_the_policies_that_are_declared_are_installed(drift: Connection, table: str) -> None:
    names = [sql.Identifier(schema, table) for schema in ("drift", "public")]
    drift.execute(sql.SQL("CREATE TABLE {} (LIKE {})").format(*names))
    for policy in MODELS[table]._rls_policies:
        drift.execute(create_policy(policy, f"drift.{table}"))

    installed = policies(drift, "public", table)

    assert installed == policies(drift, "drift", table)


@every_table
def test_the_app_has_the_verbs_that_some_policy_permits(world: World, table: str) -> None:
    whole = "SELECT DISTINCT privilege_type, '' FROM information_schema.table_privileges"
    parts = "SELECT DISTINCT privilege_type, column_name FROM information_schema.column_privileges"
    asked = " WHERE grantee = 'codex_app' AND table_name = %s"

    on_table = {verb for verb, _ in world.owner.execute(whole + asked, [table])}
    on_columns = set(world.owner.execute(parts + asked, [table]))

    permitted = {policy.operation: policy for policy in MODELS[table]._rls_policies if policy.permissive}
    assert on_table == {verb for verb, policy in permitted.items() if not policy.columns}
    assert {(verb, column) for verb, column in on_columns if verb not in on_table} == {
        (verb, column) for verb, policy in permitted.items() for column in policy.columns or ()
    }


def test_every_table_under_row_security_is_declared(world: World) -> None:
    query = """
        SELECT relname::text, relforcerowsecurity FROM pg_class
        WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
    """

    secured = set(world.owner.execute(query))

    assert secured == {(table, True) for table in [*MODELS, *QUEUE]}


def test_a_policy_for_insert_looks_at_the_new_row_only() -> None:
    policy = RowPolicy("writers_add", "true", "INSERT")

    assert create_policy(policy, "t") == (
        "CREATE POLICY writers_add ON t AS PERMISSIVE FOR INSERT TO codex_app\n    WITH CHECK (true);"
    )
