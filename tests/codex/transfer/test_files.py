"""Files that are too long, too large, damaged or odd are refused in a sentence; what is plain is read."""

import datetime
import io
import zipfile
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from codex.admin.transfer.reading import NotReadable, read
from codex.spreadsheets import as_meant, harmless
from tests.files import packed, workbook


def texts(content: bytes) -> list[dict[str, str]]:
    return [line.texts for line in read(content).lines]


RUNS = ["=1", "+1", "-x", "@x", "\tx", "\rx", " =1", "\u00a0+1", "\uff1d1", "'=1", "''@x", "-1.2.3"]
RESTS = ["1", "-1", "-1.50", "'x", "'", "", "x=1", "don't"]


def test_what_a_spreadsheet_would_run_is_made_harmless_and_read_back() -> None:
    assert [harmless(text) for text in RUNS] == [f"'{text}" for text in RUNS]
    assert [harmless(text) for text in RESTS] == RESTS
    assert [as_meant(harmless(text)) for text in RUNS + RESTS] == RUNS + RESTS


def as_text(book: Workbook) -> Workbook:
    """A workbook whose formula is a text."""
    book.active["A2"].data_type = "s"
    return book


PLAIN = [{"name": "=Ä", "goals": "a;b"}, {"name": "B", "goals": "two\nlines"}]


@pytest.mark.parametrize(
    "content",
    [
        'name,goals\n\'=Ä,a;b\nB,"two\nlines"\n'.encode(),
        '\ufeffName;Goals;;\r\n\'=Ä;"a;b";;\r\n;;;\r\nB;"two\nlines";;\r\n'.encode(),
        packed(as_text(workbook(["name", "goals", None], ["=Ä", "a;b"], [], [], ["B", "two\nlines"]))),
    ],
    ids=["csv", "of a German spreadsheet", "xlsx"],
)
def test_plain_files_are_read(content: bytes) -> None:
    assert texts(content) == PLAIN


def test_cells_of_a_workbook_are_read_as_they_are_shown() -> None:
    day, moment = datetime.date(2026, 1, 31), datetime.datetime(2026, 1, 31, 12, 30)
    book = workbook(
        ["a", "b", "c", "d", "e", "f", "g"], [day, moment, 5.0, 0.1, True, "007", "=1+1"], [None, "x"]
    )
    book.active["A3"] = "#REF!"

    lines = read(packed(book)).lines

    assert list(lines[0].texts.values()) == [
        "2026-01-31",
        "2026-01-31 12:30:00",
        "5",
        "0.1",
        "true",
        "007",
        "",
    ]
    assert [(line.number, *line.faults) for line in lines] == [(2, "g"), (3, "a")]


def test_a_line_of_another_length_is_a_mistake_of_that_line() -> None:
    lines = read(b"a,b\n1,2\n3\n4,5,6\n7,8,\n").lines

    assert [(line.number, list(line.faults)) for line in lines] == [(2, []), (3, [""]), (4, [""]), (5, [])]


def large(rows: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(rows):
        sheet.append([f"name {number}"])
    return packed(book)


def repacked(name: str, change: bytes) -> bytes:
    """A workbook in which a part is another."""
    content = io.BytesIO()
    with (
        ZipFile(io.BytesIO(packed(workbook(["name"], ["x"])))) as was,
        ZipFile(content, "w", ZIP_DEFLATED) as now,
    ):
        for part in was.namelist():
            now.writestr(part, change if part == name else was.read(part))
    return content.getvalue()


def twice() -> bytes:
    book = workbook(["name"], ["x"])
    book.create_sheet("More")
    return packed(book)


LAUGHS = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr">
<is><t>&b;</t></is></c></row></sheetData></worksheet>"""
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name\n" + b"x\n" * 200_000, "This file has more than 5,000 lines: import it in parts"),
        (large(5_002), "This file has more than 5,000 lines: import it in parts"),
        (repacked(SHEET, b" " * 30_000_000), "Unpacked, this file has more than 20 MB"),
        (repacked(SHEET, LAUGHS), "This file is damaged"),
        (repacked(SHEET, b"<worksheet>"), "This file is damaged"),
        (packed(workbook(["name"], ["x"]))[:-200], "This file is damaged"),
        (b"PK\x03\x04 and no more", "This file is damaged"),
        (twice(), "This file has 2 sheets"),
        (packed(workbook(["x"] * 2)), "The first line names a column twice: x"),
        (packed(workbook()), "This file is empty"),
        (b"", "This file is empty"),
        (b"\n\n", "This file is empty"),
        (b"name\n", "There is no line below the names of the columns"),
        ("name\nMüller\n".encode("latin-1"), "This file is no text in UTF-8"),
        ("name\nx\n".encode("utf-16"), "This file is no text in UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old or a protected Excel file"),
        (b'name\n"x\n', "Line 2 cannot be read as CSV"),
        (b'name\n"x"y\n', "Line 2 cannot be read as CSV"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read(content)

    assert str(refused.value).startswith(says)


def test_no_more_is_unpacked_than_the_zip_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip that says of a part that it is small."""
    content = bytearray(repacked(SHEET, b" " * 30_000_000))
    at = content.rindex(SHEET.encode()) - 46 + 24  # its entry in the directory, the unpacked size
    content[at : at + 4] = (1000).to_bytes(4, "little")
    unpacked: list[int] = []
    plain = zipfile.ZipExtFile.read

    def counted(part: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        piece = plain(part, n)
        unpacked.append(len(piece))
        return piece

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    with pytest.raises(NotReadable, match="damaged"):
        read(bytes(content))

    assert sum(unpacked) < 100_000
