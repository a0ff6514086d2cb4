"""A workspace keeps an owner, also when two leave at once; only deleting a person is stronger."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.db.models import Case, Value, When

from codex.models import User, Workspace, WorkspaceMember
from codex.tenancy import routed_to, working_in
from tests.conftest import inside
from tests.racing import race
from tests.words import refused

SENTENCE = "A workspace keeps at least one owner: make somebody else an owner first."
OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def leave(workspace: Workspace, user: User, before_commit: Callable[[], None] = lambda: None) -> int:
    """Take oneself out; how many memberships ended."""
    with working_in(workspace, user):
        ended: int = WorkspaceMember.objects.filter(user=user).delete()[0]
        before_commit()
    return ended


def test_the_last_owner_cannot_leave(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as refusal:
        WorkspaceMember.objects.get(user=ada).delete()

    assert (refusal.field, refusal.sentence) == ("role", SENTENCE)


def test_nor_step_down(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as refusal:
        WorkspaceMember.objects.filter(user=ada).update(role="viewer")

    assert refusal.sentence == SENTENCE


def test_nor_can_all_owners_leave_in_one_statement(acme: Workspace, ada: User, admin: User) -> None:
    with inside(acme):
        WorkspaceMember.objects.filter(user=admin).update(role="owner")

    with working_in(acme, ada), refused() as refusal:
        WorkspaceMember.objects.filter(role="owner").delete()

    assert refusal.sentence == SENTENCE


def test_who_leaves_another_owner_behind_may(acme: Workspace, ada: User, viewer: User) -> None:
    with working_in(acme, ada):
        WorkspaceMember.objects.filter(user=viewer).update(role="owner")

    assert leave(acme, ada) == 1


def test_an_owner_may_hand_over_in_one_statement(acme: Workspace, ada: User, viewer: User) -> None:
    swapped = Case(When(user=ada, then=Value("viewer")), default=Value("owner"))

    with working_in(acme, ada):
        assert WorkspaceMember.objects.filter(user__in=[ada, viewer]).update(role=swapped) == 2


@OPERATORS
def test_of_two_owners_who_leave_at_once_one_stays(
    committed: None, acme: Workspace, ada: User, admin: User
) -> None:
    with inside(acme):
        WorkspaceMember.objects.filter(user=admin).update(role="owner")
    people = [ada, admin]

    outcomes = race(2, lambda number, meet: leave(acme, people[number], meet))

    assert sorted(outcomes) == ["1", "IntegrityError"]


@OPERATORS
def test_a_person_is_deleted_even_as_the_last_owner(otto: User, acme: Workspace, ada: User) -> None:
    with connections["operator"].cursor() as cursor:
        cursor.execute("DELETE FROM users WHERE id = %s::uuid", [ada.pk])

    with routed_to("operator"):
        assert list(WorkspaceMember.objects.filter(workspace=acme)) == []
        assert Workspace.objects.filter(pk=acme.pk).exists()
