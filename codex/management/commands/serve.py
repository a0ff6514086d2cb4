"""`manage.py serve`: the demo on 127.0.0.1, from nothing to a URL, until Ctrl-C."""

import errno
import os
import signal
import socket
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from codex import embedded
from codex.keeper import Keeper

ADDRESS = "127.0.0.1"
SECONDS_BETWEEN_LOOKS = 0.2  # at whether a part has ended by itself
ANOTHER_PORT = "choose another, such as `make run PORT=8001` or `manage.py serve --port 8001`"


class Command(BaseCommand):
    """Prepares what is needed, serves it, and takes everything down again."""

    help = "Serve the demo on 127.0.0.1: prepares everything first; Ctrl-C stops what it started."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Only the port can be chosen: the demo is for this machine alone."""
        parser.add_argument("--port", help="0 takes any free one; else $PORT, else 8000")

    def handle(self, *args: Any, port: str | None, **options: Any) -> None:
        """Bind the port before anything else, so that a taken one is said at once."""
        if not settings.DEMO:
            raise CommandError(
                "serve is the demo. In production run `python -m gunicorn codex.wsgi` under your "
                "own supervisor, after migrate and collectstatic."
            )
        listener = listen(port_number(port or os.environ.get("PORT") or "8000"))
        interrupt_on_signals()
        with listener, Keeper() as keeper:
            try:
                self.serve(listener, keeper)
            except KeyboardInterrupt:
                pass
            finally:
                ignore_signals()
        self.say("Stopped.")

    def serve(self, listener: socket.socket, keeper: Keeper) -> None:
        """Start everything, say where it is, and wait until something ends."""
        if settings.EMBEDDED and embedded.start(settings.HOME):
            keeper.tell("server", str(settings.HOME))
        call_command("prepare", stdout=self.stdout)
        connections.close_all()
        os.environ["PORT"] = str(listener.getsockname()[1])  # where the links lead that the worker mails
        keeper.run(web_server(listener), pass_fds=[listener.fileno()])
        keeper.run([sys.executable, "manage.py", "work", "--verbosity", "0"])
        self.say(f"Codex is at http://{ADDRESS}:{listener.getsockname()[1]}/ (Ctrl-C stops it)")
        # Not os.wait(): a signal that comes just before it would wait with it.
        while not (ended := os.waitpid(-1, os.WNOHANG))[0]:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        raise CommandError(
            f"A part of the demo ended by itself (exit status {os.waitstatus_to_exitcode(ended[1])}); "
            "what it said stands above."
        )

    def say(self, words: str) -> None:
        """Print at once; after the terminal has closed nobody listens any more."""
        try:
            self.stdout.write(words)
            self.stdout.flush()
        except OSError:
            sys.stdout = None  # so that the interpreter does not try again when it exits


def port_number(text: str) -> int:
    """The port that a text names."""
    if not text.isdecimal() or int(text) > 65535:
        raise CommandError(f"A port is a number from 0 to 65535, not '{text}'.")
    return int(text)


def listen(port: int) -> socket.socket:
    """A listening socket; requests that come before the web server is up wait for it."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        reason = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be had ({error.strerror})"
        raise CommandError(f"Port {port} {reason}: {ANOTHER_PORT}.") from error
    return listener


def web_server(listener: socket.socket) -> list[str]:
    """The command of the web server on a socket that is open already."""
    gunicorn = [sys.executable, "-m", "gunicorn", "codex.wsgi", "--no-control-socket"]
    gunicorn += ["--bind", f"fd://{listener.fileno()}", "--log-level", "warning"]
    return [*gunicorn, "--graceful-timeout", "2"]


def interrupt_on_signals() -> None:
    """Have INT, TERM and HUP do the same as Ctrl-C; `nohup` keeps its meaning."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.default_int_handler)


def ignore_signals() -> None:
    """Let nothing interrupt the end: a second Ctrl-C would leave things behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
