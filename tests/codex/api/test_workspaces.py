"""Who I am, workspaces, their people, and how somebody joins, over HTTP."""

import datetime
import re
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from codex.factories import UserFactory
from codex.models import User, Workspace, WorkspaceInvitation, WorkspaceMember
from tests.caller import Answer, Caller
from tests.conftest import inside, join
from tests.resources import join_as
from tests.waiting import run_jobs

NO_INVITATION = {
    "detail": "This invitation does not exist, or is no longer valid, or is for another address."
}


@pytest.fixture
def gus(db: None) -> User:
    """Somebody who belongs nowhere yet."""
    person: User = UserFactory.create(full_name="Gus Guest", email="gus@guest.example")
    return person


@pytest.fixture
def token(ada: User, acme: Workspace) -> str:
    """The secret of the link that Gus was mailed."""
    Caller(ada, acme).made("invitations/", email="Gus@Guest.example", role="strategist")
    run_jobs(acme)
    return str(re.findall(r"/invitations/([^/]+)/", str(mail.outbox[-1].body))[0])


def accept(user: User, token: Any) -> Answer:
    return Caller(user).post("invitations/acceptance/", {"token": token})


def member(workspace: Workspace, user: User) -> str:
    """The address of a membership."""
    with inside(workspace):
        return f"members/{WorkspaceMember.objects.get(workspace=workspace, user=user).pk}/"


# --- Me and my workspaces -----------------------------------------------------------------------------


def test_i_see_who_i_am_and_my_workspaces_with_my_roles(ada: User, acme: Workspace, bolt: Workspace) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="viewer")

    assert Caller(ada).get("me/").json == {
        "id": str(ada.pk),
        "full_name": "Ada Acme",
        "email": "ada@acme.example",
        "timezone": "UTC",
        "workspaces": [
            {"id": str(acme.pk), "name": "Acme", "slug": "acme", "role": "owner"},
            {"id": str(bolt.pk), "name": "Bolt", "slug": "bolt", "role": "viewer"},
        ],
    }


def test_the_list_of_workspaces_is_of_mine(ada: User, acme: Workspace, bolt: Workspace) -> None:
    assert [workspace["slug"] for workspace in Caller(ada).get("workspaces/").results] == ["acme"]


def test_whoever_makes_a_workspace_owns_it(gus: User) -> None:
    made = Caller(gus).made("workspaces/", name="Gus & Co", slug="gus-co", timezone="Europe/Berlin")

    assert (made["plan"], made["currency"], made["timezone"]) == ("Ascent", "EUR", "Europe/Berlin")
    assert Caller(gus, "gus-co").get(f"workspaces/{made['id']}/").json == made
    (membership,) = Caller(gus, "gus-co").get("members/").results
    assert (membership["user"]["id"], membership["role"]) == (str(gus.pk), "owner")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"slug": "acme"}, "slug"),
        ({"slug": "Not A Slug"}, "slug"),
        ({"slug": "-x-"}, "slug"),
        ({"slug": "x" * 64}, "slug"),
        ({"slug": None}, "slug"),
        ({"slug": 0}, "slug"),
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"timezone": "Mars/Base"}, "timezone"),
        ({"currency": "euro"}, "currency"),
        ({"currency": "eur"}, "currency"),
        ({"plan": "Soar"}, "plan"),
        ({"id": "01980000-0000-7000-8000-000000000000"}, "id"),
        ({"owner": "x"}, "owner"),
    ],
)
def test_a_workspace_that_cannot_be_is_refused(
    sent: dict[str, Any], field: str, gus: User, acme: Workspace
) -> None:
    answer = Caller(gus).post("workspaces/", {"name": "Fresh", "slug": "fresh", **sent})

    assert (answer.status, list(answer.json)) == (400, [field])
    assert Caller(gus).get("workspaces/").results == []


