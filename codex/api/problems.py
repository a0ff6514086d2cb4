"""What can go wrong over HTTP, as problem documents (RFC 9457): each kind has a code that stays."""

from dataclasses import dataclass
from typing import Any

import structlog
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.response import Response

from codex.api.rendering import dumps

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its status, what it is, and what to do about it."""

    status: int
    title: str
    advice: str


KINDS = {
    "invalid": Kind(
        400, "What was sent cannot be", "Correct what `errors` names, field by field, and send it again."
    ),
    "unreadable": Kind(400, "The request cannot be read", "Send one JSON object, in UTF-8."),
    "unauthenticated": Kind(
        401, "Nobody is signed in", "Send a token or a key in the header Authorization, or sign in again."
    ),
    "second_factor": Kind(
        401,
        "The second factor is missing",
        "Send `code` with e-mail and password to tokens/, and use the token; or sign in to the back office.",
    ),
    "forbidden": Kind(
        403, "This is not allowed", "Ask an admin of the workspace for the role or scope that it needs."
    ),
    "not_found": Kind(
        404, "There is no such thing here", "Check the id, the address and the workspace in X-Workspace."
    ),
    "method_not_allowed": Kind(
        405, "This address does not do that", "Use one of the methods in the header Allow."
    ),
    "not_acceptable": Kind(406, "There is no such form of it", "Accept application/json."),
    "conflict": Kind(
        409, "Something stands in the way", "Read it anew, decide what is to happen, and try again."
    ),
    "cursor_too_old": Kind(
        410, "What follows this cursor is gone", "Read what there is now, and begin the feed anew."
    ),
    "length_required": Kind(411, "The body has no length", "Send Content-Length."),
    "stale": Kind(
        412, "It has changed since it was read", "Read it again, and send your change with its new ETag."
    ),
    "too_large": Kind(413, "This is more than a request may carry", "Send less at once."),
    "unsupported_media_type": Kind(415, "This is not JSON", "Send JSON, as application/json."),
    "key_used_otherwise": Kind(
        422, "This Idempotency-Key was used for something else", "Use a new key for a new request."
    ),
    "precondition_required": Kind(
        428,
        "It has to be said what was read",
        "Send If-Match with the ETag that you read, or * for whatever.",
    ),
    "too_many_requests": Kind(429, "Too many requests", "Wait for as long as Retry-After says."),
    "failed": Kind(
        500, "Something is broken on our side", "Nothing was changed. If it persists, tell us the request_id."
    ),
    "unavailable": Kind(
        503, "This took too long", "Nothing was changed. Try again in a while, or ask for less."
    ),
    "busy": Kind(503, "Too much of this at once", "Wait for as long as Retry-After says."),
}
BY_STATUS = {kind.status: code for code, kind in reversed(KINDS.items())}  # the first of each
Errors = list[dict[str, str]]


def document(code: str, detail: str, errors: Errors | None = None, status: int = 0) -> dict[str, Any]:
    """A problem document; `errors` are {field, code, detail}."""
    kind = KINDS[code]
    return {
        "type": reverse("problem", args=[code]),
        "title": kind.title,
        "status": status or kind.status,
        "code": code,
        "detail": detail,
        "advice": kind.advice,
        "errors": errors or [],
        "request_id": structlog.contextvars.get_contextvars().get("request_id", ""),
    }


def problem(code: str, detail: str, errors: Errors | None = None, status: int = 0, **more: Any) -> Response:
    """The answer of an endpoint that refuses; `more` are members of this problem alone."""
    body = {**document(code, detail, errors, status), **more}
    return Response(body, status=body["status"], content_type=MEDIA_TYPE)


def plain(request_id: str, status: int) -> HttpResponse:
    """The answer to an error that no endpoint has seen: of the host, of the address, of ours."""
    code = BY_STATUS.get(status, "failed" if status >= 500 else "unreadable")
    body = {**document(code, f"{KINDS[code].title}.", status=status), "request_id": request_id}
    return HttpResponse(dumps(body), status=status, content_type=MEDIA_TYPE)
