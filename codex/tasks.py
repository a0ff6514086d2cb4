"""What the ground has done later: invitations are mailed, selections acted on, what is old is forgotten."""

import uuid

from django.conf import settings
from django.utils import timezone

from codex import feed, services
from codex.admin.actions import selections
from codex.jobs import defer, task


@task()
def mail_invitation(invitation: str) -> None:
    services.mail_invitation(invitation=uuid.UUID(invitation))


@task()
def do_bulk_action(bulk_action: str) -> None:
    selections.do_batch(bulk_action=uuid.UUID(bulk_action))


@task(every="53 3 * * *")
def forget_bulk_actions() -> None:
    selections.forget(now=timezone.now())


@task(every="17 3 * * *")
def forget_changes() -> None:
    if feed.forget_changes(before=timezone.now() - settings.CHANGES_KEPT) == feed.BATCH:  # there may be more
        defer("codex.tasks.forget_changes")


@task(every="41 * * * *")
def forget_answers() -> None:
    if services.forget_answers() == services.FORGOTTEN_AT_ONCE:
        defer("codex.tasks.forget_answers")
