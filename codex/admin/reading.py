"""How far a list reads: its page costs no more because there are more rows behind it."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import build_q_object_from_lookup_parameters
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, ChangeList
from django.core import signing
from django.core.paginator import InvalidPage, Paginator
from django.db import connections
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from codex.admin.dates import dates
from codex.admin.indexes import NEWEST_FIRST, axis_of, found_by_index, indexed
from codex.admin.lists import COUNTED, PLACE
from codex.api.pages import after, columns, reverse

READ = 5_000  # rows of a stretch
PAST = "past"  # in the address: the row after which the list begins
SALT = "codex.admin.reading"
# A stretch has few rows: nothing is read whole to be joined to them, no index along its order to find them.
ROW_BY_ROW = "; ".join(
    f"SET LOCAL enable_{way} = off" for way in ("hashjoin", "mergejoin", "material", "incremental_sort")
)


class Counted(int):
    """A number of rows, of which there may be more: "1,000+"."""

    more = False

    def __str__(self) -> str:
        return f"{int(self):,}{'+' if self.more else ''}"


class Pages(Paginator):  # type: ignore[type-arg]
    """Pages of as many rows as are counted; none beyond them can be asked for."""

    template_name = "admin/pages.html"
    most = COUNTED

    @cached_property
    def count(self) -> Counted:
        rows: Any = self.object_list
        found = rows.order_by().values("pk")[: self.most + 1].count()
        number = Counted(min(found, self.most))
        number.more = found > self.most
        return number


class Listed(ChangeList):
    """Rows along an axis, which is the order of an index, from where the address says.

    What no index finds (a search, most filters, the order of a column that was clicked) is looked for in a
    stretch of rows, of which the page says how long it is and where it goes on. A search about another table
    alone would have that read whole: `search_fields` name columns of two.
    """

    paginator: Any
    result_count: Any
    end: Any = None  # the (column, id) of the last row that was read, where more come
    range: dict[str, Any]  # what the address says of the dates

    def __init__(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        super().__init__(request, *args, **options)
        self.dates = dates(self) if self.dated_by else None

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        self.root_queryset = self.root_queryset.select_related(None)  # the list has its own
        self.date_hierarchy = self.model_admin.date_hierarchy
        rows: QuerySet[Any] = super().get_queryset(request, exclude_parameters)
        self.date_hierarchy = None  # Django's own reads all rows for the dates that it offers
        return rows

    def get_filters_params(self, params: Any = None) -> Any:
        asked = super().get_filters_params(params)
        asked.pop(PAST, None)
        return asked

    def get_filters(self, request: HttpRequest) -> Any:
        column = self.date_hierarchy
        self.dated_by = column if column and indexed(self.model, column) else ""
        self.range_parameters = {
            name for name in self.get_filters_params() if column and name.startswith(f"{column}__")
        }
        try:
            found = super().get_filters(request)
        except (ValueError, OverflowError) as error:  # Django's own fails on the end of the year 9999
            raise IncorrectLookupParameters from error
        remaining = found[2]
        self.range = {
            name: remaining[name] for name in remaining if column and name.startswith(f"{column}__")
        }
        return found

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """Only its own pages go on from the same row; whatever else is chosen begins at the first."""
        if not {PAGE_VAR, PAST} & set(new_params or {}):
            remove = [*(remove or []), PAST]
        return super().get_query_string(new_params, remove)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        usual = [*self.model_admin.get_ordering(request), NEWEST_FIRST][0]
        self.axis, self.sorted_apart = axis_of(self, usual)
        if PLACE in queryset.query.order_by and ORDER_VAR not in self.params:  # an answer has its own order
            return [PLACE]
        return super().get_ordering(request, queryset) if self.sorted_apart else columns(self.axis)

    def get_results(self, request: HttpRequest) -> None:
        """A page of rows, their number as far as they are counted, and where the list goes on."""
        edge = self._edge(request)
        behind = after(self.axis, edge) if edge else Q()
        self.begins_later, self.looked_through = bool(edge), not found_by_index(self)
        self.queryset = self.queryset.filter(behind)
        if self.looked_through:
            self._read_a_stretch(behind)
        self._take_page(request)
        counted_out = self.result_count.more and self.end is None
        if counted_out and self.page_num == self.paginator.num_pages and not self._has_its_order():
            row = list(self.result_list)[-1]
            self.end = (getattr(row, self.axis.removeprefix("-")), row.pk)

    def _has_its_order(self) -> bool:
        return PLACE in self.queryset.query.order_by

    def _read_a_stretch(self, behind: Q) -> None:
        """Look among the next READ rows alone; `end` is the last of these where more come."""
        within = build_q_object_from_lookup_parameters(self.range if self.dated_by else {})
        rows = self.root_queryset.filter(within, behind)
        rows = rows.order_by(*columns(self.axis)).values_list(self.axis.removeprefix("-"), "pk")
        ends = list(rows[READ - 1 : READ + 1])
        with connections[self.root_queryset.db].cursor() as cursor:
            cursor.execute(ROW_BY_ROW)
        if len(ends) == 2:
            self.end, beyond = ends
            self.queryset = self.queryset.filter(after(reverse(self.axis), [str(each) for each in beyond]))
            if ORDER_VAR not in self.params and not self._has_its_order():  # nobody has asked to sort so many
                self.queryset = self.queryset.order_by(*columns(self.axis))

    def _take_page(self, request: HttpRequest) -> None:
        """Set what Django's own sets; rows are always limited."""
        pages: Any = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        pages.most = READ if self.looked_through else COUNTED
        number: Any = pages.count
        self.paginator, self.result_count = pages, number
        number.more = number.more or self.end is not None
        self.can_show_all = number <= self.list_max_show_all
        self.multi_page = number > self.list_per_page
        if not self.multi_page or (self.show_all and self.can_show_all):
            self.result_list = self.queryset[: self.list_max_show_all] if number else self.queryset.none()
        else:
            try:
                self.result_list = pages.page(self.page_num).object_list
            except InvalidPage as error:
                raise IncorrectLookupParameters from error
        self.show_full_result_count, self.show_admin_actions = False, True
        if number and (self.looked_through or self.has_active_filters):
            # Found and sorted without what they refer to, which is wide.
            self.result_list = self.queryset.filter(pk__in=self.result_list.values("pk"))
        # Where nothing narrows the list, what is counted is all there is.
        self.full_result_count = None if self.query or self.has_active_filters else number

    def _edge(self, request: HttpRequest) -> list[str]:
        """The (column, id) after which the address has the list begin; [] where it says nothing."""
        cursor = request.GET.get(PAST)
        if cursor is None:
            return []
        try:
            axis, edge = signing.loads(cursor, salt=SALT)
        except signing.BadSignature:
            axis = None
        if axis != self.axis:
            raise IncorrectLookupParameters
        found: list[str] = edge
        return found

    @property
    def further(self) -> str:
        """The address of what comes after the rows that were read; '' where nothing does."""
        if self.end is None:
            return ""
        cursor = signing.dumps([self.axis, [str(each) for each in self.end]], salt=SALT)
        return self.get_query_string({PAST: cursor})

    @property
    def beginning(self) -> str:
        """The address of the list's first rows; '' where it shows them."""
        return self.get_query_string() if self.begins_later else ""

    @property
    def among(self) -> str:
        """Which rows were looked through, in words; '' where it was all from here on."""
        if not self.looked_through or self.end is None:
            return ""
        order = "newest" if self.axis in ("-id", NEWEST_FIRST) else "first"
        return f"among the {'next' if self.begins_later else order} {READ:,}"
