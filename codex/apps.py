"""The ground as a Django application, and what of allauth is installed but not used."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.utils.module_loading import autodiscover_modules


class CodexConfig(AppConfig):
    """Registers the system checks and the words of refusals."""

    default = True
    name = "codex"
    verbose_name = "Ground"

    def ready(self) -> None:
        from codex import checks  # noqa: F401

        apps.get_app_config("procrastinate").verbose_name = "Jobs"  # as the back office calls them
        autodiscover_modules("services")  # where @explains gives the rules of each area their words


class UnusedAccounts(AppConfig):
    """What allauth's second factors import of its accounts: it has no table, no page and no address."""

    name, label = "allauth.account", "account"

    def get_models(self, *args: Any, **options: Any) -> Iterator[Any]:
        """None: people and their addresses are `users`, and nothing of theirs leads anywhere else."""
        return iter(())
