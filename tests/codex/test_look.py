"""Pages wear what the style sheets know, load nothing from elsewhere, and look alike outside the site too."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from codex.models import User, Workspace
from tests.admin_rows import page

TEMPLATES = sorted((Path(settings.BASE_DIR) / "codex" / "templates").rglob("*.html"))
SHEETS = ["unfold/css/styles.css", "codex/admin.css"]
OUTSIDE = ["/admin/login/", "/account/password/", "/w/x/account/password/", "/invitations/x/"]
PAGES = ["", "codex/cohort/", "codex/cohort/add/", "agents/agentexecution/list/", "password_change/"]


def worn(template: Path) -> set[str]:
    """The classes that a template gives."""
    text = re.sub(r"{%.*?%}|{{.*?}}", "", template.read_text())
    return {name for names in re.findall(r'\sclass="([^"]*)"', text) for name in names.split()}


def test_every_class_is_known_to_a_style_sheet() -> None:
    sheets = "".join(Path(str(finders.find(sheet))).read_text() for sheet in SHEETS)
    known = {re.sub(r"\\(.)", r"\1", name) for name in re.findall(r"\.((?:[\w-]|\\.)+)", sheets)}

    unknown = {
        (template.name, name) for template in TEMPLATES for name in worn(template) if name not in known
    }

    assert unknown == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere(path: str, client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)

    text = client.get(f"/w/acme/admin/{path}").content.decode()

    loaded = re.findall(r'<(?:script|link|img|source|iframe)[^>]*(?:src|href)="([^"]*)"', text)
    assert {url for url in loaded if not url.startswith(("/static/", "/w/acme/admin/jsi18n/"))} == set()
    assert re.findall(r"<script(?![^>]*src=)", text) == []  # which the page's policy forbids


@pytest.mark.django_db
def test_every_static_file_that_a_page_names_is_there(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)

    text = "".join(client.get(url).content.decode() for url in ("/w/acme/admin/", page("moves", "add")))

    named = set(re.findall(r'"/static/([^"]*)"', text))
    assert {"codex/admin.css", "codex/access.js", "codex/icon.svg"} <= named
    assert {name for name in named if finders.find(name) is None} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", OUTSIDE)
def test_pages_outside_the_site_have_its_frame(path: str, client: Client) -> None:
    text = client.get(path).content.decode()

    assert ("codex/admin.css" in text, 'class="font-semibold"' in text) == (True, True)
    assert 'id="nav-sidebar"' not in text


@pytest.mark.django_db
def test_who_has_no_workspace_can_sign_out(client: Client) -> None:
    client.force_login(User.objects.create(email="new@example.com", full_name="Nina New"))

    text = client.get("/admin/").content.decode()

    assert '<form id="logout-form" method="post" action="/admin/logout/"' in text


def test_a_field_inside_a_table_says_its_name(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)

    (cohorts, quests) = client.get(page("campaigns", "add")).context["inline_admin_formsets"]

    names = [
        getattr(field.field.widget, "widget", field.field.widget).attrs["aria-label"]
        for formset in (cohorts, quests)
        for field in formset.formset.empty_form.visible_fields()
        if field.name != "DELETE"
    ]
    assert names == [
        *("Cohort", "Allocation percentage", "Target count"),
        *("Name", "Parent quest", "Status", "Order", "Weight", "Due date"),
    ]
