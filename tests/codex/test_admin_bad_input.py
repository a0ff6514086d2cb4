"""Whatever is sent to the back office, the answer is a page that says what is wrong."""

from typing import Any

import pytest
from django.test import Client

from codex.models import Cohort, User, Workspace
from tests.admin_rows import Rows, fill, page
from tests.conftest import inside
from tests.pages import filled, said, send

pytestmark = pytest.mark.django_db

NEVER_STORED = ["a\0b", "x" * 30_000]
# JSON that Python reads and PostgreSQL does not, numbers and days out of range: texts may hold them.
SELDOM_STORED = [
    '{"a": "\\ud800"}',
    '{"a": "\\u0000"}',
    '{"a": NaN}',
    "[" * 20_000,
    "1" * 5000,
    "99999-01-01",
]
TABLES = ["cohorts", "competitors", "campaigns", "moves", "workspace_invitations"]
QUERIES = [
    "q=%00",
    "id__exact=rubbish",
    "status=%00",
    "status__exact=%00",
    "status__regex=(",
    "name__regex=(",
    "role__in=%00",
    "owner__id__exact=rubbish",
    "owner__password__startswith=a",
    "created_at__year=0",
    "start_date__year=99999",
    "start_date__year=9999",
    "start_date__year=9999&start_date__month=12",
    "start_date__year=99999999999999999999",
    "start_date__gte=rubbish",
    "due_date__month=99",
    "data__name=%00",
    "digest=%00",
    "_to_field=password",
    "p=rubbish",
    "p=99999999999999999999",
    "o=rubbish",
]


@pytest.fixture
def rows(acme: Workspace) -> Rows:
    return fill(acme, "acorn")


def test_values_that_cannot_be_stored_are_refused_on_the_form(client: Client, ada: User, rows: Rows) -> None:
    client.force_login(ada)

    for table in TABLES:
        add = page(table, "add")
        opened = client.get(add)
        never = [client.post(add, {**filled(opened), **everywhere(opened, value)}) for value in NEVER_STORED]
        seldom = [
            client.post(add, {**filled(opened), **everywhere(opened, value)}) for value in SELDOM_STORED
        ]

        assert [bool(response.context["errors"]) for response in never] == [True, True], table
        assert {response.status_code for response in seldom} <= {200, 302}, table


def everywhere(opened: Any, value: str) -> dict[str, str]:
    """The value in every field of a page's form."""
    return dict.fromkeys(opened.context["adminform"].form.fields, value)


def test_addresses_that_mean_nothing_are_answered(client: Client, ada: User, rows: Rows) -> None:
    client.force_login(ada)

    urls = [f"{page(table, 'changelist')}?{query}" for table in TABLES for query in QUERIES]
    statuses = {url: client.get(url, follow=True).status_code for url in urls}

    assert {url: status for url, status in statuses.items() if status not in (200, 400)} == {}


@pytest.mark.parametrize("chosen", [["rubbish"], ["\0"], []])
@pytest.mark.parametrize("action", ["delete_selected", "activate", "rubbish"])
def test_actions_on_nothing_say_so(
    action: str, chosen: list[str], client: Client, ada: User, rows: Rows
) -> None:
    client.force_login(ada)
    url = page("campaigns", "changelist")

    response = client.post(
        url, {"action": action, "_selected_action": chosen, "index": "0", "post": "yes"}, follow=True
    )

    assert (response.status_code, len(said(response))) == (200, 1)


def test_a_choice_that_is_no_id_is_refused_and_shown_empty(client: Client, ada: User, rows: Rows) -> None:
    client.force_login(ada)

    response = send(client, page("moves", "add"), name="Move", move_type="authority", campaign="rubbish")

    assert response.context["adminform"].form.errors == {"campaign": ["“rubbish” is not a valid UUID."]}


def test_an_unknown_word_is_refused(client: Client, ada: User, rows: Rows) -> None:
    client.force_login(ada)

    response = send(client, page("moves", "add"), name="Move", move_type="bribery")

    sentence = "Select a valid choice. bribery is not one of the available choices."
    assert response.context["adminform"].form.errors == {"move_type": [sentence]}


def test_ten_megabytes_are_refused(client: Client, ada: User, rows: Rows, acme: Workspace) -> None:
    client.force_login(ada)

    response = client.post(page("cohorts", "add"), {"name": "x" * 10_000_000})

    assert response.status_code == 400
    assert "larger than 2.5 MB" in response.content.decode()
    with inside(acme):
        assert [cohort.name for cohort in Cohort.objects.all()] == ["acorn"]


def test_a_relation_seen_from_its_end_offers_nothing(client: Client, ada: User, rows: Rows) -> None:
    client.force_login(ada)
    asked = {"app_label": "codex", "model_name": "cohort", "field_name": "moves"}

    response = client.get("/w/acme/admin/autocomplete/", asked)

    assert response.status_code == 403


def test_what_no_form_can_say_is_said_on_a_page_of_its_own(client: Client, ada: User, rows: Rows) -> None:
    client.force_login(ada)
    asked = {"app_label": "positioning", "model_name": "move", "field_name": "campaign", "term": "\0"}

    response = client.get("/w/acme/admin/autocomplete/", asked)

    assert response.status_code == 400
    assert "A text contains a character that cannot be stored." in response.content.decode()
