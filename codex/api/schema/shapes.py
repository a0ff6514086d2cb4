"""Answers that no model has: problems, pages, batches, and what queries return."""

import datetime
import uuid
from dataclasses import fields
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from rest_framework import serializers

from codex.api.problems import KINDS

Shape = type[serializers.Serializer[Any]]
OF_TYPE: dict[Any, Any] = {
    bool: serializers.BooleanField,
    datetime.date: serializers.DateField,
    datetime.datetime: serializers.DateTimeField,
    float: serializers.FloatField,
    int: serializers.IntegerField,
    str: serializers.CharField,
    uuid.UUID: serializers.UUIDField,
}


class ProblemErrorSerializer(serializers.Serializer[Any]):
    """What is wrong with one field."""

    field = serializers.CharField(help_text="Of what was sent: a field, a parameter or a header.")
    code = serializers.CharField(
        help_text="The kind of fault, or the name of the rule that the database keeps."
    )
    detail = serializers.CharField(help_text="The fault in a sentence.")


class ProblemSerializer(serializers.Serializer[Any]):
    """Why nothing was done (RFC 9457)."""

    type = serializers.CharField(help_text="The address at which this kind of problem is explained.")
    title = serializers.CharField()
    status = serializers.IntegerField(min_value=400, max_value=599)
    code = serializers.ChoiceField(choices=list(KINDS), help_text="The kind of problem; it stays as it is.")
    detail = serializers.CharField(help_text="What happened, in a sentence.")
    advice = serializers.CharField(help_text="What to do about it.")
    errors = ProblemErrorSerializer(many=True)  # type: ignore[assignment]
    request_id = serializers.CharField(help_text="Under which the request stands in the log.")


class Page(serializers.Serializer[Any]):
    """A part of a list, with the addresses of what is before and behind it."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class EntrySerializer(serializers.Serializer[Any]):
    """What came of one entry of a batch: the id of its row, or a problem."""

    status = serializers.IntegerField(min_value=200, max_value=499)
    id = serializers.UUIDField(required=False)
    execution = serializers.UUIDField(required=False)
    problem = ProblemSerializer(required=False)


class BatchSerializer(serializers.Serializer[Any]):
    """What came of each entry, in the order in which they were sent."""

    results = EntrySerializer(many=True)


@cache
def page_of(row: Shape) -> Shape:
    """A page of such rows."""
    return made(f"PageOf{row.__name__}", row.__doc__, Page, {"results": row(many=True)})


@cache
def batch_of(name: str, entry: Shape, most: int) -> Shape:
    """A list of such entries in one request, under their name."""
    entries = serializers.ListField(child=entry(), min_length=1, max_length=most)
    return made(
        f"BatchOf{entry.__name__}", "Entries, each done for itself.", serializers.Serializer, {name: entries}
    )


@cache
def answers_of(record: type, name: str = "") -> Shape:
    """What a query returns: a serializer with the fields of its dataclass, or a dict of these types."""
    hints = get_type_hints(record)
    names = [field.name for field in fields(record)]
    its = {field: value_of(hints[field]) for field in names}
    return made(name or f"{record.__name__}Serializer", record.__doc__, serializers.Serializer, its)


def value_of(hint: Any) -> Any:
    """The field for a type hint; of a union with None it may be null."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] or [hint]
    options: Any = {"allow_null": True} if NoneType in get_args(hint) else {}
    if kinds[0] is Decimal:
        return serializers.DecimalField(max_digits=None, decimal_places=None, **options)
    return OF_TYPE[kinds[0]](**options)


def made(name: str, doc: str | None, base: Any, its: dict[str, Any]) -> Shape:
    """A serializer class with these fields."""
    shape: Shape = type(name, (base,), {"__doc__": doc, **its})
    return shape
