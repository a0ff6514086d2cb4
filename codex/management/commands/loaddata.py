"""Django's loaddata as the owner: under row security any other role would silently do nothing."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import loaddata

from codex.tenancy import routed_to


class Command(loaddata.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> Any:
        with routed_to("owner"):
            return super().handle(*args, **options)
