"""What the ground has done later: invitations are mailed."""

import uuid

from codex import services
from codex.jobs import task


@task()
def mail_invitation(invitation: str) -> None:
    services.mail_invitation(invitation=uuid.UUID(invitation))
