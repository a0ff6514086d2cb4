"""Why the database refused a write, in one sentence at its field: the one place where errors become words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import DatabaseError, DataError
from django.utils.text import capfirst

from codex.rules import Rule, Unique

Words = Callable[[dict[str, Any]], str]
_WORDS: dict[str, tuple[str, Words]] = {}


@dataclass(frozen=True)
class Refusal:
    """What was refused: `status` is the HTTP status that says so, `field` is empty where none is to blame.

    `rule` is the name of the constraint or the SQLSTATE: programs may rely on it.
    """

    status: int
    field: str
    sentence: str
    rule: str = ""

    @property
    def lines(self) -> dict[str, list[str]]:
        """As a form and an API answer show it: the field, or the whole, with its sentence."""
        return {self.field or "non_field_errors": [self.sentence]}


# By SQLSTATE: what PostgreSQL itself refuses, whatever the table.
GENERAL = {
    "22001": (400, "A text is longer than its field allows."),
    "22003": (400, "A number is outside its field's range."),
    "22007": (400, "A date or time cannot be read."),
    "22008": (400, "A date or time is out of range."),
    "22021": (400, "A text contains a character that cannot be stored."),
    "22P02": (400, "A value has the wrong form for its field."),
    "22P05": (400, "A text contains a character that cannot be stored."),
    "23001": (409, "Something else still refers to this."),  # of RESTRICT, since PostgreSQL 18
    "40001": (409, "Somebody else changed this at the same moment; please try again."),
    "40P01": (409, "Somebody else changed this at the same moment; please try again."),
    "42501": (403, "Your role in this workspace does not allow this."),
    "55P03": (409, "Somebody else is changing this right now; please try again."),
    "57014": (503, "This took too long and was stopped; nothing was changed."),
    "W0002": (404, "There is no such workspace, or you are not a member of it."),
    "W0004": (404, "There is no such workspace, or you are not a member of it."),
    "W0005": (403, "Your role as an operator does not allow this here."),
    "W0003": (404, "This invitation does not exist, or is no longer valid, or is for another address."),
}


def explains(rule: str, field: str = "") -> Callable[[Words], Words]:
    """Gives a trigger's rule its words: a function of the facts in the error's DETAIL."""

    def register(words: Words) -> Words:
        _WORDS[rule] = (field, words)
        return words

    return register


def refusal_of(error: DatabaseError) -> Refusal | None:
    """The words for an error of the database; None where it is a fault of ours and not a refusal."""
    diagnosis = getattr(error.__cause__, "diag", None)
    state = getattr(error.__cause__, "sqlstate", None)
    if diagnosis is None or state is None:
        return _without_state(error)
    constraint = diagnosis.constraint_name or ""
    if constraint in _WORDS:
        field, words = _WORDS[constraint]
        return Refusal(400, field, words(json.loads(diagnosis.message_detail or "{}")), constraint)
    if constraint in _declared():
        return Refusal(400, *_declared()[constraint], constraint)
    if state in ("23503", "23502"):
        return _about_column(state, diagnosis)
    if state in GENERAL:
        status, sentence = GENERAL[state]
        return Refusal(status, "", sentence, state)
    if state.startswith("23"):  # a rule of a trigger without words of its own says it itself
        said = _sentence(diagnosis.message_primary, diagnosis.message_hint)
        return Refusal(400, "", said, constraint or state)
    return None


def _without_state(error: DatabaseError) -> Refusal | None:
    if isinstance(error, DataError):  # the driver itself sends no NUL
        return Refusal(400, "", GENERAL["22021"][1], "22021")
    # Row security hides from an UPDATE what the role may not change: no row is an answer too.
    if "did not affect any rows" in str(error):
        return Refusal(403, "", "Your role does not allow changing this, or it is gone by now.", "42501")
    return None


def _about_column(state: str, diagnosis: Any) -> Refusal:
    if state == "23502":
        return Refusal(400, _field_of(diagnosis.column_name or ""), "This is needed.", "required")
    table = diagnosis.table_name or ""
    column = (diagnosis.constraint_name or "").removeprefix(f"{table}_").removesuffix("_fk")
    if "still referenced" in (diagnosis.message_detail or ""):
        return Refusal(409, "", "Something else still refers to this.", "23503")
    place = _shared().get(diagnosis.constraint_name or "", "workspace")
    return Refusal(400, _field_of(column), f"There is no such row in this {place}.", "does_not_exist")


def _field_of(column: str) -> str:
    return column.removesuffix("_id")


def _sentence(message: str | None, hint: str | None) -> str:
    parts = [capfirst(part).rstrip(".") + "." for part in (message, hint) if part]
    return " ".join(parts)


@cache
def _shared() -> dict[str, str]:
    """Foreign key name -> what both rows are part of, where that is less than the workspace."""
    return {
        f"{model._meta.db_table}_{field.column}_fk": within
        for model in apps.get_models()
        for field in model._meta.local_fields
        if (within := getattr(field, "within", ""))
    }


@cache
def _declared() -> dict[str, tuple[str, str]]:
    """Constraint name -> (field, sentence), for every rule that a model declares with words."""
    return {
        rule.name: (rule.field, rule.says)
        for model in apps.get_models()
        for rule in model._meta.constraints
        if isinstance(rule, Rule | Unique)
    }
