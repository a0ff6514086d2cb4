"""Inside a workspace people change their own account, and nobody else's."""

from typing import Any

import pytest

from codex.models import User, Workspace
from codex.standing import standing_of
from codex.tenancy import enter_workspace_as_operator, working_in, workspace_transaction
from tests.conftest import inside, join
from tests.words import refused

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.mark.parametrize(
    "change",
    [{"password": "known"}, {"email": "mine@evil.example"}, {"is_active": False}, {"full_name": "X"}],
)
def test_even_an_owner_changes_nobody_elses(
    change: dict[str, Any], acme: Workspace, ada: User, bolt: Workspace, bea: User
) -> None:
    colleague = join(acme, "viewer")

    for person in (bea, colleague):
        with working_in(acme, ada), refused() as refusal:
            User.objects.filter(pk=person.pk).update(**change)

        assert refusal.refusal.status == 403


def test_an_agent_changes_none(acme: Workspace, ada: User) -> None:
    with inside(acme), refused() as refusal:  # without a person
        User.objects.filter(pk=ada.pk).update(full_name="X")

    assert refusal.refusal.status == 403


def test_everybody_changes_his_own(acme: Workspace, viewer: User) -> None:
    with working_in(acme, viewer):
        assert User.objects.filter(pk=viewer.pk).update(password="changed") == 1


def test_outside_any_workspace_an_account_changes_as_signing_in_needs_it(acme: Workspace, ada: User) -> None:
    with workspace_transaction():
        assert User.objects.filter(pk=ada.pk).update(password="reset") == 1


@OPERATORS
def test_an_operator_inside_a_workspace_changes_others(otto: User, acme: Workspace, ada: User) -> None:
    with workspace_transaction():
        enter_workspace_as_operator(acme.pk, otto, standing_of(otto).roles)

        assert User.objects.filter(pk=ada.pk).update(is_active=False) == 1
