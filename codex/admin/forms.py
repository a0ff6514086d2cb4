"""Forms of workspace rows: narrowed to their workspace, and able to show what the database refused."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.db import DatabaseError
from django.forms.utils import ErrorDict
from unfold.widgets import UnfoldAdminTextareaWidget

from codex.admin.choices import as_id, narrow
from codex.admin.json_text import JsonText
from codex.admin.opened import agree, as_shown, token
from codex.models import Workspace
from codex.refusals import Refusal, refusal_of


@dataclass(frozen=True)
class Blame:
    """A refusal, and the form it is about: the prefix of an inline's form or formset, None for the page's."""

    prefix: str | None
    refusal: Refusal


def blame(error: DatabaseError) -> Blame:
    """Which form the database refused, and why; raises the error again where it is no refusal."""
    refusal = refusal_of(error)
    if refusal is None:
        raise error
    return Blame(getattr(error, "form_prefix", None), refusal)


@contextmanager
def blaming(prefix: str | None) -> Iterator[None]:
    """Note on an error of the database which form was being saved."""
    try:
        yield
    except DatabaseError as error:
        error.form_prefix = prefix  # type: ignore[attr-defined]
        raise


class Lines(SimpleArrayField):
    """Texts, one a line; empty lines are nothing, a line break inside a text is shown as one sign."""

    widget = UnfoldAdminTextareaWidget(attrs={"rows": 4})
    BREAK = "\N{RETURN SYMBOL}"

    def __init__(self, base_field: forms.Field, **options: Any) -> None:
        super().__init__(base_field, delimiter="\n", **options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "\n".join(line for line in value.split("\n") if line.strip())
        return [entry.replace(self.BREAK, "\n") for entry in super().to_python(value)]

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            value = [str(entry).replace("\n", self.BREAK) for entry in value]
        return super().prepare_value(value)


class ExplainedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Shows what the database refused at its field, and what somebody else has changed meanwhile.

    A row of a page (`prefix`) that stays as it is is not looked at again.
    """

    refused: Blame | None = None
    opened: dict[str, str] | None = None  # of what was sent: the tokens of codex.admin.opened
    held = False  # only to be shown again
    overtaken = False  # somebody else has changed the row since this form was opened

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.token = token(self.instance, self.fields)

    def full_clean(self) -> None:
        if self.is_bound and self.prefix and self.token and not self.has_changed() and not self._is_refused():
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()
        if not self.is_bound:
            return
        for name, errors in self.errors.as_data().items():
            if isinstance(field := self.fields.get(name), JsonText):
                field.mark(self[name].data or "", errors)
        self._compare()

    def is_valid(self) -> bool:
        return super().is_valid() and not self.held

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.refused and self._is_refused():
            field = self.refused.refusal.field
            self.add_error(field if field in self.fields else None, self.refused.refusal.sentence)
        return cleaned

    def _is_refused(self) -> bool:
        return bool(self.refused and self.refused.prefix == self.prefix)

    def _compare(self) -> None:
        """Refuse to write over a version that the form has not shown; the row is locked by now."""
        if not self.token or self.opened is None or not self.has_changed():
            return
        if agree(self.opened.get(str(self.instance.pk), ""), self.token):
            return
        self.overtaken = True
        columns = {field.name for field in self.instance._meta.local_concrete_fields} - {"id"}
        for name in columns.intersection(self.changed_data):
            shown = as_shown(self.fields[name], self.initial.get(name))
            self.add_error(name, f"By now this is: {shown or 'empty'}.")
        if not self.errors:
            self.add_error(None, "Somebody else has changed this since.")


class WorkspaceForm(ExplainedForm):
    """Offers and accepts rows and people of its row's workspace only."""

    anybody: tuple[str, ...] = ()  # person fields that may name somebody who is no member yet

    def __init__(
        self,
        *args: Any,
        workspace_id: uuid.UUID | None = None,
        above: dict[str, Any] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        chosen = self.data.get(self.add_prefix("workspace")) or self.initial.get("workspace")
        known = workspace_id or self.instance.workspace_id or as_id(chosen)
        for name, field in self.fields.items():
            if name not in self.anybody:
                narrow(field, known, self.instance, name, above or {})


class AnywhereForm(WorkspaceForm):
    """The form by which an operator who looks at all workspaces adds a row to one of them."""

    workspace = forms.ModelChoiceField(
        Workspace.objects.all(),
        help_text="Whose row this is to be; it stays there for good.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "workspace" in cleaned:
            self.instance.workspace = cleaned["workspace"]
        return cleaned
