"""Forms of workspace rows: narrowed to their workspace, and able to show what the database refused."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.forms.fields import InvalidJSONInput
from django.forms.models import BaseInlineFormSet
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from codex.admin.choices import as_id, narrow
from codex.models import Workspace
from codex.refusals import Refusal, refusal_of
from codex.validators import storable


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


class JsonText(forms.JSONField):
    """JSON as text: what Python would read but PostgreSQL cannot store is refused here, and shown again."""

    def to_python(self, value: Any) -> Any:
        try:
            value = super().to_python(value)
            json.dumps(value, allow_nan=False)
        except (ValueError, RecursionError) as error:  # numbers of 5,000 digits, 100,000 brackets
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        storable(value)
        return {} if value is None else value

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            self.to_python(data)
        except ValidationError:
            return InvalidJSONInput(data)
        return super().bound_data(data, initial)


class ExplainedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Shows what the database refused, at its field."""

    refused: Blame | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.refused and self.refused.prefix == self.prefix:
            field = self.refused.refusal.field
            self.add_error(field if field in self.fields else None, self.refused.refusal.sentence)
        return cleaned


class WorkspaceForm(ExplainedForm):
    """Offers and accepts rows and people of its row's workspace only."""

    anybody: tuple[str, ...] = ()  # person fields that may name somebody who is no member yet

    def __init__(self, *args: Any, workspace_id: uuid.UUID | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.data.get(self.add_prefix("workspace")) or self.initial.get("workspace")
        known = workspace_id or self.instance.workspace_id or as_id(chosen)
        for name, field in self.fields.items():
            if name not in self.anybody:
                narrow(field, known, self.instance, name)


class AnywhereForm(WorkspaceForm):
    """The form by which an operator who looks at all workspaces adds a row to one of them."""

    workspace = forms.ModelChoiceField(
        Workspace.objects.all(),
        widget=UnfoldAdminSelectWidget,
        help_text="Whose row this is to be; it stays there for good.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "workspace" in cleaned:
            self.instance.workspace = cleaned["workspace"]
        return cleaned


class RowFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows inside the page of the row that they belong to, always of its workspace."""

    refused: Blame | None = None

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "workspace_id": self.instance.workspace_id}

    def clean(self) -> None:
        super().clean()
        if self.refused and self.refused.prefix == self.prefix:
            raise ValidationError(self.refused.refusal.sentence)

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.workspace_id = self.instance.workspace_id
        with blaming(form.prefix):
            return super().save_new(form, commit)

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        with blaming(form.prefix):
            return super().save_existing(form, obj, commit)

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        with blaming(self.prefix):
            super().delete_existing(obj, commit)
