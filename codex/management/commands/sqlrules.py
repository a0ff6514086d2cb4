"""Print the SQL of what an area's models declare beyond Django: the next version of a .sql file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from codex import declared


class Command(BaseCommand):
    help = "Print what an area's sql/foreign_keys, row_policies or staff_access is, as models declare it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("area", help="codex, positioning, ...")
        parser.add_argument("rule", choices=["foreign_keys", "row_policies", "staff_access"])

    def handle(self, *args: Any, area: str, rule: str, **options: Any) -> None:
        self.stdout.write(getattr(declared, rule)(area), ending="")
