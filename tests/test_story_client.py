"""The stories of all areas, told through a Python client that is generated from the document."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from codex.models import User, Workspace
from tests import test_story_api as campaigns
from tests.agents import test_story as agents
from tests.alerts import test_story as alerts
from tests.gamification import test_story as gamification
from tests.generated import ClientCaller
from tests.intelligence import test_story as intelligence

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "operator"]),
]
Speaking = Callable[..., ClientCaller]


@pytest.fixture
def speaking(committed: None, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaking]:
    """Whoever speaks in a story has the client."""

    made: list[ClientCaller] = []

    def speak(user: User, workspace: Workspace | str | None = None) -> ClientCaller:
        made.append(ClientCaller(live_server.url, user, workspace))
        return made[-1]

    for story in (agents, alerts, gamification, intelligence):
        monkeypatch.setattr(story, "Caller", speak)
    yield speak
    for caller in made:
        caller.client.get_httpx_client().close()


def test_a_campaign(speaking: Speaking, ada: User) -> None:
    speaking(ada).made("workspaces/", name="Acme", slug="acme", currency="USD")

    campaigns.test_a_campaign_from_the_first_idea_to_the_archive(speaking(ada, "acme"))  # type: ignore[arg-type]


def test_an_achievement(speaking: Speaking, ada: User, acme: Workspace, strategist: User) -> None:
    gamification.test_from_an_achievement_to_a_level(ada, acme, strategist)


def test_an_agent(speaking: Speaking, ada: User, acme: Workspace) -> None:
    agents.test_an_agent_from_the_catalogue_to_its_performance(speaking(ada, acme))  # type: ignore[arg-type]


def test_an_insight(speaking: Speaking, ada: User, acme: Workspace) -> None:
    intelligence.test_from_signals_to_a_judged_insight(speaking(ada, acme), ada)  # type: ignore[arg-type]


def test_an_alert(speaking: Speaking, ada: User, acme: Workspace, strategist: User) -> None:
    alerts.test_from_an_alert_to_its_resolution(speaking(ada, acme), acme, strategist)  # type: ignore[arg-type]
