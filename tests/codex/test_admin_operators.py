"""An operator sees one workspace or all, chooses a row's workspace once, and is named in what happened."""

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from codex.admin import places
from codex.admin.ground import CohortAdmin
from codex.factories import CohortFactory, UserFactory
from codex.models import Cohort, Event, User, Workspace, WorkspaceMember
from codex.tenancy import routed_to
from positioning.factories import CampaignFactory, MoveFactory
from positioning.models import Campaign, CampaignQuest, Move
from tests.admin_rows import TABLES, fill, page
from tests.pages import said, send
from tests.waiting import run_jobs

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.fixture
def otto_in(client: Client, otto: User) -> Client:
    client.force_login(otto)
    return client


def test_all_workspaces_are_listed_with_whose_each_row_is(
    otto_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    CohortFactory.create(workspace=acme, name="Founders")
    CohortFactory.create(workspace=bolt, name="Builders")

    listed = otto_in.get("/admin/codex/cohort/")
    filtered = otto_in.get("/admin/codex/cohort/", {"workspace__id__exact": str(bolt.pk)})

    assert listed.context["site_header"] == "All workspaces · Codex"
    assert [(row.name, row.workspace.name) for row in listed.context["cl"].result_list] == [
        ("Builders", "Bolt"),
        ("Founders", "Acme"),
    ]
    assert [row.name for row in filtered.context["cl"].result_list] == ["Builders"]


def test_the_front_page_leads_into_each_workspace(otto_in: Client, acme: Workspace, bolt: Workspace) -> None:
    front = otto_in.get("/admin/")

    assert front.context["workspaces"] == [("Acme", "/w/acme/admin/"), ("Bolt", "/w/bolt/admin/")]


def test_the_switcher_finds_workspaces_by_a_part_of_their_name(
    otto_in: Client, acme: Workspace, bolt: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SHOWN", 1)

    whole = otto_in.get("/admin/workspaces/")
    found = otto_in.get("/admin/workspaces/", {"q": "OL"})
    nothing = otto_in.get("/admin/workspaces/", {"q": "%"})

    assert whole.context["workspaces"] == [("Acme", "/w/acme/admin/")]
    assert found.context["workspaces"] == [("Bolt", "/w/bolt/admin/")]
    assert [each.context["more_workspaces"] for each in (whole, found, nothing)] == [True, False, False]
    assert "There is no such workspace." in nothing.content.decode()


def test_the_switcher_asks_outside_of_the_workspace(otto_in: Client, acme: Workspace) -> None:
    asked = {
        url: 'hx-get="/admin/workspaces/"' in otto_in.get(url).content.decode()
        for url in ("/admin/", "/w/acme/admin/codex/cohort/")
    }

    assert set(asked.values()) == {True}


def test_a_member_finds_no_workspace_by_it(
    committed: None, client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    client.force_login(ada)

    inside = client.get("/w/acme/admin/workspaces/")
    outside = client.get("/admin/workspaces/")

    assert inside.context["workspaces"] == []
    assert (outside.status_code, outside["Location"]) == (302, "/admin/")


def test_inside_one_workspace_an_operator_sees_only_that_one(
    otto_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    CohortFactory.create(workspace=acme, name="Founders")
    CohortFactory.create(workspace=bolt, name="Builders")

    listed = otto_in.get("/w/acme/admin/codex/cohort/")
    absent = otto_in.get("/w/nowhere/admin/")

    assert listed.context["site_header"] == "Acme · Codex"
    assert listed.context["other_workspaces"] == [("All workspaces", "/admin/")]
    assert [row.name for row in listed.context["cl"].result_list] == ["Founders"]
    assert absent.status_code == 404


def test_staff_who_is_no_operator_sees_no_workspace(committed: None, client: Client, acme: Workspace) -> None:
    with routed_to("operator"):
        stan = UserFactory.create(email="stan@codex.example", is_staff=True)
    client.force_login(stan)

    front = client.get("/admin/")
    inside = client.get("/w/acme/admin/")

    assert "You do not belong to a workspace yet." in front.content.decode()
    assert inside.status_code == 404


def test_every_page_of_all_workspaces_opens(otto_in: Client, acme: Workspace, bolt: Workspace) -> None:
    acme_rows, _ = fill(acme, "acorn"), fill(bolt, "bolts")

    answers = {
        (table, name): otto_in.get(page(table, name, *arguments, slug="")).status_code
        for table in TABLES
        for name, arguments in [
            ("changelist", []),
            ("add", []),
            *((name, [acme_rows[table]]) for name in ("change", "delete", "history")),
        ]
    }

    refused = {where for where, status in answers.items() if status == 403}
    assert set(answers.values()) == {200, 403}
    computed = {
        "staff_visits",
        "bulk_actions",
        "events",
        "agent_performance",
        "insight_signals",
        "points_ledger",
        "user_stats",
    }
    once = {(table, "delete") for table in ("agent_executions", "user_achievements", "workspace_keys")}
    assert refused == {(table, name) for table in computed for name in ("add", "delete")} | once


def test_a_row_is_added_to_the_workspace_that_is_chosen_and_says_who_did(
    otto_in: Client, otto: User, acme: Workspace
) -> None:
    quest = {"quests-TOTAL_FORMS": "1", "quests-0-name": "Film", "quests-0-status": "pending"}
    quest |= {"quests-0-quest_order": "0", "quests-0-weight": "1"}

    unsaid = send(otto_in, page("campaigns", "add", slug=""), name="Spring")
    send(otto_in, page("campaigns", "add", slug=""), name="Spring", workspace=str(acme.pk), **quest)

    assert unsaid.context["adminform"].form.errors == {"workspace": ["This field is required."]}
    with routed_to("operator"):
        made = [Campaign.objects.get(), CampaignQuest.objects.get()]
        assert [(row.workspace, row.created_by) for row in made] == [(acme, otto)] * 2
        assert Event.objects.get(kind="campaign.created").actor == otto


def test_an_operator_puts_somebody_into_a_workspace(
    otto_in: Client, bea: User, ada: User, acme: Workspace
) -> None:
    send(
        otto_in,
        page("workspace_members", "add", slug=""),
        workspace=str(acme.pk),
        user=str(bea.pk),
        role="viewer",
    )

    with routed_to("operator"):
        assert [(m.user, m.role) for m in WorkspaceMember.objects.order_by("id")] == [
            (ada, "owner"),
            (bea, "viewer"),
        ]


def test_a_choice_from_another_workspace_is_refused_in_a_sentence(
    otto_in: Client, ada: User, acme: Workspace, bea: User, bolt: Workspace
) -> None:
    campaign = CampaignFactory.create(workspace=bolt)
    new = {"name": "Move", "move_type": "authority", "workspace": str(acme.pk)}

    added = send(otto_in, page("moves", "add", slug=""), **new, campaign=str(campaign.pk), owner=str(bea.pk))
    move = MoveFactory.create(workspace=acme)
    changed = send(otto_in, page("moves", "change", move.pk, slug=""), campaign=str(campaign.pk))

    sentence = "Select a valid choice. That choice is not one of the available choices."
    assert added.context["adminform"].form.errors == {"owner": [sentence], "campaign": [sentence]}
    assert changed.context["adminform"].form.errors == {"campaign": [sentence]}


def test_choices_are_narrowed_to_the_rows_workspace(
    otto_in: Client, ada: User, acme: Workspace, bea: User, bolt: Workspace
) -> None:
    move = MoveFactory.create(workspace=acme)
    CampaignFactory.create(workspace=acme, name="Spring")
    CampaignFactory.create(workspace=bolt, name="Autumn")
    form = otto_in.get(page("moves", "change", move.pk, slug="")).context["adminform"].form
    asked = "app_label=positioning&model_name=move&field_name="

    addresses = {name: form.fields[name].widget.widget.get_url() for name in ("campaign", "owner")}
    offered = [
        choice["text"]
        for name, url in addresses.items()
        for choice in otto_in.get(f"{url}&{asked}{name}").json()["results"]
    ]

    assert offered == ["Spring", "Ada Acme"]


def test_a_refusal_is_said_on_the_form_and_nothing_is_written(
    otto_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    CohortFactory.create(workspace=acme, name="Founders")
    elsewhere = {"name": "Founders", "workspace": str(bolt.pk)}

    refused = send(otto_in, page("cohorts", "add", slug=""), name="Founders", workspace=str(acme.pk))
    added = send(otto_in, page("cohorts", "add", slug=""), **elsewhere)

    assert refused.context["adminform"].form.errors == {
        "name": ["Another cohort of this workspace has this name."]
    }
    assert said(added) == ["The cohort “Founders” was added successfully."]
    with routed_to("operator"):
        assert sorted(str(row.workspace) for row in Cohort.objects.all()) == ["Acme", "Bolt"]


def test_an_error_page_undoes_what_the_operator_had_begun(
    otto_in: Client, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CohortAdmin, "response_add", lambda *_: HttpResponse(status=409))

    response = send(otto_in, page("cohorts", "add", slug=""), name="Founders", workspace=str(acme.pk))

    assert response.status_code == 409
    with routed_to("operator"):
        assert Cohort.objects.count() == 0


def test_a_workspace_is_made_with_its_owner(otto_in: Client, ada: User) -> None:
    add = "/admin/codex/workspace/add/"

    refused = send(otto_in, add, name="Corax", slug="Not A Slug", owner=str(ada.pk))
    send(otto_in, add, name="Corax", slug="corax", owner=str(ada.pk))

    assert list(refused.context["adminform"].form.errors) == ["slug"]
    with routed_to("operator"):
        assert [(m.workspace.name, m.user, m.role) for m in WorkspaceMember.objects.all()] == [
            ("Corax", ada, "owner")
        ]


def test_a_workspace_is_deleted_with_all_its_rows_after_they_were_counted(
    otto_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    fill(acme, "acorn")
    fill(bolt, "bolts")

    asked = otto_in.get(page("workspaces", "delete", acme.pk, slug=""))
    otto_in.post(page("workspaces", "delete", acme.pk, slug=""), {"post": "yes"})

    assert dict(asked.context["model_count"])["campaigns"] == 1
    with routed_to("operator"):
        assert [str(move.workspace) for move in Move.objects.all()] == ["Bolt"]
        assert [str(workspace) for workspace in Workspace.objects.all()] == ["Bolt"]


def test_deleting_a_person_deletes_no_work(otto_in: Client, bea: User, bolt: Workspace) -> None:
    move = MoveFactory.create(workspace=bolt, owner=bea)
    person = f"/admin/codex/user/{bea.pk}/delete/"

    asked = otto_in.get(person)
    otto_in.post(person, {"post": "yes"})

    assert dict(asked.context["model_count"]) == {
        "users": 1,
        "workspace members": 1,
        "user stats": 1,
        "events (kept, without their actor)": 1,
        "moves (kept, without their owner)": 1,
    }
    with routed_to("operator"):
        assert Move.objects.get(pk=move.pk).owner is None


def test_an_operator_invites_into_a_workspace(otto_in: Client, otto: User, acme: Workspace) -> None:
    response = send(
        otto_in,
        page("workspace_invitations", "add", slug=""),
        email="new@example.com",
        role="owner",
        workspace=str(acme.pk),
    )
    run_jobs(acme)

    assert "The invitation is on its way to new@example.com." in said(response)
    assert "http://testserver/invitations/" in mail.outbox[0].body
    assert "Otto Operator invites you" in mail.outbox[0].body


def test_sessions_stay_with_the_apps_role(otto_in: Client, otto: User, acme: Workspace) -> None:
    with connections["operator"].execute_wrapper(no_sessions):
        response = otto_in.get("/admin/codex/user/")
        otto_in.post(
            f"/admin/codex/user/{otto.pk}/password/",
            {"usable_password": "true", "password1": "tomato-lantern-9", "password2": "tomato-lantern-9"},
        )

    assert response.status_code == 200
    assert Session.objects.count() == 1


def no_sessions(execute: object, sql: str, *rest: object) -> object:
    """Fail on any statement about sessions."""
    assert "django_session" not in sql
    return execute(sql, *rest)  # type: ignore[operator]
