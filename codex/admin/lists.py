"""What a list of rows offers: to show what a question finds, in the order of its answer."""

import uuid
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, QuerySet, Value
from django.http import HttpRequest

from codex.admin.roles import everywhere

PLACE = "place_in_the_answer"
COUNTED = 1_000  # rows of a list; beyond so many they are not counted


def once(display: Callable[[Any, Any], str]) -> Callable[[Any, Any], str]:
    """What a page shows of a row, asked for once: Unfold asks several times."""

    name = f"shown_{display.__name__}"

    @wraps(display)
    def kept(page: Any, row: Any) -> str:
        shown: str | None = row.__dict__.get(name)
        if shown is None:
            shown = row.__dict__[name] = display(page, row)
        return shown

    return kept


class Asked(SimpleListFilter):
    """Shows what a question of the area finds in the entered workspace, in the order of its answer.

    Over all workspaces there is no such question, and the filter is not offered.
    """

    words: str  # what the one choice is called

    def answer(self, request: HttpRequest, first: int | None) -> Iterable[Any]:
        """What is found, or so many of it, each with an `id`."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [] if everywhere() else [("yes", self.words)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "yes":
            return queryset
        alone = request.GET.keys() <= {self.parameter_name, PAGE_VAR}
        ids = [found.id for found in self.answer(request, COUNTED + 1 if alone else None)]
        shown: QuerySet[Any] = queryset.filter(pk__in=ids).annotate(**{PLACE: place(ids)}).order_by(PLACE)
        return shown


class Attention(SimpleListFilter):
    """Shows the rows of the list that need somebody: those that the front page counts."""

    title, parameter_name = "attention", "attention"
    words: str  # what the one choice is called

    def needing(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the rows that need somebody."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("needed", self.words)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return self.needing(queryset) if self.value() == "needed" else queryset


def place(ids: list[uuid.UUID]) -> Func:
    """Where a row stands in a list of ids."""
    listed = Value(ids, output_field=ArrayField(models.UUIDField()))
    return Func(listed, F("pk"), function="array_position", output_field=models.IntegerField())
