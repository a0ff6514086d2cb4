"""Work of agents over HTTP: assigned by the schemas of what they can do, recorded once, counted by hours."""

import uuid
from typing import Any

import pytest

from agents.factories import AgentAssignmentFactory, AgentTaskFactory, agent, recorded
from agents.models import AgentAssignment, AgentExecution, AgentPerformance
from codex.api import batches
from codex.fields import uuid7
from codex.models import Role, User, Workspace
from positioning.factories import CampaignFactory
from tests.caller import Caller
from tests.conftest import inside, join

NONE_HERE = "There is no such row in this workspace."
NOT_ALLOWED = {"detail": "Your role in this workspace does not allow this."}
READERS = ("viewer", "analyst")


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


def run(**its: Any) -> dict[str, Any]:
    """What a client sends to record a run."""
    return {"agent": str(agent().pk), "execution_time_seconds": "1", "outcome": "success", **its}


def kept(workspace: Workspace) -> list[int]:
    """How many runs and rows of performance a workspace has."""
    with inside(workspace):
        return [model.objects.count() for model in (AgentExecution, AgentPerformance)]


def test_a_run_is_recorded_once_however_often_it_is_sent(ask: Caller, acme: Workspace) -> None:
    sent = run(execution=str(uuid.uuid4()), cost="0.02", quality="90", started_at="2026-03-01T09:15:00Z")

    answers = [ask.post("agent-executions/", sent) for _ in range(2)]

    assert [answer.status for answer in answers] == [201, 200]
    assert answers[0].json == answers[1].json
    assert answers[0].json["agent_version"] == agent().version
    assert kept(acme) == [1, 2]  # in its hour, and in its day


def test_a_list_is_recorded_whole(ask: Caller, acme: Workspace) -> None:
    known = str(uuid.uuid4())
    ask.made("agent-executions/", **run(execution=known))

    answer = ask.post("agent-executions/batch/", {"executions": [run(), run(execution=known), run(cost="1")]})

    results = answer.json["results"]
    assert (answer.status, [each["status"] for each in results]) == (207, [201, 200, 201])
    assert results[1]["execution"] == known
    assert kept(acme)[0] == 3


WRONG: list[tuple[dict[str, Any], str, str]] = [
    (
        {"execution_time_seconds": "-1"},
        "execution_time_seconds",
        "Ensure this value is greater than or equal to 0.",
    ),
    ({"execution_time_seconds": "604801"}, "execution_time_seconds", "Give a time from 0 seconds to 7 days."),
    (
        {"input_tokens": 10**12 + 1},
        "input_tokens",
        "Ensure this value is less than or equal to 1000000000000.",
    ),
    ({"cost": "-0.01"}, "cost", "Ensure this value is greater than or equal to 0."),
    ({"quality": "101"}, "quality", "Ensure this value is less than or equal to 100."),
    ({"outcome": "perhaps"}, "outcome", "Choose one of: success, failure, error."),
    ({"agent": str(uuid7())}, "agent", NONE_HERE),
    ({"assignment": str(uuid7())}, "assignment", "There is no such row in this agent."),
    ({"started_at": "1999-01-01T00:00:00Z"}, "started_at", "Give a time from the years 2000 to 2100."),
    ({"hour": 9}, "hour", "There is no such field."),
]


@pytest.mark.parametrize(("sent", "field", "sentence"), WRONG)
def test_a_wrong_run_is_refused_at_its_field(
    sent: dict[str, Any], field: str, sentence: str, ask: Caller, acme: Workspace
) -> None:
    answer = ask.post("agent-executions/", run(**sent))

    assert (answer.status, answer.json) == (400, {field: [sentence]})
    assert kept(acme) == [0, 0]