def test_a_manager_changes_the_workspace_but_not_its_plan(ada: User, acme: Workspace) -> None:
    ask, address = Caller(ada, acme), f"workspaces/{acme.pk}/"

    changed = ask.patch(address, {"slug": "acme-labs", "plan": "Soar", "settings": {"week": "monday"}}).json

    assert (changed["slug"], changed["plan"], changed["settings"]) == (
        "acme-labs",
        "Ascent",
        {"week": "monday"},
    )
    assert Caller(ada, "acme-labs").get(address).json == changed


def test_a_short_name_that_is_taken_is_refused(ada: User, acme: Workspace, bolt: Workspace) -> None:
    answer = Caller(ada, acme).patch(f"workspaces/{acme.pk}/", {"slug": "bolt"})

    assert (answer.status, answer.json) == (400, {"slug": ["Another workspace has this short name."]})


# --- Members ------------------------------------------------------------------------------------------


def test_members_see_each_other_and_nobody_else(viewer: User, ada: User, bolt: Workspace) -> None:
    members = Caller(viewer, "acme").get("members/?ordering=role").results

    assert [{**row["user"], "role": row["role"]} for row in members] == [
        {"id": str(ada.pk), "full_name": "Ada Acme", "email": "ada@acme.example", "role": "owner"},
        {"id": str(viewer.pk), "full_name": "Vic Viewer", "email": "vic@acme.example", "role": "viewer"},
    ]


def test_members_are_found_by_name_and_role(viewer: User, admin: User, acme: Workspace) -> None:
    ask = Caller(viewer, acme)

    assert [m["user"]["full_name"] for m in ask.get("members/?search=vic").results] == ["Vic Viewer"]
    assert [m["user"]["full_name"] for m in ask.get("members/?role=admin").results] == ["Ari Admin"]
    assert [m["role"] for m in ask.get(f"members/?user={viewer.pk}").results] == ["viewer"]


def test_anybody_may_leave(viewer: User, acme: Workspace) -> None:
    answer = Caller(viewer, acme).delete(member(acme, viewer))

    assert answer.status == 204
    assert Caller(viewer, acme).get("members/").status == 404


def test_the_last_owner_stays(ada: User, acme: Workspace) -> None:
    ask, address = Caller(ada, acme), member(acme, ada)
    sentence = "A workspace keeps at least one owner: make somebody else an owner first."

    left, stepped_down = ask.delete(address), ask.patch(address, {"role": "viewer"})

    assert (left.status, left.json) == (409, {"detail": sentence})
    assert (stepped_down.status, stepped_down.json) == (400, {"role": [sentence]})
    assert ask.get(address).json["role"] == "owner"


@pytest.mark.parametrize("role", ["viewer", "analyst", "strategist", "admin"])
def test_nobody_promotes_himself(role: str, acme: Workspace) -> None:
    person = join(acme, role)

    answer = Caller(person, acme).patch(member(acme, person), {"role": "owner"})

    assert answer.status == 403
    assert Caller(person).get("me/").json["workspaces"][0]["role"] == role


def test_an_admin_cannot_touch_an_owner(admin: User, ada: User, acme: Workspace) -> None:
    join(acme, "owner")
    ask, address = Caller(admin, acme), member(acme, ada)

    assert (ask.patch(address, {"role": "viewer"}).status, ask.delete(address).status) == (403, 403)
    assert ask.get(address).json["role"] == "owner"


def test_a_membership_stays_of_its_person(ada: User, acme: Workspace, gus: User) -> None:
    somebody = join_as(acme, "viewer")
    ask, address = Caller(ada, acme), f"members/{somebody.pk}/"

    answer = ask.patch(address, {"user": str(gus.pk), "role": "analyst"})

    assert (answer.json["user"]["id"], answer.json["role"]) == (str(somebody.user_id), "analyst")


