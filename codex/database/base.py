"""django-rls's PostgreSQL backend, which starts the embedded server on the first refusal."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.backends.postgresql.client import DatabaseClient as PostgreSQLClient
from django_rls.backends.postgresql import base

from codex import embedded


class DatabaseClient(PostgreSQLClient):
    """The psql that came with the embedded server, for `manage.py dbshell`."""

    if settings.EMBEDDED:
        executable_name = embedded.binary("psql")

    def runshell(self, parameters: Iterable[str]) -> None:
        """Open psql, with the embedded server running."""
        if settings.EMBEDDED:
            embedded.start(settings.HOME)
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that finds the embedded server running, or starts it."""

    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; if the embedded server is not there or not ready, see to it and try again."""
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            if not settings.EMBEDDED:
                raise
        embedded.start(settings.HOME)
        return super().get_new_connection(conn_params)
