"""Whether a JSON value follows its JSON Schema, and if not, where and why, in one sentence."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, connections, transaction
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import SchemaError, best_match
from jsonschema.exceptions import ValidationError as Unfit
from referencing import Registry
from referencing.exceptions import Unresolvable

from codex.fields import LONGEST_LIST
from codex.shapes.places import DoesNotFit, Path, in_words
from codex.shapes.telling import KINDS
from codex.tenancy import routed
from codex.validators import layers

LONGEST = 100  # characters of a value that are shown


class Fits:
    """A column's validator: its JSON follows a schema, and what `also` says of a value that does.

    An empty object says nothing, and is the column's own matter.
    """

    def __init__(self, schema: dict[str, Any], also: Callable[[Any], None] | None = None) -> None:
        self.schema, self.also = schema, also

    def __call__(self, value: Any) -> None:
        if value == {}:
            return
        fit(self.schema, value)
        if self.also:
            self.also(value)


def anything(**example: Any) -> Fits:
    """Free structure, of which a form shows an example."""
    return Fits({"type": "object", "examples": [example]})


def json_schema(value: Any) -> None:
    """Refuse what is no JSON Schema, naming what is wrong with it; references may not leave it."""
    try:
        Draft202012Validator.check_schema(value)
        words = list(_words(value))
    except SchemaError as error:
        where = in_words(error.absolute_path)
        said = f"This is no JSON Schema{where and f', at {where}'}: {_why(error)}."
        raise DoesNotFit(said, path=error.absolute_path) from error
    except RecursionError as error:
        raise DoesNotFit("This JSON Schema is nested too deeply.") from error
    for word, said in words:
        if word in ("$ref", "$dynamicRef") and isinstance(said, str) and not said.startswith("#"):
            raise DoesNotFit("A reference in a JSON Schema stays inside it, as #/$defs/... does.")
        if word == "patternProperties":
            raise DoesNotFit("Name the properties: patternProperties is not supported.")
        if word == "pattern" and isinstance(said, str):
            _matches(said, "")


def follow(schema: dict[str, Any], value: Any, *, place: Path = ()) -> None:
    """Refuse a value that does not follow a schema that somebody wrote; `place` says what it is part of.

    Nothing is fetched, and nothing runs for long: a schema that raw SQL wrote is checked like any other.
    """
    json_schema(schema)
    fit(schema, value, place=place)


def fit(schema: dict[str, Any], value: Any, *, place: Path = ()) -> None:
    """Refuse a value that does not follow a schema of ours; raises DoesNotFit with the place of the fault."""
    error: Any = None
    if any(isinstance(each, list) and len(each) > LONGEST_LIST for layer in layers(value) for each in layer):
        error = Unfit(f"a list has at most {LONGEST_LIST} entries")
    try:
        error = error or best_match(Parameters(schema, registry=Registry()).iter_errors(value))
    except (Unresolvable, RecursionError) as wrong:
        raise DoesNotFit("The JSON Schema refers to what is not in it, or to itself without end.") from wrong
    if error is not None:
        path = [*place, *error.absolute_path]
        where = in_words(path)
        raise DoesNotFit(f"at {where}: {_why(error)}." if where else f"{_why(error)}.", path=path)


def _why(error: Any) -> str:
    """What is wrong with a value, in words; jsonschema's own where it has a rule of a rare kind."""
    words = WHY.get(error.validator)
    return words(error.instance, error.validator_value, error.schema) if words else error.message[:300]


def _missing(value: Any, names: Any, _: Any) -> str:
    missing = [name for name in names if name not in value]
    return f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"


def _unknown(value: Any, _: Any, schema: Any) -> str:
    known = list(schema.get("properties", {}))
    unknown = [str(name) for name in value if name not in known]
    there = f"; there {'is' if len(known) == 1 else 'are'} {', '.join(known)}" if known else ""
    return f"{', '.join(unknown)[:LONGEST]} {'is' if len(unknown) == 1 else 'are'} not known here{there}"


def _kind(value: Any, kinds: Any, _: Any) -> str:
    named = " and no ".join(KINDS.get(each, each) for each in ([kinds] if isinstance(kinds, str) else kinds))
    return f"{_shown(value)} is no {named}"


def _shown(value: Any) -> str:
    said = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]} ..."


WHY: dict[str, Callable[[Any, Any, Any], str]] = {
    "enum": lambda value, words, _: f"{_shown(value)} is none of {', '.join(map(str, words))}",
    "const": lambda value, word, _: f"{_shown(value)} is not {_shown(word)}",
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _kind,
    "minimum": lambda value, least, _: f"{_shown(value)} is below {least:,}",
    "maximum": lambda value, most, _: f"{_shown(value)} is above {most:,}",
    "exclusiveMinimum": lambda value, bound, _: f"{_shown(value)} is not above {bound:,}",
    "minItems": lambda value, least, _: f"{len(value)} entries are fewer than {least}",
    "maxItems": lambda value, most, _: f"{len(value)} entries are more than {most}",
    "minLength": lambda value, least, _: f"{_shown(value)} has fewer than {least} characters",
    "maxLength": lambda value, most, _: f"{_shown(value)} has more than {most} characters",
}


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
        raise ValidationError(
            f"PostgreSQL cannot read the pattern {pattern[:100]!r}.", code="schema"
        ) from error


def _words(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every word of a schema with what it says, at any depth."""
    if isinstance(schema, dict):
        yield from schema.items()
        for inner in schema.values():
            yield from _words(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _words(inner)
