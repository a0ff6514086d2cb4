"""?expand= shows the rows that a row refers to in place of their ids, for a join and no more queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from codex.api.permissions import list_of
from codex.api.rows import expandable
from codex.models import ApiKey, User, Workspace
from codex.scopes import lists_of, scope_for
from codex.services import issue_key
from codex.tenancy import working_in
from codex.urls import resources
from tests.caller import Bearer, Caller
from tests.resources import SHARED, one_of_each

pytestmark = pytest.mark.django_db(databases=["default", "counters"])
ENDPOINTS: dict[str, Any] = {path: endpoint for path, endpoint, _ in resources.registry}


def names_of(resource: str) -> tuple[str, ...]:
    """What of a resource can be expanded."""
    return expandable(ENDPOINTS[resource].serializer_class)


RELATED = [path for path in SHARED if names_of(path)]


def test_all_that_can_be_expanded_is_shown_as_its_own_list_shows_it(ada: User, acme: Workspace) -> None:
    ask, rows = Caller(ada, acme), one_of_each(acme)

    for resource in RELATED:
        names, address = names_of(resource), f"{resource}/{rows[resource].pk}/"
        bare = ask.get(address).json
        full = ask.get(f"{address}?expand={','.join(names)}").json
        all_listed = ask.get(f"{resource}/?expand={names[0]}").results
        (listed,) = [row for row in all_listed if row["id"] == bare["id"]]

        shown = {name: full[name] and full[name]["id"] for name in names}
        assert (resource, shown) == (resource, {name: bare[name] for name in names})
        assert (resource, listed[names[0]]) == (resource, full[names[0]])


def test_what_is_shown_is_what_its_own_address_shows(ada: User, acme: Workspace) -> None:
    rows = one_of_each(acme)
    ask = Caller(ada, acme)

    quest = ask.get(f"quests/{rows['quests'].pk}/?expand=campaign").json

    assert quest["campaign"]["name"] == ask.get(f"campaigns/{quest['campaign']['id']}/").json["name"]


def test_three_rows_ask_as_often_as_one(ada: User, acme: Workspace) -> None:
    one_of_each(acme)
    ask, asked = Caller(ada, acme), []
    ask.get("me/")  # the first request of a session notes that it is used

    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            ask.get("quests/?expand=campaign")
        asked.append(len(queries))
        one_of_each(acme)
        one_of_each(acme)

    assert asked[0] == asked[1]


def test_an_expanded_row_is_sent_again_since_what_it_shows_may_have_changed(
    ada: User, acme: Workspace
) -> None:
    rows = one_of_each(acme)
    ask, address = Caller(ada, acme), f"quests/{rows['quests'].pk}/?expand=campaign"
    known = ask.get(address).headers["ETag"]
    ask.patch(f"campaigns/{rows['campaigns'].pk}/", {"name": "Autumn"})

    again = ask("get", address, **{"If-None-Match": known})

    assert (again.status, again.json["campaign"]["name"]) == (200, "Autumn")


@pytest.mark.parametrize("name", ["created_by", "unheard", "campaign.positioning", "workspace"])
def test_nothing_else_can_be_expanded(name: str, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).get(f"quests/?expand={name}")

    assert answer.json == {"expand": ["Here can be expanded: campaign, parent_quest."]}


def key(workspace: Workspace, owner: User, *scopes: str) -> Bearer:
    """Whoever holds a key with these scopes."""
    with working_in(workspace, owner):
        return Bearer(issue_key(key=ApiKey(name=" ".join(scopes), scopes=list(scopes))))


@pytest.mark.parametrize("path", ["moves/?expand=campaign", "moves/export/?expand=campaign"])
def test_a_key_expands_only_what_its_scopes_let_it_read(path: str, ada: User, acme: Workspace) -> None:
    one_of_each(acme)

    answer = key(acme, ada, "moves:read", "cohorts:read").get(path)

    assert (answer.status, answer.json) == (403, {"detail": "This key lacks the scope campaigns:read."})


def test_a_key_with_both_scopes_expands(ada: User, acme: Workspace) -> None:
    rows = one_of_each(acme)

    (move,) = key(acme, ada, "moves:read", "campaigns:read").get("moves/?expand=campaign").results

    assert move["campaign"]["name"] == rows["campaigns"].name


def test_a_key_that_reads_one_list_alone_expands_nothing_of_others(ada: User, acme: Workspace) -> None:
    rows, found, expected = one_of_each(acme), {}, {}
    scopes = {resource: str(scope_for("GET", f"{resource}/")) for resource in RELATED}
    keys = {scope: key(acme, ada, scope) for scope in set(scopes.values())}

    for resource, scope in scopes.items():
        ask, its = keys[scope], ENDPOINTS[resource].serializer_class.Meta.model._meta
        for name in names_of(resource):
            own = list_of(its.get_field(name).related_model) in lists_of([scope])
            expected[resource, name] = 200 if own else 403
            found[resource, name] = ask.get(f"{resource}/{rows[resource].pk}/?expand={name}").status

    assert found == expected
