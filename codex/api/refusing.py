"""Every refusal as one clear sentence: {"field": ["sentence"]}, or {"detail": "sentence"} about the whole."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from codex.refusals import Refusal, refusal_of

NONE_HERE = "There is no such row in this workspace."
NOT_YOURS = "Your role in this workspace does not allow this, or it is gone by now."


class TooLarge(exceptions.APIException):
    """More was sent than a request may carry."""

    status_code = 413
    default_detail = "This is more than a request may carry; a text has at most 20,000 characters."


class NoLength(exceptions.APIException):
    """Django reads a body of a length it is told, and would take any other for none."""

    status_code = 411
    default_detail = "Say how long the body is in Content-Length; a chunked one is not read."


def explain(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an error in a view; None where it is a fault of ours, which answers 500."""
    if isinstance(error, DatabaseError):
        refusal = refusal_of(error)
        return _refused(refusal, context["request"]) if refusal else None
    if isinstance(error, Http404):
        error = exceptions.NotFound(NONE_HERE)
    elif isinstance(error, RequestDataTooBig):
        drain(context["request"])
        error = TooLarge()
    elif isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError("This request cannot be read.")
    response = exception_handler(error, context)
    if response is not None:
        response.data = in_sentences(response.data)
    return response


def drain(request: Request) -> None:
    """Read on, up to 64 MB: who is still sending when we hang up never sees the answer."""
    for _ in range(64):
        if not request._request.read(1_000_000):
            return


def in_sentences(errors: Any) -> dict[str, Any]:
    """Errors of a serializer, flat: a list for each field, one text for the whole."""
    if not isinstance(errors, dict):
        errors = {"detail": errors}
    flat = {field: list(_sentences(found)) for field, found in errors.items()}
    return {field: " ".join(found) if field == "detail" else found for field, found in flat.items()}


def _sentences(found: Any, place: str = "") -> Iterator[str]:
    if isinstance(found, dict):  # entries of a list by their index, and the fields of such an entry
        for name, inner in found.items():
            label = (
                f"Entry {name + 1}: " if isinstance(name, int) else "" if name == "detail" else f"{name}: "
            )
            yield from _sentences(inner, f"{place}{label}")
    elif isinstance(found, list):
        for inner in found:
            yield from _sentences(inner, place)
    else:
        yield f"{place}{str(found).removesuffix('.')}."


def _refused(refusal: Refusal, request: Request) -> Response:
    if request.method == "DELETE" and refusal.status == 400:  # nothing was sent that could be wrong
        return Response({"detail": refusal.sentence}, status=409)
    if refusal.field:
        return Response({refusal.field: [refusal.sentence]}, status=refusal.status)
    return Response({"detail": refusal.sentence}, status=refusal.status)
