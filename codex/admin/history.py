"""The history of a row: what happened to it and to what refers to it, and undoing one's own last change."""

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse

from codex.admin.choices import as_id
from codex.admin.roles import GROUND, role
from codex.history import PAGE, NotUndone, Undoing, history_of, model_of, reason, undo, undoing
from codex.models import ApiKey, AuditEntry, Event, User
from codex.refusals import refusal_of

LONGEST = 200  # characters of a value that are shown
VIA = {"admin": "back office", "api": "API", "job": "a job", "sql": "SQL"}


@dataclass
class Line:
    """An entry of the audit log in words."""

    entry: AuditEntry
    what: str
    who: str
    whence: str
    columns: list[tuple[str, str, str]]
    can_be_undone: bool


class WithHistory:
    """The page History of a row's pages; Django's own log is not kept."""

    object_history_template: Any = "admin/history.html"

    def history_view(self: Any, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        workspace_id = workspace_of(row)
        before = as_id(request.GET.get("before"))
        found = history_of(row.pk, before=before, workspace_id=workspace_id) if workspace_id else []
        entries = [each for each in found if may_read(each)]
        asked = next((each for each in entries if str(each.pk) == request.GET.get("undo")), None)
        preview = None
        try:
            if asked and request.method == "POST":
                return self._undone(request, asked)
            preview = undoing(asked, user=request.user) if asked else None
        except NotUndone as error:
            self.message_user(request, str(error), messages.ERROR)
        events = Event.objects.filter(subject_id=row.pk).select_related("actor").order_by("-id")
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {row}",
            "events": self.get_paginator(request, events, 100).get_page(request.GET.get("p")),
            "lines": in_words(entries, request.user),
            "before": before,
            "older": found[-1].pk if len(found) == PAGE else None,
            "undo": asked and preview and shown(asked, preview),
            "object": row,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def _undone(self: Any, request: HttpRequest, entry: AuditEntry) -> Any:
        try:
            with transaction.atomic(using=entry._state.db):
                undo(entry, user=request.user)
        except DatabaseError as error:
            refusal = refusal_of(error)
            if refusal is None:
                raise
            self.message_user(request, refusal.sentence, messages.ERROR)
        else:
            self.message_user(request, "It is as it was before that change.", messages.SUCCESS)
        return HttpResponseRedirect(request.path)


def may_read(entry: AuditEntry) -> bool:
    """Whether the row that an entry is about is of an area that the person sees."""
    model = model_of(entry)
    return role(model._meta.app_label if model else GROUND) != ""


def workspace_of(row: Any) -> uuid.UUID | None:
    """Whose log a row is in; none where it is nobody's, as an agent of the registry or a person."""
    found: uuid.UUID | None = (
        row.pk if row._meta.db_table == "workspaces" else getattr(row, "workspace_id", None)
    )
    return found


def in_words(entries: list[AuditEntry], user: Any) -> list[Line]:
    """Entries as people read them; two queries, however many there are."""
    people: dict[Any, str] = dict(
        User.objects.filter(pk__in={each.actor for each in entries}).values_list("pk", "full_name")
    )
    keys: dict[Any, str] = dict(
        ApiKey.objects.filter(pk__in={each.actor_key for each in entries}).values_list("pk", "name")
    )
    return [
        Line(
            entry,
            what_of(entry),
            str(
                people.get(entry.actor) or (entry.actor_key and f"key {keys.get(entry.actor_key, '')}") or ""
            ),
            whence_of(entry),
            columns_of(entry),
            entry.actor == user.pk and sets_something(entry),
        )
        for entry in entries
    ]


def sets_something(entry: AuditEntry) -> bool:
    """Whether an entry is a change of which some column could be set back."""
    model = model_of(entry)
    return entry.verb == "changed" and any(not reason(model, name) for name in entry.after)


def what_of(entry: AuditEntry) -> str:
    """The kind of row, its name where the entry has it, and what was done."""
    model = model_of(entry)
    kind = model._meta.verbose_name if model else entry.table_name
    name = entry.after.get("name") or entry.before.get("name") or ""
    return " ".join(filter(None, [str(kind).capitalize(), str(name), entry.verb]))


def whence_of(entry: AuditEntry) -> str:
    """From where somebody did it, and as what."""
    via = VIA.get(entry.origin.get("via", ""), "")
    return ", ".join(filter(None, [via, entry.origin.get("address"), entry.origin.get("task"), entry.role]))


def columns_of(entry: AuditEntry) -> list[tuple[str, str, str]]:
    """The columns that a change changed, with their values before and after; of other verbs none."""
    if entry.verb != "changed":
        return []
    return [(name, text(entry.before.get(name)), text(now)) for name, now in entry.after.items()]


def shown(entry: AuditEntry, preview: Undoing) -> dict[str, Any]:
    """What undoing would do, for the page that asks whether it is meant."""
    sets = [(name, text(entry.after[name]), text(was)) for name, was in preview.sets.items()]
    return {"entry": entry, "sets": sets, "stays": list(preview.stays.items())}


def text(value: Any) -> str:
    """A value of a column, as far as a page has room."""
    said = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]} ..."
