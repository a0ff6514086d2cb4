"""The API and its twin behind gunicorn, as `make run` sets it, and what clients of theirs see."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.api.filling import Asking
from benchmarks.api.handling import BARE, KEY, PERSON, USUAL
from benchmarks.timing import ROUNDS, Comparison
from codex.keeper import ROOT, Keeper
from codex.management.commands.serve import listen, web_server

APPLICATIONS = {
    PERSON: "codex.wsgi",
    KEY: "codex.wsgi",
    BARE: "benchmarks.api.twin",
    USUAL: "benchmarks.api.twin:usual",
}
CLIENTS, SECONDS, PERIODS = 32, 12.0, 3
TURNS = 40  # of each side in a round
Ports = Mapping[str, int]


@dataclass
class Crowd:
    """What many clients at once saw: milliseconds of each request, errors; seconds in all, and of theirs."""

    taken: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0
    worked: float = 0

    def quantile(self, share: float) -> float:
        """The time that this share of the requests kept to, in milliseconds."""
        ordered = sorted(self.taken)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


@contextmanager
def served() -> Iterator[Ports]:
    """Each application on a port of its own; all of them end with this."""
    with ExitStack() as stack:
        keeper = stack.enter_context(Keeper())
        ports = {}
        for name in dict.fromkeys(APPLICATIONS.values()):
            listener = stack.enter_context(listen(0))
            command = [name if word == "codex.wsgi" else word for word in web_server(listener)]
            keeper.run(command, pass_fds=[listener.fileno()])
            ports[name] = listener.getsockname()[1]
        yield {side: ports[name] for side, name in APPLICATIONS.items()}


def asked(askings: Mapping[str, Asking], ports: Ports) -> dict[str, dict[str, Any]]:
    """What the clients are told."""
    return {
        side: {"port": ports[side], "path": asking.path, "headers": dict(asking.headers)}
        for side, asking in askings.items()
    }


def clients(what: dict[str, Any]) -> Any:
    """Let a process of clients do something, and read its figures."""
    command = [sys.executable, "-m", "benchmarks.api.clients"]
    done = subprocess.run(
        command, input=json.dumps(what), capture_output=True, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout)


def alone(askings: Mapping[str, Asking], ports: Ports) -> Comparison:
    """One client at a time, all sides in turn."""
    comparison = Comparison()
    for _ in range(ROUNDS):
        found = clients({"alone": {"sides": asked(askings, ports), "turns": TURNS}})
        assert not any(each["errors"] for each in found.values()), found
        comparison.rounds.append(
            {side: [round(one * 1e6) for one in each["taken"]] for side, each in found.items()}
        )
    return comparison


def together(askings: Mapping[str, Asking], ports: Ports) -> dict[str, Crowd]:
    """Many clients at once, one side after the other, in some periods."""
    crowds = {side: Crowd() for side in askings}
    for _ in range(PERIODS):
        for side, asking in asked(askings, ports).items():
            found = clients({"together": {"asking": asking, "number": CLIENTS, "seconds": SECONDS}})
            crowd = crowds[side]
            crowd.taken += found["taken"]
            crowd.errors += found["errors"]
            crowd.seconds += found["seconds"]
            crowd.worked += found["worked"]
    return crowds
