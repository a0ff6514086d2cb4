"""Without any one policy, FORCE or composite key, some attempt succeeds that fails otherwise."""

from collections import Counter
from contextlib import AbstractContextManager, nullcontext

import psycopg

from codex.declared import row_models
from codex.models import WorkspaceForeignKey
from tests.isolation.attempts import Probe, holds
from tests.isolation.force import PlainOwner, plain_owner
from tests.isolation.mutants import (
    Mutant,
    broken,
    careless,
    every_column,
    key_mutants,
    policy_mutants,
    unique_mutants,
    without_floor,
)
from tests.isolation.probes import probes
from tests.isolation.rows import ROWS
from tests.isolation.world import World, world_of

WITHOUT_FLOOR = "role policies alone"
owner_without_bypass = plain_owner()
world = world_of("mutants")  # a scratch copy: what is broken here is gone afterwards


def tables(world: World) -> list[str]:
    """The tables under row security, as the catalog has them."""
    return [row[0] for row in world.owner.execute(UNDER_ROW_SECURITY)]


def circumstances(world: World, table: str) -> dict[str, AbstractContextManager[None]]:
    """As it is; parts of it alone. What hides a loss in one shows it in another."""
    return {
        "as it is": nullcontext(),
        WITHOUT_FLOOR: broken(world.owner, without_floor(table)),
        "floor alone": broken(world.owner, careless(world.owner, table)),
        "policies without columns": broken(world.owner, every_column(table)),
    }


def survivors(world: World, table: str, useful: Counter[str]) -> list[Mutant]:
    """The losses that no attempt notices under any of the circumstances."""
    owner, attempts = world.owner, probes(world, table)
    left = [*policy_mutants(owner, table), *unique_mutants(owner, table), *key_mutants(owner, table)]
    for name, circumstance in circumstances(world, table).items():
        if not left:
            break
        with circumstance:
            sound = [probe for probe in attempts if holds(world, probe)]
            possible = [mutant for mutant in left if name != WITHOUT_FLOOR or "floor" not in mutant.name]
            caught = [mutant for mutant in possible if noticed(world, mutant, sound, useful)]
        left = [mutant for mutant in left if mutant not in caught]
    return left


def noticed(world: World, mutant: Mutant, sound: list[Probe], useful: Counter[str]) -> bool:
    """Whether some attempt that ends as it should does not, once this is broken; the likeliest goes first."""
    likeliest = sorted(sound, key=lambda probe: -useful[str(probe)])
    try:
        with broken(world.owner, mutant):
            found = next((probe for probe in likeliest if not holds(world, probe)), None)
    except psycopg.errors.UniqueViolation:  # the rows of two workspaces themselves contradict it
        return True
    useful[str(found)] += 1
    return found is not None


def test_every_loss_of_a_policy_or_key_is_noticed(world: World) -> None:
    assert tables(world) == sorted(ROWS)

    useful: Counter[str] = Counter()
    unnoticed = [str(mutant) for table in tables(world) for mutant in survivors(world, table, useful)]

    assert unnoticed == []


def test_every_loss_of_force_is_noticed(world: World, owner_without_bypass: PlainOwner) -> None:
    forced = {table: owner_without_bypass.reads(table) for table in tables(world)}
    unforced = {
        table: owner_without_bypass.reads(table, "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        for table in tables(world)
    }

    assert set(forced.values()) == {0}
    assert all(unforced.values())


def test_whatever_is_declared_is_broken_once(world: World) -> None:
    made = {
        mutant.name
        for table in ROWS
        for mutant in (*policy_mutants(world.owner, table), *key_mutants(world.owner, table))
    }

    for model in row_models():
        for policy in model._rls_policies:
            assert f"{policy.name} dropped" in made
        for field in model._meta.local_fields:
            if isinstance(field, WorkspaceForeignKey):
                name = f"{model._meta.db_table}_{field.column}_fk"
                assert f"{name} only ({field.column})" in made


# The queue's tables have no column workspace_id; tests/codex/jobs/test_isolation.py breaks theirs.
UNDER_ROW_SECURITY = """
    SELECT relname FROM pg_class
    WHERE relrowsecurity AND NOT relispartition AND relnamespace = 'public'::regnamespace
        AND relname <> 'job_errors' AND relname NOT LIKE 'procrastinate%'
    ORDER BY relname
"""
