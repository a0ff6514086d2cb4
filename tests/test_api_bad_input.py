"""Bad input to every resource: a 4xx with a sentence at its field, and nothing is written."""

from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codex.fields import LARGEST_JSON, LONGEST_LIST, LONGEST_TEXT, Json
from codex.models import User, Workspace
from codex.urls import resources
from tests.caller import Answer, Caller
from tests.resources import SHARED, body, one_of_each
from tests.test_api import stored

WRITTEN = [*SHARED, "invitations"]
ENDPOINTS: dict[str, Any] = {path: endpoint for path, endpoint, _ in resources.registry}
NUL, SURROGATE, INFINITE = "a\0b", "a\ud800b", float("inf")  # which is sent as 1e400

# What no field of its kind can be.
TEXTS: list[Any] = [5, 1.5, True, [], {}, ["a"], {"a": 1}, NUL, SURROGATE, "x" * (LONGEST_TEXT + 1), INFINITE]
LISTS = ["a", 5, {}, [[]], [{}], [None], [""], ["  "], [5], [NUL], [SURROGATE], ["x"] * (LONGEST_LIST + 1)]
OBJECTS = ["a", 5, [], True, {NUL: 1}, {"a": [NUL]}, {"a": {"b": SURROGATE}}, {"a": INFINITE}]
NUMBERS = ["a", [], {}, True, NUL, SURROGATE, INFINITE, "NaN", "1e400", 10**30, -(10**30), "1" * 2000]
DAYS = [5, True, [], {}, "", "soon", "2026-02-30", "1999-12-31", "2101-01-01", "99999-01-01", NUL, SURROGATE]
WORDS = ["unheard of", "", 5, True, [], {}, NUL, SURROGATE, INFINITE]
IDS = ["a", 5, 1.5, True, [], {}, NUL, SURROGATE, "0" * 32, 10**40, INFINITE]
BOOLEANS = ["a", 5, [], {}, NUL, SURROGATE, INFINITE]


def faults(field: Any) -> list[Any]:
    """Values that a column cannot have; an empty text is nothing, where there may be an empty one."""
    needed = [] if field.null or field.blank else ["", None]
    if field.is_relation:
        return [*IDS, "", *needed]
    if field.choices:
        return WORDS
    for kinds, found in (
        (Json, OBJECTS),
        (ArrayField, [*LISTS, ["x" * (LONGEST_TEXT + 1)]]),
        (models.DateField, DAYS),
        ((models.DecimalField, models.IntegerField), NUMBERS),
        (models.BooleanField, BOOLEANS),
    ):
        if isinstance(field, kinds):
            return found
    too_long = ["x" * (field.max_length + 1)] if field.max_length else []
    return [*TEXTS, None, *too_long, *(["", " \t "] if needed else [])]


def writable(resource: str) -> list[Any]:
    """The columns of a resource that a client may send."""
    serializer = ENDPOINTS[resource].serializer_class()
    model = serializer.Meta.model
    return [model._meta.get_field(name) for name, field in serializer.fields.items() if not field.read_only]


def said(answer: Answer) -> Any:
    """Whether a refusal is one sentence or more at a field, or one about the whole."""
    for name, found in answer.json.items():
        for sentence in [found] if name == "detail" else found:
            assert isinstance(sentence, str), (name, found)
            assert sentence.endswith("."), (name, found)
    return list(answer.json)


@pytest.fixture
def mine(acme: Workspace) -> dict[str, Any]:
    return one_of_each(acme)


def test_values_that_fields_cannot_have_are_refused_at_each_field_at_once(
    ada: User, acme: Workspace, mine: dict[str, Any]
) -> None:
    ask, before = Caller(ada, acme), stored(mine)

    for resource in WRITTEN:
        bad = {field.name: faults(field) for field in writable(resource)}
        verbs = [("post", f"{resource}/"), ("patch", f"{resource}/{mine[resource].pk}/")]
        for turn in range(max(map(len, bad.values()))):
            sent = {name: values[turn % len(values)] for name, values in bad.items()}
            for verb, address in verbs[: 1 if resource == "invitations" else 2]:
                answer = ask(verb, address, sent)
                assert answer.status == 400, (address, sent, answer)
                assert set(said(answer)) == set(bad), (address, sent, answer)
    assert stored(mine) == before


def test_an_unknown_field_is_refused_by_its_name(ada: User, acme: Workspace, mine: dict[str, Any]) -> None:
    before = stored(mine)

    for resource in WRITTEN:
        for name in ("nmae", "workspace", "workspace_id", "gr\u00f6\u00dfe", SURROGATE, NUL):
            answer = Caller(ada, acme).post(f"{resource}/", {**body(resource, mine), name: "x"})
            assert answer.status == 400, (resource, name)
            assert list(answer.json.values()) == [["There is no such field."]], (resource, name)
    assert stored(mine) == before


