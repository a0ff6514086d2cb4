"""No role reaches another workspace's row by any verb, and each may do in its own what the design says."""

from collections.abc import Iterator
from typing import Any

import pytest

from codex.declared import row_models
from tests.isolation.attempts import red
from tests.isolation.expectations import EXPECTED
from tests.isolation.probes import probes
from tests.isolation.rows import ROWS
from tests.isolation.world import World, copied_world

TABLES = sorted(model._meta.db_table for model in row_models())


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Acme and Bolt, committed, in a database of their own."""
    with django_db_blocker.unblock(), copied_world("isolation") as world:
        yield world


def test_every_workspace_table_is_probed() -> None:
    missing = set(TABLES) - ROWS.keys() | set(TABLES) - EXPECTED.keys()

    assert not missing, f"Add a line for {missing} to tests/isolation/rows.py and expectations.py."


@pytest.mark.parametrize("table", TABLES)
def test_roles_do_what_they_may_and_reach_no_other_workspace(world: World, table: str) -> None:
    attempts = probes(world, table)

    found = list(red(world, attempts))

    assert found == []
