"""What a list of rows offers: to take a step with each that is chosen, and to show what a question finds."""

import uuid
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin import SimpleListFilter
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, models, router, transaction
from django.db.models import F, Func, QuerySet, Value
from django.http import HttpRequest

from codex.admin.forms import blame
from codex.admin.roles import everywhere

PLACE = "place_in_the_answer"


def one_by_one(
    page: Any, request: HttpRequest, rows: QuerySet[Any], act: Callable[[Any], str | None], done: str = ""
) -> None:
    """Take a step with each row, and say which were refused and why; an act may say what came of its row.

    `done` is what the others now are, as in "Now resolved: 3."
    """
    number = 0
    for row in rows.order_by("pk"):
        try:
            with transaction.atomic(using=router.db_for_write(type(row))):
                came = act(row)
        except DatabaseError as error:
            page.message_user(request, f"{row}: {blame(error).refusal.sentence}", messages.ERROR)
        else:
            number += 1
            if came:
                page.message_user(request, f"{row}: {came}", messages.SUCCESS)
    if number and done:
        page.message_user(request, f"Now {done}: {number}.", messages.SUCCESS)


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

    def answer(self, request: HttpRequest) -> Iterable[Any]:
        """What is found, each with an `id`."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [] if everywhere() else [("yes", self.words)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "yes":
            return queryset
        ids = [found.id for found in self.answer(request)]
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
