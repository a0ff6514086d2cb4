"""Campaigns and the steps of their life, their quests, and the cohorts they address."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api import Input, Rows, RowSerializer
from codex.api.problems import problem
from codex.api.refusing import NOT_YOURS
from codex.api.values import Text, Whole
from codex.fields import LONGEST_NAME
from positioning import queries, services
from positioning.models import Campaign, CampaignCohort, CampaignQuest

DEEPEST_TREE = 50  # levels of quests in one answer


class CampaignSerializer(RowSerializer):
    progress = serializers.DecimalField(max_digits=5, decimal_places=2, read_only=True)

    class Meta:
        model = Campaign
        fields = (
            "id",
            "name",
            "description",
            "objective",
            "status",
            "progress",
            "positioning",
            "message_architecture",
            "target_segments",
            "target_geographies",
            "start_date",
            "end_date",
            "completed_at",
            "planned_duration_days",
            "budget_allocation",
            "allocated_budget_amount",
            "currency",
            "resource_allocation",
            "total_reach",
            "total_engagements",
            "conversion_count",
            "roi_percentage",
            "created_by",
            "created_at",
            "updated_at",
        )


class CampaignQuestSerializer(RowSerializer):
    class Meta:
        model = CampaignQuest
        fields = (
            "id",
            "campaign",
            "parent_quest",
            "quest_order",
            "name",
            "description",
            "objective",
            "status",
            "start_date",
            "end_date",
            "due_date",
            "assigned_to_agents",
            "expected_output",
            "actual_output",
            "weight",
            "created_by",
            "created_at",
            "updated_at",
        )


class CampaignCohortSerializer(RowSerializer):
    class Meta:
        model = CampaignCohort
        fields = (
            "id",
            "campaign",
            "cohort",
            "allocation_percentage",
            "target_count",
            "reached_count",
            "converted_count",
            "created_at",
            "updated_at",
        )


class CountedSerializer(Input):
    """What a deletion takes along, as it was counted before."""

    quests = Whole(min_value=0)
    cohorts = Whole(min_value=0)
    moves_set_free = Whole(min_value=0)


class CloneSerializer(Input):
    """What the new campaign is called, and when it begins."""

    name = Text(max_length=LONGEST_NAME)
    start_date = serializers.DateField(
        required=False, allow_null=True, validators=Campaign._meta.get_field("start_date").validators
    )


class BlockersSerializer(serializers.Serializer[Any]):
    """What a campaign is, may become, and lacks to become active: a sentence for each field."""

    status = serializers.CharField()
    next_statuses = serializers.ListField(child=serializers.CharField())
    blockers = serializers.DictField(child=serializers.CharField())


@extend_schema_field({"type": "array", "items": {"$ref": "#/components/schemas/Branch"}})
class Branches(serializers.ListField):
    """What is below a quest."""


class BranchSerializer(CampaignQuestSerializer):
    """A quest with those below it."""

    children = Branches()

    class Meta(CampaignQuestSerializer.Meta):
        fields = (*CampaignQuestSerializer.Meta.fields, "children")  # type: ignore[assignment]


class Nothing(Input):
    """A request that has nothing to say beyond its address."""


class Campaigns(Rows):
    """Campaigns; removing one archives it. Each step of their life is a noun: POST .../activation/."""

    serializer_class = CampaignSerializer
    search_fields = ("name", "description", "objective")
    filters = ("name", "status", "positioning", "message_architecture", "created_by")
    ranges = ("start_date", "end_date", "completed_at")
    orderings = ("id", "name", "status", "updated_at")
    to = ""  # the status that a step leads to

    def get_queryset(self) -> Any:
        return queries.campaigns_with_progress(super().get_queryset())

    def perform_destroy(self, instance: Campaign) -> None:
        services.archive(campaign=instance)

    @extend_schema(request=None, responses=CampaignSerializer)
    def step(self, request: Request, pk: str) -> Response:
        """One step of the lifecycle, or what forbids it."""
        campaign = self.get_object()
        Nothing(data=request.data).is_valid(raise_exception=True)
        services.change_status(campaign=campaign, to=self.to)
        return self.retrieve(request)

    @extend_schema(request=CloneSerializer, responses={201: CampaignSerializer})
    def clone(self, request: Request, pk: str) -> Response:
        """Plan it once more: a draft with the same quests and cohorts, none begun and none reached.

        With a start date all its days are moved by as many as its start is.
        """
        campaign = self.get_object()
        sent = CloneSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        new = services.clone(campaign=campaign, **sent.validated_data)
        shown = self.get_serializer(self.get_queryset().get(pk=new.pk)).data
        place = f"{request.path.removesuffix(f'{pk}/clone/')}{new.pk}/"
        return Response(shown, status=201, headers={"Location": place})

    @extend_schema(responses=BlockersSerializer)
    def blockers(self, request: Request, pk: str) -> Response:
        """What the campaign may become, and what it lacks to become active."""
        campaign = self.get_object()
        missing = queries.blockers(campaign)
        return Response(
            {
                "status": campaign.status,
                "next_statuses": queries.next_statuses(campaign),
                "blockers": {name: f"It needs {queries.BLOCKERS[name]}." for name in missing},
            }
        )

    @extend_schema(responses=BranchSerializer(many=True))
    def quests(self, request: Request, pk: str) -> Response:
        """The quests as a tree, siblings in their order."""
        tree = queries.quest_tree(self.get_object())
        return Response(branches(tree, CampaignQuestSerializer().to_representation))

    @extend_schema(operation_id="campaigns_deletion_count", responses=CountedSerializer)
    def count(self, request: Request, pk: str) -> Response:
        """What deleting the campaign for good would take along."""
        return Response(queries.taken_along(self.get_object()))

    @extend_schema(request=CountedSerializer, responses={204: None})
    def delete_counted(self, request: Request, pk: str) -> Response:
        """Delete it for good, if that still takes along what was counted."""
        campaign = self.get_object()
        counted = CountedSerializer(data=request.data)
        counted.is_valid(raise_exception=True)
        try:
            services.delete_counted(campaign=campaign, counted=counted.validated_data)
        except services.SomethingWasAdded as changed:
            return problem("conflict", str(changed), counted=changed.counted)
        except Campaign.DoesNotExist as error:  # row security hid it from the lock
            raise PermissionDenied(NOT_YOURS) from error
        return Response(status=204)


def branches(nodes: list[Any], told: Callable[[Any], Any], level: int = 1) -> list[dict[str, Any]]:
    """A level of the tree with all that is below it; `told` gives a quest its representation."""
    if nodes and level > DEEPEST_TREE:
        raise serializers.ValidationError(
            f"This tree is deeper than {DEEPEST_TREE} levels: list its quests with /quests/?campaign=."
        )
    return [
        {**told(node["quest"]), "children": branches(node["children"], told, level + 1)} for node in nodes
    ]


class Quests(Rows):
    """The work of campaigns."""

    serializer_class = CampaignQuestSerializer
    search_fields = ("name", "description", "objective")
    filters = ("campaign", "parent_quest", "status", "created_by")
    ranges = ("start_date", "end_date", "due_date")
    orderings = ("id", "name", "status", "quest_order", "updated_at")


class CampaignCohorts(Rows):
    """Which cohorts a campaign addresses, with which share of it."""

    serializer_class = CampaignCohortSerializer
    filters = ("campaign", "cohort")
    orderings = ("id", "allocation_percentage", "updated_at")
