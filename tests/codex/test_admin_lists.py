"""A list costs the same however many rows are behind it: it counts and looks so far, says so, and goes on."""

import re
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alerts.factories import AlertFactory
from codex.admin import lists as lists_of
from codex.admin import reading, site
from codex.factories import CohortFactory
from codex.models import Cohort, User, Workspace
from intelligence.factories import SignalFactory
from intelligence.models import IntelligenceSignal
from tests.admin_rows import fill, page
from tests.conftest import inside

pytestmark = pytest.mark.django_db
COHORTS, SIGNALS = page("cohorts", "changelist"), page("intelligence_signals", "changelist")
# What is asked of every list: its rows; and a word that none has, by a column that is not its usual order.
ASKED = ("", "?q=nowhere&o=-2")
# They have a few rows, whoever works here: the catalogue of agents, the people of one workspace.
FEW = ("agent_registry", "agent_capabilities", "workspaces_of(")


def statements(client: Client, url: str) -> list[str]:
    """What a page asks the database."""
    with (
        CaptureQueriesContext(connections["default"]) as one,
        CaptureQueriesContext(connections["operator"]) as other,
    ):
        assert client.get(url).status_code in (200, 302, 403)
    return [each["sql"] for each in [*one, *other] if each["sql"].startswith("SELECT")]


def reads_everything(sql: str) -> bool:
    """Whether a statement counts, or looks for different values, without an end to how far it reads."""
    gathers = re.search(r"COUNT\(|SELECT DISTINCT|GROUP BY", sql)
    return bool(gathers) and "LIMIT" not in sql and not any(each in sql for each in FEW)


def lists(prefix: str) -> list[str]:
    """Every list of the site, asked in every way."""
    pages = (f"{model._meta.app_label}_{model._meta.model_name}_changelist" for model in site._registry)
    return [f"{prefix}{reverse(f'admin:{name}')}{asked}" for name in pages for asked in ASKED]


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
@pytest.mark.parametrize(("who", "prefix"), [("ada", "/w/acme"), ("otto", "")])
def test_every_list_asks_as_much_for_three_rows_as_for_one_and_reads_no_table_whole(
    who: str, prefix: str, client: Client, ada: User, otto: User, acme: Workspace
) -> None:
    fill(acme, "acorn")
    client.force_login({"ada": ada, "otto": otto}[who])
    urls = lists(prefix)
    client.get(urls[0])

    for_one = {url: statements(client, url) for url in urls}
    fill(acme, "beech")
    fill(acme, "cedar")
    for_three = {url: statements(client, url) for url in urls}

    assert {url: len(asked) for url, asked in for_one.items()} == {
        url: len(asked) for url, asked in for_three.items()
    }
    assert [sql for asked in for_three.values() for sql in asked if reads_everything(sql)] == []


def test_a_list_counts_to_a_thousand_and_goes_on_behind_them(
    client: Client, viewer: User, acme: Workspace
) -> None:
    names = [f"Cohort {number:04}" for number in range(lists_of.COUNTED + 1)]
    with inside(acme):
        Cohort.objects.bulk_create(Cohort(workspace=acme, name=name) for name in names)
    client.force_login(viewer)

    first = client.get(COHORTS)
    tenth = client.get(COHORTS, {"p": 10})
    eleventh = client.get(COHORTS + tenth.context["cl"].further)
    beyond = client.get(COHORTS, {"p": 11})

    assert "1,000+ cohorts" in " ".join(first.content.decode().split())
    assert first.context["selection_note_all"] == "All 1,000+ selected"
    assert [named(tenth)[-1], named(eleventh)] == [names[-2], names[-1:]]
    assert 'href="?">Back to the first' in eleventh.content.decode()
    assert (first.context["cl"].further, eleventh.context["cl"].further) == ("", "")
    assert beyond["Location"].endswith("?e=1")


def named(response: Any) -> list[str]:
    """The rows of a list, by their names."""
    return [str(row) for row in response.context["cl"].result_list]


