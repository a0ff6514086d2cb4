"""An export is what the list shows, of the place where it is asked for, for whoever may see it."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import ProgrammingError, connection, connections
from django.test import Client
from openpyxl import load_workbook

from agents.models import Agent
from codex.admin.transfer import keeping
from codex.factories import CohortFactory
from codex.models import Cohort, ImportFile, User, Workspace
from codex.tenancy import routed_to, working_in
from positioning.factories import CampaignFactory
from tests.conftest import inside
from tests.files import confirm, counts, downloaded, exported, faults, file_of, page, preview, rows_of
from tests.pages import said
from tests.racing import race

RUN = "=cmd|'/c calc'!A1"


@pytest.mark.django_db
def test_a_file_has_what_the_list_shows_and_nothing_of_another_workspace(
    client: Client, ada: User, acme: Workspace, bolt: Workspace
) -> None:
    campaigns = [CampaignFactory.create(workspace=acme, name=f"Acorn {name}") for name in "CAB"]
    hidden = CampaignFactory.create(workspace=acme, name="Else")
    CampaignFactory.create(workspace=bolt, name="Acorn of Bolt")
    with inside(acme):
        type(hidden).objects.filter(pk=campaigns[0].pk).update(status="planning")
    client.force_login(ada)
    ticked = {"action": "export_csv", "_selected_action": [str(campaigns[1].pk), str(hidden.pk)]}

    everything = exported(client, "campaigns")
    found = exported(client, "campaigns", q="acorn", o="1", p="7")
    planned = exported(client, "campaigns", "xlsx", status__exact="planning")
    chosen = downloaded(client.post(page("campaigns", "changelist"), ticked))
    shown = client.get(f"{page('campaigns', 'changelist')}?q=acorn&o=1").content.decode()

    names = [[row["name"] for row in rows_of(file)] for file in (everything, found, planned, chosen)]
    acorns = ["Acorn A", "Acorn B", "Acorn C"]
    assert names == [["Else", "Acorn B", "Acorn A", "Acorn C"], acorns, ["Acorn C"], ["Else", "Acorn A"]]
    assert b"Bolt" not in everything
    assert f"{page('campaigns', 'export', 'csv')}?o=1&amp;q=acorn" in shown


@pytest.mark.django_db
def test_no_cell_runs_in_a_spreadsheet(client: Client, ada: User, acme: Workspace) -> None:
    CohortFactory.create(workspace=acme, name=RUN, goals=["@SUM(1)"], health_score=5, executive_summary="")
    client.force_login(ada)

    (csv_row,) = rows_of(exported(client, "cohorts"))
    xlsx = exported(client, "cohorts", "xlsx")

    assert (csv_row["name"], csv_row["goals"], csv_row["health_score"]) == (f"'{RUN}", "'@SUM(1)", "5.00")
    assert rows_of(xlsx)[0]["name"] == RUN
    assert {cell.data_type for row in sheet(xlsx) for cell in row if cell.value == RUN} == {"s"}


def sheet(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content)).active


# --- Operators, and two at once: committed ----------------------------------------------------------


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_an_operator_exports_all_and_imports_into_the_workspace_that_is_chosen(
    otto: User, client: Client, acme: Workspace, bolt: Workspace
) -> None:
    for workspace in (acme, bolt):
        CohortFactory.create(workspace=workspace, name=f"Of {workspace.slug}")
    client.force_login(otto)

    rows = sorted(rows_of(exported(client, "cohorts", slug="")), key=lambda row: row["name"])
    both = preview(client, "cohorts", file_of(rows), slug="", workspace=str(acme.pk))
    mine = [{**rows[0], "name": "Renamed"}, {**rows[0], "id": "", "name": "New"}]
    shown = preview(client, "cohorts", file_of(mine), slug="", workspace=str(acme.pk))
    done = confirm(client, "cohorts", shown, slug="")

    assert [(row["workspace"], row["name"]) for row in rows] == [("acme", "Of acme"), ("bolt", "Of bolt")]
    other = "This line is of another workspace than the one that is imported into."
    assert [fault[1:] for fault in faults(both)] == [("workspace", other)]
    assert (counts(shown), said(done)) == ({"new": 1, "changed": 1}, ["Imported: 1 new, 1 changed."])
    with routed_to("operator"):
        found = set(Cohort.objects.values_list("workspace__slug", "name"))
        assert found == {("acme", "Renamed"), ("acme", "New"), ("bolt", "Of bolt")}


@pytest.fixture
def no_more_agents() -> Iterator[None]:
    """The registry is nobody's workspace, and stays as it was."""
    yield
    with connections["operator"].cursor() as cursor:
        cursor.execute("DELETE FROM agent_registry WHERE code = 'TST-001'")


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_agents_are_imported_by_operators_alone_and_a_new_prompt_is_a_new_version(
    otto: User, client: Client, ada: User, acme: Workspace, no_more_agents: None
) -> None:
    client.force_login(ada)
    refused = client.get(page("agent_registry", "import")).status_code
    client.force_login(otto)
    known = rows_of(exported(client, "agent_registry", "xlsx", slug=""))[0]
    changed = {**known, "system_prompt": "Else"}
    new = {**known, "id": "", "code": "TST-001", "agent_name": "Tester"}

    bad = preview(client, "agent_registry", file_of([changed, new], "xlsx"), slug="")
    back = preview(client, "agent_registry", exported(client, "agent_registry", slug=""), slug="")
    good = preview(client, "agent_registry", file_of([new]), slug="")
    with routed_to("operator"):
        kept = ImportFile.objects.get().workspace
    done = confirm(client, "agent_registry", good, slug="")

    sentence = f"A change of prompt or model is a new version: give one that comes after {known['version']}."
    assert (refused, kept, faults(bad)) == (403, None, [(2, "version", sentence)])
    assert list(counts(back)) == ["unchanged"]
    assert said(done) == ["Imported: 1 new."]
    assert Agent.objects.get(code="TST-001").system_prompt == known["system_prompt"]


