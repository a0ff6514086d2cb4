"""Whole lists as files, which are sent while they are read."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from codex.api import exports
from codex.factories import CompetitorFactory
from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import NoEntry, entered
from tests.caller import Answer, Bearer, Caller
from tests.conftest import inside

pytestmark = pytest.mark.django_db(databases=["default", "counters"])


@pytest.fixture
def ask(ada: User, acme: Workspace, bolt: Workspace) -> Caller:
    CompetitorFactory.create(workspace=bolt, name="Rival of Bolt", industry="Honey")
    for name, industry in (("Ant", "Tools"), ("Bee", "Honey"), ("Cow", "Milk")):
        CompetitorFactory.create(workspace=acme, name=name, industry=industry, notes=f"{name} is a rival")
    return Caller(ada, acme)


def rows(answer: Answer) -> list[dict[str, Any]]:
    """What is in a file of JSON lines."""
    return [json.loads(line) for line in answer.body.splitlines()]


def table(answer: Answer) -> list[dict[str, str]]:
    """What is in a file of CSV."""
    return list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))


def test_a_file_has_what_the_list_has(ask: Caller) -> None:
    answer = ask.get("competitors/export/?ordering=name")

    assert answer.headers["Content-Type"] == "application/x-ndjson; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="competitors.jsonl"'
    assert rows(answer) == ask.get("competitors/?ordering=name").results


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("industry=Honey", ["Bee"]),
        ("industry=Honey&industry=Milk&ordering=name", ["Bee", "Cow"]),
        ("search=cow", ["Cow"]),
        ("ordering=-name", ["Cow", "Bee", "Ant"]),
        ("industry=Bees", []),
    ],
)
def test_a_file_is_narrowed_and_ordered_as_the_list_is(query: str, expected: list[str], ask: Caller) -> None:
    answer = ask.get(f"competitors/export/?{query}")

    assert [row["name"] for row in rows(answer)] == expected


def test_a_table_has_a_column_for_each_field(ask: Caller, acme: Workspace, ada: User) -> None:
    (campaign,) = [
        ask.made("campaigns/", name="Spring, early", target_segments=["a", "b"], description='"x"')
    ]

    (line,) = table(ask.get("campaigns/export/?format=csv"))

    assert list(line) == list(campaign)
    assert (line["name"], line["description"]) == ("Spring, early", '"x"')
    assert (json.loads(line["target_segments"]), line["positioning"]) == (["a", "b"], "")
    assert (line["id"], line["created_by"], line["progress"]) == (campaign["id"], str(ada.pk), "0.00")


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "-", "=cmd|' /C calc'!A0", "\uff1d1+1"])
def test_a_spreadsheet_runs_no_text_of_a_table(text: str, ask: Caller) -> None:
    ask.made("cohorts/", name=text)

    (line,) = table(ask.get("cohorts/export/?format=csv"))

    assert line["name"] == f"'{text}"


@pytest.mark.parametrize("space", ["\t", "\r", "\n"])
def test_nor_one_behind_a_space_that_it_would_skip(space: str) -> None:
    assert exports.cell(f"{space}=1+1") == f"'{space}=1+1"


def test_a_negative_number_stays_one(ask: Caller) -> None:
    assert exports.cell("-12.50") == "-12.50"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("*/*", "application/x-ndjson"),
    ],
)
def test_a_client_may_say_what_it_accepts(accept: str, kind: str, ask: Caller) -> None:
    answer = ask("get", "competitors/export/", Accept=accept)

    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("format=xlsx", "format"),
        ("inudstry=Honey", "inudstry"),
        ("ordering=x", "ordering"),
        ("cursor=x", "cursor"),
    ],
)
def test_a_wrong_parameter_is_refused_before_anything_is_sent(
    query: str, parameter: str, ask: Caller
) -> None:
    answer = ask.get(f"competitors/export/?{query}")

    assert (answer.status, list(answer.json)) == (400, [parameter])


def test_nothing_else_than_a_table_or_lines_is_made(ask: Caller) -> None:
    answer = ask("get", "competitors/export/", Accept="application/json")

    assert (answer.status, answer.problem["code"]) == (406, "not_acceptable")


def test_a_list_has_no_format(ask: Caller) -> None:
    answer = ask.get("competitors/?format=csv")

    assert (answer.status, list(answer.json)) == (400, ["format"])


def test_a_file_is_sent_piece_by_piece(ask: Caller, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "PIECE", 2)
    client = Client()
    client.force_login(ada)
    response: Any = client.get("/api/v1/competitors/export/", headers={"X-Workspace": "acme"})

    pieces = [len(piece.splitlines()) for piece in response.streaming_content]

    assert pieces == [0, 2, 1]


def test_a_file_takes_one_cursor_however_many_rows_it_has(
    ask: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask.get("me/")  # the first request of a session notes that it is used

    with CaptureQueriesContext(connection) as whole:
        ask.get("competitors/export/")
    monkeypatch.setattr(exports, "PIECE", 1)

    with CaptureQueriesContext(connection) as by_rows:
        ask.get("competitors/export/")

    assert len(by_rows) == len(whole)


def test_a_file_that_is_given_up_leaves_the_workspace(ask: Caller, ada: User) -> None:
    client = Client()
    client.force_login(ada)
    response: Any = client.get("/api/v1/competitors/export/?format=csv", headers={"X-Workspace": "acme"})
    blocks = len(connection.savepoint_ids)
    next(response.streaming_content)

    give_up(response)

    assert (entered(), len(connection.savepoint_ids)) == (None, blocks)


def test_a_key_makes_a_file_of_its_own_workspace(ask: Caller, ada: User, acme: Workspace) -> None:
    key = ask.made("keys/", name="Robot", scopes=["competitors:read"])

    answer = Bearer(key["token"]).get("competitors/export/?ordering=name")

    assert [row["name"] for row in rows(answer)] == ["Ant", "Bee", "Cow"]


def test_a_key_needs_the_scope_of_the_list(ask: Caller, ada: User, acme: Workspace) -> None:
    key = ask.made("keys/", name="Robot", scopes=["cohorts:read"])

    answer = Bearer(key["token"]).get("competitors/export/")

    assert (answer.status, answer.json) == (403, {"detail": "This key lacks the scope competitors:read."})


def test_whoever_leaves_before_a_file_begins_gets_no_rows(ask: Caller, viewer: User, acme: Workspace) -> None:
    client = Client()
    client.force_login(viewer)
    response: Any = client.get("/api/v1/competitors/export/", headers={"X-Workspace": "acme"})
    with inside(acme):
        WorkspaceMember.objects.filter(user=viewer).delete()

    with pytest.raises(NoEntry):
        next(response.streaming_content)


def test_what_is_private_stays_so_in_a_file(ask: Caller, viewer: User, ada: User, acme: Workspace) -> None:
    ask.made("notifications/", user=str(ada.pk), notification_type="alert", title="For Ada alone")

    mine, others = (Caller(who, acme).get("notifications/export/") for who in (ada, viewer))

    assert [row["title"] for row in rows(mine)] == ["For Ada alone"]
    assert rows(others) == []


def test_whoever_asks_for_the_head_reads_no_rows(ask: Caller) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = ask("head", "competitors/export/")

    assert answer.status == 200
    assert [each["sql"] for each in queries if 'FROM "competitors"' in each["sql"]] == []


def test_what_a_person_belongs_to_is_no_file_of_one_workspace(ask: Caller) -> None:
    assert ask.get("workspaces/export/").status == 404


# --- How many at once ------------------------------------------------------------------------------------


def begun(user: User) -> Any:
    """A file that somebody has asked for and not read yet."""
    client = Client()
    client.force_login(user)
    return client.get("/api/v1/competitors/export/", headers={"X-Workspace": "acme"})


def give_up(file: Any) -> None:
    """Close an answer as a server does when the client has gone, but keep the test's connection."""
    request_finished.disconnect(close_old_connections)
    file.close()
    request_finished.connect(close_old_connections)


def test_as_many_files_as_may_be_are_sent_at_once(ask: Caller, ada: User, settings: Any) -> None:
    held = [begun(ada) for _ in range(settings.HELD_AT_ONCE)]

    one_more = ask.get("competitors/export/")
    give_up(held.pop())  # though it was never begun to be read
    then = ask.get("competitors/export/")
    for each in held:
        give_up(each)

    assert (one_more.status, one_more.problem["code"], one_more.headers["Retry-After"]) == (503, "busy", "5")
    assert then.status == 200


def test_a_file_that_fails_half_way_makes_room_for_another(
    ask: Caller, ada: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(exports, "PIECE", -1)
        for _ in range(settings.HELD_AT_ONCE + 1):
            file = begun(ada)
            with pytest.raises(ValueError, match="positive"):
                file.getvalue()

    assert ask.get("competitors/export/").status == 200
