"""The back office shows and changes the entered workspace's rows, whatever address is asked for."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client

from agents.models import Agent
from codex.admin import site
from codex.admin.ground import CompetitorAdmin
from codex.admin.roles import READERS
from codex.factories import CohortFactory
from codex.models import Cohort, Competitor, Event, User, Workspace, WorkspaceMember
from tests.admin_rows import MODELS, TABLES, Rows, fill, page
from tests.conftest import inside, join
from tests.pages import filled, said, send

pytestmark = pytest.mark.django_db
NONE = uuid.UUID(int=7)  # an id that no row has


@pytest.fixture
def acme_rows(acme: Workspace) -> Rows:
    return fill(acme, "acorn")


@pytest.fixture
def bolt_rows(bolt: Workspace) -> Rows:
    return fill(bolt, "bolts")


def test_the_site_passes_its_own_checks() -> None:
    assert [error for page in site._registry.values() for error in page.check()] == []


# --- Of other workspaces -----------------------------------------------------------------------------


def test_the_own_rows_are_shown_where_the_foreign_ones_are_not(
    client: Client, ada: User, acme_rows: Rows, bolt_rows: Rows
) -> None:
    client.force_login(ada)

    found = client.get("/w/acme/admin/search/?s=o").content.decode()
    home = client.get("/w/acme/admin/").content.decode()

    assert ("acorn" in found, "acorn" in home) == (True, True)


def test_an_id_of_another_workspace_answers_like_one_that_does_not_exist(
    client: Client, ada: User, acme_rows: Rows, bolt_rows: Rows, bolt: Workspace
) -> None:
    client.force_login(ada)

    foreign = {table: answers(client, table, bolt_rows[table]) for table in TABLES}
    absent = {table: answers(client, table, NONE) for table in TABLES}

    assert foreign == absent
    with inside(bolt):
        assert all(MODELS[table]._base_manager.filter(pk=bolt_rows[table]).exists() for table in TABLES)


def answers(client: Client, table: str, row: uuid.UUID) -> list[Any]:
    """What every page and action says of an id, or where it leads with which words, without the id."""
    client.cookies.pop("messages", None)  # of what was asked before
    action = {"_selected_action": str(row), "post": "yes"}
    responses = [
        client.get(page(table, "change", row)),
        client.post(page(table, "change", row), {"name": "taken"}),
        client.get(page(table, "delete", row)),
        client.post(page(table, "delete", row), {"post": "yes"}),
        client.get(page(table, "history", row)),
        client.post(page(table, "changelist"), {**action, "action": "delete_selected"}),
        client.post(page(table, "changelist"), {**action, "action": "send_again"}),
        client.post(page(table, "changelist"), {**action, "action": "archive"}),
        client.get(page(table, "changelist"), {"positioning__id__exact": str(row)}),
    ]
    told = [[*map(str, get_messages(each.wsgi_request)), *said(each)] for each in responses]
    return [
        [each.status_code, each.headers.get("Location"), [line.replace(str(row), "") for line in lines]]
        for each, lines in zip(responses, told, strict=True)
    ]


def test_choices_are_of_the_entered_workspace_for_every_reference(
    client: Client, ada: User, acme_rows: Rows, bolt_rows: Rows
) -> None:
    client.force_login(ada)

    offered = [
        (model.__name__, field.name, choice["text"])
        for model in site._registry
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete
        for choice in choices(client, model, field.name)
    ]

    agents = {str(agent) for agent in Agent.objects.all()}  # which every workspace shares
    assigned = "GRD-001 Twitter Guardian (active)"
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM default_achievements()")
        achievements = {name for (name,) in cursor.fetchall()}
    assert {text for _, _, text in offered} - agents - achievements == {"Acme", "Ada Acme", "acorn", assigned}
    assert ("Move", "owner", "Ada Acme") in offered


def choices(client: Client, model: Any, field: str, **more: str) -> list[dict[str, str]]:
    """What the drop-down of a field offers; nothing where the field refers to nothing."""
    asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
    response = client.get("/w/acme/admin/autocomplete/", {**asked, **more})
    return response.json()["results"] if response.status_code == 200 else []


def test_a_row_of_another_workspace_cannot_be_chosen(
    client: Client, ada: User, acme: Workspace, acme_rows: Rows, bea: User, bolt_rows: Rows
) -> None:
    client.force_login(ada)
    move = page("moves", "change", acme_rows["moves"])

    foreign = send(client, move, campaign=str(bolt_rows["campaigns"]), owner=str(bea.pk))
    absent = send(client, move, campaign=str(NONE), owner=str(NONE))

    assert said(foreign) == ["Select a valid choice. That choice is not one of the available choices."] * 2
    assert said(absent) == said(foreign)


def test_a_colleague_who_has_left_stays_where_she_is_named(
    client: Client, ada: User, acme: Workspace, strategist: User, acme_rows: Rows
) -> None:
    client.force_login(ada)
    move = page("moves", "change", acme_rows["moves"])
    send(client, move, owner=str(strategist.pk))
    with inside(acme):
        WorkspaceMember.objects.filter(user=strategist).delete()

    response = send(client, move, name="Renamed")

    assert said(response) == ["The move “Renamed” was changed successfully."]


# --- The place ---------------------------------------------------------------------------------------


def test_without_a_workspace_in_the_path_a_member_is_led_to_his(client: Client, acme: Workspace) -> None:
    client.force_login(User.objects.get(email="ada@acme.example"))

    response = client.get("/admin/codex/cohort/", follow=True)

    assert response.redirect_chain == [("/admin/", 302), ("/w/acme/admin/", 302)]
    assert response.context["site_header"] == "Acme · Codex"


def test_a_member_of_two_chooses(client: Client, ada: User, acme: Workspace, bolt: Workspace) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="viewer")
    client.force_login(ada)

    listed = client.get("/admin/")
    inside_acme = client.get("/w/acme/admin/")

    assert listed.context["workspaces"] == [("Acme", "/w/acme/admin/"), ("Bolt", "/w/bolt/admin/")]
    assert inside_acme.context["other_workspaces"] == [("Bolt", "/w/bolt/admin/")]


def test_a_stale_tab_writes_where_its_path_says(
    client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="strategist")
    client.force_login(ada)

    client.get("/w/bolt/admin/")
    send(client, page("cohorts", "add"), name="Founders")

    with inside(acme):
        assert [cohort.name for cohort in Cohort.objects.all()] == ["Founders"]
    with inside(bolt):
        assert list(Cohort.objects.all()) == []


def test_a_form_of_one_workspace_cannot_be_sent_to_a_row_of_another(
    client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="strategist")
    mine, theirs = (CohortFactory.create(workspace=workspace, name="Same") for workspace in (acme, bolt))
    client.force_login(ada)
    stale = filled(client.get(page("cohorts", "change", mine.pk)))
    client.get("/w/bolt/admin/")

    saved = client.post(page("cohorts", "change", mine.pk), {**stale, "name": "Renamed"}, follow=True)
    strayed = client.post(page("cohorts", "change", mine.pk, slug="bolt"), {**stale, "name": "Strayed"})

    assert saved.redirect_chain == [(page("cohorts", "changelist"), 302)]
    assert (strayed.status_code, strayed["Location"]) == (302, "/w/bolt/admin/")
    with inside(acme):
        assert [cohort.name for cohort in Cohort.objects.all()] == ["Renamed"]
    with inside(bolt):
        assert [(cohort.pk, cohort.name) for cohort in Cohort.objects.all()] == [(theirs.pk, "Same")]


ANYWHERE = ["", "codex/cohort/", "codex/cohort/add/", "search/?s=a", "password_change/"]


@pytest.mark.parametrize("path", ANYWHERE)
def test_every_page_says_for_which_workspace_it_is_and_links_stay_in_it(
    path: str, client: Client, ada: User, acme: Workspace
) -> None:
    client.force_login(ada)

    text = client.get(f"/w/acme/admin/{path}", follow=True).content.decode()

    if not path.startswith("search/"):  # which answers a part of the page that asked
        assert 'aria-label="Workspace: Acme"' in text
    links = re.findall(r'(?:href|action|hx-get)="(/[^"]*)"', text)
    assert {link for link in links if not link.startswith(("/w/acme/admin/", "/static/"))} == set()


def test_a_foreign_workspace_answers_like_one_that_does_not_exist(
    client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    client.force_login(ada)

    foreign = client.get("/w/bolt/admin/codex/cohort/")
    absent = client.get("/w/nowhere/admin/codex/cohort/")

    assert (foreign.status_code, foreign.content) == (404, absent.content)


def test_somebody_without_a_workspace_is_told_so(client: Client, bolt: Workspace) -> None:
    client.force_login(User.objects.create(email="new@example.com", full_name="Nina New"))

    response = client.get("/admin/")

    assert "You do not belong to a workspace yet." in response.content.decode()


def test_who_is_not_signed_in_is_asked_to_and_comes_back(
    client: Client, ada: User, acme: Workspace, viewer: User
) -> None:
    asked = client.get("/w/acme/admin/codex/cohort/")

    signed_in = client.post(
        asked["Location"], {"username": "VIC@acme.example", "password": "correct horse battery staple"}
    )

    assert asked["Location"] == "/w/acme/admin/login/?next=/w/acme/admin/codex/cohort/"
    assert signed_in["Location"] == "/w/acme/admin/codex/cohort/"


# --- Roles -------------------------------------------------------------------------------------------


# Whether rows may be added, this one changed, and deleted.
OFFERED = {
    ("viewer", "cohorts"): [403, 403, 403],
    ("analyst", "cohorts"): [403, 403, 403],
    ("strategist", "cohorts"): [200, 200, 200],
    ("admin", "cohorts"): [200, 200, 200],
    ("strategist", "workspace_members"): [403, 403, 403],
    ("strategist", "workspace_invitations"): [403, 403, 403],
    ("strategist", "workspaces"): [403, 403, 403],
    ("admin", "workspace_members"): [403, 200, 200],
    ("admin", "workspace_invitations"): [200, 200, 200],
    ("admin", "workspaces"): [403, 200, 403],
    ("owner", "events"): [403, 403, 403],
}


def test_pages_offer_what_the_role_may_do(client: Client, acme: Workspace, acme_rows: Rows) -> None:
    people, offered = {role: join(acme, role) for role, _ in OFFERED}, {}

    for role, table in OFFERED:
        client.force_login(people[role])
        offered[role, table] = [
            client.get(page(table, "add")).status_code,
            client.post(page(table, "change", acme_rows[table]), {}).status_code,  # empty: the form is back
            client.get(page(table, "delete", acme_rows[table])).status_code,
        ]

    assert offered == OFFERED


def test_a_viewer_is_refused_by_the_database_where_a_page_would_let_him(
    client: Client, acme: Workspace, viewer: User, acme_rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CompetitorAdmin, "writers", READERS)
    client.force_login(viewer)

    added = send(client, page("competitors", "add"), name="Mine")
    changed = send(client, page("competitors", "change", acme_rows["competitors"]), name="Mine")
    deleted = client.post(
        page("competitors", "delete", acme_rows["competitors"]), {"post": "yes"}, follow=True
    )

    assert said(added) == ["Your role in this workspace does not allow this."]
    assert said(changed) == ["Your role does not allow changing this, or it is gone by now."]
    assert said(deleted) == ["Your role does not allow changing this, or it is gone by now."]
    with inside(acme):
        assert [rival.name for rival in Competitor.objects.all()] == ["acorn"]


def test_an_admin_manages_everybody_but_owners(
    client: Client, ada: User, acme: Workspace, admin: User, viewer: User
) -> None:
    client.force_login(admin)
    with inside(acme):
        owner, vic = (WorkspaceMember.objects.get(user=user) for user in (ada, viewer))

    roles = client.get(page("workspace_members", "change", vic.pk)).context["adminform"].form["role"]
    demoted = client.post(page("workspace_members", "change", owner.pk), {"role": "viewer"})
    removed = client.post(page("workspace_members", "delete", owner.pk), {"post": "yes"})

    assert [value for value, _ in roles.field.choices] == ["admin", "strategist", "analyst", "viewer"]
    assert (demoted.status_code, removed.status_code) == (403, 403)


def test_the_last_owner_is_told_to_make_another_first(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)
    with inside(acme):
        owner = WorkspaceMember.objects.get(user=ada)
    sentence = "A workspace keeps at least one owner: make somebody else an owner first."

    stepped_down = send(client, page("workspace_members", "change", owner.pk), role="viewer")
    left = client.post(page("workspace_members", "delete", owner.pk), {"post": "yes"}, follow=True)

    assert stepped_down.context["adminform"].form.errors == {"role": [sentence]}
    assert said(left) == [sentence]


def test_anybody_else_may_leave(client: Client, acme: Workspace, viewer: User) -> None:
    client.force_login(viewer)
    with inside(acme):
        membership = WorkspaceMember.objects.get(user=viewer)

    response = client.post(page("workspace_members", "delete", membership.pk), {"post": "yes"}, follow=True)

    assert response.redirect_chain == [("/admin/", 302)]
    assert "You have left the workspace." in said(response)


# --- What every page shares --------------------------------------------------------------------------


def test_an_unchanged_form_changes_nothing(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)
    goals = ["One line", "Two\nlines", "a, comma"]
    cohort = CohortFactory.create(workspace=acme, goals=goals)

    response = send(client, page("cohorts", "change", cohort.pk), name="Renamed")

    with inside(acme):
        cohort.refresh_from_db()
    assert (cohort.name, cohort.goals) == ("Renamed", goals)
    assert said(response) == ["The cohort “Renamed” was changed successfully."]


def test_a_field_explains_itself_by_its_column(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)

    form = client.get(page("cohorts", "add")).context["adminform"].form

    assert form.fields["goals"].help_text == "What they want to reach. One a line."


def test_a_refusal_stands_at_its_field_and_the_form_stays_filled(
    client: Client, ada: User, acme: Workspace
) -> None:
    client.force_login(ada)
    CohortFactory.create(workspace=acme, name="Founders")

    response = send(client, page("cohorts", "add"), name="Founders", goals="Grow")

    form = response.context["adminform"].form
    assert form.errors == {"name": ["Another cohort of this workspace has this name."]}
    assert form["goals"].value() == "Grow"


def test_the_history_of_a_row_says_who_did_what(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)
    send(client, page("cohorts", "add"), name="Founders")
    with inside(acme):
        event = Event.objects.get(kind="cohort.created")

    history = client.get(page("cohorts", "history", event.subject_id))

    assert [(each.kind, str(each.actor)) for each in history.context["events"]] == [
        ("cohort.created", "Ada Acme")
    ]


def test_the_front_page_asks_nothing_of_djangos_log(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)

    index = client.get("/w/acme/admin/").content.decode()

    assert ("Recent actions" in index, "Campaigns" in index) == (False, True)


def test_every_filter_that_a_list_offers_leads_to_a_list(
    client: Client, ada: User, acme: Workspace, acme_rows: Rows
) -> None:
    client.force_login(ada)

    links = {
        page(table, "changelist") + link for table in TABLES for link in filters(client, table, chosen=ada)
    }

    answers = {link: client.get(link).status_code for link in links}
    assert {link: status for link, status in answers.items() if status != 200} == {}
    assert len(links) > len(TABLES)


def filters(client: Client, table: str, chosen: User) -> Iterator[str]:
    """What the filters of a list add to its address; where one is searched for, this person is chosen."""
    shown = client.get(page(table, "changelist")).context["cl"]
    for choice in [choice for spec in shown.filter_specs for choice in spec.choices(shown)]:
        if "query_string" in choice:
            yield choice["query_string"]
        if "form" in choice:
            yield from (f"?{name}={chosen.pk}" for name in choice["form"].fields)


def test_navigation_is_by_area_and_offers_what_the_role_may_see(
    client: Client, ada: User, viewer: User, acme: Workspace
) -> None:
    client.force_login(ada)
    owners = client.get("/w/acme/admin/").context["sidebar_navigation"]
    client.force_login(viewer)
    viewers = client.get("/w/acme/admin/").context["sidebar_navigation"]

    areas = ["Positioning", "Gamification", "Agents", "Intelligence", "Alerts", "Ground"]
    assert [group.get("title") for group in owners] == [None, *areas, "Jobs"]
    assert [group.get("title") for group in viewers] == [None, *areas]
    assert {link["title"] for group in owners for link in group["items"]} - {
        link["title"] for group in viewers for link in group["items"]
    } == {"Keys", "Workspace invitations", "Procrastinate jobs", "Staff visits"}
    assert all(link["icon"] for group in owners for link in group["items"])
