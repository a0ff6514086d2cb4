"""What somebody tries who can run SQL of his own inside Acme, as its owner."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import ProgrammingError, connection
from psycopg import sql

from codex.declared import granted, row_models
from codex.fields import uuid7
from codex.models import WorkspaceForeignKey
from tests.isolation.attempts import NOT_ALLOWED
from tests.isolation.personal import ADDED
from tests.isolation.rows import ROWS, insert
from tests.isolation.world import WHOSE, Connection, Side, World, django_in, world_of

# What the app itself may add a row to; the rest is written by functions and triggers.
WRITTEN = [model._meta.db_table for model in row_models() if "INSERT" in granted(model)]
world = world_of("attacks")


def enter(app: Connection, side: Side) -> None:
    """Through the door, as the owner of this workspace."""
    app.execute("SELECT enter_workspace(%s::uuid, %s::uuid)", [side.id, side.people["owner"]])


@pytest.fixture
def acme(world: World) -> Iterator[Connection]:
    """The app's role inside Acme; nothing is kept."""
    world.app.execute("BEGIN")
    enter(world.app, world.acme)
    yield world.app
    world.app.execute("ROLLBACK")


@pytest.mark.parametrize(
    "statement",
    [
        # another role, another setting
        "SET ROLE codex_owner",
        "SET ROLE codex_operator",
        "SET SESSION AUTHORIZATION codex_owner",
        "ALTER ROLE codex_app BYPASSRLS",
        "ALTER ROLE codex_app SET app.current_workspace_id = ''",
        "SELECT set_config('app.current_workspace_id', '', true)",
        "SELECT name, set_config('app.current_member_role', 'owner', true) FROM cohorts",
        "UPDATE pg_settings SET setting = 'owner' WHERE name = 'app.current_member_role'",
        "SET LOCAL session_replication_role = replica",
        # the protection itself
        "ALTER TABLE cohorts DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE cohorts DISABLE TRIGGER ALL",
        "DROP POLICY floor ON cohorts",
        "CREATE POLICY mine ON cohorts USING (true)",
        "CREATE TRIGGER mine AFTER INSERT ON cohorts EXECUTE FUNCTION record_event()",
        "ALTER FUNCTION workspaces_of(uuid) RESET ALL",
        # something of one's own, where others' rows could be collected or code left behind
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE VIEW mine AS SELECT 1",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'kept')",
        # the machine
        "SELECT pg_read_file('PG_VERSION')",
        "SELECT pg_ls_dir('.')",
        "SELECT lo_import('/etc/hostname')",
        "COPY cohorts TO '/tmp/cohorts'",
        "COPY cohorts TO PROGRAM 'cat'",
        "SELECT pg_reload_conf()",
        # what only triggers, operators and the owner write
        "SELECT record_event()",
        "INSERT INTO events (kind) VALUES ('campaign.active')",
        "DELETE FROM events",
        "DELETE FROM users",
        "DELETE FROM workspaces",
        "INSERT INTO operators (user_id) SELECT id FROM users",
        "UPDATE users SET is_staff = true",
        "UPDATE users SET is_superuser = true",
        "INSERT INTO users (email, full_name, password, is_superuser) VALUES ('x@x.example', 'X', '!', true)",
        "INSERT INTO users_user_permissions (user_id, permission_id) SELECT id, 1 FROM users",
        "UPDATE auth_group SET name = 'mine'",
        "DELETE FROM django_migrations",
        # statistics hold samples of everybody's values
        "SELECT FROM pg_statistic",
    ],
)
def test_this_is_refused(acme: Connection, statement: str) -> None:
    with pytest.raises(psycopg.Error) as refusal:
        acme.execute(statement)

    assert refusal.value.sqlstate == NOT_ALLOWED


def test_switching_row_security_off_for_oneself_reads_nothing(acme: Connection) -> None:
    acme.execute("SET LOCAL row_security = off")

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        acme.execute("SELECT FROM cohorts")


def test_a_grant_to_everybody_gives_nothing(acme: Connection) -> None:
    acme.execute("GRANT SELECT ON cohorts TO PUBLIC")

    found = acme.execute("SELECT has_table_privilege('codex_jobs', 'cohorts', 'SELECT')").fetchone()

    assert found == (False,)


