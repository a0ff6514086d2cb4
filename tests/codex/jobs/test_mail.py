"""Invitations are mailed by a job: once, again where the server was down, and visibly not at all."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone

from codex import services
from codex.models import User, Workspace, WorkspaceInvitation
from codex.tenancy import routed_to, working_in
from tests.codex.jobs.workers import jobs, work_off
from tests.conftest import inside

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
Errors = Callable[[], list[tuple[int, str]]]


@pytest.fixture
def down(settings: Any) -> Callable[[], None]:
    """The mail server does not answer, until this is called."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    kept = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port

    def up() -> None:
        settings.EMAIL_BACKEND = kept

    return up


def invite(workspace: Workspace, by: User) -> WorkspaceInvitation:
    invitation = WorkspaceInvitation(workspace=workspace, email="nina@example.com", role="viewer")
    with working_in(workspace, by):
        services.send_invitation(invitation=invitation)
    return invitation


def now_due() -> None:
    """What waits for its next attempt waits no longer."""
    with connections["operator"].cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")


def secret(invitation: WorkspaceInvitation) -> Any:
    with routed_to("operator"):
        return WorkspaceInvitation.objects.get(pk=invitation.pk).digest


def test_it_is_mailed_once_however_often_its_job_runs(committed: None, acme: Workspace, ada: User) -> None:
    invitation = invite(acme, ada)
    work_off()
    with connections["operator"].cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'todo'")

    work_off()

    assert [letter.to for letter in mail.outbox] == [["nina@example.com"]]
    token = str(mail.outbox[0].body).partition("/invitations/")[2].partition("/")[0]
    assert bytes(secret(invitation)) == services.read_token(token)[1]


def test_the_secret_is_in_no_jobs_arguments(committed: None, acme: Workspace, ada: User) -> None:
    invitation = invite(acme, ada)

    (job,) = jobs()
    assert job.args == {"workspace": str(acme.pk), "user": str(ada.pk), "invitation": str(invitation.pk)}
    assert job.lock == f"{acme.pk}:invitation:{invitation.pk}"


def test_a_mail_that_could_not_be_sent_is_sent_later(
    down: Callable[[], None], errors: Errors, acme: Workspace, ada: User
) -> None:
    invitation = invite(acme, ada)
    before = timezone.now()
    work_off()
    (waiting,), owed = jobs(), secret(invitation)
    down()
    now_due()
    work_off()

    assert (waiting.status, waiting.attempts, owed) == ("todo", 1, None)
    assert 5 <= (waiting.scheduled_at - before).total_seconds() <= 70
    assert errors() == [(1, "ConnectionRefusedError: [Errno 111] Connection refused")]
    assert [letter.to for letter in mail.outbox] == [["nina@example.com"]]


def test_a_mail_that_can_never_be_sent_is_given_up(
    down: Callable[[], None], errors: Errors, acme: Workspace, ada: User
) -> None:
    invite(acme, ada)
    for _ in range(9):
        now_due()
        work_off()

    assert [(job.status, job.attempts) for job in jobs()] == [("failed", 8)]
    assert [attempt for attempt, _ in errors()] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_what_was_withdrawn_meanwhile_is_not_mailed(committed: None, acme: Workspace, ada: User) -> None:
    invite(acme, ada)
    with inside(acme):
        WorkspaceInvitation.objects.all().delete()

    work_off()

    assert mail.outbox == []
    assert [job.status for job in jobs()] == ["succeeded"]


def test_what_a_manager_sent_who_is_none_any_more_is_not_mailed(
    committed: None, acme: Workspace, admin: User
) -> None:
    invite(acme, admin)
    with routed_to("operator"):
        User.objects.filter(pk=admin.pk).update(is_active=False)

    work_off()

    assert mail.outbox == []
    assert [job.status for job in jobs()] == ["failed"]
