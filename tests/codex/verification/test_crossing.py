"""The attempt to cross fails on a sound database, and says where it got through on a broken one."""

import re
from typing import Any

import pytest

from codex.declared import granted, row_models
from codex.models import Workspace
from codex.tenancy import routed_to
from codex.verification import verify
from codex.verification.run import catalogue
from codex.verification.source import parts
from tests.codex.verification.removals import REMOVALS

pytestmark = pytest.mark.django_db(databases=["default", "operator", "owner"])

REACHES = "reaches nothing abroad"


def granting(verb: str) -> set[str]:
    """The tables on whose every column the app has this privilege."""
    return {model._meta.db_table for model in row_models() if verb in granted(model)}


def attempted(superuser: Any) -> set[tuple[str, str]]:
    """Where the attempt got through or could not be made, as the app in the same transaction."""
    superuser.execute("SET LOCAL ROLE codex_app")
    superuser.execute(parts()["crossing"])
    superuser.execute("RESET ROLE")
    return {
        (check.subject, check.checked)
        for check in catalogue(superuser)
        if check.check_set == "crossing" and not check.passed
    }


def test_a_sound_database_lets_nothing_through() -> None:
    crossing = [check for check in verify() if check.check_set == "crossing"]

    assert [check for check in crossing if not check.passed] == []
    assert sum(int(check.detail.split()[0]) for check in crossing) > 190


def test_nothing_is_left_behind() -> None:
    verify()

    with routed_to("operator"):
        assert list(Workspace.objects.all()) == []


def test_only_the_app_can_make_the_attempt() -> None:
    failed = [(check.subject, check.checked) for check in verify("owner") if not check.passed]

    assert failed == [("codex_owner", "is made as the app")]


def test_every_table_without_row_security_is_reached_by_every_verb_it_grants(superuser: Any) -> None:
    superuser.execute(REMOVALS["row security disabled"].query)
    of_the_queue = re.compile("job_errors|procrastinate_")  # which have no column workspace_id
    tables = {name: off for name, off in superuser.fetchall() if not of_the_queue.match(name)}
    superuser.execute("; ".join(tables.values()))

    through = attempted(superuser)

    verbs = {"read": set(tables), "read all": set(tables), "insert": granting("INSERT")}
    verbs |= dict.fromkeys(["update", "give away", "take over"], granting("UPDATE"))
    verbs["delete"] = granting("DELETE")
    assert {(f"{table}, {verb}", REACHES) for verb in verbs for table in verbs[verb]} <= through


def test_every_single_key_refers_abroad(superuser: Any) -> None:
    superuser.execute(REMOVALS["composite key made single"].query)
    keys = dict(superuser.fetchall())  # campaigns.campaigns_positioning_id_fk
    superuser.execute("; ".join(keys.values()))

    through = attempted(superuser)

    columns = {re.sub(r"^(\w+)\.\1_(\w+)_fk$", r"\1, \2", key) for key in keys}
    changed = {column for column in columns if column.split(",")[0] in granting("UPDATE")}
    assert {subject for subject, checked in through if checked == "refers to nothing abroad"} == changed


def test_a_table_that_no_row_could_be_made_for_is_named(superuser: Any) -> None:
    superuser.execute(
        "CREATE TABLE untried (id uuid, workspace_id uuid); GRANT SELECT ON untried TO codex_app"
    )

    through = attempted(superuser)

    assert ("untried", "has a row to try it on") in through


def test_an_attempt_that_cannot_be_prepared_is_a_failure(superuser: Any) -> None:
    superuser.execute("REVOKE INSERT ON workspaces FROM codex_app")

    through = attempted(superuser)

    assert through == {("42501", "can be prepared")}