def test_a_second_statement_behind_a_parameter_is_refused(world: World) -> None:
    two = "SELECT %s::text; SET app.current_member_role = 'owner'"

    with (
        django_in(world),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="multiple commands"),
    ):
        cursor.execute(two, ["x"])


def test_the_planner_shows_no_sample_of_values(world: World, acme: Connection) -> None:
    world.owner.execute("ANALYZE cohorts")

    found = acme.execute("SELECT FROM pg_stats WHERE tablename = 'cohorts'").fetchall()

    assert found == []


@pytest.mark.parametrize(
    "condition", ["name::int = 1", "workspace_id IS NULL OR name::int = 1", "1 = 1 AND NOT name::boolean"]
)
def test_an_error_in_a_condition_tells_of_own_rows_only(acme: Connection, condition: str) -> None:
    with pytest.raises(psycopg.DataError) as error:
        acme.execute(f"SELECT FROM cohorts WHERE {condition}")

    assert "acme" in str(error.value)
    assert "bolt" not in str(error.value)


def test_a_condition_that_would_fail_on_anothers_row_does_not_meet_it(acme: Connection) -> None:
    found = acme.execute("SELECT FROM cohorts WHERE 1 / (CASE name WHEN 'bolt' THEN 0 ELSE 1 END) = 1")

    assert found.rowcount == 2


def test_copying_a_table_out_takes_own_rows_only(world: World, acme: Connection) -> None:
    with acme.cursor().copy("COPY cohorts (workspace_id) TO STDOUT") as copy:
        rows = {row[0] for row in copy.rows()}

    assert rows == {str(world.acme.id)}


def test_copying_into_a_table_is_refused(acme: Connection) -> None:
    with pytest.raises(psycopg.NotSupportedError), acme.cursor().copy("COPY cohorts FROM STDIN"):
        pass


def test_a_prepared_statement_follows_the_workspace(world: World) -> None:
    query, found = "SELECT DISTINCT workspace_id FROM cohorts", []
    for side in (world.acme, world.bolt, world.acme):
        with world.app.transaction():
            enter(world.app, side)
            found.append(world.app.execute(query, prepare=True).fetchall())

    assert found == [[(world.acme.id,)], [(world.bolt.id,)], [(world.acme.id,)]]


def test_the_job_queues_role_reads_no_table(world: World) -> None:
    with world.connect("jobs") as jobs:
        for table in (*ROWS, "users", "django_session"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                jobs.execute(sql.SQL("SELECT FROM {}").format(sql.Identifier(table)))


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(field, id=f"{model._meta.db_table}.{field.column}")
        for model in row_models()
        if model._meta.db_table in WRITTEN
        for field in model._meta.local_fields
        if isinstance(field, WorkspaceForeignKey)
    ],
)
def test_a_reference_to_anothers_row_is_refused_as_one_to_no_row(
    world: World, field: WorkspaceForeignKey
) -> None:
    table, target = field.model._meta.db_table, field.related_model._meta.db_table

    of_another = refusal(world, table, {field.column: world.bolt.target(target)})
    of_nobody = refusal(world, table, {field.column: uuid7()})

    assert of_another == of_nobody
    assert "violates foreign key constraint" in of_another


@pytest.mark.parametrize("table", WRITTEN)
def test_a_taken_id_is_refused_without_a_word_about_its_row(world: World, table: str) -> None:
    said = refusal(world, table, {"id": world.bolt.target(table)})

    assert said in (
        f'duplicate key value violates unique constraint "{table}_pkey"',
        f'new row violates row-level security policy for table "{table}"',  # a workspace is its own tenant
    )


def refusal(world: World, table: str, changes: dict[str, object]) -> str:
    """What the app is told about a new row of Acme with these columns."""
    own = {WHOSE[table]: str(world.acme.people["owner"])} if table in ADDED & WHOSE.keys() else {}
    row = world.acme.fresh(table, "intruder") | own | changes
    try:
        with world.app.transaction():
            enter(world.app, world.acme)
            world.app.execute(insert(table, row), row)
    except psycopg.Error as error:
        return str(error)
    return "accepted"
