"""What must not be there is noticed, whoever put it there."""

from typing import Any

import pytest

from codex.verification import Check
from codex.verification.run import catalogue
from tests.codex.verification.additions import BY_OWNER, BY_SUPERUSER
from tests.codex.verification.removals import REMOVALS

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

RULES = ["row security", "keys and indexes", "roles", "grants", "functions", "comments", "triggers"]


def named(found: list[Check]) -> set[tuple[str, str]]:
    """What failed, and by which check."""
    return {(check.subject, check.checked) for check in found if not check.passed}


def by_statement(additions: list[tuple[str, str, str]]) -> list[tuple[str, set[tuple[str, str]]]]:
    """Each statement once, with everything that has to be named after it."""
    found: dict[str, set[tuple[str, str]]] = {}
    for statement, subject, checked in additions:
        found.setdefault(statement, set()).add((subject, checked))
    return list(found.items())


@pytest.mark.parametrize(("statement", "wanted"), by_statement(BY_OWNER))
def test_what_the_owner_adds_or_changes_is_named(
    owner: Any, statement: str, wanted: set[tuple[str, str]]
) -> None:
    owner.execute(statement)

    assert wanted - named(catalogue(owner)) == set()


@pytest.mark.parametrize(("statement", "wanted"), by_statement(BY_SUPERUSER))
def test_what_a_superuser_adds_or_changes_is_named(
    superuser: Any, statement: str, wanted: set[tuple[str, str]]
) -> None:
    superuser.execute(statement)

    assert wanted - named(catalogue(superuser)) == set()


def test_a_host_that_lets_the_app_call_set_config_is_warned_of(superuser: Any) -> None:
    superuser.execute("GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO PUBLIC")

    warnings = [check.subject for check in catalogue(superuser) if check.is_warning]

    assert warnings == ["set_config"]


def test_every_rule_is_seen_to_fail_somewhere(owner: Any) -> None:
    rules = {check.checked for check in catalogue(owner) if check.check_set in RULES}

    broken = {checked for *_, checked in [*BY_OWNER, *BY_SUPERUSER]}
    broken |= {removal.checked for removal in REMOVALS.values()}
    # set_config only warns, above; uuidv7() cannot be taken from PostgreSQL 18.
    assert rules - broken == {"is out of the app's reach", "exists"}
