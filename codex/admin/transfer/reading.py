"""Reading a file for import, CSV or XLSX, within bounds: its lines as texts by column."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from zipfile import ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from codex.spreadsheets import as_meant
from codex.validators import storable

MOST_LINES = 5_000
MOST_COLUMNS = 100
MOST_EMPTY = 10_000  # rows of a sheet without anything in them
UNPACKED = 20_000_000  # bytes of an XLSX, which is a zip
MOST_PARTS = 200  # files in it
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
TOO_MANY = (
    f"This file has more than {MOST_LINES:,} lines: import it in parts of at most {MOST_LINES:,} lines, each "
    "with the first line; a program sends more through the API."
)
UNSTORABLE = "This contains a character that cannot be stored."
csv.field_size_limit(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)  # of this process: a cell may be JSON of 256 kB
Cells = list[tuple[str, str]]  # what stands in a cell, and why it cannot be taken


class NotReadable(Exception):
    """A file cannot be imported as a whole; it says why in one sentence."""


@dataclass(frozen=True)
class Numbered:
    """A line that says something, by its number in the file; `faults` are sentences by column."""

    number: int
    texts: dict[str, str]
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The columns that a file names in its first line, and the lines below."""

    columns: list[str]
    lines: list[Numbered]


def read(content: bytes) -> Table:
    """The table that a file contains; raises NotReadable."""
    if content.startswith(OLD_EXCEL):
        raise NotReadable("This is an old or a protected Excel file: save it as .xlsx without a password.")
    rows = from_xlsx(content) if content.startswith(ZIP) else from_csv(content)
    said = ((number, cells) for number, cells in rows if any(text.strip() or why for text, why in cells))
    _, head = next(said, (0, []))
    columns = names(head)
    lines = [line(number, columns, cells) for number, cells in islice(said, MOST_LINES + 1)]
    if len(lines) > MOST_LINES:
        raise NotReadable(TOO_MANY)
    if not lines:
        raise NotReadable("There is no line below the names of the columns.")
    return Table(columns, lines)


def names(head: Cells) -> list[str]:
    """The columns by the cells of the first line, without empty ones at its end."""
    found = [text.strip().lower() for text, _ in head]
    while found and not found[-1]:
        found.pop()
    if not found:
        raise NotReadable("This file is empty: its first line names the columns.")
    twice = [name for name in found if found.count(name) > 1]
    if twice:
        raise NotReadable(f"The first line names a column twice: {twice[0] or 'one without a name'}.")
    return found


def line(number: int, columns: list[str], cells: Cells) -> Numbered:
    """A line by its columns; what stands beyond them is a mistake."""
    texts = {name: text for name, (text, _) in zip(columns, cells, strict=False)}
    faults = {name: why for name, (_, why) in zip(columns, cells, strict=False) if why}
    if any(text.strip() for text, _ in cells[len(columns) :]):
        faults[""] = "This line has more cells than the first line."
    elif len(cells) < len(columns):
        faults[""] = "This line has fewer cells than the first line."
    return Numbered(number, texts, faults)


def from_csv(content: bytes) -> Iterator[tuple[int, Cells]]:
    """Lines of text in UTF-8, with commas or semicolons, by the number at which each begins."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable("This file is no text in UTF-8: save it as “CSV UTF-8”, or as .xlsx.") from error
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in lines:
            yield begins, [(as_meant(cell), "") for cell in cells]
            begins = lines.line_num + 1
    except csv.Error as error:
        raise NotReadable(f"Line {begins} cannot be read as CSV: {error}.") from error


def from_xlsx(content: bytes) -> Iterator[tuple[int, Cells]]:
    """Rows of the one sheet of a workbook, by their number in it."""
    try:
        yield from rows_of(sheet_of(content))
    except NotReadable:
        raise
    except Exception as error:  # openpyxl and zipfile raise nearly anything at what is no workbook
        raise NotReadable(
            "This file is damaged, or no workbook: save it anew as .xlsx, or as CSV."
        ) from error


def sheet_of(content: bytes) -> Any:
    """The sheet, read while it is asked for; what it would be unpacked is looked at first."""
    with ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
    # No more is unpacked than the zip says here. Entities are refused by defusedxml, which openpyxl uses.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise NotReadable(
            f"Unpacked, this file has more than {UNPACKED // 1_000_000} MB: import it in parts, or as CSV."
        )
    sheets = load_workbook(io.BytesIO(content), read_only=True, keep_links=False).worksheets
    if len(sheets) != 1:
        raise NotReadable(f"This file has {len(sheets)} sheets: keep the one that is to be imported.")
    sheets[0].reset_dimensions()  # what a file says about its size need not be true
    return sheets[0]


def rows_of(sheet: Any) -> Iterator[tuple[int, Cells]]:
    """All rows, each as wide as the first that says something."""
    empty = width = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        cells = [cell(each) for each in row]
        if not any(text or why for text, why in cells):
            empty += 1
            if empty > MOST_EMPTY:
                raise NotReadable("This sheet has thousands of empty rows: delete them.")
            continue
        if width == 0:
            width = widest(cells)
        yield number, cells


def widest(cells: Iterable[tuple[str, str]]) -> int:
    """How many columns the first line has."""
    width = max(place for place, (text, _) in enumerate(cells, 1) if text)
    if width > MOST_COLUMNS:
        raise NotReadable(f"This sheet has more than {MOST_COLUMNS} columns.")
    return width


def is_storable(text: str) -> bool:
    """Whether a text of a workbook, which may say what it likes in _xD800_, is one."""
    try:
        storable(text)
    except ValidationError:
        return False
    return True


def cell(its: Any) -> tuple[str, str]:
    """What stands in a cell of a sheet, as a text."""
    value = its.value
    if value is None:
        return "", ""
    if its.data_type == "f":
        return "", "This is a formula: put its value in its place (copy, paste as values)."
    if its.data_type == "e":
        return "", f"This is an error of the spreadsheet: {value}."
    if isinstance(value, str):
        text = unescape(value)
        return (text, "") if is_storable(text) else ("", UNSTORABLE)
    if isinstance(value, bool):
        return str(value).lower(), ""
    if isinstance(value, datetime.datetime):
        return str(value.date() if value.time() == datetime.time() else value), ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value)), ""
    return str(value), ""
