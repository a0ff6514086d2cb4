"""A key's scopes: every endpoint demands one, and what is for people is for people."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver

from codex.api import Endpoint
from codex.fields import uuid7
from codex.migration_operations import ROOT
from codex.models import ApiKey, User, Workspace
from codex.scopes import PART_OF, POSTS, SCOPES, scope_for
from codex.services import issue_key
from codex.tenancy import working_in
from tests.caller import Bearer
from tests.resources import body, one_of_each

pytestmark = pytest.mark.django_db(databases=["default", "counters"])
VERBS = ("get", "post", "put", "patch", "delete")
FOR_PEOPLE = "This is for people: no workspace key opens it, whatever its scopes."
NOBODY = "01a20521-0000-7000-8000-000000000000"
# Addresses that no key opens for reading; those for writing follow from the scopes that there are.
OF_MANAGERS = {
    f"{name}/{below}" for name in ("keys", "invitations") for below in ("", "export/", f"{NOBODY}/")
}
PEOPLE_READ = {"me/", "tokens/", *OF_MANAGERS}


def key(workspace: Workspace, owner: User, *scopes: str) -> Bearer:
    """Whoever holds a key with these scopes."""
    with working_in(workspace, owner):
        return Bearer(issue_key(key=ApiKey(name=f"Key {uuid7()}", scopes=list(scopes))))


def requests() -> Iterator[tuple[str, str]]:
    """Every verb and path that an endpoint answers, about a row that does not exist."""
    patterns: list[Any] = get_resolver().url_patterns
    (api,) = [found for found in patterns if str(found.pattern).startswith("api/")]
    for found in api.url_patterns:
        view = found.callback
        if not issubclass(getattr(view, "cls", object), Endpoint) or not str(found.pattern):
            continue
        for verb in VERBS:
            path = path_of(str(found.pattern))
            there = verb in view.actions if hasattr(view, "actions") else hasattr(view.cls, verb)
            if (
                there
                and verb in view.cls.http_method_names
                and (verb, path)
                != (
                    "post",
                    "tokens/",
                )
            ):  # open to passwords
                yield verb, path


def path_of(pattern: str) -> str:
    """An address as a request has it, for a pattern in either of Django's two forms."""
    return re.sub(r"\(\?P<pk>[^)]*\)|<pk>", NOBODY, pattern).strip("^").removesuffix("$").replace("\\Z", "")


def test_every_endpoint_demands_a_scope_and_names_it(ada: User, acme: Workspace) -> None:
    ask = key(acme, ada, *[])

    found = {(verb, path): ask(verb, path, {}) for verb, path in requests()}

    assert len(found) > 100
    for (verb, path), answer in found.items():
        scope = scope_for(verb.upper(), path)
        sentence = f"This key lacks the scope {scope}." if scope else FOR_PEOPLE
        assert (verb, path, answer.status, answer.json) == (verb, path, 403, {"detail": sentence})
        assert scope is None or scope in SCOPES


def test_what_no_key_reads_is_what_is_a_persons_or_a_managers() -> None:
    found = {path for verb, path in requests() if verb == "get" and scope_for("GET", path) is None}

    assert found == PEOPLE_READ


def test_every_scope_opens_something_and_nothing_is_part_of_what_is_not_there() -> None:
    demanded = {scope_for(verb.upper(), path) for verb, path in requests()} - {None}
    nouns = {path.partition("/")[0] for _, path in requests()} | {"changes"}

    assert demanded == SCOPES.keys()
    assert PART_OF.keys() - nouns == set()
    assert {path.partition("/")[0] for path in POSTS} - nouns == set()


def test_with_all_scopes_a_key_does_what_an_agent_may(ada: User, acme: Workspace) -> None:
    rows = one_of_each(acme)
    ask = key(acme, ada, *SCOPES)

    lists = {path for verb, path in requests() if verb == "get" and path.count("/") == 1}
    read = {path: ask.get(path).status for path in lists - PEOPLE_READ}

    assert read == {path: 403 if path == "workspaces/" else 200 for path in read}
    assert ask.get(f"workspaces/{acme.pk}/").status == 200
    assert ask.post("campaigns/", body("campaigns", rows)).status == 201
    assert ask.post("achievements/", body("achievements", rows)).status == 403  # not an agent's to make
    assert ask.patch(f"members/{rows['members'].pk}/", {"role": "owner"}).status == 403


@pytest.mark.parametrize(("scope", "other"), [("read", "write"), ("write", "read")])
def test_one_scope_opens_its_own_verbs_only(scope: str, other: str, ada: User, acme: Workspace) -> None:
    ask = key(acme, ada, f"cohorts:{scope}")

    answers = {"read": ask.get("cohorts/"), "write": ask.post("cohorts/", {"name": "Founders"})}

    assert answers[scope].status in (200, 201)
    assert (answers[other].status, answers[other].json) == (
        403,
        {"detail": f"This key lacks the scope cohorts:{other}."},
    )
    assert ask.get("competitors/").status == 403


def test_an_agent_records_and_raises_without_changing_what_is_there(ada: User, acme: Workspace) -> None:
    rows = one_of_each(acme)
    ask = key(acme, ada, "alerts:raise", "agents:record", "notifications:send")

    raised = ask.post("alerts/", body("alerts", rows))

    assert raised.status == 201
    assert ask.patch(f"alerts/{rows['alerts'].pk}/", {"title": "Mine"}).status == 403
    assert ask.post(f"alerts/{rows['alerts'].pk}/dismissal/", {}).status == 403
    assert ask.get("alerts/").status == 403
    assert ask.post("agent-executions/batch/", []).status != 403
    assert ask.post("notifications/", {}).status == 400


def test_where_a_person_is_meant_a_key_says_which(ada: User, viewer: User, acme: Workspace) -> None:
    rows = one_of_each(acme)
    ask = key(acme, ada, "alerts:write", "achievements:write")

    alone = ask.post(f"alerts/{rows['alerts'].pk}/acknowledgement/", {})
    named = ask.post(f"alerts/{rows['alerts'].pk}/acknowledgement/", {"user": str(viewer.pk)})

    assert (alone.status, alone.json) == (
        403,
        {"detail": "A workspace key is no person: say which member is meant."},
    )
    assert (named.status, named.json["acknowledged_by"]) == (200, str(viewer.pk))
    assert ask.post("achievements/evaluation/", {"user": str(viewer.pk)}).status == 200


def test_scopes_do_not_narrow_people(ada: User, acme: Workspace) -> None:
    ask = key(acme, ada, "cohorts:read")
    assert ask.get("cohorts/").status == 200

    with working_in(acme, ada) as entered:
        assert entered.key is None


def test_the_page_of_the_api_explains_every_scope() -> None:
    page = (ROOT / "docs" / "api.md").read_text()

    assert [scope for scope, what in SCOPES.items() if f"| `{scope}` | {what} |" not in page] == []
