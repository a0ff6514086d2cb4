"""As what a form was opened, and what has become of its rows since."""

import datetime
import json
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.dateformat import format as as_date

from codex.admin.history import Line, in_words, text
from codex.models import AuditEntry
from codex.versions import fingerprint, version

OPENED = "_opened"  # the rows of a page, each with its version
RESTORED = "_restored"  # sent by codex/unsent.js: what was typed before the session ended, to be shown again
WITH_FILES = "_files"  # there were files too, which no browser gives back
ANEW = "_anew"  # the page has said that its row is gone
MOST = 20  # changes that are told


def token(row: Any, names: Iterable[str]) -> str:
    """The version of a stored row, and a fingerprint of what its form shows; empty for a new one.

    A row that was only touched or counted since has another version, and nobody's work in it is lost.
    """
    if row._state.adding:
        return ""
    changes = getattr(row, "updated_at", None)  # a log's rows do not
    return f"{version(row) if changes else ''} {fingerprint(row, names)}"


def agree(one: str, other: str) -> bool:
    """Whether two tokens are of the same version, or of versions in which a form shows the same."""
    return one.rpartition(" ")[2] == other.rpartition(" ")[2]


def opened(request: HttpRequest) -> dict[str, str] | None:
    """The token of each row that a sent form names; None where nothing was sent."""
    if request.method != "POST":
        return None
    try:
        found = json.loads(request.POST.get(OPENED, "{}"))
    except (ValueError, RecursionError):
        return {}
    return {str(row): str(said) for row, said in found.items()} if isinstance(found, dict) else {}


def ids(tokens: dict[str, str] | None) -> list[uuid.UUID]:
    """The rows that a form names, as far as they have the form of ids."""
    found = []
    for each in tokens or ():
        try:
            found.append(uuid.UUID(each))
        except ValueError:
            continue
    return found


def changes_since(row: Any, said: str, user: Any) -> list[Line]:
    """Who has changed a row since the version of a token, the newest first; if nobody, who did last."""
    entries = AuditEntry.objects.filter(row_id=row.pk, verb="changed").order_by("-id")
    try:
        since = datetime.datetime.fromisoformat(said.rpartition(" ")[0])
    except ValueError:
        since = None
    later = list(entries.filter(created_at__gt=since)[:MOST]) if since else []
    return in_words(later or list(entries[:1]), user)


def deletion_of(model: Any, row_id: Any) -> AuditEntry | None:
    """The entry that says that a row was deleted, where the log that the asker may read has one."""
    try:
        pk = uuid.UUID(str(row_id))
    except ValueError:
        return None
    deleted = AuditEntry.objects.filter(row_id=pk, table_name=model._meta.db_table, verb="deleted")
    found: AuditEntry | None = deleted.order_by("-id").first()
    return found


def farewell(entry: AuditEntry, user: Any) -> str:
    """Who has deleted a row, and when."""
    (line,) = in_words([entry], user)
    when = as_date(entry.created_at, "j F, H:i")
    return f"{line.what.removesuffix(' deleted')} was deleted by {line.who or 'somebody'} on {when} (UTC)."


def as_shown(field: forms.Field, value: Any) -> str:
    """A stored value as a form would show it, for the one who has typed another."""
    if isinstance(field, forms.ModelChoiceField):
        try:
            row = field.queryset.filter(pk=value).first() if value else None  # type: ignore[union-attr]
        except ValidationError:
            row = None
        return str(row or "")
    if isinstance(field, forms.ChoiceField):
        flat: Any = field.choices
        return str(dict(flat).get(value, value if value is not None else ""))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool | dict | list | str) or value is None:
        return text(value)
    return str(value)
