"""Repeating a POST without doing it twice: the header Idempotency-Key."""

import datetime
import re
from hashlib import sha256
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request

from codex.api.problems import MEDIA_TYPE, document
from codex.api.rendering import dumps
from codex.models import AnsweredRequest
from codex.models.idempotency import LARGEST_ANSWER
from codex.tenancy import current_user_id

KEPT = datetime.timedelta(days=1)
KEY = re.compile(r"[!-~]{1,150}")
TOO_LONG = "The answer would be too long to be kept for a repeat; nothing was done. Send less at once."
HEADERS = ("ETag", "Location")  # what belongs to an answer beside its body


class UsedOtherwise(APIException):
    """The same key for another request."""

    status_code = 422
    problem = "key_used_otherwise"
    default_detail = "This Idempotency-Key came with another request before; a new request has a new key."


class Replay(Exception):
    """The request was answered already; `answer` is what was said."""

    def __init__(self, answer: HttpResponse) -> None:
        self.answer = answer


def begin(request: Request, principal: str = "") -> AnsweredRequest | None:
    """Note that this request is being answered; raises Replay where it was, UsedOtherwise for another one.

    Of two that come at once the second waits for the first to be committed or rolled back: what was refused
    leaves nothing behind, and is tried anew. None where the client has given no key.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not KEY.fullmatch(key):
        raise ValidationError({"Idempotency-Key": ["Send 1 to 150 visible ASCII characters."]})
    mine = {"principal": str(current_user_id() or ""), "key": f"{principal}{key}"}
    print_ = fingerprint(request._request)
    AnsweredRequest.objects.filter(**mine, created_at__lt=timezone.now() - KEPT).delete()
    new = AnsweredRequest(**mine, fingerprint=print_)
    AnsweredRequest.objects.bulk_create([new], ignore_conflicts=True)
    found: AnsweredRequest = AnsweredRequest.objects.get(**mine)
    if found.pk == new.pk:
        return found
    if bytes(found.fingerprint) != print_:
        raise UsedOtherwise
    raise Replay(answer_of(found))


def fingerprint(request: Any) -> bytes:
    """What a request is: its method, its address with the query, its body."""
    return sha256(
        b"\0".join([request.method.encode(), request.get_full_path().encode(), request.body])
    ).digest()


def remember(noted: AnsweredRequest, response: Any) -> HttpResponse | None:
    """Keep the answer with the request, once it is written; a refusal is rolled back with everything else.

    So is what cannot be kept, since a repeat would do it again: the answer is then the refusal returned.
    """
    if response.status_code >= 400:
        return None
    if len(response.content) > LARGEST_ANSWER:
        body = dumps(document("too_large", TOO_LONG))
        return HttpResponse(body, status=413, content_type=MEDIA_TYPE)
    noted.status, noted.body = response.status_code, response.content
    noted.headers = {name: response[name] for name in HEADERS if name in response}
    noted.save(update_fields=["status", "headers", "body"])
    return None


def answer_of(noted: AnsweredRequest) -> HttpResponse:
    """What was answered, said again."""
    answer = HttpResponse(bytes(noted.body), status=noted.status, content_type="application/json")
    for name, value in noted.headers.items():
        answer[name] = value
    answer["Idempotent-Replayed"] = "true"
    return answer
