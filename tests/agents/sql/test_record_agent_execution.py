"""Runs are recorded once, in their hour, their day and at the one assignment they ran under."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from agents.factories import AgentAssignmentFactory, agent, run
from agents.models import AgentAssignment, AgentExecution, AgentPerformance
from agents.services import record_executions
from codex.models import User, Workspace
from codex.tenancy import working_in
from positioning.factories import CampaignFactory
from tests.conftest import join
from tests.words import refused

MORNING = datetime.datetime(2026, 3, 1, 9, 59, 59, tzinfo=datetime.UTC)
NOON = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
FEBRUARY = datetime.datetime(2026, 2, 28, 23, 30, tzinfo=datetime.UTC)
DAY = MORNING.date()


def record(**its: Any) -> int:
    """Record one run."""
    return record_executions(executions=[run(started_at=MORNING, **its)])


def day(**which: Any) -> AgentPerformance:
    """The row of the day."""
    found: AgentPerformance = AgentPerformance.objects.get(
        **{"measurement_date": DAY, "measurement_hour": None, **which}
    )
    return found


def counts(row: AgentPerformance) -> list[int]:
    """Executions, and how they ended."""
    return [row.execution_count, row.success_count, row.failure_count, row.error_count]


def test_a_run_counts_in_its_hour_and_its_day(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record(outcome="success", execution_time_seconds="2", quality="80")
        record(outcome="error", execution_time_seconds="4", cost="0.03", input_tokens=3000)

        rows = list(AgentPerformance.objects.order_by("measurement_hour"))
        assert [(row.measurement_date, row.measurement_hour) for row in rows] == [(DAY, 9), (DAY, None)]
        for row in rows:
            assert counts(row) == [2, 1, 0, 1]
            assert (row.success_rate_percentage, row.error_rate_percentage) == (50, 50)
            assert (row.min_execution_time_seconds, row.max_execution_time_seconds) == (2, 4)
            assert (row.avg_execution_time_seconds, row.total_execution_time_seconds) == (3, 6)
            assert (row.total_input_tokens, row.avg_input_tokens_per_execution) == (4000, 2000)
            assert (row.total_cost_incurred, row.avg_cost_per_execution) == (Decimal("0.04"), Decimal("0.02"))
            assert (row.quality_score, row.quality_count) == (80, 1)


def test_a_day_is_the_merge_of_its_hours(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record_executions(
            executions=[
                run(started_at=began, execution_time_seconds=seconds)
                for began in (MORNING, NOON)
                for seconds in range(1, 101)
            ]
        )

        whole = day()
        assert counts(whole) == [200, 200, 0, 0]
        assert whole.p50_execution_time_seconds == pytest.approx(50, rel=0.01)
        assert whole.p95_execution_time_seconds == pytest.approx(95, rel=0.01)
        assert AgentPerformance.objects.filter(measurement_date=DAY).count() == 3


def test_of_one_run_the_percentiles_are_exact(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record(execution_time_seconds="1.234")

        row = day()
        assert [row.p50_execution_time_seconds, row.p99_execution_time_seconds] == [Decimal("1.234")] * 2


def test_hours_and_days_are_those_of_utc(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL timezone = 'Asia/Tokyo'")
        record_executions(executions=[run(started_at=FEBRUARY)])
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL timezone = 'UTC'")

        rows = AgentPerformance.objects.order_by("measurement_hour")
        assert [(row.measurement_date, row.measurement_hour) for row in rows] == [
            (FEBRUARY.date(), 23),
            (FEBRUARY.date(), None),
        ]


def test_the_same_id_again_changes_nothing(acme: Workspace, ada: User) -> None:
    known = uuid.uuid4()

    with working_in(acme, ada):
        again = [record(execution=known), record(execution=known, outcome="error")]

        assert again == [1, 0]
        assert counts(day()) == [1, 1, 0, 0]


def test_an_id_that_another_workspace_has_used_is_free(
    acme: Workspace, bolt: Workspace, ada: User, bea: User
) -> None:
    known = uuid.uuid4()
    with working_in(bolt, bea):
        record(execution=known)

    with working_in(acme, ada):
        assert record(execution=known) == 1


@pytest.mark.parametrize(
    ("success", "outcome", "kept"),
    [
        (True, None, "success"),
        (False, None, "failure"),
        (True, "error", "error"),
        (False, "success", "success"),
        (None, "failure", "failure"),
    ],
)
def test_the_outcome_wins_over_success(
    success: bool | None, outcome: str | None, kept: str, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        record(success=success, outcome=outcome)

        assert AgentExecution.objects.get().outcome == kept


def test_only_the_assignment_it_ran_under_is_charged(acme: Workspace, ada: User) -> None:
    campaign = CampaignFactory(workspace=acme)
    charged = AgentAssignmentFactory(workspace=acme, assigned_to_campaign=campaign)
    other = AgentAssignmentFactory(workspace=acme)

    with working_in(acme, ada):
        record(assignment=charged)
        record(assignment=None)

        found = {row.pk: row for row in AgentAssignment.objects.all()}
    assert (found[charged.pk].total_tokens_used, found[charged.pk].total_cost_incurred) == (
        1200,
        Decimal("0.01"),
    )
    assert (found[other.pk].total_tokens_used, found[other.pk].total_cost_incurred) == (0, 0)


def test_nobody_is_charged_for_another_agent(acme: Workspace, ada: User) -> None:
    others = AgentAssignmentFactory(workspace=acme, agent=agent("MUS-001"))

    with working_in(acme, ada), refused() as it:
        record(assignment=others)

    assert (it.field, it.refusal.status) == ("assignment", 400)


def test_totals_go_beyond_32_bits(acme: Workspace, ada: User) -> None:
    most = 2_147_483_647

    with working_in(acme, ada):
        for _ in range(3):
            record(input_tokens=most, output_tokens=most)

        assert day().total_input_tokens == 3 * most


def test_a_run_names_the_version_that_ran(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        record()

        assert AgentExecution.objects.get().agent_version == agent().version


def test_the_function_for_one_takes_what_the_original_took(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT record_agent_execution(%s, %s, 1.5, 1000, 200, 0.01, false)", [acme.pk, agent().pk]
            )

        row = AgentExecution.objects.get()
        assert (row.outcome, row.input_tokens, row.cost) == ("failure", 1000, Decimal("0.01"))


def test_thousands_are_recorded_at_once(acme: Workspace, ada: User) -> None:
    agents = [agent(code) for code in ("RES-001", "RES-002", "MUS-001")]
    runs = [run(agent=agents[n % 3], started_at=MORNING) for n in range(3000)]

    with working_in(acme, ada):
        recorded = record_executions(executions=runs)

        assert recorded == 3000
        assert [counts(day(agent=each)) for each in agents] == [[1000, 1000, 0, 0]] * 3


def test_an_id_twice_in_a_list_counts_once(acme: Workspace, ada: User) -> None:
    known = uuid.uuid4()

    with working_in(acme, ada):
        recorded = record_executions(executions=[run(execution=known), run(execution=known)])

        assert recorded == 1
        assert AgentExecution.objects.count() == 1


def test_an_empty_list_is_nothing(acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        assert record_executions(executions=[]) == 0


@pytest.mark.parametrize(
    ("its", "field"),
    [
        ({"execution_time_seconds": -1}, "execution_time_seconds"),
        ({"execution_time_seconds": "NaN"}, "execution_time_seconds"),
        ({"execution_time_seconds": 604801}, "execution_time_seconds"),
        ({"execution_time_seconds": None}, "execution_time_seconds"),
        ({"input_tokens": -1}, "input_tokens"),
        ({"output_tokens": -1}, "output_tokens"),
        ({"cost": -1}, "cost"),
        ({"cost": "NaN"}, "cost"),
        ({"quality": 101}, "quality"),
        ({"quality": "NaN"}, "quality"),
        ({"outcome": "perhaps"}, "outcome"),
        ({"outcome": None, "success": None}, "outcome"),
        ({"agent": None}, "agent"),
        ({"agent": uuid.UUID(int=7)}, "agent"),
        ({"assignment": uuid.UUID(int=7)}, "assignment"),
        ({"started_at": "1999-12-31T23:59:59Z"}, "started_at"),
        ({"started_at": "infinity"}, "started_at"),
        ({"started_at": "never"}, ""),
        ({"execution": "x"}, ""),
    ],
)
def test_one_wrong_run_and_none_is_recorded(
    its: dict[str, Any], field: str, acme: Workspace, ada: User
) -> None:
    with working_in(acme, ada):
        with refused() as it:
            record_executions(executions=[run(), run(**its)])

        assert (it.refusal.status, it.field) == (400, field)
        assert AgentExecution.objects.count() == AgentPerformance.objects.count() == 0


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_readers_record_nothing(role: str, acme: Workspace) -> None:
    with working_in(acme, join(acme, role)), refused() as it:
        record()

    assert it.refusal.status == 403


def test_another_workspace_is_answered_as_none(acme: Workspace, bolt: Workspace, ada: User) -> None:
    with working_in(acme, ada), refused() as it:
        record_executions(executions=[run()], workspace_id=bolt.pk)

    assert it.sentence == "There is no such workspace, or you are not a member of it."


def test_an_assignment_of_another_workspace_is_answered_as_none(
    acme: Workspace, bolt: Workspace, ada: User
) -> None:
    theirs = AgentAssignmentFactory(workspace=bolt)

    with working_in(acme, ada), refused() as it:
        record(assignment=theirs)

    assert it.field == "assignment"
