"""Notifications over HTTP: sent to members, read by the person alone, the most urgent first."""

from typing import Any

import pytest

from alerts.factories import AlertFactory, NotificationFactory
from alerts.models import UserNotification
from codex.fields import uuid7
from codex.models import User, Workspace, WorkspaceMember
from tests.caller import Caller
from tests.conftest import inside, join

NONE_HERE = "There is no such row in this workspace."
NOT_ALLOWED = {"detail": "Your role in this workspace does not allow this."}
HELLO: dict[str, Any] = {"notification_type": "message", "title": "Hello"}


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


def stored(workspace: Workspace) -> list[dict[str, Any]]:
    """What everybody is told in a workspace, as it is now."""
    with inside(workspace):
        return list(UserNotification.objects.filter(workspace=workspace).order_by("id").values())


def test_a_member_is_told_something(acme: Workspace, strategist: User, viewer: User) -> None:
    alert = AlertFactory.create(workspace=acme)
    its = {
        **HELLO,
        "user": str(viewer.pk),
        "message": "The feed is yours",
        "channel": "email",
        "priority_level": "urgent",
        "action_url": "https://status.example/feed",
        "related_alert": str(alert.pk),
    }

    sent = Caller(strategist, acme).post("notifications/", its)

    (told,) = Caller(viewer, acme).get("notifications/").results
    assert (sent.status, sent.json) == (201, {"id": told["id"]})  # what others are told is theirs to read
    assert {name: told[name] for name in its} == its
    assert (told["is_read"], told["read_at"], told["delivery_status"]) == (False, None, "pending")


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"title": ""}, {"title": ["This field may not be blank."]}),
        ({"user": str(uuid7())}, {"user": [NONE_HERE]}),
        ({"user": None}, {"user": ["This field may not be null."]}),
        ({"channel": "pigeon"}, {"channel": ["Choose one of: in_app, email, slack, sms, push."]}),
        ({"priority_level": "most"}, {"priority_level": ["Choose one of: low, normal, high, urgent."]}),
        ({"action_url": "nowhere"}, {"action_url": ["Enter a valid URL."]}),
        ({"related_alert": str(uuid7())}, {"related_alert": [NONE_HERE]}),
        ({"is_read": True}, {"is_read": ["There is no such field."]}),
        ({"read_at": "2026-01-01T00:00:00Z"}, {"read_at": ["There is no such field."]}),
    ],
)
def test_a_wrong_notification_is_refused_at_its_field(
    sent: dict[str, Any], refusal: Any, ask: Caller, acme: Workspace, viewer: User
) -> None:
    answer = ask.post("notifications/", {**HELLO, "user": str(viewer.pk), **sent})

    assert (answer.status, answer.json) == (400, refusal)
    assert stored(acme) == []


def test_somebody_from_outside_is_told_nothing(
    ask: Caller, acme: Workspace, bolt: Workspace, bea: User
) -> None:
    answer = ask.post("notifications/", {**HELLO, "user": str(bea.pk)})

    assert (answer.status, answer.json) == (400, {"user": [NONE_HERE]})
    assert (stored(acme), stored(bolt)) == ([], [])


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_readers_tell_nobody(role: str, acme: Workspace, ada: User) -> None:
    answer = Caller(join(acme, role), acme).post("notifications/", {**HELLO, "user": str(ada.pk)})

    assert (answer.status, answer.json) == (403, NOT_ALLOWED)
    assert stored(acme) == []


def test_reading_counts_the_first_time(acme: Workspace, viewer: User) -> None:
    row = NotificationFactory.create(workspace=acme, user=viewer)
    ask, address = Caller(viewer, acme), f"notifications/{row.pk}/read/"

    first, again = ask.post(address), ask.post(address)

    assert (first.status, first.json["is_read"]) == (200, True)
    assert (again.status, again.json) == (200, first.json)


def test_nobody_reads_for_another(ask: Caller, acme: Workspace, viewer: User, strategist: User) -> None:
    row = NotificationFactory.create(workspace=acme, user=viewer)
    before = stored(acme)

    by_a_manager = ask.post(f"notifications/{row.pk}/read/")
    by_a_colleague = Caller(strategist, acme).post(f"notifications/{row.pk}/read/")

    sentence = "You were told nothing of the kind: people read what they themselves are told."
    assert (by_a_manager.status, by_a_manager.json) == (400, {"notification": [sentence]})
    assert (by_a_colleague.status, by_a_colleague.json) == (404, {"detail": NONE_HERE})
    assert stored(acme) == before


