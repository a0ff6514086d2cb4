"""What free structure has to look like, as JSON Schemas; the database keeps the essential shape by itself."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, connections, transaction
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import SchemaError
from jsonschema.exceptions import ValidationError as Unfit
from referencing import Registry
from referencing.exceptions import Unresolvable

from codex.fields import LONGEST_LIST
from codex.tenancy import routed
from codex.validators import layers

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
        words = list(_words(value))
    except SchemaError as error:
        raise _no(f"This is no JSON Schema: {error.message}.") from error
    except RecursionError as error:
        raise _no("This JSON Schema is nested too deeply.") from error
    for word, said in words:
        if word in ("$ref", "$dynamicRef") and isinstance(said, str) and not said.startswith("#"):
            raise _no("A reference in a JSON Schema stays inside it, as #/$defs/... does.")
        if word == "patternProperties":
            raise _no("Name the properties: patternProperties is not supported.")
        if word == "pattern" and isinstance(said, str):
            _matches(said, "")


def follow(schema: dict[str, Any], value: Any, place: str = "") -> None:
    """Refuse a value that does not follow its schema; `place` says what it is part of.

    Nothing is fetched, and nothing runs for long: a schema that raw SQL wrote is checked like any other.
    """
    json_schema(schema)
    error: Any = None
    if any(isinstance(each, list) and len(each) > LONGEST_LIST for layer in layers(value) for each in layer):
        error = Unfit(f"a list has at most {LONGEST_LIST} entries")
    try:
        error = error or next(Parameters(schema, registry=Registry()).iter_errors(value), None)
    except (Unresolvable, RecursionError) as wrong:
        raise _no("The JSON Schema refers to what is not in it, or to itself without end.") from wrong
    if error is not None:
        where = ".".join([*([place] if place else []), *map(str, error.absolute_path)])
        said = error.message[:300]
        raise _no(f"{where}: {said}." if where else f"{said}.")


def _pattern(_: Any, pattern: str, text: Any, schema: Any) -> Iterator[Unfit]:
    if isinstance(text, str) and not _matches(pattern, text):
        yield Unfit(f"{text[:100]!r} does not match {pattern!r}")


# Python would look for some patterns for hours, and nothing could stop it; PostgreSQL does not go back and
# forth as it does, and has a timeout.
Parameters: Any = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern}
)


def _matches(pattern: str, text: str) -> bool:
    alias = routed() or "default"
    try:
        with transaction.atomic(alias), connections[alias].cursor() as cursor:
            cursor.execute("SELECT %s::text ~ %s::text", [text, pattern])
            return bool(cursor.fetchone()[0])
    except DataError as error:
        raise _no(f"PostgreSQL cannot read the pattern {pattern[:100]!r}.") from error


def _words(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every word of a schema with what it says, at any depth."""
    if isinstance(schema, dict):
        yield from schema.items()
        for inner in schema.values():
            yield from _words(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _words(inner)


def _no(sentence: str) -> ValidationError:
    return ValidationError(sentence, code="schema")
