"""The OpenAPI document says what the API does: its answers are as described, and so is its every refusal."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator, FormatChecker

from codex.api.documents import document
from codex.api.problems import KINDS
from codex.models import User, Workspace
from tests.caller import Answer, Caller
from tests.resources import ALL, SHARED, body, change, one_of_each

DOCUMENT: dict[str, Any] = json.loads(json.dumps(document()))
OPERATIONS = {
    operation["operationId"]: operation for path in DOCUMENT["paths"].values() for operation in path.values()
}


ACTIONS = {"list": "get", "retrieve": "get", "create": "post", "partial_update": "patch", "destroy": "delete"}


def resolved(place: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for."""
    while "$ref" in place:
        _, *names = place["$ref"].split("/")
        place = DOCUMENT
        for name in names:
            place = place[name]
    return place


def faults(operation: str, status: int, data: Any, kind: str = "application/json") -> list[str]:
    """Where an answer is not as its operation describes it."""
    answer = resolved(OPERATIONS[operation]["responses"][str(status)])
    if "content" not in answer:
        return [] if data is None else ["a body"]
    return against(answer["content"][kind]["schema"], data)


def against(schema: dict[str, Any], data: Any) -> list[str]:
    """Where a value is not as a schema says."""
    whole = {**schema, "components": DOCUMENT["components"]}
    found = Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(data)
    return [f"{error.json_path}: {error.message}" for error in found]


def refusal_faults(operation: str, answer: Answer) -> list[str]:
    """Where a refusal is not as its operation describes it."""
    return faults(operation, answer.status, answer.problem, "application/problem+json")


def name_of(resource: str, action: str) -> str:
    return f"{resource.replace('-', '_')}_{action}"


# --- The document itself ------------------------------------------------------------------------------


def test_the_document_is_valid_and_nothing_in_it_was_guessed() -> None:
    told = StringIO()

    call_command("spectacular", validate=True, fail_on_warn=True, stdout=told)

    assert told.getvalue().startswith("openapi: 3.1.1")


def test_every_operation_has_words_an_example_and_its_refusals() -> None:
    bare = [
        name
        for name, operation in OPERATIONS.items()
        if not (operation["summary"] and operation["description"] and operation["tags"])
        or not any(status >= "400" for status in operation["responses"])
        or any(
            "example" not in content
            for body in [operation.get("requestBody", {}), *map(resolved, operation["responses"].values())]
            for content in body.get("content", {}).values()
        )
    ]

    assert bare == []


def test_every_example_is_as_its_schema_says() -> None:
    wrong = [
        (name, fault)
        for name, operation in OPERATIONS.items()
        for body in [operation.get("requestBody", {}), *map(resolved, operation["responses"].values())]
        for content in body.get("content", {}).values()
        for fault in against(content["schema"], content["example"])
    ]

    assert wrong == []


def test_every_kind_of_problem_is_in_the_document() -> None:
    assert DOCUMENT["components"]["schemas"]["Problem"]["properties"]["code"]["enum"] == list(KINDS)


def test_whatever_enters_a_workspace_says_so() -> None:
    outside = {
        name
        for name, operation in OPERATIONS.items()
        if {"$ref": "#/components/parameters/Workspace"} not in operation.get("parameters", [])
    }

    assert outside == {
        *("me", "workspaces_list", "workspaces_create", "invitations_acceptance"),
        *("tokens", "tokens_list", "tokens_create", "tokens_destroy"),
        *("problems", "health_live", "health_ready"),
    }


def test_whatever_is_refused_is_a_problem() -> None:
    others = {
        (name, status)
        for name, operation in OPERATIONS.items()
        for status, answer in operation["responses"].items()
        if status >= "400" and list(resolved(answer)["content"]) != ["application/problem+json"]
    }

    assert others == {("health_ready", "503")}


def test_whatever_is_looked_for_by_its_address_may_not_be_there() -> None:
    found = {
        name
        for path, operations in DOCUMENT["paths"].items()
        for operation in operations.values()
        for name in [operation["operationId"]]
        if "{" in path and "404" not in operation["responses"]
    }

    assert found == set()


