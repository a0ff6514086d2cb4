"""A person's story in the back office: from an invitation to a campaign that is done and put away."""

import re

import pytest
from django.core import mail
from django.test import Client

from codex.models import Cohort, User, Workspace
from positioning.models import Campaign, MessageArchitecture, Move, Positioning
from tests.admin_rows import page
from tests.conftest import inside
from tests.pages import said, send
from tests.waiting import run_jobs

pytestmark = pytest.mark.django_db
ACCOUNT = {"full_name": "Sam New", "password1": "a new lantern 77", "password2": "a new lantern 77"}


def invited(manager: Client, email: str, role: str, acme: Workspace) -> Client:
    """Somebody who was invited by mail, opened its link, and is signed in."""
    send(manager, page("workspace_invitations", "add"), email=email, role=role)
    run_jobs(acme)
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found
    person = Client()
    person.post(found[1], ACCOUNT)
    return person


def test_from_an_invitation_to_an_archived_campaign(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)
    sam = invited(client, "sam@acme.example", "strategist", acme)

    send(sam, page("positioning", "add"), name="Builders", market_segment="Small software teams")
    send(sam, page("cohorts", "add"), name="Founders", goals="Ship sooner\nSleep better")
    with inside(acme):
        positioning, cohort = Positioning.objects.get(), Cohort.objects.get()
    send(
        sam,
        page("message_architecture", "add"),
        name="Calm launch",
        positioning=str(positioning.pk),
        primary_message="Launch without the scramble.",
    )
    with inside(acme):
        messages = MessageArchitecture.objects.get()

    send(
        sam,
        page("campaigns", "add"),
        name="Spring launch",
        positioning=str(positioning.pk),
        message_architecture=str(messages.pk),
        **{"quests-TOTAL_FORMS": "2"},
        **quest(0, "Film the demo"),
        **quest(1, "Write the page"),
    )
    with inside(acme):
        campaign = Campaign.objects.get()
    its_page = page("campaigns", "change", campaign.pk)

    send(sam, its_page, status="planning")
    refused = send(sam, its_page, status="active")
    assert refused.context["adminform"].form.errors["status"] == [
        "This campaign cannot become active yet: it needs a start date, a budget and at least one cohort."
    ]

    send(
        sam,
        its_page,
        start_date="2026-03-01",
        budget_allocation="5000",
        **{"campaign_cohorts-TOTAL_FORMS": "1", "campaign_cohorts-0-cohort": str(cohort.pk)},
        **{f"campaign_cohorts-0-{name}": "0" for name in COUNTS},
    )
    activated = send(sam, its_page, status="active")
    assert said(activated) == ["The campaign “Spring launch” was changed successfully."]

    send(sam, page("moves", "add"), name="Talk", move_type="authority", campaign=str(campaign.pk))
    with inside(acme):
        move = Move.objects.get()
    send(sam, page("moves", "change", move.pk), status="completed", succeeded="true")
    send(sam, its_page, **{"quests-0-status": "completed"})
    send(sam, its_page, status="completed")
    send(sam, its_page, status="archived")

    history = sam.get(page("campaigns", "history", campaign.pk))
    listed = sam.get(page("campaigns", "changelist"))
    assert [(event.kind, str(event.actor)) for event in history.context["events"]] == [
        ("campaign.archived", "Sam New"),
        ("campaign.completed", "Sam New"),
        ("campaign.active", "Sam New"),
        ("campaign.planning", "Sam New"),
        ("campaign.created", "Sam New"),
    ]
    assert [(row.status, str(row.progress)) for row in listed.context["cl"].result_list] == [
        ("archived", "50.00")
    ]
    with inside(acme):
        move.refresh_from_db()
        assert (move.succeeded, str(move.owner)) == (True, "Sam New")


COUNTS = ("allocation_percentage", "target_count")


def quest(number: int, name: str) -> dict[str, str]:
    """A new quest on a campaign's page."""
    row = {"name": name, "status": "pending", "quest_order": str(number), "weight": "1"}
    return {f"quests-{number}-{field}": value for field, value in row.items()}
