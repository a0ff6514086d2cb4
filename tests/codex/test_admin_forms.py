"""Every form of the back office: what it explains, what it offers, and what it leaves to the database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import connection
from django.test import Client
from django.urls import reverse

from codex.admin import site
from codex.jobs import defer
from codex.models import User, Workspace
from codex.tenancy import working_in
from tests.admin_rows import MODELS, fill

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@dataclass
class Shown:
    """A form on a page: of which model, where, and what it can only show."""

    page: Any
    where: str
    model: Any
    form: Any
    readonly: dict[str, Any]


def shown(client: Client, slug: str, rows: dict[str, Any]) -> Iterator[Shown]:
    """Every form on the pages to add and to change a row, with those of the rows on them."""
    before = f"/w/{slug}" if slug else ""
    by_model = {model: rows[table] for table, model in MODELS.items()}
    for model in list(site._registry):
        meta = model._meta
        base = f"{before}/admin/{meta.app_label}/{meta.model_name}/"
        row = (
            by_model.get(model) or model._base_manager.using("operator").values_list("pk", flat=True).first()
        )
        for url in (f"{base}add/", *([f"{base}{row}/change/"] if row else [])):
            response = client.get(url)
            if response.status_code == 403 or response.context is None or "adminform" not in response.context:
                continue
            context = response.context
            fixed = {
                field.field["name"]: field.field
                for fieldset in context["adminform"]
                for line in fieldset
                for field in line
                if field.is_readonly
            }
            yield Shown(response, url, model, context["adminform"].form, fixed)
            for inline in context["inline_admin_formsets"]:
                formset = inline.formset
                yield Shown(response, f"{url} {formset.prefix}", formset.model, formset.empty_form, {})


@pytest.fixture
def all_forms(client: Client, ada: User, otto: User, acme: Workspace) -> list[Shown]:
    """What an owner sees in her workspace and an operator in all of them."""
    reverse("admin:index")  # by which all pages are registered
    rows = fill(acme, "acorn")
    with working_in(acme, ada):
        defer("codex.tasks.mail_invitation", invitation=rows["workspace_invitations"])
    client.force_login(ada)
    hers = list(shown(client, "acme", rows))
    client.force_login(otto)
    return [*hers, *shown(client, "", rows)]


def computed() -> dict[str, set[str]]:
    """The columns of each table that its triggers set whatever was written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal"
        )
        found: dict[str, set[str]] = {}
        for table, source in cursor.fetchall():
            found.setdefault(table, set()).update(re.findall(r"NEW\.(\w+)\s*:?=[^=]", source))
    return found


# Filled in by a trigger where nothing was said, and chosen by people otherwise.
DEFAULTS = {"campaigns": {"status"}, "agent_registry": {"version", "release_date"}}
NO_COLUMN = {"DELETE", "workspace", "owner", "usable_password", "password1", "password2"}


def test_every_field_explains_itself_and_offers_only_what_people_decide(all_forms: list[Shown]) -> None:
    pages = {(each.model, each.where.partition("?")[0].rpartition("/")[0]) for each in all_forms}
    assert len(pages) > 60

    found = [fault for each in all_forms for fault in faults(each)]

    assert found == []


def faults(shown: Shown) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the fields of a form."""
    columns = {column.name: column for column in shown.model._meta.fields}
    table = shown.model._meta.db_table
    by_triggers = computed().get(table, set()) - DEFAULTS.get(table, set())
    for name, field in shown.form.fields.items():
        if isinstance(field.widget, forms.HiddenInput):
            continue
        column = None if name in NO_COLUMN else columns.get(name)
        comment = getattr(column, "db_comment", "") or ""
        select = getattr(field.widget, "widget", field.widget)
        if name != "DELETE" and not field.help_text:
            yield shown.where, name, "no help"
        if column is not None and name != "password" and not field.help_text.startswith(comment or "?"):
            yield shown.where, name, "help that is not the SQL comment"
        label = str(shown.form[name].label)
        if not label or "_" in label or label.lower().endswith((" id", " pk")):
            yield shown.where, name, f"label {label}"
        if isinstance(field, forms.ModelChoiceField) and not isinstance(select, AutocompleteSelect):
            yield shown.where, name, "a list of all instead of a search"
        if column is not None and (column.column in by_triggers or not column.editable):
            yield shown.where, name, "offered, though the database computes it"
    for name, field in shown.readonly.items():
        if not field["help_text"]:
            yield shown.where, name, "no help"


def test_every_list_says_more_than_a_name_and_what_is_referred_to_can_be_searched() -> None:
    reverse("admin:index")  # by which all pages are registered
    referred = {field.related_model for model in site._registry for field in model._meta.fields}

    poor = [
        page.__class__.__name__
        for model, page in site._registry.items()
        if len(page.list_display) < 2 or (model in referred and not page.search_fields)
    ]

    assert poor == []
