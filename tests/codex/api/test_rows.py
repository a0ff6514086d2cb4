"""The door of the API: who asks, about which workspace; and what holds for every row."""

import base64
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from codex.factories import CohortFactory
from codex.models import Cohort, User, Workspace
from tests.caller import Caller
from tests.conftest import PASSWORD, inside
from tests.resources import SHARED, one_of_each


def basic(login: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{login}:{password}".encode()).decode()


def test_nobody_is_told_how_to_sign_in(acme: Workspace) -> None:
    answer = Caller(None, acme).get("cohorts/")

    assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, 'Basic realm="api"')
    assert answer.json == {"detail": "Authentication credentials were not provided."}


def test_a_password_opens_the_api(ada: User, acme: Workspace) -> None:
    answer = Caller(None, acme)("get", "cohorts/", Authorization=basic("Ada@Acme.example", PASSWORD))

    assert (answer.status, answer.results) == (200, [])


@pytest.mark.parametrize(
    "credentials",
    [basic("ada@acme.example", "wrong"), basic("nobody@acme.example", PASSWORD), "Basic !", "Basic a b", "x"],
)
def test_wrong_credentials_open_nothing(credentials: str, ada: User, acme: Workspace) -> None:
    answer = Caller(None, acme)("get", "cohorts/", Authorization=credentials)

    assert (answer.status, list(answer.json)) == (401, ["detail"])


def test_a_login_that_nothing_can_store_is_refused(acme: Workspace) -> None:
    answer = Caller(None, acme)("get", "cohorts/", Authorization=basic("a\0b", PASSWORD))

    assert answer.json == {"detail": "A text contains a character that cannot be stored."}