UNREADABLE = {
    b"{": 400,
    b"[]": 400,
    b'"text"': 400,
    b"null": 400,
    b"\xff\xfe": 400,
    b'{"name": NaN}': 400,
    b'{"name": ' + b"1" * 5000 + b"}": 400,
    b"[" * 100_000: 400,
    b'{"name": ' + b"[" * 900 + b"]" * 900 + b"}": 400,
    b'{"name": ' + b'{"a":' * 200 + b"1" + b"}" * 201: 400,
    b'{"name": "' + b"x" * 10_000_000 + b'"}': 413,
}


def test_what_cannot_be_read_is_refused_as_a_whole(ada: User, acme: Workspace, mine: dict[str, Any]) -> None:
    ask, before = Caller(ada, acme), stored(mine)

    for resource in WRITTEN:
        answers = [ask.post(f"{resource}/", sent) for sent in UNREADABLE]
        assert [answer.status for answer in answers] == list(UNREADABLE.values()), resource
        assert [said(answer) for answer in answers] == [["detail"]] * len(UNREADABLE)
    assert stored(mine) == before


@pytest.mark.parametrize(
    ("path", "sent", "mistakes"),
    [
        ("cohorts/", {"name": "Fresh", **dict.fromkeys(map(str, range(5000)), 1)}, 20),
        ("tokens/", dict.fromkeys(map(str, range(5000)), 1), 23),  # of anybody; three fields are needed
        ("cohorts/", {"name": "Fresh", "goals": [1] * LONGEST_LIST}, 100),
        ("cohorts/", {"name": "Fresh", "goals": [1] * 5000}, 1),
        ("insights/from-signals/", {"title": "Fresh", "insight_type": "trend", "signals": [1] * 5000}, 1),
        ("keys/", {"name": "Fresh", "scopes": ["unheard of"] * 5000}, 1),
    ],
)
def test_a_flood_of_mistakes_is_answered_in_brief(
    path: str, sent: dict[str, Any], mistakes: int, ada: User, acme: Workspace
) -> None:
    answer = Caller(ada, acme).post(path, sent)

    assert (answer.status, len(answer.problem["errors"])) == (400, mistakes)


def test_an_empty_body_lacks_what_is_needed(ada: User, acme: Workspace) -> None:
    for resource in WRITTEN:
        answer = Caller(ada, acme).post(f"{resource}/")

        assert answer.status == 400
        assert set(map(tuple, answer.json.values())) == {("This field is required.",)}


def test_another_content_type_is_refused(ada: User, acme: Workspace) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"):
        answer = Caller(ada, acme)("post", "cohorts/", b"name=Fresh", content_type=kind)

        assert (answer.status, said(answer)) == (415, ["detail"])


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("cohorts", {"goals": ["x" * LONGEST_TEXT] * (LARGEST_JSON // LONGEST_TEXT + 1)}, "goals"),
    ("cohorts", {"journey_distribution": {"unaware": 1}}, "journey_distribution"),
    ("cohorts", {"journey_distribution": {"a": "x" * LARGEST_JSON}}, "journey_distribution"),
    ("campaigns", {"resource_allocation": {"a": "x" * LARGEST_JSON}}, "resource_allocation"),
    ("campaigns", {"start_date": "2026-02-02", "end_date": "2026-02-01"}, "end_date"),
    ("campaigns", {"budget_allocation": 10, "allocated_budget_amount": 11}, "allocated_budget_amount"),
    ("campaigns", {"currency": "usd"}, "currency"),
    ("campaigns", {"planned_duration_days": 40_000}, "planned_duration_days"),
    ("campaigns", {"roi_percentage": -101}, "roi_percentage"),
    ("quests", {"start_date": "2026-02-02", "end_date": "2026-02-01"}, "end_date"),
    ("quests", {"weight": 0}, "weight"),
    ("moves", {"start_date": "2026-02-02", "end_date": "2026-02-01"}, "end_date"),
    ("moves", {"status": "completed"}, "succeeded"),
    ("moves", {"succeeded": True}, "succeeded"),
]


def test_what_the_database_refuses_is_said_at_its_field(
    ada: User, acme: Workspace, mine: dict[str, Any]
) -> None:
    before, ask = stored(mine), Caller(ada, acme)

    for resource, sent, field in REFUSED:
        added = ask.post(f"{resource}/", {**body(resource, mine), **sent})
        changed = ask.patch(f"{resource}/{mine[resource].pk}/", sent)

        answers = [(answer.status, said(answer)) for answer in (added, changed)]
        assert (resource, sent, answers) == (resource, sent, [(400, [field])] * 2)
    assert stored(mine) == before


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("resource", ["cohorts", "campaigns", "quests", "moves"])
def test_whatever_is_sent_is_stored_or_refused_with_a_sentence(
    resource: str, ada: User, acme: Workspace, mine: dict[str, Any]
) -> None:
    ask, good = Caller(ada, acme), body(resource, mine)
    names = [field.name for field in writable(resource)]

    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from(names), json_values, max_size=3))
    def sent(values: dict[str, Any]) -> None:
        for answer in (
            ask.post(f"{resource}/", {**good, **values}),
            ask.patch(f"{resource}/{mine[resource].pk}/", values),
        ):
            assert answer.status in (200, 201, 400, 405), answer
            if answer.status == 400:
                assert set(said(answer)) <= {*names, "detail"}

    sent()
