"""How to make a row of each workspace table: a new table adds its line here, and is probed by itself."""

import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from zlib import crc32

from psycopg import sql

Ids = Mapping[str, uuid.UUID]  # a row of each table, in the workspace where the new row is to be
Values = dict[str, Any]
WORKSPACES = "workspaces"
# Two agents of the global registry, which every workspace refers to.
TWO_AGENTS = "SELECT id FROM agent_registry ORDER BY code LIMIT 2"

# Parents before children. The word makes a row unique in its workspace: two workspaces may use the same.
ROWS: dict[str, Callable[[Ids, str], Values]] = {
    WORKSPACES: lambda of, word: {"name": word, "slug": f"isolation-{word}"},
    "workspace_members": lambda of, word: {"user_id": of["users"], "role": "viewer"},
    "workspace_invitations": lambda of, word: {
        "email": f"{word}@example.com",
        "role": "viewer",
        "expires_at": "2100-01-01",
    },
    "answered_requests": lambda of, word: {
        "principal": str(of["a_member"]),
        "key": word,
        "fingerprint": b"\0" * 32,
    },
    "import_files": lambda of, word: {
        "user_id": of["a_member"],
        "table_name": word,
        "content": b"name",
        "outcome": b"\0" * 32,
    },
    "workspace_keys": lambda of, word: {
        "name": word,
        "prefix": "isolated",
        "digest": sha256(word.encode()).digest(),
        "expires_at": datetime.now(UTC) + timedelta(days=1),
    },
    "cohorts": lambda of, word: {"name": word},
    "competitors": lambda of, word: {"name": word},
    "bulk_actions": lambda of, word: {
        "user_id": of["a_member"],
        "selection": of["a_member"],
        "model": "codex.cohort",
        "action": word,
        "total_count": 1,
    },
    "bulk_action_rows": lambda of, word: {
        "bulk_action_id": of["bulk_actions"],
        "person": of["a_member"],
        "row_id": uuid.uuid5(uuid.NAMESPACE_DNS, word),
    },
    "events": lambda of, word: {"kind": word, "subject_type": "cohort", "subject_id": of["cohorts"]},
    "changes": lambda of, word: {
        "resource": "cohorts",
        "row_id": of["cohorts"],
        "verb": "created",
        "transaction": 1,
        "number": crc32(word.encode()),
    },
    "audit_log": lambda of, word: {
        "table_name": word,
        "row_id": of["cohorts"],
        "about": [],
        "verb": "created",
        "before": "{}",
        "after": "{}",
        "role": "owner",
        "audience": "members",
    },
    "staff_visits": lambda of, word: {
        "person": uuid.UUID(int=1),  # the same in both workspaces, at the same hour
        "hour": datetime(2026, 1, 1, tzinfo=UTC),
        "last_at": datetime.now(UTC),
    },
    "positioning": lambda of, word: {"name": word, "market_segment": "Software"},
    "message_architecture": lambda of, word: {
        "name": word,
        "positioning_id": of["positioning"],
        "primary_message": "One place",
    },
    "campaigns": lambda of, word: {
        "name": word,
        "positioning_id": of["positioning"],
        "message_architecture_id": of["message_architecture"],
    },
    "campaign_quests": lambda of, word: {"name": word, "campaign_id": of["campaigns"]},
    "campaign_cohorts": lambda of, word: {"campaign_id": of["campaigns"], "cohort_id": of["cohorts"]},
    "moves": lambda of, word: {
        "name": word,
        "move_type": "authority",
        "campaign_id": of["campaigns"],
        "cohort_id": of["cohorts"],
    },
    "assets": lambda of, word: {"name": word, "asset_type": "article", "move_id": of["moves"]},
    # Before what would make them by itself. What nobody else may see is what could leak.
    "user_stats": lambda of, word: {"user_id": of["users"]},
    "achievements": lambda of, word: {
        "code": word,
        "name": word,
        "badge_type": "milestone",
        "category": "campaign",
    },
    "user_achievements": lambda of, word: {
        "user_id": of["users"],
        "achievement_id": of["achievements"],
        "visibility": "private",
    },
    "points_ledger": lambda of, word: {
        "user_id": of["users"],
        "achievement_id": of["achievements"],
        "points": 5,
        "reason": word,
    },
    "agent_assignments": lambda of, word: {
        "agent_id": of["another_agent" if word.endswith("-spare") else "agent_registry"],
        "assigned_to_campaign_id": of["campaigns"],
    },
    "agent_tasks": lambda of, word: {"name": word, "assignment_id": of["agent_assignments"]},
    # Of the other agent, so that no assignment of the first one may be charged.
    "agent_executions": lambda of, word: {
        "execution_id": uuid.uuid5(uuid.NAMESPACE_DNS, word),
        "agent_id": of["another_agent"],
        "agent_version": word,
        "started_at": "2026-01-01T00:00Z",
        "execution_time_seconds": 1,
        "outcome": "success",
    },
    "agent_performance": lambda of, word: {
        "agent_id": of["agent_registry"],
        "measurement_date": date(2020, 1, 1) + timedelta(days=crc32(word.encode()) % 2000),
    },
    "intelligence_signals": lambda of, word: {
        "signal_title": word,
        "signal_category": "market_trend",
        "source_type": "market",
    },
    # Superseded, so that it may say by what.
    "market_insights": lambda of, word: {
        "insight_title": word,
        "insight_type": "trend",
        "insight_status": "superseded",
    },
    "signal_campaigns": lambda of, word: {
        "signal_id": of["intelligence_signals"],
        "campaign_id": of["campaigns"],
    },
    "signal_cohorts": lambda of, word: {
        "signal_id": of["intelligence_signals"],
        "cohort_id": of["cohorts"],
    },
    "signal_competitors": lambda of, word: {
        "signal_id": of["intelligence_signals"],
        "competitor_id": of["competitors"],
    },
    "insight_signals": lambda of, word: {
        "insight_id": of["market_insights"],
        "signal_id": of["intelligence_signals"],
    },
    "insight_campaigns": lambda of, word: {
        "insight_id": of["market_insights"],
        "campaign_id": of["campaigns"],
    },
    "insight_cohorts": lambda of, word: {"insight_id": of["market_insights"], "cohort_id": of["cohorts"]},
    "insight_competitors": lambda of, word: {
        "insight_id": of["market_insights"],
        "competitor_id": of["competitors"],
    },
    # About nothing, so that two workspaces may have the same problem.
    "system_alerts": lambda of, word: {"title": word, "alert_type": "anomaly"},
    "user_notifications": lambda of, word: {
        "title": word,
        "notification_type": "message",
        "user_id": of["a_member"],
    },
}


def tenant_column(table: str) -> str:
    """The column that says whose row it is."""
    return "id" if table == WORKSPACES else "workspace_id"


def values(table: str, workspace: uuid.UUID, of: Ids, word: str) -> Values:
    """The columns of a new row of this workspace."""
    return {tenant_column(table): workspace, **ROWS[table](of, word)}


def insert(table: str, columns: Values) -> sql.Composed:
    """INSERT of these columns, as named parameters."""
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.Placeholder, columns)),
    )


def assignments(columns: Values) -> sql.Composed:
    """What an UPDATE sets to make a row look like these columns."""
    pairs = [sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in columns]
    return sql.SQL(", ").join(pairs)
