"""How a test speaks to the API: as somebody, about a workspace."""

import json
from typing import Any

from django.test import Client

from codex.models import User, Workspace


class Answer:
    """A status, and what came with it."""

    def __init__(self, response: Any) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.json: Any = response.json() if response.content else None

    def __repr__(self) -> str:
        return f"{self.status} {self.json}"

    @property
    def results(self) -> list[Any]:
        return self.json["results"]  # type: ignore[no-any-return]


def written(data: Any) -> bytes:
    """As JSON, with 1e400 where Python has infinity: it is JSON, and no number that anything can hold."""
    return json.dumps(data).replace("Infinity", "1e400").encode()


class Caller:
    """Somebody with a session, who names a workspace in every request."""

    def __init__(self, user: User | None, workspace: Workspace | str | None = None) -> None:
        self.client = Client()
        self.headers = {"X-Workspace": str(getattr(workspace, "slug", workspace))} if workspace else {}
        if user:
            self.client.force_login(user)

    def __call__(self, verb: str, path: str, data: Any = None, **headers: str) -> Answer:
        """`path` is below /api/v1/; data is sent as JSON, and bytes as they are."""
        body = data if isinstance(data, bytes) else b"" if data is None else written(data)
        kind = headers.pop("content_type", "application/json")
        address = path if path.startswith("http") else f"/api/v1/{path}"
        return Answer(
            self.client.generic(verb.upper(), address, body, kind, headers={**self.headers, **headers})
        )

    def get(self, path: str) -> Answer:
        return self("get", path)

    def post(self, path: str, data: Any = None) -> Answer:
        return self("post", path, data)

    def patch(self, path: str, data: Any) -> Answer:
        return self("patch", path, data)

    def put(self, path: str, data: Any) -> Answer:
        return self("put", path, data)

    def delete(self, path: str) -> Answer:
        return self("delete", path)

    def made(self, path: str, **data: Any) -> dict[str, Any]:
        """The row that a POST makes."""
        answer = self.post(path, data)
        assert answer.status == 201, answer
        return answer.json  # type: ignore[no-any-return]
