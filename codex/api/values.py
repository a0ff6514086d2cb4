"""What is read from a request: JSON within bounds, known fields, values of the type that they are sent as."""

import json
import re
from itertools import islice
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.exceptions import ParseError
from rest_framework.exceptions import ValidationError as Refused
from rest_framework.fields import Field, empty
from rest_framework.parsers import JSONParser

from codex.api.refusing import NONE_HERE, Unreadable
from codex.models import User
from codex.queries import people_here
from codex.shapes.places import unreadable
from codex.validators import DEEPEST, json_object, layers, storable

MOST_NAMED = 20  # fields that do not exist, in one refusal


class BoundedJson(JSONParser):
    """JSON that is not too deep to walk through."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            data = super().parse(stream, media_type, parser_context)
            deep = len(list(islice(layers(data), DEEPEST + 1))) > DEEPEST
        except RecursionError:
            deep = True
        except ParseError as error:
            raise Unreadable(_no_json(error)) from error
        if deep:
            raise Unreadable(f"JSON may be nested {DEEPEST} levels deep, and no deeper.")
        return data


def _no_json(error: ParseError) -> str:
    """The same sentence as in a form: line, column and what is wrong there."""
    why = error.__context__
    reason = unreadable(why) if isinstance(why, json.JSONDecodeError) else str(why)
    return f"This is not JSON: {reason}."


class Input(serializers.Serializer[Any]):
    """What a request says; a field that does not exist is refused, since a typo ignored teaches nothing."""

    def to_internal_value(self, data: Any) -> Any:
        errors: dict[str, Any] = {}
        values = None
        try:
            values = super().to_internal_value(data)
        except Refused as error:
            errors.update(cast(dict[str, Any], error.detail))
        unknown = (name for name in data if name not in self.fields) if isinstance(data, dict) else ()
        for name in islice(unknown, MOST_NAMED):
            printable = str(name).encode(errors="backslashreplace").decode()
            errors[printable] = ["There is no such field."]
        if errors:
            raise Refused(errors)
        return values


class AsText(serializers.CharField):
    """A text sent as one, within its length as it is sent: a number is not silently written out."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        if self.max_length is not None and len(data) > self.max_length:
            self.fail("max_length", max_length=self.max_length)
        return super().to_internal_value(data)


class Text(AsText):
    """A text of any form."""


class Slug(AsText, serializers.SlugField):
    """A short name for addresses."""


class Email(AsText, serializers.EmailField):
    """An e-mail address."""


class Url(AsText, serializers.URLField):
    """An address in the net, which is less than every URI that there is: a refusal has a code of its own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators = [
            URLValidator(code="url") if isinstance(rule, URLValidator) else rule for rule in self.validators
        ]


class Exact(serializers.DecimalField):
    """A number with its decimals, as text or as a JSON number."""

    TEXT = re.compile(r"-?[0-9]+(\.[0-9]+)?")

    def validate_empty_values(self, data: Any) -> tuple[bool, Any]:
        return (False, data) if data == "" else super().validate_empty_values(data)

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, bool) or (isinstance(data, str) and not self.TEXT.fullmatch(data)):
            self.fail("invalid")
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """A whole number sent as one: a text is not silently read as a number."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool | str):
            self.fail("invalid")
        return super().to_internal_value(data)


class TrueOrFalse(serializers.BooleanField):
    """true or false, and no word that could be meant so."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Id(serializers.UUIDField):
    """An id sent as text."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid", value=data)
        return super().to_internal_value(data)


class OneOf(serializers.ChoiceField):
    """One word of a fixed set; the refusal names them all, and never what was sent."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or data not in self.choices:
            raise serializers.ValidationError(f"Choose one of: {', '.join(self.choices)}.")
        return data


class JsonObject(serializers.JSONField):
    """A JSON object that PostgreSQL can hold."""

    def to_internal_value(self, data: Any) -> Any:
        json_object(data)
        storable(data)
        return data


class Several(serializers.ListField):
    """A list that is counted before its entries are read: a million wrong ones are one mistake."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, list) and self.max_length is not None and len(data) > self.max_length:
            said = self.error_messages["max_length"].format(max_length=self.max_length)
            raise serializers.ValidationError(said, code="max_length")
        return super().to_internal_value(data)


class Related(serializers.PrimaryKeyRelatedField[Any]):
    """A row of this workspace or a person in it, by id; elsewhere is answered as nowhere."""

    def run_validation(self, data: Any = empty) -> Any:
        """An empty text is no id: what stands for nothing is null, here as everywhere else."""
        return Field.run_validation(self, data)  # RelatedField's own takes "" for null

    def get_queryset(self) -> QuerySet[Any]:
        rows = cast(QuerySet[Any], super().get_queryset())
        return people_here() if rows.model is User else rows

    def to_internal_value(self, data: Any) -> Any:
        present = getattr(self.parent.instance, str(self.source), None) if data else None
        if present and str(present.pk) == data:
            return present  # also a colleague who has left since
        try:
            found = self.get_queryset().filter(pk=data).first() if isinstance(data, str) else None
        except ValidationError:  # not even the form of an id
            found = None
        if found is None:
            raise serializers.ValidationError(NONE_HERE, code="does_not_exist")
        return found
