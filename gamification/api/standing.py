"""What people have done and earned, and who stands where."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api import Endpoint, Rows, RowSerializer
from codex.api.pages import LARGEST, page
from codex.api.schema import answers_of, page_of
from codex.tenancy import current_workspace_id
from gamification import queries
from gamification.models import PointsEntry, UserStats


class UserStatsSerializer(RowSerializer):
    class Meta:
        model = UserStats
        fields = (
            "id",
            "user",
            "campaigns_created",
            "campaigns_active",
            "campaigns_completed",
            "total_campaign_reach",
            "content_pieces_created",
            "content_pieces_published",
            "total_engagement_count",
            "moves_created",
            "moves_executed",
            "moves_successful",
            "success_rate_percentage",
            "collaborations_count",
            "teams_joined",
            "total_points",
            "achievements_unlocked",
            "achievements_in_progress",
            "badges_earned",
            "login_count",
            "last_active_at",
            "total_hours_engaged",
            "experience_level",
            "experience_percentage",
            "stats_last_updated",
            "created_at",
            "updated_at",
        )


class PointsEntrySerializer(RowSerializer):
    class Meta:
        model = PointsEntry
        fields = ("id", "user", "achievement", "points", "reason", "created_at")


class UserStatsRows(Rows):
    """What people have done: one's own, and for managers everybody's; the database counts."""

    http_method_names = ["get", "head", "options"]
    serializer_class = UserStatsSerializer
    filters = ("user", "experience_level")
    orderings = ("id", "total_points", "experience_level", "updated_at")


class PointsEntries(Rows):
    """Every payment of points and every revocation, the newest first; nobody changes them."""

    http_method_names = ["get", "head", "options"]
    serializer_class = PointsEntrySerializer
    filters = ("user", "achievement")
    ranges = ("created_at",)
    orderings = ("id", "points")


class Leaderboard(Endpoint):
    """The members by the points of what they show to everybody."""

    @extend_schema(responses=page_of(answers_of(queries.Place)))
    def get(self, request: Request) -> Response:
        workspace_id: Any = current_workspace_id()
        return page([asdict(place) for place in queries.leaderboard(workspace_id)[:LARGEST]])
