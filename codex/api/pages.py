"""Lists page by page, by keys: no row is lost or doubled, however many share a time or a name."""

from typing import Any

from django.core import signing
from django.db.models import Q
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

SIZE, LARGEST = 50, 200  # rows
NEWEST_FIRST = "-id"  # ids are time-ordered
SALT = "codex.api.pages"


class Pages(BasePagination):
    """A page begins after the (column, id) at which the one before it ended.

    A cursor is signed: what it says was said by us, and its values need no second look.
    """

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.url = request.build_absolute_uri()
        size = page_size(request)
        self.ordering = ordering(request, view.orderings)
        edge, backwards = position(request, self.ordering)
        order = reverse(self.ordering) if backwards else self.ordering
        if edge:
            queryset = queryset.filter(after(order, edge))
        rows = list(queryset.order_by(*columns(order))[: size + 1])
        more, rows = len(rows) > size, rows[:size]
        if backwards:
            rows.reverse()
        self.next = self.link(rows[-1:], False, bool(edge) if backwards else more)
        self.previous = self.link(rows[:1], True, more if backwards else bool(edge))
        return rows

    def link(self, row: list[Any], backwards: bool, is_there: bool) -> str | None:
        """The address of the page on one side of a row."""
        if not row or not is_there:
            return None
        column = self.ordering.removeprefix("-")
        edge = [row[0]._meta.get_field(column).value_to_string(row[0]), str(row[0].pk)]
        cursor = signing.dumps([self.ordering, edge, backwards], salt=SALT)
        return str(replace_query_param(self.url, "cursor", cursor))

    def get_paginated_response(self, data: Any) -> Response:
        return page(data, self.next, self.previous)


def page(results: Any, following: str | None = None, previous: str | None = None) -> Response:
    """A list as every endpoint answers it."""
    return Response({"next": following, "previous": previous, "results": results})


def page_size(request: Request) -> int:
    """How many rows were asked for; raises ValidationError for none and for too many."""
    text = request.query_params.get("page_size", str(SIZE))
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:4]) <= LARGEST or len(text) > 3:
        raise ValidationError({"page_size": [f"Give a number from 1 to {LARGEST}."]})
    return int(text)


def ordering(request: Request, allowed: tuple[str, ...]) -> str:
    """The column to order by, with a minus where it descends; raises ValidationError for others."""
    wanted = request.query_params.get("ordering", NEWEST_FIRST)
    if wanted.removeprefix("-") not in allowed:
        raise ValidationError(
            {"ordering": [f"Order by one of: {', '.join(allowed)}; a minus before it turns it round."]}
        )
    return wanted


def in_order(request: Request, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """The columns by which all rows are ordered, as was asked for."""
    return columns(ordering(request, allowed))


def position(request: Request, order: str) -> tuple[list[str], bool]:
    """The (column, id) at which a page begins, and whether it is read backwards from there."""
    cursor = request.query_params.get("cursor")
    if cursor is None:
        return [], False
    try:
        made_for, edge, backwards = signing.loads(cursor, salt=SALT)
    except signing.BadSignature:
        made_for = None
    if made_for != order:
        raise ValidationError({"cursor": ["This cursor is of another list, or broken: begin without it."]})
    return edge, backwards


def after(order: str, edge: list[str]) -> Q:
    """The rows behind an edge, in that order; the first condition is what an index can use."""
    column, way = order.removeprefix("-"), "lt" if order.startswith("-") else "gt"
    value, pk = edge
    if column in ("id", "pk"):
        return Q(**{f"pk__{way}": pk})
    tied = Q(**{column: value, f"pk__{way}": pk})
    return Q(**{f"{column}__{way}e": value}) & (Q(**{f"{column}__{way}": value}) | tied)


def columns(order: str) -> tuple[str, ...]:
    """The whole order: the column, and the id among equals, both the same way."""
    if order.removeprefix("-") in ("id", "pk"):
        return (order,)
    return (order, "-pk" if order.startswith("-") else "pk")


def reverse(order: str) -> str:
    return order.removeprefix("-") if order.startswith("-") else f"-{order}"
