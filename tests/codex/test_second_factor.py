"""The second factor: demanded everywhere, right once, counted when wrong, and reset by operators alone."""

import base64
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from codex import second_factor
from codex.models import PersonalToken, StaffEntry, User, Workspace
from codex.tenancy import routed_to, working_in
from tests.admin_rows import TABLES, act, page
from tests.codex.test_admin_crawl import ROUND
from tests.conftest import PASSWORD
from tests.pages import said
from tests.staff import code_of, operator

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "operator"]),
    pytest.mark.usefixtures("committed"),
]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN, CODE, OWN = "/admin/login/", "/admin/second-factor/code/", "/admin/second-factor/"


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.SECOND_FACTOR = "required"


def give(person: User) -> list[str]:
    """A second factor whose secret the test knows, and its recovery codes."""
    hers = User.objects.get(pk=person.pk)  # by the app's own connection, which alone may
    TOTP.activate(hers, SECRET)
    return second_factor.new_codes(hers)


def sign_in(client: Client, person: User, then: str = "") -> Any:
    return client.post(f"{LOGIN}?next={then}", {"username": person.email, "password": PASSWORD})


def prove(client: Client, code: str) -> Any:
    return client.post(CODE, {"code": code, "next": "/admin/codex/user/"})


def everywhere() -> list[str]:
    """Every address of the back office that shows or answers something, in a workspace and in all."""
    pages = [f"/admin/{path}" for path in ROUND if path not in ("jsi18n/", "second-factor/")]
    pages += [page(table, name, slug="") for table in TABLES for name in ("changelist", "add")]
    pages += [
        "/admin/search/?s=a",
        "/admin/workspaces/?q=a",
        "/admin/codex/operator/",
        "/admin/codex/staffentry/",
    ]
    pages += ["/admin/autocomplete/?app_label=alerts&model_name=systemalert&field_name=related_campaign"]
    return [each for path in pages for each in (path, f"/w/acme{path}")]


def test_an_operator_without_one_reaches_the_page_that_sets_it_up_and_no_other(
    client: Client, otto: User, acme: Workspace
) -> None:
    signed_in = sign_in(client, otto)

    answers = {url: client.get(url) for url in everywhere()}
    asked = client.get("/api/v1/me/")

    assert signed_in["Location"] == "/admin/"
    wrong = {url for url, each in answers.items() if each.status_code not in (302, 403)}
    assert wrong == set()
    led = {each["Location"] for each in answers.values() if each.status_code == 302}
    assert led == {OWN, f"/w/acme{OWN}"}
    assert (asked.status_code, asked.json()["code"]) == (401, "second_factor")
    assert client.get(OWN).status_code == client.get(f"/w/acme{OWN}").status_code == 200
    assert client.post("/admin/logout/").status_code == 200


def test_setting_it_up_opens_everything_and_the_next_time_the_code_is_asked_for(
    client: Client, otto: User, acme: Workspace
) -> None:
    sign_in(client, otto)
    secret = client.get(OWN).context["secret"]

    unproven = client.post(OWN, {"do": "set_up", "code": code_of(secret), "proof": "not mine"})
    mistyped = client.post(OWN, {"do": "set_up", "code": "000000", "proof": PASSWORD})
    done = client.post(OWN, {"do": "set_up", "code": code_of(secret), "proof": PASSWORD})
    opened = client.get("/admin/codex/user/")
    client.post("/admin/logout/")
    asked = sign_in(client, otto, "/admin/codex/user/")
    between = client.get("/admin/codex/user/")
    replayed = prove(client, code_of(secret))
    entered = prove(client, code_of(secret, later=1))
    stored = Authenticator.objects.get(type="totp").data["secret"]

    assert said(unproven) == ["This is neither your password nor a code of yours."]
    assert said(mistyped) == ["This is not the code of now: look again, and check the phone's clock."]
    assert (len(done.context["codes"]), opened.status_code) == (10, 200)
    assert asked["Location"] == f"{CODE}?next=%2Fadmin%2Fcodex%2Fuser%2F"
    assert between["Location"].startswith(LOGIN)  # the password alone made no session
    assert said(replayed) == [second_factor.WRONG]
    assert entered["Location"] == "/admin/codex/user/"
    assert client.get("/admin/codex/user/").status_code == 200
    assert secret not in stored


def test_a_recovery_code_works_once(client: Client, otto: User) -> None:
    first, *_ = give(otto)

    sign_in(client, otto)
    used = prove(client, first)
    left = client.get(OWN).context["left"]
    client.post("/admin/logout/")
    sign_in(client, otto)
    again = prove(client, first)

    assert (used.status_code, left) == (302, 9)
    assert said(again) == [second_factor.WRONG]


