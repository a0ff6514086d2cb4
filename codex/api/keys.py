"""Keys of the workspace, as its managers see and make them; the database hides them from everybody else."""

import datetime
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from codex import services
from codex.api.rows import Rows, RowSerializer
from codex.api.values import Input, OneOf, Several
from codex.models import ApiKey
from codex.models.keys import KEY_LASTS, KEY_LASTS_AT_MOST
from codex.scopes import SCOPES

OVERLAP, LONGEST_OVERLAP = 24, 24 * 30  # hours


class Revoked(APIException):
    """What is over stays over."""

    status_code = 409
    default_detail = "This key is revoked for good: make another."


class KeySerializer(RowSerializer):
    """A key as it is shown ever after: by how its token begins."""

    scopes = Several(child=OneOf(choices=list(SCOPES)), allow_empty=False, max_length=len(SCOPES))
    days = serializers.IntegerField(
        min_value=1, max_value=KEY_LASTS_AT_MOST, default=KEY_LASTS, write_only=True
    )

    class Meta:
        model = ApiKey
        fields = (
            "id",
            "name",
            "prefix",
            "scopes",
            "days",
            "expires_at",
            "last_used_at",
            "previous_until",
            "revoked_at",
            "created_by",
            "created_at",
            "updated_at",
        )
        read_only_fields = ("expires_at",)


class NewKeySerializer(KeySerializer):
    """The one answer that shows a key's token."""

    token = serializers.CharField(read_only=True)

    class Meta(KeySerializer.Meta):
        fields = ("token", *KeySerializer.Meta.fields)  # type: ignore[assignment]


class RotationSerializer(Input):
    """For how many hours the present secret goes on working."""

    overlap = serializers.IntegerField(min_value=0, max_value=LONGEST_OVERLAP, default=OVERLAP)


class Keys(Rows):
    """Keys by which agents and services use the API; the token is shown when it is made, and never again."""

    http_method_names = ["get", "post", "delete", "head", "options"]
    repeatable = False
    serializer_class = KeySerializer
    search_fields = ("name", "prefix")
    filters = ("name", "prefix")
    ranges = ("expires_at",)
    orderings = ("id", "name", "expires_at")

    @extend_schema(request=KeySerializer, responses={201: NewKeySerializer})
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A new key, with its token."""
        sent = self.get_serializer(data=request.data)
        sent.is_valid(raise_exception=True)
        said = sent.validated_data
        expiry = timezone.now() + datetime.timedelta(days=said["days"])
        key = ApiKey(name=said["name"], scopes=sorted(set(said["scopes"])), expires_at=expiry)
        return self.shown(services.issue_key(key=key), key, 201)

    @extend_schema(request=RotationSerializer, responses=NewKeySerializer)
    def rotate(self, request: Request, pk: str) -> Response:
        """A new secret; the one before works for the hours of `overlap`, and an older one no more."""
        key = self.get_object()
        sent = RotationSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        overlap = datetime.timedelta(hours=sent.validated_data["overlap"])
        try:
            return self.shown(services.rotate_key(key=key, overlap=overlap), key)
        except services.KeyIsRevoked as error:
            raise Revoked from error

    def perform_destroy(self, instance: ApiKey) -> None:
        """It is revoked, and stays in the list."""
        services.revoke_key(key=instance)

    def shown(self, token: str, key: ApiKey, status: int = 200) -> Response:
        """The row as it is stored, with the token that it does not hold."""
        row = self.get_serializer(self.get_queryset().get(pk=key.pk)).data
        return Response({"token": token, **row}, status=status)
