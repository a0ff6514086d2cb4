"""Audiences, rivals, and what happened, over HTTP."""

from codex.models import User, Workspace
from codex.models.ground import STAGES
from tests.caller import Caller
from tests.resources import one_of_each


def test_the_stages_of_a_cohort_add_up(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    shares = dict.fromkeys(STAGES, 0.2)

    good = ask.post("cohorts/", {"name": "Joiners", "journey_distribution": shares})
    bad = ask.post("cohorts/", {"name": "Turners", "journey_distribution": {**shares, "unaware": 0.5}})

    assert (good.status, good.json["journey_distribution"]) == (201, shares)
    assert (bad.status, list(bad.json)) == (400, ["journey_distribution"])


def test_the_last_cohort_of_an_active_campaign_stays(ada: User, acme: Workspace) -> None:
    rows, ask = one_of_each(acme), Caller(ada, acme)
    campaign, cohort = rows["campaigns"], rows["cohorts"]
    ask.patch(f"campaigns/{campaign.pk}/", {"start_date": "2026-03-01", "budget_allocation": 100})
    for step in ("planning", "activation"):
        ask.post(f"campaigns/{campaign.pk}/{step}/")

    answer = ask.delete(f"cohorts/{cohort.pk}/")

    assert answer.status == 409
    assert answer.json == {
        "detail": f"{campaign.name} is active and this is its last cohort: "
        "pause it or add another cohort first."
    }
    assert ask.get(f"cohorts/{cohort.pk}/").status == 200


def test_what_happened_is_told_newest_first_with_who_did_it(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    made = ask.made("cohorts/", name="Joiners")
    ask.delete(f"cohorts/{made['id']}/")

    told = ask.get(f"events/?subject_id={made['id']}").results

    assert [(event["kind"], event["actor"], event["data"]) for event in told] == [
        ("cohort.deleted", str(ada.pk), {"name": "Joiners"}),
        ("cohort.created", str(ada.pk), {"name": "Joiners"}),
    ]
