"""What intelligence does by the clock."""

from codex.jobs import defer, task
from intelligence import services


@task(every="*/15 * * * *")
def expire_signals() -> None:
    if services.expire_signals() == services.BATCH:  # there may be more
        defer("intelligence.tasks.expire_signals")