def test_a_key_for_repeats_is_named_where_answers_are_kept() -> None:
    posts = {
        operation["operationId"]: operation["parameters"]
        for path in DOCUMENT["paths"].values()
        for verb, operation in path.items()
        if verb == "post" and {"$ref": "#/components/parameters/Workspace"} in operation.get("parameters", [])
    }
    unkept = {
        name
        for name, parameters in posts.items()
        if {"$ref": "#/components/parameters/IdempotencyKey"} not in parameters
    }

    assert unkept == {"keys_create", "keys_rotation"}  # a secret is told once


@pytest.mark.parametrize(
    ("ending", "is_said"), [({}, False), ({"outcome": "error"}, True), ({"success": True}, True)]
)
def test_a_run_says_how_it_ended(ending: Any, is_said: bool) -> None:
    run = {"agent": "0199a5c2-3f7e-7c1b-9d0e-5a4b3c2d1e0f", "execution_time_seconds": "1", **ending}

    found = against({"$ref": "#/components/schemas/RunRequest"}, run)

    assert (found == []) is is_said


@pytest.mark.parametrize("blank", ["", "  ", "\x1e", "\x85\n"])
def test_a_text_of_blanks_is_none(blank: str, ada: User, acme: Workspace) -> None:
    sent = {"name": blank}

    answer = Caller(ada, acme).post("cohorts/", sent)

    assert (answer.status, list(answer.json)) == (400, ["name"])
    assert against({"$ref": "#/components/schemas/CohortRequest"}, sent) != []


@pytest.mark.parametrize(
    ("resource", "field", "right", "wrong"),
    [
        ("Campaign", "currency", "EUR", "eur"),
        ("Campaign", "planned_duration_days", 36525, 36526),
        ("Achievement", "points_reward", 1_000_000, 1_000_001),
        ("NewWorkspace", "slug", "acme-labs", "Acme"),
    ],
)
def test_a_rule_of_the_database_is_said_where_a_schema_can(
    resource: str, field: str, right: Any, wrong: Any
) -> None:
    its = DOCUMENT["components"]["schemas"][f"{resource}Request"]["properties"][field]

    assert (against(its, right), len(against(its, wrong))) == ([], 1)


# --- Where it is read -----------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accept", "kind", "first"),
    [
        ("*/*", "application/json", b'{"openapi":"3.1.1"'),
        ("application/yaml", "application/yaml", b"openapi: 3.1.1"),
    ],
)
def test_the_document_is_served_to_everybody(accept: str, kind: str, first: bytes, client: Any) -> None:
    response = client.get("/api/v1/schema/", headers={"Accept": accept})

    assert (response.status_code, response["Content-Type"].partition(";")[0]) == (200, kind)
    assert response.content.startswith(first)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["docs", "redoc"])
def test_the_pages_need_no_other_server_and_no_script_inside(page: str, client: Any) -> None:
    html = client.get(f"/api/v1/{page}/", headers={"Accept": "text/html"}).content.decode()

    assert "/api/v1/schema/" in html
    assert "//" not in html
    assert html.count("<script") == html.count("<script src=")
    assert "<style" not in html


# --- What it says of answers ----------------------------------------------------------------------------


def test_every_resource_answers_as_described(ada: User, acme: Workspace) -> None:
    mine, found = one_of_each(acme), {}
    mine["cohorts"] = one_of_each(acme)["cohorts"]  # that Acme's campaign does not address yet
    own = Caller(mine["members"].user, acme)

    for action, verb in ACTIONS.items():
        for resource in reversed([*ALL, "workspaces"]):  # what refers to others goes first
            if (name := name_of(resource, action)) not in OPERATIONS:
                continue
            ask = (
                own
                if resource in ("user-achievements", "notifications") and verb != "post"
                else Caller(ada, acme)
            )
            row = f"{mine[resource].pk}/" if action not in ("list", "create") else ""
            sent = {"create": body, "partial_update": lambda its, _: change(its)}.get(action, lambda *_: None)
            answer = ask(verb, f"{resource}/{row}", sent(resource, mine))
            found[name] = faults(name, answer.status, answer.json) if answer.status < 300 else [answer]

    assert {name: its for name, its in found.items() if its} == {}
    assert len(found) > 120


