"""What a form can say before the database is asked."""

import json
import zoneinfo
from typing import Any

from django.core.exceptions import ValidationError


def known_timezone(name: str) -> None:
    """Refuse what is no IANA time zone."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Give an IANA time zone such as Europe/Berlin.", code="timezone")


def storable(value: Any) -> None:
    """Refuse NUL and lone surrogates anywhere in a text or JSON value: PostgreSQL stores neither."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    if "\0" in text or "\\u0000" in text or not _encodable(text):
        raise ValidationError("This contains a character that cannot be stored.", code="unstorable")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
