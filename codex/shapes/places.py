"""Places in JSON: the path of a value in words, and where in a text it stands."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

Path = Iterable[str | int]
SPACE = " \t\n\r"
LONGEST = 120  # characters of a line that is shown
DECODER = json.JSONDecoder()


class DoesNotFit(ValidationError):
    """A refused JSON value, with the path of what is wrong in it, or, where it is no JSON, the offset."""

    def __init__(self, sentence: str, *, path: Path = (), offset: int | None = None) -> None:
        super().__init__(sentence, code="schema")
        self.path, self.offset = list(path), offset


def read(text: str) -> Any:
    """The value that a JSON text stands for; raises DoesNotFit, which says line and column."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DoesNotFit(f"This is not JSON: {unreadable(error)}.", offset=error.pos) from error
    except (ValueError, RecursionError) as error:  # numbers of 5,000 digits, 100,000 brackets
        raise DoesNotFit("This is not JSON that can be read.", offset=0) from error


def unreadable(error: json.JSONDecodeError) -> str:
    """Where a text stops being JSON, and why."""
    said = error.msg[:1].lower() + error.msg[1:]
    return f"line {error.lineno}, column {error.colno}: {said}"


def in_words(path: Path) -> str:
    """A path as people write it: all[1].metric."""
    words = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(words).removeprefix(".")


def span(text: str, path: list[str | int]) -> tuple[int, int]:
    """From where to where a value stands in a JSON text; as far down as the text has the path."""
    at = _after_space(text, 0)
    for step in path:
        there = _inside(text, at, step)
        if there is None:
            break
        at = there
    return at, DECODER.raw_decode(text, at)[1]


def line_of(text: str, offset: int) -> tuple[int, str]:
    """The number and the text of the line in which an offset is."""
    begins = text.rfind("\n", 0, offset) + 1
    line = text[begins:].partition("\n")[0].strip()
    return text.count("\n", 0, offset) + 1, line if len(line) <= LONGEST else f"{line[:LONGEST]} ..."


def _inside(text: str, at: int, step: str | int) -> int | None:
    """Where the value of a key, or an entry of a list, begins; of a key that is there twice the last."""
    found, number, at = None, 0, _after_space(text, at + 1)
    while text[at] not in "]}":
        name: str | int = number
        if isinstance(step, str):
            name, at = DECODER.raw_decode(text, at)
            at = _after_space(text, _after_space(text, at) + 1)
        if name == step:
            found = at
        at = _after_space(text, DECODER.raw_decode(text, at)[1])
        at = _after_space(text, at + 1) if text[at] == "," else at
        number += 1
    return found


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in SPACE:
        at += 1
    return at
