"""What can be done with the ground: make a workspace, invite and be invited, give keys and take them back."""

import datetime
import hashlib
import secrets
import string
import uuid
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone

from codex.jobs import defer
from codex.models import ApiKey, User, Workspace, WorkspaceInvitation
from codex.models.workspaces import INVITATION_LASTS, new_secret
from codex.queries import ask
from codex.refusals import explains
from codex.tenancy import Entered, adopt, current_user_id, current_workspace_id, through_a_door

FORGOTTEN_AT_ONCE = 1000  # answers to requests, of up to 4 MB each
NONE = (uuid.UUID(int=0), b"")  # the workspace and the digest of no secret


@explains("workspace_members_keep_an_owner", field="role")
def _keeps_an_owner(facts: dict[str, Any]) -> str:
    return "A workspace keeps at least one owner: make somebody else an owner first."


@explains("operator_roles_keep_an_admin")
def _keeps_an_admin(facts: dict[str, Any]) -> str:
    return "The ground keeps at least one admin: make another operator one first."


@explains("operator_roles_nobody_raises_himself")
def _nobody_raises_himself(facts: dict[str, Any]) -> str:
    return "Nobody raises himself: ask another operator who is admin of the ground."


def create_workspace(
    *, name: str, slug: str, owner: User, timezone: str = "UTC", currency: str = "EUR"
) -> Workspace:
    """Make a workspace with its first owner, and enter it for the rest of the transaction.

    Raises IntegrityError for a slug that is taken or malformed (codex.refusals has the words).
    """
    (workspace_id,) = through_a_door(
        "SELECT create_workspace(%s::text, %s::text, %s::uuid, %s::text, %s::text)",
        [name, slug, owner.pk, timezone, currency],
    )
    adopt(workspace_id, owner.pk, "owner")
    made: Workspace = Workspace.objects.get(pk=workspace_id)
    return made


def send_invitation(
    *, invitation: WorkspaceInvitation, by: Any = None, now: datetime.datetime | None = None
) -> None:
    """Save an invitation with a new expiry and have it mailed; earlier links stop working.

    A worker mails it once this is committed, in the name of whoever sends it, who is the one that entered or
    `by`: not at all if she has no right to it any more by then.
    """
    invitation.digest = None
    invitation.expires_at = (now or timezone.now()) + INVITATION_LASTS
    sender = by.pk if by else current_user_id()
    invitation.invited_by_id = invitation.invited_by_id or sender
    invitation.save()
    defer(
        "codex.tasks.mail_invitation",
        lock=f"invitation:{invitation.pk}",
        workspace=invitation.workspace_id,
        user=sender,
        invitation=invitation.pk,
    )


def mail_invitation(*, invitation: uuid.UUID, now: datetime.datetime | None = None) -> None:
    """Draw the secret of an invitation that is owed its mail, and mail its link; only a digest is kept.

    Nothing is mailed twice, nor after it was withdrawn, was taken up or has expired. Raises OSError where the
    mail server does not take it (smtplib's errors are among these).
    """
    owed = WorkspaceInvitation.objects.filter(pk=invitation, digest=None, accepted_at=None)
    found = owed.filter(expires_at__gt=now or timezone.now()).select_for_update(of=("self",)).first()
    if found is None:
        return
    secret = new_secret()
    found.digest = digest_of(secret)
    found.save(update_fields=["digest"])
    url = f"{settings.SITE.rstrip('/')}/invitations/{found.workspace_id}.{secret}/"
    facts = {"invitation": found, "url": url, "workspace": found.workspace}
    subject = " ".join(f"You are invited to {found.workspace.name} on Codex".split())  # one line
    text = render_to_string("codex/invitation.txt", facts)
    # Last: a failure takes the digest back, and the next attempt draws another secret.
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [found.email])


def accept_invitation(*, token: str, user: User) -> Entered:
    """Make the invited person a member, and enter the workspace as that member.

    Raises DatabaseError with SQLSTATE W0003 when the token is unknown, used, expired or for another
    e-mail address: the four answer alike.
    """
    workspace_id, digest = read_token(token)
    (role,) = through_a_door(
        "SELECT accept_invitation(%s::uuid, %s::bytea, %s::uuid)", [workspace_id, digest, user.pk]
    )
    return adopt(workspace_id, user.pk, role)


def forget_answers() -> int:
    """Delete answers of the entered workspace that are kept for repeats no longer, at most FORGOTTEN_AT_ONCE.

    Returns how many. Only for jobs: raises DatabaseError with SQLSTATE 42501 for people.
    """
    asked = [current_workspace_id(), FORGOTTEN_AT_ONCE]
    ((number,),) = ask("forget_answers(%s::uuid, %s::integer)", asked)
    return int(number)


class KeyIsRevoked(Exception):
    """A key that was revoked stays so: nothing gives it a secret again."""


def issue_key(*, key: ApiKey) -> str:
    """Store a new key, and return its token, which nobody can be shown again."""
    key.prefix = "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(8))
    return _with_secret(key)


def rotate_key(*, key: ApiKey, overlap: datetime.timedelta, now: datetime.datetime | None = None) -> str:
    """Give a key a new secret and return its token; the one before works until the overlap is over.

    Only one does: a secret from before an earlier rotation ends at once. Raises KeyIsRevoked.
    """
    its = ApiKey.objects.select_for_update().get(pk=key.pk)  # two at once: each gives a secret that works
    if its.revoked_at:
        raise KeyIsRevoked
    its.previous_digest, its.previous_until = None, None
    if overlap:
        its.previous_digest, its.previous_until = its.digest, (now or timezone.now()) + overlap
    return _with_secret(its)


def revoke_key(*, key: ApiKey, now: datetime.datetime | None = None) -> None:
    """End a key with all its secrets, from its next request on."""
    if not key.revoked_at:
        key.revoked_at = now or timezone.now()
        key.save(update_fields=["revoked_at"])


def _with_secret(key: ApiKey) -> str:
    workspace_id: Any = key.workspace_id
    token = f"codex_{workspace_id.hex}_{key.prefix}.{new_secret()}"
    key.digest = digest_of(token)
    changed = ["prefix", "digest", "previous_digest", "previous_until"]
    key.save(update_fields=None if key._state.adding else changed)
    return token


def read_key(token: str) -> tuple[uuid.UUID, bytes]:
    """The workspace and the digest that a key's token stands for; rubbish stands for none."""
    word, _, rest = token.partition("_")
    workspace, _, _ = rest.partition("_")
    try:
        return (uuid.UUID(workspace), digest_of(token)) if word == "codex" else NONE
    except ValueError:
        return NONE


def read_token(token: str) -> tuple[uuid.UUID, bytes]:
    """The workspace and the digest that an invitation's token stands for; rubbish stands for none."""
    workspace, _, secret = token.partition(".")
    try:
        return uuid.UUID(workspace), digest_of(secret)
    except ValueError:
        return NONE


def digest_of(secret: str) -> bytes:
    """What is kept of a secret: its SHA-256."""
    return hashlib.sha256(secret.encode()).digest()
