"""A world to back up, its dump, and an empty database beside it."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command

from codex.backup.manifest import beside
from tests.isolation.world import World, django_in, world_of
from tests.scratch import scratch

world = world_of("backup")


@pytest.fixture
def dump(world: World, tmp_path: Path) -> Path:
    """A backup of the world."""
    with django_in(world):
        call_command("backup", tmp_path / "world.dump", stdout=io.StringIO())
    return tmp_path / "world.dump"


@pytest.fixture
def empty(world: World) -> Iterator[World]:
    """An empty database beside the world's."""
    with scratch("empty", migrated=False) as other:
        yield other


def only(connection: psycopg.Connection[Any], query: str) -> Any:
    """The one value of a query."""
    row = connection.execute(query).fetchone()
    assert row
    return row[0]


def restored(dump: Path, into: World) -> str:
    """What the command prints."""
    out = io.StringIO()
    with django_in(into):
        call_command("restore", dump, stdout=out)
    return out.getvalue()


def refusal(command: str, *arguments: Any, at: World) -> str:
    """The sentence that a command ends with."""
    with django_in(at), pytest.raises(CommandError) as error:
        call_command(command, *arguments, stdout=io.StringIO())
    return str(error.value)


def manifest_of(dump: Path) -> dict[str, Any]:
    """What the manifest says."""
    facts: dict[str, Any] = json.loads(beside(dump).read_text())
    return facts
