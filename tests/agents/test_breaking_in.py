"""What somebody tries with runs: to have them counted twice at once, and numbers that nothing can hold."""

import random
import uuid
from typing import Any

import pytest

from agents.factories import AgentAssignmentFactory, run
from agents.models import AgentAssignment, AgentExecution, AgentPerformance
from agents.services import record_executions
from codex.models import User, Workspace
from codex.tenancy import working_in
from tests.conftest import inside
from tests.racing import race
from tests.words import refused


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_runs_that_many_send_at_once_are_charged_once(committed: None, acme: Workspace) -> None:
    assignment = AgentAssignmentFactory(workspace=acme)
    its = {"assignment": assignment, "cost": 1, "input_tokens": 5, "output_tokens": 0}
    runs = [run(execution=uuid.uuid4(), **its) for _ in range(5)]

    def act(number: int, meet: Any) -> int:
        chance = random.Random(number)  # noqa: S311
        with inside(acme):
            return record_executions(executions=chance.sample(runs, 5), workspace_id=acme.pk)

    answers = race(20, act)

    assert sum(map(int, answers)) == 5
    with inside(acme):
        charged = AgentAssignment.objects.get()
        day = AgentPerformance.objects.get(measurement_hour=None)
    assert (charged.total_cost_incurred, charged.total_tokens_used) == (5, 25)
    assert (day.execution_count, day.total_cost_incurred) == (5, 5)


@pytest.mark.parametrize(
    "its",
    [
        {"input_tokens": 2**63 - 1},
        {"input_tokens": 2**63},
        {"input_tokens": 2**62, "output_tokens": 2**62},
        {"cost": "Infinity"},
        {"cost": "1e300"},
        {"execution_time_seconds": "1e-20000"},
        {"execution_time_seconds": "Infinity"},
        {"started_at": "294276-12-31T23:59:59Z"},
        {"started_at": "4713-01-01 BC"},
        {"quality": "-Infinity"},
    ],
)
def test_a_number_that_nothing_can_hold_stops_no_other_run(
    its: dict[str, Any], acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        with refused() as it:
            record_executions(executions=[run(**its)])
        recorded = record_executions(executions=[run()])

        assert (it.refusal.status, recorded, AgentExecution.objects.count()) == (400, 1, 1)
