"""Answers that hold a thread for long, files and waits: a few at a time, so that others are served."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.conf import settings
from rest_framework.exceptions import APIException

SOON = 5  # seconds
_slots = BoundedSemaphore(settings.HELD_AT_ONCE)  # of this process


class Busy(APIException):
    """As many as may be are held already."""

    status_code = 503
    problem = "busy"
    default_detail = "Too many files are being sent at this moment."
    wait = SOON  # DRF makes Retry-After of it


class Held:
    """The pieces of an answer, which give their slot back once they are sent or the client has gone."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        if not _slots.acquire(blocking=False):
            raise Busy
        self.pieces, self.holds = pieces, True

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self.pieces
        finally:
            self.close()

    def close(self) -> None:
        """The server calls this too, whatever became of the answer, also if it never began."""
        getattr(self.pieces, "close", lambda: None)()
        if self.holds:
            self.holds = False
            _slots.release()


@contextmanager
def holding() -> Iterator[bool]:
    """Take a slot for a while, if there is one; says whether."""
    is_held = _slots.acquire(blocking=False)
    try:
        yield is_held
    finally:
        if is_held:
            _slots.release()
