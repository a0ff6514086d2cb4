"""Two people, each in a workspace of her own, open everything there is: each finds hers alone."""

import re
from typing import Any

import pytest
from django.test import Client

from codex.models import User, Workspace
from tests.admin_rows import TABLES, Rows, fill, page
from tests.codex.test_admin import ROUND

pytestmark = pytest.mark.django_db
MARKS = {"acme": "acorn|acme|ada", "bolt": "bolts?|bea"}  # what rows, workspaces and people are called
NAMELESS = {"agent_executions", "agent_performance"}  # their lists show agents, times and figures alone


def marks(slug: str, text: str) -> set[str]:
    """What of a workspace's marks a text shows; the page's own address is none."""
    return set(re.findall(rf"(?i)\b(?:{MARKS[slug]})\b", text.replace(f"/w/{slug}/", "")))


def crawl(client: Client, slug: str, rows: Rows) -> dict[str, str]:
    """The text of every page, by what it is; none fails."""
    urls = {f"around {path}": f"/w/{slug}/admin/{path}" for path in ROUND}
    for table in TABLES:
        urls |= {f"{name} {table}": page(table, name, slug=slug) for name in ("changelist", "add")}
        urls |= {
            f"{name} {table}": page(table, name, rows[table], slug=slug)
            for name in ("change", "delete", "history")
        }
        lists = page(table, "changelist", slug=slug)
        urls |= {f"found {table}": f"{lists}?q=o", f"popup {table}": f"{lists}?_popup=1"}
    found = {name: client.get(url) for name, url in urls.items()}
    assert {name for name, page in found.items() if page.status_code not in (200, 403)} == set()
    return {name: page.content.decode() for name, page in found.items()}


@pytest.mark.parametrize(("own", "foreign"), [("acme", "bolt"), ("bolt", "acme")])
def test_each_finds_hers_and_nothing_of_the_others(
    own: str, foreign: str, client: Client, ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    rows: dict[str, Any] = {"acme": fill(acme, "acorn"), "bolt": fill(bolt, "bolts")}
    client.force_login({"acme": ada, "bolt": bea}[own])

    pages = crawl(client, own, rows[own])

    assert {name for name, text in pages.items() if marks(foreign, text)} == set()
    content = {name: text.partition('id="content"')[2] for name, text in pages.items()}
    lists = {table for table in TABLES if not marks(own, content[f"changelist {table}"])}
    assert lists == NAMELESS
    assert marks(own, content["around "]) != set()
    assert marks(own, pages["around search/?s=o"]) != set()
