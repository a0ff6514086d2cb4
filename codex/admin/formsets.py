"""Rows on the page of the row they belong to: what is refused, overtaken or gone is said at its place."""

import re
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from codex.admin.choices import as_id
from codex.admin.forms import Blame, blaming
from codex.admin.opened import deletion_of, farewell

AGAIN = "Its row is among the last below: remove it, or save to add it anew."


class RowFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows inside the page of the row that they belong to.

    Of what was sent the rows are those that it names, wherever they stand in the list by now. Those that are
    gone become new ones: once it was said that they are gone, saving adds them anew.
    """

    model: Any
    data: Any
    prefix: Any
    forms: Any
    queryset: Any
    refused: Blame | None = None
    user: Any = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.gone: list[str] = []
        if self.is_bound:
            self._let_go(self._sent())

    def get_queryset(self) -> Any:
        if self.is_bound and not hasattr(self, "_queryset"):
            sent = [pk for pk in self._sent().values() if pk]
            rows = {row.pk: row for row in self.queryset.filter(pk__in=sent)}
            if sent:  # what may only be looked at is not sent
                self._queryset = [rows[pk] for pk in dict.fromkeys(sent) if pk in rows]
        return super().get_queryset()

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), **self.about_its_rows()}

    def about_its_rows(self) -> dict[str, Any]:
        """What each form is told of the row whose page this is."""
        return {"workspace_id": self.instance.workspace_id, "above": {self.fk.name: self.instance.pk}}

    def is_valid(self) -> bool:
        return super().is_valid() and not any(form.overtaken for form in self.forms)

    def clean(self) -> None:
        super().clean()
        if self.gone:
            raise ValidationError([f"{said} {AGAIN}" for said in self.gone])
        if self.refused and self.refused.prefix == self.prefix:
            raise ValidationError(self.refused.refusal.sentence)

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if hasattr(self.instance, "workspace_id"):
            form.instance.workspace_id = self.instance.workspace_id
        with blaming(form.prefix):
            return super().save_new(form, commit)

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        with blaming(form.prefix):
            return super().save_existing(form, obj, commit)

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        with blaming(self.prefix):
            super().delete_existing(obj, commit)

    def _sent(self) -> dict[int, uuid.UUID | None]:
        """The ids of the rows that were there when the page was opened, by their number on it."""
        its = self.model._meta.pk.name
        names = {at: f"{self.prefix}-{at}-{its}" for at in range(self._number_of("INITIAL_FORMS"))}
        return {at: as_id(self.data[name]) for at, name in names.items() if name in self.data}

    def _number_of(self, which: str) -> int:
        number = str(self.data.get(f"{self.prefix}-{which}", ""))
        return min(int(number), self.absolute_max) if number.isdecimal() and len(number) < 10 else 0

    def _let_go(self, sent: dict[int, uuid.UUID | None]) -> None:
        there = {row.pk for row in self.get_queryset()}
        gone = [at for at, pk in sent.items() if pk and pk not in there]
        if not gone:
            return
        dropped = [at for at in gone if self.data.get(f"{self.prefix}-{at}-DELETE")]
        for at in gone:
            if at not in dropped:
                entry = deletion_of(self.model, sent[at])
                its = str(self.model._meta.verbose_name).capitalize()
                self.gone.append(farewell(entry, self.user) if entry else f"{its} is gone by now.")
        last = [at for at in gone if at not in dropped]
        order = [*(at for at in range(self._number_of("TOTAL_FORMS")) if at not in gone), *last]
        no_more = (self.model._meta.pk.name, "DELETE")
        self.data = renumbered(self.data, self.prefix, order, without=no_more, of=last)
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(sent) - len(gone))


def renumbered(data: Any, prefix: str, order: list[int], *, without: tuple[str, ...], of: list[int]) -> Any:
    """What was sent with its rows in another order; those in `of` without some of their fields."""
    row = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)")
    place = {at: number for number, at in enumerate(order)}
    moved = data.copy()
    moved.clear()
    for name, values in data.lists():
        found = row.fullmatch(name)
        if not found:
            moved.setlist(name, values)
            continue
        at, field = int(found[1]), found[2]
        if at in place and not (at in of and field in without):
            moved.setlist(f"{prefix}-{place[at]}-{field}", values)
    return moved
