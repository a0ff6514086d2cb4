"""The back office of agents: operators change the registry, members assign agents and record runs."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from agents.factories import AgentAssignmentFactory, agent, recorded
from agents.models import Agent, AgentAssignment, AgentExecution, AgentPerformance, AgentRelease
from codex.models import User, Workspace
from codex.tenancy import routed_to
from tests.conftest import inside, join
from tests.pages import said, send

pytestmark = pytest.mark.django_db
OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
REGISTRY, RUNS, WORK = (f"agents/{name}/" for name in ("agent", "agentexecution", "agentassignment"))
MODEL = {"model": "fast", "temperature": 0, "max_tokens": 100}


def at(page: str, slug: str = "acme") -> str:
    """The address of a page, in a workspace or with an empty slug in all of them."""
    return f"/w/{slug}/admin/{page}" if slug else f"/admin/{page}"


@pytest.fixture
def recruit(otto: User) -> Iterator[Agent]:
    """An agent that operators may change; the catalogue's own stay as they are."""
    with routed_to("operator"):
        new = Agent.objects.create(
            code="TST-001", agent_name="Recruit", agent_type="lord", guild_name="Muse", purpose="Learns",
            model_config=MODEL, system_prompt="Learn.",
        )  # fmt: skip
    yield new
    with routed_to("operator"):
        Agent.objects.filter(pk=new.pk)._raw_delete("operator")  # the database takes its releases along


@OPERATORS
def test_an_operator_changes_a_prompt_as_a_new_version(client: Client, otto: User, recruit: Agent) -> None:
    client.force_login(otto)
    page = at(f"{REGISTRY}{recruit.pk}/change/", "")

    refused = send(client, page, system_prompt="Teach.")
    changed = send(client, page, system_prompt="Teach.", version="1.1.0")

    sentence = "A change of prompt or model is a new version: give one that comes after 1.0.0."
    assert refused.context["adminform"].form.errors == {"version": [sentence]}
    assert said(changed) == ["The agent “TST-001 Recruit” was changed successfully."]
    kept = AgentRelease.objects.filter(agent=recruit).order_by("id").values_list("version", "system_prompt")
    assert list(kept) == [("1.0.0", "Learn."), ("1.1.0", "Teach.")]


@OPERATORS
@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ("{}", "This field is required."),
        (
            '{"model": "fast", "temperature": 3, "max_tokens": 1}',
            "temperature: 3 is greater than the maximum of 2.",
        ),
        ('{"model": "fast", "temperature": 1}', "'max_tokens' is a required property."),
        ("fast", "Enter a valid JSON."),
    ],
)
def test_a_wrong_model_is_refused_at_its_field(
    config: str, sentence: str, client: Client, otto: User, recruit: Agent
) -> None:
    client.force_login(otto)

    response = send(client, at(f"{REGISTRY}{recruit.pk}/change/", ""), model_config=config)

    assert response.context["adminform"].form.errors == {"model_config": [sentence]}


@OPERATORS
def test_an_operator_retires_an_agent_and_deletes_none(client: Client, otto: User, recruit: Agent) -> None:
    client.force_login(otto)
    chosen = {"_selected_action": str(recruit.pk), "action": "retire"}

    retired = client.post(at(REGISTRY, ""), chosen, follow=True)
    deleted = client.get(at(f"{REGISTRY}{recruit.pk}/delete/", ""))

    recruit.refresh_from_db()
    assert (said(retired), deleted.status_code) == (["Retired: 1."], 403)
    assert (recruit.is_active, recruit.deprecated_date is None) == (False, False)


@pytest.mark.parametrize("role", ["viewer", "admin", "owner"])
def test_members_read_the_registry_and_change_nothing(role: str, client: Client, acme: Workspace) -> None:
    client.force_login(join(acme, role))
    spy = agent()

    shown = [client.get(at(page)).status_code for page in (REGISTRY, f"{REGISTRY}{spy.pk}/change/")]
    refused = [
        client.get(at(f"{REGISTRY}add/")).status_code,
        client.post(at(f"{REGISTRY}{spy.pk}/change/"), {"system_prompt": "Obey."}).status_code,
        client.get(at(f"{REGISTRY}{spy.pk}/delete/")).status_code,
    ]

    assert (shown, refused) == ([200, 200], [403, 403, 403])


def test_a_run_is_recorded_by_adding_it(client: Client, strategist: User, acme: Workspace) -> None:
    client.force_login(strategist)
    assignment = AgentAssignmentFactory(workspace=acme)
    sent = {
        "agent": str(agent().pk),
        "assignment": str(assignment.pk),
        "started_at_0": "2026-03-01",
        "started_at_1": "09:30:00",
        "execution_time_seconds": "2.5",
        "input_tokens": "1000",
        "output_tokens": "200",
        "cost": "0.02",
        "outcome": "success",
        "quality": "88",
    }

    response = client.post(at(f"{RUNS}add/"), sent, follow=True)

    assert response.redirect_chain == [(at(RUNS), 302)]
    with inside(acme):
        run = AgentExecution.objects.get()
        assert (run.assignment_id, run.quality) == (assignment.pk, 88)
        hours = AgentPerformance.objects.order_by("measurement_hour").values_list(
            "measurement_hour", flat=True
        )
        assert list(hours) == [9, None]
        assert AgentAssignment.objects.get().total_tokens_used == 1200


def test_a_run_that_is_refused_stays_on_the_form(client: Client, strategist: User, acme: Workspace) -> None:
    client.force_login(strategist)
    others = AgentAssignmentFactory(workspace=acme, agent=agent("MUS-001"))
    sent = {
        "agent": str(agent().pk),
        "assignment": str(others.pk),
        "started_at_0": "2026-03-01",
        "started_at_1": "09:30:00",
        "execution_time_seconds": "2.5",
        "input_tokens": "0",
        "output_tokens": "0",
        "cost": "0",
        "outcome": "success",
    }

    response = client.post(at(f"{RUNS}add/"), sent)

    assert list(response.context["adminform"].form.errors) == ["assignment"]
    with inside(acme):
        assert AgentExecution.objects.count() == 0


def test_what_was_recorded_is_neither_changed_nor_deleted(client: Client, ada: User, acme: Workspace) -> None:
    client.force_login(ada)
    run = recorded(acme)

    statuses = [
        client.get(at(f"{RUNS}{run.pk}/change/")).status_code,
        client.post(at(f"{RUNS}{run.pk}/change/"), {"cost": "0"}).status_code,
        client.get(at(f"{RUNS}{run.pk}/delete/")).status_code,
    ]

    assert statuses == [200, 403, 403]


def test_settings_are_explained_by_the_schemas_of_the_agent(
    client: Client, strategist: User, acme: Workspace
) -> None:
    client.force_login(strategist)
    assignment = AgentAssignmentFactory(workspace=acme)

    response: Any = send(client, at(f"{WORK}{assignment.pk}/change/"), assignment_config='{"fly": {}}')

    sentence = "This agent cannot do 'fly'; see its capabilities."
    assert response.context["adminform"].form.errors == {"assignment_config": [sentence]}


def test_an_agent_that_does_not_exist_cannot_be_assigned(
    client: Client, strategist: User, acme: Workspace
) -> None:
    client.force_login(strategist)

    response = send(client, at(f"{WORK}add/"), agent=str(uuid.uuid4()))

    assert list(response.context["adminform"].form.errors) == ["agent"]
