"""What a form offers to choose from: rows and people of its row's workspace, and nothing else."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from codex.admin.roles import everywhere, role
from codex.models import User, Workspace, WorkspaceMember, WorkspaceModel


def as_id(value: Any) -> uuid.UUID | None:
    """The id that a text stands for; none for rubbish."""
    try:
        return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))
    except ValueError:
        return None


def of_workspace(rows: QuerySet[Any], workspace_id: uuid.UUID | None, present: Any = None) -> QuerySet[Any]:
    """Rows of a workspace, or people who are its members; and the present choice, who may have left."""
    if issubclass(rows.model, WorkspaceModel):
        return rows.filter(workspace_id=workspace_id)
    if rows.model is User:
        members = WorkspaceMember.objects.filter(workspace_id=workspace_id).values("user")
        return rows.filter(Q(pk__in=members) | Q(pk=present))
    return rows


class RowSelect(AutocompleteSelect):
    """A drop-down that asks for its choices as one types, in the workspace of its row."""

    workspace_id: uuid.UUID | None = None
    within: Any = None  # what both rows share, where that is less than the workspace
    present: Any = None  # the row's own choice, where it has been read with the row

    def get_url(self) -> str:
        asked = {"workspace": self.workspace_id, "within": self.within}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{super().get_url()}?{query}" if query else super().get_url()

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        if self.present is None or value != [str(self.present.pk)]:
            return super().optgroups(name, [each for each in value if as_id(each)], attrs)
        groups = super().optgroups(name, [], attrs)
        options: Any = groups[0][1]
        options.append(self.create_option(name, value[0], str(self.present), True, len(options)))
        return groups


def narrow(
    field: forms.Field, workspace_id: uuid.UUID | None, row: models.Model, name: str, above: dict[str, Any]
) -> None:
    """Let a field of a row offer and accept only what is of this workspace; none means: not known yet.

    `above` is what a row on another's page refers to. What both rows have to share is not offered otherwise;
    the database refuses it in its own words.
    """
    if not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
        return
    select = getattr(field.widget, "widget", field.widget)
    if isinstance(select, RowSelect):
        select.present = row._state.fields_cache.get(name)
        if within := getattr(select.field, "within", ""):
            select.within = above.get(within) or getattr(row, f"{within}_id", None)
        select.workspace_id = workspace_id if everywhere() else None
    if workspace_id:
        field.queryset = of_workspace(field.queryset, workspace_id, getattr(row, f"{name}_id", None))


class Choices(AutocompleteJsonView):
    """Answers a RowSelect: to whoever sees the area of the row that is to refer to what is chosen.

    People, and over all workspaces these, are offered also to those who have no page that lists them.
    """

    def process_request(self, request: HttpRequest) -> Any:
        found = super().process_request(request)
        if not isinstance(found[2], models.ForeignKey):  # Django's own fails on a relation seen from its end
            raise PermissionDenied
        return found

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        if not role(self.source_field.model._meta.app_label):
            return False
        unlisted = {User, Workspace} if everywhere() else {User}
        return self.model_admin.model in unlisted or super().has_perm(request, obj)

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset()
        within = getattr(self.source_field, "within", "")
        if within and "within" in self.request.GET:
            rows = rows.filter(**{f"{within}_id": as_id(self.request.GET["within"])})
        if everywhere() and "workspace" in self.request.GET:
            return of_workspace(rows, as_id(self.request.GET["workspace"]))
        return rows
