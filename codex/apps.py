"""The ground as a Django application: it registers the system checks."""

from django.apps import AppConfig


class CodexConfig(AppConfig):
    name = "codex"

    def ready(self) -> None:
        from codex import checks  # noqa: F401
