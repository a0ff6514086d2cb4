"""How a test reads a refusal: the sentence that a person would see."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, transaction

from codex.refusals import Refusal, refusal_of


class Caught:
    """What was refused, once the block is over."""

    refusal: Refusal

    @property
    def sentence(self) -> str:
        return self.refusal.sentence

    @property
    def field(self) -> str:
        return self.refusal.field


@contextmanager
def refused(alias: str = "default") -> Iterator[Caught]:
    """The block is refused by the database, and the transaction goes on after it."""
    caught = Caught()
    with pytest.raises(DatabaseError) as error, transaction.atomic(alias):
        yield caught
    found = refusal_of(error.value)
    assert found is not None, f"no words for: {error.value}"
    caught.refusal = found
