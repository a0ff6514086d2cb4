"""What a backup consists of, by which its restoration is checked."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from codex.programs import Unable

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """The contents of one dump; `rows` counts every table, named as SQL does, in the dump's own snapshot."""

    made_at: str
    database: str
    server_version: int
    pg_dump_version: int
    migrations: list[str]
    rows: dict[str, int]
    bytes: int
    sha256: str
    format: int = FORMAT


def beside(dump: Path) -> Path:
    """Where the manifest of a dump is: acme.dump has acme.dump.json."""
    return dump.with_name(f"{dump.name}.json")


def write(manifest: Manifest, file: Path) -> None:
    """Write a manifest for people and programs to read."""
    file.write_text(json.dumps(asdict(manifest), indent=2, sort_keys=True) + "\n")


def read(dump: Path) -> Manifest:
    """The manifest of a dump; Unable where it is missing or not ours."""
    file = beside(dump)
    try:
        facts = json.loads(file.read_text())
        if facts["format"] != FORMAT:
            raise Unable(f"{file} is of format {facts['format']}: restore it with the Codex that made it.")
        return Manifest(**facts)
    except FileNotFoundError:
        raise Unable(f"{file} is missing: a backup is two files, keep them together.") from None
    except (ValueError, TypeError, KeyError) as error:
        raise Unable(f"{file} is not a manifest that `backup` wrote.") from error


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
