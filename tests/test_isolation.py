"""No role reaches another workspace's row by any verb, and each may do in its own what the design says."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from codex.declared import row_models
from codex.models import Workspace
from codex.tenancy import routed_to, working_in
from tests.isolation.attempts import OTHERS, red
from tests.isolation.expectations import EXPECTED
from tests.isolation.mutants import broken, careless, without_floor
from tests.isolation.probes import probes
from tests.isolation.rows import ROWS
from tests.isolation.world import World, django_in, world_of

MODELS = {model._meta.db_table: model for model in row_models()}
TABLES = sorted(MODELS)
every_table = pytest.mark.parametrize("table", TABLES)
world = world_of("isolation")


def test_every_workspace_table_is_probed() -> None:
    missing = set(TABLES) - ROWS.keys() | set(TABLES) - EXPECTED.keys()

    assert not missing, f"Add a line for {missing} to tests/isolation/rows.py and expectations.py."


@every_table
def test_roles_do_what_they_may_and_reach_no_other_workspace(world: World, table: str) -> None:
    attempts = probes(world, table)

    found = list(red(world, attempts))

    assert found == []


@every_table
def test_the_policies_of_the_roles_isolate_without_the_floor(world: World, table: str) -> None:
    attempts = probes(world, table)

    with broken(world.owner, without_floor(table)):
        found = list(red(world, attempts))

    assert found == []


@every_table
def test_the_floor_isolates_a_table_that_was_opened_carelessly(world: World, table: str) -> None:
    attempts = [probe for probe in probes(world, table) if OTHERS in probe.name]

    with broken(world.owner, careless(world.owner, table)):
        found = list(red(world, attempts))

    assert found == []


@every_table
def test_a_forgotten_workspace_is_an_error_in_both_forms(world: World, table: str) -> None:
    with world.connect("default") as app:
        with pytest.raises(psycopg.ProgrammingError, match=r"app\.current_workspace_id"):
            app.execute(f"SELECT FROM {table}")
        with app.transaction():
            app.execute(
                "SELECT enter_workspace(%s::uuid, %s::uuid)", [world.acme.id, world.acme.people["owner"]]
            )

        with pytest.raises(psycopg.DataError, match="uuid"):
            app.execute(f"SELECT FROM {table}")


@pytest.fixture
def inside_acme(world: World) -> Iterator[None]:
    """Django in Acme as its owner, by the door; nothing is kept."""
    with django_in(world), working_in(Workspace(pk=world.acme.id), world.acme.people["owner"]):
        yield
        transaction.set_rollback(True)


@every_table
@pytest.mark.parametrize("manager", ["objects", "_base_manager"])
def test_the_orm_finds_only_own_rows(world: World, inside_acme: None, table: str, manager: str) -> None:
    rows = getattr(MODELS[table], manager)
    theirs = rows.filter(pk=world.bolt.target(table))

    assert rows.count() == (world.acme.counts[table] if "S" in EXPECTED[table]["owner"] else 0)
    assert not theirs.exists()


@every_table
def test_the_orm_writes_no_row_of_another_workspace(world: World, inside_acme: None, table: str) -> None:
    rows = MODELS[table]._base_manager
    theirs = world.bolt.target(table)
    with routed_to("operator"):
        known = rows.get(pk=theirs)

    for write in (
        lambda: rows.filter(pk=theirs).update(id=theirs),
        lambda: rows.filter(pk=theirs)._raw_delete("default"),
        lambda: known.save(using="default"),
        lambda: known.delete(using="default"),
    ):
        assert written(write) == 0


def written(write: Any) -> int:
    """How many rows a write of the ORM reached; none when it was refused."""
    try:
        with transaction.atomic(), connection.execute_wrapper(counting := Counting()):
            write()
    except DatabaseError:
        return 0
    return counting.rows


class Counting:
    """Sums up the rows that statements wrote."""

    rows = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        answer = execute(sql, params, many, context)
        if not sql.startswith("SELECT"):
            self.rows += context["cursor"].rowcount
        return answer
