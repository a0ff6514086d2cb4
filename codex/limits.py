"""How often somebody may do something: counted on a connection of its own, so that no rollback undoes it."""

import hashlib
import ipaddress
import math
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections

SWEEP = 600  # seconds between two looks of a process for windows that are over
_swept = -math.inf
# Sorted, so that two requests take the rows of two counters in the same order.
COUNT = """
    INSERT INTO recent_counts AS c (bucket, number, ends_at)
    SELECT bucket, 1, now() + make_interval(secs => seconds)
    FROM unnest(%s::uuid[], %s::float8[]) AS wanted (bucket, seconds) ORDER BY bucket
    ON CONFLICT (bucket) DO UPDATE SET
        number = CASE WHEN c.ends_at > now() THEN c.number + 1 ELSE 1 END,
        ends_at = CASE WHEN c.ends_at > now() THEN c.ends_at ELSE excluded.ends_at END
    RETURNING bucket, number, extract(epoch FROM ends_at - now())::float8
"""
LOOK = """
    SELECT bucket, number, extract(epoch FROM ends_at - now())::float8
    FROM recent_counts WHERE bucket = ANY (%s::uuid[]) AND ends_at > now()
"""


@dataclass(frozen=True)
class Count:
    """How often in the current window, of how many; `seconds` is its length, `left` what is left of it."""

    limit: str
    most: int
    seconds: int
    number: int
    left: int

    @property
    def remaining(self) -> int:
        """How many more there may be."""
        return max(self.most - self.number, 0)


class TooMany(Exception):
    """A limit is reached; it says until when, in seconds."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        minutes = math.ceil(wait / 60)
        super().__init__(f"Too many attempts: try again in {minutes} minute{'s' * (minutes > 1)}.")


def count(subjects: Mapping[str, Any]) -> list[Count]:
    """Count one more for each of these, {"person": id, "workspace": id}, in one statement.

    Limits are named as in settings.RATE_LIMITS; one that is 0 or missing there is not counted.
    """
    counts = _asked(subjects, COUNT, with_seconds=True)
    if counts:
        _sweep()
    return counts


def so_far(subjects: Mapping[str, Any]) -> list[Count]:
    """The same without counting."""
    return _asked(subjects, LOOK, with_seconds=False)


def forget(limit: str, subject: Any) -> None:
    """Begin this counter anew."""
    with connections["counters"].cursor() as cursor:
        cursor.execute("DELETE FROM recent_counts WHERE bucket = %s::uuid", [bucket(limit, subject)])


def refuse_above(counts: list[Count]) -> None:
    """Raise TooMany where as many as there may be have been counted already."""
    full = [each.left for each in counts if not each.remaining]
    if full:
        raise TooMany(max(full))


def forget_old() -> int:
    """Remove the counters whose window is over; their number."""
    with connections["counters"].cursor() as cursor:
        cursor.execute("DELETE FROM recent_counts WHERE ends_at < now()")
        return int(cursor.rowcount)


def bucket(limit: str, subject: Any) -> uuid.UUID:
    """Where something is counted for somebody, whatever was typed and however long."""
    name = f"{limit}:{subject}".encode(errors="surrogatepass")
    return uuid.UUID(bytes=hashlib.sha256(name).digest()[:16])


def address(request: Any) -> str:
    """Where a request comes from; of IPv6 the network, since one house has as many addresses as it likes."""
    meta: dict[str, str] = getattr(request, "META", {})
    forwarded = [each.strip() for each in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()]
    hops = [meta.get("REMOTE_ADDR", ""), *reversed(forwarded)]
    text = hops[min(settings.PROXIES, len(hops) - 1)]
    try:
        place = ipaddress.ip_address(text)
    except ValueError:
        return text
    if place.version == 6 and place.ipv4_mapped:  # how a socket of both versions shows all of version 4
        return str(place.ipv4_mapped)
    return str(ipaddress.ip_network((place, 64), strict=False) if place.version == 6 else place)


def _asked(subjects: Mapping[str, Any], query: str, *, with_seconds: bool) -> list[Count]:
    limits = {name: settings.RATE_LIMITS.get(name, (0, 0)) for name in subjects}
    buckets = {bucket(name, subjects[name]): name for name, (most, _) in limits.items() if most}
    if not buckets:
        return []
    seconds = [float(limits[name][1]) for name in buckets.values()]
    with connections["counters"].cursor() as cursor:
        cursor.execute(query, [list(buckets), seconds] if with_seconds else [list(buckets)])
        found = {its: (number, left) for its, number, left in cursor.fetchall()}
    counts = []
    for its, name in buckets.items():
        number, left = found.get(its, (0, limits[name][1]))
        counts.append(Count(name, *limits[name], number, math.ceil(left)))
    return counts


def _sweep() -> None:
    global _swept
    if time.monotonic() - _swept > SWEEP:
        _swept = time.monotonic()
        forget_old()
