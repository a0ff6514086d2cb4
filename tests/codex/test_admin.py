"""The back office shows and changes the entered workspace's rows, whatever address is asked for."""

import re
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from codex.admin import site
from codex.factories import UserFactory
from codex.models import Event, User, Workspace
from tests.conftest import inside
from tests.isolation.rows import ROWS, WORKSPACES, insert, values

pytestmark = pytest.mark.django_db
Rows = dict[str, uuid.UUID]
MODELS = {model._meta.db_table: model for model in apps.get_models() if model._meta.db_table in ROWS}
TABLES = sorted(MODELS)
NONE = uuid.UUID(int=7)  # an id that no row has


def fill(workspace: Workspace, word: str) -> Rows:
    """A row of every table in a workspace, each recognizable by the word."""
    newcomer = UserFactory(email=f"{word}@{word}.example", full_name=word)
    rows: Rows = {"users": newcomer.pk, WORKSPACES: workspace.pk}
    with inside(workspace), connection.cursor() as cursor:
        for table in ROWS:
            if table in (WORKSPACES, "events"):
                continue
            row = values(table, workspace.pk, rows, word)
            query = insert(table, row).as_string(cursor.connection)
            cursor.execute(f"{query} RETURNING id", row)
            (rows[table],) = cursor.fetchone()
        rows["events"] = Event.objects.filter(workspace=workspace).latest("id").pk
    return rows


@pytest.fixture
def acme_rows(acme: Workspace) -> Rows:
    return fill(acme, "acorn")


@pytest.fixture
def bolt_rows(bolt: Workspace) -> Rows:
    return fill(bolt, "bolts")


def page(table: str, name: str, *args: Any) -> str:
    """The address of an admin page inside Acme."""
    meta = MODELS[table]._meta
    return "/w/acme" + reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)


@pytest.mark.parametrize("table", TABLES)
def test_ada_sees_nothing_of_bolt(
    table: str, client: Client, ada: User, acme_rows: Rows, bolt_rows: Rows
) -> None:
    client.force_login(ada)

    pages = [
        client.get(page(table, "changelist")),
        client.get(page(table, "changelist"), {"q": "o"}),
        client.get(page(table, "changelist"), {"id__exact": bolt_rows[table]}),
        client.get(page(table, "add")),
        client.get(page(table, "change", acme_rows[table])),
        client.get(page(table, "history", acme_rows[table])),
        client.get(page(table, "delete", acme_rows[table])),
    ]

    assert [response.status_code for response in pages if response.status_code not in (200, 403)] == []
    assert [marks(response) for response in pages] == [set()] * len(pages)


def marks(response: Any) -> set[str]:
    """What of Bolt a page shows; a search shows the word that was asked for."""
    text = re.sub(r'name="q" value="[^"]*"|q=bolt', "", response.content.decode())
    return set(re.findall("(?i)bolt[a-z]*|bea@", text))
