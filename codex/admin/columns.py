"""Form fields as the columns describe them: their kind, their help, their shape, what may be chosen."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget, UnfoldAdminURLInputWidget

from codex.admin.choices import RowSelect
from codex.admin.forms import Lines
from codex.admin.json_text import JsonArea, JsonText, schema_of
from codex.fields import Name, Prose, TextList

OVERRIDES: Any = {
    Name: {"widget": UnfoldAdminTextInputWidget},
    Prose: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})},
    TextList: {"form_class": Lines},
    models.JSONField: {"form_class": JsonText, "widget": JsonArea},
    models.URLField: {"widget": UnfoldAdminURLInputWidget, "assume_scheme": "https"},
}


class OfColumns:
    """Form fields as the columns describe them; references are searched for, not listed."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "timezone":
            options["widget"] = UnfoldAdminTextInputWidget
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        if field is not None and not field.help_text:
            field.help_text = getattr(db_field, "db_comment", None) or ""
        if isinstance(field, Lines | JsonText):
            field.show_hidden_initial = False  # changed is what is not as it is stored
        if isinstance(field, Lines):
            field.help_text += " One a line."
        if isinstance(field, JsonText):
            field.tell(schema_of(db_field))
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.related_model in self.admin_site._registry:  # type: ignore[attr-defined]
            options["widget"] = RowSelect(db_field, self.admin_site)  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **options)  # type: ignore[misc]
