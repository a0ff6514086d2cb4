"""What the service says about itself: whether it is there, whether it can work, what a problem means."""

from dataclasses import asdict
from functools import cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from codex import provisioning
from codex.api.problems import KINDS
from codex.api.rendering import Json

SOUND = "ok"
SILENCE = "30 seconds"  # after which a worker counts as gone


class KindSerializer(serializers.Serializer[Any]):
    """A kind of problem."""

    code = serializers.ChoiceField(choices=list(KINDS))
    status = serializers.IntegerField()
    title = serializers.CharField()
    advice = serializers.CharField(help_text="What to do about it.")


class HealthSerializer(serializers.Serializer[Any]):
    """`ok`, or what is not."""

    status = serializers.ChoiceField(choices=[SOUND, "not ready"])


class ReadinessSerializer(HealthSerializer):
    """What the process needs: each is `ok`, or says what it lacks."""

    database = serializers.CharField()
    migrations = serializers.CharField(required=False)
    roles = serializers.CharField(required=False)
    worker = serializers.CharField(required=False)


class Open(APIView):
    """For everybody, signed in or not."""

    authentication_classes = ()
    permission_classes = ()
    renderer_classes: tuple[Any, ...] = (Json,)


class Problem(Open):
    """What a kind of problem is, and what to do about it."""

    @extend_schema(
        parameters=[OpenApiParameter("code", str, "path", enum=list(KINDS))], responses=KindSerializer
    )
    def get(self, request: Request, code: str) -> Response:
        """The kind by its code."""
        if code not in KINDS:
            raise NotFound(f"There is no such problem; there are: {', '.join(KINDS)}.")
        return Response({"code": code, **asdict(KINDS[code])})


class Live(Open):
    """The process answers."""

    @extend_schema(responses=HealthSerializer)
    def get(self, request: Request) -> Response:
        """Always ok: whoever does not answer is to be started again."""
        return Response({"status": SOUND})


class Ready(Open):
    """The process can do its work; 503 with what it lacks, so that no request is sent here."""

    @extend_schema(responses={200: ReadinessSerializer, 503: ReadinessSerializer})
    def get(self, request: Request) -> Response:
        """The database, the migrations of this code, the roles, a worker for jobs."""
        try:
            found = {"database": SOUND, "migrations": migrations(), "roles": roles(), "worker": worker()}
        except DatabaseError:
            found = {"database": "does not answer"}
        ready = set(found.values()) == {SOUND}
        return Response({"status": SOUND if ready else "not ready", **found}, status=200 if ready else 503)


def migrations() -> str:
    """Whether the database has every migration of the code."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        missing = sorted(known() - set(cursor.fetchall()))
    return f"missing: {', '.join('.'.join(each) for each in missing)}" if missing else SOUND


@cache
def known() -> frozenset[tuple[str, str]]:
    """The migrations of the code."""
    return frozenset(MigrationLoader(None).disk_migrations or ())


def roles() -> str:
    """Whether the app's role is what it has to be, and no more."""
    faults = provisioning.faults(connection, for_tests=settings.DEMO, role="codex_app")
    return "not as they have to be" if faults else SOUND


def worker() -> str:
    """Whether somebody works on the queue: a worker says so every ten seconds."""
    with connections["jobs"].cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %s::interval)",
            [SILENCE],
        )
        (there,) = cursor.fetchone()
    return SOUND if there else "nobody works on jobs"
