"""What every endpoint shares: the workspace it enters, and what holds for all rows in it."""

from functools import cache, cached_property, partial
from typing import Any, ClassVar, cast

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import models
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.validators import UniqueValidator
from rest_framework.views import APIView
from rest_framework.viewsets import ModelViewSet

from codex.api import exports, idempotency, rendering, versions
from codex.api.authentication import WAYS, KeyHolder, enter_again
from codex.api.filters import Filtering, Searching
from codex.api.pages import Pages, in_order
from codex.api.permissions import NEEDED, count, must_read
from codex.api.refusing import NOT_YOURS, NoLength
from codex.api.values import (
    BoundedJson,
    Email,
    Exact,
    Input,
    JsonObject,
    OneOf,
    Related,
    Several,
    Slug,
    Text,
    TrueOrFalse,
    Url,
    Whole,
)
from codex.fields import LONGEST_LIST, Json, TextList
from codex.models import AnsweredRequest, User, Workspace
from codex.tenancy import Entered, NoEntry, current_workspace_id, enter_workspace, entered

WHICH = (
    "Say which workspace: send its short name or id in the header X-Workspace. "
    "GET /api/v1/me/ lists the workspaces you belong to."
)


class Endpoint(APIView):
    """The request of somebody signed in, inside the workspace that its header names."""

    authentication_classes = WAYS
    permission_classes = NEEDED
    parser_classes = [BoundedJson]
    renderer_classes = [rendering.Json]
    noted: AnsweredRequest | None = None
    repeatable = True  # whether an answer is kept for its Idempotency-Key: not one with a secret in it

    def enters(self) -> bool:
        """Whether the request is about one workspace."""
        return True

    @property
    def person(self) -> User:
        """Who asks; permissions have seen to it that it is somebody. A key is no person."""
        if not isinstance(self.request.user, User):
            raise PermissionDenied("A workspace key is no person: say which member is meant.")
        return self.request.user

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if "Transfer-Encoding" in request.headers:
            raise NoLength
        now = entered()
        if request.method == "POST" and now and self.repeatable:
            self.noted = idempotency.begin(request, f"{now.key.id}:" if now.key else "")

    def handle_exception(self, exc: Exception) -> Any:
        """A request that was answered already is answered so again."""
        return exc.answer if isinstance(exc, idempotency.Replay) else super().handle_exception(exc)

    def perform_authentication(self, request: Request) -> None:
        """Enter once it is known who asks, and before any row is asked for; and count the request."""
        try:
            self.enter(request)
        finally:
            count(request, self.headers)

    def enter(self, request: Request) -> None:
        """A person enters the workspace that the header names; a key is inside its own already."""
        workspace = request.headers.get("X-Workspace", "").strip()
        if isinstance(request.user, KeyHolder):
            if workspace and not is_entered(workspace):
                raise NotFound(str(NoEntry()))
            return
        if not request.user.is_authenticated or not self.enters():
            return
        if not workspace:
            raise ValidationError({"detail": WHICH})
        try:
            enter_workspace(workspace, request.user)
        except NoEntry as error:
            raise NotFound(str(error)) from error

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Say which version of a row this is, and where a new one is; keep the answer for a repeat."""
        final = super().finalize_response(request, response, *args, **kwargs)
        if self.noted:
            final.add_post_render_callback(partial(idempotency.remember, self.noted))
        row = getattr(response, "data", None)
        if response.status_code >= 300 or not isinstance(row, dict) or not {"id", "updated_at"} <= row.keys():
            return final
        if getattr(self, "action", "") == "create":
            final["Location"] = f"{request.path}{row['id']}/"
        final["ETag"] = versions.quoted(row["updated_at"])
        # What an expanded row refers to has versions of its own.
        known = "expand" not in request.query_params and versions.is_known(request, final["ETag"])
        if request.method == "GET" and known:
            final.status_code, final.data = 304, None
        return final

    @property
    def default_response_headers(self) -> dict[str, str]:
        """One address answers for many workspaces and people: nothing in between may keep it."""
        return {**super().default_response_headers, "Cache-Control": "private, no-store"}


def is_entered(workspace: str) -> bool:
    """Whether this is the id or the short name of the entered workspace."""
    return workspace == str(current_workspace_id()) or Workspace.objects.filter(slug=workspace).exists()


class RowSerializer(Input, serializers.ModelSerializer[Any]):
    """A row as clients see it. What the database computes may be sent back, and is not written.

    The workspace is no field: a row belongs to the entered one. Rules of more than one field, and
    uniqueness, are left to the database, whose answer cannot be outdated.
    """

    of: ClassVar[dict[Any, type["RowSerializer"]]] = {}  # the first one of each model, for ?expand=
    serializer_related_field = Related
    serializer_choice_field = OneOf
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: Text,
        models.TextField: Text,
        models.EmailField: Email,
        models.SlugField: Slug,
        models.URLField: Url,
        ArrayField: Several,
        Json: JsonObject,
        models.DecimalField: Exact,
        models.BooleanField: TrueOrFalse,
        models.IntegerField: Whole,
        models.BigIntegerField: Whole,
        models.SmallIntegerField: Whole,
    }

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if meta := cls.__dict__.get("Meta"):
            RowSerializer.of.setdefault(meta.model, cls)

    def to_representation(self, instance: Any) -> Any:
        """The row; in place of an id the whole row that it refers to, where that was asked for."""
        shown = super().to_representation(instance)
        for name, serializer in self.expanding.items():
            there = getattr(instance, name)
            shown[name] = there and serializer.to_representation(there)
        return shown

    @cached_property
    def expanding(self) -> dict[str, "RowSerializer"]:
        """What shows the rows that are referred to: made once for all rows, which takes a millisecond."""
        columns = cast(Any, self).Meta.model._meta
        return {
            name: RowSerializer.of[columns.get_field(name).related_model]()
            for name in self.context.get("expand", ())
        }

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        kind, options = super().build_standard_field(field_name, model_field)
        if "validators" in options:
            options["validators"] = [
                rule for rule in options["validators"] if not isinstance(rule, UniqueValidator)
            ]
        if isinstance(model_field, TextList):
            options["max_length"] = LONGEST_LIST
        return kind, options

    def get_validators(self) -> list[Any]:
        """None: each would ask a query for what the database says anyway."""
        return []

    def update(self, instance: Any, validated_data: Any) -> Any:
        """Write what was sent and nothing else, so that a colleague's change of another field stays."""
        for name, value in validated_data.items():
            setattr(instance, name, value)
        instance.save(update_fields=list(validated_data))
        return instance


