"""Recording what agents have done."""

import bisect
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import Jsonb

from codex.queries import ask
from codex.refusals import Refusal, refusal_of
from codex.tenancy import current_workspace_id, routed

MOST_AT_ONCE = 5000  # runs of one list


class RunRefused(Exception):
    """One run of a list, by its number from 1, is not as the database has it; none was recorded."""

    def __init__(self, number: int, refusal: Refusal) -> None:
        self.number, self.refusal = number, refusal
        super().__init__(refusal.sentence)


def record_executions(*, executions: Sequence[dict[str, Any]], workspace_id: uuid.UUID | None = None) -> int:
    """Record runs in their hours and days (UTC) and at the assignments they ran under; how many were new.

    Each run has the keys agent, execution_time_seconds, outcome (or success), and may have input_tokens,
    output_tokens, cost in USD, quality 0-100, assignment, execution (the caller's id: the same one again
    changes nothing) and started_at. The workspace is the entered one unless an operator names another.
    Raises DatabaseError where one of them is refused; then none is recorded (codex.refusals has the words).
    """
    found = [{key: _plain(value) for key, value in run.items()} for run in executions]
    ((recorded,),) = ask(
        "record_agent_executions(%s::uuid, %s::jsonb)",
        [workspace_id or current_workspace_id(), Jsonb(found)],
    )
    return int(recorded)


def record_list(*, executions: Sequence[dict[str, Any]], workspace_id: uuid.UUID | None = None) -> int:
    """The same, for what somebody has put together: raises RunRefused, which names the first wrong run."""
    using = routed() or "default"

    def refusal(number: int) -> Refusal | None:
        """Why one of the first runs is refused; records none of them."""
        try:
            with transaction.atomic(using=using):
                record_executions(executions=executions[:number], workspace_id=workspace_id)
                transaction.set_rollback(True, using=using)
        except DatabaseError as error:
            return refusal_of(error)
        return None

    try:
        with transaction.atomic(using=using):
            return record_executions(executions=executions, workspace_id=workspace_id)
    except DatabaseError as error:
        whole = refusal_of(error)
        if whole is None or not whole.field:  # not about a run, but about all of it
            raise
        numbers = range(1, len(executions) + 1)
        number = numbers[bisect.bisect_left(numbers, True, key=lambda each: refusal(each) is not None)]
        raise RunRefused(number, refusal(number) or whole) from error


def _plain(value: Any) -> Any:
    """As JSON: rows by their ids, numbers and times as text that the database reads exactly."""
    value = getattr(value, "pk", value)
    return value if value is None or isinstance(value, bool | int) else str(value)
