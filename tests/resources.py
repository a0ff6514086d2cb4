"""Every resource of the API: a row of it in any workspace, and what a client sends to make another."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from agents.factories import AgentAssignmentFactory, AgentTaskFactory, agent, recorded
from agents.models import AgentPerformance
from alerts.factories import AlertFactory, NotificationFactory
from codex.factories import CohortFactory, CompetitorFactory
from codex.models import Event, Workspace, WorkspaceInvitation, WorkspaceMember
from gamification.factories import AchievementFactory
from gamification.models import PointsEntry, UserAchievement, UserStats
from gamification.services import unlock_achievement
from positioning.factories import (
    AssetFactory,
    CampaignCohortFactory,
    CampaignFactory,
    CampaignQuestFactory,
    MessageArchitectureFactory,
    MoveFactory,
    PositioningFactory,
)
from tests.conftest import inside, join
from tests.intelligence import resources as intelligence

Rows = dict[str, Any]
NEW_YEAR, HOURS = datetime(2026, 1, 1, tzinfo=UTC), count()

# What members read and writers write.
SHARED = [
    "cohorts",
    "competitors",
    "positioning",
    "message-architectures",
    "campaigns",
    "quests",
    "campaign-cohorts",
    "moves",
    "assets",
    "agent-assignments",
    "agent-tasks",
    *intelligence.SHARED,
    "alerts",
]
# What only functions of the database write.
EARNED = {"user-achievements": UserAchievement, "user-stats": UserStats, "points": PointsEntry}
ALL = [
    *SHARED,
    "events",
    "members",
    "invitations",
    "agent-executions",
    "agent-performance",
    intelligence.DRAWN,
    "notifications",
    "achievements",
    *EARNED,
]


def one_of_each(workspace: Workspace) -> Rows:
    """A row of every resource in a workspace, each referring to the others where it can."""
    there = {"workspace": workspace}
    rows: Rows = {"workspaces": workspace}
    with inside(workspace):
        rows["members"] = join_as(workspace, "viewer")
        person = rows["members"].user
        rows["cohorts"] = CohortFactory.create(**there)
        rows["competitors"] = CompetitorFactory.create(**there)
        rows["positioning"] = PositioningFactory.create(**there)
        rows["message-architectures"] = MessageArchitectureFactory.create(
            **there, positioning=rows["positioning"]
        )
        rows["campaigns"] = campaign = CampaignFactory.create(
            **there, positioning=rows["positioning"], message_architecture=rows["message-architectures"]
        )
        above = CampaignQuestFactory.create(**there, campaign=campaign)
        rows["quests"] = CampaignQuestFactory.create(**there, campaign=campaign, parent_quest=above)
        rows["campaign-cohorts"] = CampaignCohortFactory.create(
            **there, campaign=campaign, cohort=rows["cohorts"]
        )
        rows["moves"] = MoveFactory.create(**there, campaign=campaign, cohort=rows["cohorts"], owner=person)
        rows["assets"] = AssetFactory.create(**there, move=rows["moves"], author=person)
        rows["agent-assignments"] = AgentAssignmentFactory.create(
            **there, agent=agent("MUS-001"), assigned_to_campaign=campaign
        )
        rows["agent-tasks"] = AgentTaskFactory.create(**there, assignment=rows["agent-assignments"])
        rows["agent-executions"] = recorded(
            workspace,
            agent=agent("MUS-001"),
            assignment=rows["agent-assignments"],
            started_at=NEW_YEAR + timedelta(hours=next(HOURS)),  # each time another row of its performance
        )
        rows |= intelligence.of_intelligence(workspace, rows)
        rows["alerts"] = AlertFactory.create(
            **there,
            triggered_by_signal=rows["signals"],
            related_campaign=campaign,
            related_cohort=rows["cohorts"],
            related_move=rows["moves"],
        )
        rows["notifications"] = NotificationFactory.create(**there, user=person, related_alert=rows["alerts"])
        rows["achievements"] = AchievementFactory.create(**there)
        unlock_achievement(user=person, achievement=rows["achievements"])
        for resource, model in EARNED.items():
            rows[resource] = model.objects.get(workspace=workspace, user=person)
        rows["agent-performance"] = AgentPerformance.objects.filter(workspace=workspace).latest("id")
        rows["invitations"] = WorkspaceInvitation.objects.create(
            workspace=workspace, email=f"guest-of-{person.pk}@guest.example", role="viewer"
        )
        rows["events"] = Event.objects.filter(workspace=workspace).order_by("id")[0]
    return rows


def join_as(workspace: Workspace, role: str) -> WorkspaceMember:
    """The membership of somebody new."""
    person = join(workspace, role)
    with inside(workspace):
        found: WorkspaceMember = WorkspaceMember.objects.get(workspace=workspace, user=person)
    return found


def body(resource: str, rows: Rows) -> dict[str, Any]:
    """A new row that refers to those of `rows`; only the fresh cohort of a link is not among them."""
    ids = {name: str(row.pk) for name, row in rows.items()}
    person = str(rows["members"].user_id)
    bodies: dict[str, dict[str, Any]] = {
        "cohorts": {"name": "Fresh"},
        "competitors": {"name": "Fresh"},
        "positioning": {"name": "Fresh", "market_segment": "Fresh"},
        "message-architectures": {
            "name": "Fresh",
            "primary_message": "Fresh",
            "positioning": ids["positioning"],
        },
        "campaigns": {
            "name": "Fresh",
            "positioning": ids["positioning"],
            "message_architecture": ids["message-architectures"],
        },
        "quests": {"name": "Fresh", "campaign": ids["campaigns"], "parent_quest": ids["quests"]},
        "campaign-cohorts": {"campaign": ids["campaigns"], "cohort": ids["cohorts"]},
        "moves": {
            "name": "Fresh",
            "move_type": "research",
            "campaign": ids["campaigns"],
            "cohort": ids["cohorts"],
            "owner": person,
        },
        "assets": {"name": "Fresh", "asset_type": "video", "move": ids["moves"], "author": person},
        "agent-assignments": {"agent": str(agent().pk), "assigned_to_campaign": ids["campaigns"]},
        "agent-tasks": {"name": "Fresh", "assignment": ids["agent-assignments"]},
        "agent-executions": {
            "agent": str(agent("MUS-001").pk),
            "assignment": ids["agent-assignments"],
            "execution_time_seconds": "1.5",
            "outcome": "success",
        },
        "agent-performance": {"agent": str(agent("MUS-001").pk), "measurement_date": "2026-01-01"},
        **intelligence.bodies(ids, person),
        "alerts": {
            "title": "Fresh",
            "alert_type": "anomaly",
            "triggered_by_signal": ids["signals"],
            "related_campaign": ids["campaigns"],
            "related_cohort": ids["cohorts"],
            "related_move": ids["moves"],
        },
        "notifications": {"user": person, "notification_type": "message", "title": "Fresh"},
        "achievements": {
            "code": "fresh",
            "name": "Fresh",
            "badge_type": "speed",
            "category": "content",
            "required_previous_achievement": ids["achievements"],
        },
        "user-achievements": {"visibility": "private"},
        "user-stats": {},
        "points": {},
        "invitations": {"email": "nia@guest.example", "role": "viewer"},
        "members": {"user": person, "role": "viewer"},
        "events": {"kind": "campaign.active", "subject_type": "campaign", "subject_id": ids["campaigns"]},
        "workspaces": {"name": "Fresh", "slug": "fresh"},
    }
    return bodies[resource]


def change(resource: str) -> dict[str, Any]:
    """Something that a writer may change in any row."""
    changes: dict[str, dict[str, Any]] = {
        "campaign-cohorts": {"target_count": 7},
        "agent-assignments": {"priority_level": "high"},
        **intelligence.CHANGES,
        "alerts": {"title": "Changed"},
        "user-achievements": {"visibility": "private"},
        "members": {"role": "analyst"},
        "invitations": {"role": "analyst"},
        "events": {"kind": "forged"},
    }
    return changes.get(resource, {"name": "Changed"})
