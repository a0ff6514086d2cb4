"""Every refusal of an endpoint as a problem document: a clear sentence for each field, or about the whole."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from codex.api.problems import BY_STATUS, Errors, problem
from codex.refusals import Refusal, refusal_of

MOST = 100  # sentences in one refusal, so that no answer is many times what was sent
WHOLE = "detail"  # where DRF puts what is about no field
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


class Unreadable(exceptions.ParseError):
    """What was sent is no request."""

    problem = "unreadable"


def explain(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an error in a view; None where it is a fault of ours, which answers 500."""
    if isinstance(error, DatabaseError):
        refusal = refusal_of(error)
        return refused(refusal, context["request"]) if refusal else None
    error = as_refusal(error, context["request"])
    response = exception_handler(error, context)
    if response is None or not isinstance(error, exceptions.APIException):
        return None
    said = in_sentences(error.detail)
    about_all = " ".join(line["detail"] for line in said if not line["field"])
    at_fields = [line for line in said if line["field"]]
    fields = ", ".join(dict.fromkeys(line["field"] for line in at_fields))
    code = getattr(error, "problem", BY_STATUS.get(response.status_code, "invalid"))
    answer = problem(code, about_all or f"Refused: {fields}.", at_fields, response.status_code)
    for name in response.headers.keys() & {"Allow", "Retry-After", "WWW-Authenticate"}:
        answer[name] = response[name]
    return answer


def as_refusal(error: Exception, request: Request) -> Exception:
    """What Django raises, as the error of an endpoint."""
    if isinstance(error, Http404):
        return exceptions.NotFound(NONE_HERE)
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied(*error.args)
    if isinstance(error, RequestDataTooBig):
        drain(request)
        return TooLarge()
    if isinstance(error, SuspiciousOperation):
        return Unreadable("This request cannot be read.")
    return error


def drain(request: Request) -> None:
    """Read on, up to 64 MB: who is still sending when we hang up never sees the answer."""
    for _ in range(64):
        if not request._request.read(1_000_000):
            return


def in_sentences(errors: Any) -> Errors:
    """The first errors of a serializer, flat: a sentence, its field (empty for the whole) and its code."""
    if not isinstance(errors, dict):
        errors = {WHOLE: errors}
    lines = (
        {"field": "" if field == WHOLE else str(field), **sentence}
        for field, found in errors.items()
        for sentence in _sentences(found)
    )
    return list(islice(lines, MOST))


def _sentences(found: Any, place: str = "") -> Iterator[dict[str, str]]:
    if isinstance(found, dict):  # entries of a list by their index, and the fields of such an entry
        for name, inner in found.items():
            label = f"Entry {name + 1}: " if isinstance(name, int) else "" if name == WHOLE else f"{name}: "
            yield from _sentences(inner, f"{place}{label}")
    elif isinstance(found, list):
        for inner in found:
            yield from _sentences(inner, place)
    else:
        code = str(getattr(found, "code", "invalid"))
        yield {"code": code, "detail": f"{place}{str(found).removesuffix('.')}."}


def refused(refusal: Refusal, request: Request) -> Response:
    """The answer to what the database refused."""
    if request.method == "DELETE" and refusal.status == 400:  # nothing was sent that could be wrong
        return problem("conflict", refusal.sentence)
    code = BY_STATUS[refusal.status]
    if not refusal.field:
        return problem(code, refusal.sentence, status=refusal.status)
    line = {"field": refusal.field, "code": refusal.rule, "detail": refusal.sentence}
    return problem(code, f"Refused: {refusal.field}.", [line])
