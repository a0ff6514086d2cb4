"""What every page about rows shares: whose they are, what may be chosen, what happened, what was refused."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, router, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.text import capfirst
from unfold.admin import ModelAdmin, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget, UnfoldAdminURLInputWidget

from codex.admin.actions.pages import WithActions
from codex.admin.choices import RowSelect
from codex.admin.deletion import set_free
from codex.admin.filters import Searched
from codex.admin.forms import AnywhereForm, ExplainedForm, JsonText, Lines, RowFormSet, WorkspaceForm, blame
from codex.admin.history import WithHistory
from codex.admin.reading import Listed, Pages
from codex.admin.roles import ByRole, everywhere
from codex.fields import Name, Prose, TextList
from codex.models import User, WorkspaceModel
from codex.refusals import refusal_of

OVERRIDES: Any = {
    Name: {"widget": UnfoldAdminTextInputWidget},
    Prose: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})},
    TextList: {"form_class": Lines},
    models.JSONField: {"form_class": JsonText},
    models.URLField: {"widget": UnfoldAdminURLInputWidget, "assume_scheme": "https"},
}
WIDE = UnfoldAdminTextInputWidget({"class": "inline-name"})
COMPARISONS = {"exact", "id__exact", "in", "isnull", "gte", "lt", "year", "month", "day"}
RECORD = ("id", "created_at", "updated_at", "created_by")


class OfColumns:
    """Form fields as the columns describe them; references are searched for, not listed."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "timezone":
            options["widget"] = UnfoldAdminTextInputWidget
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        if field is not None and not field.help_text:
            field.help_text = getattr(db_field, "db_comment", None) or ""
        if isinstance(field, Lines):
            field.help_text += " One a line."
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if issubclass(db_field.related_model, WorkspaceModel | User):
            options["widget"] = RowSelect(db_field, self.admin_site)  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **options)  # type: ignore[misc]


class Explained(WithActions, WithHistory, ByRole, OfColumns, ModelAdmin):
    """A model's pages: what the database refuses is said on the form, filled in as it was."""

    icon = ""  # its sign in the navigation, of Material Symbols; without one it is not there
    form = ExplainedForm
    formfield_overrides = OVERRIDES  # type: ignore[misc]
    show_full_result_count = False
    show_facets = ShowFacets.NEVER  # they count the whole table for each choice
    paginator = Pages
    list_before_template: Any = "admin/dates.html"
    view_on_site = False
    adding_does = False  # more than to store a row: then it is done once, and leads back to the list

    def get_changelist(self, request: HttpRequest, **options: Any) -> Any:
        return Listed

    @property
    def list_filter_submit(self) -> bool:  # type: ignore[override]
        """Whether filters have a button: where one of them is searched for."""
        filters = self.get_list_filter(self.request)
        return any(isinstance(each, tuple) and issubclass(each[1], Searched) for each in filters)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **options)
        form.refused = getattr(request, "refused", None)
        return form

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the page itself offers as a filter: any other could probe, or fail with an error."""
        filters = self.get_list_filter(request) if request else ()
        columns = [each[0] if isinstance(each, tuple) else each for each in filters]
        offered = {self.date_hierarchy, *(getattr(each, "parameter_name", each) for each in columns)}
        return any(lookup in {name, *(f"{name}__{each}" for each in COMPARISONS)} for name in offered)

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **options)
        except DatabaseError as error:
            request.refused = blame(error)  # type: ignore[attr-defined]
        # Undone to the savepoint; the second run fails in its form's clean() and so writes nothing.
        return super().changeform_view(request, *args, **options)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> Any:
        if self.adding_does and options.get("add"):
            context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **options)

    def delete_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        try:
            return super().delete_view(request, *args, **options)
        except DatabaseError as error:
            return self._refused(request, error)

    def changelist_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        if request.method != "POST":
            return super().changelist_view(request, *args, **options)
        try:
            with transaction.atomic(using=router.db_for_write(self.model)):
                return super().changelist_view(request, *args, **options)
        except DatabaseError as error:
            return self._refused(request, error)
        except ValidationError:  # rows are selected by ids; this was none
            self.message_user(request, "There are no such rows.", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What Django counts, and the rows that stay but lose what they refer to.

        What belongs to a row goes with it, also where nobody may delete it alone.
        """
        nested, counts, _, kept = super().get_deleted_objects(objs, request)
        return nested, {**counts, **set_free(self.model, objs)}, set(), kept

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """By the database alone, which takes along what belongs to a row, in an order that its rules know."""
        rows = self.model._base_manager.filter(pk__in=[row.pk for row in queryset])
        if rows._raw_delete(router.db_for_write(self.model)) < len(queryset):
            raise DatabaseError("The deletion did not affect any rows.")  # row security hides them

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: triggers write the events of a row."""

    log_change = log_addition

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing: triggers write the events of a row."""

    def _refused(self, request: HttpRequest, error: DatabaseError) -> HttpResponseBase:
        refusal = refusal_of(error)
        if refusal is None or request.method != "POST":
            raise error
        self.message_user(request, refusal.sentence, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


class WorkspaceAdmin(Explained):
    """Rows of a workspace: its members need not name it, operators who look at all choose it once."""

    form = WorkspaceForm

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        if obj is None and everywhere():
            options["form"] = type("AnywhereForm", (AnywhereForm, self.form), {})
        return super().get_form(request, obj, change, **options)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*(super().get_exclude(request, obj) or []), "workspace"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets: list[Any] = list(super().get_fieldsets(request, obj))
        if everywhere():
            sets.insert(0, ("Workspace", {"fields": ["workspace"]}))
        if obj:
            sets.append(("Record", {"fields": self._record(), "classes": ["collapse"]}))
        return sets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *self._record(), *(["workspace"] if obj else [])]

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *rest = super().get_list_display(request)
        return [first, *(["workspace"] if everywhere() else []), *rest]

    def get_list_filter(self, request: HttpRequest) -> Any:
        return [*super().get_list_filter(request), *([("workspace", Searched)] if everywhere() else [])]

    def get_list_select_related(self, request: HttpRequest) -> Any:
        related: Any = super().get_list_select_related(request) or ()
        return [*related, *(["workspace"] if everywhere() else [])]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        sign(obj, request)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for each in formset.forms:
            sign(each.instance, request)
        super().save_formset(request, form, formset, change)

    def _record(self) -> list[str]:
        return [name for name in RECORD if any(field.name == name for field in self.opts.fields)]


class WorkspaceInline(ByRole, OfColumns, TabularInline):
    """Rows that are edited on the page of the row they belong to."""

    form = WorkspaceForm
    formset = RowFormSet  # type: ignore[assignment]
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
        return formset


def sign(row: Any, request: HttpRequest) -> None:
    """Say who makes a row where no workspace is entered that would say it."""
    if row._state.adding and getattr(row, "created_by_id", False) is None:
        row.created_by_id = request.user.pk
