"""Keys in the back office: the token is shown once, and what is revoked stays so."""

import re
from typing import Any

import pytest
from django.test import Client

from codex.models import ApiKey, Role, User, Workspace
from codex.services import issue_key
from codex.tenancy import working_in
from tests.admin_rows import act, page
from tests.caller import Bearer
from tests.conftest import inside, join
from tests.pages import said, send

pytestmark = pytest.mark.django_db(databases=["default", "counters"])
TOKEN = re.compile(r"codex_[0-9a-f]{32}_[a-z0-9]{8}\.[\w-]{43}")


@pytest.fixture
def key(acme: Workspace, ada: User) -> ApiKey:
    """A key in use."""
    with working_in(acme, ada):
        made = ApiKey(name="Robot", scopes=["cohorts:read"])
        issue_key(key=made)
    return made


def shown(answer: list[str]) -> str:
    """The token in what a page says."""
    (token,) = TOKEN.findall(" ".join(answer))
    return str(token)


def status(token: str) -> int:
    return Bearer(token).get("cohorts/").status


def test_adding_a_key_shows_its_token_once(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)

    answer = send(client, page("workspace_keys", "add"), name="Robot", scopes=["cohorts:read"])

    token = shown(said(answer))
    with inside(acme):
        (made,) = ApiKey.objects.filter(workspace=acme)
    again = client.get(page("workspace_keys", "change", made.pk)).content.decode()
    assert (status(token), made.created_by) == (200, ada)
    assert (TOKEN.findall(again), made.prefix in again) == ([], True)


def test_a_rotated_key_works_with_both_secrets(client: Client, ada: User, key: ApiKey) -> None:
    client.force_login(ada)

    first = shown(act(client, "workspace_keys", "rotate", key))
    second = shown(act(client, "workspace_keys", "rotate", key))

    assert [status(first), status(second)] == [200, 200]


def test_a_revoked_key_is_refused_and_stays_so(client: Client, ada: User, key: ApiKey) -> None:
    client.force_login(ada)
    token = shown(act(client, "workspace_keys", "rotate", key))

    revoked = act(client, "workspace_keys", "revoke", key)

    assert (revoked, status(token)) == (["Now revoked: 1."], 401)
    assert act(client, "workspace_keys", "rotate", key) == ["Robot: It is revoked for good; make another."]
    assert b"_save" not in client.get(page("workspace_keys", "change", key.pk)).content


@pytest.mark.parametrize("role", Role.values)
def test_only_managers_see_keys(role: str, client: Client, ada: User, acme: Workspace, key: ApiKey) -> None:
    client.force_login(ada if role == "owner" else join(acme, role))

    names: list[tuple[str, list[Any]]] = [
        ("changelist", []),
        ("add", []),
        ("change", [key.pk]),
        ("delete", [key.pk]),
    ]
    answers = [client.get(page("workspace_keys", name, *args)) for name, args in names]

    may = role in ("owner", "admin")
    assert [answer.status_code for answer in answers] == (
        [200, 200, 200, 403] if may else [403, 403, 403, 403]
    )


def test_the_history_of_a_row_names_the_key_that_did_it(client: Client, ada: User, acme: Workspace) -> None:
    with working_in(acme, ada):
        token = issue_key(key=ApiKey(name="Robot", scopes=["cohorts:write"]))
    row = Bearer(token).made("cohorts/", name="Founders")
    client.force_login(ada)

    history = client.get(page("cohorts", "history", row["id"])).content.decode()

    assert (
        re.findall("<td[^>]*>(key [^<]*)</td>", history) == ["key Robot"] * 2
    )  # what happened, and every change
