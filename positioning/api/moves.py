"""Moves, and the pieces of content they use."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api import Input, Rows, RowSerializer
from codex.api.values import TrueOrFalse
from positioning.models import Asset, Move
from positioning.models.moves import MoveStatus


class MoveSerializer(RowSerializer):
    class Meta:
        model = Move
        fields = (
            "id",
            "name",
            "campaign",
            "cohort",
            "move_type",
            "status",
            "success_metric",
            "success_target",
            "succeeded",
            "progress_percentage",
            "owner",
            "start_date",
            "end_date",
            "created_at",
            "updated_at",
        )


class VerdictSerializer(Input):
    succeeded = TrueOrFalse()


class AssetSerializer(RowSerializer):
    class Meta:
        model = Asset
        fields = (
            "id",
            "name",
            "asset_type",
            "move",
            "status",
            "url",
            "tags",
            "author",
            "created_at",
            "updated_at",
        )


class Moves(Rows):
    """Single steps towards a cohort, each with a measure of success."""

    serializer_class = MoveSerializer
    search_fields = ("name", "success_metric", "success_target")
    filters = ("campaign", "cohort", "move_type", "status", "owner")
    orderings = ("id", "name", "status", "progress_percentage", "updated_at")

    @extend_schema(request=VerdictSerializer, responses=MoveSerializer)
    def complete(self, request: Request, pk: str) -> Response:
        """The move is done, and reached its target or not."""
        move = self.get_object()
        verdict = VerdictSerializer(data=request.data)
        verdict.is_valid(raise_exception=True)
        done = {"status": MoveStatus.COMPLETED.value, **verdict.validated_data}
        serializer = self.get_serializer(move, data=done, partial=True)
        serializer.is_valid(raise_exception=True)
        self.perform_update(serializer)
        return Response(serializer.data)


class Assets(Rows):
    """Pieces of content on their way to being published."""

    serializer_class = AssetSerializer
    search_fields = ("name", "asset_type", "url")
    filters = ("asset_type", "move", "status", "author")
    orderings = ("id", "name", "status", "updated_at")
