"""django-rls's PostgreSQL backend, which starts the embedded server on the first refusal."""

import select
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.backends.postgresql.client import DatabaseClient as PostgreSQLClient
from django_rls.backends.postgresql import base
from psycopg.pq import TransactionStatus

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

    def is_usable(self) -> bool:
        """Whether a kept connection still lives. One that rests in silence is not asked: no round trip.

        A server that ends a connection says so: then there is something to read, and it is asked after all.
        """
        if self.connection is None or self.connection.closed:
            return False
        rests = self.connection.info.transaction_status == TransactionStatus.IDLE
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        return (rests and not waiting.poll(0)) or super().is_usable()
