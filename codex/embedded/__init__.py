"""The embedded PostgreSQL of a first run and of the tests, started by whoever needs it first."""

# settings.py imports this package before Django is configured and without an installation's own
# PostgreSQL: only the standard library may be imported here; psycopg comes in when a server starts.
from codex.embedded.binaries import binary
from codex.embedded.places import Fault, demo_key
from codex.embedded.server import connection, is_running, locked, start, stop, superuser

__all__ = [
    "Fault",
    "binary",
    "connection",
    "demo_key",
    "is_running",
    "locked",
    "start",
    "stop",
    "superuser",
]
