"""Undoing one's own last change: as far as nothing has changed since, and no lifecycle has moved on."""

from typing import Any

import pytest

from codex.factories import CohortFactory
from codex.history import GONE, NotUndone, history_of, undo, undoing
from codex.models import Cohort, User, Workspace, WorkspaceMember
from codex.tenancy import working_in
from positioning.factories import CampaignFactory, CampaignQuestFactory
from positioning.models import Campaign
from tests.conftest import join


def changed(workspace: Workspace, user: User, row: Any, **columns: Any) -> None:
    with working_in(workspace, user):
        type(row).objects.filter(pk=row.pk).update(**columns)


def undone(workspace: Workspace, user: User, row: Any) -> Any:
    """The row after undoing the last thing that was done to it."""
    with working_in(workspace, user):
        undo(history_of(row.pk)[0], user=user)
        return type(row).objects.get(pk=row.pk)


def refused(workspace: Workspace, user: User, row: Any, at: int = 0) -> str:
    """Why the last thing that was done to a row, or an earlier one, is not undone."""
    with pytest.raises(NotUndone) as refusal, working_in(workspace, user):
        undo(history_of(row.pk)[at], user=user)
    return str(refusal.value)


def test_undoing_restores_what_was_there(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders", tags=["a", "b"], health_score="71.50")
    changed(acme, ada, cohort, name="Makers", tags=[], health_score=None)

    now = undone(acme, ada, cohort)

    assert (now.name, now.tags, str(now.health_score)) == ("Founders", ["a", "b"], "71.50")


def test_undoing_is_a_change_that_can_be_undone(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    changed(acme, ada, cohort, name="Makers")
    undone(acme, ada, cohort)

    now = undone(acme, ada, cohort)

    assert now.name == "Makers"
    with working_in(acme, ada):
        assert [each.verb for each in history_of(cohort.pk)] == [*["changed"] * 3, "created"]


def test_a_later_change_of_another_field_stays(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders", tags=[])
    changed(acme, ada, cohort, name="Makers")
    changed(acme, ada, cohort, tags=["since"])
    with working_in(acme, ada):
        undo(history_of(cohort.pk)[1], user=ada)
        now = Cohort.objects.get(pk=cohort.pk)

    assert (now.name, now.tags) == ("Founders", ["since"])


def test_what_was_changed_since_is_not_undone(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    changed(acme, ada, cohort, name="Makers")
    changed(acme, ada, cohort, name="Joiners")

    assert refused(acme, ada, cohort, at=1) == "This has been changed since: name."


def test_a_reference_is_set_back(ada: User, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    above, below = (CampaignQuestFactory.create(workspace=acme, campaign=campaign) for _ in range(2))
    changed(acme, ada, below, parent_quest=above)

    assert undone(acme, ada, below).parent_quest_id is None


def test_a_step_of_a_lifecycle_stays_and_the_preview_says_so(ada: User, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme, name="Spring")
    changed(acme, ada, campaign, status="planning", name="Summer")
    with working_in(acme, ada):
        preview = undoing(history_of(campaign.pk)[0], user=ada)

    now = undone(acme, ada, campaign)

    step = {"status": "A step of a lifecycle is not undone: take the next one."}
    assert (preview.sets, preview.stays) == ({"name": "Spring"}, step)
    assert (now.status, now.name) == ("planning", "Spring")


def test_a_step_alone_is_not_undone(ada: User, acme: Workspace) -> None:
    campaign = CampaignFactory.create(workspace=acme)
    changed(acme, ada, campaign, status="planning")

    assert refused(acme, ada, campaign) == "A step of a lifecycle is not undone: take the next one."


def test_people_undo_what_they_did_themselves(ada: User, strategist: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme)
    changed(acme, strategist, cohort, name="Makers")

    assert refused(acme, ada, cohort) == "People undo their own changes; this one is somebody else's."


def test_that_a_row_was_made_or_deleted_is_not_undone(ada: User, acme: Workspace) -> None:
    with working_in(acme, ada):
        cohort = CohortFactory.create(workspace=acme)
    words = "Only a change of a row can be undone, not that it was made or deleted."

    made = refused(acme, ada, cohort)
    with working_in(acme, ada):
        cohort_id = cohort.pk
        cohort.delete()
    cohort.pk = cohort_id

    assert (made, refused(acme, ada, cohort)) == (words, words)


def test_what_is_gone_is_not_undone(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    changed(acme, ada, cohort, name="Makers")
    with working_in(acme, ada):
        Cohort.objects.filter(pk=cohort.pk).delete()

    assert refused(acme, ada, cohort, at=1) == GONE


def test_a_rule_that_has_come_to_hold_refuses_in_its_own_words(ada: User, acme: Workspace) -> None:
    spring = CampaignFactory.create(workspace=acme, name="Spring")
    changed(acme, ada, spring, name="Summer")
    CampaignFactory.create(workspace=acme, name="Spring")

    with pytest.raises(Exception, match="campaigns_name_once"):
        undone(acme, ada, spring)
    with working_in(acme, ada):
        assert Campaign.objects.get(pk=spring.pk).name == "Summer"


def test_whoever_became_a_viewer_undoes_nothing(ada: User, acme: Workspace) -> None:
    person = join(acme, "strategist")
    cohort = CohortFactory.create(workspace=acme)
    changed(acme, person, cohort, name="Makers")
    with working_in(acme, ada):
        WorkspaceMember.objects.filter(user=person).update(role="viewer")

    assert refused(acme, person, cohort) == GONE