@pytest.mark.parametrize(("sent", "field", "sentence"), WRONG)
def test_a_wrong_run_in_a_list_is_refused_for_itself(
    sent: dict[str, Any], field: str, sentence: str, ask: Caller, acme: Workspace
) -> None:
    answer = ask.post("agent-executions/batch/", {"executions": [run(), run(**sent), run()]})

    wrong = answer.json["results"][1]
    assert [each["status"] for each in answer.json["results"]] == [201, 400, 201]
    assert [(line["field"], line["detail"]) for line in wrong["problem"]["errors"]] == [(field, sentence)]
    assert kept(acme)[0] == 2


def test_a_run_twice_in_a_list_counts_once(ask: Caller, acme: Workspace) -> None:
    twice = run(execution=str(uuid.uuid4()))

    answer = ask.post("agent-executions/batch/", {"executions": [twice, twice]})

    assert [each["status"] for each in answer.json["results"]] == [201, 200]
    assert kept(acme)[0] == 1


@pytest.mark.parametrize(
    "sent", [{}, {"executions": []}, {"executions": {}}, {"executions": [{}] * 5001}, {"runs": []}, []]
)
def test_what_is_no_list_of_runs_is_refused(sent: Any, ask: Caller) -> None:
    answer = ask.post("agent-executions/batch/", sent)

    sentence = "Give a list of 1 to 5,000 entries, and nothing else."
    assert (answer.status, answer.json) == (400, {"executions": [sentence]})


def test_no_run_is_charged_to_anothers_assignment(ask: Caller, acme: Workspace, bolt: Workspace) -> None:
    foreign = AgentAssignmentFactory.create(workspace=bolt)
    of_another = AgentAssignmentFactory.create(workspace=acme, agent=agent("MUS-001"))

    answers = [ask.post("agent-executions/", run(assignment=str(each.pk))) for each in (foreign, of_another)]

    refusal = {"assignment": ["There is no such row in this agent."]}
    assert [(answer.status, answer.json) for answer in answers] == [(400, refusal)] * 2
    assert kept(acme) == [0, 0]


@pytest.mark.parametrize("role", Role.values)
def test_writers_record_and_readers_do_not(role: str, acme: Workspace) -> None:
    ask = Caller(join(acme, role), acme)

    answers = [
        ask.post("agent-executions/", run()),
        ask.post("agent-executions/batch/", {"executions": [run()]}),
    ]

    if role in READERS:
        assert [(answer.status, answer.json) for answer in answers] == [(403, NOT_ALLOWED)] * 2
        assert kept(acme) == [0, 0]
    else:
        assert [answer.status for answer in answers] == [201, 207]


@pytest.mark.parametrize("resource", ["agent-executions", "agent-performance"])
def test_what_was_recorded_is_neither_changed_nor_removed(
    resource: str, ask: Caller, acme: Workspace
) -> None:
    recorded(acme)
    row = ask.get(f"{resource}/").results[0]
    address = f"{resource}/{row['id']}/"

    statuses = [
        ask.put(address, row).status,
        ask.patch(address, {"cost": "0"}).status,
        ask.delete(address).status,
    ]

    assert statuses == [405, 405, 405]
    assert ask.get(address).json == row


