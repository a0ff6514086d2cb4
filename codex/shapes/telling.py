"""What a form tells of a JSON Schema: its keys with their kinds, their order, and an example."""

from collections.abc import Iterator
from typing import Any

KINDS = {
    "object": "object",
    "array": "list",
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "null": "null",
}
LIMITS = {"minimum": "from", "exclusiveMinimum": "above", "maximum": "to", "maxItems": "of at most"}
MOST = 60  # keys that are told
LAST = 10_000


def keys(schema: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(key, kind, what it is for) of every key that a schema names, at any depth, each once."""
    told: dict[str, tuple[str, str, str]] = {}
    for name, its, needed in _named(schema):
        said = ", ".join(filter(None, [kind(its), "" if needed else "optional"]))
        told.setdefault(name, (name, said, its.get("description", "")))
    return list(told.values())[:MOST]


def kind(schema: dict[str, Any]) -> str:
    """What a value is, in a few words."""
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    its = schema.get("type", "anything")
    words = " or ".join(KINDS.get(each, each) for each in ([its] if isinstance(its, str) else its))
    limits = [f"{word} {_figure(schema[limit])}" for limit, word in LIMITS.items() if limit in schema]
    return " ".join([words, *limits])


def _figure(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def example(schema: dict[str, Any]) -> Any:
    """The first of a schema's examples; none where it has none."""
    return next(iter(schema.get("examples", ())), None)


def in_order(schema: dict[str, Any], value: Any) -> Any:
    """A value with its keys as the schema names them, and the others by the alphabet: always the same."""
    places = {name: place for place, name in reversed(list(enumerate(_names(schema))))}
    return _sorted(value, places)


def _sorted(value: Any, places: dict[str, int]) -> Any:
    if isinstance(value, list):
        return [_sorted(each, places) for each in value]
    if isinstance(value, dict):
        return {
            key: _sorted(value[key], places) for key in sorted(value, key=lambda k: (places.get(k, LAST), k))
        }
    return value


def _names(schema: dict[str, Any]) -> Iterator[str]:
    return (name for name, _, _ in _named(schema))


def _named(schema: Any) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Every key that a schema names, with its own schema and whether it is needed."""
    if isinstance(schema, list):
        for each in schema:
            yield from _named(each)
    if not isinstance(schema, dict):
        return
    properties = schema.get("properties", {})
    if isinstance(properties, dict):
        needed = schema.get("required", ())
        for name, its in properties.items():
            yield name, its if isinstance(its, dict) else {}, name in needed
            yield from _named(its)
    for word in ("items", "prefixItems", "if", "then", "else", "allOf", "anyOf", "oneOf"):
        yield from _named(schema.get(word))
    definitions = schema.get("$defs", {})
    yield from _named(list(definitions.values()) if isinstance(definitions, dict) else [])
