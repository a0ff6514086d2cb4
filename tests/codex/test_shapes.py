"""What somebody tries with the JSON Schemas of capabilities, and with the settings that follow them."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from codex.shapes import follow, json_schema

pytestmark = pytest.mark.django_db


def of(**a: Any) -> dict[str, Any]:
    """The schema of an object with the one property a."""
    return {"type": "object", "properties": {"a": a}}


class Elsewhere(BaseHTTPRequestHandler):
    """A server that notes what it is asked for."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"type": "string"}')


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a server that is nobody's business."""
    Elsewhere.asked.clear()
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("word", ["$ref", "$dynamicRef"])
def test_nothing_is_fetched_even_where_no_form_has_checked_the_schema(word: str, elsewhere: str) -> None:
    with pytest.raises(ValidationError, match="stays inside it"):
        follow(of(**{word: f"{elsewhere}/schema"}), {"a": "x"})

    assert Elsewhere.asked == []


@pytest.mark.parametrize(
    "hidden",
    [
        {"$id": "{}/b", "$ref": "#/nowhere"},
        {"$id": "{}/b", "$schema": "{}/c", "$dynamicRef": "#nowhere"},
        {"$id": "{}/b", "properties": {"b": {"$ref": "#/nowhere"}}},
    ],
)
def test_a_schema_that_is_said_to_be_elsewhere_is_not_fetched(hidden: Any, elsewhere: str) -> None:
    its = {word: said.format(elsewhere) if isinstance(said, str) else said for word, said in hidden.items()}

    with pytest.raises(ValidationError, match="refers to what is not in it"):
        follow({**of(**{"$ref": "#/unknown/b"}), "unknown": {"b": its}}, {"a": {"b": 1}})

    assert Elsewhere.asked == []


@pytest.mark.parametrize(
    "schema",
    [
        of(**{"$ref": "#/$defs/none"}),
        of(**{"$ref": "#nope"}),
        of(**{"$ref": "#/properties/a"}),
        of(allOf=[{"$ref": "#/properties/a"}]),
        of(type="strin"),
        of(pattern="(("),
        of(pattern="(?P<name>a)"),
        of(patternProperties={"^(a+)+$": {}}),
    ],
)
def test_a_schema_that_cannot_be_followed_is_said_to_be_one(schema: Any) -> None:
    with pytest.raises(ValidationError):
        follow(schema, {"a": "x"})


def test_a_schema_that_is_nested_too_deeply_is_refused() -> None:
    schema: dict[str, Any] = {}
    for _ in range(5000):
        schema = {"not": schema}

    with pytest.raises(ValidationError, match="too deeply"):
        json_schema(schema)


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        (of(pattern="^(a+)+$"), {"a": "a" * 40 + "!"}, "does not match"),
        (of(pattern=r"^(\w+\s?)*$"), {"a": "word " * 40 + "!"}, "does not match"),
        (of(propertyNames={"pattern": "^(a|a)+$"}), {"a": {"a" * 60 + "!": 1}}, "does not match"),
        (of(uniqueItems=True), {"a": [{"x": number} for number in range(5000)]}, "at most 200 entries"),
    ],
)
def test_no_value_keeps_the_server_busy(schema: Any, value: Any, said: str) -> None:
    with pytest.raises(ValidationError, match=said):  # Python's own way takes minutes, or for ever
        follow(schema, value)


@pytest.mark.parametrize(("text", "fits"), [("DE", True), ("de", False), ("DEU", False)])
def test_a_pattern_is_matched(text: str, fits: bool) -> None:
    try:
        follow(of(type="string", pattern="^[A-Z]{2}$"), {"a": text})
        found = True
    except ValidationError:
        found = False

    assert found is fits
