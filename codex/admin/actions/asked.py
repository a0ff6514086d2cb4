"""What an action asks on its preview: a note, a reason, people."""

from typing import Any

from django import forms
from django.http import QueryDict
from unfold.widgets import UnfoldAdminTextareaWidget

from codex.fields import LONGEST_TEXT
from codex.validators import storable

Values = dict[str, list[str]]
PREFIX = "given"  # so that no field is taken for one of the page's own


def prose(label: str, *, required: bool = False) -> forms.CharField:
    """A text of several lines."""
    box = UnfoldAdminTextareaWidget(attrs={"rows": 2})
    return forms.CharField(
        label=label, required=required, max_length=LONGEST_TEXT, widget=box, validators=[storable]
    )


class Note(forms.Form):
    """A note that may be left out."""

    note = prose("Note")


class Reason(forms.Form):
    """Why, which must be said."""

    reason = prose("Reason", required=True)


def as_words(label: str, *, required: bool = False) -> type[forms.Form]:
    """A form that asks for one text, `note`, under this label."""
    return type("Words", (forms.Form,), {"note": prose(label, required=required)})


def answered(form: type[forms.Form] | None, data: Any) -> forms.Form:
    """The form of an action with what was sent; one that asks nothing is valid."""
    return (form or forms.Form)(data, prefix=PREFIX)


def unanswered(form: type[forms.Form] | None) -> tuple[forms.Form, forms.Form]:
    """The form as it is first shown, and one filled in as far as trying it out needs.

    No refusal depends on a reason, which is still to be said: its label stands for it.
    """
    shown = (form or forms.Form)(prefix=PREFIX)
    data = {}
    for name, field in shown.fields.items():
        said = field.label if field.required and isinstance(field, forms.CharField) else ""
        data[shown.add_prefix(name)] = field.initial or said
    return shown, answered(form, data)


def sent(form: forms.Form) -> Values:
    """What was sent of a form's fields, as it is kept until a job does it."""
    data: Any = form.data
    return {form.add_prefix(name): data.getlist(form.add_prefix(name)) for name in form.fields}


def kept(values: Values) -> QueryDict:
    """The same as data of a form again."""
    data = QueryDict(mutable=True)
    for name, each in values.items():
        data.setlist(name, each)
    return data
