"""The change feed waits for every transaction of the server: in tests, for those of other tests too."""

import threading
import time

from django.db import connections

PATIENCE = 60  # seconds
# Who writes in other databases of the server, those of other test processes, since before the newest change
# here, which the feed tells once they have ended. Whoever began later is in nobody's way.
OTHERS = """
    SELECT EXISTS (
        SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted
            AND a.datname IS DISTINCT FROM current_database()
            AND l.transactionid::text::bigint < (SELECT max(transaction) % 4294967296 FROM changes)
    )
"""


def wait_for_others() -> None:
    """Come back once nobody writes elsewhere whom the feed would wait for; there is no event for that."""
    until = time.perf_counter() + PATIENCE
    with connections["operator"].cursor() as cursor:
        while True:
            cursor.execute(OTHERS)
            (busy,) = cursor.fetchone()
            if not busy or time.perf_counter() > until:
                return
            threading.Event().wait(0.01)  # a test may have its own idea of sleeping
