"""Who of the staff looked where: noted whatever came of it, seen by managers, changed by nobody."""

import pytest
from django.db import DatabaseError, connection, connections
from django.test import Client

from codex.models import StaffVisit, User, Workspace
from codex.tenancy import routed_to, working_in
from tests.conftest import join

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "operator"]),
    pytest.mark.usefixtures("committed"),
]


def visits(person: User) -> list[tuple[str, int, list[str]]]:
    with routed_to("operator"):
        rows = StaffVisit.objects.filter(person=person.pk).select_related("workspace").order_by("id")
        return [(str(row.workspace or "all"), row.requests, row.addresses) for row in rows]


def test_a_visit_is_noted_also_where_the_answer_was_a_refusal(
    client: Client, otto: User, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    client.force_login(otto)

    states = [
        client.get("/w/acme/admin/").status_code,
        client.get("/w/acme/admin/nothing/at/all/").status_code,
        client.get("/w/nowhere/admin/").status_code,
        client.get("/admin/codex/cohort/add/", REMOTE_ADDR="192.0.2.7").status_code,
    ]
    own = client.get("/admin/codex/staffvisit/").content.decode()
    client.force_login(ada)
    client.get("/w/acme/admin/")

    assert states == [200, 404, 404, 200]
    assert visits(otto) == [("Acme", 2, ["127.0.0.1"]), ("all", 2, ["192.0.2.7", "127.0.0.1"])]
    assert visits(ada) == []  # a member is at home
    assert "otto@codex.example" in own


def test_a_failure_is_a_visit_too(
    client: Client, otto: User, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(otto)
    client.raise_request_exception = False
    monkeypatch.setattr("codex.dashboard.panels", None)

    assert client.get("/w/acme/admin/").status_code == 500
    assert visits(otto) == [("Acme", 1, ["127.0.0.1"])]


def test_managers_see_who_looked_into_theirs_and_others_do_not(
    client: Client, otto: User, ada: User, bea: User, acme: Workspace, bolt: Workspace, viewer: User
) -> None:
    admin = join(acme, "admin", email="ari@acme.example")
    client.force_login(otto)
    client.get("/w/acme/admin/")
    pages = {}
    for person, slug in [(ada, "acme"), (admin, "acme"), (viewer, "acme"), (bea, "bolt")]:
        client.force_login(person)
        page = client.get(f"/w/{slug}/admin/codex/staffvisit/")
        pages[person.email] = (page.status_code, b"otto@" in page.content)
    with working_in(acme, viewer):
        unseen = StaffVisit.objects.count()

    assert list(pages.values()) == [(200, True), (200, True), (403, False), (200, False)]
    assert unseen == 0


def test_nobody_changes_or_deletes_what_is_noted(
    client: Client, otto: User, ada: User, acme: Workspace
) -> None:
    client.force_login(otto)
    client.get("/w/acme/admin/")
    queries = [
        query.format(table)
        for table in ("staff_visits", "staff_log")
        for query in ("DELETE FROM {}", "UPDATE {} SET person = person", "INSERT INTO {} DEFAULT VALUES")
    ]

    def inside(query: str) -> None:
        with working_in(acme, ada), connection.cursor() as cursor:
            cursor.execute(query)

    states = set()
    for query in queries:
        for run in (connections["operator"].cursor().execute, inside):
            with pytest.raises(DatabaseError) as error:
                run(query)
            states.add(error.value.__cause__.sqlstate)  # type: ignore[union-attr]
    with pytest.raises(DatabaseError, match="permission denied"):
        connections["operator"].cursor().execute("SELECT forget_staff_records(0)")

    assert states == {"42501"}
    assert visits(otto) != []
