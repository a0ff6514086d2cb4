"""What can be achieved, unlocking and revoking it, and how far everybody is."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api import Input, Rows, RowSerializer
from codex.api.problems import problem
from codex.api.values import Related, Text
from codex.fields import LONGEST_NAME
from codex.models import User
from codex.tenancy import current_workspace_id
from gamification import services
from gamification.models import Achievement, UserAchievement


class AchievementSerializer(RowSerializer):
    class Meta:
        model = Achievement
        fields = (
            "id",
            "code",
            "name",
            "description",
            "icon_url",
            "badge_type",
            "category",
            "tier",
            "condition_type",
            "condition_value",
            "required_previous_achievement",
            "points_reward",
            "badge_unlocks",
            "unlock_perks",
            "is_active",
            "rarity_level",
            "created_by",
            "created_at",
            "updated_at",
        )


class UserAchievementSerializer(RowSerializer):
    """Whose it is and how far is computed; who sees it is up to the person."""

    class Meta:
        model = UserAchievement
        fields = (
            "id",
            "user",
            "achievement",
            "progress_percentage",
            "progress_value",
            "progress_data",
            "is_locked",
            "unlocked_at",
            "unlocked_by_event",
            "points_paid",
            "revoked_at",
            "display_on_profile",
            "visibility",
            "created_at",
            "updated_at",
        )
        read_only_fields = tuple(name for name in fields if name not in ("display_on_profile", "visibility"))


class WhoSerializer(Input):
    """A member of the workspace."""

    user = Related(queryset=User.objects.all())


class RevocationSerializer(WhoSerializer):
    reason = Text(max_length=LONGEST_NAME)


class EvaluationSerializer(Input):
    """A member of the workspace, or nobody else."""

    user = Related(queryset=User.objects.all(), required=False)


class UnlockedSerializer(serializers.Serializer[Any]):
    """What an achievement brought."""

    message = serializers.CharField()
    points_awarded = serializers.IntegerField()


class RevokedSerializer(serializers.Serializer[Any]):
    """What a revocation took."""

    points_taken_back = serializers.IntegerField()


class EvaluatedSerializer(serializers.Serializer[Any]):
    """The achievements that are new."""

    unlocked = serializers.ListField(child=serializers.UUIDField())


class Achievements(Rows):
    """What can be achieved; managers write it, unlock it and revoke it."""

    serializer_class = AchievementSerializer
    search_fields = ("code", "name", "description")
    filters = (
        "code",
        "badge_type",
        "category",
        "tier",
        "rarity_level",
        "is_active",
        "required_previous_achievement",
        "created_by",
    )
    orderings = ("id", "code", "name", "points_reward", "updated_at")

    @extend_schema(request=WhoSerializer, responses=UnlockedSerializer)
    def unlock(self, request: Request, pk: str) -> Response:
        """Unlock it for a member, once; 409 says why not."""
        achievement = self.get_object()
        who = WhoSerializer(data=request.data)
        who.is_valid(raise_exception=True)
        done = services.unlock_achievement(user=who.validated_data["user"], achievement=achievement)
        if not done.success:
            return problem("conflict", done.message)
        return Response({"message": done.message, "points_awarded": done.points_awarded})

    @extend_schema(request=RevocationSerializer, responses=RevokedSerializer)
    def revoke(self, request: Request, pk: str) -> Response:
        """Lock it again for a member, and take its points back."""
        achievement = self.get_object()
        sent = RevocationSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        points = services.revoke_achievement(achievement=achievement, **sent.validated_data)
        return Response({"points_taken_back": points})

    @extend_schema(request=EvaluationSerializer, responses=EvaluatedSerializer)
    def evaluate(self, request: Request) -> Response:
        """Unlock all that somebody, by default oneself, has reached; the ids of what is new."""
        sent = EvaluationSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        who: Any = sent.validated_data.get("user") or self.person
        workspace_id: Any = current_workspace_id()
        return Response({"unlocked": services.evaluate_achievements(workspace_id=workspace_id, user=who)})


class UserAchievements(Rows):
    """How far everybody is, as far as one may see it; a person says who sees hers."""

    http_method_names = ["get", "patch", "head", "options"]
    serializer_class = UserAchievementSerializer
    filters = ("user", "achievement", "is_locked", "visibility")
    ranges = ("unlocked_at",)
    orderings = ("id", "progress_percentage", "updated_at")
