"""What was done to a row and to what refers to it, and undoing one's own last change of it."""

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models, router

from codex.models import AuditEntry
from codex.tenancy import current_workspace_id

PAGE = 50  # entries
GONE = "The row is gone by now, or your role in this workspace does not allow changing it."


class NotUndone(Exception):
    """A change cannot be taken back; it says why."""


@dataclass(frozen=True)
class Undoing:
    """What taking a change back would set, and what of it would stay and why, by the name of the column."""

    row: Any
    sets: dict[str, Any]
    stays: dict[str, str]


def history_of(
    row_id: uuid.UUID,
    *,
    before: uuid.UUID | None = None,
    most: int = PAGE,
    workspace_id: uuid.UUID | None = None,
) -> list[AuditEntry]:
    """What was done to a row, and to the rows that refer or referred to it, the newest first.

    Only what the asker may read, of the entered workspace unless an operator names another; `before` is the
    last entry of the page before.
    """
    query = "SELECT * FROM history_of_row(%s::uuid, %s::uuid, %s::uuid, %s::integer)"
    asked = [workspace_id or current_workspace_id(), row_id, before, most]
    return list(AuditEntry.objects.raw(query, asked))


def undoing(entry: AuditEntry, *, user: Any) -> Undoing:
    """What undoing a change would do; nothing is written, and the row is locked.

    Raises NotUndone where it is no change, is somebody else's, or what it has set was changed since.
    """
    model = model_of(entry)
    if entry.verb != "changed" or model is None:
        raise NotUndone("Only a change of a row can be undone, not that it was made or deleted.")
    if entry.actor != user.pk:
        raise NotUndone("People undo their own changes; this one is somebody else's.")
    row = model._default_manager.select_for_update(of=("self",)).filter(pk=entry.row_id).first()
    if row is None:
        raise NotUndone(GONE)
    stays = {name: why for name in entry.after if (why := reason(model, name))}
    sets = {name: entry.before[name] for name in entry.after if name not in stays}
    if not sets:
        raise NotUndone(" ".join(dict.fromkeys(stays.values())))
    now = as_stored(row)
    newer = sorted(name for name in sets if now[name] != entry.after[name])
    if newer:
        raise NotUndone(f"This has been changed since: {', '.join(newer)}.")
    return Undoing(row, sets, stays)


def undo(entry: AuditEntry, *, user: Any) -> Undoing:
    """Set again what a change has replaced; raises NotUndone, and DatabaseError where a rule forbids it."""
    found = undoing(entry, user=user)
    connection = connections[router.db_for_write(type(found.row))]
    quoted = connection.ops.quote_name
    table = quoted(found.row._meta.db_table)
    columns = [quoted(name) for name in found.sets]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {', '.join(f'{name} = its.{name}' for name in columns)}"
            f" FROM jsonb_populate_record(NULL::{table}, %s::jsonb) AS its WHERE {table}.id = %s::uuid",
            [json.dumps(found.sets), found.row.pk],
        )
    return found


def model_of(entry: AuditEntry) -> Any:
    """The model of the row that an entry is about; None where its table is no more."""
    found = (each for each in apps.get_models() if each._meta.db_table == entry.table_name)
    return next(found, None)


def reason(model: Any, name: str) -> str:
    """Why a column is not set back; empty where it is."""
    if name in getattr(model, "steps", ()):
        return "A step of a lifecycle is not undone: take the next one."
    field = next((each for each in model._meta.local_fields if each.column == name), None)
    if field is None or not (field.editable or isinstance(field, models.ForeignKey)):
        return "The database computes the rest."
    return ""


def as_stored(row: Any) -> dict[str, Any]:
    """A row's columns as the audit log writes them."""
    connection = connections[row._state.db]
    table = connection.ops.quote_name(row._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(t) FROM {table} AS t WHERE id = %s::uuid", [row.pk])
        (columns,) = cursor.fetchone()
    found: dict[str, Any] = json.loads(columns)
    return found
