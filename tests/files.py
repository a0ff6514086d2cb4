"""A person with a spreadsheet: exports a list, looks at what a file would do, and imports it."""

import csv
import io
from typing import Any

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from codex.admin.transfer.writing import Csv, Xlsx

Rows = list[dict[str, str]]


def page(table: str, name: str, *args: str, slug: str = "acme") -> str:
    """The address of a page about a table's rows, in a workspace, or with an empty slug in all."""
    (meta,) = (model._meta for model in apps.get_models() if model._meta.db_table == table)
    path = reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)
    return f"/w/{slug}{path}" if slug else path


def exported(client: Client, table: str, suffix: str = "csv", *, slug: str = "acme", **query: str) -> bytes:
    """The file that the button Export of a list answers."""
    return downloaded(client.get(page(table, "export", suffix, slug=slug), query))


def downloaded(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def rows_of(content: bytes) -> Rows:
    """What a spreadsheet would show of a file."""
    if content.startswith(b"PK"):
        head, *rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        texts = [["" if value is None else str(value) for value in row] for row in rows]
    else:
        head, *texts = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [dict(zip(head, row, strict=True)) for row in texts]


def file_of(rows: Rows, suffix: str = "csv") -> bytes:
    """A file of these rows as we write it."""
    kind: Any = {"csv": Csv, "xlsx": Xlsx}[suffix]()
    return b"".join(kind.write(list(rows[0]), [[list(row.values()) for row in rows]]))


def workbook(*rows: list[Any]) -> Workbook:
    """A workbook as somebody else's spreadsheet makes it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def packed(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def preview(client: Client, table: str, content: bytes | str, *, slug: str = "acme", **more: str) -> Any:
    """The page that says what a file would do."""
    content = content.encode() if isinstance(content, str) else content
    return client.post(
        page(table, "import", slug=slug), {"file": SimpleUploadedFile("rows", content), **more}, follow=True
    )


def counts(shown: Any) -> dict[str, int]:
    """How many lines of a preview there are of each kind."""
    found: dict[str, int] = shown.context["report"].counts
    return {kind: number for kind, number in found.items() if number}


def faults(shown: Any) -> list[tuple[int, str, str]]:
    """The lines that are refused: number, column, sentence."""
    lines = shown.context["report"].lines
    return [(line.number, column, why) for line in lines for column, why in line.faults]


def confirm(client: Client, table: str, shown: Any, *, slug: str = "acme") -> Any:
    """Press the button below a preview."""
    kept = shown.context["kept"]
    assert kept, faults(shown)
    return client.post(page(table, "import", slug=slug), {"confirm": str(kept.pk)}, follow=True)
