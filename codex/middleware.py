"""The request's name, its transaction, and the workspace that its path names."""

import re
from collections.abc import Callable

import structlog
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix, set_script_prefix

from codex import limits, sessions
from codex.api import problems
from codex.fields import uuid7
from codex.tenancy import coming_from, workspace_transaction

API = "/api/"
NAME = re.compile(r"[\w.:-]{1,64}", re.ASCII)  # of a request
SOURCES = (
    "default-src 'self'; script-src 'self'{eval}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
BACK_OFFICE = ("/admin/", "/account/", "/invitations/")
PATH = re.compile(r"/w/(?P<slug>[a-z0-9-]{1,63})(?P<path>/.*)", re.DOTALL)
Handler = Callable[[HttpRequest], HttpResponseBase]


class RequestName:
    """Gives each request the id under which it stands in the log and in its answer; a client may choose it.

    django-structlog, which comes next, takes it from the same header. What no endpoint of the API has
    answered becomes a problem document here.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.META.get("HTTP_X_REQUEST_ID", "")  # request.headers would be remembered
        name = given if NAME.fullmatch(given) else str(uuid7())
        request.META["HTTP_X_REQUEST_ID"] = name
        via = "api" if request.path_info.startswith(API) else "admin"
        address = limits.address(request)
        structlog.contextvars.bind_contextvars(ip=address)
        with coming_from(via=via, request=name, address=address):
            response = self.get_response(request)
        if response.status_code >= 400 and request.path_info.startswith(API) and is_page(response):
            response = problems.plain(name, response.status_code)
        response["X-Request-ID"] = name
        return response


def is_page(response: HttpResponseBase) -> bool:
    """Whether an answer is for people to read."""
    return response.headers.get("Content-Type", "").startswith("text/html")


class ContentSecurity:
    """Tells browsers to load and run what comes from here and nothing else, and no script inside a page.

    The pages of the back office may also evaluate text: Alpine.js, which Unfold is made with, lives by it.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        may_eval = request.path_info.startswith(BACK_OFFICE)  # without the workspace, which is taken off it
        response["Content-Security-Policy"] = SOURCES.format(eval=" 'unsafe-eval'" if may_eval else "")
        return response


class WorkspaceInPath:
    """Takes /w/<slug> off the front of the path, and puts it before every link of the answer.

    So a link, a form and an open tab always say which workspace they are about: switching in one
    tab changes nothing in another.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        named = PATH.fullmatch(request.path_info)
        request.workspace_slug = named and named["slug"]  # type: ignore[attr-defined]
        if not named:
            return self.get_response(request)
        slug, request.path_info = named.groups()
        before = get_script_prefix()
        set_script_prefix(f"{before}w/{slug}/")
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(before)


class RequestTransaction:
    """One transaction around view and rendering, undone when the answer is a refusal or a failure."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with workspace_transaction():
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response


class SessionEnds:
    """Ends a session that is over or that nobody uses; the page then asks to sign in, and comes back."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if sessions.end_if_over(request) and not request.path_info.startswith(API):
            messages.info(request, "You were signed out, because nothing was done for a while.")
        return self.get_response(request)
