"""What becomes of the lines of a table, for the page that asks whether it is meant."""

import hashlib
import json
import uuid
from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from codex.admin.history import text

KINDS = ("new", "changed", "unchanged", "refused")
CELL = '<td class="border-base-200 border-t px-3 py-2 dark:border-base-800">{}</td>'


@dataclass(frozen=True)
class Line:
    """What becomes of a line: `changes` are (column, before, after), `faults` (column, sentence)."""

    number: int
    kind: str
    name: str
    row: uuid.UUID | None = None  # one that was there before
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def as_html(self) -> SafeString:
        """A row of a table, made here since there are thousands: which line, what becomes of it, and how."""
        if self.kind == "refused":
            said: SafeString = format_html_join(
                "",
                "<li><strong>{}</strong>{}{}</li>",
                ((name, name and ": ", why) for name, why in self.faults),
            )
        else:
            arrow = " \N{RIGHTWARDS ARROW} " if self.kind == "changed" else ""
            pairs = (
                (name, text(was) or (arrow and "empty"), arrow, text(now) or "empty")
                for name, was, now in self.changes
            )
            said = format_html_join("", "<li><strong>{}</strong>: {}{}{}</li>", pairs)
        cells = format_html_join("", CELL, [[self.number], [self.kind], [text(self.name)]])
        return format_html("<tr>{}" + CELL + "</tr>", cells, format_html('<ul class="changes">{}</ul>', said))


@dataclass(frozen=True)
class Report:
    """What becomes of all lines, in their order."""

    lines: list[Line]

    @property
    def counts(self) -> dict[str, int]:
        """How many lines there are of each kind."""
        found = Counter(line.kind for line in self.lines)
        return {kind: found[kind] for kind in KINDS}

    @property
    def does_something(self) -> bool:
        """Whether it can be done, and changes anything."""
        counts = self.counts
        return not counts["refused"] and counts["unchanged"] < len(self.lines)

    @property
    def as_html(self) -> SafeString:
        """Rows of a table: first the lines that are refused, last those that change nothing."""
        order = ("refused", "changed", "new", "unchanged")
        lines = sorted(self.lines, key=lambda line: order.index(line.kind))
        return format_html_join("", "{}", ([line.as_html] for line in lines))

    @property
    def digest(self) -> bytes:
        """What tells one outcome from another."""
        all_of_it = [[line.number, line.kind, str(line.row), line.changes] for line in self.lines]
        return hashlib.sha256(json.dumps(all_of_it).encode()).digest()


def faults_of(error: ValidationError) -> list[tuple[str, str]]:
    """What is wrong with a line: each column and its sentence, no column where none is to blame."""
    return [
        ("" if name == NON_FIELD_ERRORS else name, sentence)
        for name, sentences in error.message_dict.items()
        for sentence in sentences
    ]
