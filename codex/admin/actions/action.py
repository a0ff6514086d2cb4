"""An action on rows: declared once, beside the pages of its model; it calls a service of its area."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.enums import ActionVariant

Counts = dict[str, int]


class Refused(Exception):
    """This row is not acted on, and why not, in one sentence; what the database refuses says it itself."""


@dataclass(frozen=True)
class Given:
    """Who acts, the values of the action's form, and the request; a job has none."""

    user: Any
    values: dict[str, Any]
    request: HttpRequest | None = None

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@dataclass(frozen=True, kw_only=True)
class Action:
    """What is done with each chosen row, what is asked before, and how that is shown.

    `act` takes a row and what was given; what it returns as text is told of the row. It is done inside a
    savepoint, and undone where a preview tries it out: what sends mail or makes secrets is not `tried`.
    """

    name: str  # in addresses and in the database; what is declared under it may wait there for days
    words: str
    act: Callable[[Any, Given], object]
    done: str = ""  # what the rows then are, as in "Now resolved: 3."; without it each row tells
    says: str = ""  # what it does, where the changed columns do not tell it
    form: type[forms.Form] | None = None
    permission: str = "change"  # of the model's pages: has_change_permission()
    tried: bool = True
    tries: int = 100  # rows that a preview tries at most
    by_job: bool = True  # else no more rows than one request does, since it tells each what came of it
    together: bool = False  # one act with all the rows, which gets their list
    along: Callable[[QuerySet[Any]], Counts] | None = None  # what else is touched, by what to call it
    along_words: str = "What goes along"
    variant: ActionVariant = ActionVariant.DEFAULT
    on_a_row: bool = True  # offered on the row's own page, and in its line of the list

    # Templates would call it, and Django's pages ask a function for these.
    do_not_call_in_templates = True

    @property
    def __name__(self) -> str:
        return self.name

    @property
    def short_description(self) -> str:
        return self.words

    @property
    def allowed_permissions(self) -> tuple[str, ...]:
        return (self.permission,)

    def __call__(self, page: Any, request: HttpRequest, rows: QuerySet[Any]) -> Any:
        """Chosen on a list: show what it would do."""
        return page.ask(request, self, rows)
