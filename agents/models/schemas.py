"""What free structure has to look like, as JSON Schemas; the database keeps the essential shape by itself."""

from typing import Any

from django.core.exceptions import ValidationError
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

MODEL_CONFIG = {
    "type": "object",
    "properties": {
        "model": {"type": "string", "minLength": 1, "maxLength": 200},
        "temperature": {"type": "number", "minimum": 0, "maximum": 2},
        "max_tokens": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
    },
    "required": ["model", "temperature", "max_tokens"],
    "additionalProperties": False,
}


def model_config(value: Any) -> None:
    """Refuse what is no configuration of a language model, naming what is wrong with it."""
    follow(MODEL_CONFIG, value)


def json_schema(value: Any) -> None:
    """Refuse what is no JSON Schema, naming what is wrong with it; references may not leave it."""
    try:
        Draft202012Validator.check_schema(value)
    except SchemaError as error:
        raise ValidationError(f"This is no JSON Schema: {error.message}.", code="schema") from error
    if any(not str(reference).startswith("#") for reference in _references(value)):
        raise ValidationError(
            "A reference in a JSON Schema stays inside it, as #/$defs/... does.", code="schema"
        )


def follow(schema: dict[str, Any], value: Any, place: str = "") -> None:
    """Refuse a value that does not follow its schema; `place` says what it is part of."""
    error = next(iter(Draft202012Validator(schema).iter_errors(value)), None)
    if error is not None:
        where = ".".join([*([place] if place else []), *map(str, error.absolute_path)])
        said = error.message[:300]
        raise ValidationError(f"{where}: {said}." if where else f"{said}.", code="schema")


def _references(schema: Any) -> list[Any]:
    if isinstance(schema, dict):
        own = [schema[word] for word in ("$ref", "$dynamicRef") if isinstance(schema.get(word), str)]
        return own + [found for inner in schema.values() for found in _references(inner)]
    return [found for inner in schema for found in _references(inner)] if isinstance(schema, list) else []
