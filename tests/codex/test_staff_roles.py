"""An operator does what his role in each area says: by page, by SQL, in one workspace and in all."""

from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections
from django.test import Client
from django.urls import reverse

from alerts.models import SystemAlert
from codex.models import Area, OperatorRole, StaffEntry, User, Workspace
from codex.refusals import refusal_of
from codex.tenancy import enter_workspace_as_operator, routed_to, workspace_transaction
from tests.admin_rows import MODELS, TABLES, Rows, act, fill, page
from tests.pages import said, send
from tests.staff import as_operator, operator

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
VIEWER = dict.fromkeys(Area.values, "viewer")


@pytest.fixture
def rows(committed: None, acme: Workspace) -> Rows:
    return fill(acme, "acorn")


def refused(run: Any) -> str:
    """The SQLSTATE by which the database refuses this; '' where it does not."""
    try:
        run()
    except DatabaseError as error:
        return str(error.__cause__.sqlstate)  # type: ignore[union-attr]
    return ""


def writes(table: str, row: Any) -> list[tuple[str, list[Any]]]:
    """A change and a deletion of a row, as SQL; a second factor is deleted, an event changed by nobody."""
    return [
        (f'UPDATE "{table}" SET created_at = created_at WHERE id = %s::uuid', [row]),
        (f'DELETE FROM "{table}" WHERE id = %s::uuid', [row]),
    ]


def test_a_viewer_of_everything_writes_nothing_anywhere(rows: Rows, acme: Workspace) -> None:
    vera = operator("Vera", **VIEWER)
    asked = [
        each
        for table in TABLES
        if MODELS[table].staff_writes != "each"  # everybody's own: what one has chosen, or wants to import
        for each in writes(table, rows[table])
    ]
    asked += [each for table in ("users", "agent_registry") for each in writes(table, rows[table])]

    def outside(query: str, parameters: list[Any]) -> None:
        with as_operator(vera) as cursor:
            cursor.execute(query, parameters)

    def inside(query: str, parameters: list[Any]) -> None:
        with workspace_transaction(), connection.cursor() as cursor:
            enter_workspace_as_operator(acme.pk, vera, VIEWER)
            cursor.execute(query, parameters)

    states = {run.__name__: {refused(partial(run, *each)) for each in asked} for run in (outside, inside)}

    both = {"W0005", "42501"}  # asked for the role, or not granted to anybody
    assert states == {"outside": both, "inside": both}


def test_row_policies_alone_would_keep_a_viewer_from_writing(rows: Rows, acme: Workspace) -> None:
    vera = operator("Vera", **VIEWER)

    with workspace_transaction():
        enter_workspace_as_operator(acme.pk, vera, VIEWER)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL app.current_staff = ''")  # as if no table had its trigger
            cursor.execute("UPDATE campaigns SET description = 'x'")
            changed = cursor.rowcount

    assert changed == 0


def test_an_operator_of_alerts_sees_and_does_alerts_alone(
    client: Client, rows: Rows, acme: Workspace
) -> None:
    client.force_login(operator("Alma", alerts="operator"))
    alert = rows["system_alerts"]

    pages = {
        slug: {
            table: client.get(page(table, "changelist", slug=slug)).status_code
            for table in ("system_alerts", "campaigns", "agent_assignments", "achievements", "workspace_keys")
        }
        for slug in ("acme", "")
    }
    home, found = client.get("/w/acme/admin/"), client.get("/w/acme/admin/search/?s=acorn")
    asked = "autocomplete/?app_label=alerts&model_name=systemalert&field_name=related_campaign&term=a"
    acknowledged = act(client, "system_alerts", "acknowledge", SystemAlert(pk=alert))
    deletion = client.post(page("system_alerts", "delete", alert), {"post": "yes"})
    elsewhere = client.post(page("campaigns", "change", rows["campaigns"]), {"name": "Mine"})

    assert [list(each.values()) for each in pages.values()] == [[200, 403, 403, 403, 403]] * 2
    assert [panel.title for panel in home.context["panels"]] == ["Critical alerts"]
    assert [chart.title for chart in home.context["charts"]] == ["Open alerts"]
    kinds = {result.description for result in found.context["results"].object_list if result.description}
    assert kinds == {"system alert"}
    assert client.get(f"/w/acme/admin/{asked}").status_code == 403
    assert acknowledged == ["Now acknowledged: 1."]
    assert (deletion.status_code, elsewhere.status_code) == (403, 403)
    with routed_to("operator"):
        assert SystemAlert.objects.get(pk=alert).status == "acknowledged"


