"""A request's transaction is undone by a refusal, and its path says which workspace it is about."""

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import get_script_prefix

from codex import tenancy
from codex.factories import UserFactory
from codex.middleware import ContentSecurity, RequestTransaction, WorkspaceInPath
from codex.models import User, Workspace


def answer(status: int) -> HttpResponse:
    """Write something, then answer with this status."""
    UserFactory()
    return HttpResponse(status=status)


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (399, 1), (400, 0), (404, 0), (500, 0)])
def test_what_was_written_is_kept_below_400_only(status: int, kept: int, rf: RequestFactory) -> None:
    RequestTransaction(lambda request: answer(status))(rf.get("/"))

    assert User.objects.count() == kept


@pytest.mark.django_db
def test_an_exception_undoes_it_too(rf: RequestFactory) -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        UserFactory()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        RequestTransaction(fails)(rf.get("/"))

    assert User.objects.count() == 0


def test_the_next_request_starts_outside_any_workspace(
    acme: Workspace, ada: User, rf: RequestFactory
) -> None:
    def enters(request: HttpRequest) -> HttpResponse:
        tenancy.enter_workspace(acme.pk, ada)
        return HttpResponse()

    RequestTransaction(enters)(rf.get("/"))
    RequestTransaction(enters)(rf.get("/"))

    assert tenancy.entered() is None


@pytest.mark.django_db(transaction=True)
def test_a_request_is_never_part_of_another_transaction(rf: RequestFactory) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        RequestTransaction(lambda request: HttpResponse())(rf.get("/"))


@pytest.mark.parametrize(
    ("path", "slug", "rest", "prefix"),
    [
        ("/w/acme/admin/", "acme", "/admin/", "/w/acme/"),
        ("/w/acme/admin/codex/cohort/", "acme", "/admin/codex/cohort/", "/w/acme/"),
        ("/w/acme/", "acme", "/", "/w/acme/"),
        ("/admin/", None, "/admin/", "/"),
        ("/w/acme", None, "/w/acme", "/"),
        ("/w/A%22<b>/admin/", None, '/w/A"<b>/admin/', "/"),
        ("/x/w/acme/", None, "/x/w/acme/", "/"),
    ],
)
def test_the_workspace_is_taken_off_the_path_and_put_before_links(
    path: str, slug: str | None, rest: str, prefix: str, rf: RequestFactory
) -> None:
    seen: list[tuple[str | None, str, str]] = []

    def look(request: HttpRequest) -> HttpResponse:
        seen.append((request.workspace_slug, request.path_info, get_script_prefix()))  # type: ignore[attr-defined]
        return HttpResponse()

    WorkspaceInPath(look)(rf.get(path))

    assert seen == [(slug, rest, prefix)]
    assert get_script_prefix() == "/"


def test_links_are_as_before_after_a_failure(rf: RequestFactory) -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        WorkspaceInPath(fails)(rf.get("/w/acme/admin/"))

    assert get_script_prefix() == "/"


@pytest.mark.parametrize(
    ("path", "may_eval"),
    [
        ("/admin/login/", True),
        ("/w/acme/admin/", True),
        ("/account/password/", True),
        ("/invitations/x/", True),
        ("/api/v1/docs/", False),
        ("/api/admin/", False),
        ("/", False),
    ],
)
def test_only_the_back_office_may_evaluate_text(path: str, may_eval: bool, rf: RequestFactory) -> None:
    answer = ContentSecurity(WorkspaceInPath(lambda request: HttpResponse()))(rf.get(path))

    sources = dict(each.split(" ", 1) for each in answer["Content-Security-Policy"].split("; "))
    assert sources["script-src"] == ("'self' 'unsafe-eval'" if may_eval else "'self'")
    assert (sources["default-src"], sources["frame-ancestors"]) == ("'self'", "'none'")
