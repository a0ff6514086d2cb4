"""A POST with an Idempotency-Key is done once, however often it is sent, and answered alike."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from codex import services, tasks
from codex.api import idempotency
from codex.models import AnsweredRequest, Cohort, User, Workspace
from codex.tenancy import adopt, working_in, workspace_transaction
from tests.caller import Answer, Caller
from tests.conftest import inside, put
from tests.racing import race

KEY = {"Idempotency-Key": "order-66"}
BODY = {"name": "Founders"}


def post(
    user: User, workspace: Workspace, body: Any = BODY, path: str = "cohorts/", **headers: str
) -> Answer:
    return Caller(user, workspace)("post", path, body, **{**KEY, **headers})


def kept(user: User, workspace: Workspace) -> list[str]:
    """What somebody has called the requests whose answers are kept."""
    with working_in(workspace, user):
        return list(AnsweredRequest.objects.values_list("key", flat=True))


def test_a_repeat_is_answered_alike_and_does_nothing(ada: User, acme: Workspace) -> None:
    first, second = post(ada, acme), post(ada, acme)

    assert (first.status, "Idempotent-Replayed" in first.headers) == (201, False)
    assert (second.status, second.json) == (201, first.json)
    assert [second.headers[name] for name in ("ETag", "Location", "Idempotent-Replayed")] == [
        first.headers["ETag"],
        first.headers["Location"],
        "true",
    ]
    with inside(acme):
        assert Cohort.objects.count() == 1


def test_without_a_key_nothing_is_kept(ada: User, acme: Workspace) -> None:
    Caller(ada, acme).post("cohorts/", BODY)

    with working_in(acme, ada):
        assert AnsweredRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "path"), [({"name": "Makers"}, "cohorts/"), (BODY, "competitors/"), (BODY, "cohorts/?again")]
)
def test_a_key_is_for_one_request(ada: User, acme: Workspace, body: Any, path: str) -> None:
    post(ada, acme)

    other = post(ada, acme, body, path)

    assert other.problem["code"] == "key_used_otherwise"
    with inside(acme):
        assert [cohort.name for cohort in Cohort.objects.all()] == ["Founders"]


def test_what_was_refused_may_be_tried_again(ada: User, acme: Workspace) -> None:
    taken = Caller(ada, acme).made("cohorts/", **BODY)

    refused = post(ada, acme)
    Caller(ada, acme).delete(f"cohorts/{taken['id']}/")
    done = post(ada, acme)

    assert [refused.status, done.status] == [400, 201]


def test_keys_of_two_people_and_of_two_workspaces_are_different(
    ada: User, acme: Workspace, strategist: User
) -> None:
    mine = post(ada, acme)
    hers = post(strategist, acme, {"name": "Makers"})

    assert [mine.status, hers.status] == [201, 201]


def test_actions_are_done_once_too(ada: User, acme: Workspace) -> None:
    alert = Caller(ada, acme).made("alerts/", title="Odd", alert_type="anomaly", severity_level="high")
    path = f"alerts/{alert['id']}/acknowledgement/"

    first, second = post(ada, acme, {}, path), post(ada, acme, {}, path)

    assert (first.status, second.status, second.json) == (200, 200, first.json)


def test_a_day_later_it_is_a_new_request(ada: User, acme: Workspace) -> None:
    post(ada, acme)
    with inside(acme):
        Cohort.objects.all().delete()
    with working_in(acme, ada):
        AnsweredRequest.objects.update(created_at=timezone.now() - datetime.timedelta(days=2))

    again = post(ada, acme)

    assert "Idempotent-Replayed" not in again.headers


def test_the_hourly_job_forgets_everybodys_answers_of_the_day_before(
    ada: User, bea: User, acme: Workspace, bolt: Workspace, strategist: User
) -> None:
    answers = [post(ada, acme), post(strategist, acme, {"name": "Makers"}), post(bea, bolt)]
    for who, where in ((ada, acme), (strategist, acme), (bea, bolt)):
        with working_in(where, who):
            AnsweredRequest.objects.update(created_at=timezone.now() - datetime.timedelta(hours=25))
    young = post(ada, acme, {"name": "Young"}, **{"Idempotency-Key": "young"})

    with workspace_transaction():
        put(str(acme.pk), "", "agent")
        adopt(acme.pk, None, "agent")
        tasks.forget_answers()

    assert [answer.status for answer in (*answers, young)] == [201] * 4
    assert [kept(*whose) for whose in ((ada, acme), (strategist, acme), (bea, bolt))] == [
        ["young"],
        [],
        ["order-66"],
    ]


def test_nobody_else_has_answers_forgotten(ada: User, acme: Workspace) -> None:
    with pytest.raises(DatabaseError, match="by themselves"), working_in(acme, ada):
        services.forget_answers()


def test_what_cannot_be_kept_is_not_done(ada: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "LARGEST_ANSWER", 100)

    answer = post(ada, acme)

    assert (answer.status, answer.problem["code"]) == (413, "too_large")
    with working_in(acme, ada):
        assert (Cohort.objects.count(), AnsweredRequest.objects.count()) == (0, 0)


@pytest.mark.parametrize("key", ["", "a b", "x" * 151, "\u00e9"])
def test_what_is_no_key_is_refused(ada: User, acme: Workspace, key: str) -> None:
    answer = post(ada, acme, **{"Idempotency-Key": key})

    assert answer.json == {"Idempotency-Key": ["Send 1 to 150 visible ASCII characters."]}


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_of_ten_at_once_one_does_it(committed: None, ada: User, acme: Workspace) -> None:
    def send(number: int, meet: Any) -> str:
        meet()
        answer = post(ada, acme)
        return f"{answer.status} {answer.json['id']}"

    answers = race(10, send)

    assert len(set(answers)) == 1
    assert answers[0].startswith("201")
