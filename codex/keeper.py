"""A small process that ends what its parent started, however the parent itself ends."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from codex import embedded

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_END = 3.0
SECONDS_BETWEEN_LOOKS = 0.02


class Keeper:
    """The parent's side: starts processes, and names what else has to end with it."""

    def __init__(self) -> None:
        """Start the keeper in a session of its own, out of reach of the terminal's signals."""
        self.reader, self.writer = os.pipe()
        self.children: list[subprocess.Popen[bytes]] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "codex.keeper"],
            cwd=ROOT,
            stdin=self.reader,
            start_new_session=True,
        )
        os.close(self.reader)

    def __enter__(self) -> "Keeper":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def tell(self, task: str, subject: int | str) -> None:
        """Have something ended later: ("group", pid), ("server", home) or ("directory", path)."""
        os.write(self.writer, f"{json.dumps([task, subject])}\n".encode())

    def run(self, command: Sequence[str], pass_fds: Sequence[int] = ()) -> None:
        """Start a process in a group of its own, which ends with this one."""
        child = subprocess.Popen(command, cwd=ROOT, process_group=0, pass_fds=pass_fds)
        self.children.append(child)
        self.tell("group", child.pid)

    def end(self) -> None:
        """End everything and wait until it has ended; the children are reaped meanwhile."""
        os.close(self.writer)
        if self.process.poll() is not None:  # somebody killed the keeper itself
            end_groups([child.pid for child in self.children])
        for child in self.children:
            child.wait()
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
    """Collect one task a line until the input closes, then do them: groups, servers, directories.

    The system closes the input even when the parent is killed.
    """
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
