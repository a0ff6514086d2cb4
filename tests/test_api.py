"""What is true of every resource of the API: other workspaces do not exist, roles hold, lists stay cheap."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from codex.api import Endpoint, Rows
from codex.api.about import Open
from codex.models import Role, User, Workspace
from codex.urls import resources
from tests.caller import Caller
from tests.conftest import inside, join
from tests.resources import ALL, SHARED, body, change, join_as, one_of_each

READERS, WRITERS, MANAGERS = ("viewer", "analyst"), ("strategist", "admin", "owner"), ("admin", "owner")
COUNTED = {"quests": 2, "cohorts": 1, "moves_set_free": 1}
NOUNS = [
    ("get", "campaigns", "quests/", None),
    ("get", "campaigns", "blockers/", None),
    ("get", "campaigns", "deletion/", None),
    ("post", "campaigns", "deletion/", COUNTED),
    *(("post", "campaigns", f"{step}/", None) for step in ("planning", "activation", "pause")),
    *(("post", "campaigns", f"{step}/", None) for step in ("completion", "archive")),
    ("post", "moves", "completion/", {"succeeded": True}),
    ("post", "insights", "review/", {"verdict": "approved"}),
    *(("post", "alerts", f"{step}/", None) for step in ("acknowledgement", "resolution", "dismissal")),
]


@pytest.fixture
def mine(acme: Workspace) -> dict[str, Any]:
    """A row of each resource in Acme."""
    return one_of_each(acme)


@pytest.fixture
def theirs(bolt: Workspace) -> dict[str, Any]:
    """A row of each resource in Bolt, which could leak."""
    return one_of_each(bolt)


@pytest.fixture
def as_role(acme: Workspace, ada: User) -> Callable[[str], Caller]:
    """Somebody of a role in Acme."""
    return lambda role: Caller(ada if role == "owner" else join(acme, role), acme)


def nowhere() -> str:
    """The id of nothing."""
    return str(uuid.uuid4())


def stored(rows: dict[str, Any]) -> list[Any]:
    """All rows of the workspace that these are of, as they are now."""
    workspace = rows["workspaces"]
    with inside(workspace):
        return [
            list(type(row).objects.filter(workspace=workspace).order_by("pk").values())
            for name, row in rows.items()
            if name != "workspaces"
        ]


# --- Other workspaces -------------------------------------------------------------------------------


def test_a_list_has_the_rows_of_the_entered_workspace(
    ada: User, acme: Workspace, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    of_acme = dict(zip(mine, [[], *[{str(row["id"]) for row in rows} for rows in stored(mine)]], strict=True))

    listed = {
        resource: {row["id"] for row in Caller(ada, acme).get(f"{resource}/?page_size=200").results}
        for resource in ALL
    }

    assert listed == {resource: of_acme[resource] for resource in ALL}


def test_a_row_of_another_workspace_is_answered_as_none(
    ada: User, acme: Workspace, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    before, ask = stored(theirs), Caller(ada, acme)

    for verb in ("get", "put", "patch", "delete"):
        for resource in [*ALL, "workspaces"]:
            sent = {**body(resource, mine), **change(resource)} if verb in ("put", "patch") else None
            foreign = ask(verb, f"{resource}/{theirs[resource].pk}/", sent)
            missing = ask(verb, f"{resource}/{nowhere()}/", sent)

            assert (foreign.status, foreign.json) == (missing.status, missing.json), (verb, resource)
            assert foreign.status in (404, 405), (verb, resource)
        assert stored(theirs) == before, verb


def test_what_is_done_to_a_row_of_another_workspace_is_answered_as_to_none(
    ada: User, acme: Workspace, theirs: dict[str, Any]
) -> None:
    before, ask = stored(theirs), Caller(ada, acme)

    for verb, resource, noun, sent in NOUNS:
        foreign = ask(verb, f"{resource}/{theirs[resource].pk}/{noun}", sent)
        missing = ask(verb, f"{resource}/{nowhere()}/{noun}", sent)

        assert (foreign.status, foreign.json) == (missing.status, missing.json)
        assert foreign.status == 404
    assert stored(theirs) == before


def test_a_reference_to_another_workspace_is_answered_as_to_none(
    ada: User, acme: Workspace, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    ask = Caller(ada, acme)

    for resource in SHARED:
        good, bad = body(resource, mine), body(resource, theirs)
        for name in [name for name in good if good[name] != bad[name]]:
            foreign = ask.post(f"{resource}/", {**good, name: bad[name]})
            missing = ask.post(f"{resource}/", {**good, name: nowhere()})
            changed = ask.patch(f"{resource}/{mine[resource].pk}/", {name: bad[name]})

            refusal = (400, {name: ["There is no such row in this workspace."]})
            assert [(answer.status, answer.json) for answer in (foreign, missing, changed)] == [refusal] * 3


def test_a_filter_by_a_row_of_another_workspace_finds_nothing(
    ada: User, acme: Workspace, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    ask = Caller(ada, acme)

    for resource in SHARED:
        good, bad = body(resource, mine), body(resource, theirs)
        for name in [name for name in good if good[name] != bad[name] and name != "parent_quest"]:
            assert ask.get(f"{resource}/?{name}={bad[name]}").results == []
            assert len(ask.get(f"{resource}/?{name}={good[name]}").results) > 0


@pytest.mark.parametrize("resource", ["cohorts", "competitors", "positioning"])
def test_a_name_is_free_though_another_workspace_uses_it(
    resource: str, ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    sent = {"name": "Same", **({"market_segment": "Same"} if resource == "positioning" else {})}
    Caller(bea, bolt).made(f"{resource}/", **sent)

    answers = [Caller(ada, acme).post(f"{resource}/", sent) for _ in range(2)]

    assert [answer.status for answer in answers] == [201, 400]
    assert list(answers[1].json) == ["name"]


def test_a_workspace_of_others_is_answered_as_none(ada: User, acme: Workspace, bolt: Workspace) -> None:
    for resource in ALL:
        foreign = Caller(ada, bolt).get(f"{resource}/")
        missing = Caller(ada, "nowhere").get(f"{resource}/")

        assert (foreign.status, foreign.json) == (missing.status, missing.json)
        assert foreign.status == 404


def test_the_workspace_is_no_part_of_the_input(ada: User, acme: Workspace, bolt: Workspace) -> None:
    answer = Caller(ada, acme).post("cohorts/", {"name": "Fresh", "workspace": str(bolt.pk)})

    assert (answer.status, answer.json) == (400, {"workspace": ["There is no such field."]})


# --- Roles --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role.values)
def test_members_read_and_writers_write(
    role: str, acme: Workspace, ada: User, mine: dict[str, Any], as_role: Callable[[str], Caller]
) -> None:
    mine["cohorts"] = one_of_each(acme)["cohorts"]  # that Acme's campaign does not address yet
    ask, found = as_role(role), {}

    for resource in reversed(SHARED):  # what refers to others goes first
        address = f"{resource}/{mine[resource].pk}/"
        found[resource] = [
            ask.get(f"{resource}/").status,
            ask.get(address).status,
            ask.post(f"{resource}/", body(resource, mine)).status,
            ask.patch(address, change(resource) or dict([*body(resource, mine).items()][:1])).status,
            ask.delete(address).status,
        ]

    expected = [200, 200, 201, 200, 204] if role in WRITERS else [200, 200, 403, 403, 403]
    assert found == dict.fromkeys(reversed(SHARED), expected)


@pytest.mark.parametrize("role", Role.values)
def test_managers_change_members_and_nobody_adds_them(
    role: str, acme: Workspace, as_role: Callable[[str], Caller]
) -> None:
    member = join_as(acme, "viewer")
    ask, address = as_role(role), f"members/{member.pk}/"

    statuses = [
        ask.get("members/").status,
        ask.post("members/", {"user": str(member.user_id), "role": "viewer"}).status,
        ask.patch(address, {"role": "analyst"}).status,
        ask.delete(address).status,
    ]

    assert statuses == ([200, 405, 200, 204] if role in MANAGERS else [200, 405, 403, 403])


@pytest.mark.parametrize("role", Role.values)
def test_managers_invite_and_others_see_no_invitation(
    role: str, ada: User, acme: Workspace, as_role: Callable[[str], Caller]
) -> None:
    sent = Caller(ada, acme).made("invitations/", email="guest@guest.example", role="viewer")
    ask, address = as_role(role), f"invitations/{sent['id']}/"

    listed = len(ask.get("invitations/").results)
    statuses = [
        ask.get(address).status,
        ask.post("invitations/", {"email": "nia@guest.example", "role": "viewer"}).status,
        ask.delete(address).status,
    ]

    assert (listed, statuses) == ((1, [200, 201, 204]) if role in MANAGERS else (0, [404, 403, 404]))


@pytest.mark.parametrize("role", Role.values)
def test_managers_change_the_workspace_and_nobody_removes_it(
    role: str, acme: Workspace, as_role: Callable[[str], Caller]
) -> None:
    ask, address = as_role(role), f"workspaces/{acme.pk}/"

    statuses = [
        ask.get(address).status,
        ask.patch(address, {"name": "Acme Labs"}).status,
        ask.delete(address).status,
    ]

    assert statuses == ([200, 200, 405] if role in MANAGERS else [200, 403, 405])


@pytest.mark.parametrize("role", READERS)
def test_readers_take_no_steps(role: str, mine: dict[str, Any], as_role: Callable[[str], Caller]) -> None:
    ask = as_role(role)
    before = stored(mine)

    statuses = {
        (resource, noun): ask(verb, f"{resource}/{mine[resource].pk}/{noun}", sent).status
        for verb, resource, noun, sent in NOUNS
        if verb == "post"
    }

    assert set(statuses.values()) == {403}
    assert stored(mine) == before


def test_what_happened_is_read_only(ada: User, acme: Workspace, mine: dict[str, Any]) -> None:
    ask, address = Caller(ada, acme), f"events/{mine['events'].pk}/"

    statuses = [
        ask.get(address).status,
        ask.post("events/", body("events", mine)).status,
        ask.patch(address, {"kind": "forged"}).status,
        ask.delete(address).status,
    ]

    assert statuses == [200, 405, 405, 405]


# --- Every endpoint -----------------------------------------------------------------------------------


def test_every_endpoint_enters_by_the_same_door() -> None:
    patterns: list[Any] = get_resolver().url_patterns
    (api,) = [found for found in patterns if str(found.pattern).startswith("api/")]
    classes = [getattr(found.callback, "cls", object) for found in api.url_patterns]

    assert len(classes) > 30
    assert [each for each in classes if not issubclass(each, Endpoint | Open)] == []


@pytest.mark.parametrize("endpoint", [endpoint for _, endpoint, _ in resources.registry])
def test_lists_are_ordered_by_what_is_never_null(endpoint: type[Rows]) -> None:
    serializer: Any = endpoint.serializer_class

    nullable = [name for name in endpoint.orderings if serializer.Meta.model._meta.get_field(name).null]

    assert nullable == []


def test_a_list_of_three_asks_as_often_as_a_list_of_one(ada: User, acme: Workspace) -> None:
    for _ in range(3):
        one_of_each(acme)
    ask = Caller(ada, acme)
    ask.get("me/")  # the first request of a session notes that it is used

    asked = {}
    for resource in ALL:
        for size in (1, 3):
            with CaptureQueriesContext(connection) as queries:
                rows = ask.get(f"{resource}/?page_size={size}").results
            asked[resource, len(rows)] = len(queries)

    assert asked == {(resource, size): asked[resource, 1] for resource in ALL for size in (1, 3)}
