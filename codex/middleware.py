"""The request's transaction, and the workspace that its path names."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix, set_script_prefix

from codex.tenancy import workspace_transaction

Handler = Callable[[HttpRequest], HttpResponseBase]


class WorkspaceInPath:
    """Takes /w/<slug> off the front of the path, and puts it before every link of the answer.

    So a link, a form and an open tab always say which workspace they are about: switching in one
    tab changes nothing in another.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        empty, w, *rest = request.path_info.split("/", 3)
        if (empty, w) != ("", "w") or len(rest) != 2:
            request.workspace_slug = None  # type: ignore[attr-defined]
            return self.get_response(request)
        slug, path = rest
        before = get_script_prefix()
        request.workspace_slug = slug  # type: ignore[attr-defined]
        request.path_info = f"/{path}"
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
