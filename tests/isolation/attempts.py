"""One attempt: a role does one statement inside Acme, and what may come of it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from tests.isolation.world import World

Outcome = int | str  # rows read or written, or the SQLSTATE of a refusal
Accepted = frozenset[Outcome]
NOT_ALLOWED, NO_SUCH_ROW, RULE_BROKEN = "42501", "23503", "23514"
NOTHING: Accepted = frozenset({0, NOT_ALLOWED})
REFUSED: Accepted = frozenset({NOT_ALLOWED})
DONE: Accepted = frozenset({1})
OPERATOR = "operator"  # who is under no row security, but under every key
OTHERS = "[others]"  # marks what reaches for another workspace: the floor alone stops it
DOOR = "SELECT enter_workspace({}, {})"
SETTINGS = "SET LOCAL app.current_workspace_id = {}; SET LOCAL app.current_user_id = ''; " \
    "SET LOCAL app.current_member_role = {}"  # fmt: skip


@dataclass(frozen=True)
class Probe:
    """A statement of a role inside a workspace; the table holds when its outcome is an accepted one."""

    name: str
    role: str
    statement: sql.Composed
    parameters: Any
    accepted: Accepted
    founding: uuid.UUID | None = None  # a workspace that is being made has no members yet

    def __str__(self) -> str:
        return f"{self.role} {self.name}"


def red(world: World, attempts: list[Probe]) -> Iterator[str]:
    """The attempts whose outcome is none of the accepted, with that outcome."""
    for probe in attempts:
        found = outcome(world, probe)
        if found not in probe.accepted:
            yield f"{probe}: {found}"


def holds(world: World, probe: Probe) -> bool:
    """Whether the attempt ends as it should."""
    return outcome(world, probe) in probe.accepted


def outcome(world: World, probe: Probe) -> Outcome:
    """Enter as the role, try, and undo."""
    connection = world.operator if probe.role == OPERATOR else world.app
    try:
        connection.execute(sql.SQL("BEGIN; ") + entry(world, probe))
        return connection.execute(probe.statement, probe.parameters).rowcount
    except psycopg.Error as error:
        return error.sqlstate or type(error).__name__
    finally:
        connection.execute("ROLLBACK")


def entry(world: World, probe: Probe) -> sql.Composed:
    """The way in: the door, save for an agent and for who founds a workspace, who have none in the ground."""
    workspace, role = probe.founding or world.acme.id, probe.role
    if role == OPERATOR:
        return sql.Composed([])
    if probe.founding or role == "agent":
        return sql.SQL(SETTINGS).format(sql.Literal(str(workspace)), sql.Literal(role))
    return sql.SQL(DOOR).format(sql.Literal(workspace), sql.Literal(world.acme.people[role]))
