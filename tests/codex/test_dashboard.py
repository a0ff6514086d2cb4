"""The front page counts what needs somebody, leads to the same rows, and asks as much for many as for few."""

import datetime
import re
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agents.factories import agent, recorded, run
from agents.services import record_executions
from alerts.factories import AlertFactory
from codex.dashboard.panels import COUNTED, SHOWN
from codex.models import User, Workspace
from intelligence.factories import InsightFactory, SignalFactory
from intelligence.models import IntelligenceSignal
from positioning.factories import CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign
from positioning.services import change_status
from tests.conftest import inside

pytestmark = pytest.mark.django_db
OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
HOME = "/w/acme/admin/"
LIMIT = 15  # queries of the whole page, as members and as operators together
TODAY = timezone.now().date()
PAST = TODAY - datetime.timedelta(days=3)


def needing(workspace: Workspace, word: str) -> None:
    """A row of each kind that needs somebody, named by the word, and one of each that does not."""
    AlertFactory.create(workspace=workspace, title=f"{word} alert", severity_level="critical")
    AlertFactory.create(workspace=workspace, title=f"{word} calm", severity_level="medium")
    late = CampaignFactory.create(workspace=workspace, name=f"{word} late", end_date=PAST)
    blocked = CampaignFactory.create(workspace=workspace, name=f"{word} blocked")
    CampaignQuestFactory.create(workspace=workspace, campaign=blocked, status="blocked")
    CampaignFactory.create(workspace=workspace, name=f"{word} draft", end_date=PAST)
    fine = CampaignFactory.create(workspace=workspace, name=f"{word} fine", start_date=TODAY)
    with inside(workspace):
        for campaign in (late, blocked, fine):
            change_status(campaign=campaign, to="planning")
        ends = ["error"] * 2 + ["success"] * 8
        runs = [run(agent=agent("RES-001"), outcome=end, started_at=timezone.now()) for end in ends]
        runs += [run(agent=agent("MUS-001"), started_at=timezone.now()) for _ in range(10)]
        record_executions(executions=runs, workspace_id=workspace.pk)
    SignalFactory.create(workspace=workspace, signal_title=f"{word} signal")
    SignalFactory.create(workspace=workspace, signal_title=f"{word} old", action_status="archived")
    InsightFactory.create(workspace=workspace, insight_title=f"{word} insight")
    InsightFactory.create(workspace=workspace, insight_title=f"{word} past", insight_status="archived")


def shown(response: Any) -> list[tuple[str, str, list[str]]]:
    """The panels of a page: their title, their number and their rows."""
    return [
        (panel.title, panel.number, [row.title for row in panel.rows]) for panel in response.context["panels"]
    ]


def test_the_front_page_shows_what_needs_somebody(client: Client, viewer: User, acme: Workspace) -> None:
    needing(acme, "acorn")
    client.force_login(viewer)

    home = client.get(HOME)

    assert shown(home) == [
        ("Critical alerts", "1", ["acorn alert"]),
        ("Failing agents", "1", [agent("RES-001").agent_name]),
        ("Campaigns overdue or blocked", "2", ["acorn late", "acorn blocked"]),
        ("Signals waiting", "1", ["acorn signal"]),
        ("Insights to review", "1", ["acorn insight"]),
    ]
    whys = [row.why for panel in home.context["panels"] for row in panel.rows]
    assert whys[:4] == [
        "Critical",
        "2 of 10 runs in 7 days",
        f"Should have ended on {PAST:%-d %B}",
        "A quest is blocked",
    ]


