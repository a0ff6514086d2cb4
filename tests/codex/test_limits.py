"""Limits: counted apart from the request, shared by all processes, told in every answer, and over in time."""

import base64
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection, connections
from django.test import Client

from codex import limits
from codex.factories import UserFactory
from codex.models import ApiKey, User, Workspace
from codex.services import issue_key
from codex.tenancy import working_in
from tests.caller import Answer, Bearer, Caller
from tests.conftest import PASSWORD, join

pytestmark = pytest.mark.django_db(databases=["default", "counters"])


@pytest.fixture
def limited(settings: Any) -> Any:
    """Three requests a minute for whoever is named."""
    settings.RATE_LIMITS = {}

    def set_to(most: int, *names: str, seconds: int = 60) -> None:
        settings.RATE_LIMITS = dict.fromkeys(names, (most, seconds))

    return set_to


def windows_are_over() -> None:
    """Let time pass for all counters."""
    with connections["counters"].cursor() as cursor:
        cursor.execute("UPDATE recent_counts SET ends_at = now() - interval '1 second'")


def key(workspace: Workspace, owner: User, name: str) -> Bearer:
    with working_in(workspace, owner):
        return Bearer(issue_key(key=ApiKey(name=name, scopes=["cohorts:read"])))


# --- Requests -----------------------------------------------------------------------------------------


def test_every_answer_tells_what_is_left(ada: User, acme: Workspace, limited: Any) -> None:
    limited(3, "person", "workspace")
    ask = Caller(ada, acme)

    answers = [ask.get("cohorts/"), ask.get("cohorts/nothing/"), ask.post("cohorts/", {})]

    assert [answer.status for answer in answers] == [200, 404, 400]
    assert [answer.headers["RateLimit"] for answer in answers] == [
        f'"person";r={left};t=60, "workspace";r={left};t=60' for left in (2, 1, 0)
    ]
    assert answers[0].headers["RateLimit-Policy"] == '"person";q=3;w=60, "workspace";q=3;w=60'


def test_one_too_many_is_told_when_to_come_back(ada: User, bea: User, acme: Workspace, limited: Any) -> None:
    limited(3, "person")
    ask = Caller(ada, acme)
    before = [ask.get("cohorts/").status for _ in range(3)]

    answer = ask.post("cohorts/", {"name": "One too many"})

    assert (before, answer.status) == ([200] * 3, 429)
    assert "Too many requests of this person." in answer.json["detail"]
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert answer.headers["RateLimit"].startswith('"person";r=0;t=')
    assert Caller(bea).get("me/").status == 200


def test_refused_requests_count_although_they_are_rolled_back(
    ada: User, acme: Workspace, limited: Any
) -> None:
    limited(3, "person")
    ask = Caller(ada, acme)

    statuses = [ask.post("cohorts/", {"name": ""}).status for _ in range(5)]

    assert statuses == [400, 400, 400, 429, 429]


def test_requests_to_others_workspaces_count_for_the_person_alone(
    ada: User, bea: User, acme: Workspace, bolt: Workspace, limited: Any
) -> None:
    limited(3, "person", "workspace")

    statuses = [Caller(ada, bolt).get("cohorts/").status for _ in range(4)]

    assert statuses == [404, 404, 404, 429]
    assert Caller(bea, bolt).get("cohorts/").headers["RateLimit"].endswith('"workspace";r=2;t=60')


def test_a_workspace_has_one_limit_for_all_its_people_and_keys(
    ada: User, bea: User, acme: Workspace, bolt: Workspace, limited: Any
) -> None:
    colleague = join(acme, "viewer")
    limited(3, "workspace")

    statuses = [
        ask.get("cohorts/").status
        for ask in (Caller(ada, acme), Caller(colleague, acme), key(acme, ada, "One"), key(acme, ada, "Two"))
    ]

    assert statuses == [200, 200, 200, 429]
    assert Caller(bea, bolt).get("cohorts/").status == 200


