"""The look of the back office (django-unfold), and how forms outside it come to look alike."""

from typing import Any

from django import forms
from django.templatetags.static import static
from django.urls import reverse

UNFOLD: dict[str, Any] = {
    "SITE_SYMBOL": "hub",
    "SITE_URL": None,
    "SITE_FAVICONS": [{"rel": "icon", "href": lambda request: static("codex/icon.svg")}],
    "STYLES": [lambda request: static("codex/admin.css")],
    "SCRIPTS": [
        lambda request: static("codex/access.js"),
        lambda request: static("codex/forms.js"),
        lambda request: static("codex/unsent.js"),
    ],
    "ACCOUNT": {
        "navigation": [
            {"title": "Change password", "link": lambda request: reverse("admin:password_change")},
            {"title": "Second factor", "link": lambda request: reverse("admin:second_factor")},
        ]
    },
    "DASHBOARD_CALLBACK": "codex.dashboard.fill",
    "COMMAND": {"search_callback": "codex.search.found"},
}


class Alike(forms.BaseForm):
    """A form whose fields look like those of the back office."""

    def __init__(self, *args: Any, **options: Any) -> None:
        from unfold.widgets import INPUT_CLASSES  # it reads the settings, which read this file

        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["class"] = " ".join(INPUT_CLASSES)
