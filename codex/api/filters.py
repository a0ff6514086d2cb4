"""Which rows of a list: those whose columns have just the values that were asked for."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError as Invalid
from django.db.models import BooleanField, QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from codex.validators import storable

OTHERS = ("search", "ordering", "cursor", "page_size", "expand")


class Exactly(BaseFilterBackend):
    """?status=draft&campaign=<id>: every parameter has to match; one given twice, in either value."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        if view.action != "list":
            return queryset
        wanted, errors = {}, {}
        for name, texts in request.query_params.lists():
            if name in OTHERS:
                continue
            try:
                wanted[f"{name}__in"] = values(queryset.model, name, texts, view.filters)
            except Invalid as error:
                errors[name] = error.messages
        if errors:
            raise ValidationError(errors)
        return queryset.filter(**wanted)


def values(model: Any, name: str, texts: list[str], allowed: tuple[str, ...]) -> list[Any]:
    """The values of a column that a query string names; raises Django's ValidationError for any other."""
    if name not in allowed:
        raise Invalid(no_such_parameter((*allowed, *OTHERS)))
    field = model._meta.get_field(name)
    words = [word for word, _ in field.choices or ()]
    if words and set(texts) - set(words):
        raise Invalid(f"Choose one of: {', '.join(words)}.")
    for text in texts:
        storable(text)
    if isinstance(field, BooleanField):
        texts = [
            text.capitalize() if text in ("true", "false") else text for text in texts
        ]  # as JSON has them
    return [(field.target_field if field.is_relation else field).to_python(text) for text in texts]


def no_such_parameter(known: Iterable[str]) -> str:
    """A parameter that does not exist is refused, since a typo ignored teaches nothing."""
    return f"There is no such parameter; there are {', '.join(known)}."
