"""Quests are given to agents of the registry that are in use, and these keep their names."""

import pytest
from django.db import transaction

from agents.factories import agent
from agents.models import Agent
from codex.models import User, Workspace
from codex.tenancy import routed_to, working_in
from positioning.factories import CampaignQuestFactory
from positioning.models import CampaignQuest
from tests.words import refused

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def test_a_quest_is_given_to_known_agents(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        quest = CampaignQuestFactory(workspace=acme, assigned_to_agents=["Competitor Spy", "The Editor"])

        quest.refresh_from_db()
        assert quest.assigned_to_agents == ["Competitor Spy", "The Editor"]


def test_unknown_names_are_refused_by_name(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as it:
        CampaignQuestFactory(workspace=acme, assigned_to_agents=["The Editor", "Nobody", "No One"])

    assert it.field == "assigned_to_agents"
    assert it.sentence == "No agent in use is called No One or Nobody; GET /api/v1/agents/ lists them."


def test_names_are_checked_when_they_change(acme: Workspace, ada: User) -> None:
    quest = CampaignQuestFactory(workspace=acme, assigned_to_agents=["The Editor"])

    with working_in(acme, ada), refused() as it:
        CampaignQuest.objects.filter(pk=quest.pk).update(assigned_to_agents=["The Editor", "Nobody"])

    assert it.field == "assigned_to_agents"


@OPERATORS
def test_a_retired_agent_stays_where_it_is_and_is_given_nothing_new(otto: User, acme: Workspace) -> None:
    with routed_to("operator"), transaction.atomic("operator"):
        quest = CampaignQuestFactory(workspace=acme, assigned_to_agents=["The Editor"])
        Agent.objects.filter(agent_name="The Editor").update(is_active=False)

        CampaignQuest.objects.filter(pk=quest.pk).update(assigned_to_agents=["The Editor", "Sloganist"])
        with refused("operator") as it:
            CampaignQuestFactory(workspace=acme, assigned_to_agents=["The Editor"])
        transaction.set_rollback(True, "operator")

    assert it.field == "assigned_to_agents"


@OPERATORS
def test_an_agent_that_quests_name_is_neither_deleted_nor_renamed(otto: User, acme: Workspace) -> None:
    with routed_to("operator"), transaction.atomic("operator"):
        CampaignQuestFactory(workspace=acme, assigned_to_agents=["The Editor"])
        editor = agent("MUS-026")

        with refused("operator") as renamed:
            Agent.objects.filter(pk=editor.pk).update(agent_name="The Redactor")
        with refused("operator") as deleted:
            Agent.objects.filter(pk=editor.pk)._raw_delete("operator")
        transaction.set_rollback(True, "operator")

    sentence = "Quests name The Editor: retire it, and register another under the new name."
    assert (renamed.sentence, deleted.sentence) == (sentence, sentence)