class Rows(Endpoint, ModelViewSet[Any]):
    """List, search, read, add, change and remove rows of the entered workspace.

    `search_fields` are looked through by ?search=, `filters` compare exactly, `ranges` are times and days
    (?end_date__gte=, ?end_date__lt=), `orderings` are columns that are never null.
    """

    pagination_class = Pages
    filter_backends = [Filtering, Searching]
    filters: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    orderings: tuple[str, ...] = ("id", "updated_at")

    def get_queryset(self) -> Any:
        rows = cast(Any, self.serializer_class).Meta.model.objects.all()
        return rows.select_related(*self.expanded()) if self.expanded() else rows

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "expand": self.expanded()}

    def expanded(self) -> list[str]:
        """The relations that ?expand= names; raises ValidationError for what cannot be expanded.

        A key reads so what its scopes let it read in its own list; raises PermissionDenied for the rest.
        """
        names = self.request.query_params.get("expand", "").split(",") if self.request.method == "GET" else []
        found = [name for name in dict.fromkeys(names) if name]
        can = expandable(cast(Any, self.serializer_class))
        if set(found) - set(can):
            raise ValidationError({"expand": [f"Here can be expanded: {', '.join(can) or 'nothing'}."]})
        its = cast(Any, self.serializer_class).Meta.model._meta
        must_read(its.get_field(name).related_model for name in found)
        return found

    def get_renderers(self) -> list[Any]:
        kinds = exports.FORMATS.values() if self.action == "export" else self.renderer_classes
        return [kind() for kind in kinds]

    def get_format_suffix(self, **kwargs: Any) -> str | None:
        return exports.chosen(self.request) if self.action == "export" else None

    @action(detail=False)
    def export(self, request: Request) -> Any:
        """All rows that the filters leave, as one file: a row a line, as JSON or as CSV.

        The file is sent while it is read, and its rows are of one moment; a connection that breaks off has
        not sent it whole. A text in CSV that a spreadsheet would run as a formula begins with an apostrophe.
        """
        select = partial(self._selected, in_order(request, self.orderings))
        select()  # refuses parameters while there still is an answer to refuse them in
        enter = partial(enter_again, request, cast(Entered, entered()))
        return exports.file(request, enter, select, self.get_serializer())

    def _selected(self, columns: tuple[str, ...]) -> Any:
        return self.filter_queryset(self.get_queryset()).order_by(*columns)

    def get_object(self) -> Any:
        """The row; where it is to be written, in the version that the client has read, and locked."""
        changes = self.action in ("update", "partial_update")
        if changes or (self.action == "destroy" and self.request.headers.get("If-Match", "").strip()):
            return versions.as_read(self.request, self.get_queryset(), self.kwargs["pk"], super().get_object)
        return super().get_object()

    def perform_create(self, serializer: Any) -> None:
        """Answer with the row as the database has stored it."""
        row = serializer.save()
        serializer.instance = self.get_queryset().get(pk=row.pk)

    perform_update = perform_create

    def perform_destroy(self, instance: Any) -> None:
        _, removed = instance.delete()
        if not removed.get(instance._meta.label):  # row security hid it from the DELETE
            raise PermissionDenied(NOT_YOURS)


@cache
def expandable(serializer: Any) -> tuple[str, ...]:
    """The columns of a resource that lead to rows which the API shows; people are in members/."""
    shown = serializer().fields
    relations = [field for field in serializer.Meta.model._meta.fields if field.is_relation]
    return tuple(f.name for f in relations if f.name in shown and f.related_model in RowSerializer.of)


class Nowhere(Endpoint):
    """What answers where nothing is."""

    schema = None

    def enters(self) -> bool:
        return False

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound("There is nothing at this address; addresses end with a slash.")
