"""The application as a server calls it, before Django has made a request of what was sent."""

from typing import Any

import pytest
from django.test import RequestFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("charset", ["rot13", "punycode", "idna", "base64", "bz2", "undefined", "utf-8", "x"])
@pytest.mark.parametrize(("verb", "status"), [("GET", "401 Unauthorized"), ("POST", "400 Bad Request")])
def test_no_charset_keeps_a_request_from_being_answered(charset: str, verb: str, status: str) -> None:
    from codex.wsgi import application  # which looks at the database

    path = {"GET": "/api/v1/me/", "POST": "/api/v1/tokens/"}[verb]
    kind = f"application/json; charset={charset}"
    environ = RequestFactory().generic(verb, f"{path}?a=%41", b"{}", "application/json").environ
    serve: Any = application
    said: list[Any] = []

    answer = serve({**environ, "CONTENT_TYPE": kind}, lambda *line: said.append(line))

    assert (said[0][0], answer["Content-Type"]) == (status, "application/problem+json")
