"""What a form can say before the database is asked."""

import math
import zoneinfo
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError

DEEPEST = 100  # levels of a JSON value


def known_timezone(name: str) -> None:
    """Refuse what is no IANA time zone."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Give an IANA time zone such as Europe/Berlin.", code="timezone")


def storable(value: Any) -> None:
    """Refuse what PostgreSQL cannot hold, anywhere in a text or JSON value: NUL, lone surrogates, NaN."""
    for depth, layer in enumerate(layers(value)):
        if depth == DEEPEST:
            raise ValidationError(f"JSON may be nested {DEEPEST} levels deep, and no deeper.", code="deep")
        for leaf in layer:
            if isinstance(leaf, str) and not _encodable(leaf):
                raise ValidationError("This contains a character that cannot be stored.", code="unstorable")
            if isinstance(leaf, float) and not math.isfinite(leaf):
                raise ValidationError("This contains a number that cannot be stored.", code="unstorable")


def json_object(value: Any) -> None:
    """Refuse what is JSON but no object."""
    if not isinstance(value, dict):
        raise ValidationError("Give a JSON object, in braces.", code="invalid")


def layers(value: Any) -> Iterator[list[Any]]:
    """A JSON value level by level, keys included; without recursion, which deep ones would exhaust."""
    layer = [value]
    while layer:
        yield layer
        layer = [inner for outer in layer for inner in _inside(outer)]


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return chain(value, value.values())
    return value if isinstance(value, list) else ()


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
