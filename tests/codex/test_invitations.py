"""An invitation makes one membership, once, for the person it was sent to."""

import datetime
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, DataError, connection, connections, transaction
from django.utils import timezone

from codex import services
from codex.factories import UserFactory
from codex.fields import uuid7
from codex.models import User, Workspace, WorkspaceInvitation, WorkspaceMember
from codex.queries import workspaces_of
from codex.tenancy import Entered, working_in, workspace_transaction
from tests.conftest import inside
from tests.racing import race

NOW = timezone.now()


@pytest.fixture
def nina(db: None) -> User:
    """A newcomer."""
    return UserFactory(email="nina@example.com", full_name="Nina New")


def invite(workspace: Workspace, role: str = "analyst", **fields: Any) -> str:
    """An open invitation for Nina; the token of its link."""
    with inside(workspace):
        WorkspaceInvitation.objects.create(
            workspace=workspace,
            role=role,
            **{"email": "nina@example.com", "digest": services.digest_of("secret"), **fields},
        )
    return f"{workspace.pk}.secret"


def take_up(token: str, user: User, before_commit: Callable[[], None] = lambda: None) -> Entered:
    with workspace_transaction():
        entered = services.accept_invitation(token=token, user=user)
        before_commit()
    return entered


def refusal_for(token: str, user: User) -> tuple[str | None, str | None]:
    """The SQLSTATE and the sentence."""
    with pytest.raises(DatabaseError) as error:
        take_up(token, user)
    cause = error.value.__cause__
    assert isinstance(cause, psycopg.Error)
    return cause.sqlstate, cause.diag.message_primary


def test_it_makes_the_membership_and_enters_as_that_member(acme: Workspace, nina: User) -> None:
    entered = take_up(invite(acme), nina)

    assert entered == Entered(acme.pk, nina.pk, "analyst")
    assert [(place.slug, place.role) for place in workspaces_of(nina)] == [("acme", "analyst")]


def test_the_address_may_be_written_in_any_case(acme: Workspace, nina: User) -> None:
    assert take_up(invite(acme, email="NINA@Example.com"), nina).role == "analyst"


def test_inside_she_acts_as_that_member_and_not_as_who_invited(acme: Workspace, nina: User) -> None:
    token = invite(acme)

    with workspace_transaction():
        services.accept_invitation(token=token, user=nina)
        changed = WorkspaceMember.objects.update(role="owner")

    assert changed == 0


def test_it_works_once(acme: Workspace, nina: User) -> None:
    token = invite(acme)
    take_up(token, nina)

    state, _ = refusal_for(token, nina)

    assert state == "W0003"


def test_every_refusal_is_the_same(acme: Workspace, bolt: Workspace, nina: User, bea: User) -> None:
    token = invite(acme)
    invite(bolt, expires_at=NOW - datetime.timedelta(seconds=1))

    answers = {
        "another's": refusal_for(token, bea),
        "wrong secret": refusal_for(f"{acme.pk}.guess", nina),
        "no secret": refusal_for(f"{acme.pk}", nina),
        "no such workspace": refusal_for(f"{uuid7()}.secret", nina),
        "rubbish": refusal_for("rubbish", nina),
        "expired": refusal_for(f"{bolt.pk}.secret", nina),
    }
    with inside(acme):
        Workspace.objects.update(archived_at=NOW)
    answers["closed"] = refusal_for(token, nina)
    with inside(acme):
        Workspace.objects.update(archived_at=None)
    nina.is_active = False
    nina.save()
    answers["not active"] = refusal_for(token, nina)

    assert set(answers.values()) == {("W0003", "no such invitation, or it is no longer valid")}


def test_a_refusal_leaves_the_transaction_outside(acme: Workspace, bea: User) -> None:
    refusal_for(invite(acme), bea)

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.current_member_role', true)")
        assert cursor.fetchone()[0] in (None, "")


def test_its_offer_is_shown_to_the_holder_of_the_secret_who_stays_outside(acme: Workspace) -> None:
    invite(acme)
    query = "SELECT email, role, slug FROM invitation_of(%s::uuid, %s::bytea)"

    with workspace_transaction(), connection.cursor() as cursor:
        found = []
        for secret in ("secret", "guess"):
            cursor.execute(query, [acme.pk, services.digest_of(secret)])
            found.append(cursor.fetchall())

        assert found == [[("nina@example.com", "analyst", "acme")], []]
        with pytest.raises(DataError, match="uuid"), transaction.atomic():
            WorkspaceInvitation.objects.count()


def test_who_is_a_member_already_stays_what_she_is(acme: Workspace, nina: User) -> None:
    with inside(acme):
        WorkspaceMember.objects.create(workspace=acme, user=nina, role="viewer")

    entered = take_up(invite(acme, role="owner"), nina)

    with working_in(acme, nina) as again:
        assert (entered.role, again.role) == ("viewer", "viewer")


def test_an_owner_who_is_invited_as_a_viewer_stays_owner(acme: Workspace, ada: User) -> None:
    assert take_up(invite(acme, email=ada.email), ada).role == "owner"


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_two_clicks_at_once_make_one_member(committed: None, acme: Workspace, nina: User) -> None:
    token = invite(acme)

    outcomes = race(2, lambda _, meet: take_up(token, nina, meet).role)

    assert sorted(outcomes) == ["DatabaseError", "analyst"]
    with connections["operator"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workspace_members WHERE user_id = %s::uuid", [nina.pk])
        assert cursor.fetchone() == (1,)
