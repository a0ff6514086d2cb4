"""What a form offers to choose from: rows and people of its row's workspace, and nothing else."""

import uuid
from typing import Any

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from codex.admin.roles import everywhere, role
from codex.models import User, WorkspaceMember, WorkspaceModel


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

    def get_url(self) -> str:
        url = super().get_url()
        return f"{url}?workspace={self.workspace_id}" if self.workspace_id else url

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, [each for each in value if as_id(each)], attrs)


def narrow(field: forms.Field, workspace_id: uuid.UUID, present: Any = None) -> None:
    """Let a field offer and accept only what is of this workspace."""
    if not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
        return
    field.queryset = of_workspace(field.queryset, workspace_id, present)
    select = getattr(field.widget, "widget", field.widget)
    if everywhere() and isinstance(select, RowSelect):
        select.workspace_id = workspace_id


class Choices(AutocompleteJsonView):
    """Answers a RowSelect; members may choose among their people without a page that lists them."""

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        people = self.model_admin.model is User and role() != ""
        return people or super().has_perm(request, obj)

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset()
        if everywhere() and "workspace" in self.request.GET:
            return of_workspace(rows, as_id(self.request.GET["workspace"]))
        return rows
