"""How forms outside the back office come to look like its own."""

from typing import Any

from django import forms
from unfold.widgets import INPUT_CLASSES


class Alike(forms.BaseForm):
    """A form whose fields look like those of the back office."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["class"] = " ".join(INPUT_CLASSES)
