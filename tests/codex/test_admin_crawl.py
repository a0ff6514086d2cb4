"""Two people, each in a workspace of her own, open everything there is: each finds hers alone."""

import re
from typing import Any

import pytest
from django.test import Client

from codex.admin import site
from codex.models import User, Workspace
from tests.admin_rows import MODELS, TABLES, Rows, fill, page

pytestmark = pytest.mark.django_db
MARKS = {"acme": r"acorn|acme|\bada\b", "bolt": r"bolt|\bbea\b"}  # what rows, workspaces, people are called
NAMELESS = {"agent_executions", "agent_performance"}  # their lists show agents, times and figures alone

# What there is beside the pages of rows that have a workspace; test_admin asks drop-downs.
ROUND = [
    *("", "password_change/", "password_change/done/", "workspaces/", "jsi18n/", "search/?s=o"),
    *(f"{area}/" for area in ("positioning", "gamification", "agents", "intelligence", "alerts", "codex")),
    *("procrastinate/", "procrastinate/procrastinatejob/", "agents/agentexecution/list/"),
    *("agents/agent/", "agents/agentcapability/", "agents/agentrelease/"),
    *("codex/user/", "codex/operator/", "codex/staffentry/", "second-factor/"),
    "positioning/campaign/?attention=needed",
]


def test_the_round_and_the_tables_are_all_there_is() -> None:
    asked = {path.split("?")[0].removesuffix("/") for path in ROUND}
    models = {f"{model._meta.app_label}/{model._meta.model_name}" for model in site._registry}
    shown = {f"{meta.app_label}/{meta.model_name}" for meta in (model._meta for model in MODELS.values())}
    areas = {model._meta.app_label for model in site._registry}
    pages = {
        str(url.pattern) for url in site.get_urls() if getattr(url, "name", None) not in (None, "app_list")
    }

    assert models - shown - asked == set()
    assert areas - asked == set()
    assert pages - {f"{path}/" if path else "" for path in asked} == {
        "login/",
        "logout/",
        "autocomplete/",
        "second-factor/code/",
    }


def marks(slug: str, text: str) -> set[str]:
    """What of a workspace's marks a text shows."""
    return set(re.findall(f"(?i){MARKS[slug]}", text))


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
    pages = {name: text.replace(f"/w/{own}/", "") for name, text in pages.items()}  # their own addresses
    content = {name: text.partition('id="content"')[2] for name, text in pages.items()}
    lists = {table for table in TABLES if not marks(own, content[f"changelist {table}"])}
    assert lists == NAMELESS
    assert marks(own, content["around "]) != set()
    assert marks(own, pages["around search/?s=o"]) != set()
