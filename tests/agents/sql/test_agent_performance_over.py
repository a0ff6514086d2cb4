"""Days merge into any period: one agent's, a guild's, or everybody's."""

import datetime
from typing import Any

import pytest

from agents.factories import agent, run
from agents.models import Agent
from agents.queries import performance_over
from agents.services import record_executions
from codex.models import User, Workspace
from codex.tenancy import working_in

FIRST, LAST = datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)


def record(code: str, day: int, seconds: list[int], **its: Any) -> None:
    """Runs of an agent on a day of March."""
    began = datetime.datetime(2026, 3, day, 12, tzinfo=datetime.UTC)
    runs = [run(agent=agent(code), started_at=began, execution_time_seconds=each, **its) for each in seconds]
    record_executions(executions=runs)


def test_percentiles_of_a_month_are_those_of_all_its_runs(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record("RES-001", 1, [1] * 98)
        record("RES-001", 2, [100] * 2)

        month = performance_over(FIRST, LAST, agent=agent("RES-001"))
    assert month["execution_count"] == 100
    assert float(month["p50_execution_time_seconds"]) == pytest.approx(1, rel=0.01)
    assert float(month["p95_execution_time_seconds"]) == pytest.approx(1, rel=0.01)
    assert float(month["p99_execution_time_seconds"]) == pytest.approx(100, rel=0.01)


def test_a_period_a_guild_and_an_agent_narrow_it(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record("RES-001", 1, [1])
        record("RES-002", 2, [1, 1], outcome="error", quality=None)
        record("MUS-001", 3, [1, 1, 1])

        found = [
            performance_over(FIRST, LAST),
            performance_over(FIRST, LAST, guild="Research"),
            performance_over(FIRST, LAST, agent=agent("MUS-001")),
            performance_over(FIRST, FIRST),
        ]
    assert [each["execution_count"] for each in found] == [6, 3, 3, 1]
    assert [each["error_count"] for each in found] == [2, 2, 0, 0]


def test_of_nothing_there_are_counts_and_no_percentiles(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        nothing = performance_over(FIRST, LAST)

    assert (nothing["execution_count"], nothing["total_cost_incurred"]) == (0, 0)
    assert nothing["p50_execution_time_seconds"] is nothing["success_rate_percentage"] is None


def test_another_workspace_adds_nothing(acme: Workspace, bolt: Workspace, ada: User, bea: User) -> None:
    with working_in(bolt, bea):
        record("RES-001", 1, [1])

    with working_in(acme, ada):
        assert performance_over(FIRST, LAST)["execution_count"] == 0


def test_every_agent_can_be_asked_about(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        asked = [performance_over(FIRST, LAST, agent=each) for each in Agent.objects.all()[:3]]

    assert [each["execution_count"] for each in asked] == [0, 0, 0]
