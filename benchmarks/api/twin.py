"""The list of campaigns as a DRF view without tenancy, tokens and limits: what the API is compared with.

It has the API's own serializer, pages, filters, query and renderer. It reads the same table as the role
`codex_operator`, whom row policies do not hold, with the workspace's filter written by hand; it asks nobody
who he is, counts nothing, opens no transaction and notes no change. `application` has no middleware at all,
`usual` the middleware of `django-admin startproject`.
"""

import gc
import os
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.db.models import QuerySet
from django.test.utils import override_settings
from django.urls import path
from rest_framework.generics import ListAPIView

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "codex.settings")
get_wsgi_application()

from codex.api.pages import Pages  # noqa: E402
from codex.api.rendering import Json  # noqa: E402
from positioning.api.campaigns import Campaigns, CampaignSerializer  # noqa: E402
from positioning.models import Campaign  # noqa: E402
from positioning.queries import campaigns_with_progress  # noqa: E402

STARTPROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


class Bare(ListAPIView[Campaign]):
    """Campaigns of the workspace in the path."""

    authentication_classes = ()
    permission_classes = ()
    renderer_classes = [Json]
    serializer_class = CampaignSerializer
    pagination_class = Pages
    filter_backends = Campaigns.filter_backends
    search_fields, filters, ranges = Campaigns.search_fields, Campaigns.filters, Campaigns.ranges
    orderings = Campaigns.orderings
    action = "list"

    def get_queryset(self) -> QuerySet[Any]:
        rows = Campaign.objects.using("operator").filter(workspace_id=self.kwargs["workspace"])
        return campaigns_with_progress(rows)


urlpatterns = [path("<uuid:workspace>/campaigns/", Bare.as_view())]


class Request(WSGIRequest):
    """A request that finds nothing but the twin."""

    urlconf = __name__


class Handler(WSGIHandler):
    """Django with so much middleware and no more."""

    request_class = Request


def handler(middleware: list[str]) -> Handler:
    """A handler beside that of the settings."""
    with override_settings(MIDDLEWARE=middleware):
        return Handler()


application = handler([])
usual = handler(STARTPROJECT)
gc.freeze()  # as codex.wsgi does
