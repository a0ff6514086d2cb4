"""Ten writers who record runs of the same agents and hours at once: whether all of it arrives."""

import datetime
import random
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import OperationalError, connections

from agents.services import record_executions
from benchmarks.areas.filling import Workplace, superuser
from codex.models import Workspace
from codex.tenancy import working_in

WRITERS, SECONDS = 10, 15.0
AGENTS, HOURS, BATCH = 12, 4, 25
TOLD_BY_ALL = 200  # runs that any writer may send, again and again
DAY = datetime.datetime(2020, 5, 1, tzinfo=datetime.UTC)
OUTCOMES = ("success", "success", "failure", "error")
Sums = tuple[int, int, int, Decimal]  # runs, errors, tokens, cost
SENT_ONE = (
    "SELECT record_agent_execution(%(workspace)s::uuid, %(agent)s::uuid, %(execution_time_seconds)s::numeric,"
    " %(input_tokens)s, %(output_tokens)s, %(cost)s::numeric, NULL, %(outcome)s::text, NULL,"
    " %(assignment)s::uuid, %(execution)s::uuid, %(started_at)s::timestamptz)"
)


@dataclass
class Writer:
    """What one of them has sent, and how it went."""

    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    runs: int = 0
    calls: dict[str, int] = field(default_factory=lambda: {"one run": 0, "a batch": 0})
    deadlocks: int = 0


@dataclass(frozen=True)
class Outcome:
    """The writers, how long they wrote, and what it should add up to and does, place by place."""

    writers: list[Writer]
    seconds: float
    sent: Sums
    recorded: dict[str, Sums]
    deadlocks: int  # as the server counts them


def measured(workspace: Workplace) -> Outcome:
    """Let them all begin at once and write for so many seconds; then add up."""
    assignments = assignments_of(workspace)
    shared = [a_run(random.Random(n), assignments) for n in range(TOLD_BY_ALL)]
    before, deadlocks = recorded(workspace), deadlocks_so_far()
    begin = threading.Barrier(WRITERS)
    begun = time.monotonic()
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = list(
            pool.map(lambda seed: write(seed, workspace, assignments, shared, begin), range(WRITERS))
        )
    seconds = time.monotonic() - begun
    sent = summed(list({pk: run for each in writers for pk, run in each.sent.items()}.values()))
    after = recorded(workspace)
    gained = {place: difference(after[place], before[place]) for place in after}
    return Outcome(writers, seconds, sent, gained, deadlocks_so_far() - deadlocks)


def write(seed: int, workspace: Workplace, assignments: Any, shared: Any, begin: threading.Barrier) -> Writer:
    """Send single runs and batches in turn, of agents and hours in an order of one's own."""
    writer, dice = Writer(), random.Random(1000 + seed)
    begin.wait()
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        alone = dice.random() < 0.5
        runs = [
            dice.choice(shared) if dice.random() < 0.1 else a_run(dice, assignments)
            for _ in range(1 if alone else BATCH)
        ]
        try:
            send(runs, workspace, alone)
        except OperationalError as error:  # a deadlock; anything else is no result
            if getattr(error.__cause__, "sqlstate", "") != "40P01":
                raise
            writer.deadlocks += 1
            continue
        writer.calls["one run" if alone else "a batch"] += 1
        writer.runs += len(runs)
        writer.sent.update({run["execution"]: run for run in runs})
    connections.close_all()
    return writer


def send(runs: list[dict[str, Any]], workspace: Workplace, alone: bool) -> None:
    """One transaction of the app: the function for one run, or the service that takes many."""
    with working_in(Workspace(pk=workspace.id), workspace.user_id):
        if not alone:
            record_executions(executions=runs)
            return
        with connections["default"].cursor() as cursor:
            cursor.execute(SENT_ONE, {**runs[0], "workspace": workspace.id})


def a_run(dice: random.Random, assignments: list[Any]) -> dict[str, Any]:
    """A run of some agent in some hour, with an id of its own."""
    assignment, agent = dice.choice(assignments)
    began = DAY + datetime.timedelta(hours=dice.randrange(HOURS), seconds=dice.randrange(3600))
    return {
        "agent": str(agent),
        "assignment": str(assignment),
        "execution": str(uuid.UUID(int=dice.getrandbits(128))),
        "execution_time_seconds": str(dice.randrange(1, 90_000) / 1000),
        "input_tokens": dice.randrange(5000),
        "output_tokens": dice.randrange(1000),
        "cost": f"0.{dice.randrange(1_000_000):06}",
        "outcome": dice.choice(OUTCOMES),
        "started_at": began.isoformat(),
    }


def summed(runs: list[dict[str, Any]]) -> Sums:
    """What distinct runs add up to."""
    return (
        len(runs),
        sum(run["outcome"] == "error" for run in runs),
        sum(run["input_tokens"] + run["output_tokens"] for run in runs),
        sum((Decimal(run["cost"]) for run in runs), Decimal(0)),
    )


def recorded(workspace: Workplace) -> dict[str, Sums]:
    """What has been recorded of that day as runs, by hour, by day, and at the assignments."""
    performance = (
        "SELECT sum(execution_count), sum(error_count), sum(total_input_tokens + total_output_tokens),"
        " sum(total_cost_incurred) FROM agent_performance WHERE workspace_id = %(w)s"
        " AND measurement_date = %(d)s::date AND measurement_hour IS "
    )
    questions = {
        "runs": "SELECT count(*), count(*) FILTER (WHERE outcome = 'error'),"
        " sum(input_tokens + output_tokens), sum(cost)"
        " FROM agent_executions WHERE workspace_id = %(w)s AND started_at >= %(d)s"
        " AND started_at < %(d)s + interval '1 day'",
        "hours": f"{performance} NOT NULL",
        "days": f"{performance} NULL",
        "assignments": "SELECT 0, 0, sum(total_tokens_used), sum(total_cost_incurred) FROM agent_assignments"
        " WHERE workspace_id = %(w)s",
    }
    with superuser("codex") as connection:
        found: dict[str, Any] = {}
        for place, question in questions.items():
            row = connection.execute(question, {"w": workspace.id, "d": DAY}).fetchone()
            found[place] = tuple(value or 0 for value in row)
        return found


def difference(after: Any, before: Any) -> Any:
    """What came to it."""
    return tuple(one - other for one, other in zip(after, before, strict=True))


def assignments_of(workspace: Workplace) -> list[Any]:
    """Some assignments of different agents."""
    with superuser("codex") as connection:
        rows: list[Any] = connection.execute(
            "SELECT DISTINCT ON (agent_id) id, agent_id FROM agent_assignments"
            " WHERE workspace_id = %s LIMIT %s",
            [workspace.id, AGENTS],
        ).fetchall()
    return rows


def deadlocks_so_far() -> int:
    """How many deadlocks the server has ended in this database."""
    with superuser("codex") as connection:
        found: int = connection.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()[0]
    return found