@pytest.mark.django_db(transaction=True, databases=["default", "operator"])
def test_of_two_confirmations_at_once_one_gets_the_file(
    committed: None, client: Client, ada: User, acme: Workspace
) -> None:
    client.force_login(ada)
    kept = preview(client, "cohorts", "name\nFounders\n").context["kept"]

    def take(number: int, meet: Callable[[], None]) -> bool:
        with working_in(acme, ada):
            taken = keeping.take(str(kept.pk), person=ada, table="cohorts")
            meet()
            return taken is not None

    assert sorted(race(2, take)) == ["False", "True"]


@pytest.mark.django_db(transaction=True, databases=["default", "operator", "jobs"])
def test_a_preview_that_nobody_confirms_is_forgotten_after_an_hour(
    otto: User, client: Client, acme: Workspace
) -> None:
    client.force_login(otto)
    old = preview(client, "cohorts", "name\nOld\n", slug="acme").context["kept"]
    new = preview(client, "campaigns", "name\nNew\n", slug="acme").context["kept"]
    with connections["operator"].cursor() as cursor:
        cursor.execute(
            "UPDATE import_files SET created_at = now() - interval '61 minutes' WHERE id = %s::uuid", [old.pk]
        )

    late = client.post(page("cohorts", "import"), {"confirm": str(old.pk)}, follow=True)
    with connections["jobs"].cursor() as cursor:
        cursor.execute("SELECT forget_import_files()")
        forgotten = cursor.fetchone()
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute("SELECT forget_import_files()")

    with routed_to("operator"):
        assert [each.pk for each in ImportFile.objects.all()] == [new.pk]
    assert forgotten == (1,)
    assert said(late)[0].startswith("This preview is over an hour old")
