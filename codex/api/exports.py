"""Whole lists as files, written while they are read: no more rows are held than a piece of the file has."""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from codex.api.holding import Held
from codex.api.rendering import Json, dumps
from codex.spreadsheets import harmless
from codex.tenancy import workspace_transaction

PIECE = 500  # rows that are read, written and sent at a time
Lines = list[dict[str, Any]]


class JsonLines(Json):
    """A row a line, as its list shows it; a refusal is a problem document, as everywhere."""

    media_type = "application/x-ndjson"
    format = "jsonl"

    @staticmethod
    def head(columns: list[str]) -> bytes:
        return b""

    @staticmethod
    def lines(rows: Lines) -> bytes:
        return b"".join(dumps(row) + b"\n" for row in rows)


class Csv(Json):
    """A row a line below the names of its columns (RFC 4180); what is no plain value is JSON."""

    media_type = "text/csv"
    format = "csv"

    @staticmethod
    def head(columns: list[str]) -> bytes:
        return written([columns])

    @staticmethod
    def lines(rows: Lines) -> bytes:
        return written([[cell(value) for value in row.values()] for row in rows])


FORMATS: dict[str, type[JsonLines] | type[Csv]] = {each.format: each for each in (JsonLines, Csv)}


def chosen(request: Request) -> str | None:
    """The format that ?format= names; raises ValidationError for none of ours."""
    name = request.query_params.get("format")
    if name is not None and name not in FORMATS:
        raise ValidationError({"format": [f"Choose one of: {', '.join(FORMATS)}."]})
    return name


def file(request: Request, enter: Callable[[], Any], rows: Callable[[], Any], row: Any) -> Any:
    """The answer to a request for all of some rows.

    `enter` goes through the door again, since a file is sent when the request's own transaction is over;
    `rows` makes the query inside, `row` a serializer whose fields are the columns. A failure half-way breaks
    the connection off, so that no client takes a part for the whole. Raises Busy where as many as may be
    are being sent.
    """
    kind = FORMATS[request.accepted_renderer.format]
    *_, name, _ = request.path_info.strip("/").split("/")
    pieces: Any = () if request.method == "HEAD" else Held(written_out(kind, enter, rows, row))
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{kind.format}"'}
    return StreamingHttpResponse(
        pieces, content_type=f"{kind.media_type}; charset=utf-8", headers=disposition
    )


def written_out(kind: Any, enter: Any, rows: Any, row: Any) -> Iterator[bytes]:
    """The pieces of a file, read by one cursor of the database, so that all rows are of one moment."""
    with workspace_transaction():
        enter()
        yield kind.head(list(row.fields))
        found = rows().iterator(chunk_size=PIECE)
        while piece := [row.to_representation(each) for each in islice(found, PIECE)]:
            yield kind.lines(piece)


def written(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def cell(value: Any) -> str:
    """A value as text; one that a spreadsheet would run begins with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return dumps(value).decode().strip('"')