def test_nothing_of_another_workspace_is_shown_or_counted(
    client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    needing(bolt, "bolts")
    client.force_login(ada)

    home = client.get(HOME)

    assert [(number, rows) for _, number, rows in shown(home)] == [("0", [])] * 5
    assert {bar.length for chart in home.context["charts"] for bar in chart.bars} == {0}
    assert re.findall("(?i)bolt[a-z]*", home.content.decode()) == []


def test_each_panel_leads_to_the_list_of_what_it_counts(
    client: Client, viewer: User, acme: Workspace
) -> None:
    needing(acme, "acorn")
    client.force_login(viewer)

    panels = client.get(HOME).context["panels"]
    lists = [client.get(panel.url).context["cl"].result_list for panel in panels]

    assert [len(rows) for rows in lists] == [int(panel.number) for panel in panels]
    assert [{row.url for row in panel.rows} for panel in panels] == [
        {client.get(row.url).request["PATH_INFO"] for row in panel.rows} for panel in panels
    ]


@pytest.mark.parametrize(("there_are", "shown_as"), [(COUNTED, "100"), (COUNTED + 1, "100+")])
def test_a_panel_shows_a_few_and_counts_to_a_hundred(
    there_are: int, shown_as: str, client: Client, viewer: User, acme: Workspace
) -> None:
    with inside(acme):
        IntelligenceSignal.objects.bulk_create(SignalFactory.build(workspace=acme) for _ in range(there_are))
    client.force_login(viewer)

    (_, number, rows) = shown(client.get(HOME))[3]

    assert (number, len(rows)) == (shown_as, SHOWN)


def test_charts_are_drawn_from_counted_days_and_every_bar_leads_to_its_rows(
    client: Client, viewer: User, acme: Workspace
) -> None:
    needing(acme, "acorn")
    recorded(acme, agent=agent("MUS-001"), cost="2", started_at=timezone.now() - datetime.timedelta(days=40))
    client.force_login(viewer)

    runs, errors, costs, alerts, campaigns = client.get(HOME).context["charts"]

    assert [len(chart.bars) for chart in (runs, errors)] == [30, 30]
    assert [(bar.value, bar.length) for bar in (runs.bars[-1], errors.bars[-1])] == [
        ("20", 100),
        ("10.0\N{NO-BREAK SPACE}%", 100),
    ]
    assert sorted((bar.name, bar.value) for bar in costs.bars) == [("Muse", "$0.10"), ("Research", "$0.10")]
    assert [(bar.name, bar.value) for bar in alerts.bars if bar.length] == [
        ("Critical", "1"),
        ("Medium", "1"),
    ]
    assert [(bar.name, bar.value) for bar in campaigns.bars if bar.length] == [
        ("Draft", "1"),
        ("Planning", "3"),
    ]
    bars = [runs.bars[-1], errors.bars[0], *costs.bars, *alerts.bars, *campaigns.bars]
    lengths = [len(client.get(bar.url).context["cl"].result_list) for bar in bars]
    assert lengths == [4, 0, 2, 2, 1, 0, 1, 0, 0, 1, 3, 0, 0, 0, 0]


def asked(client: Client, url: str) -> int:
    """How many queries a page asks, as members and as operators together; BEGIN and COMMIT ask nothing."""
    with (
        CaptureQueriesContext(connections["default"]) as one,
        CaptureQueriesContext(connections["operator"]) as other,
    ):
        assert client.get(url).status_code == 200
    return sum(each["sql"].startswith("SELECT") for each in [*one, *other])


@OPERATORS
@pytest.mark.parametrize(("who", "url"), [("ada", HOME), ("otto", HOME), ("otto", "/admin/")])
def test_the_front_page_asks_the_same_for_many_rows_as_for_none(
    who: str, url: str, client: Client, ada: User, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    client.force_login({"ada": ada, "otto": otto}[who])
    client.get(url)

    of_none = asked(client, url)
    for word in ("acorn", "beech", "cedar"):
        needing(acme, word)
        needing(bolt, word)
    of_many = asked(client, url)

    assert of_many == of_none
    assert of_many < LIMIT


@OPERATORS
def test_an_operator_sees_what_needs_somebody_anywhere_and_whose_it_is(
    client: Client, otto: User, acme: Workspace, bolt: Workspace
) -> None:
    needing(acme, "acorn")
    needing(bolt, "bolts")
    client.force_login(otto)

    home = client.get("/admin/")

    panels = home.context["panels"]
    assert [panel.number for panel in panels] == ["2", "1", "4", "2", "2"]
    assert {(row.title, row.workspace) for row in panels[0].rows} == {
        ("acorn alert", "Acme"),
        ("bolts alert", "Bolt"),
    }
    assert [len(client.get(panel.url).context["cl"].result_list) for panel in panels] == [2, 1, 4, 2, 2]
    assert panels[1].rows[0].why == "4 of 20 runs in 7 days"


def test_a_campaign_that_ought_to_have_begun_is_stuck(client: Client, viewer: User, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring", start_date=PAST)
    with inside(acme):
        change_status(campaign=campaign, to="planning")
        assert Campaign.objects.get().status == "planning"
    client.force_login(viewer)

    (row,) = client.get(HOME).context["panels"][2].rows

    assert (row.title, row.why) == ("Spring", f"Should have begun on {PAST:%-d %B}")
