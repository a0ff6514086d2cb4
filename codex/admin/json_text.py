"""JSON as text in a form: its shape is told beside it, and a fault is shown where it stands."""

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from unfold.widgets import UnfoldAdminTextareaWidget

from codex.shapes import DoesNotFit, Fits, example, in_order, keys, line_of, read, span
from codex.validators import json_object, storable


@dataclass(frozen=True)
class Fault:
    """What part of the text is at fault: offsets, and the line in which it begins."""

    begins: int
    ends: int
    number: int
    line: str


class JsonArea(UnfoldAdminTextareaWidget):
    """A plain text area in a fixed pitch, with the keys of its schema to be unfolded."""

    template_name = "admin/json.html"
    schema: dict[str, Any] = {}
    fault: Fault | None = None

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        its = {"rows": 8, "class": "json", "spellcheck": "false", "autocapitalize": "off"}
        super().__init__({**its, **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        its, shown = context["widget"], example(self.schema)
        its |= {"keys": keys(self.schema), "fault": self.fault}
        its["example"] = pretty(shown) if shown is not None else ""
        if self.fault:
            marks = {"data-fault": f"{self.fault.begins},{self.fault.ends}", "aria-invalid": "true"}
            its["attrs"] |= {**marks, "aria-describedby": f"{its['attrs'].get('id', name)}_fault"}
        return context


class JsonText(forms.JSONField):
    """An object as text: what PostgreSQL cannot store is refused, and shown as it was typed."""

    widget = JsonArea
    schema: dict[str, Any] = {}

    def tell(self, schema: dict[str, Any]) -> None:
        """Show this schema beside the text, and keys in its order."""
        self.schema = self.widget.schema = schema

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = read(as_browsers_count(value)) if value.strip() else {}
        value = {} if value is None else value
        try:
            json.dumps(value, allow_nan=False)
        except (ValueError, RecursionError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        storable(value)
        json_object(value)
        return value

    def bound_data(self, data: Any, initial: Any) -> Any:
        return InvalidJSONInput(as_browsers_count(data)) if isinstance(data, str) else initial

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, InvalidJSONInput) else pretty(in_order(self.schema, value))

    def mark(self, text: str, errors: list[ValidationError]) -> None:
        """Point at the first fault that says where it is."""
        found = next((each for each in errors if isinstance(each, DoesNotFit)), None)
        if found is None:
            return
        text = as_browsers_count(text)
        at = found.offset
        begins, ends = span(text, found.path) if at is None else (at, at + 1)
        self.widget.fault = Fault(begins, ends, *line_of(text, begins))


def schema_of(column: Any) -> dict[str, Any]:
    """The JSON Schema of a column; of one without any, that it is an object."""
    found = (rule.schema for rule in column.validators if isinstance(rule, Fits))
    return next(found, {"type": "object"})


def pretty(value: Any) -> str:
    """A value as text that is pleasant to change."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def as_browsers_count(text: str) -> str:
    """The text with the line ends that a text area counts, and not those that it sends."""
    return text.replace("\r\n", "\n")
