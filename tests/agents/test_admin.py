"""The back office of agents: operators change the registry, members assign agents and record runs."""

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agents.factories import AgentAssignmentFactory, agent, recorded
from agents.models import Agent, AgentAssignment, AgentExecution, AgentPerformance, AgentRelease
from codex.models import User, Workspace
from codex.tenancy import routed_to
from tests.admin_rows import act
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
            "at temperature: 3 is above 2.",
        ),
        ('{"model": "fast", "temperature": 1}', "max_tokens is missing."),
        ("fast", "This is not JSON: line 1, column 1: expecting value."),
    ],
)
def test_a_wrong_model_is_refused_at_its_field(
    config: str, sentence: str, client: Client, otto: User, recruit: Agent
) -> None:
    client.force_login(otto)

    response = send(client, at(f"{REGISTRY}{recruit.pk}/change/", ""), model_config=config)

    assert response.context["adminform"].form.errors == {"model_config": [sentence]}


@OPERATORS
@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        ('{"type": "text"}', "at type: 'text' is not 'object'."),
        (
            '{"type": "object", "properties": {"url": {"$ref": "https://example.com/schema"}}}',
            "A reference in a JSON Schema stays inside it, as #/$defs/... does.",
        ),
        ('{"type"', "This is not JSON: line 1, column 8: expecting ':' delimiter."),
    ],
)
def test_a_schema_that_is_none_is_refused_at_its_field(
    schema: str, sentence: str, client: Client, otto: User, recruit: Agent
) -> None:
    client.force_login(otto)
    able = {"agent": str(recruit.pk), "capability_name": "fly", "category": "analysis"}

    response = send(client, at("agents/agentcapability/add/", ""), **able, parameter_schema=schema)

    assert response.context["adminform"].form.errors == {"parameter_schema": [sentence]}


@OPERATORS
def test_an_operator_retires_an_agent_and_deletes_none(client: Client, otto: User, recruit: Agent) -> None:
    client.force_login(otto)

    retired = act(client, at(REGISTRY, ""), "retire", recruit)
    deleted = client.get(at(f"{REGISTRY}{recruit.pk}/delete/", ""))

    recruit.refresh_from_db()
    assert (retired, deleted.status_code) == (["Now retired: 1."], 403)
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


HEADER = "agent,assignment,execution_time_seconds,outcome,cost"


@pytest.mark.parametrize("as_a_file", [False, True])
def test_a_list_of_runs_is_recorded(
    as_a_file: bool, client: Client, strategist: User, acme: Workspace
) -> None:
    client.force_login(strategist)
    spy, assignment = agent(), AgentAssignmentFactory(workspace=acme)
    text = f"{HEADER}\r\n\r\nRES-001,{assignment.pk},2,success,0.02\r\n{spy.pk},,4,error,\r\n"
    file = SimpleUploadedFile("runs.csv", text.encode())

    response = client.post(at(f"{RUNS}list/"), {"file": file} if as_a_file else {"text": text}, follow=True)

    assert response.redirect_chain == [(at(RUNS), 302)]
    assert said(response) == ["Recorded: 2; known already: 0."]
    assert kept(acme) == [("success", 2, assignment.pk), ("error", 4, None)]


def test_the_list_of_runs_leads_to_where_a_list_is_recorded(
    client: Client, strategist: User, acme: Workspace
) -> None:
    client.force_login(strategist)

    runs, form = (client.get(at(page)) for page in (RUNS, f"{RUNS}list/"))

    link = rf'<a href="{at(f"{RUNS}list/")}"[^>]*>\s*Record a list\s*</a>'
    assert len(re.findall(link, runs.content.decode())) == 1
    assert list(form.context["form"].fields) == ["text", "file"]


def test_a_list_may_be_json_and_known_runs_are_not_counted_again(
    client: Client, strategist: User, acme: Workspace
) -> None:
    client.force_login(strategist)
    run = {"agent": "RES-001", "execution_time_seconds": 2.5, "outcome": "success", "quality": None}
    text = "\n".join(json.dumps({**run, "execution": f"{number:032}"}) for number in range(3))

    answers = [said(client.post(at(f"{RUNS}list/"), {"text": text}, follow=True)) for _ in range(2)]

    assert answers == [["Recorded: 3; known already: 0."], ["Recorded: 0; known already: 3."]]
    assert len(kept(acme)) == 3


