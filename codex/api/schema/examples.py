"""An example for every request and answer, made from its schema."""

from itertools import chain
from typing import Any

from codex.api.schema.components import Described

FORMATS = {
    "date": "2026-03-01",
    "date-time": "2026-03-01T09:30:00Z",
    "decimal": "12.50",
    "email": "ada@acme.example",
    "uri": "https://acme.example/",
    "uuid": "0199a5c2-3f7e-7c1b-9d0e-5a4b3c2d1e0f",
}
NAMED: dict[str, Any] = {
    "currency": "EUR",
    "detail": "This is needed.",
    "execution_time_seconds": "1.500",
    "field": "name",
    "name": "Spring",
    "next": None,
    "previous": None,
    "slug": "acme",
    "start": "2026-03-01",
    "end": "2026-03-31",
    "timezone": "Europe/Berlin",
    "token": "of the link in the letter",
    "type": "/api/v1/problems/invalid/",
}
OF_KIND: dict[str, Any] = {"boolean": True, "integer": 1, "number": 1.5, "object": {}, "null": None}


def with_examples(result: Described, **of_generator: Any) -> Described:
    """The document with an example beside every schema of a request and of an answer that has none."""
    schemas = result["components"]["schemas"]
    for operation in chain.from_iterable(path.values() for path in result["paths"].values()):
        for body in (operation.get("requestBody", {}), *operation["responses"].values()):
            for content in body.get("content", {}).values():
                content.setdefault("example", example(content["schema"], schemas))
    return result


def example(schema: Described, schemas: Described, name: str = "", within: tuple[str, ...] = ()) -> Any:
    """A value that a schema allows; what contains itself ends where it begins anew."""
    if "$ref" in schema:
        named = schema["$ref"].rpartition("/")[2]
        return None if named in within else example(schemas[named], schemas, name, (*within, named))
    if "properties" in schema:
        return of_object(schema, schemas, within)
    for several in ("allOf", "anyOf", "oneOf"):
        if several in schema:
            return example(schema[several][0], schemas, name, within)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kinds = schema.get("type", "object")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "array":
        return [] if contains(schema["items"], within) else [example(schema["items"], schemas, name, within)]
    if kind == "string":
        return text(schema, name)
    return max(OF_KIND[kind], schema["minimum"]) if "minimum" in schema else OF_KIND[kind]


def of_object(schema: Described, schemas: Described, within: tuple[str, ...]) -> Any:
    """A value for every property, save those that would begin the object anew."""
    needed = schema.get("required", ())
    return {
        name: example(its, schemas, name, within)
        for name, its in schema["properties"].items()
        if name in needed or not contains(its, within)
    }


def contains(schema: Described, within: tuple[str, ...]) -> bool:
    """Whether a schema is one of those that it stands in."""
    return schema.get("$ref", "").rpartition("/")[2] in within


def text(schema: Described, name: str) -> Any:
    """A text for a field of this name."""
    usual = NAMED.get(name, name.replace("_", " ").capitalize())
    return FORMATS.get(schema.get("format", ""), usual)[: schema.get("maxLength")] if usual else usual
