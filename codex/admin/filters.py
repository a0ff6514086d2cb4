"""Filters whose choices cost the same however many rows there are."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import AllValuesFieldListFilter
from django.http import HttpRequest
from unfold.contrib.filters.admin import AutocompleteSelectFilter

from codex.models import User
from codex.queries import people_here

NEWEST = 1_000  # rows whose values are offered


class Searched(AutocompleteSelectFilter):
    """A person or a workspace, searched for as one types; only those of here are named."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for each in super().choices(changelist):
            field = each["form"].fields[self.lookup_kwarg]
            if self.field.related_model is User:
                field.queryset = people_here()
            yield each


class Recent(AllValuesFieldListFilter):
    """The values that the newest rows have; an older one is found by a search."""

    def __init__(
        self, field: Any, request: HttpRequest, params: Any, model: Any, model_admin: Any, field_path: str
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        rows = field.model._default_manager.order_by("-pk")
        values: Any = sorted(set(rows.values_list(field.name, flat=True)[:NEWEST]))
        self.lookup_choices = values
