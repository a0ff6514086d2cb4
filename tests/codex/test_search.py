"""The one search finds rows of the entered workspace, a few of each kind, and asks once for each."""

import re

import pytest
from django.test import Client

from alerts.factories import AlertFactory
from codex import search
from codex.models import User, Workspace
from intelligence.factories import SignalFactory
from positioning.factories import CampaignFactory
from tests.codex.test_dashboard import LIMIT, asked
from tests.conftest import inside, join

pytestmark = pytest.mark.django_db
OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
SEARCH = "/w/acme/admin/search/"


def fill(workspace: Workspace, more: str = "") -> None:
    """A row of each kind that has "spring" in its name."""
    CampaignFactory.create(workspace=workspace, name=f"Spring of {workspace}{more}")
    AlertFactory.create(workspace=workspace, title=f"No spring in {workspace}{more}")
    SignalFactory.create(workspace=workspace, signal_title=f"Offspring of {workspace}{more}")
    join(workspace, "viewer", full_name=f"Springer of {workspace}{more}")


def found(client: Client, term: str, url: str = SEARCH) -> list[tuple[str, str]]:
    """What a search shows: title and description of each result."""
    return [(each.title, each.description) for each in client.get(url, {"s": term}).context["results"]]


def test_rows_of_every_kind_are_found_in_the_entered_workspace(
    client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    fill(acme)
    fill(bolt)
    client.force_login(ada)

    response = client.get(SEARCH, {"s": "SPRING"})

    assert [(each.title, each.description) for each in response.context["results"]] == [
        ("Spring of Acme", "campaign"),
        ("No spring in Acme", "system alert"),
        ("Offspring of Acme", "intelligence signal"),
        ("Springer of Acme (viewer)", "workspace member"),
    ]
    assert re.findall("(?i)bolt", response.content.decode()) == []
    links = [each.link for each in response.context["results"]]
    assert [client.get(link).status_code for link in links] == [200] * 4


def test_agents_are_found_by_name_and_code(client: Client, viewer: User) -> None:
    client.force_login(viewer)

    by_code = found(client, "res-001")

    assert [(title[:7], what) for title, what in by_code] == [("RES-001", "agent")]


def test_pages_are_found_as_far_as_the_role_may_open_them(client: Client, ada: User, viewer: User) -> None:
    client.force_login(ada)
    owners = found(client, "keys")
    client.force_login(viewer)

    viewers = found(client, "keys")

    assert ("Keys", "Ground") in owners
    assert ("Keys", "Ground") not in viewers


def test_beyond_a_few_the_whole_list_is_offered(client: Client, viewer: User, acme: Workspace) -> None:
    for number in range(search.SHOWN + 1):
        CampaignFactory.create(workspace=acme, name=f"Spring {number}")
    client.force_login(viewer)

    results = list(client.get(SEARCH, {"s": "spring"}).context["results"])

    assert [each.title for each in results] == [
        *(f"Spring {number}" for number in (5, 4, 3, 2, 1)),
        "Search all campaigns",
    ]
    assert len(client.get(results[-1].link).context["cl"].result_list) == 6


def test_where_nothing_is_found_the_whole_lists_are_offered(client: Client, viewer: User) -> None:
    client.force_login(viewer)

    results = list(client.get(SEARCH, {"s": "xyzzy"}).context["results"])

    assert [each.title for each in results] == [
        "Search all campaigns",
        "Search all agents",
        "Search all system alerts",
        "Search all intelligence signals",
        "Search all workspace members",
    ]
    assert [client.get(each.link).status_code for each in results] == [200] * 5


@OPERATORS
@pytest.mark.parametrize(("who", "url"), [("ada", SEARCH), ("otto", "/admin/search/")])
def test_only_the_newest_rows_are_read(
    who: str,
    url: str,
    client: Client,
    ada: User,
    otto: User,
    acme: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    CampaignFactory.create(workspace=acme, name="Spring")
    CampaignFactory.create(workspace=acme, name="Summer")
    client.force_login({"ada": ada, "otto": otto}[who])
    monkeypatch.setattr(search, "READ", 1)

    assert [title for title, _ in found(client, "summer", url)] == ["Summer"]
    assert next(title for title, _ in found(client, "spring", url)) == "Search all campaigns"


@pytest.mark.parametrize("term", ["%", "_", "\\", "'", "<script>alert(1)</script>", "x" * 5000, "  "])
def test_signs_mean_themselves(term: str, client: Client, viewer: User, acme: Workspace) -> None:
    CampaignFactory.create(workspace=acme, name="Spring")
    client.force_login(viewer)

    response = client.get(SEARCH, {"s": term})

    assert (response.status_code, "Spring" in response.content.decode()) == (200, False)
    assert "<script>" not in response.content.decode()


def test_a_sign_that_cannot_be_stored_is_refused(client: Client, viewer: User) -> None:
    client.force_login(viewer)

    assert client.get(SEARCH, {"s": "\0"}).status_code == 400


def test_what_changed_is_found_at_once(client: Client, viewer: User, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    client.force_login(viewer)
    found(client, "spring")
    with inside(acme):
        campaign.name = "Offspring"
        campaign.save()

    assert found(client, "spring") == [("Offspring", "campaign")]


@OPERATORS
@pytest.mark.parametrize(("who", "url"), [("ada", SEARCH), ("otto", "/admin/search/")])
def test_a_search_asks_as_much_for_many_rows_as_for_none(
    who: str, url: str, client: Client, ada: User, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    client.force_login({"ada": ada, "otto": otto}[who])
    client.get(f"{url}?s=spring")

    of_none = asked(client, f"{url}?s=spring")
    for workspace in (acme, bolt):
        fill(workspace)
        fill(workspace, " again")
    of_many = asked(client, f"{url}?s=spring")

    assert of_many == of_none
    assert of_many < LIMIT


@OPERATORS
def test_an_operator_searches_all_workspaces_or_one(
    client: Client, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    fill(acme)
    fill(bolt)
    client.force_login(otto)

    everywhere = found(client, "spring", "/admin/search/")
    inside_one = found(client, "spring")

    assert everywhere == [
        ("Spring of Bolt", "campaign, Bolt"),
        ("Spring of Acme", "campaign, Acme"),
        ("No spring in Bolt", "system alert, Bolt"),
        ("No spring in Acme", "system alert, Acme"),
        ("Offspring of Bolt", "intelligence signal, Bolt"),
        ("Offspring of Acme", "intelligence signal, Acme"),
        ("Springer of Bolt", "user"),
        ("Springer of Acme", "user"),
    ]
    assert [title for title, _ in inside_one] == [
        "Spring of Acme",
        "No spring in Acme",
        "Offspring of Acme",
        "Springer of Acme (viewer)",
    ]
