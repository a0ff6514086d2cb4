"""Whatever is taken away or weakened is named; what was left alone is not."""

from typing import Any

import pytest

from codex.verification.report import SUMMARY
from codex.verification.run import catalogue
from tests.codex.verification.removals import REMOVALS

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_what_the_migrations_make_passes(owner: Any) -> None:
    failed = [check for check in catalogue(owner) if not check.passed]

    assert failed == []


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("how", REMOVALS)
def test_what_is_taken_away_is_named_and_nothing_else(owner: Any, how: str, half: int) -> None:
    there = listed(owner, how)
    broken = list(there.items())[half::2]
    owner.execute("; ".join(statement for _, statement in broken))
    went_too = there.keys() - listed(owner, how).keys()

    found = catalogue(owner)

    named = {
        check.subject
        for check in found
        if check.checked == REMOVALS[how].checked and check.check_set != SUMMARY and not check.passed
    }
    assert named == {subject for subject, _ in broken} | went_too != set()


def listed(owner: Any, how: str) -> dict[str, str]:
    """What there is to be broken, with the statement that breaks it."""
    owner.execute(REMOVALS[how].query + " ORDER BY 1, 2")
    return dict(owner.fetchall())
