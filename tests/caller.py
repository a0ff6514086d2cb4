"""How a test speaks to the API: as somebody, about a workspace, in the process or over the wire."""

import base64
import json
import urllib.error
import urllib.request
from typing import Any

from django.test import Client

from codex.models import User, Workspace
from tests.conftest import PASSWORD


class Answer:
    """A status, and what came with it; of a problem document its sentences, by field and about the whole."""

    def __init__(self, status: int, headers: Any, body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body
        is_json = "json" in headers.get("Content-Type", "json").split("/")[-1].split("+")
        self.json: Any = json.loads(body) if body and is_json else None
        self.problem: Any = None
        if headers.get("Content-Type") == "application/problem+json":
            self.problem = self.json
            self.json = sentences(self.problem)

    def __repr__(self) -> str:
        return f"{self.status} {self.json}"

    @property
    def results(self) -> list[Any]:
        return self.json["results"]  # type: ignore[no-any-return]


class Speaker:
    """Names a workspace in every request; `path` is below /api/v1/, and data is sent as JSON."""

    def __init__(self, workspace: Workspace | str | None) -> None:
        self.headers = {"X-Workspace": str(getattr(workspace, "slug", workspace))} if workspace else {}

    def __call__(self, verb: str, path: str, data: Any = None, **headers: str) -> Answer:
        raise NotImplementedError

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


class Caller(Speaker):
    """Somebody with a session, in the test's own process and transaction."""

    def __init__(self, user: User | None, workspace: Workspace | str | None = None) -> None:
        super().__init__(workspace)
        self.client = Client()
        if user:
            self.client.force_login(user)

    def __call__(self, verb: str, path: str, data: Any = None, **headers: str) -> Answer:
        kind = headers.pop("content_type", "application/json")
        address = path if path.startswith("http") else f"/api/v1/{path}"
        sent = {**self.headers, **whichever(verb), **headers}
        response = self.client.generic(verb.upper(), address, written(data), kind, headers=sent)
        return Answer(response.status_code, response.headers, response.getvalue())


class Bearer(Caller):
    """Somebody with a token or a key, who shows it in the header Authorization."""

    def __init__(self, shown: str, workspace: Any = None) -> None:
        super().__init__(None, workspace)
        self.headers["Authorization"] = f"{'Bearer' if shown.startswith('codex_') else 'Token'} {shown}"


class WireCaller(Speaker):
    """Somebody with a password, at a server that listens somewhere."""

    def __init__(self, server: str, user: User, workspace: Workspace | str | None = None) -> None:
        super().__init__(workspace)
        self.server = server
        login = base64.b64encode(f"{user.email}:{PASSWORD}".encode()).decode()
        self.headers["Authorization"] = f"Basic {login}"

    def __call__(self, verb: str, path: str, data: Any = None, **headers: str) -> Answer:
        sent = {
            **self.headers,
            **whichever(verb),
            **headers,
            **({"Content-Type": "application/json"} if data else {}),
        }
        address = f"{self.server}/api/v1/{path}"
        request = urllib.request.Request(address, written(data) or None, sent, method=verb.upper())  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.headers, refused.read())


def whichever(verb: str) -> dict[str, str]:
    """What a change has to say about the version that was read, where a test does not care."""
    return {"If-Match": "*"} if verb.lower() in ("put", "patch") else {}


def sentences(problem: dict[str, Any]) -> dict[str, Any]:
    """{field: [sentence]}, or {"detail": sentence} where no field is to blame."""
    found: dict[str, Any] = {} if problem["errors"] else {"detail": problem["detail"]}
    for error in problem["errors"]:
        found.setdefault(error["field"], []).append(error["detail"])
    return found


def written(data: Any) -> bytes:
    """As JSON, with 1e400 where Python has infinity: it is JSON, and no number that anything can hold."""
    if data is None or isinstance(data, bytes):
        return data or b""
    return json.dumps(data).replace("Infinity", "1e400").encode()
