"""What every page about rows shares: whose they are, what may be chosen, what happened, what was refused."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.core.exceptions import ValidationError
from django.db import DatabaseError, router, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from unfold.admin import ModelAdmin

from codex.admin.actions.pages import WithActions
from codex.admin.changing import Changing
from codex.admin.choices import RowSelect
from codex.admin.columns import OVERRIDES, OfColumns
from codex.admin.deletion import set_free
from codex.admin.filters import Searched
from codex.admin.forms import AnywhereForm, ExplainedForm, WorkspaceForm
from codex.admin.history import WithHistory
from codex.admin.reading import Listed, Pages
from codex.admin.roles import ByRole, everywhere
from codex.refusals import refusal_of

COMPARISONS = {"exact", "id__exact", "in", "isnull", "gte", "lt", "year", "month", "day"}
RECORD = ("id", "created_at", "updated_at", "created_by")


class Explained(Changing, WithActions, WithHistory, ByRole, OfColumns, ModelAdmin):
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

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the page itself offers as a filter: any other could probe, or fail with an error."""
        filters = self.get_list_filter(request) if request else ()
        columns = [each[0] if isinstance(each, tuple) else each for each in filters]
        offered = {self.date_hierarchy, *(getattr(each, "parameter_name", each) for each in columns)}
        return any(lookup in {name, *(f"{name}__{each}" for each in COMPARISONS)} for name in offered)

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
        form = super().get_form(request, obj, change, **options)
        if whose := form.base_fields.get("workspace"):
            whose.widget = RowSelect(self.opts.get_field("workspace"), self.admin_site)
            whose.widget.choices = whose.choices
        return form

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


def sign(row: Any, request: HttpRequest) -> None:
    """Say who makes a row where no workspace is entered that would say it."""
    if row._state.adding and getattr(row, "created_by_id", False) is None:
        row.created_by_id = request.user.pk
