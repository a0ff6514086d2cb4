"""One search over campaigns, agents, alerts, signals and people, in the entered workspace or in all."""

import uuid
from typing import Any

from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from unfold.dataclasses import SearchResult

from agents.models import Agent
from alerts.models import SystemAlert
from codex.admin.roles import everywhere
from codex.admin.site import site
from codex.models import User, WorkspaceMember
from intelligence.models import IntelligenceSignal
from positioning.models import Campaign

# Under row security no index finds a part of a word: the newest rows of each kind are read, lists read on.
READ, SHOWN = 20_000, 5
FIRST = Value(uuid.UUID(int=0))
KINDS: list[tuple[Any, list[str]]] = [
    (Campaign, ["name"]),
    (Agent, ["agent_name", "code"]),
    (SystemAlert, ["title"]),
    (IntelligenceSignal, ["signal_title"]),
]
MEMBERS = (WorkspaceMember, ["user__full_name", "user__email"])
PEOPLE = (User, ["full_name", "email"])


def found(request: HttpRequest, term: str) -> list[SearchResult]:
    """The newest few of each kind that have the term in their name; lists of all where there may be more."""
    kinds = [
        (model, columns)
        for model, columns in [*KINDS, PEOPLE if everywhere() else MEMBERS]
        if site._registry[model].has_view_permission(request)
    ]
    results = [result for model, columns in kinds for result in few(model, columns, term)]
    return results or [whole_list(model, term) for model, _ in kinds]


def few(model: Any, columns: list[str], term: str) -> list[SearchResult]:
    """What is found of one kind, in one query."""
    named = Q(*((f"{column}__icontains", term) for column in columns), _connector=Q.OR)
    related = {"user", "workspace"} & {field.name for field in model._meta.fields}
    rows = model.objects.filter(named, **newest(model)).order_by("-pk")
    shown = list((rows.select_related(*related) if related else rows)[: SHOWN + 1])
    more = [whole_list(model, term)] if len(shown) > SHOWN else []
    return [*(result(row) for row in shown[:SHOWN]), *more]


def newest(model: Any) -> dict[str, Any]:
    """What narrows rows to the newest: their ids, or over all workspaces the last of them.

    Each is slow where the other is quick: under row security no index serves a comparison of ids, and
    without it PostgreSQL looks for the term in all rows before it looks for their ids.
    """
    ids = model.objects.order_by("-pk").values("pk")
    if everywhere():
        return {"pk__gte": Coalesce(Subquery(ids[READ - 1 : READ]), FIRST)}
    return {"pk__in": ids[:READ]}


def result(row: Any) -> SearchResult:
    """A row, by its name, what it is, and whose."""
    meta = row._meta
    whose = f", {row.workspace}" if everywhere() and hasattr(row, "workspace") else ""
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    return SearchResult(str(row), f"{meta.verbose_name}{whose}", url, icon(meta.model))


def whole_list(model: Any, term: str) -> SearchResult:
    """The list of a kind, searched whole."""
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    title = f"Search all {model._meta.verbose_name_plural}"
    return SearchResult(title, "the whole list", f"{url}?{urlencode({'q': term})}", icon(model))


def icon(model: Any) -> str:
    page: Any = site._registry[model]
    return str(page.icon)
