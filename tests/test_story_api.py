"""The whole story over HTTP, against a server: a team plans a campaign, runs it, and puts it away."""

import re
from typing import Any

import pytest
from django.core import mail

from codex.factories import UserFactory
from codex.models import User, Workspace
from codex.tenancy import routed_to
from tests.caller import WireCaller
from tests.conftest import PASSWORD
from tests.waiting import run_jobs

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.fixture
def owner(committed: None, ada: User, live_server: Any) -> WireCaller:
    """Ada with a workspace that she has just made."""
    WireCaller(live_server.url, ada).made("workspaces/", name="Acme", slug="acme", currency="USD")
    return WireCaller(live_server.url, ada, "acme")


def test_somebody_invited_by_mail_joins(owner: WireCaller) -> None:
    guest: Any = UserFactory.create(email="gus@acme.example", secret=PASSWORD)
    owner.made("invitations/", email="Gus@acme.example", role="strategist")
    with routed_to("operator"):
        acme = Workspace.objects.get(slug="acme")
    run_jobs(acme)
    ((token,),) = (re.findall(r"/invitations/([^/]+)/", str(letter.body)) for letter in mail.outbox)

    joined = WireCaller(owner.server, guest).post("invitations/acceptance/", {"token": token})

    assert (joined.status, joined.json["slug"], joined.json["role"]) == (201, "acme", "strategist")
    seen = WireCaller(owner.server, guest, "acme").get("members/").results
    assert {member["user"]["email"]: member["role"] for member in seen} == {
        "ada@acme.example": "owner",
        "gus@acme.example": "strategist",
    }


def test_what_is_refused_over_the_wire_is_said_in_words(owner: WireCaller) -> None:
    answers = [
        owner("post", "cohorts/", b'{"name": "' + b"x" * 10_000_000 + b'"}'),
        owner("post", "cohorts/", b"name=Joiners"),
        owner.post("cohorts/", {"name": "a\0b"}),
        owner.get("cohorts/%00/"),
        owner("brew", "cohorts/"),
    ]

    assert [(answer.status, list(answer.json)) for answer in answers] == [
        (413, ["detail"]),
        (400, ["detail"]),
        (400, ["name"]),
        (404, ["detail"]),
        (405, ["detail"]),
    ]
    assert owner.get("cohorts/").results == []


def test_a_campaign_from_the_first_idea_to_the_archive(owner: WireCaller) -> None:
    positioning = owner.made("positioning/", name="For makers", market_segment="Small workshops")
    messages = owner.made(
        "message-architectures/",
        name="Plain words",
        positioning=positioning["id"],
        primary_message="Less paper, more making.",
    )
    cohort = owner.made("cohorts/", name="Joiners", pain_points=["Paperwork"])
    campaign = owner.made(
        "campaigns/",
        name="Spring",
        positioning=positioning["id"],
        message_architecture=messages["id"],
        budget_allocation="12000.00",
        currency="USD",
    )
    here = f"campaigns/{campaign['id']}/"
    assert owner.post(here + "planning/").json["status"] == "planning"

    too_early = owner.post(here + "activation/")
    assert too_early.status == 400
    assert too_early.json == {
        "status": ["This campaign cannot become active yet: it needs a start date and at least one cohort."]
    }
    assert owner.get(here + "blockers/").json == {
        "status": "planning",
        "next_statuses": ["active", "archived"],
        "blockers": {"start_date": "It needs a start date.", "cohorts": "It needs at least one cohort."},
    }

    owner.patch(here, {"start_date": "2026-03-01"})
    owner.made("campaign-cohorts/", campaign=campaign["id"], cohort=cohort["id"], allocation_percentage="60")
    running = owner.post(here + "activation/")
    assert (running.status, running.json["status"]) == (200, "active")

    above = owner.made("quests/", campaign=campaign["id"], name="Write")
    below = owner.made("quests/", campaign=campaign["id"], name="Draft", parent_quest=above["id"])
    tree = owner.get(here + "quests/").json
    assert [(q["name"], [c["name"] for c in q["children"]]) for q in tree] == [("Write", ["Draft"])]
    owner.patch(f"quests/{below['id']}/", {"status": "completed"})
    assert owner.get(here).json["progress"] == "100.00"

    move = owner.made(
        "moves/", name="Open day", move_type="conversion", campaign=campaign["id"], cohort=cohort["id"]
    )
    owner.made("assets/", name="Invitation", asset_type="letter", move=move["id"])
    done = owner.post(f"moves/{move['id']}/completion/", {"succeeded": True})
    assert (done.status, done.json["status"], done.json["succeeded"]) == (200, "completed", True)

    assert owner.delete(here).json == {
        "detail": "A campaign that is active cannot become archived; it can become paused or completed."
    }
    assert owner.post(here + "completion/").json["status"] == "completed"
    assert owner.delete(here).status == 204
    assert owner.get(here).json["status"] == "archived"
    kinds = [event["kind"] for event in owner.get(f"events/?subject_id={campaign['id']}").results]
    assert kinds == [f"campaign.{s}" for s in ("archived", "completed", "active", "planning", "created")]
