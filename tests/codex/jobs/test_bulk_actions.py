"""Actions on large selections: done by jobs, each row once, as whoever confirmed them, until stopped."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from codex.admin.actions.selections import do_batch
from codex.factories import CohortFactory
from codex.models import BulkAction, BulkActionRow, Cohort, User, Workspace, WorkspaceMember
from codex.tenancy import routed_to, working_in
from positioning.factories import CampaignFactory
from positioning.models import Campaign
from tests.admin_rows import ask, confirm
from tests.codex.jobs.workers import work_off
from tests.conftest import inside, join
from tests.pages import said
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.fixture(autouse=True)
def _two_at_once(settings: Any, committed: None) -> None:
    settings.ACTIONS_AT_ONCE = 2


@pytest.fixture
def signed_in(client: Client, strategist: User) -> Client:
    client.force_login(strategist)
    return client


def five(workspace: Workspace) -> list[Campaign]:
    """Four drafts, and one that refuses to be planned."""
    made = [
        CampaignFactory.create(workspace=workspace, name=f"{workspace.name} {number}") for number in range(5)
    ]
    with inside(workspace):
        Campaign.objects.filter(pk=made[-1].pk).update(status="archived")
    return made


def select(client: Client, *campaigns: Campaign, slug: str = "acme") -> Any:
    """Choose all that match on a list, to be planned; the preview."""
    across = {"select_across": "1", "index": "0"}
    return ask(client, "campaigns", "plan", *campaigns[:1], slug=slug, **across)


def moves(workspace: Workspace) -> int:
    """How often a campaign has become planned, by the audit log."""
    with connections["operator"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM audit_log WHERE workspace_id = %s::uuid AND after ->> 'status' = %s::text",
            [workspace.pk, "planning"],
        )
        (number,) = cursor.fetchone()
    return int(number)


def states() -> list[tuple[str, int, int, int]]:
    """State and counts of all bulk actions."""
    with routed_to("operator"):
        rows = BulkAction.objects.order_by("workspace__name")
        return list(rows.values_list("state", "total_count", "done_count", "refused_count"))


def only() -> BulkAction:
    with routed_to("operator"):
        found: BulkAction = BulkAction.objects.get()
    return found


def statuses(workspace: Workspace) -> list[str]:
    with routed_to("operator"):
        rows = Campaign.objects.filter(workspace=workspace).order_by("name")
        return list(rows.values_list("status", flat=True))


def test_a_large_selection_is_shown_confirmed_and_done_by_jobs(signed_in: Client, acme: Workspace) -> None:
    campaigns = five(acme)

    preview = select(signed_in, *campaigns)
    before = statuses(acme)
    under_way = confirm(signed_in, preview)
    with inside(acme):
        campaigns[0].delete()
    work_off()
    part = signed_in.get(preview.context["address"], headers={"HX-Request": "true"})

    assert (preview.context["total"], len(preview.context["tried"]), before.count("draft")) == (5, 5, 4)
    assert 'role="progressbar"' in under_way.content.decode()
    assert "hx-get" in under_way.content.decode()
    assert statuses(acme) == ["planning", "planning", "planning", "archived"]
    assert states() == [("done", 5, 3, 2)]
    assert part.status_code == 286  # asked no more
    lines = [(str(row), row.sentence) for row in part.context["refused"]]
    assert lines == [
        (str(campaigns[0].pk), "It is gone by now."),
        ("Acme 4", "Nothing leaves archived."),
    ]


def test_confirming_twice_or_what_is_done_does_nothing_more(signed_in: Client, acme: Workspace) -> None:
    preview = select(signed_in, *five(acme))

    for _ in range(2):
        confirm(signed_in, preview)
    work_off()
    confirm(signed_in, preview)
    work_off()

    assert states() == [("done", 5, 4, 1)]
    assert moves(acme) == 4


def test_a_batch_that_is_undone_is_done_again_and_only_once(
    signed_in: Client, strategist: User, acme: Workspace
) -> None:
    confirm(signed_in, select(signed_in, *five(acme)))

    with working_in(acme, strategist):  # as of a worker that is killed before it commits
        do_batch(bulk_action=only().pk)
        transaction.set_rollback(True)
    after_the_death = states(), moves(acme)
    work_off()

    assert after_the_death == ([("confirmed", 5, 0, 0)], 0)
    assert (states(), moves(acme)) == ([("done", 5, 4, 1)], 4)


def test_two_workers_at_once_do_no_row_twice(signed_in: Client, strategist: User, acme: Workspace) -> None:
    confirm(signed_in, select(signed_in, *five(acme)))
    its = only().pk

    def run(_: int, meet: Callable[[], None]) -> None:
        with working_in(acme, strategist):
            do_batch(bulk_action=its)
            meet()

    race(2, run)
    at_once = states()
    work_off()

    assert at_once == [("confirmed", 5, 4, 0)]
    assert (states(), moves(acme)) == ([("done", 5, 4, 1)], 4)


def test_what_is_stopped_rests_until_it_goes_on(signed_in: Client, strategist: User, acme: Workspace) -> None:
    preview = select(signed_in, *five(acme))
    address = confirm(signed_in, preview).context["address"]
    with working_in(acme, strategist):
        do_batch(bulk_action=only().pk)

    stopped = signed_in.post(address, {"stop": ""}, follow=True)
    work_off()
    rested = states()
    signed_in.post(address, {"go_on": ""})
    work_off()

    assert 'name="go_on"' in stopped.content.decode()
    assert rested == [("stopped", 5, 2, 0)]
    assert states() == [("done", 5, 4, 1)]


def test_who_has_left_meanwhile_does_nothing_more_and_managers_are_told(
    signed_in: Client, strategist: User, ada: User, acme: Workspace
) -> None:
    preview = select(signed_in, *five(acme))
    confirm(signed_in, preview)
    with inside(acme):
        WorkspaceMember.objects.filter(user=strategist).delete()

    work_off()
    signed_in.force_login(ada)
    text = signed_in.get(preview.context["address"]).content.decode()

    assert (moves(acme), states()) == (0, [("confirmed", 5, 0, 0)])
    assert "It has broken off" in text
    assert "NoEntry" in text


def test_another_persons_is_neither_seen_nor_confirmed_nor_stopped(
    signed_in: Client, ada: User, acme: Workspace
) -> None:
    address = select(signed_in, *five(acme)).context["address"]
    colleague, manager = Client(), Client()
    colleague.force_login(join(acme, "strategist"))
    manager.force_login(ada)

    seen = [each.get(address, follow=True) for each in (colleague, manager)]
    for each in (colleague, manager):
        each.post(address, {"confirm": ""})
        each.post(address, {"leave": ""})
    asked = states()
    signed_in.post(address, {"confirm": ""})
    for each in (colleague, manager):
        each.post(address, {"stop": ""})

    assert said(seen[0]) == ["There is no such selection, or it is forgotten."]
    assert "Plan: campaigns" in seen[1].content.decode()
    assert (asked, states()) == ([("asked", 5, 0, 0)], [("confirmed", 5, 0, 0)])


def test_nobody_adds_rows_to_what_another_has_chosen_nor_to_what_is_confirmed(
    signed_in: Client, ada: User, strategist: User, acme: Workspace
) -> None:
    campaigns, owner = five(acme), Client()
    owner.force_login(ada)
    select(owner, *campaigns)
    confirm(signed_in, select(signed_in, *campaigns))
    with routed_to("operator"):
        its = {each.user_id: each for each in BulkAction.objects.all()}
    refused = []

    for whose, person in [(ada, strategist), (ada, ada), (strategist, strategist)]:
        with working_in(acme, strategist), connections["default"].cursor() as cursor:
            try:
                with transaction.atomic():
                    cursor.execute(
                        "INSERT INTO bulk_action_rows (workspace_id, bulk_action_id, person, row_id)"
                        " VALUES (%s::uuid, %s::uuid, %s::uuid, uuidv7())",
                        [acme.pk, its[whose.pk].pk, person.pk],
                    )
            except DatabaseError as error:
                refused.append(error.__cause__.sqlstate)  # type: ignore[union-attr]

    assert refused == ["42501"] * 3


def test_an_operator_acts_in_two_workspaces_at_once(
    client: Client, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    client.force_login(otto)
    rows = [*five(acme), *five(bolt)]

    preview = select(client, *rows, slug="")
    confirm(client, preview)
    work_off()
    text = client.get(preview.context["address"]).content.decode()

    assert [number for _, number in preview.context["places"]] == [5, 5]
    assert states() == [("done", 5, 4, 1), ("done", 5, 4, 1)]
    assert (moves(acme), moves(bolt)) == (4, 4)
    assert "8 of 10 done" in re.sub(r"\s+", " ", text)


def test_to_choose_and_to_show_ask_as_much_for_2000_rows_as_for_25(
    signed_in: Client, acme: Workspace
) -> None:
    first, *_ = CohortFactory.create_batch(25, workspace=acme)

    def asked() -> tuple[int, Any]:
        across = {"select_across": "1", "index": "0"}
        with CaptureQueriesContext(connections["default"]) as queries:
            preview = ask(signed_in, "cohorts", "delete_selected", first, **across)
        return len(queries), preview

    asked()  # what is asked once for all
    few, _ = asked()
    with inside(acme), connections["default"].cursor() as cursor:
        many = "SELECT %s::uuid, n::text FROM generate_series(1, 1975) AS n"
        cursor.execute(f"INSERT INTO cohorts (workspace_id, name) {many}", [acme.pk])
    number, preview = asked()

    assert (number, preview.context["total"]) == (few, 2000)
    with routed_to("operator"):
        assert BulkActionRow.objects.filter(bulk_action__total_count=2000).count() == 2000


def test_what_is_deleted_by_jobs_is_gone(signed_in: Client, acme: Workspace, settings: Any) -> None:
    cohorts = CohortFactory.create_batch(5, workspace=acme)

    confirm(signed_in, ask(signed_in, "cohorts", "delete_selected", *cohorts))
    work_off()

    assert states() == [("done", 5, 5, 0)]
    with inside(acme):
        assert Cohort.objects.count() == 0
