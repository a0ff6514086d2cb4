"""An agent is assigned once to a place; what its runs and tasks add up to is counted by the database."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from agents.factories import AgentAssignmentFactory, AgentTaskFactory, agent, recorded
from agents.models import Agent, AgentAssignment, AgentTask
from codex.models import Event, User, Workspace
from codex.tenancy import routed_to, working_in
from positioning.factories import CampaignFactory
from positioning.models import Campaign
from tests.conftest import inside
from tests.words import refused

OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def tasks(assignment: AgentAssignment) -> list[int]:
    """Its counts of tasks, as they are now."""
    assignment.refresh_from_db()
    return [assignment.tasks_assigned, assignment.tasks_completed, assignment.tasks_failed]


@pytest.mark.parametrize("campaign", [True, False], ids=["a campaign", "the whole workspace"])
def test_an_agent_is_assigned_once(campaign: bool, acme: Workspace, ada: User) -> None:
    place = CampaignFactory(workspace=acme) if campaign else None
    AgentAssignmentFactory(workspace=acme, assigned_to_campaign=place)

    with working_in(acme, ada), refused() as it:
        AgentAssignmentFactory(workspace=acme, assigned_to_campaign=place)

    assert (it.field, it.sentence) == ("agent", "This agent is assigned there already.")


def test_tasks_are_counted_by_their_state(acme: Workspace, ada: User) -> None:
    assignment = AgentAssignmentFactory(workspace=acme)
    queue = [AgentTaskFactory(workspace=acme, assignment=assignment) for _ in range(3)]

    with working_in(acme, ada):
        AgentTask.objects.filter(pk=queue[0].pk).update(state="done")
        AgentTask.objects.filter(pk=queue[1].pk).update(state="failed")
        assert tasks(assignment) == [3, 1, 1]

        AgentTask.objects.filter(pk=queue[1].pk).delete()
        assert tasks(assignment) == [2, 1, 0]


def test_a_task_that_moves_is_counted_where_it_is(acme: Workspace, ada: User) -> None:
    one, other = (
        AgentAssignmentFactory(workspace=acme),
        AgentAssignmentFactory(workspace=acme, agent=agent("MUS-001")),
    )
    task = AgentTaskFactory(workspace=acme, assignment=one)

    with working_in(acme, ada):
        AgentTask.objects.filter(pk=task.pk).update(assignment=other)

        assert (tasks(one), tasks(other)) == ([0, 0, 0], [1, 0, 0])


@pytest.mark.parametrize(
    "typed",
    [{"total_cost_incurred": 0}, {"total_tokens_used": 5}, {"tasks_completed": 1}, {"tasks_failed": 1}],
)
def test_nobody_types_what_it_adds_up_to(typed: dict[str, Any], acme: Workspace, ada: User) -> None:
    assignment = AgentAssignmentFactory(workspace=acme)
    recorded(acme, assignment=assignment)

    with working_in(acme, ada):
        with refused() as changed:
            AgentAssignment.objects.filter(pk=assignment.pk).update(**typed)
        with refused() as made:
            AgentAssignmentFactory(workspace=acme, agent=agent("MUS-001"), tasks_assigned=5)

    sentence = "What an assignment adds up to is counted by the database; record runs and tasks instead."
    assert (changed.sentence, made.sentence) == (sentence, sentence)


@OPERATORS
def test_an_agent_that_is_not_active_is_given_no_work(otto: User, acme: Workspace) -> None:
    with routed_to("operator"), transaction.atomic("operator"):
        Agent.objects.filter(code="RES-001").update(is_active=False)
        with refused("operator") as it:
            AgentAssignmentFactory(workspace=acme)
        transaction.set_rollback(True, "operator")

    assert (it.field, it.sentence) == (
        "agent",
        "Competitor Spy is not active: assign an agent that is in use.",
    )


@OPERATORS
def test_an_agent_with_work_is_retired_and_not_deleted(otto: User, acme: Workspace) -> None:
    with routed_to("operator"), transaction.atomic("operator"):
        AgentAssignmentFactory(workspace=acme)
        with refused("operator") as it:
            Agent.objects.filter(code="RES-001")._raw_delete("operator")
        transaction.set_rollback(True, "operator")

    assert (it.refusal.status, it.sentence) == (409, "Something else still refers to this.")


def test_assignments_go_with_their_campaign_and_runs_stay(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)
    assignment = AgentAssignmentFactory(workspace=acme, assigned_to_campaign=campaign)
    AgentTaskFactory(workspace=acme, assignment=assignment)
    made = recorded(acme, assignment=assignment)

    with working_in(acme, ada):
        Campaign.objects.filter(pk=campaign.pk)._raw_delete("default")

        assert (AgentAssignment.objects.count(), AgentTask.objects.count()) == (0, 0)
        made.refresh_from_db()
        assert made.assignment_id is None


def test_a_change_of_status_is_an_event(acme: Workspace, ada: User) -> None:
    assignment = AgentAssignmentFactory(workspace=acme)

    with working_in(acme, ada):
        AgentAssignment.objects.filter(pk=assignment.pk).update(assignment_status="paused")

        kinds = Event.objects.filter(subject_id=assignment.pk).order_by("id").values_list("kind", flat=True)
        assert list(kinds) == ["agent_assignment.created", "agent_assignment.paused"]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"fly": {}}, "This agent cannot do 'fly'; see its capabilities."),
        ({"track_prices": {}}, "at track_prices: competitor is missing."),
        ({"track_prices": {"competitor": 5}}, "at track_prices.competitor: 5 is no text."),
        (
            {"track_prices": {"competitor": "Bolt", "speed": 1}},
            "at track_prices: speed is not known here; there are url, competitor, since_days.",
        ),
        ({"track_prices": []}, "at track_prices: [] is no object."),
    ],
)
def test_settings_follow_the_schemas_of_the_capabilities(config: Any, said: str, acme: Workspace) -> None:
    with inside(acme), pytest.raises(ValidationError) as error:
        AgentAssignment(agent=agent(), assignment_config=config).clean()

    assert error.value.message_dict["assignment_config"][0].startswith(said)


def test_settings_that_follow_are_taken(acme: Workspace) -> None:
    with inside(acme):
        AgentAssignment(agent=agent(), assignment_config={"track_prices": {"competitor": "Bolt"}}).clean()
