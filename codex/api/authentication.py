"""Who asks: a person by password, session or token, or a workspace's key."""

from typing import Any

from django.db import connections
from django.utils import timezone
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from rest_framework.authentication import (
    BaseAuthentication,
    BasicAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from codex import limits
from codex.models import User
from codex.services import read_key
from codex.standing import standing_of
from codex.tenancy import Entered, NoEntry, enter_workspace, enter_workspace_with_key

NO_TOKEN = "This token is unknown, revoked or expired, or its person cannot sign in any more."  # noqa: S105
# Written out, since every request asks it: the ORM takes three times as long to put it together.
WHOSE = """
    SELECT u.* FROM personal_tokens t JOIN users u ON u.id = t.user_id
    WHERE t.digest = %s::text AND t.expiry > %s::timestamptz AND u.is_active
"""
NO_KEY = "This key is unknown, revoked or expired, or its workspace is closed."


class KeyHolder:
    """Whoever holds a key: somebody, but nobody in particular."""

    is_authenticated = is_active = True
    is_anonymous = is_staff = False
    pk = id = None

    def __str__(self) -> str:
        return "a workspace key"


class SecondFactorNeeded(AuthenticationFailed):
    """A password is not enough: the person has a second factor, or is an operator and must have one."""

    problem = "second_factor"
    default_detail = (
        "The password alone opens nothing for this account: make a token with a code of the second factor, "
        "or sign in to the back office with it."
    )


class Password(BasicAuthentication):
    """Basic authentication, for whom that is enough; too many wrong passwords are told when to come back."""

    def authenticate_credentials(self, userid: Any, password: Any, request: Any = None) -> Any:
        try:
            found = super().authenticate_credentials(userid, password, request)
        except limits.TooMany as error:
            raise Throttled(wait=error.wait, detail=str(error)) from error
        if standing_of(found[0]).needs_factor:
            raise SecondFactorNeeded
        return found


class Session(SessionAuthentication):
    """The session of the back office, once it was shown all that the person needs to show."""

    def authenticate(self, request: Request) -> Any:
        found = super().authenticate(request)
        if found and not standing_of(found[0]).proven(request._request.session):
            raise SecondFactorNeeded
        return found


class Token(TokenAuthentication):
    """knox's, asking one query by the digest and writing nothing: `Authorization: Token ...`."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, None]:
        digest = hash_token(token.decode("latin-1"))
        for person in User.objects.raw(WHOSE, [digest, timezone.now()]):
            return person, None
        raise AuthenticationFailed(NO_TOKEN)


class Key(BaseAuthentication):
    """A workspace's key, which enters its workspace at once: `Authorization: Bearer codex_...`."""

    def authenticate(self, request: Request) -> tuple[KeyHolder, Entered] | None:
        token = bearer(request)
        if token is None:
            return None
        try:
            entered = enter_workspace_with_key(*read_key(token))
        except NoEntry as error:
            raise AuthenticationFailed(NO_KEY) from error
        note_use(entered)
        return KeyHolder(), entered

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def bearer(request: Request) -> str | None:
    """What stands in the header Authorization after Bearer."""
    scheme, _, token = get_authorization_header(request).partition(b" ")
    return token.strip().decode("latin-1") if scheme.lower() == b"bearer" else None


def enter_again(request: Request, was: Entered) -> None:
    """Enter in another transaction what a request had entered; raises NoEntry if it may not any more."""
    if was.key:
        enter_workspace_with_key(*read_key(bearer(request) or ""))
    else:
        enter_workspace(was.workspace_id, was.user_id)


def note_use(entered: Entered) -> None:
    """Remember that the key was used, once a minute, whatever becomes of the request."""
    if entered.key and not entered.key.noted:
        with connections["counters"].cursor() as cursor:
            cursor.execute("SELECT note_key_use(%s::uuid, %s::uuid)", [entered.workspace_id, entered.key.id])


WAYS = [Password, Token, Key, Session]
