"""Where a team stands in its market, and the messages that follow from it."""

from codex.api import Rows, RowSerializer
from positioning.models import MessageArchitecture, Positioning


class PositioningSerializer(RowSerializer):
    class Meta:
        model = Positioning
        fields = (
            "id",
            "name",
            "description",
            "market_segment",
            "target_persona",
            "key_message",
            "value_proposition",
            "differentiation",
            "target_pain_points",
            "solution_benefits",
            "created_by",
            "created_at",
            "updated_at",
        )


class MessageArchitectureSerializer(RowSerializer):
    class Meta:
        model = MessageArchitecture
        fields = (
            "id",
            "name",
            "description",
            "positioning",
            "primary_message",
            "secondary_messages",
            "content_pillars",
            "brand_voice",
            "tone_guidelines",
            "target_audience",
            "key_topics",
            "content_themes",
            "created_by",
            "created_at",
            "updated_at",
        )


class Positionings(Rows):
    """Where the team stands: for whom, against what, with which promise."""

    serializer_class = PositioningSerializer
    search_fields = ("name", "description", "market_segment", "key_message")
    filters = ("name", "created_by")
    orderings = ("id", "name", "updated_at")


class MessageArchitectures(Rows):
    """The messages that a positioning is told in."""

    serializer_class = MessageArchitectureSerializer
    search_fields = ("name", "description", "primary_message")
    filters = ("name", "positioning", "created_by")
    orderings = ("id", "name", "updated_at")