def test_what_follows_from_a_permitted_statement_is_not_asked_about(rows: Rows, acme: Workspace) -> None:
    alma = operator("Alma", alerts="operator", agents="viewer")
    ask = "SELECT acknowledge_alert(%s::uuid, %s::uuid)"

    with as_operator(alma) as cursor:  # events, changes and the audit log are written by triggers
        cursor.execute(ask, [rows["system_alerts"], alma.pk])

    with as_operator(alma) as cursor:
        cursor.execute("SELECT count(*) FROM events WHERE kind = 'alert.acknowledged'")
        assert cursor.fetchone() == (1,)
        assert refused(partial(cursor.execute, "DELETE FROM system_alerts")) == "W0005"


def test_functions_of_the_owner_are_no_way_around(rows: Rows, acme: Workspace) -> None:
    gina = operator("Gina", gamification="viewer", alerts="admin")
    ask = "SELECT * FROM unlock_achievement(%s::uuid, %s::uuid, %s::uuid)"
    whom = [rows["a_member"], rows["achievements"], acme.pk]

    def everywhere() -> None:
        with as_operator(gina) as cursor:
            cursor.execute(ask, whom)

    def inside() -> None:
        with workspace_transaction():
            enter_workspace_as_operator(acme.pk, gina, {})
            with connection.cursor() as cursor:
                cursor.execute(ask, whom)

    assert [refused(everywhere), refused(inside)] == ["W0005", "W0005"]


def test_a_job_of_an_operator_may_what_he_may_by_now(acme: Workspace, otto: User) -> None:
    vera = operator("Vera", **VIEWER)
    with connections["operator"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " SELECT 'x', 'x', jsonb_build_object('workspace', %s::text, 'user', who), 'doing'"
            " FROM unnest(%s::text[]) AS who RETURNING id",
            [str(acme.pk), [str(vera.pk), str(otto.pk)]],
        )
        jobs = [number for (number,) in cursor.fetchall()]
    roles, states = [], []

    for job in jobs:
        with workspace_transaction(), connection.cursor() as cursor:
            cursor.execute("SELECT enter_workspace_for_job(%s::uuid, %s::bigint)", [acme.pk, job])
            roles.append(cursor.fetchone()[0])
            states.append(refused(partial(cursor.execute, "UPDATE cohorts SET name = name")))

    assert (roles, states) == (["viewer", "admin"], ["W0005", ""])


# --- Who gives roles -------------------------------------------------------------------------------------

GIVE = "INSERT INTO operator_roles (operator_id, area, role) VALUES (%s::uuid, 'codex', 'admin')"
RAISE = "UPDATE operator_roles SET role = 'admin' WHERE operator_id = %s::uuid"


def test_nobody_raises_himself(otto: User) -> None:
    alma = operator("Alma", alerts="operator")
    ada = operator("Ada", codex="admin", alerts="viewer")

    by_app = [
        refused(lambda each=each: connection.cursor().execute(each, [alma.pk])) for each in (GIVE, RAISE)
    ]
    found = []
    for person, query in [(alma, GIVE), (alma, RAISE), (ada, RAISE)]:
        with pytest.raises(DatabaseError) as error, as_operator(person) as cursor:
            cursor.execute(query, [person.pk])
        found.append(refusal_of(error.value))
    with as_operator(ada) as cursor:
        cursor.execute(RAISE, [alma.pk])

    sentence = "Nobody raises himself: ask another operator who is admin of the ground."
    assert by_app == ["42501", "42501"]
    assert [each.status for each in found if each] == [403, 403, 400]
    assert [each.sentence for each in found if each][2] == sentence
    with routed_to("operator"):
        assert [each.role for each in OperatorRole.objects.filter(operator=alma.pk)] == ["admin"]


