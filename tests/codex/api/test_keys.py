"""Workspace keys: what their holders may do, and that what ended is refused at the next request."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from codex import services
from codex.models import AnsweredRequest, ApiKey, Cohort, Event, Role, User, Workspace
from codex.services import digest_of, read_key
from codex.tenancy import NoEntry, enter_workspace_with_key, working_in, workspace_transaction
from tests.caller import Bearer, Caller
from tests.conftest import inside, join
from tests.racing import race

pytestmark = pytest.mark.django_db(databases=["default", "counters"])
REFUSED = "This key is unknown, revoked or expired, or its workspace is closed."
BOTH = ["cohorts:read", "cohorts:write"]


def made(workspace: Workspace, owner: User, name: str = "Robot", **more: Any) -> dict[str, Any]:
    """A key of a workspace, as the answer shows it."""
    return Caller(owner, workspace).made("keys/", name=name, **{"scopes": BOTH, **more})


def change(workspace: Workspace, key: dict[str, Any], **columns: Any) -> None:
    """Let time pass for a key."""
    with inside(workspace):
        ApiKey.objects.filter(pk=key["id"]).update(**columns)


def ago(**time: int) -> Any:
    return timezone.now() - timedelta(**time)


# --- What a key is ------------------------------------------------------------------------------------


def test_a_keys_token_names_its_workspace_and_is_shown_once(ada: User, acme: Workspace) -> None:
    key = made(acme, ada)

    workspace, digest = read_key(key["token"])
    again = Caller(ada, acme).get(f"keys/{key['id']}/").json
    with inside(acme):
        (row,) = ApiKey.objects.filter(workspace=acme)
    assert key["token"].startswith(f"codex_{acme.pk.hex}_{key['prefix']}.")
    assert (workspace, digest) == (acme.pk, bytes(row.digest))
    assert {"token", "digest", "previous_digest"} & again.keys() == set()
    assert len(key["token"].partition(".")[2]) >= 43  # 256 bits in base64


def test_a_key_works_without_a_workspace_in_the_header(ada: User, acme: Workspace) -> None:
    ask = Bearer(made(acme, ada)["token"])

    row = ask.made("cohorts/", name="Founders")

    assert [each["id"] for each in ask.get("cohorts/").results] == [row["id"]]


def test_what_a_key_makes_is_of_nobody_and_says_which_key(ada: User, acme: Workspace) -> None:
    key = made(acme, ada, scopes=["campaigns:write", "positioning:write", *BOTH])
    row = Bearer(key["token"]).made("campaigns/", name="Launch")

    with inside(acme):
        event = Event.objects.get(workspace=acme, subject_id=row["id"])
    assert row["created_by"] is None
    assert (event.actor_id, event.data["key"], event.data["key_id"]) == (None, "Robot", key["id"])


def test_what_a_person_does_afterwards_names_no_key(ada: User, acme: Workspace) -> None:
    Bearer(made(acme, ada)["token"]).made("cohorts/", name="Founders")

    row = Caller(ada, acme).made("cohorts/", name="Buyers")

    with inside(acme):
        event = Event.objects.get(workspace=acme, subject_id=row["id"])
    assert (event.actor_id, "key" in event.data) == (ada.pk, False)


def test_the_life_of_a_key_is_told_by_events(ada: User, acme: Workspace) -> None:
    key, ask = made(acme, ada), Caller(ada, acme)

    ask.post(f"keys/{key['id']}/rotation/")
    ask.delete(f"keys/{key['id']}/")

    with inside(acme):
        events = list(Event.objects.filter(workspace=acme, subject_id=key["id"]).order_by("pk"))
    assert [(event.kind, event.actor_id) for event in events] == [
        (f"key.{word}", ada.pk) for word in ("created", "rotated", "revoked")
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"scopes": []},
        {"scopes": ["cohorts:eat"]},
        {"scopes": "cohorts:read"},
        {"days": 0},
        {"days": 367},
        {"name": ""},
    ],
)
def test_what_no_key_can_be_is_said_at_its_field(wrong: dict[str, Any], ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).post("keys/", {"name": "Robot", "scopes": BOTH, **wrong})

    assert (answer.status, list(answer.json)) == (400, list(wrong))


def test_two_keys_in_use_have_different_names(ada: User, acme: Workspace) -> None:
    key, ask = made(acme, ada), Caller(ada, acme)

    twice = ask.post("keys/", {"name": "Robot", "scopes": BOTH})
    ask.delete(f"keys/{key['id']}/")
    then = ask.post("keys/", {"name": "Robot", "scopes": BOTH})

    assert (twice.status, list(twice.json), then.status) == (400, ["name"], 201)


def test_the_database_knows_the_scopes_and_ends_every_key(ada: User, acme: Workspace) -> None:
    for wrong, rule in (
        ({"scopes": ["all"]}, "workspace_keys_scopes_known"),
        ({"expires_at": ago(days=-400)}, "workspace_keys_last_a_year"),
    ):
        with working_in(acme, ada), pytest.raises(DatabaseError, match=rule), transaction.atomic():
            services.issue_key(key=ApiKey(**{"name": "Robot", "scopes": BOTH, **wrong}))


# --- Who manages keys ---------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role.values)
def test_managers_manage_keys_and_nobody_else_sees_one(role: str, ada: User, acme: Workspace) -> None:
    key = made(acme, ada)
    ask = Caller(ada if role == "owner" else join(acme, role), acme)

    listed = len(ask.get("keys/").results)
    statuses = [
        ask.get(f"keys/{key['id']}/").status,
        ask.post("keys/", {"name": "Another", "scopes": BOTH}).status,
        ask.post(f"keys/{key['id']}/rotation/").status,
        ask.delete(f"keys/{key['id']}/").status,
    ]

    may = role in ("owner", "admin")
    assert (listed, statuses) == ((1, [200, 201, 200, 204]) if may else (0, [404, 403, 404, 404]))


def test_a_key_neither_sees_nor_makes_keys(ada: User, acme: Workspace) -> None:
    key = made(acme, ada)
    ask = Bearer(key["token"])

    for verb, path in (("get", "keys/"), ("post", "keys/"), ("post", f"keys/{key['id']}/rotation/")):
        assert ask(verb, path, {"name": "Another", "scopes": BOTH}).status == 403


def test_inside_with_a_key_the_database_shows_no_key(ada: User, acme: Workspace) -> None:
    token = made(acme, ada)["token"]

    with workspace_transaction():
        enter_workspace_with_key(*read_key(token))
        seen = ApiKey.objects.count()
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            services.issue_key(key=ApiKey(name="Another", scopes=BOTH))
        changed = ApiKey.objects.update(revoked_at=None)

    assert (seen, changed) == (0, 0)


# --- What ended ---------------------------------------------------------------------------------------


def refuse(workspace: Workspace, key: dict[str, Any], token: str) -> None:
    """See that a token is refused, in the words for one that never was."""
    answer, never = Bearer(token).get("cohorts/"), Bearer(f"{key['token']}x").get("cohorts/")
    assert (answer.status, answer.json) == (never.status, never.json) == (401, {"detail": REFUSED})
    assert answer.headers["WWW-Authenticate"] == never.headers["WWW-Authenticate"]


def test_a_revoked_key_is_refused_at_the_next_request(ada: User, acme: Workspace) -> None:
    key = made(acme, ada)
    ask = Bearer(key["token"])
    before = ask.get("cohorts/").status

    revoked = Caller(ada, acme).delete(f"keys/{key['id']}/").status

    assert (before, revoked) == (200, 204)
    refuse(acme, key, key["token"])
    assert Caller(ada, acme).get(f"keys/{key['id']}/").json["revoked_at"]


def test_an_expired_key_is_refused(ada: User, acme: Workspace) -> None:
    key = made(acme, ada)

    change(acme, key, expires_at=ago(seconds=1))

    refuse(acme, key, key["token"])


def test_both_secrets_work_during_the_overlap_and_then_the_new_one(ada: User, acme: Workspace) -> None:
    old = made(acme, ada)
    new = Caller(ada, acme).post(f"keys/{old['id']}/rotation/", {"overlap": 2}).json

    during = [Bearer(each["token"]).get("cohorts/").status for each in (old, new)]
    change(acme, old, previous_until=ago(seconds=1))

    assert (during, new["id"]) == ([200, 200], old["id"])
    refuse(acme, old, old["token"])
    assert Bearer(new["token"]).get("cohorts/").status == 200


def test_without_overlap_the_old_secret_ends_at_once(ada: User, acme: Workspace) -> None:
    old = made(acme, ada)

    new = Caller(ada, acme).post(f"keys/{old['id']}/rotation/", {"overlap": 0}).json

    refuse(acme, old, old["token"])
    assert Bearer(new["token"]).get("cohorts/").status == 200


def test_a_second_rotation_ends_the_first_secret(ada: User, acme: Workspace) -> None:
    first, ask = made(acme, ada), Caller(ada, acme)

    second, third = (ask.post(f"keys/{first['id']}/rotation/").json for _ in range(2))

    refuse(acme, first, first["token"])
    assert [Bearer(each["token"]).get("cohorts/").status for each in (second, third)] == [200, 200]


def test_a_rotation_without_overlap_ends_what_one_with_it_had_left(ada: User, acme: Workspace) -> None:
    first, ask = made(acme, ada), Caller(ada, acme)
    second = ask.post(f"keys/{first['id']}/rotation/", {"overlap": 24}).json

    third = ask.post(f"keys/{first['id']}/rotation/", {"overlap": 0}).json

    refuse(acme, first, first["token"])
    refuse(acme, first, second["token"])
    assert Bearer(third["token"]).get("cohorts/").status == 200


def test_revoking_ends_both_secrets_for_good(ada: User, acme: Workspace) -> None:
    old, ask = made(acme, ada), Caller(ada, acme)
    new = ask.post(f"keys/{old['id']}/rotation/").json

    ask.delete(f"keys/{old['id']}/")

    again = ask.post(f"keys/{old['id']}/rotation/")
    assert (again.status, again.json) == (409, {"detail": "This key is revoked for good: make another."})
    refuse(acme, old, old["token"])
    refuse(acme, old, new["token"])


def test_the_keys_of_a_closed_workspace_are_refused(ada: User, acme: Workspace) -> None:
    key = made(acme, ada)

    with inside(acme):
        Workspace.objects.filter(pk=acme.pk).update(archived_at=timezone.now())

    refuse(acme, key, key["token"])


@pytest.mark.parametrize(
    "token",
    ["", "codex", "codex_", "codex_x_y.z", f"codex_{'0' * 32}_abc.secret", "\xff", "\x00", "' OR true --"],
)
def test_rubbish_is_no_key(token: str, ada: User, acme: Workspace) -> None:
    made(acme, ada)

    answer = Bearer("codex_")("get", "cohorts/", Authorization=f"Bearer {token}")

    assert (answer.status, answer.json) == (401, {"detail": REFUSED})


def test_a_refused_key_leaves_nothing_entered(ada: User, acme: Workspace) -> None:
    with pytest.raises(NoEntry), workspace_transaction():
        enter_workspace_with_key(acme.pk, digest_of("wrong"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('app.current_member_role', true), '')")
        assert cursor.fetchone() == ("",)


# --- Other workspaces ---------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [lambda each: each.slug, lambda each: str(each.pk), lambda each: "nowhere"])
def test_a_key_of_acme_is_refused_where_another_workspace_is_meant(
    named: Callable[[Any], str], ada: User, acme: Workspace, bolt: Workspace
) -> None:
    token = made(acme, ada)["token"]

    answer = Bearer(token, named(bolt)).get("cohorts/")

    assert (answer.status, answer.json) == (
        404,
        {"detail": "There is no such workspace, or you are not a member of it."},
    )


def test_a_key_of_acme_may_say_that_acme_is_meant(ada: User, acme: Workspace) -> None:
    token = made(acme, ada)["token"]

    assert [Bearer(token, named).get("cohorts/").status for named in (acme.slug, acme.pk)] == [200, 200]


def test_a_key_sees_and_changes_nothing_of_another_workspace(
    ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    theirs = Caller(bea, bolt).made("cohorts/", name="Theirs")
    made(bolt, bea)
    ask = Bearer(made(acme, ada)["token"])

    assert ask.get("cohorts/").results == []
    assert [ask.get(f"cohorts/{theirs['id']}/").status, ask.delete(f"cohorts/{theirs['id']}/").status] == [
        404,
        404,
    ]
    with inside(bolt):
        assert Cohort.objects.filter(workspace=bolt).count() == 1


def test_a_secret_under_the_name_of_another_workspace_opens_neither(
    ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    token = made(acme, ada)["token"]

    answer = Bearer(token.replace(acme.pk.hex, bolt.pk.hex)).get("cohorts/")

    assert (answer.status, answer.json) == (401, {"detail": REFUSED})


# --- Keys and what else the API does ------------------------------------------------------------------


def test_no_answer_with_a_secret_is_kept_for_its_idempotency_key(ada: User, acme: Workspace) -> None:
    ask, sent = Caller(ada, acme), {"name": "Robot", "scopes": BOTH}
    first, again = (ask("post", "keys/", sent, **{"Idempotency-Key": "once"}) for _ in range(2))

    with inside(acme):
        kept = AnsweredRequest.objects.filter(workspace=acme).count()
    assert (first.status, again.status, list(again.json), kept) == (201, 400, ["name"], 0)


def test_two_keys_may_use_the_same_idempotency_key(ada: User, acme: Workspace) -> None:
    one, two = (Bearer(made(acme, ada, name)["token"]) for name in ("One", "Two"))
    once = {"Idempotency-Key": "once"}

    answers = [
        ask("post", "cohorts/", {"name": name}, **once) for ask, name in ((one, "A"), (two, "B"), (one, "A"))
    ]

    assert [answer.status for answer in answers] == [201, 201, 201]
    assert [answer.json["name"] for answer in answers] == ["A", "B", "A"]
    assert answers[0].json["id"] == answers[2].json["id"]


def test_a_key_enters_no_second_workspace(ada: User, acme: Workspace) -> None:
    token = made(acme, ada)["token"]

    with pytest.raises(DatabaseError, match="already works in a workspace"), working_in(acme, ada):
        enter_workspace_with_key(*read_key(token))


@pytest.mark.django_db(transaction=True, databases=["default", "operator", "counters"])
def test_of_two_rotations_at_once_both_secrets_work(committed: None, ada: User, acme: Workspace) -> None:
    with working_in(acme, ada):
        key = ApiKey(name="Robot", scopes=BOTH)
        services.issue_key(key=key)

    def rotate(number: int, meet: Callable[[], None]) -> str:
        with working_in(acme, ada):
            token = services.rotate_key(key=key, overlap=timedelta(hours=1))
            meet()
        return token

    tokens = race(2, rotate)

    assert [Bearer(token).get("cohorts/").status for token in tokens] == [200, 200]
