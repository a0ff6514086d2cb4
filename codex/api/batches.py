"""Many things in one request, each done and answered for itself: 207 with a status for every entry."""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, transaction
from rest_framework import serializers
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api.refusing import explain
from codex.refusals import refusal_of

MOST_REFUSED = 100  # by the database: each is looked for by halves, which takes its time
Done = list[dict[str, Any]]  # {status, id, ...} of each entry
Entries = list[tuple[int, Any]]  # a place in the list, and what was sent there


def each(
    request: Request,
    name: str,
    entry: type[serializers.Serializer[Any]],
    do: Callable[[list[Any]], Done],
    most: int,
) -> Response:
    """Do what {name: [entry, ...]} says, at most so many; `do` takes the valid ones and may raise for any.

    Refused entries leave no trace and keep no other from being done. What concerns them all, such as a role
    that may not write, refuses the whole request; so do more than MOST_REFUSED that the database refuses.
    """
    results: dict[int, dict[str, Any]] = {}
    wrong: dict[int, dict[str, Any]] = {}
    valid: Entries = []
    for place, sent in enumerate(listed(request.data, name, most)):
        its = entry(data=sent)
        if its.is_valid():
            valid.append((place, its.validated_data))
        else:
            results[place] = refused(ValidationError(its.errors), request)
    results |= done(valid, do, request, wrong)
    if len(wrong) > MOST_REFUSED:
        place, first = min(wrong.items())
        said = f"More than {MOST_REFUSED} of these are refused, and nothing was done."
        raise ValidationError({name: [f"{said} The first, at place {place}: {first['problem']['detail']}"]})
    return Response({"results": [results[place] for place in sorted(results)]}, status=207)


def listed(data: Any, name: str, most: int) -> list[Any]:
    """The entries of a request; raises ValidationError where there are none, or too many."""
    entries = data.get(name) if isinstance(data, dict) and data.keys() == {name} else None
    if not isinstance(entries, list) or not 1 <= len(entries) <= most:
        raise ValidationError({name: [f"Give a list of 1 to {most:,} entries, and nothing else."]})
    return entries


def done(
    entries: Entries, do: Callable[[list[Any]], Done], request: Request, wrong: dict[int, dict[str, Any]]
) -> dict[int, dict[str, Any]]:
    """What came of each: all at once, and by halves where something among them is refused, noted as wrong."""
    if not entries or len(wrong) > MOST_REFUSED:
        return {}
    try:
        with transaction.atomic():
            made = do([sent for _, sent in entries])
    except (DatabaseError, APIException) as error:
        if concerns_all(error):
            raise
        if len(entries) == 1:
            its = wrong[entries[0][0]] = refused(error, request)
            return {entries[0][0]: its}
        half = len(entries) // 2
        return done(entries[:half], do, request, wrong) | done(entries[half:], do, request, wrong)
    return {place: its for (place, _), its in zip(entries, made, strict=True)}


def concerns_all(error: Exception) -> bool:
    """Whether an error is no matter of one entry: a role, a workspace, a lock, a fault of ours."""
    if not isinstance(error, DatabaseError):
        return False
    refusal = refusal_of(error)
    return refusal is None or refusal.status != 400


def refused(error: Exception, request: Request) -> dict[str, Any]:
    """The answer for one entry."""
    answer = explain(error, {"request": request})
    if answer is None:
        raise error
    return {"status": answer.status_code, "problem": answer.data}