def test_unread_is_ones_own_in_the_entered_workspace(
    acme: Workspace, bolt: Workspace, ada: User, viewer: User
) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=viewer, role="viewer")
    NotificationFactory.create(workspace=bolt, user=viewer, priority_level="urgent")
    NotificationFactory.create(workspace=acme, user=ada, priority_level="urgent")
    normal, high = [
        NotificationFactory.create(workspace=acme, user=viewer, priority_level=level)
        for level in ("normal", "high")
    ]

    answer = Caller(viewer, acme).get("notifications/unread/")

    assert [row["id"] for row in answer.results] == [str(high.pk), str(normal.pk)]
    assert list(answer.results[0]) == [
        "id",
        "notification_type",
        "title",
        "message",
        "priority_level",
        "created_at",
    ]


@pytest.mark.parametrize("role", ["admin", "strategist", "viewer"])
def test_managers_see_what_others_have_not_read(role: str, acme: Workspace, viewer: User) -> None:
    row = NotificationFactory.create(workspace=acme, user=viewer)

    answer = Caller(join(acme, role), acme).get(f"notifications/unread/?user={viewer.pk}")

    if role == "admin":
        assert [each["id"] for each in answer.results] == [str(row.pk)]
    else:
        assert (answer.status, answer.json) == (403, NOT_ALLOWED)


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("user=x", {"user": [NONE_HERE]}),
        ("user=01a20000-0000-7000-8000-000000000000", {"user": [NONE_HERE]}),
        ("whose=mine", {"whose": ["There is no such field."]}),
    ],
)
def test_a_wrong_question_is_refused(query: str, refusal: Any, ask: Caller) -> None:
    answer = ask.get(f"notifications/unread/?{query}")

    assert (answer.status, answer.json) == (400, refusal)


def test_nobody_asks_what_an_outsider_has_not_read(
    ask: Caller, acme: Workspace, bolt: Workspace, bea: User
) -> None:
    NotificationFactory.create(workspace=bolt, user=bea)

    answer = ask.get(f"notifications/unread/?user={bea.pk}")

    assert (answer.status, answer.json) == (400, {"user": [NONE_HERE]})


def test_a_notification_is_changed_by_nobody_and_removed_by_its_person(
    ask: Caller, acme: Workspace, viewer: User
) -> None:
    row = NotificationFactory.create(workspace=acme, user=viewer)
    own, address = Caller(viewer, acme), f"notifications/{row.pk}/"

    changed = [own.patch(address, {"title": "Forged"}).status, own.put(address, HELLO).status]
    removed = [ask.delete(address).status, own.delete(address).status]

    assert (changed, removed) == ([405, 405], [403, 204])
    assert stored(acme) == []


def test_managers_see_all_and_others_their_own(
    ask: Caller, acme: Workspace, ada: User, viewer: User, strategist: User
) -> None:
    for person in (ada, viewer):
        NotificationFactory.create(workspace=acme, user=person)

    seen = [
        {row["user"] for row in caller.get("notifications/").results}
        for caller in (ask, Caller(viewer, acme), Caller(strategist, acme))
    ]

    assert seen == [{str(ada.pk), str(viewer.pk)}, {str(viewer.pk)}, set()]


def test_all_of_ones_own_are_read_at_once_and_nobody_elses(acme: Workspace, ada: User, viewer: User) -> None:
    for person in (ada, ada, viewer):
        NotificationFactory.create(workspace=acme, user=person)
    vic = Caller(viewer, acme)

    answer = Caller(ada, acme).post("notifications/read-all/")

    assert (answer.status, answer.json) == (200, {"read": 2})
    assert [(each["user_id"] == ada.pk, each["is_read"]) for each in stored(acme)] == [
        *[(True, True)] * 2,
        (False, False),
    ]
    assert len(vic.get("notifications/unread/").results) == 1


def test_what_comes_while_one_reads_stays_unread(acme: Workspace, viewer: User) -> None:
    older, newest, since = (NotificationFactory.create(workspace=acme, user=viewer) for _ in range(3))
    vic = Caller(viewer, acme)

    answer = vic.post("notifications/read-all/", {"up_to": str(newest.pk)})

    assert (answer.status, answer.json) == (200, {"read": 2})
    assert [each["id"] for each in vic.get("notifications/unread/").results] == [str(since.pk)]
    assert {vic.get(f"notifications/{each.pk}/").json["is_read"] for each in (older, newest)} == {True}


def test_what_was_read_keeps_its_time_when_all_are_read(acme: Workspace, viewer: User) -> None:
    told = NotificationFactory.create(workspace=acme, user=viewer)
    vic = Caller(viewer, acme)
    first = vic.post(f"notifications/{told.pk}/read/").json

    answer = vic.post("notifications/read-all/")

    assert answer.json == {"read": 0}
    assert vic.get(f"notifications/{told.pk}/").json == first


@pytest.mark.parametrize("sent", [{"up_to": "x"}, {"up_to": None}, {"up_to": 1}, {"all": True}])
def test_reading_all_takes_an_id_and_nothing_else(sent: Any, acme: Workspace, viewer: User) -> None:
    answer = Caller(viewer, acme).post("notifications/read-all/", sent)

    assert (answer.status, list(answer.json)) == (400, list(sent))
