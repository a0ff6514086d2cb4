"""Texts that a spreadsheet would take for something to run: how they are written so that it does not."""

import re

# Some also where they are wide, and after spaces; a text that already has an apostrophe gets another, so that
# reading takes away what writing has put there, and nothing else.
RUN = re.compile("'*(\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n])")


def harmless(text: str) -> str:
    """A text for a cell of CSV: one that a spreadsheet would run begins with an apostrophe."""
    return f"'{text}" if would_run(text) else text


def as_meant(cell: str) -> str:
    """The text that harmless() has made such a cell of."""
    return cell[1:] if cell.startswith("'") and would_run(cell[1:]) else cell


def would_run(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula; a number of ours has its sign in front."""
    return bool(RUN.match(text)) and not is_number(text)


def is_number(text: str) -> bool:
    """Whether a text is a negative number of the database."""
    return text[0] == "-" and text[1:].replace(".", "", 1).isdecimal()
