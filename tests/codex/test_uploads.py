"""A request is no larger with a file than without."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.test import Client

from agents.models import AgentExecution
from codex.models import User, Workspace
from tests.conftest import inside

LINES = b"agent,execution_time_seconds,outcome\nRES-001,1,success\n"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that somebody began to read."""
    names: list[str] = []
    new_file = FileUploadHandler.new_file

    def noted(handler: FileUploadHandler, field: str, name: str, *rest: object) -> None:
        names.append(name)
        new_file(handler, field, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(FileUploadHandler, "new_file", noted)
    return names


@pytest.mark.parametrize(("size", "status", "read", "runs"), [(0, 302, 1, 1), (2_500_000, 400, 0, 0)])
def test_a_file_is_as_large_as_a_request_may_be(
    size: int, status: int, read: int, runs: int, client: Client, ada: User, acme: Workspace, begun: list[str]
) -> None:
    client.force_login(ada)
    file = SimpleUploadedFile("runs.csv", LINES + b"\n" * size)

    response = client.post("/w/acme/admin/agents/agentexecution/list/", {"file": file})

    assert (response.status_code, len(begun)) == (status, read)
    with inside(acme):
        assert AgentExecution.objects.count() == runs


@pytest.mark.django_db
def test_a_stranger_leaves_no_file_with_us(client: Client, begun: list[str]) -> None:
    file = SimpleUploadedFile("film", b"x" * 3_000_000)

    response = client.post("/admin/login/", {"username": "x", "password": "x", "file": file})

    assert (response.status_code, begun) == (400, [])
