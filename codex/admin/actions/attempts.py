"""Acting on rows one by one, so that one's refusal keeps no other; and trying that out, to show it."""

import copy
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.utils import display_for_value
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connections, models, router, transaction

from codex.admin.actions.action import Action, Given, Refused
from codex.admin.forms import blame
from codex.admin.history import text

GONE = "It is gone by now."
GROUP = 50  # rows
UNTOLD = {"updated_at"}  # changes with every write


@dataclass
class Outcome:
    """What came of a row, or of all as one: refused and why, or done, what is said of it, what changed."""

    row: Any
    name: str
    said: str = ""
    refused: str = ""
    gone: bool = False
    changes: list[tuple[str, str, str]] = field(default_factory=list)  # column, before, after

    @property
    def line(self) -> str:
        """What there is to say of it, with the row's name where it is about one."""
        came = self.refused or self.said
        return came if isinstance(self.row, list) else f"{self.name}: {came}"


def attempt(action: Action, rows: Sequence[Any], given: Given) -> Iterator[Outcome]:
    """Act on each row inside a savepoint of its own, or on all as one; a fault of ours ends it all."""
    parts: Iterable[Any] = [list(rows)] if action.together and rows else rows
    for part in parts:
        name = f"All {len(part)} together" if action.together else str(part)  # before it is changed
        outcome = Outcome(part, name)
        try:
            with transaction.atomic(using=router.db_for_write(type(rows[0]))):
                came = action.act(part, given)
                outcome.said = came if isinstance(came, str) else ""
        except Refused as error:
            outcome.refused = str(error)
        except ObjectDoesNotExist:
            outcome.refused, outcome.gone = GONE, True
        except DatabaseError as error:
            outcome.refused = blame(error).refusal.sentence
        yield outcome


def attempt_many(action: Action, rows: Sequence[Any], given: Given) -> Iterator[list[Outcome]]:
    """The same for many rows, group by group: one savepoint for all, one for each only where one refuses.

    Two of three questions to the database are saved, and more subtransactions than it remembers.
    """
    for first in range(0, len(rows), GROUP):
        group = rows[first : first + GROUP]
        yield _all_of(action, group, given) or list(attempt(action, group, given))


def _all_of(action: Action, rows: Sequence[Any], given: Given) -> list[Outcome]:
    """Act on all of these rows; where one of them refuses, on none, and return nothing."""
    try:
        with transaction.atomic(using=router.db_for_write(type(rows[0]))):
            for row in rows:
                action.act(copy.copy(row), given)  # what is undone must not be left in the row
    except (Refused, ObjectDoesNotExist, DatabaseError):  # told by whoever is asked alone
        return []
    return [Outcome(row, "") for row in rows]


def try_out(action: Action, rows: Sequence[Any], given: Given) -> list[Outcome]:
    """What acting on these rows would come to: it is done, looked at, and undone."""
    if not rows:
        return []
    before = {row.pk: values_of(row) for row in rows}  # as they are now: services change what they are given
    alias = router.db_for_write(type(rows[0]))
    with transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:  # a page waits for nobody; undone with the rest
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
        outcomes = list(attempt(action, rows, given))
        after = {pk: values_of(row) for pk, row in type(rows[0])._base_manager.in_bulk(list(before)).items()}
        transaction.set_rollback(True, using=alias)
    if not action.together:
        names = _names(type(rows[0]), [*before.values(), *after.values()])
        for each in outcomes:
            pk = each.row.pk
            if not each.refused and pk in after:
                each.changes = list(_between(type(each.row), before[pk], after[pk], names))
    return outcomes


def values_of(row: Any) -> dict[str, Any]:
    """The values of a row's columns, save secrets."""
    return {
        column.attname: column.value_from_object(row)
        for column in row._meta.concrete_fields
        if column.name not in UNTOLD and not isinstance(column, models.BinaryField)
    }


def _between(
    model: Any, before: dict[str, Any], after: dict[str, Any], names: dict[tuple[str, Any], str]
) -> Iterator[tuple[str, str, str]]:
    for column in model._meta.concrete_fields:
        was, now = before.get(column.attname), after.get(column.attname)
        if was != now:
            yield str(column.verbose_name), _shown(column, was, names), _shown(column, now, names)


def _names(model: Any, values: list[dict[str, Any]]) -> dict[tuple[str, Any], str]:
    """What rows and people are called that were or are referred to; one query for each column."""
    names: dict[tuple[str, Any], str] = {}
    for column in model._meta.concrete_fields:
        ids = {each[column.attname] for each in values if column.remote_field} - {None}
        if len(ids) > 0 and column.name != "workspace":
            found = column.related_model._base_manager.in_bulk(ids)
            names |= {(column.attname, pk): str(row) for pk, row in found.items()}
    return names


def _shown(column: Any, value: Any, names: dict[tuple[str, Any], str]) -> str:
    if name := names.get((column.attname, value)) if isinstance(value, uuid.UUID) else None:
        return name
    if isinstance(value, bool):
        return "yes" if value else "no"
    word = dict(column.flatchoices).get(value) if isinstance(value, str) else None
    if word is not None:
        return str(word)
    return text(value if isinstance(value, dict | list) else display_for_value(value, ""))
