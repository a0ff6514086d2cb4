"""Every error of the API is a problem document, whoever has answered it."""

from typing import Any

import pytest
from django.test import Client

from codex.api.problems import BY_STATUS, KINDS
from codex.models import User, Workspace
from tests.caller import Caller

MEMBERS = ["type", "title", "status", "code", "detail", "advice", "errors", "request_id"]


def test_a_refused_field_is_named_with_a_code_and_a_sentence(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    ask.made("cohorts/", name="Founders")

    problem = ask.post("cohorts/", {"name": "Founders", "health_score": 101}).problem
    twice = ask.post("cohorts/", {"name": "Founders"}).problem

    assert list(problem) == MEMBERS
    assert problem["type"] == "/api/v1/problems/invalid/"
    assert (problem["status"], problem["code"]) == (400, "invalid")
    assert [(line["field"], line["code"]) for line in problem["errors"]] == [("health_score", "max_value")]
    assert [(line["field"], line["code"]) for line in twice["errors"]] == [("name", "cohorts_name_once")]


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        ({"path": "/api/v1/cohorts/"}, 401, "unauthenticated"),
        ({"path": "/api/v1/nothing/"}, 401, "unauthenticated"),
        ({"path": "/api/v2/"}, 404, "not_found"),
        ({"path": "/api/v1/me/", "HTTP_HOST": "elsewhere.example"}, 400, "invalid"),
        ({"path": "/api/v1/me/", "REQUEST_METHOD": "BREW"}, 401, "unauthenticated"),
    ],
)
@pytest.mark.django_db
def test_what_no_endpoint_answers_is_one_too(request_: dict[str, str], status: int, code: str) -> None:
    answer = Client(raise_request_exception=False).generic("GET", **request_)  # type: ignore[arg-type]

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_fault_of_ours_is_one_without_a_word_about_it(
    ada: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("codex.api.workspaces.workspaces_of", fails)
    client = Client(raise_request_exception=False)
    client.force_login(ada)

    answer = client.get("/api/v1/me/")

    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert b"secret" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("code", KINDS)
def test_every_kind_can_be_looked_up(code: str) -> None:
    found = Caller(None).get(f"problems/{code}/").json

    assert found["status"] == KINDS[code].status
    assert found["title"] == KINDS[code].title
    assert found["advice"].endswith(".")


@pytest.mark.django_db
def test_an_unknown_kind_is_not_there() -> None:
    assert Caller(None).get("problems/unheard-of/").problem["code"] == "not_found"


def test_every_status_has_its_kind() -> None:
    assert BY_STATUS[400] == "invalid"
    assert set(BY_STATUS) == {kind.status for kind in KINDS.values()}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "kept"), [("order-66", True), ("", False), ("a b", False), ("x" * 65, False), ("\u00e9", False)]
)
def test_a_request_has_a_name_that_a_client_may_choose(given: str, kept: bool) -> None:
    answer = Client().get("/api/v1/me/", headers={"X-Request-ID": given})

    name = answer.headers["X-Request-ID"]
    assert answer.json()["request_id"] == name
    assert (name == given) is kept
    assert len(name) > 0


@pytest.mark.django_db
def test_two_requests_have_two_names() -> None:
    names = {Client().get("/api/v1/me/").headers["X-Request-ID"] for _ in range(2)}

    assert len(names) == 2


@pytest.mark.django_db
def test_front_ends_of_named_sites_may_call(settings: Any) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example"]
    asked = {"Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "x-workspace"}

    ours = Client().options("/api/v1/campaigns/", headers={"Origin": "https://app.example", **asked})
    others = Client().options("/api/v1/campaigns/", headers={"Origin": "https://evil.example", **asked})
    page = Client().options("/admin/", headers={"Origin": "https://app.example", **asked})

    assert ours.headers["Access-Control-Allow-Origin"] == "https://app.example"
    assert "x-workspace" in ours.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in others.headers
    assert "Access-Control-Allow-Origin" not in page.headers
