"""A row of every table in a workspace, the addresses of their admin pages, and what is done there."""

import uuid
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from agents.factories import recorded
from agents.models import AgentPerformance
from codex.factories import UserFactory
from codex.models import BulkAction, Event, StaffVisit, Workspace, WorkspaceMember
from gamification.models import Achievement, PointsEntry, UserAchievement, UserStats
from gamification.services import unlock_achievement
from tests.conftest import inside, put
from tests.isolation.rows import ROWS, TWO_AGENTS, WORKSPACES, insert, values
from tests.pages import said

Rows = dict[str, uuid.UUID]
WITHOUT_PAGES = {"answered_requests", "audit_log", "bulk_action_rows", "changes", "import_files"}
MODELS: dict[str, Any] = {
    model._meta.db_table: model
    for model in apps.get_models()
    if model._meta.db_table in ROWS.keys() - WITHOUT_PAGES
}
TABLES = sorted(MODELS)
# Rows that only functions of the database write, or their person.
COUNTED: dict[str, Callable[[Workspace], uuid.UUID]] = {
    "agent_executions": lambda workspace: recorded(workspace).pk,
    "agent_performance": lambda workspace: (
        AgentPerformance.objects.filter(workspace=workspace).latest("id").pk
    ),
    "user_stats": lambda workspace: earned(workspace, UserStats),
    "user_achievements": lambda workspace: earned(workspace, UserAchievement),
    "points_ledger": lambda workspace: earned(workspace, PointsEntry),
    "bulk_actions": lambda workspace: chosen(workspace),
    "staff_visits": lambda workspace: visited(workspace),
}


def fill(workspace: Workspace, word: str) -> Rows:
    """A row of every table in a workspace, each recognizable by the word."""
    newcomer = UserFactory.create(email=f"{word}@{word}.example", full_name=word)
    rows: Rows = {"users": newcomer.pk, "a_member": newcomer.pk, WORKSPACES: workspace.pk}
    with inside(workspace), connection.cursor() as cursor:
        cursor.execute(TWO_AGENTS)
        (rows["agent_registry"],), (rows["another_agent"],) = cursor.fetchall()
        for table in ROWS:
            if table in (WORKSPACES, "events", *WITHOUT_PAGES):  # the one is there, others triggers write
                continue
            if table in COUNTED:
                rows[table] = COUNTED[table](workspace)
                continue
            row = values(table, workspace.pk, rows, word)
            cursor.execute(f"{insert(table, row).as_string(cursor.connection)} RETURNING id", row)
            (rows[table],) = cursor.fetchone()
        rows["events"] = Event.objects.filter(workspace=workspace).latest("id").pk
    return rows


def earned(workspace: Workspace, model: Any) -> uuid.UUID:
    """What the newest member has of a table once an achievement is unlocked for her."""
    user = WorkspaceMember.objects.filter(workspace=workspace).latest("id").user
    first = Achievement.objects.get(workspace=workspace, code="first_campaign")
    unlock_achievement(user=user, achievement=first)
    row: uuid.UUID = model.objects.filter(workspace=workspace, user=user).latest("id").pk
    return row


def chosen(workspace: Workspace) -> uuid.UUID:
    """A selection of the newest member, which only she may make."""
    user = WorkspaceMember.objects.filter(workspace=workspace).latest("id").user
    its = {"model": "codex.cohort", "action": "delete_selected", "total_count": 1}
    before = put(str(workspace.pk), str(user.pk), "viewer")
    made = BulkAction.objects.create(workspace=workspace, user=user, selection=user.pk, **its)
    put(*before)
    row: uuid.UUID = made.pk
    return row


def visited(workspace: Workspace) -> uuid.UUID:
    """That the newest member has looked into a workspace, as if he were of the staff."""
    user = WorkspaceMember.objects.filter(workspace=workspace).latest("id").user
    with connection.cursor() as cursor:
        cursor.execute("SELECT note_staff_visit(%s::uuid, %s::uuid, '')", [user.pk, workspace.pk])
    row: uuid.UUID = StaffVisit.objects.get(workspace=workspace, person=user.pk).pk
    return row


def page(table: str, name: str, *args: Any, slug: str = "acme") -> str:
    """The address of an admin page inside a workspace, or with an empty slug in all of them."""
    meta = MODELS[table]._meta
    path = reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)
    return f"/w/{slug}{path}" if slug else path


def ask(client: Client, where: str, action: str, *rows: Any, slug: str = "acme", **more: str) -> Any:
    """Choose an action for rows on their list, a table's or an address: the answer is its preview."""
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows], **more}
    lists = where if where.startswith("/") else page(where, "changelist", slug=slug)
    return client.post(lists, chosen, follow=True)


def confirm(client: Client, preview: Any, **given: Any) -> Any:
    """Press the button of a preview, with these answers to what it asks; where that leads."""
    page = preview.context
    answers = {f"given-{name}": value for name, value in given.items()}
    rows = {"_selected_action": page.get("ids", []), "back": page.get("back", "")}
    return client.post(page["address"], {**rows, **answers, "confirm": ""}, follow=True)


def act(client: Client, where: str, action: str, *rows: Any, slug: str = "acme", **given: Any) -> list[str]:
    """Do an action with rows, as its preview offers it; what the page says then, or instead of a preview."""
    preview = ask(client, where, action, *rows, slug=slug)
    shown = "address" in (preview.context or {})
    return said(confirm(client, preview, **given) if shown else preview)


def listed(client: Client, table: str, **query: str) -> list[Any]:
    """The ids on a list, in their order."""
    response = client.get(page(table, "changelist"), query)
    return [row.pk for row in response.context["cl"].result_list]
