"""When a session ends by itself: after its time, and when nobody has done anything for a while."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout

from codex.queries import is_operator

BEGAN, SEEN = "began", "seen"  # in the session, seconds since 1970
NOTED = 60  # seconds between two notes that somebody is there, so that a request is not a write
BY_ITSELF = "HTTP_X_BY_ITSELF"  # a page that asks again and again says so: X-By-Itself: yes
LONG_POLL = "/api/v1/changes/"


def end_if_over(request: Any) -> bool:
    """End the request's session where its time is over, and say whether that was so; else note its use.

    What a page or program asks by itself, again and again, keeps no session alive.
    """
    session = request.session
    if session.session_key is None or SESSION_KEY not in session:
        return False
    now = int(time.time())
    began = session.setdefault(BEGAN, now)
    idle = now - session.setdefault(SEEN, now)
    if now - began >= settings.SESSION_COOKIE_AGE or is_idle(request, idle):
        logout(request)
        return True
    if idle >= NOTED and not asked_by_itself(request):
        session[SEEN] = now
    return False


def is_idle(request: Any, seconds: int) -> bool:
    """Whether nobody has done anything for too long; operators have less time than others."""
    shorter, longer = sorted((settings.SESSION_IDLE * 60, settings.SESSION_IDLE_OPERATOR * 60))
    if seconds < shorter or seconds >= longer:  # then it does not matter whose session it is
        return seconds >= longer
    mine = settings.SESSION_IDLE_OPERATOR if is_operator(request.user) else settings.SESSION_IDLE
    return seconds >= mine * 60


def asked_by_itself(request: Any) -> bool:
    """Whether a request was not made by somebody who did something."""
    return BY_ITSELF in request.META or request.path_info == LONG_POLL
