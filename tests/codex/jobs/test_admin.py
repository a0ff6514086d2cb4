"""Jobs in the back office: operators see and steer all of them, managers look at their workspace's own."""

from typing import Any

import pytest
from django.db import connections
from django.test import Client

from codex.jobs import defer
from codex.models import User, Workspace
from codex.tenancy import working_in
from tests.admin_rows import act
from tests.codex.jobs.tasks import HERE
from tests.codex.jobs.workers import jobs, work_off

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
PAGE = "/admin/procrastinate/procrastinatejob/"


@pytest.fixture
def theirs(committed: None, acme: Workspace, bolt: Workspace, ada: User, bea: User) -> dict[str, Any]:
    """A job of Acme and one of Bolt that have failed for good, and one of Acme that waits."""
    with working_in(acme, ada):
        defer(f"{HERE}.fail", name="Joiners")
    with working_in(bolt, bea):
        defer(f"{HERE}.fail", name="Leavers")
    work_off()
    with working_in(acme, ada):
        defer(f"{HERE}.make_cohort", name="Joiners")
    failed, elsewhere, waiting = jobs()
    return {"failed": failed, "elsewhere": elsewhere, "waiting": waiting}


def listed(client: Client, slug: str = "acme") -> Any:
    """The rows of the list, newest first."""
    answer = client.get(f"/w/{slug}{PAGE}" if slug else PAGE)
    return (
        [row.pk for row in answer.context["cl"].result_list]
        if answer.status_code == 200
        else answer.status_code
    )


def test_an_operator_sees_the_jobs_of_all_with_what_went_wrong(
    client: Client, otto: User, theirs: dict[str, Any]
) -> None:
    client.force_login(otto)

    page = client.get(PAGE).content.decode()
    one = client.get(f"{PAGE}{theirs['failed'].pk}/change/").content.decode()

    assert listed(client, "") == [theirs[name].pk for name in ("waiting", "elsewhere", "failed")]
    assert page.count("Acme") >= 2
    assert "ValueError: Leavers was not to be had" in page
    assert "<p>2: ValueError: Joiners was not to be had</p>" in one
    assert "deferred_for_retry" in client.get(f"{PAGE}{theirs['failed'].pk}/history/").content.decode()


def test_an_operator_has_what_failed_run_again(client: Client, otto: User, theirs: dict[str, Any]) -> None:
    client.force_login(otto)

    answer = act(client, PAGE, "run_again", *theirs.values())

    assert answer[1:] == ["Now waiting again: 2."]
    assert answer[0].endswith(": Only what has failed is run again.")
    assert [job.status for job in jobs()] == ["todo", "todo", "todo"]


def test_an_operator_cancels_what_waits(client: Client, otto: User, theirs: dict[str, Any]) -> None:
    client.force_login(otto)

    answer = act(client, PAGE, "cancel", *theirs.values())

    assert answer[2:] == ["Now cancelled: 1."]
    assert {line.partition(": ")[2] for line in answer[:2]} == {"Only what waits is cancelled."}
    assert [job.status for job in jobs()] == ["failed", "failed", "cancelled"]


def test_a_manager_looks_at_the_jobs_of_the_workspace(
    client: Client, ada: User, theirs: dict[str, Any]
) -> None:
    client.force_login(ada)

    own = client.get(f"/w/acme{PAGE}{theirs['failed'].pk}/change/")
    anothers = client.get(f"/w/acme{PAGE}{theirs['elsewhere'].pk}/change/")

    assert listed(client) == [theirs["waiting"].pk, theirs["failed"].pk]
    assert "ValueError: Joiners was not to be had" in own.content.decode()
    assert 'name="_save"' not in own.content.decode()
    assert (anothers.status_code, anothers.headers["Location"]) == (302, "/w/acme/admin/")


@pytest.mark.parametrize("action", ["run_again", "cancel", "delete_selected"])
def test_a_manager_changes_nothing(action: str, client: Client, ada: User, theirs: dict[str, Any]) -> None:
    client.force_login(ada)

    act(client, f"/w/acme{PAGE}", action, theirs["waiting"])
    client.post(f"/w/acme{PAGE}do/{action}/", {"_selected_action": theirs["waiting"].pk, "confirm": ""})

    assert [job.status for job in jobs()] == ["failed", "failed", "todo"]


def test_others_find_no_such_page(
    client: Client, acme: Workspace, strategist: User, theirs: dict[str, Any]
) -> None:
    client.force_login(strategist)

    assert listed(client) == 403


def test_a_list_of_three_asks_as_often_as_a_list_of_one(
    client: Client, otto: User, theirs: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    client.force_login(otto)

    with django_assert_max_num_queries(12, connection=connections["operator"]) as several:
        client.get(f"{PAGE}?o=1")
    act(client, PAGE, "cancel", theirs["waiting"])
    with django_assert_max_num_queries(12, connection=connections["operator"]) as one:
        client.get(f"{PAGE}?status__exact=cancelled")

    assert len(several) == len(one)
