"""An agent of the catalogue over HTTP: assigned, given tasks, its runs recorded, its performance read."""

import uuid

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
    assert (batch.status, [each["status"] for each in batch.json["results"]]) == (207, [201, 201])

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
