"""What a value is: narrower than drf-spectacular's own words where our fields are."""

from inspect import cleandoc
from typing import Any

from drf_spectacular import openapi
from rest_framework import serializers

from codex.api.rows import RowSerializer, expandable
from codex.api.schema.components import Described
from codex.api.values import Input, JsonObject, Text
from codex.rules import Rule

FILLED = r"[^\s\u001c-\u001f\u0085]"  # something else than what Python takes for blanks
PERCENTAGE = r"^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$"


class Fields(openapi.AutoSchema):
    """Maps serializers and their fields."""

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Described:
        """Every column of a row is answered; what is no field of a request is refused."""
        schema: Described = super()._map_basic_serializer(serializer, direction)
        schema["description"] = said_of(serializer)
        if either := getattr(
            serializer, "at_least_one_of", ()
        ):  # in allOf: generators of clients make no union of it
            schema["allOf"] = [{"anyOf": [{"required": [name]} for name in either]}]
        if direction == "request" and isinstance(serializer, Input):
            schema["additionalProperties"] = False
        if direction == "response" and isinstance(serializer, RowSerializer):
            schema["required"] = sorted(schema["properties"].keys() - annotated(serializer))
        return schema

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        schema = super()._map_serializer_field(field, direction, bypass_extensions)
        if isinstance(field, serializers.ListField) and not field.allow_empty:
            schema["minItems"] = 1
        if isinstance(field, JsonObject):
            schema["type"] = "object"
        if direction == "request" and isinstance(field, Text) and is_filled(field):
            schema["pattern"] = FILLED
        if direction == "request" and isinstance(field, serializers.DecimalField):
            schema |= as_number(field)
        if direction == "request" and isinstance(field.parent, RowSerializer):
            schema |= said_by_rules(field)
        if direction == "response" and is_expandable(field):
            schema = self.or_whole(field, schema)
        return schema

    def _insert_field_validators(self, field: Any, schema: Described) -> None:
        """An empty text is of a format too, to whoever checks none."""
        super()._insert_field_validators(field, schema)
        if "oneOf" in schema:
            schema["anyOf"] = schema.pop("oneOf")

    def or_whole(self, field: Any, schema: Described) -> Described:
        """An id, or with ?expand= the row that it stands for."""
        model = field.parent.Meta.model._meta.get_field(field.source).related_model
        row = self.resolve_serializer(RowSerializer.of[model], "response").ref
        kinds = schema.pop("type")
        either: list[Described] = [{"type": "string", "format": schema.pop("format")}, row]
        return {**schema, "anyOf": [*either, {"type": "null"}] if "null" in kinds else either}

    def of_column(self, column: Any) -> Described:
        """A value of a column as a query string has it."""
        schema: Described = self._map_model_field(
            column.target_field if column.is_relation else column, "request"
        )
        kept: Described = {
            name: schema[name] for name in ("type", "format", "enum", "minimum", "maximum") if name in schema
        }
        if isinstance(kept["type"], list):
            kept["type"] = next(kind for kind in kept["type"] if kind != "null")
        return kept


def said_of(serializer: Any) -> str:
    """What a serializer says of itself, or else the model that it shows."""
    kind = type(serializer)
    shown = kind.__doc__ or (kind.Meta.model.__doc__ if hasattr(kind, "Meta") else "")
    return cleandoc(shown or "")


def said_by_rules(field: Any) -> Described:
    """What the rules of the database on a column say in the words of a schema."""
    rules = field.parent.Meta.model._meta.constraints
    its = [rule.schema for rule in rules if isinstance(rule, Rule) and rule.field == field.source]
    return {name: said for schema in its for name, said in schema.items()}


def annotated(serializer: Any) -> set[str]:
    """What queries add to a row, which is not there where the row stands in place of its id."""
    return {
        name
        for name, field in serializer.fields.items()
        if field.read_only and field.source != "*" and not hasattr(serializer.Meta.model, field.source)
    }


def is_filled(field: Any) -> bool:
    """Whether blanks are no text: they are taken off before it is looked at."""
    return field.trim_whitespace and not field.allow_blank


def is_expandable(field: Any) -> bool:
    return isinstance(field.parent, RowSerializer) and field.field_name in expandable(type(field.parent))


def as_number(field: Any) -> Described:
    """An exact number is text; a JSON number is taken too."""
    digits = rf"\d{{1,{field.max_whole_digits}}}" if field.max_whole_digits else r"\d+"
    least = "" if field.min_value is not None and field.min_value >= 0 else "-?"
    pattern = rf"^{least}{digits}(?:\.\d{{1,{field.decimal_places}}})?$"
    bounds = {"minimum": field.min_value, "maximum": field.max_value}
    return {
        "type": ["string", "number", *(["null"] if field.allow_null else [])],
        "pattern": PERCENTAGE if field.max_value == 100 else pattern,
        **{name: float(bound) for name, bound in bounds.items() if bound is not None},
    }
