"""People's tokens: one for each program that a person lets act for her."""

import datetime
from typing import Any

from django.contrib.auth import authenticate
from django.http import Http404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException, AuthenticationFailed, NotFound, Throttled
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSetMixin

from codex import limits
from codex.api.authentication import SecondFactorNeeded
from codex.api.pages import page
from codex.api.permissions import NEEDED
from codex.api.rows import Endpoint, RowSerializer
from codex.api.schema import page_of
from codex.api.values import Input, Text
from codex.fields import LONGEST_NAME
from codex.models import PersonalToken
from codex.models.tokens import TOKEN_LASTS, TOKEN_LASTS_AT_MOST, TOKENS_AT_MOST
from codex.second_factor import WRONG as CODE_IS_WRONG
from codex.second_factor import accepts
from codex.standing import Standing, standing_of

WRONG = "There is no active account with this e-mail address and password."
FULL = f"You have {TOKENS_AT_MOST} tokens already: revoke one first."


class TooManyTokens(APIException):
    """A person has as many as she may have."""

    status_code = 409
    default_detail = FULL


class PersonalTokenSerializer(RowSerializer):
    begins_with = serializers.CharField(source="token_key", read_only=True)
    expires_at = serializers.DateTimeField(source="expiry", read_only=True)

    class Meta:
        model = PersonalToken
        fields = ("id", "name", "begins_with", "expires_at", "created_at")


class NewTokenSerializer(PersonalTokenSerializer):
    """The one answer that shows a token."""

    token = serializers.CharField(read_only=True)

    class Meta(PersonalTokenSerializer.Meta):
        fields = ("token", *PersonalTokenSerializer.Meta.fields)  # type: ignore[assignment]


class RevokedTokensSerializer(serializers.Serializer[Any]):
    """How many tokens there were."""

    revoked = serializers.IntegerField(min_value=0)


class SignInSerializer(Input):
    """Who wants a token, for what, for how many days; with a code where she has a second factor."""

    email = Text(max_length=254)
    password = Text(max_length=4096, trim_whitespace=False)
    name = Text(max_length=LONGEST_NAME)
    code = Text(max_length=32, default="")
    days = serializers.IntegerField(min_value=1, max_value=TOKEN_LASTS_AT_MOST, default=TOKEN_LASTS)


class Tokens(ViewSetMixin, Endpoint):
    """My tokens. POST with e-mail and password makes one and shows it, once; DELETE revokes one, or all."""

    def enters(self) -> bool:
        return False

    def get_permissions(self) -> Any:
        """Whoever asks for a token shows a password instead of being signed in."""
        return [] if self.action == "create" else [needed() for needed in NEEDED]

    @extend_schema(responses=page_of(PersonalTokenSerializer))
    def list(self, request: Request) -> Response:
        """Those that still work, the newest first."""
        mine = self.mine().filter(expiry__gt=timezone.now()).order_by("-id")
        return page(PersonalTokenSerializer(mine, many=True).data)

    @extend_schema(request=SignInSerializer, responses={201: NewTokenSerializer}, auth=[])
    def create(self, request: Request) -> Response:
        """A new token; it is shown in this answer and never again."""
        sent = SignInSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        said = sent.validated_data
        person = signed_in(request, said["email"], said["password"], said["code"])
        tokens = PersonalToken.objects.filter(user=person)
        tokens.filter(expiry__lte=timezone.now()).delete()
        if tokens.count() >= TOKENS_AT_MOST:
            raise TooManyTokens
        made, token = PersonalToken.objects.create(
            user=person, expiry=datetime.timedelta(days=said["days"]), name=said["name"]
        )
        made.refresh_from_db()
        return Response({"token": token, **PersonalTokenSerializer(made).data}, status=201)

    @extend_schema(
        request=None,
        responses={204: None},
        parameters=[OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)],
    )
    def destroy(self, request: Request, pk: str) -> Response:
        """Revoke one of mine, from the next request on."""
        try:
            get_object_or_404(self.mine(), pk=pk).delete()
        except Http404 as error:
            raise NotFound("You have no such token.") from error
        return Response(status=204)

    @extend_schema(request=None, responses={200: RevokedTokensSerializer})
    def destroy_all(self, request: Request) -> Response:
        """Revoke all of mine; answers how many there were."""
        number, _ = self.mine().delete()
        return Response({"revoked": number})

    def mine(self) -> Any:
        return PersonalToken.objects.filter(user=self.person)


def signed_in(request: Request, email: str, password: str, code: str) -> Any:
    """The person with this password and, where she needs one, this code of her second factor.

    Raises AuthenticationFailed, or Throttled after too many failures.
    """
    try:
        person = authenticate(request=request._request, username=email, password=password)
        standing = standing_of(person) if person else Standing()
        if standing.needs_factor and (not code or standing.factor is None):
            raise SecondFactorNeeded
        if standing.factor and not accepts(person, code):
            raise SecondFactorNeeded(CODE_IS_WRONG)
    except limits.TooMany as error:
        raise Throttled(wait=error.wait, detail=str(error)) from error
    if person is None:
        raise AuthenticationFailed(WRONG)
    return person
