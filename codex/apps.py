"""The ground as a Django application: it registers the system checks and the words of refusals."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CodexConfig(AppConfig):
    name = "codex"

    def ready(self) -> None:
        from codex import checks  # noqa: F401

        autodiscover_modules("services")  # where @explains gives the rules of each area their words
