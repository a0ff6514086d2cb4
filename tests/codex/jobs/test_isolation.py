"""Who may do what with the queue, tried in SQL; whatever policy of it is lost, some attempt shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL
from psycopg.types.json import Jsonb

from tests.isolation.mutants import Mutant, broken, policy_mutants
from tests.isolation.world import World, only, world_of

world = world_of("queue")
QUEUE = ("procrastinate_jobs", "procrastinate_events", "job_errors")
ROLE = "SELECT enter_workspace(%(acme)s::uuid, %({role})s::uuid)"
INSERT, SELECT = "INSERT INTO procrastinate_jobs", "SELECT 'q', 't', "
INSERTS = f"{INSERT} (queue_name, task_name, args,"
DEFER = f"{INSERTS} lock, queueing_lock) VALUES ('q', 't', "
NOTE = "INSERT INTO procrastinate_events (job_id, type) VALUES (%({job})s, 'started')"
Attempts = dict[str, tuple[str, int | str]]  # a statement, and its rows or the SQLSTATE of its refusal
NO, LOUD = "42501", "22P02"


@dataclass
class Queue:
    """A queue with jobs of both workspaces: one that runs, with its error, and one that waits."""

    world: World
    facts: dict[str, Any] = field(default_factory=dict)

    def fill(self) -> None:
        for side in (self.world.acme, self.world.bolt):
            self.facts[side.word] = side.id
            for status in ("doing", "todo"):
                job = self.add({"workspace": str(side.id)}, status)
                self.facts[f"{side.word}_{status}"] = job
                self.world.owner.execute("INSERT INTO job_errors (job_id, error) VALUES (%s, 'x')", [job])
        people = self.world.acme.people
        self.facts |= {role: people[role] for role in ("owner", "strategist", "viewer")}
        for name, person in (("her", "strategist"), ("foreign", "owner")):
            side = self.world.bolt if name == "foreign" else self.world.acme
            args = {"workspace": str(self.world.acme.id), "user": str(side.people[person])}
            self.facts[f"{name}_doing"] = self.add(args, "doing")

    def add(self, args: dict[str, str], status: str) -> int:
        query = (
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES ('q', 't', %s, %s)"
        )
        found: int = only(self.world.owner, psycopg.sql.SQL(f"{query} RETURNING id"), [Jsonb(args), status])
        return found

    def outcome(self, statement: str, enter: str = "strategist", alias: str = "app") -> int | str:
        """Rows, or the SQLSTATE of a refusal; all is undone."""
        connection = self.world.app if alias == "app" else self.world.connect(alias)
        try:
            connection.execute("BEGIN")
            if enter:
                connection.execute(ROLE.format(role=enter), self.facts)
            return connection.execute(statement, self.facts).rowcount
        except psycopg.Error as error:
            return error.sqlstate or type(error).__name__
        finally:
            connection.execute("ROLLBACK")
            if alias != "app":
                connection.close()


@pytest.fixture(scope="module")
def queue(world: World) -> Queue:
    made = Queue(world)
    made.fill()
    return made


def args(workspace: str, user: str = "strategist") -> str:
    """The arguments of a job, as SQL."""
    who = f", 'user', %({user})s::text" if user else ""
    return f"jsonb_build_object('workspace', %({workspace})s::text{who})"


ATTEMPTS: Attempts = {
    "sees the jobs of the workspace": ("SELECT FROM procrastinate_jobs", 4),
    "sees none of another": ("SELECT FROM procrastinate_jobs WHERE id = %(bolt_todo)s", 0),
    "defers": (f"{DEFER}{args('acme')}, NULL, NULL)", 1),
    "defers with a lock of the workspace": (f"{DEFER}{args('acme')}, %(acme)s::text || ':x', NULL)", 1),
    "defers for another workspace": (f"{DEFER}{args('bolt')}, NULL, NULL)", NO),
    "defers in another's name": (f"{DEFER}{args('acme', 'owner')}, NULL, NULL)", NO),
    "defers in no name": (f"{DEFER}{args('acme', '')}, NULL, NULL)", NO),
    "defers for no workspace": (f"{DEFER}jsonb_build_object('user', %(strategist)s::text), NULL, NULL)", NO),
    "defers with a lock of another": (f"{DEFER}{args('acme')}, %(bolt)s::text || ':x', NULL)", NO),
    "defers with a lock of nobody": (f"{DEFER}{args('acme')}, 'x', NULL)", NO),
    "defers with a queueing lock": (f"{DEFER}{args('acme')}, NULL, %(acme)s::text || ':x')", NO),
    "forges a running job": (
        f"{INSERT} (queue_name, task_name, args, status) {SELECT}{args('acme')}, 'doing'",
        NO,
    ),
    "names the job's id": (f"{INSERT} (queue_name, task_name, args, id) {SELECT}{args('acme')}, 0", NO),
    "changes a job": ("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %(acme_todo)s", NO),
    "removes a job": ("DELETE FROM procrastinate_jobs WHERE id = %(acme_todo)s", NO),
    "notes an event": (NOTE.format(job="acme_todo"), 1),
    "notes another's": (NOTE.format(job="bolt_todo"), NO),
    "reads events": ("SELECT FROM procrastinate_events WHERE job_id = %(acme_todo)s", 1),
    "reads another's": ("SELECT FROM procrastinate_events WHERE job_id = %(bolt_todo)s", 0),
    "reads errors": ("SELECT FROM job_errors", 0),
    "notes an error": ("INSERT INTO job_errors (job_id, error) VALUES (%(acme_todo)s, 'x')", NO),
    "looks at workers": ("SELECT FROM procrastinate_workers", NO),
    "looks at the timetable": ("SELECT FROM procrastinate_periodic_defers", NO),
    "fetches a job": ("SELECT procrastinate_fetch_job_v2(NULL, 1)", NO),
    "ends a job": ("SELECT procrastinate_finish_job_v1(%(acme_doing)s, 'succeeded', false)", NO),
    "has a job run again": ("SELECT procrastinate_retry_job_v2(%(acme_doing)s, now(), 0, 'q', NULL)", NO),
    "cancels a job": ("SELECT procrastinate_cancel_job_v1(%(acme_todo)s, false, false)", NO),
    "takes on a worker": ("SELECT procrastinate_register_worker_v1()", NO),
    "lists all workspaces": ("SELECT workspaces_to_visit()", NO),
    "enters again": ("SELECT enter_workspace_for_job(%(acme)s, %(acme_doing)s)", "W0001"),
}
MANAGERS: Attempts = {
    "reads errors": ("SELECT FROM job_errors", 2),
    "reads another's": ("SELECT FROM job_errors WHERE job_id = %(bolt_doing)s", 0),
}
OUTSIDE: Attempts = {
    "sees jobs": ("SELECT FROM procrastinate_jobs", LOUD),
    "defers": (f"{DEFER}{args('acme')}, NULL, NULL)", LOUD),
    "enters for an agent's job": ("SELECT enter_workspace_for_job(%(acme)s, %(acme_doing)s)", 1),
    "enters for a person's job": ("SELECT enter_workspace_for_job(%(acme)s, %(her_doing)s)", 1),
    "enters for who is no member": ("SELECT enter_workspace_for_job(%(acme)s, %(foreign_doing)s)", "W0002"),
    "enters for a job that waits": ("SELECT enter_workspace_for_job(%(acme)s, %(acme_todo)s)", "W0002"),
    "enters for another's job": ("SELECT enter_workspace_for_job(%(acme)s, %(bolt_doing)s)", "W0002"),
    "enters another for its own": ("SELECT enter_workspace_for_job(%(bolt)s, %(acme_doing)s)", "W0002"),
    "enters for no job": ("SELECT enter_workspace_for_job(%(acme)s, NULL)", "W0002"),
    "enters no workspace": ("SELECT enter_workspace_for_job(NULL, %(acme_doing)s)", "W0002"),
}
WORKERS: Attempts = {
    "sees all jobs": ("SELECT FROM procrastinate_jobs", 6),
    "lists all workspaces": ("SELECT workspaces_to_visit()", 2),
    "reads workspaces": ("SELECT FROM workspaces", NO),
    "reads people": ("SELECT FROM users", NO),
    "reads cohorts": ("SELECT FROM cohorts", NO),
    "enters a workspace": ("SELECT enter_workspace_for_job(%(acme)s, %(acme_doing)s)", NO),
}
BY = {"strategist": ATTEMPTS, "owner": MANAGERS, "": OUTSIDE}


def found(queue: Queue) -> dict[str, dict[str, int | str]]:
    """What comes of every attempt, by who makes it."""
    return {
        who: {name: queue.outcome(statement, who) for name, (statement, _) in attempts.items()}
        for who, attempts in BY.items()
    }


def expected() -> dict[str, dict[str, int | str]]:
    return {who: {name: wanted for name, (_, wanted) in attempts.items()} for who, attempts in BY.items()}


def test_the_app_defers_for_itself_and_does_nothing_else(queue: Queue) -> None:
    assert found(queue) == expected()


def test_a_worker_sees_the_queue_and_no_workspace(queue: Queue) -> None:
    came = {name: queue.outcome(statement, "", "jobs") for name, (statement, _) in WORKERS.items()}

    assert came == {name: wanted for name, (_, wanted) in WORKERS.items()}


def test_every_loss_of_a_policy_is_noticed(queue: Queue) -> None:
    unnoticed = []
    for mutant in losses(queue):
        with broken(queue.world.owner, mutant):
            if found(queue) == expected():
                unnoticed.append(str(mutant))

    assert unnoticed == []


def losses(queue: Queue) -> Iterator[Mutant]:
    """Each policy dropped and loosened, and the one for jobs without each of its conditions."""
    for table in QUEUE:
        yield from policy_mutants(queue.world.owner, table)
    query = "SELECT with_check FROM pg_policies WHERE tablename = 'procrastinate_jobs' AND cmd = 'INSERT'"
    whole = str(only(queue.world.owner, SQL(query), []))
    conditions = whole.removeprefix("(").removesuffix(")").split(" AND ")
    assert len(conditions) == 4
    alter = "ALTER POLICY members_defer ON procrastinate_jobs WITH CHECK"
    for each in conditions:
        rest = " AND ".join(other for other in conditions if other != each)
        yield Mutant(f"without {each}", "procrastinate_jobs", f"{alter} ({rest})", f"{alter} ({whole})")
