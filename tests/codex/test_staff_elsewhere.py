"""An operator reads nothing of an area where he has no role, and writes nothing of a colleague's own."""

import uuid
from functools import partial
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from codex.models import Area, BulkAction, BulkActionRow, User, Workspace
from codex.tenancy import routed_to
from tests.admin_rows import Rows, page
from tests.codex.test_staff_roles import refused, rows
from tests.staff import as_operator, operator

__all__ = ["rows"]
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


def test_what_is_a_persons_own_is_written_by_no_other_operator_of_whatever_role(
    rows: Rows, acme: Workspace, otto: User
) -> None:
    hers, his = rows["a_member"], otto.pk
    choose = "INSERT INTO bulk_actions (workspace_id, user_id, selection, model, action, total_count)"
    choose += " VALUES (%s::uuid, %s::uuid, uuidv7(), 'codex.cohort', 'delete_selected', 1) RETURNING id"
    keep = "INSERT INTO import_files (workspace_id, user_id, table_name, content, outcome)"
    keep += " VALUES (%s::uuid, %s::uuid, 'cohorts', 'x', sha256('x'))"
    add = "INSERT INTO bulk_action_rows (workspace_id, bulk_action_id, person, row_id)"
    add += " VALUES (%s::uuid, %s::uuid, %s::uuid, uuidv7())"
    with connections["operator"].cursor() as cursor:
        cursor.execute(keep, [acme.pk, hers])

    def run(query: str, parameters: list[Any]) -> None:
        with as_operator(otto) as cursor:
            cursor.execute(query, parameters)

    asked: list[tuple[str, list[Any]]] = [
        ("UPDATE bulk_actions SET state = 'confirmed'", []),
        ("UPDATE bulk_actions SET user_id = %s::uuid", [his]),
        ("DELETE FROM bulk_actions", []),
        ("UPDATE import_files SET content = 'y'", []),
        ("DELETE FROM import_files", []),
        (choose, [acme.pk, hers]),
        (keep, [acme.pk, hers]),
        (add, [acme.pk, rows["bulk_actions"], his]),
        (add, [acme.pk, rows["bulk_actions"], hers]),
    ]
    states = [refused(partial(run, *each)) for each in asked]
    with as_operator(otto) as cursor:
        cursor.execute(keep, [acme.pk, his])
        cursor.execute(choose, [acme.pk, his])
        (own,) = cursor.fetchone()
        cursor.execute(add, [acme.pk, own, his])
        cursor.execute("DELETE FROM users WHERE id = %s::uuid", [hers])  # what follows is not asked about
        cursor.execute("DELETE FROM bulk_actions WHERE id = %s::uuid", [own])

    assert states == ["42501"] * len(asked)


def test_an_operator_of_alerts_reads_no_history_and_no_selection_of_another_area(
    client: Client, rows: Rows, acme: Workspace
) -> None:
    alma = operator("Alma", alerts="operator", codex="viewer")
    otto = operator("Otto", **dict.fromkeys(Area.values, "admin"))
    with routed_to("operator"):
        its = {"workspace": acme, "model": "positioning.campaign", "action": "delete_selected"}
        made = [
            BulkAction.objects.create(user=whose, selection=uuid.uuid4(), total_count=1, **its)
            for whose in (otto, alma)
        ]
        BulkActionRow.objects.bulk_create(
            BulkActionRow(
                workspace=acme,
                bulk_action=each,
                person=each.user_id,
                row_id=rows["campaigns"],
                name="Untold",
            )
            for each in made
        )
    client.force_login(alma)

    histories = {
        (slug, table): client.get(page(table, "history", rows[table], slug=slug)).status_code
        for slug in ("acme", "")
        for table in ("system_alerts", "campaigns", "agent_assignments", "agent_tasks", "workspace_keys")
    }
    gone = client.get(page("campaigns", "history", uuid.uuid4()))
    listed = client.get(page("bulk_actions", "changelist", slug="")).context["cl"].result_list
    pages = [
        client.get(f"/admin/codex/bulkaction/selection/{each.selection}/", follow=True).content.decode()
        for each in made
    ]

    assert {each for each, code in histories.items() if code == 200} == {
        (slug, table) for slug in ("acme", "") for table in ("system_alerts",)
    }
    assert gone.status_code == 403
    assert {each.model for each in listed} == {"codex.cohort"}  # nor her own of where she was something once
    assert ["Untold" in each for each in pages] == [False, False]
