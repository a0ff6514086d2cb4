"""Which version of a row somebody read: its ETag, and the header If-Match that keeps it from being lost."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.http import parse_etags
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from codex.versions import version

ANY = "*"


class Unsaid(APIException):
    """A change without a word about what was read."""

    status_code = 428
    problem = "precondition_required"
    default_detail = "Say which version you have read: send its ETag in If-Match, or * for whichever it is."


class Stale(APIException):
    """Somebody else was faster."""

    status_code = 412
    problem = "stale"
    default_detail = "Somebody has changed this since you read it; nothing of yours was written."


def etag(row: Any) -> str:
    """The version of a row: its `updated_at` as the answer shows it, in quotes, so that lists tell it too."""
    return quoted(version(row))


def quoted(updated_at: Any) -> str:
    """The version of a row that is shown already."""
    return f'"{updated_at}"'


def as_read(request: Request, rows: Any, pk: str, unlocked: Callable[[], Any]) -> Any:
    """The row in the version that If-Match names, kept so until the end of the request; raises otherwise.

    It is locked before it is compared: of two who have read the same version one waits, and is then refused.
    What row security does not let be locked is taken `unlocked`, and refused by the write that follows.
    """
    said = request.headers.get("If-Match", "").strip()
    locked = None
    if said and said != ANY:
        with suppress(ValidationError):  # not even the form of an id
            locked = rows.select_for_update(no_key=True, of=("self",)).filter(pk=pk).first()
    row = locked or unlocked()
    if not said:
        raise Unsaid
    if locked and etag(locked) not in parse_etags(said):
        raise Stale
    return row


def is_known(request: Request, version: str) -> bool:
    """Whether the client has this version already (If-None-Match)."""
    return version in parse_etags(request.headers.get("If-None-Match", ""))
