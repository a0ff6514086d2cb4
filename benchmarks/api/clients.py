"""Clients in a process of their own, which read what to ask and write what it took.

It knows neither Django nor the database. Kept connections, one for each client; answers are read whole and
not decoded.
"""

import json
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from urllib3 import HTTPConnectionPool

Asking = dict[str, Any]  # port, path, headers


class Client:
    """One connection, and what was asked over it: milliseconds, and what went wrong."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self.pool = HTTPConnectionPool("127.0.0.1", port, maxsize=1, headers=headers, retries=False)
        self.path = path
        self.taken: list[float] = []
        self.errors: list[str] = []

    def ask(self) -> float:
        """Ask once, and read the whole answer; milliseconds."""
        begun = time.perf_counter()
        try:
            answer = self.pool.request("GET", self.path)
            if answer.status != 200:
                self.errors.append(str(answer.status))
        except Exception as error:  # whatever it is: none is expected
            self.errors.append(repr(error))
        return (time.perf_counter() - begun) * 1000

    def ask_until(self, begin: threading.Barrier, seconds: float) -> None:
        """Ask one time after the other for so many seconds."""
        self.ask()
        begin.wait()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.taken.append(self.ask())


def alone(sides: dict[str, Asking], turns: int) -> dict[str, Any]:
    """One client of each side, in turn: what each request took."""
    clients = {side: Client(**asking) for side, asking in sides.items()}
    for _ in range(5):
        for each in clients.values():
            each.ask()
    for _ in range(turns):
        for each in random.sample(list(clients.values()), len(clients)):
            each.taken.append(each.ask())
    return {side: {"taken": each.taken, "errors": each.errors} for side, each in clients.items()}


def together(asking: Asking, number: int, seconds: float) -> dict[str, Any]:
    """So many clients at once: what each of their requests took, and what they themselves cost."""
    clients = [Client(**asking) for _ in range(number)]
    begin = threading.Barrier(number)
    begun, worked = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(number) as pool:
        list(pool.map(lambda each: each.ask_until(begin, seconds), clients))
    return {
        "taken": [one for each in clients for one in each.taken],
        "errors": [one for each in clients for one in each.errors],
        "seconds": time.perf_counter() - begun,
        "worked": time.process_time() - worked,
    }


def main() -> None:
    """Do what standard input says, {"alone": {...}} or {"together": {...}}, and answer with figures."""
    ((kind, options),) = json.load(sys.stdin).items()
    found = alone(**options) if kind == "alone" else together(**options)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
