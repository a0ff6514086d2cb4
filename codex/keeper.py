"""A small process that ends what its parent started, however the parent itself ends.

It reads one task a line from its input and does nothing until that input closes, which the system
does even when the parent is killed. Then it ends the process groups, stops the embedded servers
and removes the directories that it was told of, in this order.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from codex import embedded

SECONDS_TO_END = 3.0
SECONDS_BETWEEN_LOOKS = 0.02


class Keeper:
    """The parent's side: what to end, and the end of it."""

    def __init__(self) -> None:
        """Start the process, in a session of its own, out of reach of the terminal's signals."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "codex.keeper"],
            cwd=Path(__file__).resolve().parent.parent,
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def tell(self, task: str, subject: int | str) -> None:
        """Have something ended later: ("group", pid), ("server", home) or ("directory", path)."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps([task, subject]) + "\n")
        self.process.stdin.flush()

    def end(self) -> None:
        """Have everything ended now. Children must be waited for meanwhile: see ``wait``."""
        assert self.process.stdin
        self.process.stdin.close()

    def wait(self) -> None:
        """Wait until everything has ended."""
        self.process.wait()


def send(groups: list[int], number: int) -> list[int]:
    """Send a signal to process groups; the groups that are still there."""
    alive = []
    for group in groups:
        try:
            os.killpg(group, number)
            alive.append(group)
        except ProcessLookupError:
            pass
    return alive


def end_groups(groups: list[int]) -> None:
    """TERM, three seconds to finish, KILL."""
    alive = send(groups, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_END
    while alive and time.monotonic() < deadline:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        alive = send(alive, 0)
    send(alive, signal.SIGKILL)


def main() -> None:
    """Wait for the end of the input, then end what it named."""
    tasks = [json.loads(line) for line in sys.stdin]
    subjects = {
        name: [subject for task, subject in tasks if task == name]
        for name in ("group", "server", "directory")
    }
    end_groups(subjects["group"])
    for home in subjects["server"]:
        embedded.stop(Path(home))
    for directory in subjects["directory"]:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
