"""The second factor of signing in: setting it up, proving it, taking it away. The mechanics are allauth's."""

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import connection, router, transaction
from django.utils.crypto import constant_time_compare

from codex import limits
from codex.standing import FACTOR

SECRET = "second_factor_secret"  # noqa: S105 (in a session, encrypted: the one that is being set up)
WRONG = "This code is wrong, was used already or is too old."
TOTP, RECOVERY = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
# A step counts once, also for two requests at the same moment: the second waits here and finds it taken.
TAKE_STEP = """
    UPDATE mfa_authenticator
    SET data = jsonb_set(data, '{last_step}', to_jsonb(%s::bigint)), last_used_at = now()
    WHERE id = %s::bigint AND COALESCE((data ->> 'last_step')::bigint, 0) < %s::bigint
"""


class Secrets(DefaultMFAAdapter):
    """Keeps what is stored of a factor encrypted, by a key drawn from SECRET_KEY."""

    def encrypt(self, text: str) -> str:
        return ciphers().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return ciphers().decrypt(encrypted_text.encode()).decode()


def ciphers() -> MultiFernet:
    """By the present key, and to read also by those before it (SECRET_KEY_FALLBACKS)."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = (
        hashlib.blake2b(key.encode(), digest_size=32, person=b"second factor").digest() for key in keys
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def begin(session: Any) -> str:
    """The secret that a person is setting up in this session; the same until it is done."""
    if SECRET not in session:
        session[SECRET] = Secrets().encrypt(totp.generate_totp_secret())
    return Secrets().decrypt(session[SECRET])


def picture(user: Any, secret: str) -> str:
    """The secret for a phone's camera, as SVG."""
    secrets = Secrets()
    svg: str = secrets.build_totp_svg(secrets.build_totp_url(user, secret))
    return svg


def set_up(session: Any, user: Any, code: str) -> list[str] | None:
    """Make the secret of this session the person's factor, once a code of it is shown; her recovery codes.

    None where the code is wrong. The session counts as proven.
    """
    step = step_of(begin(session), code)
    if step is None:
        return None
    factor = totp.TOTP.activate(user, begin(session)).instance
    take(factor, step)
    del session[SECRET]
    codes = new_codes(user)
    session[FACTOR] = first_factor(user)
    return codes


def accepts(user: Any, code: str) -> bool:
    """Whether this is a code of the person's phone, or one of her recovery codes; either counts once.

    Raises limits.TooMany, also for the right one: each try is counted for the account before it is looked at.
    """
    for each in limits.count({"code": user.pk}):
        if each.number > each.most:
            raise limits.TooMany(each.left)
    if any(matches(factor, code.replace(" ", "")) for factor in Authenticator.objects.filter(user=user)):
        limits.forget("code", user.pk)
        return True
    return False


def matches(factor: Authenticator, code: str) -> bool:
    """Whether a code is one of this factor, and was not used before."""
    if factor.type == TOTP:
        step = step_of(Secrets().decrypt(factor.data["secret"]), code)
        return step is not None and take(factor, step)
    return factor.type == RECOVERY and bool(RecoveryCodes(factor).validate_code(code))


def step_of(secret: str, code: str) -> int | None:
    """The half minute whose code this is, of those that are still taken."""
    step: int
    for step in totp.yield_hotp_counters_from_time():
        if constant_time_compare(code, totp.format_hotp_value(totp.hotp_value(secret, step))):
            return step
    return None


def take(factor: Authenticator, step: int) -> bool:
    """Use up a half minute's code and all before it; False where that has been done."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE_STEP, [step, factor.pk, step])
        return bool(cursor.rowcount)


def new_codes(user: Any) -> list[str]:
    """Other recovery codes, instead of those from before."""
    Authenticator.objects.filter(user=user, type=RECOVERY).delete()
    codes: list[str] = RecoveryCodes.activate(user).generate_codes()
    return codes


def codes_left(user: Any) -> int:
    """How many recovery codes were not used yet."""
    kept = Authenticator.objects.filter(user=user, type=RECOVERY).first()
    return len(RecoveryCodes(kept).get_unused_codes()) if kept else 0


def first_factor(user: Any) -> int | None:
    """The number of the factor that sessions are proven by."""
    first = Authenticator.objects.filter(user=user, type=TOTP).order_by("pk").first()
    return first.pk if first else None


def remove(user: Any) -> bool:
    """Take away a person's second factor with all that belongs to it; False where there was none."""
    alias = router.db_for_write(Authenticator)
    with transaction.atomic(using=alias):
        return bool(Authenticator.objects.filter(user=user)._raw_delete(alias))
