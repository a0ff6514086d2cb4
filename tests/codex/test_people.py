"""People come by e-mail: invited, with a password of their own, and a new one when it is forgotten."""

import re
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection
from django.test import Client

from codex import services
from codex.models import User, Workspace, WorkspaceInvitation, WorkspaceMember
from codex.queries import Offer, invitation_of
from codex.tenancy import routed_to, working_in, workspace_transaction
from tests.admin_rows import act, page
from tests.conftest import PASSWORD, inside
from tests.pages import send
from tests.waiting import run_jobs

pytestmark = pytest.mark.django_db
ROLE = "app.current_member_role"
NEW = "a new lantern 77"
ACCOUNT = {"full_name": "Nina New", "password1": NEW, "password2": NEW}


def link(number: int = -1) -> str:
    """The path of the link in a mail."""
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[number].body))
    assert found
    return found[1]


@pytest.fixture
def invite(client: Client, ada: User, acme: Workspace) -> Any:
    """Ada invites an address as a role; the path of the mailed link."""

    def send_one(email: str, role: str = "strategist") -> str:
        manager = Client()
        manager.force_login(ada)
        send(manager, page("workspace_invitations", "add"), email=email, role=role)
        run_jobs(acme)
        return link()

    return send_one


def members(workspace: Workspace) -> dict[str, str]:
    with inside(workspace):
        rows = WorkspaceMember.objects.select_related("user").order_by("user__email")
        return {row.user.email: row.role for row in rows}


def test_an_invitation_is_mailed_with_a_link_of_no_workspaces_path(invite: Any) -> None:
    path = invite("nina@example.com")

    assert mail.outbox[0].to == ["nina@example.com"]
    assert mail.outbox[0].subject == "You are invited to Acme on Codex"
    assert "Ada Acme invites you to join Acme on Codex as strategist." in mail.outbox[0].body
    assert path.startswith("/invitations/")


def test_a_workspace_with_a_line_break_and_signs_in_its_name_can_invite(invite: Any, acme: Workspace) -> None:
    with inside(acme):
        Workspace.objects.update(name="Acme &\nBcc: all@example.com")

    invite("nina@example.com")

    assert mail.outbox[0].subject == "You are invited to Acme & Bcc: all@example.com on Codex"
    assert "Acme &\n" in mail.outbox[0].body


def test_somebody_new_chooses_a_password_and_is_a_member(
    client: Client, invite: Any, acme: Workspace
) -> None:
    path = invite("nina@example.com")

    shown = client.get(path)
    joined = client.post(path, ACCOUNT, follow=True)

    assert "nina@example.com" in shown.content.decode()
    assert "Django" not in shown.content.decode()
    assert joined.redirect_chain == [("/w/acme/admin/", 302)]
    assert joined.context["user"].full_name == "Nina New"
    assert members(acme) == {"ada@acme.example": "owner", "nina@example.com": "strategist"}
    assert Client().login(username="nina@example.com", password=NEW)


def test_a_poor_password_is_refused_and_nobody_is_made(client: Client, invite: Any, acme: Workspace) -> None:
    path = invite("nina@example.com")

    response = client.post(path, {**ACCOUNT, "password1": "1234", "password2": "1234"})

    assert "This password is too short." in response.content.decode()
    assert not User.objects.filter(email="nina@example.com").exists()


def test_somebody_with_an_account_signs_in_and_confirms(
    client: Client, invite: Any, acme: Workspace, bea: User
) -> None:
    path = invite("BEA@bolt.example", "viewer")

    asked = client.get(path)
    client.post(f"/admin/login/?next={path}", {"username": bea.email, "password": PASSWORD})
    confirmed = client.get(path)
    unconfirmed = members(acme)
    client.post(path)

    assert f"/admin/login/?next={path}" in asked.content.decode()
    assert "password1" not in asked.content.decode()
    assert "Join Acme" in confirmed.content.decode()
    assert unconfirmed == {"ada@acme.example": "owner"}
    assert members(acme) == {"ada@acme.example": "owner", "bea@bolt.example": "viewer"}


def test_an_account_cannot_be_made_over_one_that_is_there(client: Client, invite: Any, bea: User) -> None:
    path = invite("bea@bolt.example")

    client.post(path, ACCOUNT)

    assert User.objects.get(email="bea@bolt.example").full_name == "Bea Bolt"
    assert Client().login(username="bea@bolt.example", password=PASSWORD)


