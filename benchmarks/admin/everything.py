"""The part about the back office: every list and the front page, with a thousand rows and with a million."""

import time

from django.core.management import call_command
from django.db import connections

from benchmarks.admin import filling, pages, results
from benchmarks.areas.filling import superuser
from benchmarks.results import about
from benchmarks.timing import say


def measure(rows: int) -> dict[str, str]:
    """Fill both databases, ask every page, and drop them."""
    begun = time.monotonic()
    call_command("collectstatic", interactive=False, verbosity=0)  # pages name their style sheets
    connections.close_all()
    filling.split()
    try:
        say(f"filling {len(filling.TABLES)} tables with {filling.FEW:,} rows each")
        filling.fill(filling.SMALL_DATABASE, {filling.SMALL: filling.FEW})
        say(f"filling them with {rows:,}")
        filling.fill(filling.LARGE_DATABASE, {filling.SMALL: filling.FEW, filling.LARGE: rows})
        say("the pages of the back office")
        figures = results.of_pages(pages.measured(pages.asked()), rows)
        size = disk()
    finally:
        connections.close_all()
        filling.drop()
    what, took = f"rows in each of {len(filling.TABLES)} tables", time.monotonic() - begun
    return {**figures, "admin run": about(what, [], rows, took, size)}


def disk() -> str:
    """How large the large database is."""
    with superuser("postgres") as connection:
        (size,) = connection.execute(
            "SELECT pg_size_pretty(pg_database_size(%s))", [filling.LARGE_DATABASE]
        ).fetchone()
    return str(size)
