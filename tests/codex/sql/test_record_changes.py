"""Every list of the API tells its changes, under its own name; nothing else does."""

from typing import Any

import pytest
from django.db import connection, connections

from codex.factories import CohortFactory
from codex.models import Change, User, Workspace
from codex.tenancy import routed_to, working_in
from codex.urls import resources
from tests.conftest import inside

TRIGGERS = """
    SELECT tgrelid::regclass::text, (string_to_array(encode(tgargs, 'escape'), '\\000'))[1], tgtype::int
    FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid WHERE proname = 'record_change_of_row'
"""
EACH_ROW_AFTER_EVERY_WRITE = 1 | 4 | 8 | 16  # row, insert, delete, update
HISTORY = {"events"}  # is never changed, and is a feed itself


def test_every_list_of_a_workspace_has_its_trigger(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        found = sorted(cursor.fetchall())

    views: dict[str, Any] = {name: view for name, view, _ in resources.registry}
    models = {name: view.serializer_class.Meta.model for name, view in views.items()}
    wanted = [
        (model._meta.db_table, name, EACH_ROW_AFTER_EVERY_WRITE)
        for name, model in models.items()
        if name not in HISTORY and (name == "workspaces" or hasattr(model, "workspace"))
    ]
    assert found == sorted(wanted)
    assert len(found) > 25


def test_a_change_says_which_transaction_and_who(ada: User, acme: Workspace) -> None:
    with working_in(acme, ada):
        rows = [CohortFactory.create(workspace=acme) for _ in range(2)]
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            (now,) = cursor.fetchone()
        told = list(Change.objects.filter(resource="cohorts").order_by("number"))

    assert [(each.row_id, each.verb, each.transaction, each.actor) for each in told] == [
        (row.pk, "created", now, ada.pk) for row in rows
    ]


def test_an_agent_is_nobody_in_particular(acme: Workspace) -> None:
    with inside(acme):
        CohortFactory.create(workspace=acme)
        told = Change.objects.get(resource="cohorts")

    assert told.actor is None


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_a_workspace_that_is_deleted_tells_nothing(
    committed: None, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    with inside(acme):
        CohortFactory.create(workspace=acme)

    with routed_to("operator"), connections["operator"].cursor() as cursor:
        cursor.execute("DELETE FROM workspaces WHERE id = %s", [acme.pk])
        left = set(Change.objects.values_list("workspace", flat=True))

    assert left == {bolt.pk}


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_a_person_who_is_deleted_is_told_of_as_a_member(
    committed: None, viewer: User, acme: Workspace
) -> None:
    with routed_to("operator"), connections["operator"].cursor() as cursor:
        cursor.execute("DELETE FROM users WHERE id = %s", [viewer.pk])
        told = Change.objects.filter(verb="deleted").values_list("resource", flat=True)
        assert list(told) == ["members"]
