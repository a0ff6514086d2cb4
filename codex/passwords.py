"""Signing in with a password, and setting one by an e-mailed link."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from codex import limits
from codex.look import Alike
from codex.models import PersonalToken, User


class Passwords(ModelBackend):
    """Django's, but too many wrong passwords close an account or an address for a while.

    Counted are failures, since programs with basic authentication sign in with every request. Those
    that are checked at the same moment are not counted yet: there are as many as there are workers.
    """

    def authenticate(self, request: Any, username: Any = None, password: Any = None, **options: Any) -> Any:
        """The person, or None; raises limits.TooMany, also for the right password."""
        name = str(options.get(User.USERNAME_FIELD, username) or "").strip().lower()
        who = {"account": name, "address": limits.address(request)}
        failures = limits.so_far(who)
        limits.refuse_above(failures)
        person = super().authenticate(request, username, password, **options)
        if person is None:
            limits.count(who)
        elif any(failure.number for failure in failures):
            limits.forget("account", name)
        return person


class SignIn(Alike, AuthenticationForm):
    """The form of the back office; it says that it is closed for a while."""

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except limits.TooMany as error:
            raise ValidationError(str(error), code="too_many") from error


class PasswordLinkForm(Alike, PasswordResetForm):
    """Django's, but people whom an operator made without a password get a link too."""

    def get_users(self, email: str) -> Iterable[User]:
        try:
            person = User.objects.get_by_natural_key(email)
        except User.DoesNotExist:
            return []
        return [person] if person.is_active else []


class NewPassword(Alike, SetPasswordForm):  # type: ignore[type-arg]
    """Django's."""


def mail_password_link(request: HttpRequest, email: str) -> None:
    """Mail a person the link by which a new password is set; it works once and ends every session."""
    form = PasswordLinkForm({"email": email})
    if form.is_valid():
        form.save(request=request, use_https=request.is_secure())


class EndsTokens:
    """Not about what a password is: another one revokes the person's tokens, as it ends her sessions."""

    def validate(self, password: str, user: Any = None) -> None:
        """Every password is right."""

    def get_help_text(self) -> str:
        return "A new password ends all sessions and revokes all personal tokens."

    def password_changed(self, password: str, user: Any = None) -> None:
        PersonalToken.objects.filter(user=user).delete()
