"""Quests form a tree inside one campaign, and a parent is completed only when its children are."""

import pytest
from django.db import connection

from codex.models import User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign, CampaignQuest
from tests.words import refused


@pytest.fixture
def campaign(acme: Workspace) -> Campaign:
    return CampaignFactory(workspace=acme)


def quest(campaign: Campaign, name: str, parent: CampaignQuest | None = None, **fields: str) -> CampaignQuest:
    return CampaignQuestFactory(
        workspace=campaign.workspace, campaign=campaign, name=name, parent_quest=parent, **fields
    )


def test_a_quest_cannot_be_its_own_parent(campaign: Campaign, acme: Workspace, ada: User) -> None:
    alone = quest(campaign, "Alone")

    with working_in(acme, ada), refused() as it:
        CampaignQuest.objects.filter(pk=alone.pk).update(parent_quest=alone)

    assert it.field == "parent_quest"


def test_a_circle_is_refused_however_long(campaign: Campaign, acme: Workspace, ada: User) -> None:
    top = quest(campaign, "Top")
    middle = quest(campaign, "Middle", top)
    bottom = quest(campaign, "Bottom", middle)

    with working_in(acme, ada), refused() as it:
        CampaignQuest.objects.filter(pk=top.pk).update(parent_quest=bottom)

    assert it.sentence == "A quest cannot be below itself: choose a parent that is not below this quest."


def test_one_statement_cannot_insert_a_circle(campaign: Campaign, acme: Workspace, ada: User) -> None:
    one, two = CampaignQuest(name="One", campaign=campaign), CampaignQuest(name="Two", campaign=campaign)
    one.parent_quest_id, two.parent_quest_id = two.pk, one.pk

    with working_in(acme, ada):
        one.workspace_id = two.workspace_id = acme.pk
        with refused() as it:
            CampaignQuest.objects.bulk_create([one, two])

    assert it.field == "parent_quest"


def test_a_parent_is_of_the_same_campaign(campaign: Campaign, acme: Workspace, ada: User) -> None:
    elsewhere = quest(CampaignFactory(workspace=acme), "Elsewhere")

    with working_in(acme, ada), refused() as it:
        quest(campaign, "Here", elsewhere)

    assert it.field == "parent_quest"
    assert it.sentence == "There is no such row in this campaign."


def test_a_parent_waits_for_its_children(campaign: Campaign, acme: Workspace, ada: User) -> None:
    top = quest(campaign, "Top")
    child = quest(campaign, "Child", top)

    with working_in(acme, ada):
        with refused() as it:
            CampaignQuest.objects.filter(pk=top.pk).update(status="completed")
        CampaignQuest.objects.filter(pk=child.pk).update(status="completed")
        CampaignQuest.objects.filter(pk=top.pk).update(status="completed")

        assert CampaignQuest.objects.filter(status="completed").count() == 2
    assert it.sentence.startswith("Top cannot be completed while Child below it is not")


def test_a_child_is_neither_reopened_nor_added_below_a_completed_parent(
    campaign: Campaign, acme: Workspace, ada: User
) -> None:
    top = quest(campaign, "Top")
    child = quest(campaign, "Child", top, status="completed")

    with working_in(acme, ada):
        CampaignQuest.objects.filter(pk=top.pk).update(status="completed")
        with refused():
            CampaignQuest.objects.filter(pk=child.pk).update(status="pending")
        with refused():
            quest(campaign, "Late", top)

        assert CampaignQuest.objects.filter(status="completed").count() == 2


def test_parent_and_children_may_be_completed_in_one_statement(
    campaign: Campaign, acme: Workspace, ada: User
) -> None:
    quest(campaign, "Child", quest(campaign, "Top"))

    with working_in(acme, ada):
        CampaignQuest.objects.update(status="completed")

        assert CampaignQuest.objects.exclude(status="completed").count() == 0


def test_children_go_with_their_parent(campaign: Campaign, acme: Workspace, ada: User) -> None:
    top = quest(campaign, "Top")
    quest(campaign, "Bottom", quest(campaign, "Middle", top))

    with working_in(acme, ada), connection.cursor() as cursor:
        cursor.execute("DELETE FROM campaign_quests WHERE id = %s", [top.pk])

        assert CampaignQuest.objects.count() == 0