def test_work_can_be_given_to_a_member_only(ada: User, acme: Workspace, viewer: User, bea: User) -> None:
    ask = Caller(ada, acme)
    move = {"name": "Open day", "move_type": "conversion"}

    given = ask.post("moves/", {**move, "owner": str(viewer.pk)})
    stranger = ask.post("moves/", {**move, "owner": str(bea.pk)})

    assert (given.status, given.json["owner"]) == (201, str(viewer.pk))
    assert (stranger.status, stranger.json) == (400, {"owner": ["There is no such row in this workspace."]})


def test_work_stays_with_a_colleague_who_has_left(ada: User, acme: Workspace, viewer: User) -> None:
    ask = Caller(ada, acme)
    move = ask.made("moves/", name="Open day", move_type="conversion", owner=str(viewer.pk))
    ask.delete(member(acme, viewer))

    answer = ask.put(f"moves/{move['id']}/", {**move, "name": "Open week"})

    assert (answer.status, answer.json["owner"]) == (200, str(viewer.pk))


# --- Invitations --------------------------------------------------------------------------------------


def test_an_invitation_is_mailed_with_its_link(ada: User, acme: Workspace) -> None:
    made = Caller(ada, acme).made("invitations/", email="gus@guest.example", role="analyst")
    run_jobs(acme)

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["gus@guest.example"], "You are invited to Acme on Codex")
    assert f"http://testserver/invitations/{acme.pk}." in str(letter.body)
    assert (made["role"], made["invited_by"], made["accepted_at"]) == ("analyst", str(ada.pk), None)
    assert "digest" not in made


def test_the_invited_person_joins_once(token: str, gus: User, acme: Workspace) -> None:
    first, second = accept(gus, token), accept(gus, token)

    assert (first.status, first.json["id"], first.json["role"]) == (201, str(acme.pk), "strategist")
    assert (second.status, second.json) == (404, NO_INVITATION)
    assert Caller(gus, acme).post("cohorts/", {"name": "Fresh"}).status == 201


def test_an_invitation_is_for_one_address(token: str, bea: User) -> None:
    answer = accept(bea, token)

    assert (answer.status, answer.json) == (404, NO_INVITATION)
    assert Caller(bea).get("workspaces/").results == []


def test_a_withdrawn_invitation_is_worth_nothing(token: str, gus: User, ada: User, acme: Workspace) -> None:
    (invitation,) = Caller(ada, acme).get("invitations/").results
    Caller(ada, acme).delete(f"invitations/{invitation['id']}/")

    assert accept(gus, token).json == NO_INVITATION


def test_an_invitation_expires(token: str, gus: User, acme: Workspace) -> None:
    with inside(acme):
        WorkspaceInvitation.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))

    assert accept(gus, token).json == NO_INVITATION


@pytest.mark.parametrize("rubbish", ["", "x", ".", "a.b.c", "%", "\0", "\ud800", "x" * 201, None, 5, [], {}])
def test_rubbish_is_no_invitation(rubbish: Any, gus: User) -> None:
    answer = accept(gus, rubbish)

    assert answer.status in (400, 404)
    assert list(answer.json) == ["token" if answer.status == 400 else "detail"]


def test_a_guessed_secret_is_no_invitation(token: str, gus: User, acme: Workspace, bolt: Workspace) -> None:
    secret = token.partition(".")[2]

    for guess in (f"{acme.pk}.x", f"{acme.pk}.", f"{bolt.pk}.{secret}", f"{gus.pk}.{secret}"):
        assert accept(gus, guess).json == NO_INVITATION


def test_an_address_has_one_open_invitation(token: str, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).post("invitations/", {"email": "GUS@guest.example"})

    assert (answer.status, list(answer.json)) == (400, ["email"])


def test_an_admin_invites_no_owner(admin: User, acme: Workspace) -> None:
    answer = Caller(admin, acme).post("invitations/", {"email": "gus@guest.example", "role": "owner"})

    assert (answer.status, list(answer.json)) == (403, ["detail"])
    assert mail.outbox == []


def test_nobody_joins_without_signing_in(token: str) -> None:
    assert Caller(None).post("invitations/acceptance/", {"token": token}).status == 401
