"""Timing two or more ways of doing the same, turn by turn, on connections that are new each round."""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

from django.db import connections

BEGUN = time.monotonic()
ROUNDS = 7
SECONDS_A_ROUND = 0.6
FEWEST, WARM_UPS = 5, 8  # calls of each side in a round
MOST = 200  # of calls that have a frame, which takes its time too
ONE_CORE = {max(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else set()

Call = Callable[[int], object]
Sides = AbstractContextManager[Mapping[str, Call]]


@dataclass(frozen=True)
class Framed:
    """A call inside something that is opened before it and closed after it; neither is timed."""

    frame: Callable[[], AbstractContextManager[Any]]
    call: Call

    def __call__(self, turn: int) -> object:
        return self.call(turn)


@dataclass(frozen=True)
class Ratio:
    """The middle one of the rounds' ratios, with the lowest and the highest."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"**{self.middle:.2f}** ({self.low:.2f}-{self.high:.2f})"


class Comparison:
    """What each side took, round by round, in nanoseconds."""

    def __init__(self) -> None:
        self.rounds: list[dict[str, list[int]]] = []

    def least(self, side: str) -> float:
        """The fastest call, in microseconds."""
        return min(min(taken[side]) for taken in self.rounds) / 1000

    def median(self, side: str) -> float:
        """The median of all calls, in microseconds."""
        return statistics.median([one for taken in self.rounds for one in taken[side]]) / 1000

    def of_medians(self, combine: Callable[[Mapping[str, float]], float]) -> Ratio:
        """A figure made of the sides' medians, for each round by itself."""
        medians = ({side: statistics.median(ns) for side, ns in taken.items()} for taken in self.rounds)
        figures = [combine(each) for each in medians]
        return Ratio(statistics.median(figures), min(figures), max(figures))

    def ratio(self, side: str, to: str) -> Ratio:
        """The ratio of two sides' medians."""
        return self.of_medians(lambda medians: medians[side] / medians[to])


def compare(
    opened: Callable[[], Sides], seconds: float = SECONDS_A_ROUND, rounds: int = ROUNDS
) -> Comparison:
    """Call the sides in turn, in an order drawn anew each time, for so long in each of the rounds."""
    comparison = Comparison()
    for number in range(rounds):
        turns = random.Random(number)
        with opened() as sides:
            once = sum(timed(call, turn) for turn in range(WARM_UPS) for call in sides.values()) / WARM_UPS
            taken: dict[str, list[int]] = {side: [] for side in sides}
            framed = any(isinstance(call, Framed) for call in sides.values())
            turns_taken = max(FEWEST, int(seconds * 1e9 / once))
            for turn in range(min(turns_taken, MOST) if framed else turns_taken):
                for side in turns.sample(list(sides), len(sides)):
                    taken[side].append(timed(sides[side], turn))
        comparison.rounds.append(taken)
    return comparison


def timed(call: Call, turn: int) -> int:
    """How long one call takes, in nanoseconds."""
    with call.frame() if isinstance(call, Framed) else nullcontext():
        begun = time.perf_counter_ns()
        call(turn)
        return time.perf_counter_ns() - begun


@contextmanager
def connected(*aliases: str) -> Iterator[None]:
    """New connections, whose servers share one core with this process where the system can do that.

    So what is compared is work, and neither wake-ups between cores nor which server got which core.
    """
    cores = os.sched_getaffinity(0) if ONE_CORE else set()
    for alias in aliases:
        connections[alias].close()
        connections[alias].ensure_connection()
    for process in (0, *(connections[alias].connection.info.backend_pid for alias in aliases)):
        if ONE_CORE:
            os.sched_setaffinity(process, ONE_CORE)
    try:
        yield
    finally:
        for alias in aliases:
            connections[alias].close()
        if ONE_CORE:
            os.sched_setaffinity(0, cores)


class Place:
    """Where code runs with its own transactions and its own entered workspace, beside other places."""

    def __init__(self, *opened: AbstractContextManager[Any]) -> None:
        self.context, self.stack = copy_context(), ExitStack()
        for each in opened:
            self.context.run(self.stack.enter_context, each)

    def run(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Call something in this place."""
        return self.context.run(work, *arguments)

    def close(self) -> None:
        """Leave what was opened."""
        self.context.run(self.stack.close)


def say(what: str) -> None:
    """Show how far it is."""
    print(f"{time.monotonic() - BEGUN:6.0f} s  {what}", flush=True)
