"""Values are taken as they are sent: of their type, within their length, and named where they are refused."""

from typing import Any

import pytest

from codex.fields import LONGEST_NAME
from codex.models import User, Workspace
from tests.caller import Caller

LONGEST = "x" * LONGEST_NAME


@pytest.mark.parametrize(("name", "status"), [(LONGEST, 201), (f"{LONGEST} ", 400), (f" {LONGEST[1:]}", 201)])
def test_a_text_has_its_length_as_it_is_sent(name: str, status: int, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).post("cohorts/", {"name": name})

    assert answer.status == status


@pytest.mark.parametrize(
    ("resource", "sent", "code"),
    [
        ("competitors", {"name": "Rival", "website_url": "https://rival"}, "url"),
        ("competitors", {"name": "Rival", "website_url": 5}, "invalid"),
        ("invitations", {"email": "nobody", "role": "viewer"}, "invalid"),
        ("invitations", {"email": 5, "role": "viewer"}, "invalid"),
    ],
)
def test_a_refused_form_has_a_code(resource: str, sent: Any, code: str, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).post(f"{resource}/", sent)

    assert (answer.status, [error["code"] for error in answer.problem["errors"]]) == (400, [code])
