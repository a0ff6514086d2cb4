"""What stands in a column of a file: a value as the back office's forms take it, or a row that it names."""

import json
import uuid
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from import_export.fields import Field

from codex.admin.choices import as_id, of_workspace
from codex.admin.forms import Lines
from codex.admin.json_text import JsonText
from codex.fields import Choice, TextList
from codex.models import User, WorkspaceModel

NONE_HERE = "There is no such row in this workspace."
LIFTED = "lifted"  # the code of a refusal that may be none once other lines are written
TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Texts(Lines):
    """Texts one a line, or, where that would be read as others, as a JSON list."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.lstrip().startswith("["):
            try:
                listed = json.loads(value)
            except (ValueError, RecursionError):
                listed = None
            if isinstance(listed, list) and all(isinstance(each, str) for each in listed):
                return super(Lines, self).to_python(listed)
        return super().to_python(value)

    @classmethod
    def written(cls, texts: list[str]) -> str:
        """The texts as to_python() reads them."""
        plain = all(text == text.strip() and not {"\n", "\r", cls.BREAK} & set(text) for text in texts)
        if plain and not "".join(texts[:1]).startswith("["):
            return "\n".join(texts)
        return json.dumps(texts, ensure_ascii=False)


class TrueOrFalse(forms.Field):
    """A truth as people and spreadsheets write it."""

    def to_python(self, value: Any) -> bool:
        try:
            return TRUTH[str(value).strip().lower()]
        except KeyError as error:
            raise ValidationError("Write true or false.") from error


def form_of(field: Any) -> forms.Field:
    """What reads a cell of a column; its limits are those of the forms."""
    if isinstance(field, models.BooleanField):
        return TrueOrFalse()
    options: dict[str, Any] = {}
    if isinstance(field, TextList):
        options["form_class"] = Texts
    elif isinstance(field, models.JSONField):
        options["form_class"] = JsonText
    elif isinstance(field, models.URLField):
        options["assume_scheme"] = "https"
    form: forms.Field = field.formfield(**options)
    if isinstance(field, Choice):
        form.error_messages["invalid_choice"] = field.says
    return form


class Column(Field):  # type: ignore[misc]
    """A column of the table as one of the file; a cell with what is there already changes nothing."""

    def __init__(self, field: Any) -> None:
        super().__init__(attribute=field.name, column_name=field.name)
        self.field = field
        self.known: dict[Any, Any] = {}  # what cells were found to mean

    @cached_property
    def form(self) -> forms.Field:
        """What reads its cells."""
        return form_of(self.field)

    @property
    def path(self) -> str:
        """Where a query finds what the file shows."""
        return str(self.field.name)

    @property
    def says(self) -> str:
        """What stands in the column, for people."""
        its = {TextList: " One a line, or a JSON list.", models.JSONField: " JSON."}
        its |= {models.BooleanField: " true or false.", models.DateField: " As 2026-01-31."}
        hint = next((hint for kind, hint in its.items() if isinstance(self.field, kind)), "")
        return f"{self.field.db_comment}{hint}"

    def shown(self, value: Any) -> Any:
        """A value for a file: a number, a text, or nothing."""
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return value
        if isinstance(self.field, TextList):
            return Texts.written(value)
        if isinstance(self.field, models.JSONField | models.BooleanField):
            return json.dumps(value, ensure_ascii=False)
        return value.isoformat(sep=" ") if hasattr(value, "hour") else value.isoformat()

    def text(self, row: Any) -> str:
        """What the file shows of a row."""
        value: Any = row
        for name in self.path.split("__"):
            value = getattr(value, name, None)
        shown = self.shown(value)
        return "" if shown is None else str(shown)

    def save(self, instance: Any, row: Any, is_m2m: bool = False, **options: Any) -> None:
        """Set what a cell says; of a new row an empty cell says nothing."""
        cell = row[self.column_name]
        if cell == ("" if instance._state.adding else self.text(instance)):
            return
        value = self.read(cell, instance)
        if instance._state.adding or value != getattr(instance, self.field.attname):
            setattr(instance, self.field.attname, value)
            instance.told.append(self.field.name)

    def read(self, cell: str, instance: Any) -> Any:
        """The value that a cell says; raises ValidationError."""
        value = self.form.clean(cell)
        value = None if value in self.field.empty_values and self.field.null else value
        if value is not None:
            self.field.run_validators(value)
        return value


class Reference(Column):
    """A row or a person of the same workspace, by name or id; elsewhere is answered as nowhere."""

    def __init__(self, field: Any, by: str, workspace_id: uuid.UUID | None) -> None:
        super().__init__(field)
        self.by, self.workspace_id = by, workspace_id
        self.within = getattr(field, "within", "")  # what both rows are part of, beside the workspace
        self.promised: dict[Any, set[Any]] = {}  # new rows of the file, by whole and name

    @property
    def path(self) -> str:
        return f"{self.field.name}__{self.by}"

    @property
    def says(self) -> str:
        return f"{self.field.db_comment} By {self.by.replace('_', ' ')} or id."

    def read(self, cell: str, instance: Any) -> Any:
        name = cell.strip()
        if not name:
            if not self.field.null:
                raise ValidationError("This is needed.")
            return None
        asked = self.whole(instance), name
        if asked not in self.known:
            self.known[asked] = self.find(*asked)
        return self.known[asked]

    def whole(self, instance: Any) -> Any:
        """The id of what a row and the one it refers to are both part of."""
        return getattr(instance, f"{self.within}_id") if self.within else None

    def promise(self, instance: Any) -> None:
        """Let a row that will be written be referred to, where rows refer to their like."""
        if isinstance(instance, self.field.related_model):
            name = self.whole(instance), getattr(instance, self.by)
            self.promised.setdefault(name, set()).add(instance.pk)

    def find(self, whole: Any, name: str) -> Any:
        """The id of the row that a cell names."""
        rows = of_workspace(self.field.related_model._default_manager.all(), self.workspace_id)
        rows = rows.filter(**{f"{self.within}_id": whole}) if self.within else rows
        by = f"{self.by}__iexact" if self.field.related_model is User else self.by
        named = {*self.promised.get((whole, name), ())}
        if "\0" not in name:
            named |= {*rows.filter(**{by: name}).values_list("pk", flat=True)[:2]}
        id_ = as_id(name)
        if not named and id_:
            named = {*rows.filter(pk=id_).values_list("pk", flat=True)}
        if len(named) > 1:
            raise ValidationError("More than one row has this name: give its id.")
        if not named:
            raise ValidationError(self.nowhere(), code=LIFTED)
        return named.pop()

    def nowhere(self) -> str:
        """What is said where there is no such row."""
        if not issubclass(self.field.related_model, WorkspaceModel | User):
            return "There is no such row."
        return f"There is no such row in this {self.within}." if self.within else NONE_HERE


def columns_of(page: Any, workspace_id: uuid.UUID | None) -> list[Column]:
    """The columns that a file has beside the id: those that a page's form lets people fill in."""
    names = [
        name
        for _, options in page.fieldsets
        for name in options["fields"]
        if name not in page.readonly_fields
    ]
    fields = [page.model._meta.get_field(name) for name in names]
    return [
        Reference(field, page.named_by.get(field.name) or natural(field), workspace_id)
        if field.is_relation
        else Column(field)
        for field in fields
        if field.editable
    ]


def natural(field: Any) -> str:
    """The column by which people name what a reference leads to."""
    return "email" if field.related_model is User else "name"
