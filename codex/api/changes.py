"""What has changed since a client last asked: the change feed, to follow by cursor and by waiting."""

import time
from functools import cache
from typing import Any

from django.core import signing
from django.utils.functional import lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from codex import feed
from codex.api.filters import no_such_parameter
from codex.api.holding import holding
from codex.api.rows import Endpoint
from codex.models import Change
from codex.scopes import lists_of
from codex.tenancy import current_workspace_id, entered

SALT = "codex.api.changes"
SIZE, LARGEST = 100, 1000  # changes in an answer
LONGEST, PAUSE = 20, 0.3  # seconds: of waiting, and between two looks
PARAMETERS = ("after", "limit", "resource", "wait")
LATEST = "latest"


class CursorTooOld(APIException):
    """What follows a cursor is not there any more, or never was in this database."""

    status_code = 410
    problem = "cursor_too_old"
    default_detail = (
        "What follows this cursor is no longer kept: take after=latest, read the lists anew, follow."
    )


class ChangeSerializer(serializers.ModelSerializer[Change]):
    """One change: which row of which list, what was done to it, by whom and when."""

    id = serializers.UUIDField(source="row_id")
    at = serializers.DateTimeField(source="created_at")

    class Meta:
        model = Change
        fields = ("resource", "id", "verb", "actor", "at")


class FeedSerializer(serializers.Serializer[Any]):
    """Changes in their order, and the cursor to go on with."""

    results = ChangeSerializer(many=True)
    cursor = serializers.CharField()
    more = serializers.BooleanField()


@cache
def lists() -> tuple[str, ...]:
    """The names of the lists of the API, as in their addresses."""
    from codex.urls import resources  # which imports this module

    return tuple(name for name, _, _ in resources.registry)


LISTS = lazy(lists, tuple)()


def whole(least: int, most: int, usual: int) -> dict[str, Any]:
    """The schema of a whole number within bounds."""
    return {"type": "integer", "minimum": least, "maximum": most, "default": usual}


class Changes(Endpoint):
    """What was made, changed and deleted in the workspace, in an order to which nothing is added later."""

    http_method_names = ["get", "head", "options"]

    @extend_schema(
        parameters=[
            OpenApiParameter("after", str, description="A cursor, or `latest`; without it from the oldest."),
            OpenApiParameter("limit", whole(1, LARGEST, SIZE), description="At most so many."),
            OpenApiParameter("resource", str, many=True, enum=LISTS, description="Of these lists alone."),
            OpenApiParameter("wait", whole(0, LONGEST, 0), description="Seconds to wait for a first one."),
        ],
        responses=FeedSerializer,
    )
    def get(self, request: Request) -> Response:
        """The changes after a cursor, and the cursor to go on with; waits for some if asked to."""
        refuse_unknown(request)
        limit = number(request, "limit", SIZE, 1, LARGEST)
        patience = number(request, "wait", 0, 0, LONGEST)
        resources = wanted(request)
        said = request.query_params.get("after")
        now = feed.edge()
        if said == LATEST:
            return self.answer(feed.Reading([], feed.latest(now), False), now)
        after = None if said is None else place(said, now)
        if not patience:
            return self.follow(now, after, resources, limit, 0)
        with holding() as is_held:  # who finds no room to wait is answered at once
            return self.follow(now, after, resources, limit, patience if is_held else 0)

    def follow(
        self, now: feed.Edge, after: feed.Place | None, resources: list[str] | None, limit: int, patience: int
    ) -> Response:
        """What follows a place, as soon as there is something, or for as long as patience lasts."""
        until = time.monotonic() + patience
        while True:
            try:
                found = feed.read(edge=now, after=after, resources=resources, at_most=limit)
            except feed.Forgotten:
                raise CursorTooOld from None
            # Who writes himself holds everybody's feed back while he waits.
            if found.changes or now.writing or time.monotonic() >= until:
                return self.answer(found, now)
            feed.let_go()  # so that the transaction holds no snapshot while it sleeps
            time.sleep(PAUSE)
            now = feed.edge()

    def answer(self, found: feed.Reading, now: feed.Edge) -> Response:
        results = ChangeSerializer(found.changes, many=True).data
        return Response({"results": results, "cursor": cursor(found.place, now), "more": found.more})


def cursor(place: feed.Place, now: feed.Edge) -> str:
    """A place of this workspace's feed in this database, signed."""
    return signing.dumps([str(current_workspace_id()), now.incarnation, *place], salt=SALT)


def place(said: str, now: feed.Edge) -> feed.Place:
    """The place that a cursor means; raises ValidationError for none of ours, CursorTooOld for a lost one."""
    try:
        workspace, incarnation, *found = signing.loads(said, salt=SALT)
    except signing.BadSignature:
        workspace = None
    if workspace != str(current_workspace_id()):
        raise ValidationError(
            {"after": ["This cursor is of another workspace, or broken: begin without it."]}
        )
    if incarnation != now.incarnation:
        raise CursorTooOld
    return found[0], found[1]


def refuse_unknown(request: Request) -> None:
    """Refuse parameters that do not exist, each by its name."""
    unknown = request.query_params.keys() - set(PARAMETERS)
    if unknown:
        raise ValidationError({name: [no_such_parameter(PARAMETERS)] for name in sorted(unknown)})


def number(request: Request, name: str, default: int, least: int, most: int) -> int:
    """A whole number from the query."""
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit()) or len(text) > 4 or not least <= int(text) <= most:
        raise ValidationError({name: [f"Give a whole number from {least} to {most}."]})
    return int(text)


def wanted(request: Request) -> list[str] | None:
    """The lists that were asked for, or all: of a key those that it may read.

    Raises PermissionDenied where it names another.
    """
    names = [known(name) for name in request.query_params.getlist("resource")]
    now = entered()
    if now is None or now.key is None:
        return names or None
    readable = lists_of(now.key.scopes)
    if set(names) - set(readable):
        raise PermissionDenied(f"This key does not read {', '.join(sorted(set(names) - set(readable)))}.")
    return names or readable


def known(name: str) -> str:
    """The name of a list of the API."""
    if name not in lists():
        raise ValidationError({"resource": ["There is no such list: give its name, as in its address."]})
    return name
