"""Rows that form a tree, on the page of the row they belong to: in its order, indented, so many at once."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from codex.admin.formsets import RowFormSet
from codex.admin.inlines import WorkspaceInline

DEEPEST = 12  # levels that are indented further


class TreeFormSet(RowFormSet):
    """One page of a tree, each row after the one above it; two queries, however many rows there are."""

    parent: str
    label: str
    paginator: Any = None
    page: Any = None

    def __init__(
        self, *args: Any, request: HttpRequest | None = None, per_page: int | None = None, **options: Any
    ) -> None:
        self.request, self.per_page = request, per_page
        self.depths: dict[Any, int] = {}
        super().__init__(*args, **options)

    def get_queryset(self) -> Any:
        if not hasattr(self, "_queryset"):
            self.queryset = self.queryset.select_related(self.parent)
            rows = self.queryset.values_list("pk", f"{self.parent}_id")
            self.depths = in_tree_order(list(rows))
            self.paginator = Paginator(list(self.depths), self.per_page or 100)
            self.page = self.paginator.get_page(self._number())
            if not self.is_bound:
                found = {row.pk: row for row in self.queryset.filter(pk__in=self.page.object_list)}
                self._queryset = [found[pk] for pk in self.page.object_list if pk in found]
        return super().get_queryset()

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        depth = self.depths.get(form.instance.pk, 0)
        if self.label in form.fields and depth:
            attrs = form.fields[self.label].widget.attrs
            by = f"{min(depth, DEEPEST) * 1.25}rem"
            attrs["style"] = f"margin-left: {by}; min-width: 8rem; width: calc(100% - {by})"
            attrs["aria-label"] = f"{attrs.get('aria-label', self.label)}, level {depth + 1}"

    def get_pagination_key(self) -> str:
        return f"{self.prefix}-page"

    def _number(self) -> str:
        if self.request is None:
            return "1"
        key = self.get_pagination_key()
        return self.request.POST.get(key) or self.request.GET.get(key) or "1"


class TreeInline(WorkspaceInline):
    """A tree's rows: by `parent` they refer to the one above, by `label` they are called."""

    formset = TreeFormSet
    parent: str
    label = "name"
    per_page: Any = 50
    readonly_fields = ("below",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name == self.parent:
            field.widget = getattr(field.widget, "widget", field.widget)  # what it leads to is on this page
        return field

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        formset = super().get_formset(request, obj, **options)
        formset.parent, formset.label = self.parent, self.label
        return formset

    @admin.display(description="")
    def below(self, row: Any) -> str:
        """A link to add a row below this one; a script adds it on this page."""
        if row._state.adding:
            return ""
        asked = {str(self.fk_name): getattr(row, f"{self.fk_name}_id"), self.parent: row.pk}
        page = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return format_html(
            '<a href="{}?{}" class="text-link whitespace-nowrap" data-below="{}" data-name="{}"'
            ' aria-label="Add below {}">Add below</a>',
            *(page, urlencode(asked), row.pk, row, row),
        )


def in_tree_order(rows: list[tuple[Any, Any]]) -> dict[Any, int]:
    """The depth of each (id, parent's id), each after the one above it and siblings in their given order.

    A row whose parent is not among them is a root.
    """
    below: dict[Any, list[Any]] = {pk: [] for pk, _ in rows}
    roots: list[Any] = []
    for pk, parent in rows:
        below.get(parent, roots).append(pk)
    depths: dict[Any, int] = {}
    waiting = [(pk, 0) for pk in reversed(roots)]
    while waiting:  # without recursion, which depth would exhaust
        pk, depth = waiting.pop()
        depths[pk] = depth
        waiting += [(child, depth + 1) for child in reversed(below[pk])]
    return depths
