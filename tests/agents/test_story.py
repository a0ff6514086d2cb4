"""An agent of the catalogue over HTTP: assigned, given tasks, its runs recorded, its performance read."""

import uuid
from typing import Any

import pytest

from codex.models import User, Workspace
from tests.caller import Caller


@pytest.fixture
def ask(ada: User, acme: Workspace) -> Caller:
    return Caller(ada, acme)


def test_an_agent_from_the_catalogue_to_its_performance(ask: Caller) -> None:
    (spy,) = ask.get("agents/?code=RES-001").results
    able = ask.get(f"agent-capabilities/?agent={spy['id']}").results
    assert {capability["category"] for capability in able} == {"monitoring", "analysis"}

    campaign = ask.made("campaigns/", name="Spring")
    assignment = ask.made(
        "agent-assignments/",
        agent=spy["id"],
        assigned_to_campaign=campaign["id"],
        assignment_config={"track_prices": {"competitor": "Bolt"}},
        execution_constraints={"budget_per_day": 5},
    )
    task = ask.made("agent-tasks/", assignment=assignment["id"], name="Prices of March")

    one = {"agent": spy["id"], "assignment": assignment["id"], "cost": "0.02", "input_tokens": 900}
    first = {**one, "started_at": "2026-03-01T09:15:00Z", "execution_time_seconds": "2", "outcome": "success"}
    known = ask.made("agent-executions/", **first, quality="90", execution=str(uuid.uuid4()))
    assert known["agent_version"] == spy["version"]
    again = ask.post("agent-executions/", {**first, "execution": known["execution_id"]})
    assert (again.status, again.json) == (200, known)

    later = {**one, "started_at": "2026-03-01T11:00:00Z", "execution_time_seconds": "4", "success": False}
    batch = ask.post("agent-executions/batch/", {"executions": [later, {**later, "outcome": "error"}]})
    assert (batch.status, batch.json) == (201, {"recorded": 2, "known": 0})

    rows = ask.get(f"agent-performance/?agent={spy['id']}&measurement_date=2026-03-01").results
    counted = {row["measurement_hour"]: (row["execution_count"], row["error_count"]) for row in rows}
    assert counted == {9: (1, 0), 11: (2, 1), None: (3, 1)}

    whole = ask.get(f"agents/{spy['id']}/performance/?start=2026-03-01&end=2026-03-31").json
    assert (whole["execution_count"], whole["success_rate_percentage"]) == (3, 33.33)
    assert whole["total_cost_incurred"] == 0.06

    ask.patch(f"agent-tasks/{task['id']}/", {"state": "done"})
    done = ask.get(f"agent-assignments/{assignment['id']}/").json
    assert (done["tasks_assigned"], done["tasks_completed"]) == (1, 1)
    assert (done["total_tokens_used"], done["total_cost_incurred"]) == (2700, "0.060000")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"execution_time_seconds": "-1"}, "execution_time_seconds"),
        ({"input_tokens": 2**63}, "input_tokens"),
        ({"cost": "-0.01"}, "cost"),
        ({"quality": "101"}, "quality"),
        ({"outcome": "perhaps"}, "outcome"),
        ({"outcome": None}, "outcome"),
        ({"agent": str(uuid.uuid4())}, "agent"),
        ({"assignment": str(uuid.uuid4())}, "assignment"),
        ({"started_at": "1999-01-01T00:00:00Z"}, "started_at"),
        ({"hour": 9}, "hour"),
    ],
)
def test_a_wrong_run_is_refused_at_its_field(sent: dict[str, Any], said: str, ask: Caller) -> None:
    (spy,) = ask.get("agents/?code=RES-001").results

    answer = ask.post(
        "agent-executions/", {"agent": spy["id"], "execution_time_seconds": "1", "outcome": "success", **sent}
    )

    assert (answer.status, list(answer.json)) == (400, [said])
    assert ask.get("agent-executions/").results == []


@pytest.mark.parametrize("sent", [{}, {"executions": []}, {"executions": {}}, [], {"executions": [5]}])
def test_a_list_of_nothing_is_refused(sent: Any, ask: Caller) -> None:
    assert ask.post("agent-executions/batch/", sent).status == 400


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("resource", ["agents", "agent-capabilities", "agent-releases"])
def test_the_registry_is_read_only(verb: str, resource: str, ask: Caller) -> None:
    row = ask.get(f"{resource}/").results[0]

    answer = ask(verb, f"{resource}/" if verb == "post" else f"{resource}/{row['id']}/", {})

    assert answer.status == 405


@pytest.mark.parametrize(
    ("config", "status"),
    [
        ({"track_prices": {"competitor": "Bolt"}}, 201),
        ({"track_prices": {"competitor": ""}}, 400),
        ({"fly": {}}, 400),
    ],
)
def test_settings_follow_the_schemas_of_the_agent(config: Any, status: int, ask: Caller) -> None:
    (spy,) = ask.get("agents/?code=RES-001").results

    answer = ask.post("agent-assignments/", {"agent": spy["id"], "assignment_config": config})

    assert answer.status == status
    assert status == 201 or list(answer.json) == ["assignment_config"]


def test_a_viewer_records_nothing(acme: Workspace, viewer: User) -> None:
    ask = Caller(viewer, acme)
    (spy,) = ask.get("agents/?code=RES-001").results
    run = {"agent": spy["id"], "execution_time_seconds": "1", "outcome": "success"}

    answers = [
        ask.post("agent-executions/", run),
        ask.post("agent-executions/batch/", {"executions": [run]}),
    ]

    assert [answer.status for answer in answers] == [403, 403]


def test_a_period_that_ends_before_it_starts_is_refused(ask: Caller) -> None:
    (spy,) = ask.get("agents/?code=RES-001").results

    answer = ask.get(f"agents/{spy['id']}/performance/?start=2026-02-01&end=2026-01-01")

    assert (answer.status, list(answer.json)) == (400, ["end"])
