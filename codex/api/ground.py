"""What all areas refer to: audiences, rivals, and what happened."""

from codex.api.rows import Rows, RowSerializer
from codex.models import Cohort, Competitor, Event


class CohortSerializer(RowSerializer):
    class Meta:
        model = Cohort
        fields = (
            "id",
            "name",
            "executive_summary",
            "pain_points",
            "goals",
            "tags",
            "health_score",
            "journey_distribution",
            "created_at",
            "updated_at",
        )


class CompetitorSerializer(RowSerializer):
    class Meta:
        model = Competitor
        fields = ("id", "name", "website_url", "industry", "notes", "created_at", "updated_at")


class EventSerializer(RowSerializer):
    class Meta:
        model = Event
        fields = ("id", "kind", "subject_type", "subject_id", "actor", "data", "created_at")


class Cohorts(Rows):
    """The audiences that campaigns address."""

    serializer_class = CohortSerializer
    search_fields = ("name", "executive_summary")
    filters = ("name",)
    orderings = ("id", "name", "updated_at")


class Competitors(Rows):
    """The rivals that are watched."""

    serializer_class = CompetitorSerializer
    search_fields = ("name", "industry", "notes")
    filters = ("name", "industry")
    orderings = ("id", "name", "updated_at")


class Events(Rows):
    """What happened, the newest first; the database writes it, and nobody changes it."""

    http_method_names = ["get", "head", "options"]
    serializer_class = EventSerializer
    search_fields = ("kind",)
    filters = ("kind", "subject_type", "subject_id", "actor")
    ranges = ("created_at",)
    orderings = ("id",)
