"""Who I am, workspaces, who belongs to them, and who is invited."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api.pages import page
from codex.api.rows import Endpoint, Rows, RowSerializer
from codex.api.schema import answers_of, page_of
from codex.api.schema.shapes import ProblemSerializer
from codex.api.values import Input, Text
from codex.models import Role, User, Workspace, WorkspaceInvitation, WorkspaceMember
from codex.queries import Membership, workspaces_of
from codex.services import accept_invitation, create_workspace, send_invitation


class PersonSerializer(serializers.ModelSerializer[User]):
    """A colleague, as members see each other."""

    class Meta:
        model = User
        fields = ("id", "full_name", "email")


class NewWorkspaceSerializer(RowSerializer):
    class Meta:
        model = Workspace
        fields = ("name", "slug", "timezone", "currency")


class WorkspaceSerializer(RowSerializer):
    """Its plan and its closing are matters of whoever runs the installation."""

    class Meta:
        model = Workspace
        fields = (
            "id",
            "name",
            "slug",
            "plan",
            "timezone",
            "currency",
            "settings",
            "archived_at",
            "created_at",
            "updated_at",
        )
        read_only_fields = ("plan", "archived_at")


class MemberSerializer(RowSerializer):
    user = PersonSerializer(read_only=True)

    class Meta:
        model = WorkspaceMember
        fields = ("id", "user", "role", "created_at", "updated_at")


class InvitationSerializer(RowSerializer):
    class Meta:
        model = WorkspaceInvitation
        fields = (
            "id",
            "email",
            "role",
            "expires_at",
            "invited_by",
            "accepted_at",
            "accepted_by",
            "created_at",
            "updated_at",
        )
        read_only_fields = ("expires_at",)


class TokenSerializer(Input):
    token = Text(max_length=200)


MembershipSerializer = answers_of(Membership)


class MeSerializer(PersonSerializer):
    """Who I am, and the workspaces I belong to."""

    workspaces = MembershipSerializer(many=True)

    class Meta(PersonSerializer.Meta):
        fields = (*PersonSerializer.Meta.fields, "timezone", "workspaces")  # type: ignore[assignment]


class JoinedSerializer(WorkspaceSerializer):
    """A workspace, and what one is in it."""

    role = serializers.ChoiceField(choices=Role.choices)

    class Meta(WorkspaceSerializer.Meta):
        fields = (*WorkspaceSerializer.Meta.fields, "role")  # type: ignore[assignment]


class Me(Endpoint):
    """Who I am, and the workspaces I belong to."""

    def enters(self) -> bool:
        return False

    @extend_schema(responses=MeSerializer)
    def get(self, request: Request) -> Response:
        mine = [asdict(membership) for membership in workspaces_of(self.person)]
        person = PersonSerializer(self.person).data
        return Response({**person, "timezone": self.person.timezone, "workspaces": mine})


class Workspaces(Rows):
    """My workspaces; the entered one in full, and changed."""

    http_method_names = ["get", "post", "put", "patch", "head", "options"]
    serializer_class = WorkspaceSerializer
    export = None  # type: ignore[assignment]  # a file is of one workspace

    def enters(self) -> bool:
        return bool(self.detail)

    @extend_schema(responses=page_of(MembershipSerializer))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return page([asdict(membership) for membership in workspaces_of(self.person)])

    @extend_schema(request=NewWorkspaceSerializer, responses={201: WorkspaceSerializer})
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A new workspace that I own."""
        new = NewWorkspaceSerializer(data=request.data)
        new.is_valid(raise_exception=True)
        workspace = create_workspace(owner=self.person, **new.validated_data)
        return Response(WorkspaceSerializer(workspace).data, status=201)


class Members(Rows):
    """Who belongs to the workspace; people come by invitation, and may leave by themselves."""

    http_method_names = ["get", "put", "patch", "delete", "head", "options"]
    serializer_class = MemberSerializer
    search_fields = ("user__full_name", "user__email")
    filters = ("role", "user")
    orderings = ("id", "role", "updated_at")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("user")


class Invitations(Rows):
    """Who is invited, as managers see it; removing an invitation withdraws it."""

    http_method_names = ["get", "post", "delete", "head", "options"]
    serializer_class = InvitationSerializer
    search_fields = ("email",)
    filters = ("role", "email")
    ranges = ("expires_at",)
    orderings = ("id", "email", "expires_at")

    def perform_create(self, serializer: Any) -> None:
        invitation = WorkspaceInvitation(**serializer.validated_data)
        send_invitation(invitation=invitation)
        serializer.instance = self.get_queryset().get(pk=invitation.pk)


class Acceptance(Endpoint):
    """Taking up an invitation that was mailed to me."""

    def enters(self) -> bool:
        return False

    @extend_schema(request=TokenSerializer, responses={201: JoinedSerializer, 404: ProblemSerializer})
    def post(self, request: Request) -> Response:
        given = TokenSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        joined = accept_invitation(token=given.validated_data["token"], user=self.person)
        workspace = Workspace.objects.get(pk=joined.workspace_id)
        return Response({**WorkspaceSerializer(workspace).data, "role": joined.role}, status=201)
