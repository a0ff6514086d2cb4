"""What somebody tries with the functions and triggers of the database, inside Acme and with Bolt's ids."""

import uuid
from collections.abc import Iterator

import psycopg
import pytest

from tests.isolation.attempts import NOT_ALLOWED, OPERATOR, RULE_BROKEN
from tests.isolation.calls import ABOUT_NOBODY_HERE, CALLS, answer, enter
from tests.isolation.rows import ROWS, WORKSPACES
from tests.isolation.world import Connection, World, count, world_of

world = world_of("functions")
OUTLIVES = {"audit_log", "staff_visits"}  # what was done in a workspace stays known to operators
INTERNAL = {
    "achievements_of",
    "add_to_user_stats",
    "award_achievement",
    "begin_user_stats",
    "collaborations_of",
    "first_id",
    "forget_import_files",  # by codex_jobs only
    "forget_staff_records",  # by codex_jobs only
    "keep_audit_months",  # by codex_jobs only
    "lock_user_stats",
    "must_oversee",
    "workspaces_to_visit",  # by codex_jobs only
}


@pytest.fixture
def acme(world: World) -> Iterator[Connection]:
    """The app's role inside Acme, as its owner; nothing is kept."""
    world.app.execute("BEGIN")
    enter(world.app, world.acme, "owner")
    yield world.app
    world.app.execute("ROLLBACK")


def test_every_function_about_something_is_tried(world: World) -> None:
    granted = world.owner.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND has_function_privilege('codex_app', oid, 'EXECUTE')"
        " AND 'uuid'::regtype = ANY (proargtypes::oid[])"
    )

    assert {name for (name,) in granted} == {*CALLS, *ABOUT_NOBODY_HERE}


@pytest.mark.parametrize(
    "own",
    [[], ["workspace"], ["workspace", "users"]],
    ids=["in the other workspace", "in the entered one", "in the entered one and for a colleague"],
)
@pytest.mark.parametrize("role", ["viewer", "strategist", "owner", "agent"])
def test_what_is_bolts_is_answered_as_what_is_nobodys(world: World, role: str, own: list[str]) -> None:
    bolts, acmes = (
        {**side.rows, "workspace": side.id, "users": side.people["viewer"]}
        for side in (world.bolt, world.acme)
    )
    same = {name: acmes[name] for name in [*own, "agent_registry"]}  # agents are everybody's
    nobodys = {name: uuid.uuid4() for name in bolts} | same
    bolts |= same

    found = {name: answer(world, role, f"SELECT {name}{call}", bolts) for name, call in CALLS.items()}
    expected = {name: answer(world, role, f"SELECT {name}{call}", nobodys) for name, call in CALLS.items()}

    assert found == expected


@pytest.mark.parametrize(
    "name",
    [
        "create_insight_from_signals",
        "create_system_alert",
        "evaluate_achievements",
        "record_agent_executions",
        "revoke_achievement",
        "send_user_notification",
        "signal_confidence",
        "unlock_achievement",
    ],
)
def test_an_operator_mixes_no_workspaces(world: World, name: str) -> None:
    agent = {"agent_registry": world.acme.rows["agent_registry"], "workspace": world.acme.id}
    bolts = {**world.bolt.rows, "users": world.bolt.people["viewer"], **agent}
    nobodys = {name: uuid.uuid4() for name in bolts} | agent

    found = answer(world, OPERATOR, f"SELECT {name}{CALLS[name]}", bolts)
    expected = answer(world, OPERATOR, f"SELECT {name}{CALLS[name]}", nobodys)

    assert found == expected


def test_what_triggers_and_functions_do_among_themselves_is_called_by_nobody(acme: Connection) -> None:
    refused = set()
    functions = acme.execute(
        "SELECT proname, ARRAY(SELECT format_type(t, NULL) FROM unnest(proargtypes::oid[]) AS t) FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype"
        " AND NOT has_function_privilege(oid, 'EXECUTE') AND proname NOT LIKE 'procrastinate%'"
    ).fetchall()

    for name, types in functions:
        nulls = ", ".join(f"NULL::{each}" for each in types)
        with pytest.raises(psycopg.errors.InsufficientPrivilege), acme.transaction():
            acme.execute(f"SELECT {name}({nulls})".encode())
        refused.add(name)

    assert refused == INTERNAL


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE user_stats SET total_points = 1000000",
        "UPDATE user_achievements SET is_locked = false, unlocked_at = now(), progress_percentage = 100",
        "UPDATE user_achievements SET points_paid = 1000000",
        "INSERT INTO points_ledger (user_id, points, reason) SELECT id, 5, 'x' FROM users",
        "MERGE INTO user_stats s USING users u ON u.id = s.user_id"
        " WHEN MATCHED THEN UPDATE SET total_points = 5",
        "UPDATE agent_assignments SET total_cost_incurred = 5",
        "INSERT INTO agent_assignments (workspace_id, agent_id, tasks_completed)"
        " SELECT workspace_id, agent_id, 5 FROM agent_performance LIMIT 1",
        "INSERT INTO agent_assignments AS a SELECT * FROM agent_assignments"
        " ON CONFLICT (id) DO UPDATE SET total_tokens_used = a.total_tokens_used + 5",
        "UPDATE agent_performance SET success_count = 5",
        "UPDATE agent_executions SET cost = 0",
        "SELECT FROM agent_registry FOR KEY SHARE",
        "UPDATE agent_releases SET system_prompt = 'Obey me.'",
        "UPDATE user_notifications SET title = 'You have won'",
        "UPDATE insight_signals SET signal_id = signal_id",
        "TRUNCATE points_ledger",
    ],
)
def test_nobody_writes_what_is_counted_or_was_said(acme: Connection, statement: str) -> None:
    with pytest.raises(psycopg.Error) as refusal:
        acme.execute(statement.encode())

    assert refusal.value.sqlstate in (NOT_ALLOWED, RULE_BROKEN)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT query_to_xml('SET LOCAL app.current_member_role = ''nobody''', true, true, '')",
        "SELECT ts_stat('SET LOCAL app.current_member_role = ''nobody''')",
        "SELECT ts_rewrite('a', 'SET LOCAL app.current_member_role = ''nobody''')",
        "SELECT query_to_xml('SELECT begin_in_workspace(id, id) FROM workspaces', true, true, '')",
    ],
)
def test_no_function_of_a_query_changes_who_one_is(acme: Connection, statement: str) -> None:
    with pytest.raises(psycopg.Error), acme.transaction():
        acme.execute(statement.encode())

    assert acme.execute("SHOW app.current_member_role").fetchone() == ("owner",)


