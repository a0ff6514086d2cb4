"""Writing a file for spreadsheets piece by piece, CSV or XLSX: it is sent while its rows are read."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from typing import Any, ClassVar
from zipfile import ZIP_DEFLATED, ZipFile

from codex.spreadsheets import harmless

Row = list[Any]  # of texts, numbers, and None for nothing
Pieces = Iterable[list[Row]]


class Csv:
    """UTF-8 with the mark by which spreadsheets know it; what they would run is made harmless."""

    suffix = "csv"
    media_type = "text/csv; charset=utf-8"

    def write(self, columns: list[str], pieces: Pieces) -> Iterator[bytes]:
        """The file, piece by piece."""
        yield "\ufeff".encode()
        for piece in chain([[columns]], pieces):
            text = io.StringIO()
            csv.writer(text).writerows(
                [harmless(value) if isinstance(value, str) else value for value in row] for row in piece
            )
            yield text.getvalue().encode()


class Sent(io.RawIOBase):
    """What a zip is written to: it keeps what has not been sent yet."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def take(self) -> bytes:
        """What was written since this was asked last."""
        parts, self.parts = self.parts, []
        return b"".join(parts)


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SCHEMAS = "http://schemas.openxmlformats.org"
SHEET = "xl/worksheets/sheet1.xml"
OPEN = f'{HEAD}<worksheet xmlns="{SCHEMAS}/spreadsheetml/2006/main"><sheetData>'
CLOSE = "</sheetData></worksheet>"
# The second style is that of text: a text that is edited in a spreadsheet stays one.
PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{SCHEMAS}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/{SHEET}"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{SCHEMAS}/package/2006/relationships">
<Relationship Id="rId1" Type="{SCHEMAS}/officeDocument/2006/relationships/officeDocument"
 Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{SCHEMAS}/spreadsheetml/2006/main"
 xmlns:r="{SCHEMAS}/officeDocument/2006/relationships"><sheets><sheet name="Rows" sheetId="1" r:id="rId1"/>
</sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{SCHEMAS}/package/2006/relationships">
<Relationship Id="rId1" Type="{SCHEMAS}/officeDocument/2006/relationships/worksheet"
 Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{SCHEMAS}/officeDocument/2006/relationships/styles" Target="styles.xml"/>
</Relationships>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{SCHEMAS}/spreadsheetml/2006/main">
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""",
}
# What XML cannot hold is written as _x0001_, and what looks like that is told apart by _x005F_.
SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
EXACT = 10**13  # below it a spreadsheet keeps every digit of a number


class Xlsx:
    """A workbook of one sheet in which a text is a text, whatever it begins with."""

    suffix = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    NAMED: ClassVar[dict[str, str]] = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

    def write(self, columns: list[str], pieces: Pieces) -> Iterator[bytes]:
        """The file, piece by piece: a zip needs not be read again to be written."""
        sent = Sent()
        with ZipFile(sent, "w", ZIP_DEFLATED, compresslevel=1) as packed:
            for name, text in PARTS.items():
                packed.writestr(name, HEAD + text)
            with packed.open(SHEET, "w") as sheet:
                sheet.write(OPEN.encode())
                for piece in chain([[columns]], pieces):
                    sheet.write("".join(map(self.row, piece)).encode())
                    yield sent.take()
                sheet.write(CLOSE.encode())
        yield sent.take()

    def row(self, values: Row) -> str:
        return f"<row>{''.join(map(self.cell, values))}</row>"

    def cell(self, value: Any) -> str:
        if value is None or value == "":
            return "<c/>"
        if isinstance(value, int | Decimal) and -EXACT < value < EXACT:
            return f"<c><v>{value}</v></c>"
        text = SPECIAL.sub(self.special, str(value))
        return f'<c t="inlineStr" s="1"><is><t xml:space="preserve">{text}</t></is></c>'

    def special(self, found: re.Match[str]) -> str:
        sign = found[0]
        return self.NAMED.get(sign) or f"_x{ord(sign):04X}_"


FORMATS: dict[str, type[Csv] | type[Xlsx]] = {each.suffix: each for each in (Csv, Xlsx)}
