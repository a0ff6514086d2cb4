"""The change feed over HTTP: who reads what, cursors that hold and cursors that are lost, and waiting."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from codex import feed, tasks
from codex.api.holding import holding
from codex.models import Change, Cohort, User, Workspace
from codex.tenancy import adopt, routed_to, working_in, workspace_transaction
from gamification.models import UserAchievement
from positioning.models import Campaign
from tests.caller import Answer, Bearer, Caller
from tests.conftest import inside, put
from tests.isolation.world import django_in
from tests.quiet import wait_for_others
from tests.resources import ALL, body, change, one_of_each
from tests.scratch import scratch

# Committed: what a transaction has not committed the feed does not tell, not even to itself.
pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "operator", "counters"]),
    pytest.mark.usefixtures("committed"),
]


@pytest.fixture(autouse=True)
def undisturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests are writing at the same time does not hold the feed back."""
    edge = feed.edge

    def quiet() -> feed.Edge:
        wait_for_others()
        return edge()

    monkeypatch.setattr(feed, "edge", quiet)


TOLD = [resource for resource in ALL if resource != "events"]


class Follower:
    """Somebody who follows the feed from where it is now, or from where it begins."""

    def __init__(self, user: User, workspace: Workspace, begin: str = "?after=latest") -> None:
        self.ask = Caller(user, workspace)
        self.answer = self.ask.get(f"changes/{begin}")
        self.cursor: str = self.answer.json["cursor"]

    def follow(self, more: str = "") -> list[tuple[str, str, str]]:
        """What is told next: (resource, verb, id)."""
        self.answer = self.ask.get(f"changes/?after={self.cursor}{more}")
        assert self.answer.status == 200, self.answer
        self.cursor = self.answer.json["cursor"]
        return [(row["resource"], row["verb"], row["id"]) for row in self.answer.results]


def cohort(workspace: Workspace, name: str) -> Cohort:
    """One made by an operator, over a connection of its own."""
    made: Cohort = Cohort.objects.using("operator").create(workspace=workspace, name=name)
    return made


@contextmanager
def another(alias: str) -> Iterator[Any]:
    """A cursor of one more connection."""
    other = connections[alias].copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


def of(row: Any, verb: str = "created", resource: str = "cohorts") -> tuple[str, str, str]:
    return resource, verb, str(getattr(row, "pk", row))


def rows_of(ask: Caller, resource: str) -> dict[str, Any]:
    return {row["id"]: row for row in ask.get(f"{resource}/?page_size=200").results}


# --- What is told ---------------------------------------------------------------------------------------


def test_a_row_is_told_as_made_changed_and_deleted(ada: User, acme: Workspace) -> None:
    reader = Follower(ada, acme)
    made = reader.ask.made("cohorts/", name="Founders")
    reader.ask.patch(f"cohorts/{made['id']}/", {"name": "Makers"})
    reader.ask.delete(f"cohorts/{made['id']}/")

    told = reader.follow()

    assert told == [of(made["id"], verb) for verb in ("created", "changed", "deleted")]
    assert {row["actor"] for row in reader.answer.results} == {str(ada.pk)}
    assert reader.answer.results[0]["at"] == made["created_at"]
    assert reader.follow() == []


@pytest.mark.parametrize("role", ["owner", "viewer"])
def test_a_copy_kept_by_the_feed_equals_the_lists(
    role: str, ada: User, viewer: User, acme: Workspace
) -> None:
    first = one_of_each(acme)
    reader = Follower(ada if role == "owner" else viewer, acme)
    copy = {resource: rows_of(reader.ask, resource) for resource in TOLD}
    writer = Caller(ada, acme)
    rows = one_of_each(acme)
    for resource in ("cohorts", "campaigns", "quests", "signals", "alerts", "members"):
        writer.patch(f"{resource}/{rows[resource].pk}/", change(resource))
    writer.post("quests/", body("quests", rows))
    with inside(acme):
        UserAchievement.objects.filter(pk=first["user-achievements"].pk).update(visibility="private")
    with working_in(acme, ada):
        Campaign.objects.filter(pk=first["campaigns"].pk).delete()
    writer.delete(f"members/{first['members'].pk}/")

    for resource, _, row_id in reader.follow("&limit=1000"):
        found = reader.ask.get(f"{resource}/{row_id}/")
        if resource in copy:
            copy[resource].pop(row_id, None)
            copy[resource] |= {row_id: found.json} if found.status == 200 else {}

    assert copy == {resource: rows_of(reader.ask, resource) for resource in TOLD}


