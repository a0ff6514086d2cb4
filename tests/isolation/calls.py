"""Every function that the app may call, called with the ids of a workspace, and what comes of it."""

import re
from typing import Any

import psycopg
from psycopg import sql

from tests.isolation.attempts import OPERATOR
from tests.isolation.world import Connection, Side, World

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SETTINGS = "SET LOCAL app.current_workspace_id = {}; SET LOCAL app.current_user_id = {}; " \
    "SET LOCAL app.current_member_role = {}"  # fmt: skip
# Every function of ours that the app may call about somebody or something.
CALLS = {
    "accept_invitation": "(%(workspace)s::uuid, 'x'::bytea, %(users)s::uuid)",
    "acknowledge_alert": "(%(system_alerts)s::uuid, %(users)s::uuid)",
    "add_default_achievements": "(%(workspace)s::uuid)",
    "agent_performance_over": "(%(workspace)s::uuid, '2000-01-01', '2100-01-01')",
    "begin_in_workspace": "(%(workspace)s::uuid, %(users)s::uuid)",
    "campaign_progress": "(%(workspace)s::uuid, %(campaigns)s::uuid)",
    "create_insight_from_signals": "(%(workspace)s::uuid, ARRAY[%(intelligence_signals)s::uuid], 'x', "
    "'trend', '{}', NULL)",
    "create_system_alert": "(%(workspace)s::uuid, 'error', 'high', 'x', '', NULL, %(campaigns)s::uuid)",
    "create_workspace": "('x', 'isolation-x', %(users)s::uuid)",
    "enter_workspace": "(%(workspace)s::uuid, %(users)s::uuid)",
    "enter_workspace_as_operator": "(%(workspace)s::uuid, %(users)s::uuid)",
    "enter_workspace_with_key": "(%(workspace)s::uuid, 'x'::bytea)",
    "enter_workspace_for_job": "(%(workspace)s::uuid, 1)",
    "evaluate_achievements": "(%(workspace)s::uuid, %(users)s::uuid)",
    "expire_notifications": "(%(workspace)s::uuid, now(), 10)",
    "forget_answers": "(%(workspace)s::uuid, 10)",
    "forget_changes": "(%(workspace)s::uuid, '2000-01-01', 10)",
    "get_active_insights": "(%(workspace)s::uuid)",
    "get_critical_alerts": "(%(workspace)s::uuid)",
    "get_priority_signals": "(%(workspace)s::uuid)",
    "get_user_unread_notifications": "(%(users)s::uuid)",
    "history_of_row": "(%(workspace)s::uuid, %(cohorts)s::uuid, NULL, 10)",
    "invitation_of": "(%(workspace)s::uuid, 'x'::bytea)",
    "leaderboard": "(%(workspace)s::uuid)",
    "mark_notification_as_read": "(%(user_notifications)s::uuid)",
    "must_be_in": "(%(workspace)s::uuid)",
    "note_key_use": "(%(workspace)s::uuid, %(workspace_keys)s::uuid)",
    "note_staff_visit": "(%(users)s::uuid, %(workspace)s::uuid, 'x')",
    "record_agent_execution": "(%(workspace)s::uuid, %(agent_registry)s::uuid, 1, 1, 1, 1, true, "
    "p_assignment => %(agent_assignments)s::uuid)",
    "record_agent_executions": "(%(workspace)s::uuid, jsonb_build_array(jsonb_build_object('agent',"
    " %(agent_registry)s::text, 'assignment', %(agent_assignments)s::text, 'execution_time_seconds', 1,"
    " 'success', true)))",
    "revoke_achievement": "(%(users)s::uuid, %(achievements)s::uuid, %(workspace)s::uuid, 'x')",
    "send_user_notification": "(%(workspace)s::uuid, %(users)s::uuid, 'message', 'x', 'x', "
    "p_alert => %(system_alerts)s::uuid)",
    "signal_confidence": "(%(workspace)s::uuid, ARRAY[%(intelligence_signals)s::uuid])",
    "unlock_achievement": "(%(users)s::uuid, %(achievements)s::uuid, %(workspace)s::uuid)",
}
# Answers before any workspace is entered, about whoever has signed in; who is staff stands in an open table.
ABOUT_NOBODY_HERE = {"workspaces_of", "staff_role", "staff_role_inside"}


def enter(app: Connection, side: Side, role: str) -> None:
    """As this role; an agent is nobody in particular."""
    values = (str(side.id), str(side.people.get(role, "")), role)
    app.execute(sql.SQL(SETTINGS).format(*map(sql.Literal, values)))


def answer(world: World, role: str, call: str, ids: dict[str, Any]) -> str:
    """What somebody in Acme is told, rows or refusal, without the ids in it; nothing is kept."""
    connection = world.operator if role == OPERATOR else world.app
    try:
        with connection.transaction(force_rollback=True):
            if role != OPERATOR:
                enter(connection, world.acme, role)
            said = str(connection.execute(call.encode(), ids).fetchall())
    except psycopg.Error as error:
        said = f"{error.sqlstate} {error}"
    return UUID.sub("id", said)
