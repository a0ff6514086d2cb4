"""Running the checks, and recording what there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

from codex.verification.source import parts, write_recorded


@dataclass(frozen=True)
class Check:
    """One answer of the SQL file."""

    check_set: str
    subject: str
    checked: str
    passed: bool
    detail: str

    @property
    def is_warning(self) -> bool:
        """Whether it passes with something to say."""
        return self.passed and self.detail.startswith("warning: ")


def verify(alias: str = "default") -> list[Check]:
    """Make all checks as the app, in a transaction that is rolled back; raises DatabaseError."""
    with undone(alias) as cursor:
        prepare(cursor)
        cursor.execute(parts()["crossing"])
        return catalogue(cursor)


def record(alias: str = "default") -> bool:
    """Write what this database has into the SQL file; True if that changed the file."""
    with undone(alias) as cursor:
        prepare(cursor)
        cursor.execute(parts()["actual"])
        cursor.execute("SELECT current_setting('verify.actual')")
        (lines,) = cursor.fetchone()
    return write_recorded(f"{lines}\n")


@contextmanager
def undone(alias: str) -> Iterator[Any]:
    """A cursor in a transaction that leaves nothing behind."""
    with transaction.atomic(alias), connections[alias].cursor() as cursor:
        yield cursor
        transaction.set_rollback(True, alias)


def prepare(cursor: Any) -> None:
    """Hand over what is wanted."""
    cursor.execute(parts()["data"])
    cursor.execute(parts()["recorded"])


def catalogue(cursor: Any) -> list[Check]:
    """Compare what is wanted with what the catalogue shows now; any role may ask."""
    cursor.execute(parts()["actual"])
    cursor.execute(parts()["checks"])
    while cursor.nextset():
        pass
    found = [Check(*row) for row in cursor.fetchall()]
    cursor.execute("CLOSE verified")
    return found
