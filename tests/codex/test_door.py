"""The door in SQL: who enters and as what, that refusals answer alike and leave nothing behind."""

from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from codex import services
from codex.factories import UserFactory
from codex.fields import uuid7
from codex.management.commands.create_operator import give_roles
from codex.models import Operator, User, Workspace, WorkspaceMember
from codex.queries import workspaces_of
from codex.standing import standing_of
from codex.tenancy import (
    NO_ENTRY,
    SECOND_WORKSPACE,
    Entered,
    NoEntry,
    enter_workspace,
    enter_workspace_as_operator,
    routed_to,
    working_in,
    workspace_transaction,
)
from tests.conftest import SETTINGS, inside
from tests.words import refused

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def settings_now() -> list[str | None]:
    """The three settings as the database has them; None where this connection never had one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"current_setting('{name}', true)" for name in SETTINGS))
        return list(cursor.fetchone())


def at_the_door(workspace: Any, user: Any, door: str = "enter_workspace") -> tuple[str | None, str | None]:
    """The SQLSTATE and the sentence of a refusal; the transaction goes on after it."""
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {door}(%s::uuid, %s::uuid)", [workspace, user])
    cause = error.value.__cause__
    assert isinstance(cause, psycopg.Error)
    return cause.sqlstate, cause.diag.message_primary


def test_a_member_enters_as_what_she_is(acme: Workspace, strategist: User) -> None:
    with workspace_transaction():
        entered = enter_workspace(acme.pk, strategist)

        assert entered == Entered(acme.pk, strategist.pk, "strategist")
        assert settings_now() == [str(acme.pk), str(strategist.pk), "strategist"]


def test_she_may_name_it_by_its_short_name(acme: Workspace, strategist: User) -> None:
    with workspace_transaction():
        assert enter_workspace("acme", strategist).workspace_id == acme.pk


@pytest.fixture
def closed(bolt: Workspace) -> Workspace:
    """Bolt, put away."""
    with inside(bolt):
        Workspace.objects.update(archived_at=timezone.now())
    return bolt


def test_every_refusal_is_the_same(
    acme: Workspace, ada: User, bea: User, viewer: User, closed: Workspace
) -> None:
    viewer.is_active = False
    viewer.save()
    nobody = uuid7()

    with transaction.atomic():
        answers = {
            "no member": at_the_door(acme.pk, bea.pk),
            "no such workspace": at_the_door(nobody, ada.pk),
            "no such person": at_the_door(acme.pk, nobody),
            "nobody": at_the_door(acme.pk, None),
            "no workspace": at_the_door(None, ada.pk),
            "not active": at_the_door(acme.pk, viewer.pk),
            "closed": at_the_door(closed.pk, bea.pk),
        }

    assert set(answers.values()) == {(NO_ENTRY, "no such workspace, or not a member of it")}


@pytest.mark.parametrize("name", ["bolt", "nowhere", "", "x" * 10_000])
def test_a_short_name_of_others_is_refused_as_one_of_nobody(
    name: str, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    with pytest.raises(NoEntry, match="no such workspace, or you are not a member"), workspace_transaction():
        enter_workspace(name, ada)


def test_a_refused_entry_leaves_no_setting_behind(acme: Workspace, bea: User) -> None:
    with workspace_transaction():
        at_the_door(acme.pk, bea.pk)

        assert settings_now() in ([None] * 3, [""] * 3)


def test_one_that_sql_catches_leaves_none_either(acme: Workspace, bea: User) -> None:
    caught = f"""DO $$ BEGIN
        PERFORM enter_workspace('{acme.pk}', '{bea.pk}');
    EXCEPTION WHEN OTHERS THEN NULL; END $$"""
    with workspace_transaction(), connection.cursor() as cursor:
        cursor.execute(caught)

        assert settings_now() in ([None] * 3, [""] * 3)


def test_the_same_door_twice_is_harmless(acme: Workspace, viewer: User) -> None:
    with working_in(acme, viewer) as entered:
        assert enter_workspace(acme.pk, viewer) == entered


@pytest.fixture
def both(ada: User, acme: Workspace, bolt: Workspace) -> User:
    """Ada, who belongs to Bolt too."""
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="viewer")
    return ada


def test_a_second_workspace_in_one_transaction_is_refused(
    both: User, acme: Workspace, bolt: Workspace
) -> None:
    with working_in(acme, both):
        state, _ = at_the_door(bolt.pk, both.pk)

        assert state == SECOND_WORKSPACE
        assert settings_now() == [str(acme.pk), str(both.pk), "owner"]


def test_nobody_becomes_somebody_else_inside(acme: Workspace, ada: User, viewer: User) -> None:
    with working_in(acme, viewer):
        state, _ = at_the_door(acme.pk, ada.pk)

        assert state == SECOND_WORKSPACE


def test_making_a_workspace_inside_another_is_refused(acme: Workspace, ada: User) -> None:
    with pytest.raises(DatabaseError, match="already works in a workspace"), working_in(acme, ada):
        services.create_workspace(name="Second", slug="second", owner=ada)


@OPERATORS
def test_a_setting_left_on_a_connection_is_no_way_in(committed: None, acme: Workspace, ada: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET app.current_workspace_id = '{uuid7()}'")

    with workspace_transaction():
        state, _ = at_the_door(acme.pk, ada.pk)
    connection.close()

    assert state == SECOND_WORKSPACE


@OPERATORS
def test_an_operator_enters_any_workspace_as_an_admin(otto: User, acme: Workspace) -> None:
    roles = standing_of(otto).roles

    with workspace_transaction():
        assert enter_workspace_as_operator(acme.pk, otto, roles) == Entered(
            acme.pk, otto.pk, "admin", staff=roles
        )
        assert settings_now() == [str(acme.pk), str(otto.pk), "admin"]


@OPERATORS
def test_the_operators_door_refuses_everybody_else_alike(otto: User, acme: Workspace, ada: User) -> None:
    door = "enter_workspace_as_operator"
    with routed_to("operator"):
        give_roles(Operator.objects.create(user=UserFactory(is_staff=True)).user)  # another admin, who stays
    with transaction.atomic():
        answers = {at_the_door(acme.pk, ada.pk, door), at_the_door(uuid7(), otto.pk, door)}
    with routed_to("operator"):
        User.objects.filter(pk=otto.pk).update(is_active=False)
    with transaction.atomic():
        answers.add(at_the_door(acme.pk, otto.pk, door))

    assert answers == {(NO_ENTRY, "no such workspace, or not an operator")}


@OPERATORS
def test_an_operator_enters_a_closed_workspace_too(otto: User, closed: Workspace) -> None:
    with workspace_transaction():
        assert enter_workspace_as_operator(closed.pk, otto, standing_of(otto).roles).role == "admin"


@OPERATORS
def test_an_operator_without_membership_has_no_other_door(otto: User, acme: Workspace) -> None:
    with workspace_transaction(), pytest.raises(NoEntry):
        enter_workspace(acme.pk, otto)


def test_a_founder_is_the_owner_and_inside(ada: User) -> None:
    with workspace_transaction():
        made = services.create_workspace(name="Acme", slug="acme", owner=ada)

        assert settings_now() == [str(made.pk), str(ada.pk), "owner"]
        assert list(WorkspaceMember.objects.values_list("user", "role")) == [(ada.pk, "owner")]


def test_a_workspace_whose_name_is_taken_is_not_half_made(acme: Workspace, bea: User) -> None:
    with workspace_transaction(), refused() as refusal, connection.cursor() as cursor:
        cursor.execute("SELECT create_workspace('Acme', 'acme', %s::uuid)", [bea.pk])

    assert refusal.sentence == "Another workspace has this short name."
    assert workspaces_of(bea) == []
