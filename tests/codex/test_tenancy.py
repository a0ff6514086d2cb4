"""Whatever ends a transaction ends its workspace too; entering is once, outermost, and never forgotten."""

import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from django.core.cache import caches
from django.db import DataError, OperationalError, ProgrammingError, connection, transaction

from codex import tenancy
from codex.factories import CohortFactory
from codex.models import Cohort, User, Workspace
from codex.tenancy import enter_workspace, routed_to, working_in, workspace_transaction
from positioning.models import Campaign
from tests.words import refused

COMMITTED = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


class Interrupted(BaseException):
    """What ends a request from outside: a signal, a closed generator."""


def fail() -> None:
    raise ZeroDivisionError


def interrupt() -> None:
    raise Interrupted


def roll_back() -> None:
    transaction.set_rollback(True)


def refuse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def take_too_long() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '10ms'")
        cursor.execute("SELECT pg_sleep(10)")


def be_killed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def finish() -> None:
    """Commit."""


@pytest.fixture
def cohort(committed: None, acme: Workspace) -> Cohort:
    """A row that a forgotten workspace could show."""
    found: Cohort = CohortFactory(workspace=acme, name="Secret")
    return found


@COMMITTED
@pytest.mark.parametrize(
    ("ending", "error"),
    [
        (finish, None),
        (roll_back, None),
        (fail, ZeroDivisionError),
        (interrupt, Interrupted),
        (refuse, DataError),
        (take_too_long, OperationalError),
        (be_killed, OperationalError),
    ],
)
def test_the_next_use_of_a_connection_starts_without_a_workspace(
    ending: Callable[[], None], error: type[BaseException] | None, cohort: Cohort, acme: Workspace, ada: User
) -> None:
    with ending_in(error), working_in(acme, ada):
        assert Cohort.objects.get() == cohort
        ending()

    assert tenancy.entered() is None
    with pytest.raises((DataError, ProgrammingError)), workspace_transaction():
        Cohort.objects.exists()


def ending_in(error: type[BaseException] | None) -> Any:
    """The block raises this, or nothing."""
    return pytest.raises(error) if error else nullcontext()


@COMMITTED
def test_a_forgotten_workspace_is_an_error_in_both_forms(cohort: Cohort, acme: Workspace, ada: User) -> None:
    connection.close()
    with pytest.raises(ProgrammingError, match=r"app\.current_workspace_id"):
        Cohort.objects.count()
    with working_in(acme, ada):
        pass

    with pytest.raises(DataError, match="uuid"):
        Cohort.objects.count()


@COMMITTED
def test_rows_that_are_asked_for_too_late_are_an_error_and_not_an_empty_list(
    cohort: Cohort, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        lazy = Cohort.objects.all()
        stream = Cohort.objects.iterator()

    for rows in (lazy, stream):
        with pytest.raises(DataError, match="uuid"):
            list(rows)


@COMMITTED
def test_a_workspace_is_entered_in_one_thread_only(cohort: Cohort, acme: Workspace, ada: User) -> None:
    seen: list[Any] = []

    with working_in(acme, ada):
        thread = threading.Thread(target=lambda: seen.append(tenancy.entered()))
        thread.start()
        thread.join()

    assert seen == [None]


def test_two_workspaces_after_each_other_show_each_its_own(
    acme: Workspace, ada: User, bolt: Workspace, bea: User
) -> None:
    for workspace in (acme, bolt):
        CohortFactory(workspace=workspace, name=workspace.name)

    with working_in(acme, ada):
        first = [cohort.name for cohort in Cohort.objects.all()]
    with working_in(bolt, bea):
        second = [cohort.name for cohort in Cohort.objects.all()]

    assert (first, second) == (["Acme"], ["Bolt"])


def test_a_row_belongs_to_the_entered_workspace_and_to_who_made_it(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        made = Campaign.objects.create(name="Launch")

    assert (made.workspace_id, made.created_by_id) == (acme.pk, ada.pk)


def test_joins_carry_the_workspace_on_both_sides(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        forward = str(Campaign.objects.filter(positioning__name="x").query)
        backward = str(Campaign.objects.filter(quests__name="x").query)

    assert 'AND ("positioning"."workspace_id" = ("campaigns"."workspace_id"))) WHERE' in forward
    assert 'AND ("campaigns"."workspace_id" = ("campaign_quests"."workspace_id"))) WHERE' in backward


def test_the_orm_names_the_workspace_itself(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        query = str(Campaign.objects.all().query)

    assert f'"campaigns"."workspace_id" = {acme.pk}' in query


def test_a_savepoint_that_is_undone_does_not_leave_the_workspace(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        with transaction.atomic():
            CohortFactory(workspace=acme)
            transaction.set_rollback(True)

        assert Cohort.objects.count() == 0


def test_entering_inside_a_savepoint_is_refused(acme: Workspace, ada: User) -> None:
    with (
        workspace_transaction(),
        transaction.atomic(),
        pytest.raises(RuntimeError, match="directly inside workspace_transaction"),
    ):
        enter_workspace(acme.pk, ada)


@COMMITTED
def test_entering_outside_a_transaction_is_refused(committed: None, acme: Workspace, ada: User) -> None:
    with pytest.raises(RuntimeError, match="directly inside workspace_transaction"):
        enter_workspace(acme.pk, ada)


@COMMITTED
def test_a_workspace_transaction_is_part_of_no_other(committed: None) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"), workspace_transaction():
        pass


def test_a_deleted_row_does_not_rise_again(acme: Workspace, ada: User) -> None:
    cohort = CohortFactory(workspace=acme)

    with working_in(acme, ada):
        Cohort.objects.filter(pk=cohort.pk).delete()
        with refused() as refusal:
            cohort.save()

        assert refusal.sentence == "Your role does not allow changing this, or it is gone by now."
        assert Cohort.objects.count() == 0


@COMMITTED
def test_an_operator_sees_all_workspaces_and_leaves_no_trace(
    cohort: Cohort, bolt: Workspace, otto: User
) -> None:
    CohortFactory(workspace=bolt, name="Theirs")

    with routed_to("operator"):
        seen = {cohort.name for cohort in Cohort.objects.all()}

    assert seen == {"Secret", "Theirs"}
    assert tenancy.routed() is None


def test_what_is_cached_in_one_workspace_is_not_found_in_another(
    acme: Workspace, ada: User, bolt: Workspace, bea: User
) -> None:
    cache = caches["default"]
    with working_in(acme, ada):
        cache.set("names", ["Acme's"])

    found = []
    with working_in(bolt, bea):
        found.append(cache.get("names"))
    with routed_to("operator"):
        found.append(cache.get("names"))
    found.append(cache.get("names"))
    with working_in(acme, ada):
        found.append(cache.get("names"))

    assert found == [None, None, None, ["Acme's"]]


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    caches["default"].clear()
