"""Sending rows as a file: read and written while it is sent, in a transaction of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse

from codex.admin.places import Place, all_open, enter
from codex.admin.roles import everywhere
from codex.admin.transfer.columns import Column
from codex.admin.transfer.writing import FORMATS
from codex.api.exports import PIECE
from codex.api.holding import Held
from codex.tenancy import workspace_transaction


def written_as(suffix: str) -> Any:
    """What writes files of a kind; raises Http404."""
    if suffix not in FORMATS:
        raise Http404("There is no such kind of file.")
    return FORMATS[suffix]()


def answer(pieces: Any, kind: Any, name: str) -> StreamingHttpResponse:
    """A file to be saved."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{kind.suffix}"'}
    return StreamingHttpResponse(pieces, content_type=kind.media_type, headers=disposition)


def sent(
    request: HttpRequest, rows: QuerySet[Any], columns: list[Column], suffix: str, *, whose: bool
) -> StreamingHttpResponse:
    """The answer with a file of these rows, `whose` with their workspace; raises Busy, as the API does."""
    kind = written_as(suffix)
    also = {"id": "id", **({"workspace": "workspace__slug"} if whose else {})}
    names = [*also, *(column.column_name for column in columns)]
    paths = [*also.values(), *(column.path for column in columns)]
    shows: list[Callable[[Any], Any]] = [*[str for _ in also], *(column.shown for column in columns)]
    pieces = kind.write(names, shown(rows.values_list(*paths), shows))
    place = "all" if everywhere() else request.workspace_slug  # type: ignore[attr-defined]
    there = in_place(request, everywhere(), pieces)
    return answer(Held(there), kind, f"{rows.model._meta.model_name}-{place}")


def shown(rows: QuerySet[Any], shows: list[Callable[[Any], Any]]) -> Iterator[list[list[Any]]]:
    """Rows as a file shows them, read by one cursor of the database: all are of one moment."""
    found = rows.iterator(chunk_size=PIECE)
    while piece := list(islice(found, PIECE)):
        yield [[show(value) for show, value in zip(shows, row, strict=True)] for row in piece]


def in_place(request: HttpRequest, anywhere: bool, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a file, made where its request was: its own transaction is over when they are sent."""
    place: Place = request.place  # type: ignore[attr-defined]
    with all_open(request, place) if anywhere else entered_again(request, place):
        yield from pieces


@contextmanager
def entered_again(request: HttpRequest, place: Place) -> Iterator[None]:
    """The workspace of a request's path, through the door once more."""
    with workspace_transaction():
        enter(request, place)
        yield
