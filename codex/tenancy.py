"""Whose rows the database shows, and the only door to them."""

import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import DatabaseError, connection, transaction

SECOND_WORKSPACE, NO_ENTRY = "W0001", "W0002"  # SQLSTATEs of the door


@dataclass(frozen=True)
class Key:
    """The key that entered: what it may do, and whether its use was noted within the last minute."""

    id: uuid.UUID
    name: str
    scopes: frozenset[str]
    noted: bool


@dataclass(frozen=True)
class Entered:
    """The workspace a transaction works in, for whom, and as what."""

    workspace_id: uuid.UUID
    user_id: uuid.UUID | None
    role: str
    key: Key | None = None
    staff: Mapping[str, str] | None = None  # of an operator who is no member: his roles, by area


class NoEntry(PermissionError):
    """There is no such workspace, or the person is not a member of it: the two answer alike."""

    def __init__(self) -> None:
        super().__init__("There is no such workspace, or you are not a member of it.")


# From where the changes of this request, job or command come, for the audit log.
_origin: ContextVar[dict[str, Any] | None] = ContextVar("origin", default=None)
_entered: ContextVar[Entered | None] = ContextVar("entered", default=None)
_alias: ContextVar[str | None] = ContextVar("alias", default=None)


def come_from() -> dict[str, Any]:
    """Where the changes of this request or job come from, for the audit log."""
    return _origin.get() or {}


def entered() -> Entered | None:
    """What this transaction has entered, if anything."""
    return _entered.get()


def current_workspace_id() -> uuid.UUID | None:
    """The entered workspace: the default of every row's own."""
    now = _entered.get()
    return now.workspace_id if now else None


def current_user_id() -> uuid.UUID | None:
    """The person who entered: the default of created_by and its like."""
    now = _entered.get()
    return now.user_id if now else None


class Router:
    """Sends a block of code to another role's connection; all are the same database."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        # Sessions stay with the app's role, also while an operator looks at all workspaces.
        return None if model._meta.app_label == "sessions" else _alias.get()

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"


@contextmanager
def routed_to(alias: str) -> Iterator[None]:
    """Let the ORM use this role's connection: 'operator' for all workspaces, 'owner' for migrations."""
    token = _alias.set(alias)
    try:
        yield
    finally:
        _alias.reset(token)


def routed() -> str | None:
    """The alias that the ORM was sent to, if any."""
    return _alias.get()