def test_links_that_do_not_hold_answer_alike(
    client: Client, invite: Any, acme: Workspace, bolt: Workspace
) -> None:
    used = invite("used@example.com")
    Client().post(used, ACCOUNT)
    expired, withdrawn, good = (invite(f"{word}@example.com") for word in ("late", "withdrawn", "good"))
    with inside(acme):
        WorkspaceInvitation.objects.filter(email="late@example.com").update(expires_at="2000-01-01T00:00Z")
        WorkspaceInvitation.objects.filter(email="withdrawn@example.com").delete()
    elsewhere = good.replace(str(acme.pk), str(bolt.pk))
    guessed = [f"/invitations/{acme.pk}.guess/", f"/invitations/{acme.pk}/", "/invitations/rubbish/"]
    paths = [used, expired, withdrawn, elsewhere, *guessed]

    answers = [client.get(path) for path in paths] + [client.post(path, ACCOUNT) for path in paths]

    assert {response.status_code for response in answers} == {404}
    assert len({response.content for response in answers}) == 1
    assert "This invitation does not exist" in answers[0].content.decode()


def test_nobody_joins_a_workspace_that_was_closed(client: Client, invite: Any, acme: Workspace) -> None:
    path = invite("nina@example.com")
    with inside(acme):
        Workspace.objects.update(archived_at="2026-01-01T00:00Z")

    shown, posted = client.get(path), client.post(path, ACCOUNT)

    assert (shown.status_code, posted.status_code) == (404, 404)
    assert not User.objects.filter(email="nina@example.com").exists()


def test_an_invitation_is_for_nobody_else(client: Client, invite: Any, acme: Workspace, bea: User) -> None:
    path = invite("nina@example.com")
    client.force_login(bea)

    shown, posted = client.get(path), client.post(path, ACCOUNT)

    assert (shown.status_code, posted.status_code) == (404, 404)
    assert "nina@example.com" not in shown.content.decode()
    assert members(acme) == {"ada@acme.example": "owner"}


def test_asking_what_an_invitation_offers_enters_no_workspace(invite: Any, acme: Workspace) -> None:
    token = invite("nina@example.com").split("/")[2]

    with workspace_transaction(), connection.cursor() as cursor:
        offer = invitation_of(*services.read_token(token))
        cursor.execute("SELECT current_setting('app.current_workspace_id'), current_setting(%s)", [ROLE])
        left = cursor.fetchone()

    assert offer == Offer("nina@example.com", "strategist", "Acme", "acme")
    assert left == ("", "")


def test_inside_a_workspace_nobody_asks_what_an_invitation_of_another_offers(
    invite: Any, bolt: Workspace, bea: User
) -> None:
    token = invite("nina@example.com").split("/")[2]

    with pytest.raises(DatabaseError, match="already works in a workspace"), working_in(bolt, bea):
        invitation_of(*services.read_token(token))


def test_sending_again_makes_the_first_link_useless(
    client: Client, invite: Any, ada: User, acme: Workspace
) -> None:
    first = invite("nina@example.com")
    client.force_login(ada)
    listed = client.get(page("workspace_invitations", "changelist"))
    (invitation,) = listed.context["cl"].result_list

    again = act(client, "workspace_invitations", "send_again", invitation)
    run_jobs(acme)

    assert again == ["nina@example.com (strategist): sent again."]
    assert (Client().get(first).status_code, Client().get(link()).status_code) == (404, 200)


def test_who_is_invited_cannot_be_changed_under_a_link(client: Client, invite: Any, ada: User) -> None:
    path = invite("nina@example.com")
    client.force_login(ada)
    (invitation,) = client.get(page("workspace_invitations", "changelist")).context["cl"].result_list

    send(client, page("workspace_invitations", "change", invitation.pk), email="bea@bolt.example")

    assert Client().get(path).context["offer"].email == "nina@example.com"


def test_an_open_invitation_is_not_doubled(client: Client, invite: Any, ada: User) -> None:
    invite("nina@example.com")
    client.force_login(ada)

    again = send(client, page("workspace_invitations", "add"), email="NINA@example.com", role="viewer")

    assert again.context["adminform"].form.errors == {
        "email": ["This address has an open invitation already; delete it to send another."]
    }
    assert len(mail.outbox) == 1


def test_an_admin_invites_no_owner(client: Client, acme: Workspace, admin: User) -> None:
    client.force_login(admin)

    refused = send(client, page("workspace_invitations", "add"), email="nina@example.com", role="owner")

    sentence = "Select a valid choice. owner is not one of the available choices."
    assert refused.context["adminform"].form.errors == {"role": [sentence]}


# --- Passwords ---------------------------------------------------------------------------------------