def test_somebody_switched_off_is_nobody(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    User.objects.filter(pk=ada.pk).update(is_active=False)

    assert ask.get("cohorts/").status == 401
    assert ask("get", "cohorts/", Authorization=basic("ada@acme.example", PASSWORD)).status == 401


def test_a_session_writes_only_with_its_token(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    ask.client = Client(enforce_csrf_checks=True)
    ask.client.force_login(ada)
    ask.client.cookies["csrftoken"] = token = "a" * 32

    without = ask.post("cohorts/", {"name": "Fresh"})
    with_it = ask("post", "cohorts/", {"name": "Fresh"}, **{"X-CSRFToken": token})

    assert (without.status, with_it.status) == (403, 201)
    assert without.json["detail"].startswith("CSRF Failed")


def test_a_forgotten_workspace_is_asked_for(ada: User, acme: Workspace) -> None:
    answers = [Caller(ada).get("cohorts/"), Caller(ada)("get", "cohorts/", **{"X-Workspace": " "})]

    for answer in answers:
        assert answer.status == 400
        assert answer.json == {
            "detail": "Say which workspace: send its short name or id in the header X-Workspace. "
            "GET /api/v1/me/ lists the workspaces you belong to."
        }


def test_a_workspace_goes_by_its_short_name_or_its_id(ada: User, acme: Workspace) -> None:
    for name in ("acme", str(acme.pk), acme.pk.hex, f" {acme.pk} "):
        assert Caller(ada, name).get(f"workspaces/{acme.pk}/").json["slug"] == "acme"


@pytest.mark.parametrize("name", ["ACME", "acme,bolt", "*", "' OR true --", "\xff", "a" * 5000])
def test_any_other_name_is_no_workspace(name: str, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, name).get("cohorts/")

    assert answer.status == 404
    assert answer.json == {"detail": "There is no such workspace, or you are not a member of it."}


def test_after_a_refused_request_the_next_starts_anew(
    ada: User, bea: User, acme: Workspace, bolt: Workspace
) -> None:
    CohortFactory.create(workspace=bolt, name="Bolt's")
    Caller(bea, bolt).post("cohorts/", {"name": "Bolt's"})
    Caller(bea, bolt).get("cohorts/")

    assert Caller(ada, acme).get("cohorts/").results == []
    assert Caller(ada).get("cohorts/").status == 400


def test_an_answer_shows_what_is_stored(ada: User, acme: Workspace) -> None:
    ask = Caller(ada, acme)
    made = ask.made("cohorts/", name="  Joiners ", health_score="7.5")

    changed = ask.patch(f"cohorts/{made['id']}/", {"health_score": 8})

    assert (made["name"], made["health_score"], made["journey_distribution"]) == ("Joiners", "7.50", {})
    assert changed.json == {**made, "health_score": "8.00", "updated_at": changed.json["updated_at"]}
    assert changed.json["updated_at"] > made["updated_at"]
    assert ask.get(f"cohorts/{made['id']}/").json == changed.json


def test_only_what_was_sent_is_written(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme)
    ask = Caller(ada, acme)
    ask.get("me/")  # the first request of a session notes that it is used

    with CaptureQueriesContext(connection) as queries:
        ask.patch(f"cohorts/{cohort.pk}/", {"goals": ["Fewer meetings"]})

    (update,) = [each["sql"] for each in queries if each["sql"].startswith("UPDATE")]
    assert update.count('" = ') - update.partition("WHERE")[2].count('" = ') == 1


def test_what_was_read_can_be_sent_back(ada: User, acme: Workspace) -> None:
    ask, rows = Caller(ada, acme), one_of_each(acme)

    for resource in SHARED:
        address = f"{resource}/{rows[resource].pk}/"
        read = ask.get(address).json
        answer = ask.put(address, read)

        assert answer.status == 200, (resource, answer)
        assert answer.json == {**read, "updated_at": answer.json["updated_at"]}, resource


def test_what_the_database_computes_is_not_written(ada: User, acme: Workspace) -> None:
    cohort = CohortFactory.create(workspace=acme)
    forged = {"id": str(acme.pk), "created_at": "2001-01-01T00:00:00Z", "updated_at": "2001-01-01T00:00:00Z"}

    answer = Caller(ada, acme).patch(f"cohorts/{cohort.pk}/", {**forged, "tags": ["b2c"]})

    assert (answer.json["id"], answer.json["tags"]) == (str(cohort.pk), ["b2c"])
    assert not {answer.json["created_at"], answer.json["updated_at"]} & set(forged.values())


def test_a_row_is_of_the_entered_workspace_and_says_who_made_it(ada: User, acme: Workspace) -> None:
    made = Caller(ada, acme).made("positioning/", name="Plain", market_segment="Workshops")

    assert made["created_by"] == str(ada.pk)
    assert "workspace" not in made


def test_a_refused_write_leaves_nothing(ada: User, acme: Workspace) -> None:
    CohortFactory.create(workspace=acme, name="Joiners")

    answer = Caller(ada, acme).post("cohorts/", {"name": "Joiners"})

    assert (answer.status, answer.json) == (
        400,
        {"name": ["Another cohort of this workspace has this name."]},
    )
    with inside(acme):
        assert Cohort.objects.filter(workspace=acme).count() == 1


@pytest.mark.parametrize("path", ["", "nothing/", "cohorts", "cohorts/a/b/", "campaigns/x/flight/", "%00/"])
@pytest.mark.parametrize("verb", ["get", "post"])
def test_where_nothing_is_the_answer_says_so(verb: str, path: str, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme)(verb, path)

    assert answer.status == 404
    assert answer.json == {"detail": "There is nothing at this address; addresses end with a slash."}


@pytest.mark.parametrize("pk", ["x", "1", "%00", "0" * 5000, "%F0%9F%92%A9"])
def test_an_id_that_is_none_is_no_row(pk: str, ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).get(f"cohorts/{pk}/")

    assert (answer.status, answer.json) == (404, {"detail": "There is no such row in this workspace."})


def test_a_verb_that_is_not_there_is_refused_with_those_that_are(ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme).delete("cohorts/")

    assert (answer.status, answer.headers["Allow"]) == (405, "GET, POST, HEAD, OPTIONS")
    assert answer.json == {"detail": 'Method "DELETE" not allowed.'}


def test_a_body_of_unsaid_length_is_refused(ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme)("post", "cohorts/", **{"Transfer-Encoding": "chunked"})

    assert (answer.status, list(answer.json)) == (411, ["detail"])


def test_only_json_is_answered(ada: User, acme: Workspace) -> None:
    answer = Caller(ada, acme)("get", "cohorts/", Accept="application/xml")

    assert (answer.status, list(answer.json)) == (406, ["detail"])


def test_nothing_between_keeps_an_answer(ada: User, acme: Workspace) -> None:
    assert Caller(ada, acme).get("cohorts/").headers["Cache-Control"] == "private, no-store"


def test_options_say_what_can_be_sent(ada: User, acme: Workspace) -> None:
    answer: Any = Caller(ada, acme)("options", "moves/")

    assert answer.json["actions"]["POST"]["move_type"]["required"] is True