@contextmanager
def coming_from(**origin: Any) -> Iterator[None]:
    """Note for the audit log where the changes of a request or job come from: via, request, address, job."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


@contextmanager
def workspace_transaction() -> Iterator[None]:
    """The one outermost transaction of a request, job or command; a workspace may be entered in it."""
    token = _entered.set(None)
    try:
        with transaction.atomic(durable=True):
            # Django lets a durable block nest inside a test case only. There the settings would outlive
            # it, since SET LOCAL survives a released savepoint; an exception undoes them by itself.
            in_a_test = len(connection.atomic_blocks) > 1
            yield
            if in_a_test and not connection.needs_rollback:
                _leave()
    finally:
        _entered.reset(token)


def enter_workspace(workspace: uuid.UUID | str, user: Any) -> Entered:
    """Show only this workspace's rows until the transaction ends, as the role its member has.

    `workspace` is an id or a slug. Raises NoEntry, alike for a workspace that does not exist and one
    that the user (a User or its id) is no member of; RuntimeError outside workspace_transaction().
    """
    user_id = getattr(user, "pk", user)
    named = _as_id(workspace)
    if named:
        return _enter("SELECT %s::uuid AS id", [named], "enter_workspace", user_id)
    its_id = "SELECT id FROM workspaces_of(%s::uuid) WHERE slug = %s::text"
    return _enter(its_id, [user_id, str(workspace)], "enter_workspace", user_id)


def enter_workspace_with_key(workspace_id: uuid.UUID, digest: bytes) -> Entered:
    """The same door for a workspace's own key, by the digest of its secret; inside it has the role agent.

    Raises NoEntry, alike for a key that is unknown, revoked, expired or rotated out.
    """
    query = "SELECT key, name, scopes, noted FROM enter_workspace_with_key(%s::uuid, %s::bytea)"
    key_id, name, scopes, noted = through_a_door(query, [workspace_id, digest])
    return adopt(workspace_id, None, "agent", Key(key_id, name, frozenset(scopes), noted))


def enter_workspace_as_operator(workspace_id: uuid.UUID, user: Any, roles: Mapping[str, str]) -> Entered:
    """The same door for an operator, who need not be a member; inside his roles decide, area by area."""
    now = _enter("SELECT %s::uuid AS id", [workspace_id], "enter_workspace_as_operator", user.pk)
    return adopt(now.workspace_id, now.user_id, now.role, staff=roles)


def enter_workspace_for_job(workspace_id: uuid.UUID, user_id: uuid.UUID | None, job: int) -> Entered:
    """The door for a job that a worker is running: as whoever deferred it, in the role she has by now."""
    query = "SELECT enter_workspace_for_job(%s::uuid, %s::bigint)"
    (role,) = through_a_door(query, [workspace_id, job])
    return adopt(workspace_id, user_id, role)


@contextmanager
def working_in(workspace: Any, user: Any) -> Iterator[Entered]:
    """A transaction inside a workspace: `with working_in(acme, ada): ...`."""
    with workspace_transaction():
        yield enter_workspace(workspace.pk, user)


def adopt(
    workspace_id: uuid.UUID,
    user_id: uuid.UUID | None,
    role: str,
    key: Key | None = None,
    staff: Mapping[str, str] | None = None,
) -> Entered:
    """Remember what a function of the database has entered (create_workspace, accept_invitation)."""
    now = Entered(workspace_id, user_id, role, key, staff)
    _entered.set(now)
    who = {"key": str(key.id)} if key else {"user_id": str(user_id or "")}
    structlog.contextvars.bind_contextvars(workspace=str(workspace_id), **who)
    return now


def through_a_door(query: str, parameters: list[Any]) -> tuple[Any, ...]:
    """What a function of the database answers that enters a workspace; it is told where changes come from.

    Raises NoEntry, and RuntimeError outside workspace_transaction().
    """
    must_be_outermost()
    if origin := come_from():
        # Said before the door is asked, since some doors write: the inner query waits for the outer row.
        asked = f"SELECT * FROM ({query}) AS its WHERE said IS NOT NULL"
        query = f"SELECT door.* FROM say_origin(%s::jsonb) AS said, LATERAL ({asked}) AS door"
        parameters = [json.dumps(origin), *parameters]
    try:
        with connection.cursor() as cursor:
            cursor.execute(query, parameters)
            found: tuple[Any, ...] | None = cursor.fetchone()
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == NO_ENTRY:
            raise NoEntry from error
        raise
    if found is None:  # the person has no workspace of that short name
        raise NoEntry
    return found


def say_who(user_id: uuid.UUID) -> None:
    """Say who is at work, and from where, in a transaction that enters no workspace, until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL app.current_user_id = '{user_id}'")  # an id; SET takes no parameters
        cursor.execute("SELECT say_origin(%s::jsonb)", [json.dumps(come_from())])


def cache_key(key: str, prefix: str, version: int) -> str:
    """Every cache entry belongs to the entered workspace, so that none is shown in another."""
    return f"{current_workspace_id() or routed() or '-'}:{prefix}:{version}:{key}"


def must_be_outermost() -> None:
    """Refuse to enter inside a savepoint, whose rollback would silently leave the workspace again."""
    blocks: list[Any] = connection.atomic_blocks
    ours = sum(block._from_testcase or block.durable for block in blocks) - 1
    if not connection.in_atomic_block or connection.savepoint_ids[ours:]:
        raise RuntimeError("Enter a workspace directly inside workspace_transaction().")


def _enter(id_query: str, parameters: list[Any], door: str, user_id: Any) -> Entered:
    query = f"SELECT id, {door}(id, %s::uuid) FROM ({id_query}) AS named"
    workspace_id, role = through_a_door(query, [user_id, *parameters])
    return adopt(workspace_id, user_id, role)


def _as_id(workspace: uuid.UUID | str) -> uuid.UUID | None:
    if isinstance(workspace, uuid.UUID):
        return workspace
    try:
        return uuid.UUID(workspace)
    except ValueError:
        return None


def _leave() -> None:
    with connection.cursor() as cursor:
        for setting in ("workspace_id", "user_id", "member_role", "key_id", "origin", "staff"):
            cursor.execute(f"SET LOCAL app.current_{setting} = ''")
