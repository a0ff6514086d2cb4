"""Two people on one form, a row that was deleted meanwhile, a session that has ended: nothing is lost."""

import json
from typing import Any

import pytest
from django.test import Client

from codex.factories import CohortFactory
from codex.models import Cohort, User, Workspace
from positioning.factories import CampaignCohortFactory, CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign, CampaignQuest
from tests.admin_rows import page
from tests.conftest import inside
from tests.pages import filled, said, send
from tests.racing import race

MINE, THEIRS = "Founders of mine", "Founders of theirs"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_what_a_colleague_has_changed_is_told_and_not_written_over_unknowingly(
    ada: User, strategist: User, acme: Workspace
) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders", health_score=50)
    url, mine, theirs = page("cohorts", "change", cohort.pk), signed_in(ada), signed_in(strategist)
    form = filled(mine.get(url))
    send(theirs, url, name=THEIRS, health_score="60")

    refused = mine.post(url, {**form, "name": MINE})
    text = refused.content.decode()

    fields = refused.context["adminform"].form
    assert fields.errors == {
        "name": [f"By now this is: {THEIRS}."],
        "health_score": ["By now this is: 60.00."],
    }
    assert fields["name"].value() == MINE
    assert "Stella Strategist (back office, 127.0.0.1, strategist): Cohort " in text
    assert f"<strong>name</strong>: Founders &rarr; {THEIRS}" in text
    assert name_of(acme) == THEIRS

    knowing = mine.post(url, {**filled(refused), "name": MINE}, follow=True)

    assert said(knowing) == [f"The cohort “{MINE}” was changed successfully."]
    assert name_of(acme) == MINE


def name_of(workspace: Workspace) -> str:
    with inside(workspace):
        return str(Cohort.objects.get().name)


@pytest.mark.django_db
def test_a_form_without_a_version_is_refused_and_one_of_an_equal_row_is_not(
    ada: User, acme: Workspace
) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    client, url = signed_in(ada), page("campaigns", "change", campaign.pk)
    form = filled(client.get(url))
    unsaid = client.post(url, {**form, "name": "Summer", "_opened": "[]"})
    with inside(acme):
        Campaign.objects.get().save()  # touched: another version in which nothing is different

    same = client.post(url, {**form, "name": "Autumn"}, follow=True)

    assert unsaid.context["adminform"].form.errors == {"name": ["By now this is: Spring."]}
    assert said(same) == ["The campaign “Autumn” was changed successfully."]


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_of_five_who_save_at_once_one_does(committed: None, ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    url = page("cohorts", "change", cohort.pk)
    form = filled(signed_in(ada).get(url))
    clients = [signed_in(ada) for _ in range(5)]

    def save(number: int, meet: Any) -> int:
        meet()
        return clients[number].post(url, {**form, "name": f"N{number}"}).status_code

    assert sorted(race(5, save)) == ["200", "200", "200", "200", "302"]


@pytest.mark.django_db
def test_rows_on_a_page_are_compared_too_and_one_that_is_gone_can_be_added_anew(
    ada: User, strategist: User, acme: Workspace
) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    film = CampaignQuestFactory.create(workspace=acme, campaign=campaign, name="Film", quest_order=1)
    gone = CampaignQuestFactory.create(workspace=acme, campaign=campaign, name="Poster", quest_order=2)
    last = CampaignQuestFactory.create(workspace=acme, campaign=campaign, name="Radio", quest_order=3)
    mine, theirs = signed_in(ada), signed_in(strategist)
    url = page("campaigns", "change", campaign.pk)
    form = {**filled(mine.get(url)), "quests-0-name": "Long film", "quests-1-weight": "5"}
    send(theirs, page("campaign_quests", "change", film.pk), status="blocked")
    theirs.post(page("campaign_quests", "delete", gone.pk), {"post": "yes"})

    refused = mine.post(url, form)

    quests = refused.context["inline_admin_formsets"][1].formset
    assert [error["status"] for error in quests.errors if error] == [["By now this is: Blocked."]]
    assert quests.non_form_errors()[0].startswith(
        "Campaign quest Poster was deleted by Stella Strategist on "
    )
    assert [each["name"].value() for each in quests.forms] == ["Long film", "Radio", "Poster"]
    assert (
        "Stella Strategist (back office, 127.0.0.1, strategist): Campaign quest changed"
        in refused.content.decode()
    )
    with inside(acme):
        assert CampaignQuest.objects.get(pk=film.pk).name == "Film"

    saved = mine.post(url, filled(refused), follow=True)

    assert said(saved) == ["The campaign “Spring” was changed successfully."]
    with inside(acme):
        told = dict(CampaignQuest.objects.order_by("name").values_list("name", "weight"))
        assert told == {"Long film": 1, "Poster": 5, "Radio": last.weight}


@pytest.mark.django_db
def test_a_row_that_was_deleted_is_said_to_be_and_its_form_adds_it_anew(
    ada: User, strategist: User, acme: Workspace
) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    mine, url = signed_in(ada), page("cohorts", "change", cohort.pk)
    form = {**filled(mine.get(url)), "name": MINE}
    signed_in(strategist).post(page("cohorts", "delete", cohort.pk), {"post": "yes"})

    kept = mine.post(url, form)
    others = [
        mine.post(page("cohorts", "delete", cohort.pk), {"post": "yes"}, follow=True),
        mine.get(page("cohorts", "history", cohort.pk), follow=True),
        mine.get(url, follow=True),
    ]

    sentence = "Cohort Founders was deleted by Stella Strategist on "
    assert sentence in kept.content.decode()
    assert kept.context["adminform"].form["name"].value() == MINE
    assert [[line[: len(sentence)] for line in said(each)] for each in others] == [[sentence]] * 3
    with inside(acme):
        assert Cohort.objects.count() == 0

    added = mine.post(url, filled(kept), follow=True)

    assert said(added) == [f"The cohort “{MINE}” was added successfully."]
    assert name_of(acme) == MINE


@pytest.mark.django_db
def test_what_was_typed_before_the_session_ended_is_shown_again_and_not_saved(
    ada: User, acme: Workspace
) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    CampaignCohortFactory.create(workspace=acme, campaign=campaign, allocation_percentage=60)
    client, url = signed_in(ada), page("campaigns", "change", campaign.pk)
    row = {"cohort": str(cohort.pk), "allocation_percentage": "30", "target_count": "0"}
    typed = {
        **filled(client.get(url)),
        "name": "Summer",
        "campaign_cohorts-TOTAL_FORMS": "2",
        **{f"campaign_cohorts-1-{name}": value for name, value in row.items()},
    }
    client.logout()
    led = client.post(url, typed)
    client.force_login(ada)

    again = client.post(url, {**typed, "_restored": "1", "_files": "1"})

    assert led["Location"] == f"/w/acme/admin/login/?next={url}"
    text = again.content.decode()
    assert "You were signed out before this was saved." in text
    assert "Choose files again" in text
    assert again.context["adminform"].form["name"].value() == "Summer"
    assert f'<option value="{cohort.pk}" selected>Founders</option>' in text
    assert json.loads(again.context["opened"]) == json.loads(typed["_opened"])
    with inside(acme):
        assert (Campaign.objects.get().name, campaign.campaign_cohorts.count()) == ("Spring", 1)

    client.post(url, {**filled(again)})

    with inside(acme):
        assert (Campaign.objects.get().name, campaign.campaign_cohorts.count()) == ("Summer", 2)
