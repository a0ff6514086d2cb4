"""How a command says no: one sentence and exit status 1, whatever refused it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import DatabaseError, OperationalError

from codex.refusals import refusal_of

NO_TABLE = "42P01"


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what a field or the database refuses into the sentence that the command ends with."""
    try:
        yield
    except ValidationError as error:
        raise CommandError(_sentences(error)) from error
    except DatabaseError as error:
        refusal = refusal_of(error)
        if refusal:
            raise CommandError(refusal.sentence) from error
        if getattr(error.__cause__, "sqlstate", None) == NO_TABLE:
            raise CommandError("The tables are not there yet: run `manage.py migrate` first.") from error
        if isinstance(error, OperationalError):
            said = str(error).strip()
            raise CommandError(
                "The database does not answer: check its URL, or have `manage.py provision_roles` make it. "
                f"It said: {said}"
            ) from error
        raise


def _sentences(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    by_field = error.message_dict.items()
    return " ".join(f"{field}: {' '.join(messages)}" for field, messages in by_field)
