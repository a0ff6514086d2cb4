"""A job is deferred in its caller's transaction, and runs in its workspace as whoever deferred it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from procrastinate.exceptions import TaskNotFound

from codex.jobs import defer
from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import routed_to, working_in
from tests.codex.jobs.tasks import HERE
from tests.codex.jobs.workers import jobs, unwatched, work_off
from tests.conftest import inside

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
Cohorts = Callable[[], list[tuple[str, Any]]]
Errors = Callable[[], list[tuple[int, str]]]
EXPIRY = "intelligence.tasks.expire_signals"
NO_ENTRY = "NoEntry: There is no such workspace, or you are not a member of it."


def became(task: str) -> list[tuple[str, int]]:
    """Status and attempts of the jobs of a task."""
    return [(job.status, job.attempts) for job in jobs(task)]


def test_a_job_runs_once_in_its_workspace(
    cohorts: Cohorts, acme: Workspace, bolt: Workspace, ada: User, bea: User
) -> None:
    with working_in(acme, ada):
        defer(f"{HERE}.make_cohort", name="Joiners")
    with working_in(bolt, bea):
        defer(f"{HERE}.make_cohort", name="Leavers")

    work_off()

    assert cohorts() == [("Joiners", acme.pk), ("Leavers", bolt.pk)]
    assert became("make_cohort") == [("succeeded", 1), ("succeeded", 1)]


def test_what_is_rolled_back_leaves_no_job(committed: None, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        defer(f"{HERE}.make_cohort", name="Joiners")
        transaction.set_rollback(True)

    assert jobs() == []


def test_a_task_that_does_not_exist_is_refused_at_once(committed: None, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), pytest.raises(TaskNotFound):
        defer("codex.tasks.make_coffee")


def test_a_job_of_a_job_is_deferred_with_it(cohorts: Cohorts, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        defer(f"{HERE}.defer_another", name="Joiners")
        defer(f"{HERE}.defer_and_fail", name="Leavers")

    work_off()

    assert cohorts() == [("Joiners", acme.pk)]
    assert [job.args["user"] for job in jobs("make_cohort")] == [str(ada.pk)]


def test_what_fails_is_undone_and_tried_again_and_said(
    cohorts: Cohorts, errors: Errors, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        defer(f"{HERE}.fail", name="Joiners")

    work_off()

    assert cohorts() == []
    assert became("fail") == [("failed", 2)]
    assert errors() == [(attempt, "ValueError: Joiners was not to be had") for attempt in (1, 2)]


def test_a_viewers_job_may_do_what_a_viewer_may(
    cohorts: Cohorts, errors: Errors, acme: Workspace, viewer: User
) -> None:
    with working_in(acme, viewer):
        defer(f"{HERE}.make_cohort", name="Joiners")

    work_off()

    assert cohorts() == []
    assert {said for _, said in errors()} == {
        "ProgrammingError: Your role in this workspace does not allow this."
    }


def test_who_was_removed_meanwhile_does_nothing_any_more(
    cohorts: Cohorts, errors: Errors, acme: Workspace, strategist: User
) -> None:
    with working_in(acme, strategist):
        defer(f"{HERE}.make_cohort", name="Joiners")
    with inside(acme):
        WorkspaceMember.objects.filter(user=strategist).delete()

    work_off()

    assert cohorts() == []
    assert became("make_cohort") == [("failed", 1)]
    assert errors() == [(1, NO_ENTRY)]


def test_who_has_another_role_by_now_acts_in_that(
    cohorts: Cohorts, acme: Workspace, strategist: User
) -> None:
    with working_in(acme, strategist):
        defer(f"{HERE}.make_cohort", name="Joiners")
    with inside(acme):
        WorkspaceMember.objects.filter(user=strategist).update(role="viewer")

    work_off()

    assert cohorts() == []


def test_a_workspace_that_was_closed_does_nothing_any_more(
    cohorts: Cohorts, errors: Errors, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        defer(f"{HERE}.make_cohort", name="Joiners")
    with routed_to("operator"):
        Workspace.objects.update(archived_at="2026-01-01T00:00Z")

    work_off()

    assert (cohorts(), errors()) == ([], [(1, NO_ENTRY)])


def test_an_operators_job_acts_as_an_admin_in_the_workspace_it_names(
    cohorts: Cohorts, acme: Workspace, otto: User
) -> None:
    with routed_to("operator"), transaction.atomic("operator"):
        defer(f"{HERE}.make_cohort", workspace=acme.pk, user=otto.pk, name="Joiners")

    work_off()

    assert cohorts() == [("Joiners", acme.pk)]


@pytest.mark.parametrize("whose", [{}, {"workspace": ""}, {"workspace": None}])
def test_a_job_without_a_workspace_is_not_run(
    whose: dict[str, Any], cohorts: Cohorts, errors: Errors, acme: Workspace
) -> None:
    unwatched(f"{HERE}.make_cohort", {"name": "Joiners", **whose})

    work_off()

    assert (cohorts(), errors()) == ([], [(1, NO_ENTRY)])


def test_the_timetable_visits_each_workspace_in_use_once_at_a_time(
    committed: None, acme: Workspace, bolt: Workspace
) -> None:
    with routed_to("operator"):
        Workspace.objects.filter(pk=bolt.pk).update(archived_at="2026-01-01T00:00Z")
    for _ in range(2):
        unwatched("codex.jobs.visit_workspaces", {"timestamp": 0, "task": EXPIRY})

    work_off()

    assert [job.args for job in jobs("expire_signals")] == [{"workspace": str(acme.pk)}]