@pytest.mark.parametrize("query", [{"q": "needle"}, {"source_type__exact": "trend"}])
def test_what_no_index_finds_is_looked_for_stretch_by_stretch_and_the_page_says_so(
    query: dict[str, str], client: Client, viewer: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", 3)
    its = {"signal_title": "A needle", "source_type": "trend"}
    SignalFactory.create(workspace=acme, **its)
    for _ in range(5):
        SignalFactory.create(workspace=acme, signal_title="Hay", source_type="market")
    client.force_login(viewer)

    newest = client.get(SIGNALS, query)
    older = client.get(SIGNALS + newest.context["cl"].further)

    assert (named(newest), named(older)) == ([], ["A needle"])
    assert "0+ intelligence signals among the newest 3" in " ".join(newest.content.decode().split())
    assert "Look further" in newest.content.decode()
    assert "Look further" not in older.content.decode()


def test_a_column_that_is_clicked_sorts_the_newest_rows(
    client: Client, viewer: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", 3)
    for title in ("A", "D", "B", "C"):
        SignalFactory.create(workspace=acme, signal_title=title)
    client.force_login(viewer)

    columns = client.get(SIGNALS).context["cl"].list_display
    by_title, by_status = ({"o": columns.index(name)} for name in ("signal_title", "action_status"))

    assert named(client.get(SIGNALS, by_title)) == ["B", "C", "D"]
    # It has an index, but all that share a status would have to be read.
    assert set(named(client.get(SIGNALS, by_status))) == {"B", "C", "D"}


def test_an_answer_is_taken_so_far_as_it_is_counted_and_whole_where_more_is_asked(
    client: Client, viewer: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists_of, "COUNTED", 2)
    monkeypatch.setattr(reading, "COUNTED", 2)
    for title in ("Oldest", "Second", "Third", "Newest"):
        AlertFactory.create(workspace=acme, title=title, severity_level="critical")
    client.force_login(viewer)
    alerts = page("system_alerts", "changelist")

    first = client.get(alerts, {"critical": "yes"}).context["cl"]
    sought = client.get(alerts, {"critical": "yes", "q": "Oldest"}).context["cl"]

    assert ([row.title for row in first.result_list], str(first.result_count)) == (
        ["Newest", "Third", "Second"],
        "2+",
    )
    assert [row.title for row in sought.result_list] == ["Oldest"]


def test_a_usual_order_without_an_index_is_that_of_lists_that_are_short(
    client: Client, ada: User, viewer: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(ada)
    members = page("workspace_members", "changelist")

    by_name = client.get(members)
    monkeypatch.setattr(reading, "READ", 1)
    newest = client.get(members)

    assert [row.user for row in by_name.context["cl"].result_list] == [ada, viewer]
    assert [row.user for row in newest.context["cl"].result_list] == [viewer]


def test_another_list_s_place_and_a_broken_one_are_refused(
    client: Client, viewer: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", 1)
    for name in ("One", "Two"):
        CohortFactory.create(workspace=acme, name=name)
    client.force_login(viewer)
    further = client.get(COHORTS, {"q": "o"}).context["cl"].further

    assert client.get(f"{SIGNALS}{further}")["Location"] == f"{SIGNALS}?e=1"
    assert client.get(COHORTS, {"past": "rubbish"})["Location"] == f"{COHORTS}?e=1"


def test_dates_are_chosen_from_the_first_year_to_the_last_down_to_a_day(
    client: Client, viewer: User, acme: Workspace
) -> None:
    for day in ("2023-12-31", "2025-02-27", "2025-02-28"):
        SignalFactory.create(
            workspace=acme, signal_title=day, detection_date=f"{day}T12:00Z", expiry_date=None
        )
    client.force_login(viewer)

    dates = [client.get(SIGNALS).context["cl"].dates]
    steps = ["2025", "February 2025", "28 February"]
    for step in steps:
        (link,) = [choice["link"] for choice in dates[-1]["choices"] if choice["title"] == step]
        response = client.get(SIGNALS + link)
        dates.append(response.context["cl"].dates)

    assert [choice["title"] for choice in dates[0]["choices"]] == ["2023", "2024", "2025"]
    assert [len(each["choices"]) for each in dates] == [3, 12, 28, 1]
    assert named(response) == ["2025-02-28"]
    assert named(client.get(SIGNALS + dates[2]["back"]["link"])) == ["2025-02-28", "2025-02-27"]
    with inside(acme):
        assert IntelligenceSignal.objects.count() == 3


def test_a_filter_by_person_is_searched_for_and_names_nobody_of_another_workspace(
    client: Client, ada: User, acme: Workspace, bea: User, bolt: Workspace
) -> None:
    client.force_login(ada)
    moves = page("moves", "changelist")

    own = client.get(moves, {"owner__id__exact": str(ada.pk)})
    foreign = client.get(moves, {"owner__id__exact": str(bea.pk)})

    assert re.search(r"<option[^>]* selected[^>]*>Ada Acme</option>", own.content.decode())
    assert "Bea" not in foreign.content.decode()
