"""Which rows of a list: by the values of their columns, and by when something was."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError as Invalid
from django.db import models
from django.forms.widgets import MultipleHiddenInput
from django_filters import rest_framework as filters
from django_filters.fields import IsoDateTimeField
from rest_framework.exceptions import ValidationError
from rest_framework.filters import SearchFilter

from codex.validators import storable

# What else a list takes, by its action.
OTHERS = {
    "list": ("search", "ordering", "cursor", "page_size", "expand"),
    "export": ("search", "ordering", "expand", "format"),
}
MOST_WORDS = 20  # of a search
ENDS = ("gte", "lt")  # of a range: from this one on, and before that one


class Several(forms.Field):
    """The values of a parameter that may be given more than once."""

    widget = MultipleHiddenInput

    def __init__(self, each: forms.Field, **options: Any) -> None:
        super().__init__(**options)
        self.each = each

    def clean(self, value: Any) -> list[Any]:
        for text in value or ():
            storable(text)
        return [self.each.clean(text) for text in value or ()]


class AnyOf(filters.Filter):
    """?status=draft&status=active: the rows that have one of these values."""

    field_class = Several

    def __init__(self, name: str, each: forms.Field) -> None:
        super().__init__(name, "in", each=each)


class Text(forms.CharField):
    """A text just as it was sent."""

    def __init__(self) -> None:
        super().__init__(strip=False, required=False)


class Given(forms.Field):
    """What is given is a value: an empty one would be taken for no parameter at all."""

    def clean(self, value: Any) -> Any:
        if value == "":
            raise Invalid(self.error_messages["invalid"])
        return super().clean(value)


class Day(Given, forms.DateField):
    """A day as ISO 8601 writes it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **options)


class Moment(Given, IsoDateTimeField):
    """A time as ISO 8601 writes it."""


class TrueOrFalse(forms.TypedChoiceField):
    """A boolean, as JSON writes it."""

    def __init__(self) -> None:
        super().__init__(choices=[("true", "true"), ("false", "false")], coerce=lambda text: text == "true")


# By the type of a column; what is no key here is compared as text.
FORMS: dict[type, type[forms.Field]] = {
    models.UUIDField: forms.UUIDField,
    models.BooleanField: TrueOrFalse,
    models.IntegerField: forms.IntegerField,  # with what the column can hold as its bounds
    models.DateTimeField: IsoDateTimeField,
    models.DateField: Day,
}


class Days(filters.DateFilter):
    """A column that is a day."""

    field_class = Day


class Moments(filters.IsoDateTimeFilter):
    """A column that is a time."""

    field_class = Moment


class Filtering(filters.DjangoFilterBackend):
    """The `filters` and `ranges` of an endpoint, on its list alone; every parameter has to match."""

    def get_filterset_class(self, view: Any, queryset: Any = None) -> Any:
        return filters_of(view.filters, view.ranges, queryset.model)

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        others = OTHERS.get(view.action)
        if others is None or not request.query_params.keys() - set(others):
            return queryset
        wanted: Any = self.get_filterset(request, queryset, view)
        known = (*wanted.filters, *others)
        unknown = {name: [no_such_parameter(known)] for name in request.query_params.keys() - set(known)}
        if unknown or not wanted.is_valid():
            raise ValidationError({**wanted.errors, **unknown})
        return wanted.qs


class Searching(SearchFilter):
    """?search=, for so many words and no more: each is looked for in every text of every row."""

    def get_search_terms(self, request: Any) -> list[str]:
        words: list[str] = super().get_search_terms(request)
        if len(words) > MOST_WORDS:
            raise ValidationError({self.search_param: [f"Search for at most {MOST_WORDS} words."]})
        return words


@cache
def filters_of(equal: tuple[str, ...], ranges: tuple[str, ...], model: type[models.Model]) -> Any:
    """The filters of these columns of a model."""
    its: dict[str, Any] = {name: AnyOf(name, form_of(model, name)) for name in equal}
    for name in ranges:
        is_time = isinstance(model._meta.get_field(name), models.DateTimeField)
        kind: Any = Moments if is_time else Days
        its |= {f"{name}__{end}": kind(field_name=name, lookup_expr=end) for end in ENDS}
    return type(f"{model.__name__}Filters", (filters.FilterSet,), its)


def form_of(model: type[models.Model], name: str) -> forms.Field:
    """What reads a value of a column from a query string; raises ValidationError for none."""
    column: Any = model._meta.get_field(name)
    column = column.target_field if column.is_relation else column
    if column.choices:
        words = ", ".join(word for word, _ in column.choices)
        said = {"invalid_choice": f"Choose one of: {words}."}
        return forms.ChoiceField(choices=column.choices, error_messages=said)
    kind = next((form for each, form in FORMS.items() if isinstance(column, each)), Text)
    return kind(validators=column.validators) if kind is forms.IntegerField else kind()


def no_such_parameter(known: Iterable[str]) -> str:
    """A parameter that does not exist is refused, since a typo ignored teaches nothing."""
    return f"There is no such parameter; there are {', '.join(known)}."