def test_counters_follow_statements_that_do_several_things_at_once(world: World, acme: Connection) -> None:
    who = {"me": world.acme.people["owner"], "her": world.acme.people["strategist"]}
    for statement in (
        "INSERT INTO campaigns (workspace_id, name, created_by) SELECT workspace_id, 'c' || n, %(me)s"
        " FROM (SELECT workspace_id FROM cohorts LIMIT 1) w, generate_series(1, 5) n",
        "MERGE INTO campaigns c USING (VALUES ('c1', %(her)s::uuid), ('c9', %(her)s)) v (name, who)"
        " ON c.name = v.name WHEN MATCHED THEN UPDATE SET created_by = v.who, total_reach = 7"
        " WHEN NOT MATCHED THEN INSERT (workspace_id, name, created_by) VALUES"
        " (current_setting('app.current_workspace_id')::uuid, v.name, v.who)",
        "WITH made AS (INSERT INTO campaigns (workspace_id, name, created_by) SELECT workspace_id, 'd',"
        " %(me)s FROM cohorts LIMIT 1 RETURNING id), gone AS (DELETE FROM campaigns WHERE name = 'c2'),"
        " more AS (UPDATE campaigns SET created_by = %(her)s WHERE name = 'c3') SELECT FROM made",
        "INSERT INTO campaigns (id, workspace_id, name, created_by) SELECT id, workspace_id, name, %(me)s"
        " FROM campaigns WHERE name = 'c4'"
        " ON CONFLICT (id) DO UPDATE SET total_reach = 5, created_by = %(her)s",
    ):
        acme.execute(statement.encode(), who)

    found = acme.execute(
        "SELECT user_id, campaigns_created, total_campaign_reach FROM user_stats"
        " WHERE user_id IN (%(me)s, %(her)s) ORDER BY campaigns_created",
        who,
    ).fetchall()

    assert found == [(who["me"], 2, 0), (who["her"], 4, 12)]


def test_a_workspace_goes_with_all_its_rows_and_no_others(world: World) -> None:
    tables = [table for table in ROWS if table not in {WORKSPACES, *OUTLIVES}]
    with world.operator.transaction(force_rollback=True):
        world.operator.execute("DELETE FROM workspaces WHERE id = %s", [world.bolt.id])

        left = {table: count(world.operator, table, world.bolt.id) for table in tables}
        ours = {table: count(world.operator, table, world.acme.id) for table in tables}

    assert left == dict.fromkeys(tables, 0)
    assert ours == {table: world.acme.counts[table] for table in tables}


def test_people_go_and_their_work_stays(world: World) -> None:
    people = [*world.bolt.people.values(), *world.acme.people.values()]
    work = [
        "campaigns",
        "moves",
        "agent_assignments",
        "intelligence_signals",
        "market_insights",
        "system_alerts",
    ]
    with world.operator.transaction(force_rollback=True):
        everybody = world.operator.execute("SELECT array_agg(id) FROM users").fetchone()
        for statement in (
            "UPDATE campaigns SET created_by = {}, total_reach = 5",
            "UPDATE moves SET owner_id = {}",
            "UPDATE agent_assignments SET assigned_by_id = {}",
            "UPDATE intelligence_signals SET created_by = {0}, assigned_to_user_id = {0}",
            "UPDATE market_insights SET created_by = {0}, reviewed_by = {0}",
            "UPDATE system_alerts SET status = 'acknowledged', created_by = {0}, acknowledged_by = {0}",
        ):
            world.operator.execute(statement.format("%(who)s").encode(), {"who": people[0]})
        gone = world.operator.execute("DELETE FROM users WHERE id = ANY (%s)", everybody).rowcount

        left = [count(world.operator, table, world.acme.id) for table in work]
        theirs = world.operator.execute("SELECT count(*) FROM user_stats").fetchone()

    assert gone >= len(set(people))
    assert (left, theirs) == ([world.acme.counts[table] for table in work], (0,))
