"""What forms offer and take is of the workspace of their path, and a stale tab writes nowhere else."""

import re
from typing import Any

import pytest
from django.contrib.admin.widgets import AutocompleteSelect
from django.test import Client
from django.urls import reverse

from codex.admin import site
from codex.models import AuditEntry, User, Workspace, WorkspaceMember
from positioning.factories import CampaignFactory, CampaignQuestFactory
from tests.admin_rows import MODELS, Rows, fill, page
from tests.codex.test_admin_crawl import marks
from tests.codex.test_admin_forms import Shown, shown
from tests.conftest import inside
from tests.pages import filled


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
@pytest.mark.parametrize("who", ["member", "operator"])
def test_no_field_offers_or_takes_what_is_of_another_workspace(
    who: str, client: Client, ada: User, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    reverse("admin:index")  # by which all pages are registered
    mine, foreign = fill(acme, "acorn"), fill(bolt, "bolts")
    client.force_login({"member": ada, "operator": otto}[who])

    forms = list(shown(client, "acme", mine))
    offered = {(each.where, name, text) for each in forms for name, text in choices(client, each)}
    taken = [found for each in forms if " " not in each.where for found in takes(client, each, foreign)]

    assert {found for found in offered if marks("bolt", found[2])} == set()
    assert {"acorn"} <= {text for _, _, text in offered}
    assert taken == []


def choices(client: Client, shown: Shown) -> list[tuple[str, str]]:
    """What the searches of a form's fields find."""
    found = []
    for name, field in shown.form.fields.items():
        select = getattr(field.widget, "widget", field.widget)
        if not isinstance(select, AutocompleteSelect):
            continue
        its = select.field.model._meta
        asked = {"app_label": its.app_label, "model_name": its.model_name, "field_name": select.field.name}
        path, _, query = select.get_url().partition("?")
        response = client.get(f"/w/acme{path}?{query}", asked)
        results = response.json()["results"] if response.status_code == 200 else []
        found += [(name, each["text"]) for each in results]
    return found


def takes(client: Client, shown: Shown, foreign: Rows) -> list[tuple[str, str]]:
    """The fields that do not refuse a row of another workspace."""
    tables = {model: table for table, model in MODELS.items()} | {User: "users"}
    refer = {
        name: tables[field.queryset.model]
        for name, field in shown.form.fields.items()
        if getattr(field, "queryset", None) is not None and field.queryset.model in tables
    }
    if not refer:
        return []
    strayed = {name: str(foreign[table]) for name, table in refer.items()}
    answer = client.post(shown.where, {**filled(shown.page), **strayed})
    errors = answer.context["adminform"].form.errors if answer.context else {}
    return [(shown.where, name) for name in refer if name not in errors]


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_operator_inside_a_workspace_is_listed_nothing_of_another(
    client: Client, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    fill(acme, "acorn")
    fill(bolt, "bolts")
    client.force_login(otto)

    urls = [reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist") for m in site._registry]
    lists = {url: client.get(f"/w/acme{url}").content.decode() for url in urls}

    assert {url for url, text in lists.items() if marks("bolt", text)} == set()
    assert [url for url, text in lists.items() if "acorn" in text] != []


@pytest.mark.django_db
def test_no_post_of_a_stale_tab_writes_into_another_workspace(
    client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="owner")
    here, there = (CampaignFactory.create(workspace=each, name="Spring") for each in (acme, bolt))
    quests = [CampaignQuestFactory.create(workspace=each.workspace, campaign=each) for each in (here, there)]
    client.force_login(ada)
    form = {**filled(client.get(page("campaigns", "change", here.pk))), "name": "Strayed"}
    quest = {**filled(client.get(page("campaign_quests", "change", quests[0].pk))), "name": "Strayed"}
    of_bolt = filled(client.get(page("campaigns", "change", there.pk, slug="bolt")))
    rows = {name: value for name, value in form.items() if re.match("quests-0-(id|campaign|name)", name)}
    chosen = {"_selected_action": [str(here.pk)], "post": "yes"}
    lists = page("campaigns", "changelist", slug="bolt")
    stray = page("campaigns", "change", here.pk, slug="bolt")
    before = written(acme, bolt)

    for url, data in [
        (stray, form),
        (stray, {**form, "_restored": "1"}),
        (stray, {**form, "_anew": "1"}),
        (page("campaigns", "change", there.pk, slug="bolt"), form),
        (page("campaigns", "change", there.pk, slug="bolt"), {**of_bolt, **rows, "quests-0-name": "Strayed"}),
        (page("campaign_quests", "add", slug="bolt"), quest),
        (page("campaigns", "delete", here.pk, slug="bolt"), {"post": "yes"}),
        (lists, {**chosen, "action": "delete_selected"}),
        (lists, {**chosen, "action": "archive"}),
        (f"{page('campaigns', 'history', here.pk, slug='bolt')}?undo={last_entry(acme)}", {}),
    ]:
        client.post(url, data)

    assert written(acme, bolt) == before


def written(*workspaces: Workspace) -> list[int]:
    """How many changes of rows each workspace has seen."""
    return [number_of(AuditEntry, each) for each in workspaces]


def number_of(model: Any, workspace: Workspace) -> int:
    with inside(workspace):
        return int(model.objects.count())


def last_entry(workspace: Workspace) -> Any:
    with inside(workspace):
        return AuditEntry.objects.latest("id").pk
