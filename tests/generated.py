"""A Python client generated from the served document, and how a test speaks through it."""

import json
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from subprocess import run
from tempfile import mkdtemp
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints
from urllib.parse import parse_qs
from uuid import UUID

from codex.api.documents import document
from codex.models import User, Workspace
from tests.caller import Answer, Speaker, whichever
from tests.conftest import PASSWORD

PACKAGE = "generated_codex_client"


@cache
def client_of(server: str) -> Any:
    """The client's package, generated from what this server serves; it is left in a temporary folder."""
    document()  # made once and at leisure: the generator waits for five seconds
    folder = Path(mkdtemp(prefix="codex-client-"))
    (folder / "config.yml").write_text("post_hooks: []\n")
    done = run(
        [
            *(
                sys.executable,
                "-m",
                "openapi_python_client",
                "generate",
                "--meta",
                "none",
                "--fail-on-warning",
            ),
            *("--url", f"{server}/api/v1/schema/", "--config", str(folder / "config.yml")),
            *("--output-path", str(folder / PACKAGE)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    return import_module(PACKAGE)


def operation(verb: str, path: str) -> tuple[str, str, list[str]]:
    """The tag and the id of the operation behind a verb and a path, and the ids in the path."""
    sent = path.strip("/").split("/")
    for template, operations in document()["paths"].items():
        names = template.removeprefix("/api/v1/").strip("/").split("/")
        pairs = list(zip(names, sent, strict=False))
        fits = len(names) == len(sent) and all(name in ("{id}", there) for name, there in pairs)
        fits = fits and all(len(there) == 36 for name, there in pairs if name == "{id}")
        if fits and verb in operations:
            found = operations[verb]
            return found["tags"][0], found["operationId"], [there for name, there in pairs if name == "{id}"]
    raise LookupError(f"{verb} {path}")


class ClientCaller(Speaker):
    """Somebody who has the generated client: what is sent and answered passes through its models."""

    def __init__(self, server: str, user: User, workspace: Workspace | str | None = None) -> None:
        super().__init__(workspace)
        self.server = server
        package = client_of(server)
        login = (user.email, PASSWORD)
        self.client = package.Client(
            base_url=server, httpx_args={"auth": login}, raise_on_unexpected_status=True
        )

    def __call__(self, verb: str, path: str, data: Any = None, **headers: str) -> Answer:
        address, _, query = path.partition("?")
        tag, name, ids = operation(verb, address)
        function = import_module(f"{PACKAGE}.api.{tag.replace('-', '_')}.{name}").sync_detailed
        hints = get_type_hints(function)
        given: dict[str, Any] = {name: value(hints[name], texts) for name, texts in parse_qs(query).items()}
        sent = {**self.headers, **whichever(verb), **headers}
        given |= {name.lower().replace("-", "_"): text for name, text in sent.items()}
        if data is not None and "body" in hints:
            given["body"] = next(kinds(hints["body"])).from_dict(data)
        answer = function(*map(UUID, ids), client=self.client, **given)
        return Answer(answer.status_code, answer.headers, as_sent(answer.parsed))


def kinds(hint: Any) -> Iterator[Any]:
    """The types in a union, without those that stand for nothing."""
    for kind in get_args(hint) if get_origin(hint) is not list and get_args(hint) else (hint,):
        if getattr(kind, "__name__", "") != "Unset" and kind is not NoneType:
            yield kind


def value(hint: Any, texts: list[str]) -> Any:
    """Texts of a query as the type that the client takes."""
    kind = next(kinds(hint))
    if get_origin(kind) is list:
        (inner,) = get_args(kind)
        return [one(inner, text) for text in texts]
    return one(kind, texts[0])


def one(kind: Any, text: str) -> Any:
    if kind is bool:
        return text == "true"
    if hasattr(kind, "fromisoformat"):
        return kind.fromisoformat(text)
    return kind(text) if kind in (int, float, UUID) or issubclass(kind, Enum) else text


def as_sent(parsed: Any) -> bytes:
    """What the client has understood, as JSON again."""
    if parsed is None:
        return b""
    found = [each.to_dict() for each in parsed] if isinstance(parsed, list) else parsed.to_dict()
    return json.dumps(found).encode()