def test_each_key_has_its_own_limit(ada: User, acme: Workspace, limited: Any) -> None:
    one, two = key(acme, ada, "One"), key(acme, ada, "Two")
    limited(3, "key", "person")

    statuses = [one.get("cohorts/").status for _ in range(4)]

    assert statuses == [200, 200, 200, 429]
    assert two.get("cohorts/").headers["RateLimit"] == '"key";r=2;t=60'


def test_a_new_window_begins_when_one_is_over(ada: User, acme: Workspace, limited: Any) -> None:
    limited(1, "person")
    ask = Caller(ada, acme)
    before = [ask.get("cohorts/").status for _ in range(2)]

    windows_are_over()

    assert (before, ask.get("cohorts/").status, ask.get("cohorts/").status) == ([200, 429], 200, 429)


def test_counting_is_one_statement(ada: User, acme: Workspace, limited: Any) -> None:
    limited(3, "person", "workspace")
    limits.count({"person": "somebody"})  # the sweep of old windows is now done for a while

    with connections["counters"].execute_wrapper(seen := Statements()):
        Caller(ada, acme).get("cohorts/")

    assert len(seen.found) == 1


class Statements:
    """Keeps what was asked."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.found.append(sql)
        return execute(sql, params, many, context)


def test_where_nothing_is_limited_nothing_is_counted_or_told(
    ada: User, acme: Workspace, limited: Any
) -> None:
    limited(0, "person", "workspace")

    answer = Caller(ada, acme).get("cohorts/")

    assert (answer.status, "RateLimit" in answer.headers) == (200, False)
    assert limits.so_far({"person": ada.pk}) == []


def test_windows_that_are_over_are_removed(limited: Any) -> None:
    limited(3, "person")
    limits.count({"person": "somebody"})
    windows_are_over()
    limits.count({"person": "somebody else"})

    limits.forget_old()

    with connections["counters"].cursor() as cursor:
        cursor.execute("SELECT bucket FROM recent_counts")
        assert cursor.fetchall() == [(limits.bucket("person", "somebody else"),)]


COUNT_APART = """
import sys, django; django.setup()
from django.db import connections
from codex import limits
connections["counters"].settings_dict["NAME"] = sys.argv[1]
print(limits.count({"person": "shared"})[0].remaining)
"""


@pytest.mark.django_db(transaction=True, databases=["default", "counters"])
def test_two_processes_share_a_limit(limited: Any) -> None:
    limited(5, "person")
    name = connections["counters"].settings_dict["NAME"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "codex.settings",
        "CODEX_LIMIT_PERSON": "5/60",
    }

    here = limits.count({"person": "shared"})[0].remaining
    there = subprocess.run(
        [sys.executable, "-c", COUNT_APART, name],
        env=environment, cwd=configured.BASE_DIR, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    again = limits.count({"person": "shared"})[0].remaining

    limits.forget("person", "shared")
    assert (here, there.strip(), again) == (4, "3", 2)


# --- Signing in ---------------------------------------------------------------------------------------


def token(email: str, password: str, place: str = "192.0.2.1") -> Answer:
    """What an attempt to sign in is answered."""
    sent = {"email": email, "password": password, "name": "Laptop"}
    found = Client(REMOTE_ADDR=place).post("/api/v1/tokens/", sent, content_type="application/json")
    return Answer(found.status_code, found.headers, found.content)


def basic(email: str, password: str) -> int:
    """The same with basic authentication."""
    login = base64.b64encode(f"{email}:{password}".encode()).decode()
    return Caller(None)("get", "me/", Authorization=f"Basic {login}").status


def test_after_too_many_wrong_passwords_the_right_one_is_refused_too(
    ada: User, bea: User, limited: Any
) -> None:
    limited(3, "account", seconds=900)
    wrong = [token(ada.email, "wrong", f"192.0.2.{number}").status for number in range(4)]

    answer = token(ada.email.upper(), PASSWORD, "192.0.2.9")

    assert wrong == [401, 401, 401, 429]
    assert answer.status == 429
    assert answer.json["detail"].startswith("Too many attempts: try again in 15 minutes.")
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert token(bea.email, PASSWORD, "192.0.2.9").status == 201


def test_failures_of_every_way_to_sign_in_count_together(ada: User, limited: Any) -> None:
    limited(3, "account")
    statuses = [token(ada.email, "wrong").status, basic(ada.email, "wrong")]
    page = Client().post("/admin/login/", {"username": ada.email, "password": "wrong"}).status_code

    closed = Client().post("/admin/login/", {"username": ada.email, "password": PASSWORD})

    assert (statuses, page) == ([401, 401], 200)
    assert b"Too many attempts: try again in 1 minute." in closed.content
    assert basic(ada.email, PASSWORD) == 429


def test_an_address_that_tries_many_accounts_is_closed_for_a_while(ada: User, limited: Any) -> None:
    limited(3, "address")
    for number in range(3):
        token(f"guess{number}@acme.example", "wrong")

    assert token(ada.email, PASSWORD).status == 429
    assert token(ada.email, PASSWORD, "192.0.2.2").status == 201


def test_an_account_that_does_not_exist_is_answered_as_one_that_does(ada: User, limited: Any) -> None:
    limited(2, "account")

    known, unknown = ([token(email, "wrong") for _ in range(3)] for email in (ada.email, "no@acme.example"))

    assert [(each.status, each.json) for each in known] == [(each.status, each.json) for each in unknown]


def test_signing_in_forgets_the_failures_of_the_account(ada: User, limited: Any) -> None:
    limited(3, "account")

    statuses = [token(ada.email, word).status for word in ("wrong", "wrong", PASSWORD, "wrong", "wrong")]

    assert (statuses, token(ada.email, PASSWORD).status) == ([401, 401, 201, 401, 401], 201)


def test_a_token_or_session_works_while_the_account_is_closed(
    ada: User, acme: Workspace, limited: Any
) -> None:
    mine = token(ada.email, PASSWORD).json["token"]
    limited(1, "account")
    token(ada.email, "wrong")

    assert token(ada.email, PASSWORD).status == 429
    assert [Bearer(mine, acme).get("cohorts/").status, Caller(ada, acme).get("cohorts/").status] == [200, 200]


@pytest.mark.parametrize("email", ["", "a\0b", "\ud800", "x" * 10_000])
def test_rubbish_is_counted_like_any_other_name(email: str, limited: Any) -> None:
    limited(3, "account", "address")

    assert limits.count({"account": email})[0].remaining == 2


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "place"),
    [
        (0, "192.0.2.1", "", "192.0.2.1"),
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "192.0.2.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "192.0.2.1", "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (1, "192.0.2.1", "", "192.0.2.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (0, "", "", ""),
        (1, "192.0.2.1", "not an address", "not an address"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
    ],
)
def test_where_a_request_comes_from(
    proxies: int, peer: str, forwarded: str, place: str, settings: Any
) -> None:
    settings.PROXIES = proxies

    found = limits.address(SimpleNamespace(META={"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}))

    assert found == place


def test_the_counters_are_not_logged() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'recent_counts'")
        assert cursor.fetchone() == ("u",)


# --- When a key was used ------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True, databases=["default", "operator", "counters"])
def test_the_use_of_a_key_is_noted_once_a_minute_also_when_the_request_is_refused(committed: None) -> None:
    from tests.conftest import make_workspace

    owner: Any = UserFactory.create(secret=PASSWORD)
    workspace = make_workspace("Acme", owner)
    ask = key(workspace, owner, "Robot")

    def row() -> dict[str, Any]:
        found: dict[str, Any] = Caller(owner, workspace).get("keys/").results[0]
        return found

    before = row()
    refused = ask.get("competitors/").status
    first = row()
    ask.get("cohorts/")

    assert (before["last_used_at"], refused) == (None, 403)
    assert first["last_used_at"] is not None
    assert row() == first
