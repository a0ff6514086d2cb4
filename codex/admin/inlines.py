"""Rows that are edited on the page of the row they belong to."""

from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from unfold.admin import TabularInline
from unfold.widgets import UnfoldAdminTextInputWidget

from codex.admin.columns import OVERRIDES, OfColumns
from codex.admin.forms import ExplainedForm, WorkspaceForm
from codex.admin.formsets import RowFormSet
from codex.admin.opened import opened
from codex.admin.roles import ByRole
from codex.fields import Name

WIDE = UnfoldAdminTextInputWidget({"class": "inline-name"})


class GlobalFormSet(RowFormSet):
    """Rows of no workspace."""

    def about_its_rows(self) -> dict[str, Any]:
        return {}


class GlobalInline(ByRole, OfColumns, TabularInline):
    """Rows of no workspace, on the page of one."""

    form = ExplainedForm
    formset = GlobalFormSet  # type: ignore[assignment]
    formfield_overrides = {**OVERRIDES, Name: {"widget": WIDE}}  # type: ignore[misc]
    extra = 0
    show_change_link = True

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None:  # its label stands above the column only
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = capfirst(field.label)
        return field

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **options)
        formset.refused = formset.form.refused = getattr(request, "refused", None)
        formset.form.opened, formset.user = opened(request), request.user
        return formset


class WorkspaceInline(GlobalInline):
    """Rows of the workspace of the row whose page it is."""

    form = WorkspaceForm
    formset = RowFormSet  # type: ignore[assignment]