def test_every_refusal_is_as_described(ada: User, acme: Workspace, viewer: User) -> None:
    mine, ask, found = one_of_each(acme), Caller(ada, acme), []
    nothing = "00000000-0000-7000-8000-000000000000"

    for resource in SHARED:
        row, sent = f"{resource}/{mine[resource].pk}/", body(resource, mine)
        found += [
            ("list", ask.get(f"{resource}/?page_size=0")),
            ("list", Caller(None, acme).get(f"{resource}/")),
            ("list", Caller(ada, "nowhere").get(f"{resource}/")),
            ("list", ask("get", f"{resource}/", Accept="text/csv")),
            ("retrieve", ask.get(f"{resource}/{nothing}/")),
            ("create", ask.post(f"{resource}/", {"unheard_of": 1})),
            ("create", ask("post", f"{resource}/", b"{")),
            ("create", ask("post", f"{resource}/", b"x", content_type="text/csv")),
            ("create", ask("post", f"{resource}/", sent, **{"Transfer-Encoding": "chunked"})),
            ("create", Caller(viewer, acme).post(f"{resource}/", sent)),
            ("partial_update", ask("patch", row, {}, **{"If-Match": ""})),
            ("partial_update", ask("patch", row, {}, **{"If-Match": '"old"'})),
            ("update", ask("put", row, sent, **{"If-Match": '"old"'})),
            ("destroy", ask("delete", row, **{"If-Match": '"old"'})),
        ]
        wrong = [
            (resource, action, answer, fault)
            for action, answer in found
            for fault in refusal_faults(name_of(resource, action), answer)
        ]
        assert wrong == []
        assert [answer.status for _, answer in found] == [
            *(400, 401, 404, 406, 404, 400, 400, 415, 411, 403, 428, 412, 412, 412),
        ]
        found.clear()


def test_rows_in_place_of_their_ids_are_as_described(ada: User, acme: Workspace) -> None:
    mine, ask = one_of_each(acme), Caller(ada, acme)
    wrong = {}

    for resource in ALL:
        for parameter in OPERATIONS[name_of(resource, "list")].get("parameters", []):
            if parameter.get("name") == "expand":
                relations = ",".join(parameter["schema"]["items"]["enum"])
                answer = ask.get(f"{resource}/{mine[resource].pk}/?expand={relations}")
                wrong[resource] = faults(name_of(resource, "retrieve"), answer.status, answer.json)

    assert set(map(tuple, wrong.values())) == {()}
    assert len(wrong) > 15


@pytest.mark.parametrize(("text", "found"), [("true", 1), ("false", 0), ("True", None), ("1", None)])
def test_a_boolean_is_asked_for_as_json_has_it(
    text: str, found: int | None, ada: User, acme: Workspace
) -> None:
    sent = {"code": "fresh", "name": "Fresh", "badge_type": "speed", "category": "content"}
    Caller(ada, acme).made("achievements/", **sent)

    answer = Caller(ada, acme).get(f"achievements/?code=fresh&is_active={text}")

    assert answer.status == (400 if found is None else 200)
    assert found is None or len(answer.results) == found


def test_an_empty_number_is_none(ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).post("cohorts/", {"name": "Fresh", "health_score": ""})

    assert (answer.status, list(answer.json)) == (400, ["health_score"])


@pytest.mark.parametrize("sent", [{"signals": []}, {"signals": ["0199a5c2-3f7e-7c1b-9d0e-5a4b3c2d1e0f"]}])
def test_an_insight_is_drawn_from_something(sent: Any) -> None:
    found = against(
        {"$ref": "#/components/schemas/DrawingRequest"}, {"title": "Rain", "insight_type": "trend", **sent}
    )

    assert (found == []) is bool(sent["signals"])


def test_an_empty_if_match_on_delete_says_nothing(ada: User, acme: Workspace) -> None:
    row = Caller(ada, acme).made("cohorts/", name="Fresh")

    answer = Caller(ada, acme)("delete", f"cohorts/{row['id']}/", **{"If-Match": ""})

    assert answer.status == 204
