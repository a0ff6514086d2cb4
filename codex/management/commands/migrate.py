"""Django's migrate as the owner, with what a database needs before and after: privileges, grants, agents."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from codex.migration_operations import ROOT
from codex.tenancy import routed_to

# What the app may do with tables of other packages; ours are granted beside their policies.
EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
OTHERS = {
    "auth_group": "SELECT",
    "auth_group_permissions": "SELECT",
    "auth_permission": "SELECT",
    "django_content_type": "SELECT",
    "django_migrations": "SELECT",
    "django_session": EVERYTHING,
    "mfa_authenticator": EVERYTHING,
    "users_groups": "SELECT",
    "users_user_permissions": "SELECT",
}
ADVISORY_LOCK = 0x0C0DE  # one migrate at a time, whoever starts it


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = connections["owner"]
        with owner.cursor() as cursor, routed_to("owner"):
            cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
            try:
                cursor.execute((ROOT / "codex" / "sql" / "database_privileges.sql").read_text())
                super().handle(*args, **options)
                there = set(owner.introspection.table_names())
                for table in OTHERS.keys() & there:
                    cursor.execute(f"GRANT {OTHERS[table]} ON {table} TO codex_app")
                if "agent_registry" in there and not options["plan"]:  # assignments and runs refer to it
                    call_command("load_agents", verbosity=options["verbosity"], stdout=self.stdout)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])
