"""The audit log: whatever is done to a row is in it, with who, when, from where, before and after."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

from codex.factories import CohortFactory
from codex.history import history_of
from codex.models import AuditEntry, Cohort, User, Workspace
from codex.tenancy import routed_to, working_in
from positioning.factories import CampaignCohortFactory, CampaignFactory, CampaignQuestFactory
from tests.caller import Bearer, Caller
from tests.conftest import inside, join

COLUMNS = "workspace_id, table_name, row_id, about, verb, before, after, role, audience"
pytestmark = pytest.mark.django_db(databases=["default", "counters"])


def entries(workspace: Workspace, row: Any) -> list[AuditEntry]:
    """What the log has of a row, the oldest first, as an owner sees it."""
    with inside(workspace):
        return list(AuditEntry.objects.filter(row_id=getattr(row, "pk", row)).order_by("id"))


def test_a_row_is_logged_as_made_changed_and_deleted(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    made = ask.made("cohorts/", name="Founders", tags=["new"])
    ask.patch(f"cohorts/{made['id']}/", {"name": "Makers"})
    ask.delete(f"cohorts/{made['id']}/")

    first, second, third = entries(acme, made["id"])

    assert [each.verb for each in (first, second, third)] == ["created", "changed", "deleted"]
    assert (first.before, first.after["name"], first.after["tags"]) == ({}, "Founders", ["new"])
    assert (second.before, second.after) == ({"name": "Founders"}, {"name": "Makers"})
    assert (third.before["name"], third.after) == ("Makers", {})
    assert {(each.actor, each.role, each.table_name) for each in (first, second, third)} == {
        (ada.pk, "owner", "cohorts")
    }


def test_an_entry_says_from_where_it_came(ada: User, acme: Workspace) -> None:
    made = Caller(ada, acme)("post", "cohorts/", {"name": "Founders"}, **{"X-Request-ID": "fresh-1"}).json

    (entry,) = entries(acme, made["id"])

    assert entry.origin == {"via": "api", "request": "fresh-1", "address": "127.0.0.1"}


def test_also_what_a_door_itself_writes_says_from_where_it_came(ada: User) -> None:
    made = Caller(ada).made("workspaces/", name="Fresh", slug="fresh")
    with inside(Workspace(pk=uuid.UUID(made["id"]))):
        ways = {(each.table_name, each.origin["via"]) for each in AuditEntry.objects.all()}

    assert {("workspaces", "api"), ("workspace_members", "api")} <= ways
    assert {via for _, via in ways} == {"api"}


def test_a_key_is_named_and_no_person(ada: User, acme: Workspace) -> None:
    key = Caller(ada, acme).made("keys/", name="Robot", scopes=["cohorts:write"])
    made = Bearer(key["token"]).made("cohorts/", name="Founders")

    (entry,) = entries(acme, made["id"])

    assert (entry.actor, str(entry.actor_key), entry.role) == (None, key["id"], "agent")


def test_sql_by_hand_is_logged_too(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    with working_in(acme, ada), connection.cursor() as cursor:
        cursor.execute("UPDATE cohorts SET name = 'Makers'")

    entry = entries(acme, cohort)[-1]

    assert (entry.after, entry.actor, entry.origin) == ({"name": "Makers"}, ada.pk, {"via": "sql"})


def test_what_changes_nothing_is_not_logged(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme, name="Founders")
    with working_in(acme, ada):
        Cohort.objects.filter(pk=cohort.pk).update(name="Founders")

    assert [each.verb for each in entries(acme, cohort)] == ["created"]


def test_no_secret_is_logged(ada: User, acme: Workspace) -> None:
    key = Caller(ada, acme).made("keys/", name="Robot", scopes=["cohorts:read"])

    (entry,) = entries(acme, key["id"])

    assert {name for name in entry.after if "digest" in name} == set()


def test_what_is_rolled_back_is_not_logged(ada: User, acme: Workspace) -> None:
    with working_in(acme, ada):
        with transaction.atomic():
            cohort = CohortFactory.create(workspace=acme)
            transaction.set_rollback(True)
        found = history_of(cohort.pk)

    assert found == []


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_a_deleted_workspace_leaves_one_line_for_operators(
    committed: None, ada: User, acme: Workspace
) -> None:
    with inside(acme):
        CohortFactory.create(workspace=acme)

    with routed_to("operator"), connections["operator"].cursor() as cursor:
        cursor.execute("DELETE FROM workspaces WHERE id = %s", [acme.pk])
        gone = AuditEntry.objects.filter(workspace=acme.pk, verb="deleted")
        told = [(each.table_name, each.row_id, each.before["slug"]) for each in gone]

    assert told == [("workspaces", acme.pk, "acme")]


# --- Who reads it, and that nobody writes it -------------------------------------------------------------


def test_another_workspaces_log_is_another(ada: User, bea: User, acme: Workspace, bolt: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme)

    with working_in(bolt, bea):
        seen = list(AuditEntry.objects.filter(row_id=cohort.pk)), history_of(cohort.pk)

    assert seen == ([], [])


@pytest.mark.parametrize(("role", "sees"), [("viewer", False), ("strategist", False), ("admin", True)])
def test_what_is_somebodys_own_is_hers_and_the_managers(
    role: str, sees: bool, ada: User, viewer: User, acme: Workspace
) -> None:
    told = Caller(ada, acme).post(
        "notifications/", {"user": str(viewer.pk), "notification_type": "message", "title": "Hello"}
    )
    asker = join(acme, role)

    found = []
    for person in (asker, viewer):
        with working_in(acme, person):
            row_id = told.json["id"]
            found.append((AuditEntry.objects.filter(row_id=row_id).count(), len(history_of(row_id))))

    assert found == [(int(sees), int(sees)), (1, 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_log",
        "UPDATE audit_log SET role = 'nobody'",
        f"INSERT INTO audit_log ({COLUMNS}) SELECT {COLUMNS} FROM audit_log",
        "SELECT * FROM audit_months.other",
        "SELECT keep_audit_months(1, 0)",
    ],
)
def test_nobody_writes_the_log_or_looks_behind_it(statement: str, ada: User, acme: Workspace) -> None:
    CohortFactory.create(workspace=acme)

    with pytest.raises(DatabaseError, match="permission denied"), working_in(acme, ada):
        connection.cursor().execute(statement)


# --- The history of a row --------------------------------------------------------------------------------


def test_the_history_of_a_row_has_what_refers_to_it(ada: User, acme: Workspace) -> None:
    there: dict[str, Any] = {"workspace": acme}
    spring, autumn = (CampaignFactory.create(**there) for _ in range(2))
    share = CampaignCohortFactory.create(**there, campaign=spring)
    quest = CampaignQuestFactory.create(**there, campaign=spring)
    CampaignQuestFactory.create(**there, campaign=autumn)
    with working_in(acme, ada):
        share_id, quest_id = share.pk, quest.pk
        quest.delete()
        found = history_of(spring.pk)

    rows = [(each.table_name, each.verb, each.row_id) for each in found]
    assert rows == [
        ("campaign_quests", "deleted", quest_id),
        ("campaign_quests", "created", quest_id),
        ("campaign_cohorts", "created", share_id),
        ("campaigns", "created", spring.pk),
    ]


def test_a_history_is_read_in_pages(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme)
    with working_in(acme, ada):
        for number in range(4):
            Cohort.objects.filter(pk=cohort.pk).update(name=f"Name {number}")
        whole = history_of(cohort.pk)
        pages = history_of(cohort.pk, most=3), history_of(cohort.pk, most=3, before=whole[2].pk)

    assert [len(page) for page in pages] == [3, 2]
    assert [*pages[0], *pages[1]] == whole