def test_a_forgotten_password_is_replaced_by_mail_and_old_sessions_end(
    client: Client, acme: Workspace, viewer: User
) -> None:
    old = Client()
    old.force_login(viewer)
    asked = client.get("/admin/login/")

    client.post("/account/password/", {"email": "VIC@acme.example"})
    form = client.get(link(), follow=True)
    changed = client.post(
        form.redirect_chain[-1][0], {"new_password1": NEW, "new_password2": NEW}, follow=True
    )

    assert 'href="/account/password/"' in asked.content.decode()
    assert mail.outbox[0].to == ["vic@acme.example"]
    assert changed.status_code == 200
    assert old.get("/w/acme/admin/").status_code == 302
    assert Client().login(username=viewer.email, password=NEW)
    assert not Client().login(username=viewer.email, password=PASSWORD)


def test_a_link_for_a_password_works_once(client: Client, viewer: User) -> None:
    client.post("/account/password/", {"email": viewer.email})
    path = client.get(link(), follow=True).redirect_chain[-1][0]
    client.post(path, {"new_password1": NEW, "new_password2": NEW})

    again = Client().get(link(), follow=True)

    assert "The password reset link was invalid" in again.content.decode()


@pytest.mark.parametrize("email", ["nobody@example.com", "gone@example.com"])
def test_an_address_that_cannot_sign_in_gets_no_mail_and_the_same_page(email: str, client: Client) -> None:
    User.objects.create_user("gone@example.com", full_name="Gone", is_active=False)

    response = client.post("/account/password/", {"email": email}, follow=True)

    assert response.redirect_chain == [("/account/password/sent/", 302)]
    assert mail.outbox == []


def test_a_person_changes_her_own_password(client: Client, acme: Workspace, viewer: User) -> None:
    client.force_login(viewer)

    response = client.post(
        "/w/acme/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW},
        follow=True,
    )

    assert response.redirect_chain == [("/w/acme/admin/password_change/done/", 302)]
    assert client.get("/w/acme/admin/").status_code == 200
    assert Client().login(username=viewer.email, password=NEW)


# --- What operators do -------------------------------------------------------------------------------

operators = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.fixture
def otto_in(client: Client, otto: User) -> Client:
    client.force_login(otto)
    return client


@operators
def test_an_operator_makes_a_person_who_sets_the_password_by_mail(otto_in: Client) -> None:
    made = send(
        otto_in, "/admin/codex/user/add/", email="nina@example.com", full_name="Nina", usable_password="false"
    )
    person = User.objects.get(email="nina@example.com")

    act(otto_in, "/admin/codex/user/", "send_password_link", person)
    newcomer = Client()
    path = newcomer.get(link(), follow=True).redirect_chain[-1][0]
    newcomer.post(path, {"new_password1": NEW, "new_password2": NEW})

    assert made.status_code == 200
    assert Client().login(username="nina@example.com", password=NEW)


@operators
def test_an_address_that_is_taken_is_refused_at_its_field(otto_in: Client, bea: User) -> None:
    refused = send(
        otto_in, "/admin/codex/user/add/", email="BEA@bolt.example", full_name="B", usable_password="false"
    )

    assert refused.context["adminform"].form.errors == {
        "email": ["Somebody else already signs in with this e-mail address."]
    }


@operators
def test_a_deactivated_person_is_out_at_once(otto_in: Client, bea: User, bolt: Workspace) -> None:
    hers = Client()
    hers.force_login(bea)
    before = hers.get("/w/bolt/admin/").status_code

    act(otto_in, "/admin/codex/user/", "deactivate", bea)

    assert (before, hers.get("/w/bolt/admin/").status_code) == (200, 302)
    assert not Client().login(username=bea.email, password=PASSWORD)


@operators
def test_an_operator_makes_another_operator(otto_in: Client, bea: User, bolt: Workspace) -> None:
    send(otto_in, f"/admin/codex/user/{bea.pk}/change/", is_staff="on")
    send(otto_in, "/admin/codex/operator/add/", user=str(bea.pk), **{"roles-0-role": "viewer"})

    hers = Client()
    hers.force_login(bea)

    assert hers.get("/admin/").context["site_header"] == "All workspaces · Codex"


@operators
def test_people_and_operators_are_no_members_business(otto: User, ada: User, acme: Workspace) -> None:
    hers = Client()
    hers.force_login(ada)

    pages = [f"/w/acme/admin/codex/{name}/{rest}" for name in ("user", "operator") for rest in ("", "add/")]
    statuses = [hers.get(path).status_code for path in pages]

    assert statuses == [403] * 4
    with routed_to("operator"):
        assert User.objects.count() == 2
