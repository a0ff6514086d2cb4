"""People's tokens: made with a password, shown once, and refused from the moment they are revoked."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from codex.models import PersonalToken, User, Workspace, WorkspaceMember
from codex.models.tokens import TOKENS_AT_MOST
from codex.services import digest_of
from codex.tenancy import working_in
from tests.caller import Bearer, Caller
from tests.conftest import PASSWORD, inside

REFUSED = "This token is unknown, revoked or expired, or its person cannot sign in any more."


def made(user: User, name: str = "Laptop", **more: Any) -> dict[str, Any]:
    """A token of somebody, as the answer shows it."""
    return Caller(None).made("tokens/", email=user.email, password=PASSWORD, name=name, **more)


def end(token: dict[str, Any]) -> None:
    """Let a token be one of yesterday; the app itself cannot change it."""
    row = PersonalToken.objects.get(pk=token["id"])
    row.delete()
    row.expiry, row._state.adding = timezone.now() - timedelta(seconds=1), True
    row.save(force_insert=True)


def test_a_password_gives_a_token_that_is_shown_once_and_kept_as_a_digest(ada: User, acme: Workspace) -> None:
    answer = made(ada, days=7)

    shown = Bearer(answer["token"], acme)
    (row,) = PersonalToken.objects.all()
    assert shown.get("cohorts/").status == 200
    assert shown.get("me/").json["email"] == ada.email
    assert [each["name"] for each in shown.get("tokens/").results] == ["Laptop"]
    assert answer["token"] not in str(shown.get("tokens/").json)
    assert (row.user, row.digest == answer["token"], len(row.digest)) == (ada, False, 128)
    assert row.expiry - row.created_at > timedelta(days=6)


def test_a_token_needs_the_workspace_in_the_header(
    ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    token = made(ada)["token"]

    assert Bearer(token).get("cohorts/").status == 400
    assert Bearer(token, acme.pk).get("cohorts/").status == 200
    assert Bearer(token, bolt).get("cohorts/").status == 404


@pytest.mark.parametrize(
    "wrong",
    [{"password": "wrong"}, {"email": "nobody@acme.example"}, {"email": "bea@bolt.example"}],
)
def test_whoever_cannot_sign_in_gets_no_token(wrong: dict[str, str], ada: User, bea: User) -> None:
    User.objects.filter(pk=bea.pk).update(is_active=False)
    sent = {"email": ada.email, "password": PASSWORD, "name": "Laptop", **wrong}

    answer = Caller(None).post("tokens/", sent)

    assert (answer.status, answer.json) == (
        401,
        {"detail": "There is no active account with this e-mail address and password."},
    )
    assert not PersonalToken.objects.exists()


@pytest.mark.parametrize("wrong", [{"days": 0}, {"days": 367}, {"days": "x"}, {"name": " "}, {"extra": 1}])
def test_what_cannot_be_is_said_at_its_field(wrong: dict[str, Any], ada: User) -> None:
    sent = {"email": ada.email, "password": PASSWORD, "name": "Laptop", **wrong}

    answer = Caller(None).post("tokens/", sent)

    assert (answer.status, list(answer.json)) == (400, list(wrong))


def test_a_revoked_token_is_refused_at_the_next_request(ada: User, acme: Workspace) -> None:
    first, second = made(ada), made(ada, "Phone")
    ask = Bearer(first["token"], acme)
    before = ask.get("cohorts/").status

    revoked = Bearer(second["token"]).delete(f"tokens/{first['id']}/").status

    after = ask.get("cohorts/")
    assert (before, revoked) == (200, 204)
    assert (after.status, after.json) == (401, {"detail": REFUSED})
    assert Bearer(second["token"], acme).get("cohorts/").status == 200


def test_all_tokens_are_revoked_at_one_address_and_nobody_elses(
    ada: User, bea: User, acme: Workspace
) -> None:
    mine, more, theirs = made(ada), made(ada, "Phone"), made(bea)

    answer = Caller(ada).delete("tokens/")

    statuses = [Bearer(each["token"]).get("me/").status for each in (mine, more, theirs)]
    assert (answer.json, statuses) == ({"revoked": 2}, [401, 401, 200])


def test_a_token_of_somebody_else_is_answered_as_none(ada: User, bea: User) -> None:
    theirs = made(bea)

    foreign = Caller(ada).delete(f"tokens/{theirs['id']}/")
    missing = Caller(ada).delete("tokens/nothing/")

    assert (
        (foreign.status, foreign.json)
        == (missing.status, missing.json)
        == (404, {"detail": "You have no such token."})
    )
    assert Bearer(theirs["token"]).get("me/").status == 200


def test_a_new_password_revokes_all_tokens_of_hers_and_nobody_elses(ada: User, bea: User) -> None:
    hers, others = (Bearer(made(each)["token"]) for each in (ada, bea))

    ada.set_password("another-Password-1")
    ada.save()

    assert [each.get("me/").status for each in (hers, others)] == [401, 200]


def test_a_password_that_is_only_hashed_anew_revokes_no_token(ada: User) -> None:
    ask = Bearer(made(ada)["token"])
    ada.password = make_password(PASSWORD)
    ada.save(update_fields=["password"])

    assert ask.get("me/").status == 200


def test_expired_tokens_are_refused_and_removed_when_the_next_is_made(ada: User) -> None:
    old = made(ada)
    end(old)

    refused = Bearer(old["token"]).get("me/")
    made(ada, "Phone")

    assert (refused.status, refused.json) == (401, {"detail": REFUSED})
    assert list(PersonalToken.objects.values_list("name", flat=True)) == ["Phone"]


def test_a_deactivated_person_is_refused_at_the_next_request(ada: User, acme: Workspace) -> None:
    ask = Bearer(made(ada)["token"], acme)
    before = ask.get("cohorts/").status

    User.objects.filter(pk=ada.pk).update(is_active=False)

    after = ask.get("cohorts/")
    assert (before, after.status, after.json) == (200, 401, {"detail": REFUSED})


def test_a_removed_member_is_refused_at_the_next_request(viewer: User, acme: Workspace) -> None:
    ask = Bearer(made(viewer)["token"], acme)
    before = ask.get("cohorts/").status

    with inside(acme):
        WorkspaceMember.objects.filter(workspace=acme, user=viewer).delete()

    after, nowhere = ask.get("cohorts/"), Bearer(made(viewer)["token"], "nowhere").get("cohorts/")
    assert (before, after.status, after.json) == (200, nowhere.status, nowhere.json)
    assert after.status == 404


@pytest.mark.parametrize("shown", ["x", "", "a b", "\xff\xfe", "codex", "0" * 64, "'--", "\x00"])
def test_rubbish_is_no_token(shown: str, ada: User) -> None:
    answer = Bearer("x")("get", "me/", Authorization=f"Token {shown}")

    assert answer.status == 401


def test_there_is_an_end_to_how_many_tokens_one_may_have(ada: User) -> None:
    for number in range(TOKENS_AT_MOST):
        PersonalToken.objects.create(user=ada, expiry=timedelta(days=1), name=f"Token {number}")

    answer = Caller(None).post("tokens/", {"email": ada.email, "password": PASSWORD, "name": "One more"})

    assert (answer.status, answer.json) == (409, {"detail": "You have 50 tokens already: revoke one first."})


def test_a_token_lasts_a_year_at_most_whoever_writes_it(ada: User) -> None:
    with pytest.raises(DatabaseError, match="personal_tokens_last_a_year"), transaction.atomic():
        PersonalToken.objects.create(user=ada, expiry=timedelta(days=400), name="For ever")


def test_inside_a_workspace_nobody_makes_or_revokes_a_colleagues_token(
    ada: User, viewer: User, acme: Workspace
) -> None:
    PersonalToken.objects.create(user=viewer, expiry=timedelta(days=1), name="Hers")

    with (
        working_in(acme, ada),
        pytest.raises(DatabaseError, match="their own tokens only"),
        transaction.atomic(),
    ):
        PersonalToken.objects.create(user=viewer, expiry=timedelta(days=1), name="Forged")
    with (
        working_in(acme, ada),
        pytest.raises(DatabaseError, match="their own tokens only"),
        transaction.atomic(),
    ):
        PersonalToken.objects.filter(user=viewer).delete()


def test_the_app_changes_no_token(ada: User) -> None:
    PersonalToken.objects.create(user=ada, expiry=timedelta(days=1), name="Mine")

    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE personal_tokens SET digest = %s::text", [digest_of("mine").hex()])
