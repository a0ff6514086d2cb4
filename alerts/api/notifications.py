"""Notifications: sent to a member, unread until she reads them."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from alerts import queries, services
from alerts.models import SystemAlert, UserNotification
from alerts.models.notifications import Channel, NotificationType, Urgency
from codex.api import Input, Rows, RowSerializer
from codex.api.pages import LARGEST, page
from codex.api.schema import answers_of, page_of
from codex.api.schema.shapes import ProblemSerializer
from codex.api.values import Id, OneOf, Related, Text, Url
from codex.fields import LONGEST_NAME, LONGEST_TEXT
from codex.models import User

LONGEST_URL = 2000


class UserNotificationSerializer(RowSerializer):
    class Meta:
        model = UserNotification
        fields = (
            "id",
            "user",
            "notification_type",
            "title",
            "message",
            "description",
            "related_alert",
            "related_achievement",
            "related_campaign",
            "channel",
            "is_read",
            "read_at",
            "delivery_status",
            "delivery_method",
            "action_url",
            "action_label",
            "call_to_action",
            "priority_level",
            "expires_at",
            "created_at",
            "updated_at",
        )


class SendingSerializer(Input):
    """Whom to tell what."""

    user = Related(queryset=User.objects.all())
    notification_type = OneOf(choices=NotificationType.choices)
    title = Text(max_length=LONGEST_NAME)
    message = Text(max_length=LONGEST_TEXT, allow_blank=True, required=False)
    channel = OneOf(choices=Channel.choices, required=False, allow_null=True)
    priority_level = OneOf(choices=Urgency.choices, required=False)
    action_url = Url(max_length=LONGEST_URL, required=False)
    related_alert = Related(queryset=SystemAlert.objects.all(), required=False)


class WhoseSerializer(Input):
    """A member of the workspace; oneself unless said."""

    user = Related(queryset=User.objects.all(), required=False)


class SeenSerializer(Input):
    """The newest notification that one has seen; all of them unless said."""

    up_to = Id(required=False)


class ReadSerializer(serializers.Serializer[Any]):
    """How many were unread until now."""

    read = serializers.IntegerField()


class SentSerializer(serializers.Serializer[Any]):
    """What was sent is the receiver's to read."""

    id = serializers.UUIDField()


class Notifications(Rows):
    """What people are told: one's own, and for managers everybody's."""

    http_method_names = ["get", "post", "delete", "head", "options"]
    serializer_class = UserNotificationSerializer
    search_fields = ("title", "message")
    filters = (
        "user",
        "notification_type",
        "channel",
        "is_read",
        "delivery_status",
        "priority_level",
        "related_alert",
    )
    ranges = ("created_at", "expires_at")
    orderings = ("id", "title", "updated_at")

    @extend_schema(request=SendingSerializer, responses={201: SentSerializer})
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Tell a member something; answers with the id, since what others are told is theirs to read."""
        sent = SendingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response({"id": services.send_notification(**sent.validated_data)}, status=201)

    @extend_schema(request=None, responses=UserNotificationSerializer)
    def read(self, request: Request, pk: str) -> Response:
        """One's own is read; the first time counts."""
        notification = services.read_notification(notification=self.get_object())
        return Response(self.get_serializer(notification).data)

    @extend_schema(request=SeenSerializer, responses=ReadSerializer)
    def read_all(self, request: Request) -> Response:
        """All of one's own are read, or those up to the newest that one has seen."""
        seen = SeenSerializer(data=request.data)
        seen.is_valid(raise_exception=True)
        return Response({"read": services.read_all_notifications(user=self.person, **seen.validated_data)})

    @extend_schema(
        parameters=[WhoseSerializer],
        responses={200: page_of(answers_of(queries.Unread)), 403: ProblemSerializer},
    )
    def unread(self, request: Request) -> Response:
        """What one has not read yet, or for managers ?user= has not: the most urgent first."""
        sent = WhoseSerializer(data=request.query_params.dict())
        sent.is_valid(raise_exception=True)
        whose = sent.validated_data.get("user") or self.person
        return page([asdict(each) for each in queries.unread_notifications(whose, LARGEST)])
