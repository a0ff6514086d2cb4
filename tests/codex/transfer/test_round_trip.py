"""What is exported can be imported: where it came from nothing changes, elsewhere the same rows appear."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from agents.models import Agent
from codex.admin.transfer.reading import read
from codex.models import Cohort, User, Workspace, WorkspaceMember
from gamification.models import Achievement
from intelligence.models import IntelligenceSignal
from positioning.models import Campaign, CampaignQuest, Positioning
from tests.conftest import inside
from tests.files import confirm, counts, exported, file_of, preview, rows_of
from tests.pages import said

RUN = "=1+1"
TEXT = '-\t"quoted", 1;2\r\n_x0041_ \x01 über <b>&amp;</b>'
LISTS = [["[not", "JSON]"], ["a\nb", "\N{RETURN SYMBOL}"], ["-1", "@x"], []]
JSON = {"key": ["=x", 1.5, None, {"deep": "\u00fc\\n"}]}


def cohorts(workspace: Workspace, person: User) -> None:
    for number, texts in enumerate(LISTS):
        Cohort.objects.create(
            workspace=workspace,
            name=f"{RUN}{number}",
            executive_summary=TEXT,
            pain_points=texts,
            health_score="12.50",
        )


def campaigns(workspace: Workspace, person: User) -> None:
    Campaign.objects.create(
        workspace=workspace,
        name=f"'{RUN}",
        description=TEXT,
        positioning=Positioning.objects.create(workspace=workspace, name="+49", market_segment="Software"),
        start_date=datetime.date(2026, 1, 31),
        budget_allocation="999999999999.99",
        roi_percentage="-5.00",
        total_reach=2**62,
        resource_allocation=JSON,
        currency="USD",
    )


def quests(workspace: Workspace, person: User) -> None:
    campaign = Campaign.objects.create(workspace=workspace, name=RUN)
    above = CampaignQuest.objects.create(workspace=workspace, campaign=campaign, name="\uff0bAbove")
    for name in ("Below", "'-Below"):
        above = CampaignQuest.objects.create(
            workspace=workspace, campaign=campaign, name=name, parent_quest=above, weight="0.25"
        )


def signals(workspace: Workspace, person: User) -> None:
    IntelligenceSignal.objects.create(
        workspace=workspace,
        signal_title=RUN,
        signal_category="market_trend",
        source_type="market",
        source_agent_id=agent(),
        source_url="https://example.com/?a=1&b=2",
        assigned_to_user=person,
        data_points=JSON,
        signal_date=datetime.datetime(2026, 1, 31, 12, 30, 1, 5, tzinfo=datetime.UTC),
    )


def agent() -> Any:
    return Agent.objects.earliest("code").pk


def achievements(workspace: Workspace, person: User) -> None:
    Achievement.objects.filter(workspace=workspace).delete()
    first = None
    for code in ("=first", "second"):
        first = Achievement.objects.create(
            workspace=workspace,
            code=code,
            name="@Twice",
            badge_type="speed",
            category="content",
            condition_value={"metric": "campaigns_created", "at_least": 1},
            required_previous_achievement=first,
            is_active=False,
        )


FILLED: dict[str, Callable[[Workspace, User], None]] = {
    "cohorts": cohorts,
    "campaigns": campaigns,
    "campaign_quests": quests,
    "intelligence_signals": signals,
    "achievements": achievements,
}


@pytest.mark.django_db
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("table", FILLED)
def test_a_file_changes_nothing_where_it_came_from_and_makes_the_same_elsewhere(
    table: str, suffix: str, client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    with inside(bolt):
        WorkspaceMember.objects.create(workspace=bolt, user=ada, role="admin")
        Positioning.objects.create(workspace=bolt, name="+49", market_segment="Software")
        if table == "campaign_quests":
            Campaign.objects.create(workspace=bolt, name=RUN)
        Achievement.objects.filter(workspace=bolt).delete()
    with inside(acme):
        FILLED[table](acme, ada)
    client.force_login(ada)
    file = exported(client, table, suffix)
    number = len(rows_of(file))

    back = preview(client, table, file)
    elsewhere = preview(client, table, file_of(without_ids(file), suffix), slug="bolt")
    done = confirm(client, table, elsewhere, slug="bolt")

    assert (counts(back), back.context["kept"]) == ({"unchanged": number}, None)
    assert said(done) == [f"Imported: {number} new."]
    copies = exported(client, table, suffix, slug="bolt")
    assert without_ids(copies) == without_ids(file)


def without_ids(file: bytes) -> list[dict[str, str]]:
    """The rows of a file, which may be of another order, but for their ids."""
    rows = [{name: text for name, text in line.texts.items() if name != "id"} for line in read(file).lines]
    return sorted(rows, key=str)
