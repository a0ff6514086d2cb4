"""What a log line says of a request, and what it keeps to itself."""

import json
from typing import Any

import pytest
from django.test import Client

from codex.logs import formatter
from codex.models import Workspace

SECRET = "a-secret-of-256-random-bits"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """What is written about a request, as production writes it."""
    caplog.set_level("INFO")

    def of(path: str, **headers: str) -> list[dict[str, Any]]:
        Client(REMOTE_ADDR="192.0.2.7").get(path, headers=headers)
        return [json.loads(formatter(as_json=True).format(record)) for record in caplog.records]

    return of


@pytest.mark.django_db
def test_a_line_names_the_request_and_where_it_comes_from(lines: Any) -> None:
    found = lines("/api/v1/me/", **{"X-Request-ID": "one", "X-Forwarded-For": "198.51.100.9"})

    assert {(line["request_id"], line["ip"]) for line in found if "request" in line} == {("one", "192.0.2.7")}


@pytest.mark.django_db
def test_nobody_writes_into_the_lines_what_he_likes(lines: Any) -> None:
    found = lines("/api/v1/me/", **{"X-Correlation-ID": "a story", "X-Request-ID": "two\nlines"})

    assert "a story" not in json.dumps(found)
    assert "two" not in json.dumps(found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/invitations/{id}.{secret}/", "/w/acme/invitations/{id}.{secret}/", "/account/password/MQ/{secret}/"],
)
def test_the_secret_of_a_mailed_link_is_in_no_line(path: str, lines: Any, acme: Workspace) -> None:
    found = lines(path.format(id=acme.pk, secret=SECRET))

    assert [line["event"] for line in found][:2] == ["request_started", "request_finished"]
    assert SECRET not in json.dumps(found)


@pytest.mark.django_db
def test_an_id_stays_in_its_line(lines: Any) -> None:
    (line, *_) = lines("/api/v1/invitations/01a20521-0000-7000-8000-000000000000/")

    assert line["request"] == "GET /api/v1/invitations/01a20521-0000-7000-8000-000000000000/"
