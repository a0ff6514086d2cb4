"""Several people who do something at the same moment, each over a connection of his own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, connections

PATIENCE = 0.5  # seconds: whom a lock keeps away does not come


def race(people: int, act: Callable[[int, Callable[[], None]], Any]) -> list[str]:
    """What came of each one's act, as text; for a refusal by the database, the name of its exception.

    An act calls what it is given when it has written and before it commits: there everybody waits for
    everybody else, so that without a lock all of them have written and none has seen the others.
    """
    written = threading.Barrier(people, timeout=PATIENCE)

    def meet() -> None:
        with suppress(threading.BrokenBarrierError):
            written.wait()

    def run(number: int) -> str:
        try:
            return str(act(number, meet))
        except DatabaseError as error:
            return type(error).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(run, range(people)))
