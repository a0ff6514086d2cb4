"""The newest 50 of every table of 014-017, with row security and without."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import Q

from agents.models import AgentAssignment, AgentExecution, AgentPerformance, AgentTask
from alerts.models import SystemAlert, UserNotification
from benchmarks.areas.filling import Workplace
from benchmarks.reads import ALIAS, BOTH, BY_HAND, POLICY, places, sql_of
from benchmarks.timing import Call, Comparison, compare
from codex.tenancy import routed_to
from gamification.models import Achievement, PointsEntry, UserAchievement, UserStats
from intelligence.models import IntelligenceSignal, MarketInsight

SECONDS_A_ROUND = 0.15
ADMIN, STRATEGIST = "admin", "strategist"
TABLES = (
    Achievement,
    UserAchievement,
    UserStats,
    PointsEntry,
    AgentAssignment,
    AgentTask,
    AgentExecution,
    AgentPerformance,
    IntelligenceSignal,
    MarketInsight,
    SystemAlert,
    UserNotification,
)
# Of these a member without an office sees only what is hers, and of achievements what is public.
PERSONAL = (UserAchievement, UserStats, PointsEntry, UserNotification)


@dataclass(frozen=True)
class Asking:
    """Somebody in a workspace who asks for the newest rows of a table."""

    model: Any
    workspace: Workplace
    role: str

    @property
    def id(self) -> Any:
        return self.workspace.id

    @property
    def user_id(self) -> Any:
        return self.workspace.user_id if self.role == ADMIN else self.workspace.strategist

    def by_hand(self) -> Any:
        """The rows that this person may see, written down without the help of row security."""
        rows = self.model.objects.filter(workspace_id=self.id)
        if self.role == ADMIN:
            return rows
        own = Q(user_id=self.user_id)
        return rows.filter(own | Q(visibility="public") if self.model is UserAchievement else own)


def asked(workspace: Workplace) -> list[Asking]:
    """All lists: an admin's of every table, and a strategist's of those that show her less."""
    everything = [Asking(model, workspace, ADMIN) for model in TABLES]
    return everything + [Asking(model, workspace, STRATEGIST) for model in PERSONAL]


def newest(rows: Any) -> list[Any]:
    """What the API and the admin show first."""
    return list(rows.order_by("-id")[:50])


def by_sql(asking: Asking) -> Comparison:
    """The statements alone: as the ORM sends them, and for whom an own filter would help also with that."""
    with routed_to("operator"):
        by_hand = sql_of("operator", lambda: newest(asking.by_hand()))[0]
        bare = sql_of("operator", lambda: newest(asking.model.objects.all()))[0]
        alone = bare if asking.role == ADMIN else by_hand
        both = sql_of("operator", lambda: newest(asking.model.objects.filter(workspace_id=asking.id)))[0]

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with places(asking):
            calls = {
                side: sent(side, *statement)
                for side, statement in {BY_HAND: by_hand, POLICY: alone, BOTH: both}.items()
            }
            assert calls[BY_HAND](0) == calls[POLICY](0) == calls[BOTH](0), "All sides answer alike."
            yield calls

    return compare(sides, SECONDS_A_ROUND)


def sent(side: str, sql: str, parameters: Any) -> Call:
    """Send a statement by the connection that Django has opened for a side."""
    connection = connections[ALIAS[side]].connection
    return lambda turn: connection.execute(sql, parameters).fetchall()


def by_orm(asking: Asking) -> Comparison:
    """The same through Django: what a view waits for."""

    @contextmanager
    def sides() -> Iterator[Mapping[str, Call]]:
        with places(asking) as (outside, inside):
            yield {
                BY_HAND: lambda turn: outside.run(lambda: newest(asking.by_hand())),
                BOTH: lambda turn: inside.run(lambda: newest(asking.model.objects)),
            }

    return compare(sides, SECONDS_A_ROUND)
