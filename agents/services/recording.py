"""Recording what agents have done."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.backends.postgresql.psycopg_any import Jsonb

from codex.tenancy import current_workspace_id, routed

MOST_AT_ONCE = 5000  # runs of one list

def record_executions(*, executions: Sequence[dict[str, Any]], workspace_id: uuid.UUID | None = None) -> int:
    """Record runs in their hours and days (UTC) and at the assignments they ran under; how many were new.

    Each run has the keys agent, execution_time_seconds, outcome (or success), and may have input_tokens,
    output_tokens, cost in USD, quality 0-100, assignment, execution (the caller's id: the same one again
    changes nothing) and started_at. The workspace is the entered one unless an operator names another.
    Raises DatabaseError where one of them is refused; then none is recorded (codex.refusals has the words).
    """
    found = [{key: _plain(value) for key, value in run.items()} for run in executions]
    with connections[routed() or "default"].cursor() as cursor:
        cursor.execute(
            "SELECT record_agent_executions(%s::uuid, %s::jsonb)",
            [workspace_id or current_workspace_id(), Jsonb(found)],
        )
        recorded: int = cursor.fetchone()[0]
    return recorded


def _plain(value: Any) -> Any:
    """As JSON: rows by their ids, numbers and times as text that the database reads exactly."""
    value = getattr(value, "pk", value)
    return value if value is None or isinstance(value, bool | int) else str(value)
