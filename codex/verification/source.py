"""The SQL file, its parts, and the part that is written and not typed."""

import re
from pathlib import Path

FILE = Path(__file__).with_name("verify_schema.sql")
HEADING = re.compile(r"^-- ==== (\w+)(?: \(psql only\))? ====\n", re.MULTILINE)
RECORDED = re.compile(r"(?<=\$recorded\$\n).*?(?=^\$recorded\$;)", re.MULTILINE | re.DOTALL)


def parts() -> dict[str, str]:
    """The parts of the file by their headings: begin, data, recorded, actual, crossing, checks, verdict."""
    _, *pieces = HEADING.split(FILE.read_text(encoding="utf-8"))
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def write_recorded(lines: str) -> bool:
    """Put this list into the file; True if it was another one before."""
    before = FILE.read_text(encoding="utf-8")
    after = RECORDED.sub(lambda _: lines, before)
    FILE.write_text(after, encoding="utf-8")
    return after != before
