"""The functions that write, each beside one statement by hand that leaves the same rows behind."""

import datetime
import uuid
from typing import Any

from psycopg.types.json import Jsonb

from benchmarks.areas.by_hand import awarding, recording, telling
from benchmarks.areas.filling import Workplace, superuser
from benchmarks.areas.functions import Function

BATCH = 100  # runs
BEGAN = datetime.datetime(2026, 6, 1, 10, tzinfo=datetime.UTC)
RECORD = (
    "record_agent_execution(%(workspace)s::uuid, %(agent)s::uuid, %(seconds)s::numeric, 900, 300, 0.01, true,"
    " p_quality => 80, p_assignment => %(assignment)s::uuid, p_started_at => %(began)s::timestamptz)"
)
CALLS = {
    "unlock_achievement": (
        "unlock_achievement(%(user)s::uuid, %(achievement)s::uuid, %(workspace)s::uuid)",
        awarding.UNLOCK,
    ),
    "evaluate_achievements": (
        "evaluate_achievements(%(workspace)s::uuid, %(user)s::uuid)",
        awarding.EVALUATE,
    ),
    "record_agent_execution": (RECORD, recording.ONE),
    f"record_agent_executions, {BATCH} runs": (
        "record_agent_executions(%(workspace)s::uuid, %(runs)s::jsonb)",
        recording.MANY,
    ),
    "create_insight_from_signals": (
        "create_insight_from_signals(%(workspace)s::uuid, %(signals)s::uuid[], 'Drawn', 'trend',"
        " %(said)s::text[], %(user)s::uuid)",
        telling.INSIGHT,
    ),
    "create_system_alert": (
        "create_system_alert(%(workspace)s::uuid, 'error', 'high', %(title)s::text, 'What is wrong.')",
        telling.ALERT,
    ),
    "send_user_notification": (
        "send_user_notification(%(workspace)s::uuid, %(user)s::uuid, 'message', %(title)s::text,"
        " 'To be read.')",
        telling.NOTIFICATION,
    ),
    "acknowledge_alert": ("acknowledge_alert(%(alert)s::uuid, %(user)s::uuid)", telling.ACKNOWLEDGE),
    "mark_notification_as_read": ("mark_notification_as_read(%(notification)s::uuid)", telling.READ),
}
FOUND = {  # what the calls are about, of one workspace
    "achievement": "SELECT id FROM achievements WHERE workspace_id = %(workspace)s AND is_active"
    " AND required_previous_achievement_id IS NULL",
    "alert": "SELECT id FROM system_alerts WHERE workspace_id = %(workspace)s AND status = 'active'",
    "notification": "SELECT id FROM user_notifications WHERE workspace_id = %(workspace)s"
    " AND user_id = %(user)s AND NOT is_read",
    "signals": "SELECT array_agg(id) FROM (SELECT id, row_number() OVER () AS n FROM intelligence_signals"
    " WHERE workspace_id = %(workspace)s) s GROUP BY n / 5",
    "assignment": "SELECT id, agent_id FROM agent_assignments WHERE workspace_id = %(workspace)s",
}
VARIANTS = 50  # of the parameters, used in turn


def functions(workspace: Workplace) -> list[Function]:
    """Each with what it is about, for some rows of the workspace in turn."""
    whose = {"workspace": workspace.id, "user": workspace.user_id}
    with superuser("codex") as connection:
        found = {
            name: connection.execute(f"{sql} LIMIT {VARIANTS}", whose).fetchall()
            for name, sql in FOUND.items()
        }
        settle(connection, whose, found["assignment"])
    variants = [{**whose, **about(turn, found)} for turn in range(VARIANTS)]
    return [Function(name, call, by_hand, variants) for name, (call, by_hand) in CALLS.items()]


def settle(connection: Any, whose: dict[str, Any], assignments: list[Any]) -> None:
    """Have what is there in life: the person evaluated once, and each agent with a run in that hour."""
    connection.execute("SET SESSION AUTHORIZATION codex_owner")
    connection.execute("SELECT evaluate_achievements(%(workspace)s, %(user)s)", whose)
    first = [run(pk, agent) for pk, agent in assignments]
    connection.execute("SELECT record_agent_executions(%s, %s)", [whose["workspace"], Jsonb(first)])


def about(turn: int, found: dict[str, list[Any]]) -> dict[str, Any]:
    """The parameters of one turn."""
    rows = {name: each[turn % len(each)] for name, each in found.items()}
    assignments = found["assignment"]
    assignment, agent = rows.pop("assignment")
    return {
        **{name: row[0] for name, row in rows.items()},
        "assignment": assignment,
        "agent": agent,
        "began": BEGAN,
        "seconds": 1 + turn,
        "title": f"Told in turn {turn}",
        "said": ["It follows."],
        "runs": Jsonb([run(*assignments[n % len(assignments)]) for n in range(BATCH)]),
    }


def run(assignment: uuid.UUID, agent: uuid.UUID) -> dict[str, Any]:
    """One run of a batch."""
    return {
        "agent": str(agent),
        "assignment": str(assignment),
        "execution_time_seconds": 2.5,
        "input_tokens": 900,
        "output_tokens": 300,
        "cost": "0.01",
        "outcome": "success",
        "quality": 80,
        "started_at": BEGAN.isoformat(),
    }
