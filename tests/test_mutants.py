"""Without any one policy, FORCE or composite key, some attempt succeeds that fails otherwise."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

import psycopg

from tests.isolation.attempts import Probe, holds
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

world = world_of("mutants")  # a scratch copy: what is broken here is gone afterwards


def tables(world: World) -> list[str]:
    """The tables under row security, as the catalog has them."""
    return [row[0] for row in world.owner.execute(UNDER_ROW_SECURITY)]


def circumstances(world: World, table: str) -> dict[str, AbstractContextManager[None]]:
    """As it is; parts of it alone. What hides a loss in one shows it in another."""
    return {
        "as it is": nullcontext(),
        "role policies alone": broken(world.owner, without_floor(table)),
        "floor alone": broken(world.owner, careless(world.owner, table)),
        "policies without columns": broken(world.owner, every_column(table)),
    }


def survivors(world: World, table: str) -> Iterator[Mutant]:
    """The losses that no attempt notices in any of the three settings."""
    owner, left = world.owner, []
    attempts = probes(world, table)
    left = [*policy_mutants(owner, table), *unique_mutants(owner, table), *key_mutants(owner, table)]
    for name, setting in circumstances(world, table).items():
        with setting:
            sound = [probe for probe in attempts if holds(world, probe)]
            possible = [m for m in left if not (name == "role policies alone" and m.name.startswith("floor"))]
            caught = [mutant for mutant in possible if noticed(world, mutant, sound)]
        left = [mutant for mutant in left if mutant not in caught]
    yield from left


def noticed(world: World, mutant: Mutant, sound: list[Probe]) -> bool:
    """Whether some attempt that fails as it should does not, once this is broken."""
    try:
        with broken(world.owner, mutant):
            return not all(holds(world, probe) for probe in sound)
    except psycopg.errors.UniqueViolation:  # the rows of two workspaces themselves contradict it
        return True


def test_every_loss_of_a_policy_or_key_is_noticed(world: World) -> None:
    assert set(tables(world)) == set(ROWS)

    unnoticed = [str(mutant) for table in tables(world) for mutant in survivors(world, table)]

    assert unnoticed == []


UNDER_ROW_SECURITY = """
    SELECT relname FROM pg_class
    WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname
"""
