"""What alerts do by the clock."""

from alerts import services
from codex.jobs import defer, task


@task(every="*/5 * * * *")
def expire_alerts() -> None:
    if services.expire_alerts() == services.BATCH:  # there may be more
        defer("alerts.tasks.expire_alerts")


@task(every="*/5 * * * *")
def expire_notifications() -> None:
    if services.expire_notifications() == services.BATCH:
        defer("alerts.tasks.expire_notifications")