def test_the_feed_of_another_workspace_is_another(
    ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    hers, mine = Follower(bea, bolt), Follower(ada, acme)
    made = cohort(bolt, "Theirs")

    told = mine.follow(), hers.follow()

    assert told == ([], [of(made)])


def test_what_is_somebodys_own_is_told_to_her_and_to_managers(
    ada: User, admin: User, strategist: User, viewer: User, acme: Workspace
) -> None:
    readers = [Follower(person, acme) for person in (ada, admin, strategist, viewer)]
    notice = Caller(ada, acme).made(
        "notifications/", user=str(viewer.pk), notification_type="message", title="Psst"
    )
    guest = Caller(ada, acme).made("invitations/", email="gus@guest.example", role="viewer")

    told = [reader.follow() for reader in readers]

    invited, notified = (
        of(guest["id"], "created", "invitations"),
        of(notice["id"], "created", "notifications"),
    )
    assert told == [[notified, invited], [notified, invited], [], [notified]]


# --- The order ------------------------------------------------------------------------------------------


def test_what_commits_late_is_neither_skipped_nor_doubled(ada: User, acme: Workspace) -> None:
    reader = Follower(ada, acme)
    with transaction.atomic("operator"):
        late = cohort(acme, "Late")
        soon = reader.ask.made("cohorts/", name="Soon")

        told = [reader.follow()]

    told += [reader.follow(), reader.follow()]
    assert told == [[], [of(late), of(soon["id"])], []]


def test_whatever_is_begun_again_ends_alike(ada: User, acme: Workspace) -> None:
    with transaction.atomic("operator"):
        cohort(acme, "Kept")
        with suppress(ZeroDivisionError), transaction.atomic("operator"):
            cohort(acme, "Undone")
            raise ZeroDivisionError
        cohort(acme, "Kept too")
    with suppress(ZeroDivisionError), transaction.atomic("operator"):
        cohort(acme, "Never")
        raise ZeroDivisionError

    reader = Follower(ada, acme, "?resource=cohorts")

    with working_in(acme, ada):
        there = [str(row.pk) for row in Cohort.objects.order_by("id")]
    assert [row["id"] for row in reader.answer.results] == there
    assert len(there) == 2


def test_it_is_read_in_parts(ada: User, acme: Workspace) -> None:
    whole = Follower(ada, acme, "").answer
    reader = Follower(ada, acme, "?limit=7")
    parts, mores = [*reader.answer.results], [reader.answer.json["more"]]

    while reader.answer.json["more"]:
        reader.follow("&limit=7")
        parts += reader.answer.results
        mores.append(reader.answer.json["more"])

    assert parts == whole.results
    assert mores == [True] * (len(mores) - 1) + [False]
    assert len(mores) > 2


def test_lists_may_be_chosen(ada: User, acme: Workspace) -> None:
    reader = Follower(ada, acme)
    made = reader.ask.made("cohorts/", name="Founders")
    rival = reader.ask.made("competitors/", name="Rival")
    reader.ask.made("positioning/", name="For makers", market_segment="Workshops")

    told = reader.follow("&resource=cohorts&resource=competitors")

    assert told == [of(made["id"]), of(rival["id"], "created", "competitors")]


def test_a_key_is_told_of_the_lists_that_it_reads(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    key = Bearer(ask.made("keys/", name="Robot", scopes=["events:read", "cohorts:read"])["token"])
    made = {name: ask.made(f"{name}/", name="Fresh")["id"] for name in ("cohorts", "competitors")}

    told = [key.get(f"changes/{query}") for query in ("", "?resource=cohorts", "?resource=competitors")]

    hers = {(row["resource"], row["id"]) for row in told[0].results}
    assert hers == {("cohorts", made["cohorts"])}
    assert [row["resource"] for row in told[1].results] == ["cohorts"]
    assert (told[2].status, told[2].json) == (403, {"detail": "This key does not read competitors."})


def test_more_changes_ask_no_more_queries(ada: User, acme: Workspace) -> None:
    reader, asked = Follower(ada, acme), []

    for number in (1, 3):
        for name in range(number):
            cohort(acme, f"{number}.{name}")
        with CaptureQueriesContext(connection) as queries:
            assert len(reader.follow()) == number
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 8


# --- Waiting --------------------------------------------------------------------------------------------


def test_a_waiting_request_ends_with_the_first_change(
    ada: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Follower(ada, acme)
    made: list[Cohort] = []
    monkeypatch.setattr(time, "sleep", lambda _: made.append(cohort(acme, f"While waiting {len(made)}")))

    told = reader.follow("&wait=20")

    assert told == [of(made[0])]


def test_who_waits_holds_nobody_back(ada: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Follower(ada, acme)
    seen: list[Any] = []

    def look(_: float) -> None:
        with another("default") as other:
            other.execute(
                "SELECT state, backend_xid::text, backend_xmin::text FROM pg_stat_activity WHERE pid = %s",
                [connection.connection.info.backend_pid],
            )
            seen.append(other.fetchone())
        cohort(acme, f"Enough {len(seen)}")

    monkeypatch.setattr(time, "sleep", look)

    reader.follow("&wait=20")

    assert seen == [("idle in transaction", None, None)]


def test_who_finds_no_room_to_wait_is_answered_at_once(ada: User, acme: Workspace, settings: Any) -> None:
    reader = Follower(ada, acme)
    with ExitStack() as others:
        for _ in range(settings.HELD_AT_ONCE):
            others.enter_context(holding())

        told = reader.follow("&wait=20")  # would go on for as long

    assert told == []


def test_patience_ends(ada: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, clock = Follower(ada, acme), iter(range(100))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock) * 5.0)
    monkeypatch.setattr(time, "sleep", lambda _: None)

    assert reader.follow("&wait=20") == []


# --- Lost cursors -----------------------------------------------------------------------------------------


def age(**by: float) -> None:
    """All that is there was changed so long ago."""
    with routed_to("operator"):
        Change.objects.update(created_at=timezone.now() - timedelta(**by))


def too_old(answer: Answer) -> bool:
    return answer.status == 410 and answer.problem["code"] == "cursor_too_old"


def forget(workspace: Workspace, before: datetime) -> int:
    """Forget in as many steps as it takes."""
    with routed_to("operator"):
        steps = [feed.forget_changes(before=before, workspace=workspace.pk)]
        while steps[-1] == feed.BATCH:
            steps.append(feed.forget_changes(before=before, workspace=workspace.pk))
    return sum(steps)


@pytest.mark.parametrize("batch", [1, 2, 10_000])
def test_what_is_forgotten_is_said(
    batch: int, ada: User, acme: Workspace, bolt: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "BATCH", batch)
    begun = Follower(ada, acme, "?limit=3")
    cohort(acme, "Old")
    up_to_date = Follower(ada, acme, "?limit=1000")
    age(days=31)
    kept = cohort(acme, "Young")
    with routed_to("operator"):
        others = Change.objects.exclude(workspace=acme).count()
        old = Change.objects.filter(workspace=acme).count() - 1

    number = forget(acme, timezone.now() - timedelta(days=30))
    again = forget(acme, timezone.now() - timedelta(days=30))

    assert (number, again) == (old, 0)
    assert too_old(begun.ask.get(f"changes/?after={begun.cursor}"))
    assert too_old(begun.ask.get(f"changes/?after={begun.cursor}&resource=moves"))
    assert up_to_date.follow() == [of(kept)]
    anew = Follower(ada, acme, "")
    assert [row["id"] for row in anew.answer.results] == [str(kept.pk)]
    assert anew.follow() == []
    with routed_to("operator"):
        assert Change.objects.filter(workspace=acme).count() == 2  # the mark, and what is kept
        assert Change.objects.exclude(workspace=acme).count() == others


def test_who_has_read_all_is_never_too_late(ada: User, viewer: User, acme: Workspace) -> None:
    readers = [Follower(ada, acme, begin) for begin in ("?limit=1000", "?after=latest")]
    age(days=31)

    forget(acme, timezone.now())
    forget(acme, timezone.now())

    assert [reader.follow() for reader in readers] == [[], []]
    empty = Follower(viewer, acme, "")
    made = cohort(acme, "New")
    assert empty.follow() == [of(made)]


def test_the_daily_job_forgets_what_is_a_month_old(ada: User, acme: Workspace) -> None:
    begun, up_to_date = Follower(ada, acme, "?limit=3"), Follower(ada, acme)
    age(days=31)
    kept = cohort(acme, "Young")

    with workspace_transaction():
        put(str(acme.pk), "", "agent")
        adopt(acme.pk, None, "agent")
        tasks.forget_changes()

    assert too_old(begun.ask.get(f"changes/?after={begun.cursor}"))
    assert up_to_date.follow() == [of(kept)]


def test_nobody_else_makes_the_feed_forget(ada: User, acme: Workspace) -> None:
    age(days=31)

    with pytest.raises(DatabaseError, match="by themselves"), working_in(acme, ada):
        feed.forget_changes(before=timezone.now())

    with working_in(acme, ada):
        assert Change.objects.count() > 10


def test_what_is_not_told_yet_is_not_forgotten(ada: User, acme: Workspace) -> None:
    reader = Follower(ada, acme)
    with another("operator") as other:
        other.execute("BEGIN")
        other.execute(
            "INSERT INTO cohorts (workspace_id, name) VALUES (%s, 'Late') RETURNING id::text", [acme.pk]
        )
        (late,) = other.fetchone()
        soon = reader.ask.made("cohorts/", name="Soon")
        age(days=31)
        forget(acme, timezone.now())
        other.execute("COMMIT")

    assert reader.follow() == [of(late), of(soon["id"])]


def test_in_another_database_a_cursor_is_lost(ada: User, acme: Workspace) -> None:
    reader = Follower(ada, acme)

    with scratch("elsewhere", migrated=True) as elsewhere, django_in(elsewhere):
        asked = Caller(ada, acme).get(f"changes/?after={reader.cursor}")

    assert too_old(asked)
    assert reader.follow() == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("after=", "after"),
        ("after=rubbish", "after"),
        ("after=WyJhIl0:1xVFIA:8UTs8sR_l", "after"),
        ("after=%00%ED%A0%80", "after"),
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=-1", "limit"),
        ("limit=%D9%A1", "limit"),
        ("wait=21", "wait"),
        ("wait=1e400", "wait"),
        ("resource=campaign", "resource"),
        ("resource=campaigns/active", "resource"),
        ("resource=health", "resource"),
        ("page_size=5", "page_size"),
    ],
)
def test_rubbish_is_refused(query: str, field: str, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).get(f"changes/?{query}")

    assert (answer.status, list(answer.json)) == (400, [field])


def test_a_cursor_is_of_one_workspace(ada: User, bea: User, acme: Workspace, bolt: Workspace) -> None:
    hers = Follower(bea, bolt)

    answer = Caller(ada, acme).get(f"changes/?after={hers.cursor}")

    assert (answer.status, list(answer.json)) == (400, ["after"])