def test_performance_is_written_by_nobody(ask: Caller, acme: Workspace) -> None:
    sent = {"agent": str(agent().pk), "measurement_date": "2026-03-01", "measurement_hour": 24}

    answer = ask.post("agent-performance/", sent)

    assert (answer.status, kept(acme)) == (405, [0, 0])


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (
            {"assignment_config": {"fly": {}}},
            {"assignment_config": ["This agent cannot do 'fly'; see its capabilities."]},
        ),
        (
            {"assignment_config": {"track_prices": {"competitor": ""}}},
            {"assignment_config": ["at track_prices.competitor: '' has fewer than 1 characters."]},
        ),
        (
            {"assignment_config": []},
            {"assignment_config": ["Give a JSON object, in braces."]},
        ),
        (
            {"execution_constraints": {"budget_per_day": 0}},
            {"execution_constraints": ["at budget_per_day: 0 is not above 0."]},
        ),
        ({"agent": str(uuid7())}, {"agent": [NONE_HERE]}),
        ({"assigned_to_campaign": str(uuid7())}, {"assigned_to_campaign": [NONE_HERE]}),
        (
            {"priority_level": "most"},
            {"priority_level": ["Choose one of: low, normal, high, critical."]},
        ),
    ],
)
def test_a_wrong_assignment_is_refused_at_its_field(
    sent: dict[str, Any], refusal: Any, ask: Caller, acme: Workspace
) -> None:
    was = AgentAssignmentFactory.create(workspace=acme)
    good = {"agent": str(agent().pk), "assigned_to_campaign": str(CampaignFactory.create(workspace=acme).pk)}

    answers = [
        ask.post("agent-assignments/", {**good, **sent}),
        ask.patch(f"agent-assignments/{was.pk}/", sent),
    ]

    assert [(answer.status, answer.json) for answer in answers] == [(400, refusal)] * 2
    with inside(acme):
        assert [row.pk for row in AgentAssignment.objects.all()] == [was.pk]


def test_an_agent_is_assigned_once_to_each_place(ask: Caller, acme: Workspace) -> None:
    campaign = str(CampaignFactory.create(workspace=acme).pk)

    for place in (None, campaign):
        sent = {"agent": str(agent().pk), "assigned_to_campaign": place}
        answers = [ask.post("agent-assignments/", sent) for _ in range(2)]

        assert answers[0].status == 201
        assert (answers[1].status, answers[1].json) == (
            400,
            {"agent": ["This agent is assigned there already."]},
        )


def test_an_assignment_counts_by_itself(ask: Caller, ada: User, acme: Workspace) -> None:
    made = ask.made("agent-assignments/", agent=str(agent().pk), tasks_completed=9, total_cost_incurred="900")
    AgentTaskFactory.create(workspace=acme, assignment_id=made["id"], assignment=None)

    ask.patch(f"agent-assignments/{made['id']}/", {"tasks_completed": 9, "assigned_by": None})

    now = ask.get(f"agent-assignments/{made['id']}/").json
    assert (now["tasks_assigned"], now["tasks_completed"], now["total_cost_incurred"]) == (1, 0, "0.000000")
    assert now["assigned_by"] == str(ada.pk)


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"name": ""}, {"name": ["This field may not be blank."]}),
        ({"assignment": str(uuid7())}, {"assignment": [NONE_HERE]}),
        ({"state": "lost"}, {"state": ["Choose one of: queued, leased, done, failed, cancelled."]}),
        (
            {"state": "leased"},
            {"leased_until": ["A task that is leased has an end of its lease, and no other has."]},
        ),
    ],
)
def test_a_wrong_task_is_refused_at_its_field(
    sent: dict[str, Any], refusal: Any, ask: Caller, acme: Workspace
) -> None:
    task = AgentTaskFactory.create(workspace=acme)
    before = ask.get(f"agent-tasks/{task.pk}/").json

    answers = [
        ask.post("agent-tasks/", {"name": "Prices", "assignment": str(task.assignment_id), **sent}),
        ask.patch(f"agent-tasks/{task.pk}/", sent),
    ]

    assert [(answer.status, answer.json) for answer in answers] == [(400, refusal)] * 2
    assert ask.get("agent-tasks/").results == [before]


def test_a_list_with_too_many_mistakes_is_refused_whole(ask: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_REFUSED", 2)
    wrong = run(agent=str(uuid7()))

    some = ask.post("agent-executions/batch/", {"executions": [run(), wrong, wrong]})
    many = ask.post("agent-executions/batch/", {"executions": [run(), wrong, wrong, wrong]})

    assert (some.status, [each["status"] for each in some.json["results"]]) == (207, [201, 400, 400])
    assert (many.status, list(many.json)) == (400, ["executions"])
    assert len(ask.get("agent-executions/").results) == 1
