"""A problem has one open alert, counted up when it occurs again, however many raise it at once."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from alerts.models import SystemAlert
from alerts.services import acknowledge_alert, dismiss_alert, raise_alert, resolve_alert
from codex.factories import CohortFactory
from codex.models import User, Workspace
from codex.tenancy import routed_to, working_in
from positioning.factories import CampaignFactory
from tests.conftest import inside
from tests.racing import race
from tests.words import refused

DAY = datetime.timedelta(days=1)


def raised(**its: Any) -> SystemAlert:
    """A problem of the entered workspace."""
    return raise_alert(
        **{"alert_type": "error", "severity_level": "medium", "title": "Feed is silent", **its}
    )


def test_the_same_problem_again_counts_the_open_alert_up(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        first = raised(data_points={"hours": 1})
        acknowledge_alert(alert=first, user=ada)
        again = raised(data_points={"hours": 2})

    assert (again.pk, again.occurrence_count, again.status) == (first.pk, 2, "acknowledged")
    assert again.data_points == {"hours": 2}
    assert again.last_occurred_at > first.last_occurred_at
    assert (again.triggered_at, again.created_by) == (first.triggered_at, ada)


@pytest.mark.parametrize("end", [resolve_alert, dismiss_alert])
def test_what_is_done_is_raised_anew(end: Any, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        first = raised()
        end(alert=first)
        again = raised()

    assert again.pk != first.pk
    assert again.occurrence_count == 1


def test_another_problem_is_another_alert(acme: Workspace, ada: User) -> None:
    campaign, cohort = CampaignFactory(workspace=acme), CohortFactory(workspace=acme)

    with working_in(acme, ada):
        found = [
            raised(),
            raised(title="Feed is late"),
            raised(alert_type="anomaly"),
            raised(related_campaign=campaign),
            raised(related_cohort=cohort),
        ]

    assert len({alert.pk for alert in found}) == 5


def test_another_workspace_has_its_own_alert(acme: Workspace, bolt: Workspace, ada: User, bea: User) -> None:
    with working_in(acme, ada):
        own = raised()
    with working_in(bolt, bea):
        theirs = raised()

    assert (own.fingerprint, own.occurrence_count) == (theirs.fingerprint, 1)
    assert own.pk != theirs.pk


@pytest.mark.parametrize(
    ("first", "again", "kept"), [("medium", "critical", "critical"), ("high", "info", "high")]
)
def test_the_worse_of_the_two_counts(first: str, again: str, kept: str, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        raised(severity_level=first)
        found = raised(severity_level=again)

    assert found.severity_level == kept


@pytest.mark.parametrize(("first", "again", "kept"), [(1, 2, 2), (2, 1, 2), (1, None, None), (None, 1, None)])
def test_the_later_end_counts(
    first: int | None, again: int | None, kept: int | None, acme: Workspace, ada: User
) -> None:
    now = timezone.now()
    end = {days: now + days * DAY if days else None for days in (first, again, kept)}

    with working_in(acme, ada):
        raised(expiry_date=end[first])
        found = raised(expiry_date=end[again])

    assert found.expiry_date == end[kept]


def test_an_alert_outlives_what_it_is_about_as_the_same_problem(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)

    with working_in(acme, ada):
        about_none = raised()
        about_one = raised(related_campaign=campaign)
        campaign.delete()
        about_one.refresh_from_db()

    assert about_one.related_campaign_id is None
    assert about_one.fingerprint != about_none.fingerprint


def test_renaming_makes_it_another_problem(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        first, second = raised(title="One"), raised(title="Two")
        second.title = "One"
        with refused() as refusal:
            second.save()
        first.title = "Three"
        first.save()
        again = raised(title="Three")

    assert (refusal.field, refusal.sentence) == ("title", "This problem has an open alert already.")
    assert again.pk == first.pk


def test_rows_of_another_workspace_are_none(acme: Workspace, bolt: Workspace, ada: User) -> None:
    foreign = CampaignFactory(workspace=bolt)

    with working_in(acme, ada), refused() as refusal:
        raised(related_campaign=foreign)

    assert (refusal.field, refusal.sentence) == (
        "related_campaign",
        "There is no such row in this workspace.",
    )


def test_another_workspace_is_refused(acme: Workspace, bolt: Workspace, ada: User) -> None:
    with pytest.raises(DatabaseError, match="not the entered workspace"), working_in(acme, ada):
        raised(workspace_id=bolt.pk)


def test_a_viewer_raises_none(acme: Workspace, viewer: User) -> None:
    with working_in(acme, viewer), refused() as refusal:
        raised()

    assert refusal.refusal.status == 403


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_many_at_once_raise_one(committed: None, acme: Workspace) -> None:
    def act(number: int, meet: Any) -> str:
        with inside(acme):
            return str(raised().pk)

    answers = race(20, act)

    assert len(set(answers)) == 1
    with inside(acme):
        (alert,) = SystemAlert.objects.filter(workspace=acme)
    assert alert.occurrence_count == 20


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_operator_names_the_workspace(otto: User, acme: Workspace) -> None:
    with routed_to("operator"):
        alert = raised(workspace_id=acme.pk)

    assert (alert.workspace_id, alert.created_by_id) == (acme.pk, None)