def test_the_ground_keeps_an_admin_whatever_is_tried(client: Client, otto: User) -> None:
    client.force_login(otto)
    own = f"/admin/codex/user/{otto.pk}/change/"
    queries = [
        "UPDATE operator_roles SET role = 'viewer'",
        "DELETE FROM operator_roles",
        "DELETE FROM operators",
        "UPDATE users SET is_active = false",
        "UPDATE users SET is_staff = false",
    ]

    states = {refused(partial(connections["operator"].cursor().execute, each)) for each in queries}
    answer = send(client, own, is_staff="")

    assert states == {"23514"}
    assert "The ground keeps at least one admin: make another operator one first." in said(answer)
    with routed_to("operator"):
        User.objects.filter(pk=otto.pk)._raw_delete("operator")  # a person can always be deleted
        assert not OperatorRole.objects.exists()


def test_an_admin_gives_roles_on_a_page_and_it_is_logged(client: Client, otto: User) -> None:
    client.force_login(otto)
    alma = operator("Alma", alerts="viewer")
    url = f"/admin/codex/operator/{alma.pk}/change/"
    form = client.get(url).context["inline_admin_formsets"][0].formset

    answer = send(client, url, **{"roles-0-role": "operator", "roles-1-role": "viewer"})
    listed = client.get("/admin/codex/operator/").content.decode()
    log = client.get("/admin/codex/staffentry/").content.decode()

    assert [each["area"].value() for each in form.forms][:2] == ["alerts", "codex"]
    assert answer.status_code == 200
    assert "codex: viewer, alerts: operator" in listed
    assert "operator_roles changed (role: operator)" in log
    with routed_to("operator"):
        last = StaffEntry.objects.filter(person=alma.pk, verb="changed").latest("id")
    assert (last.before, last.after, last.actor) == ({"role": "viewer"}, {"role": "operator"}, otto.pk)
    assert last.origin["via"] == "admin"


def test_a_superuser_outside_of_any_workspace_is_told_so_on_every_page(
    client: Client, rows: Rows, acme: Workspace
) -> None:
    with connections["operator"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO users (email, password, full_name, is_superuser, is_staff)"
            " VALUES ('root@codex.example', '!', 'Root', true, true) RETURNING id"
        )
        root = User.objects.get(pk=cursor.fetchone()[0])
    client.force_login(root)

    urls = [reverse("admin:index"), "/admin/search/?s=acorn", "/admin/workspaces/", "/admin/second-factor/"]
    urls += [page(table, name, slug="") for table in TABLES for name in ("changelist", "add")]
    urls += [page(table, "change", rows[table], slug="") for table in TABLES]
    outside = {url: client.get(url, follow=True) for url in urls}
    inside = {client.get(page(table, "changelist")).status_code for table in TABLES}

    assert {answer.status_code for answer in outside.values()} == {200}
    assert inside == {404}
    told = {
        url
        for url, answer in outside.items()
        if "You do not belong to a workspace yet." in answer.content.decode()
    }
    assert outside.keys() - told == {"/admin/second-factor/"}
    assert not any("acorn@" in answer.content.decode() for answer in outside.values())


def test_every_table_that_staff_writes_asks_for_the_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, encode(tgargs, 'escape') FROM pg_trigger"
            " WHERE tgname = 'must_be_staff_of' AND tgenabled = 'O'"
        )
        installed = dict(cursor.fetchall())
    models: list[Any] = list(apps.get_models())
    declared = {
        model._meta.db_table: f"{model._meta.app_label}\\000{model.staff_writes}\\000"
        for model in models
        if getattr(model, "staff_writes", "") in ("writers", "managers")
    }
    of_others = {
        "mfa_authenticator": "codex\\000managers\\000",
        "procrastinate_jobs": "codex\\000writers\\000",
    }

    assert installed == {**declared, **of_others}
