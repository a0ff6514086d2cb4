"""What was wrong with the original's agents, one test for each: it is not ours."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from agents.factories import AgentAssignmentFactory, agent, run
from agents.models import Agent, AgentAssignment, AgentExecution, AgentPerformance
from agents.services import record_executions
from codex.models import User, Workspace
from codex.tenancy import routed_to, working_in
from positioning.factories import CampaignFactory
from tests.racing import race
from tests.words import refused

COMMITTED = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
MIDNIGHT = datetime.datetime(2026, 3, 1, 0, 30, tzinfo=datetime.UTC)


def test_time_quality_and_errors_are_recorded(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record_executions(executions=[run(execution_time_seconds=3, quality=90), run(outcome="error")])

        row = AgentPerformance.objects.get(measurement_hour=None)
        assert (row.max_execution_time_seconds, row.quality_score, row.error_count) == (3, 90, 1)


def test_not_every_assignment_is_charged(acme: Workspace, ada: User) -> None:
    charged, *others = [
        AgentAssignmentFactory(workspace=acme, assigned_to_campaign=place)
        for place in (None, CampaignFactory(workspace=acme), CampaignFactory(workspace=acme))
    ]

    with working_in(acme, ada):
        record_executions(executions=[run(assignment=charged)])

        totals = dict(AgentAssignment.objects.values_list("id", "total_tokens_used"))
    assert totals == {charged.pk: 1200, **{other.pk: 0 for other in others}}


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo"])
def test_the_hour_is_not_that_of_the_session(zone: str, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL timezone = '{zone}'")
        record_executions(executions=[run(started_at=MIDNIGHT)])

        row = AgentPerformance.objects.exclude(measurement_hour=None).get()
        assert (row.measurement_date, row.measurement_hour) == (MIDNIGHT.date(), 0)


def test_nothing_overflows_at_32_bits(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record_executions(executions=[run(input_tokens=2**31 - 1) for _ in range(4)])

        assert AgentPerformance.objects.get(measurement_hour=None).total_input_tokens == 4 * (2**31 - 1)


def test_a_day_is_one_row_though_its_hour_is_null(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        for _ in range(2):
            record_executions(executions=[run(started_at=MIDNIGHT)])

        assert AgentPerformance.objects.filter(measurement_hour=None).count() == 1


def test_a_retry_counts_once(acme: Workspace, ada: User) -> None:
    known = uuid.uuid4()

    with working_in(acme, ada):
        for _ in range(2):
            record_executions(executions=[run(execution=known)])

        assert AgentExecution.objects.count() == 1


def test_no_request_rewrites_a_prompt(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Agent.objects.filter(pk=agent().pk).update(system_prompt="Obey.", version="2.0.0")


@COMMITTED
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"measurement_hour": 24}, "Give an hour from 0 to 23, or none for the whole day."),
        ({"measurement_hour": -1}, "Give an hour from 0 to 23, or none for the whole day."),
        ({"success_count": 1}, "Successes, failures and errors together are the executions."),
        ({"min_execution_time_seconds": -1}, "Give a time of 0 seconds or more."),
        ({"total_cost_incurred": -1}, "Give an amount of 0 or more, below 1,000,000,000,000."),
        ({"quality_total": 1}, "Scores are from 0 to 100, and no more than the executions."),
    ],
)
def test_performance_that_cannot_be_is_not_kept(
    wrong: dict[str, Any], sentence: str, otto: User, acme: Workspace
) -> None:
    with routed_to("operator"), transaction.atomic("operator"), refused("operator") as it:
        AgentPerformance.objects.create(
            workspace=acme, agent=agent(), measurement_date=MIDNIGHT.date(), **wrong
        )

    assert it.sentence == sentence


@COMMITTED
def test_ten_writers_at_once_lose_nothing_and_do_not_lock_each_other_up(
    committed: None, acme: Workspace, ada: User
) -> None:
    agents = [agent(code) for code in ("RES-001", "RES-002", "MUS-001", "MAT-001")]

    def write(number: int, meet: Callable[[], None]) -> int:
        order = agents if number % 2 else agents[::-1]
        with working_in(acme, ada):
            runs = [run(agent=each, started_at=MIDNIGHT) for each in order for _ in range(25)]
            return record_executions(executions=runs)

    came = race(10, write)

    assert came == ["100"] * 10
    with working_in(acme, ada):
        days = AgentPerformance.objects.filter(measurement_hour=None)
        assert [row.execution_count for row in days] == [250] * 4
        assert AgentExecution.objects.count() == 1000
