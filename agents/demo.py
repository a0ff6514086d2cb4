"""What agents do in a demo workspace: a dozen at work, their tasks, and thirty days of runs."""

import datetime
import math
import uuid
from typing import Any

from django.utils import timezone

from agents.factories import AgentAssignmentFactory, AgentTaskFactory
from agents.models import Agent, AgentAssignment, AgentTask
from agents.models.assignments import AssignmentStatus, Priority, TaskState
from agents.services import record_executions
from codex.demo.plot import Plot
from positioning.models import Campaign

DAYS = 30
# Who works in the demo, what for, and the hours of a day (UTC) in which each mostly runs.
WORKERS = {
    "LORD-002": ("The War Brief of the week", range(6, 9)),
    "LORD-005": ("News worth an answer", range(5, 20)),
    "RES-001": ("Prices of three competitors", range(4, 8)),
    "RES-004": ("Pain points from this month's reviews", range(8, 18)),
    "RES-018": ("Clusters for the spring articles", range(9, 12)),
    "RES-020": ("Everything known about the cohort", range(7, 10)),
    "MUS-001": ("Twenty headlines for the landing page", range(8, 17)),
    "MUS-004": ("A welcome sequence of five mails", range(9, 16)),
    "MUS-026": ("Corrections of all drafts", range(10, 18)),
    "MAT-001": ("News every quarter of an hour", range(24)),
    "MAT-011": ("Outliers in the numbers of the campaigns", range(24)),
    "GRD-002": ("Posts before they go out", range(8, 19)),
}
STATES = (TaskState.DONE, TaskState.DONE, TaskState.FAILED, TaskState.QUEUED, TaskState.CANCELLED)


def fill(plot: Plot) -> None:
    """Add the area's rows to the entered workspace."""
    campaigns = list(Campaign.objects.filter(status="active").order_by("id"))
    agents = {agent.code: agent for agent in Agent.objects.filter(code__in=WORKERS)}
    for number, (code, (task, hours)) in enumerate(WORKERS.items()):
        place = plot.random.choice(campaigns) if campaigns and number % 3 else None
        assignment = assign(plot, agents[code], place, number)
        queue(plot, assignment, task)
        record_executions(executions=list(runs(plot, assignment, hours)))


def assign(plot: Plot, agent: Agent, campaign: Campaign | None, number: int) -> AgentAssignment:
    """An agent with its work; statuses and priorities of all kinds occur, most are active and normal."""
    statuses, priorities = AssignmentStatus.values, Priority.values
    return AgentAssignmentFactory(
        agent=agent,
        assigned_to_campaign=campaign,
        assignment_status=statuses[number // 2 % len(statuses)] if number % 2 else AssignmentStatus.ACTIVE,
        priority_level=priorities[number % len(priorities)],
        execution_constraints={"budget_per_day": 5, "budget_total": 120, "tokens_per_run": 60_000},
        assigned_by=plot.random.choice(list(plot.people.values())),
    )


def queue(plot: Plot, assignment: AgentAssignment, task: str) -> None:
    """The tasks of an assignment, one of each state and one that is being worked on."""
    for state in STATES:
        AgentTaskFactory(
            assignment=assignment,
            name=task,
            state=state,
            priority=plot.random.randint(0, 9),
            last_error="The source did not answer." if state == TaskState.FAILED else "",
        )
    AgentTask.objects.filter(assignment=assignment, state=TaskState.QUEUED).update(
        state=TaskState.LEASED, leased_by="worker-1", leased_until=timezone.now(), attempts=1
    )
    AgentTaskFactory(assignment=assignment, name=task)


def runs(plot: Plot, assignment: AgentAssignment, hours: range) -> Any:
    """Thirty days of runs: some hours rest, times are log-normal around what is usual for the agent."""
    dice, agent = plot.random, assignment.agent
    for day in range(1 - DAYS, 1):
        for hour in hours:
            for _ in range(dice.choice((0, 1, 1, 2))):
                minute = datetime.time(hour, dice.randrange(60), dice.randrange(60), tzinfo=datetime.UTC)
                seconds = float(agent.avg_execution_time_seconds) * math.exp(dice.gauss(0, 0.5))
                outcome = dice.choices(("success", "failure", "error"), (94, 4, 2))[0]
                yield {
                    "agent": agent,
                    "assignment": assignment,
                    "execution": uuid.UUID(int=dice.getrandbits(128), version=4),
                    "started_at": datetime.datetime.combine(plot.day(day), minute),
                    "execution_time_seconds": f"{seconds:.3f}",
                    "input_tokens": dice.randint(400, 9000),
                    "output_tokens": dice.randint(100, 2500),
                    "cost": f"{float(agent.cost_per_execution) * dice.uniform(0.6, 1.5):.6f}",
                    "outcome": outcome,
                    "quality": f"{dice.uniform(55, 99):.2f}" if outcome == "success" else None,
                }
