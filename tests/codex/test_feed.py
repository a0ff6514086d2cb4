"""The change feed while many write at once: its readers miss nothing and are told nothing twice."""

import os
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from django.db import connections, transaction

from codex import feed
from codex.models import Change, Cohort, User, Workspace
from codex.tenancy import routed_to, working_in
from tests.quiet import wait_for_others

WRITERS = 8
LIMITS = (60, 1000)  # of each reader's answers: who lags behind cannot skip what is late
SECONDS = float(os.environ.get("CODEX_TEST_FEED_SECONDS", "3"))  # 60 for the whole proof

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


class Undone(Exception):
    """This was not to be."""


def add(dice: random.Random) -> str:
    return str(Cohort.objects.create(name=f"Cohort {dice.getrandbits(64)}").pk)


def write(workspace: Workspace, user: User, over: threading.Event, dice: random.Random) -> list[str]:
    """Transactions of a few rows, some taken back in part or whole; the ids of the rows that stayed."""
    stayed: list[str] = []
    while not over.is_set():
        with suppress(Undone):
            with working_in(workspace, user):
                made = [add(dice) for _ in range(dice.randint(1, 3))]
                with suppress(Undone), transaction.atomic():
                    tried = add(dice)
                    undo(dice, 0.3)
                    made.append(tried)
                over.wait(dice.random() / 50)  # they commit in another order than they wrote
                undo(dice, 0.2)
            stayed += made
    return stayed


def undo(dice: random.Random, share: float) -> None:
    """Change one's mind, this often."""
    if dice.random() < share:
        raise Undone


def follow(workspace: Workspace, user: User, written: threading.Event, at_most: int) -> list[Any]:
    """All that the feed tells of cohorts, until everything is written and read."""
    told: list[Any] = []
    place = None
    more = True
    while more or not written.is_set():
        last = written.is_set()
        if last:
            wait_for_others()
        with working_in(workspace, user):
            found = feed.read(edge=feed.edge(), after=place, resources=["cohorts"], at_most=at_most)
        told += [(each.transaction, each.number, str(each.row_id)) for each in found.changes]
        place, more = found.place, found.more or not last
    return told


def closing(act: Callable[..., list[Any]], *arguments: Any) -> list[Any]:
    """Act, over connections of this thread alone."""
    try:
        return act(*arguments)
    finally:
        connections.close_all()


def test_readers_beside_eight_writers_miss_nothing_and_double_nothing(
    committed: None, ada: User, acme: Workspace
) -> None:
    over, written = threading.Event(), threading.Event()
    with ThreadPoolExecutor(WRITERS + len(LIMITS)) as pool:
        writers = [
            pool.submit(closing, write, acme, ada, over, random.Random(seed))  # noqa: S311
            for seed in range(WRITERS)
        ]
        readers = [pool.submit(closing, follow, acme, ada, written, at_most) for at_most in LIMITS]
        over.wait(SECONDS)
        over.set()
        stayed = [row for writer in writers for row in writer.result()]
        written.set()
        told = [reader.result() for reader in readers]

    with routed_to("operator"):
        kept = Change.objects.filter(resource="cohorts").order_by("transaction", "number")
        everything = [(each.transaction, each.number, str(each.row_id)) for each in kept]
    assert told == [everything] * len(LIMITS)
    assert sorted(row for *_, row in everything) == sorted(stayed)
    assert len(everything) > 100
