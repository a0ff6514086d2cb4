"""A session ends after its time, and before that when nobody does anything; polling does not count."""

import time
from typing import Any

import pytest
from django.test import Client

from codex.models import User, Workspace
from codex.sessions import BEGAN, SEEN
from tests.pages import said

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "operator"]),
    pytest.mark.usefixtures("committed"),
]
MINUTE = 60


def aged(client: Client, **stamps: int) -> None:
    """As if these stamps of the session had been set so many seconds ago."""
    session = client.session
    session.update({name: int(time.time()) - ago for name, ago in stamps.items()})
    session.save()


def signed_in(client: Client, url: str) -> bool:
    return client.get(url).status_code == 200


@pytest.mark.parametrize(("idle", "stays"), [(29 * MINUTE, True), (31 * MINUTE, False)])
def test_an_operators_session_ends_after_half_an_hour_without_use(
    idle: int, stays: bool, client: Client, otto: User, acme: Workspace
) -> None:
    client.force_login(otto)
    signed_in(client, "/admin/")
    aged(client, seen=idle)

    answer = client.get("/admin/codex/cohort/", follow=True)

    assert answer.request["PATH_INFO"] == ("/admin/codex/cohort/" if stays else "/admin/login/")
    told = ["You were signed out, because nothing was done for a while."]
    assert [line for line in said(answer) if "signed out" in line] == ([] if stays else told)


def test_a_members_ends_later_and_nobodys_lasts_longer_than_its_time(
    client: Client, ada: User, acme: Workspace
) -> None:
    home, states = "/w/acme/admin/", []
    for stamps in ({SEEN: 31 * MINUTE}, {SEEN: 12 * 60 * MINUTE}, {BEGAN: 12 * 60 * MINUTE}):
        client.force_login(ada)
        signed_in(client, home)
        aged(client, **stamps)
        states.append(signed_in(client, home))

    assert states == [True, False, False]


def test_use_is_noted_once_a_minute_and_not_what_a_page_asks_by_itself(
    client: Client, ada: User, acme: Workspace
) -> None:
    client.force_login(ada)
    home = "/w/acme/admin/"
    signed_in(client, home)

    def moved(seconds: int, url: str, **headers: Any) -> bool:
        aged(client, seen=seconds)
        before = client.session[SEEN]
        client.get(url, headers=headers)
        return bool(client.session[SEEN] != before)

    changes = "/api/v1/changes/"
    assert [
        moved(59, home),
        moved(61, home),
        moved(61, home, **{"X-By-Itself": "yes"}),
        moved(61, changes, **{"X-Workspace": "acme"}),
        moved(61, "/api/v1/me/"),
    ] == [False, True, False, False, True]
    assert client.session.get_expiry_age() <= 12 * 60 * MINUTE


def test_the_api_refuses_a_session_that_is_over(client: Client, otto: User) -> None:
    client.force_login(otto)
    client.get("/api/v1/me/")
    aged(client, seen=31 * MINUTE)

    assert client.get("/api/v1/me/").json()["code"] == "unauthenticated"