def test_wrong_codes_close_the_account_also_to_the_right_one(
    client: Client, otto: User, settings: Any
) -> None:
    settings.RATE_LIMITS = {"code": (3, 900)}
    give(otto)
    sign_in(client, otto)

    answers = [said(prove(client, code)) for code in ("000000", "000001", "000002", code_of(SECRET))]
    with connections["counters"].cursor() as cursor:
        cursor.execute("UPDATE recent_counts SET ends_at = now() - interval '1 second'")
    later = prove(client, code_of(SECRET))

    closed = "Too many attempts: try again in 15 minutes."
    assert answers == [[second_factor.WRONG]] * 3 + [[closed]]
    assert later.status_code == 302


def test_a_session_of_before_is_asked_too_and_a_members_factor_is_hers(
    client: Client, ada: User, acme: Workspace
) -> None:
    client.force_login(ada)
    before = client.get("/w/acme/admin/").status_code
    give(ada)

    page = client.get("/w/acme/admin/")
    answer = client.get("/w/acme/admin/search/?s=a").status_code
    client.post(CODE, {"code": code_of(SECRET)})
    after = client.get("/w/acme/admin/").status_code

    assert (before, page["Location"], answer, after) == (
        200,
        f"{CODE.replace('/admin', '/w/acme/admin', 1)}?next=%2Fw%2Facme%2Fadmin%2F",
        403,
        200,
    )


def test_taking_it_away_asks_for_a_proof(client: Client, ada: User, acme: Workspace) -> None:
    give(ada)
    sign_in(client, ada)
    prove(client, code_of(SECRET))

    refused = client.post(OWN, {"do": "remove", "proof": "not mine"})
    kept = Authenticator.objects.filter(user=ada).count()
    client.post(OWN, {"do": "remove", "proof": PASSWORD})

    assert said(refused) == ["This is neither your password nor a code of yours."]
    assert (kept, Authenticator.objects.filter(user=ada).count()) == (2, 0)
    assert client.get("/w/acme/admin/").status_code == 200  # a member may go without


def test_the_api_takes_no_password_alone_but_a_code_and_older_tokens(
    client: Client, ada: User, acme: Workspace
) -> None:
    _, old = PersonalToken.objects.create(user=ada, name="before")
    give(ada)
    basic = "Basic " + base64.b64encode(f"{ada.email}:{PASSWORD}".encode()).decode()
    wanted = {"email": ada.email, "password": PASSWORD, "name": "x"}

    def make(**more: str) -> Any:
        return client.post("/api/v1/tokens/", {**wanted, **more}, content_type="application/json")

    refused = [client.get("/api/v1/me/", headers={"Authorization": basic}), make(), make(code="000000")]
    made = make(code=code_of(SECRET))
    replayed = make(code=code_of(SECRET))
    tokens = [old, made.json()["token"]]
    known = [
        client.get("/api/v1/me/", headers={"Authorization": f"Token {each}"}).status_code for each in tokens
    ]

    codes = [(each.status_code, each.json()["code"]) for each in [*refused, replayed]]
    assert codes == [(401, "second_factor")] * 4
    assert client.get(reverse("problem", args=["second_factor"])).status_code == 200
    assert (made.status_code, known) == (201, [200, 200])


def test_operators_reset_it_by_their_role_and_the_command_line_always(
    client: Client, otto: User, ada: User, acme: Workspace, settings: Any
) -> None:
    settings.SECOND_FACTOR = "optional"
    give(ada)
    vera = operator("Vera", codex="operator")

    def reset(person: User) -> list[str]:
        client.force_login(person)
        return act(client, "/admin/codex/user/", "reset_second_factor", ada)

    reset(vera)
    kept = Authenticator.objects.filter(user=ada).count()
    done = reset(otto)
    give(otto)
    call_command("reset_second_factor", otto.email.upper())

    assert (kept, done) == (2, ["Now without a second factor: 1."])
    assert not Authenticator.objects.exists()
    with routed_to("operator"):
        removed = StaffEntry.objects.filter(person__in=[ada.pk, otto.pk], verb="deleted", before__type="totp")
        assert [(each.person, each.actor) for each in removed.order_by("id")] == [
            (ada.pk, otto.pk),
            (otto.pk, None),
        ]


def test_inside_a_workspace_nobody_touches_a_colleagues(ada: User, viewer: User, acme: Workspace) -> None:
    give(ada)

    with working_in(acme, viewer), connection.cursor() as cursor:
        with pytest.raises(Exception, match="their own second factor only"):
            cursor.execute("DELETE FROM mfa_authenticator")
        connection.set_rollback(True)

    assert Authenticator.objects.filter(user=ada).count() == 2


def test_an_invitation_is_not_taken_up_with_a_password_alone(client: Client, otto: User) -> None:
    sign_in(client, otto)

    answer = client.get(reverse("invitation", args=["x"]))

    assert answer.status_code == 302
