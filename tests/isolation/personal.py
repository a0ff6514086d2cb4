"""Attempts at what belongs to a person: she reads, changes and deletes her own, as far as it is hers."""

from collections.abc import Iterator

from psycopg import sql

from tests.isolation.attempts import DONE, NOTHING, Probe
from tests.isolation.rows import insert
from tests.isolation.world import WHOSE, World

COLLEAGUE = "colleague"  # a viewer, whose the row of each personal table is
# What a person may change of her own, and a column that is not hers to change.
CHANGES = {
    "answered_requests": "status = 201",
    "bulk_actions": "state = 'stopped'",
    "bulk_action_rows": "outcome = 'done'",
    "user_achievements": "visibility = 'public'",
    "user_notifications": "is_read = true, read_at = now()",
}
ADDED = {"answered_requests", "bulk_actions", "bulk_action_rows", "import_files"}  # what she may add
REMOVABLE = {  # what she may delete of her own
    *("answered_requests", "bulk_actions", "import_files", "user_notifications"),
}
OWN = {
    *("answered_requests", "bulk_actions", "bulk_action_rows", "import_files"),
    *("user_achievements", "user_stats", "points_ledger", "user_notifications"),
}


def of_a_person(world: World, table: str) -> Iterator[Probe]:
    """What the colleague does with her own row, and with everybody's at once."""
    name, mine = sql.Identifier(table), {"own": world.acme.target(table)}
    if table not in OWN:
        return
    read = sql.SQL("SELECT FROM {} WHERE id = %(own)s").format(name)
    yield Probe("reads her own row", COLLEAGUE, read, mine, DONE)
    if table in ADDED:
        fresh = world.acme.fresh(table, "mine")
        yield Probe("adds her own row", COLLEAGUE, insert(table, fresh), fresh, DONE)
    if table in REMOVABLE:
        remove = sql.SQL("DELETE FROM {} WHERE id = %(own)s").format(name)
        yield Probe("deletes her own row", COLLEAGUE, remove, mine, DONE)
    if table not in CHANGES:
        return
    change = sql.SQL(f"UPDATE {{}} SET {CHANGES[table]}").format(name)
    yield Probe("changes her own row", COLLEAGUE, change + sql.SQL(" WHERE id = %(own)s"), mine, DONE)
    # Where no column is read, only the policy for UPDATE keeps the rows apart.
    yield Probe("changes all that she may", COLLEAGUE, change, {}, world.acme.hers(table))
    whose = sql.Identifier(WHOSE[table])
    give = sql.SQL("UPDATE {} SET {} = %(who)s").format(name, whose)
    yield Probe(
        "gives her own row away", COLLEAGUE, give, {"who": str(world.acme.people["analyst"])}, NOTHING
    )
