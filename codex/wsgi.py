"""The application as gunicorn serves it; it is configured by its environment (settings.py)."""

import gc
import os
import sys
from importlib import import_module
from typing import Any

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import OperationalError, connection
from django.utils.http import parse_header_parameters

from codex import provisioning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "codex.settings")


def refuse_unsafe_database() -> None:
    """Stop the start when roles could see what they should not; a database that is away may come back."""
    try:
        faults = provisioning.faults(connection, for_tests=settings.DEMO, role="codex_app")
        if faults:
            raise ImproperlyConfigured("\n".join(faults))
        for warning in provisioning.warnings(connection):
            sys.stderr.write(f"{warning}\n")
    except OperationalError as error:
        sys.stderr.write(f"The database of DATABASE_URL does not answer yet: {error}\n")
    finally:
        connection.close()


class Request(WSGIRequest):
    """A request in UTF-8, whatever charset it names: Django fails over those that are codecs of no text."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class Application(WSGIHandler):
    """Django's, for such requests."""

    request_class = Request


django.setup(set_prefix=False)
application = Application()
refuse_unsafe_database()
import_module(settings.ROOT_URLCONF)  # now, and not while the first request waits
gc.freeze()  # what is loaded by now stays: looking through it again would hold requests up
