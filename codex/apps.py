"""The ground as a Django application: it registers the system checks and the words of refusals."""

from django.apps import AppConfig, apps
from django.utils.module_loading import autodiscover_modules


class CodexConfig(AppConfig):
    name = "codex"
    verbose_name = "Ground"

    def ready(self) -> None:
        from codex import checks  # noqa: F401

        apps.get_app_config("procrastinate").verbose_name = "Jobs"  # as the back office calls them
        autodiscover_modules("services")  # where @explains gives the rules of each area their words
