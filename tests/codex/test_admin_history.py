"""The page History: every change with who, from where, before and after; and undoing one's own."""

import html
import re
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from codex.factories import CohortFactory
from codex.fields import uuid7
from codex.history import history_of
from codex.models import Cohort, User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign
from tests.admin_rows import page
from tests.conftest import inside
from tests.pages import said, send

UNDONE = "It is as it was before that change."


@pytest.fixture
def browser(client: Client, ada: User, acme: Workspace) -> Client:
    """Ada's."""
    client.force_login(ada)
    return client


@pytest.fixture
def cohort(browser: Client, acme: Workspace) -> Cohort:
    """One that Ada has renamed in the back office."""
    made: Cohort = CohortFactory.create(workspace=acme, name="Founders")
    send(browser, page("cohorts", "change", made.pk), name="Makers & co")
    return made


def last(workspace: Workspace, user: User, row: Any) -> str:
    """The address of undoing what was done last to a row."""
    with working_in(workspace, user):
        return f"{page(row._meta.db_table, 'history', row.pk)}?undo={history_of(row.pk)[0].pk}"


def name_of(workspace: Workspace, row: Any) -> str:
    with inside(workspace):
        return str(type(row).objects.get(pk=row.pk).name)


def test_a_change_is_told_with_who_from_where_before_and_after(browser: Client, cohort: Cohort) -> None:
    shown = browser.get(page("cohorts", "history", cohort.pk))

    line = shown.context["lines"][0]
    assert (line.who, line.what) == ("Ada Acme", "Cohort Makers & co changed")
    assert line.whence == "back office, 127.0.0.1, owner"
    assert ("name", "Founders", "Makers & co") in line.columns
    assert "Makers &amp; co" in shown.content.decode()


def test_the_history_of_a_campaign_has_its_quests(browser: Client, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    CampaignQuestFactory.create(workspace=acme, campaign=campaign, name="Write")

    shown = browser.get(page("campaigns", "history", campaign.pk))

    told = [line.what for line in shown.context["lines"]]
    assert told == ["Campaign quest Write created", "Campaign Spring created"]


def test_undoing_is_asked_first_and_then_done(
    browser: Client, cohort: Cohort, ada: User, acme: Workspace
) -> None:
    undo = last(acme, ada, cohort)

    asked = browser.get(undo)
    before = name_of(acme, cohort)
    done = browser.post(undo, follow=True)

    assert [name for name, *_ in asked.context["undo"]["sets"]] == ["name"]
    assert before == "Makers & co"
    assert (said(done), name_of(acme, cohort)) == ([UNDONE], "Founders")


def test_the_page_that_asks_names_what_stays_and_why(browser: Client, ada: User, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    with working_in(acme, ada):
        Campaign.objects.filter(pk=campaign.pk).update(name="Summer", status="planning")

    asked = browser.get(last(acme, ada, campaign))

    stays = [("status", "A step of a lifecycle is not undone: take the next one.")]
    assert asked.context["undo"]["stays"] == stays


def test_a_change_of_an_older_page_is_undone_too(browser: Client, ada: User, acme: Workspace) -> None:
    quest = CampaignQuestFactory.create(workspace=acme, campaign=CampaignFactory.create(workspace=acme))
    with working_in(acme, ada):
        for column in ("name", *["description"] * 60):
            type(quest).objects.filter(pk=quest.pk).update(**{column: f"Fresh {uuid7()}"})
        older = history_of(quest.pk)[-1].pk
    shown = browser.get(f"{page('campaign_quests', 'history', quest.pk)}?before={older}").content.decode()
    undo = html.unescape(re.findall(r'href="(\?[^"]*undo=[^"]+)"', shown)[-1])

    answer = said(browser.post(f"{page('campaign_quests', 'history', quest.pk)}{undo}", follow=True))

    assert (answer, name_of(acme, quest)) == ([UNDONE], quest.name)


def test_a_change_that_cannot_be_undone_is_not_offered(browser: Client, ada: User, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    with working_in(acme, ada):
        Campaign.objects.filter(pk=campaign.pk).update(status="planning")
        Campaign.objects.filter(pk=campaign.pk).update(description="Fresh")

    shown = browser.get(page("campaigns", "history", campaign.pk))

    assert [line.can_be_undone for line in shown.context["lines"]] == [True, False, False]


def test_what_was_changed_since_says_so_and_changes_nothing(
    browser: Client, cohort: Cohort, ada: User, acme: Workspace
) -> None:
    undo = last(acme, ada, cohort)
    with working_in(acme, ada):
        Cohort.objects.filter(pk=cohort.pk).update(name="Since")

    answers = [said(browser.get(undo)), said(browser.post(undo, follow=True))]

    assert answers == [["This has been changed since: name."]] * 2
    assert name_of(acme, cohort) == "Since"


def test_a_rule_that_stands_in_the_way_says_so_in_its_own_words(
    browser: Client, cohort: Cohort, ada: User, acme: Workspace
) -> None:
    undo = last(acme, ada, cohort)
    CohortFactory.create(workspace=acme, name="Founders")

    answer = said(browser.post(undo, follow=True))

    assert answer == ["Another cohort of this workspace has this name."]
    assert name_of(acme, cohort) == "Makers & co"


def test_nobody_is_offered_to_undo_what_another_did(
    client: Client, cohort: Cohort, strategist: User, ada: User, acme: Workspace
) -> None:
    undo = last(acme, ada, cohort)
    client.force_login(strategist)

    shown = client.get(page("cohorts", "history", cohort.pk))
    answer = said(client.post(undo, follow=True))

    assert [line.can_be_undone for line in shown.context["lines"]] == [False, False]
    assert answer == ["People undo their own changes; this one is somebody else's."]
    assert name_of(acme, cohort) == "Makers & co"


@pytest.mark.parametrize(
    "query", ["undo=x", "undo=", "before=x", "undo=01a205bc-cf08-77f8-afac-e5a42584ffa1"]
)
def test_rubbish_shows_the_history(query: str, browser: Client, cohort: Cohort) -> None:
    shown = browser.get(f"{page('cohorts', 'history', cohort.pk)}?{query}")

    assert (shown.status_code, len(shown.context["lines"])) == (200, 2)


def test_a_history_asks_no_more_queries_for_more_changes(
    browser: Client, cohort: Cohort, ada: User, acme: Workspace
) -> None:
    with CaptureQueriesContext(connection) as few:
        browser.get(page("cohorts", "history", cohort.pk))
    with working_in(acme, ada):
        for number in range(5):
            Cohort.objects.filter(pk=cohort.pk).update(name=f"Name {number}")

    with CaptureQueriesContext(connection) as many:
        shown = browser.get(page("cohorts", "history", cohort.pk))

    assert len(shown.context["lines"]) == 7
    assert len(many) == len(few)


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_operator_undoes_his_own_change_with_all_workspaces_open(
    committed: None, client: Client, otto: User, acme: Workspace
) -> None:
    with inside(acme):
        made = CohortFactory.create(workspace=acme, name="Founders")
    client.force_login(otto)
    send(client, page("cohorts", "change", made.pk, slug=""), name="Makers")
    history = page("cohorts", "history", made.pk, slug="")
    (undo,) = re.findall(r'href="(\?undo=[^"]+)"', client.get(history).content.decode())

    answer = said(client.post(f"{history}{undo}", follow=True))

    with connections["operator"].cursor() as cursor:
        cursor.execute("SELECT name FROM cohorts WHERE id = %s", [made.pk])
        assert (answer, cursor.fetchone()) == ([UNDONE], ("Founders",))
