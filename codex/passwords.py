"""Setting a password by an e-mailed link, for those who forgot theirs and those who never had one."""

from collections.abc import Iterable

from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpRequest

from codex.models import User


class PasswordLinkForm(PasswordResetForm):
    """Django's, but people whom an operator made without a password get a link too."""

    def get_users(self, email: str) -> Iterable[User]:
        try:
            person = User.objects.get_by_natural_key(email)
        except User.DoesNotExist:
            return []
        return [person] if person.is_active else []


def mail_password_link(request: HttpRequest, email: str) -> None:
    """Mail a person the link by which a new password is set; it works once and ends every session."""
    form = PasswordLinkForm({"email": email})
    if form.is_valid():
        form.save(request=request, use_https=request.is_secure())