GOOD = "RES-001,,2,success,0"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Give at least one run, and a line for each."),
        (HEADER, "Give at least one run, and a line for each."),
        (f"{HEADER}\n{GOOD}\nXXX-999,,2,success,0", "Line 3, agent: There is no such agent."),
        (f"{HEADER}\n\n{GOOD}\nRES-001,,2", "Line 4, outcome: This field is required."),
        (f"{HEADER}\n{GOOD},9", "Line 2: It has more values than the first line has names."),
        ("agent,hour\nRES-001,9", "Line 2: There is no column hour."),
        (
            f"{HEADER}\n{GOOD}\n{GOOD}\nRES-001,,-1,success,0\n{GOOD}",
            "Line 4, execution_time_seconds: Ensure this value is greater than or equal to 0.",
        ),
        ('{"agent": "RES-001"', "Line 1: This is no JSON object."),
        ("{}\n[]", "Line 2: This is no JSON object."),
        ("{" + "[" * 20_000, "Line 1: This is no JSON object."),
        ('{"agent": NaN, "\\ud800": 1}', "Line 1: There is no column \\ud800."),
    ],
)
def test_a_wrong_list_is_refused_whole_with_its_first_wrong_line(
    text: str, sentence: str, client: Client, strategist: User, acme: Workspace
) -> None:
    client.force_login(strategist)

    response = client.post(at(f"{RUNS}list/"), {"text": text})

    assert said(response) == [sentence]
    assert kept(acme) == []


def test_what_only_the_database_knows_is_said_with_its_line_too(
    client: Client, strategist: User, acme: Workspace, bolt: Workspace
) -> None:
    client.force_login(strategist)
    theirs = AgentAssignmentFactory(workspace=bolt)
    wrong = [f"RES-001,{theirs.pk},2,success,0", "RES-001,,9999999,success,0"]
    text = "\n".join([HEADER, *[GOOD] * 7, wrong[0], *[GOOD] * 5, wrong[1], GOOD])

    response = client.post(at(f"{RUNS}list/"), {"text": text})

    assert said(response) == ["Line 9, assignment: There is no such row in this agent."]
    assert kept(acme) == []


def test_a_list_is_text_or_a_file_of_text(client: Client, strategist: User, acme: Workspace) -> None:
    client.force_login(strategist)

    answers = [
        said(client.post(at(f"{RUNS}list/"), {"file": SimpleUploadedFile("runs.csv", b"\xff\xd8"), **sent}))
        for sent in ({}, {"text": f"{HEADER}\n{GOOD}"})
    ]

    assert answers == [
        ["This file is no text in UTF-8."],
        ["Give the runs as text or as a file, and not both."],
    ]
    assert kept(acme) == []


def test_who_may_not_write_records_no_list(client: Client, viewer: User, acme: Workspace) -> None:
    client.force_login(viewer)

    statuses = [client.get(at(page)).status_code for page in (RUNS, f"{RUNS}list/")]
    sent = client.post(at(f"{RUNS}list/"), {"text": f"{HEADER}\n{GOOD}"})

    assert (statuses, sent.status_code, kept(acme)) == ([200, 403], 403, [])
    assert "Record a list" not in client.get(at(RUNS)).content.decode()


@OPERATORS
def test_an_operator_says_whose_list_it_is(client: Client, otto: User, acme: Workspace) -> None:
    client.force_login(otto)
    sent = {"text": f"{HEADER}\n{GOOD}"}

    unsaid = client.post(at(f"{RUNS}list/", ""), sent)
    done = client.post(at(f"{RUNS}list/", ""), {**sent, "workspace": str(acme.pk)}, follow=True)

    assert said(unsaid) == ["This field is required."]
    assert said(done) == ["Recorded: 1; known already: 0."]
    assert len(kept(acme)) == 1


def kept(workspace: Workspace) -> list[tuple[Any, ...]]:
    """How the runs of a workspace ended, how long they took and under which assignment, in their order."""
    with inside(workspace):
        rows = AgentExecution.objects.filter(workspace=workspace).order_by("execution_time_seconds", "id")
        return list(rows.values_list("outcome", "execution_time_seconds", "assignment"))


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
