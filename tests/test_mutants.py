"""Without any one policy, FORCE or composite key, some attempt succeeds that fails otherwise."""

from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

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


@dataclass
class Noticed:
    """By which attempts losses were noticed so far, and what noticed the like of one on another table."""

    useful: Counter[str] = field(default_factory=Counter)
    by: dict[str, tuple[str, str]] = field(default_factory=dict)  # the circumstance and the attempt


def like(mutant: Mutant) -> str:
    """What the same loss is called whatever the table."""
    return mutant.name.replace(mutant.table, "")


def circumstances(world: World, table: str) -> dict[str, Mutant | None]:
    """As it is; parts of it alone. What hides a loss in one shows it in another."""
    return {
        "as it is": None,
        WITHOUT_FLOOR: without_floor(table),
        "floor alone": careless(world.owner, table),
        "policies without columns": every_column(table),
    }


def under(world: World, circumstance: Mutant | None) -> AbstractContextManager[None]:
    """Live with a circumstance for a while."""
    return broken(world.owner, circumstance) if circumstance else nullcontext()


def survivors(world: World, table: str, before: Noticed) -> list[Mutant]:
    """The losses that no attempt notices under any of the circumstances."""
    owner, attempts, places = world.owner, probes(world, table), circumstances(world, table)
    made = [*policy_mutants(owner, table), *unique_mutants(owner, table), *key_mutants(owner, table)]
    left = [mutant for mutant in made if not noticed_again(world, mutant, attempts, places, before)]
    for name, circumstance in places.items():
        if not left:
            break
        with under(world, circumstance):
            sound = [probe for probe in attempts if holds(world, probe)]
            possible = [mutant for mutant in left if name != WITHOUT_FLOOR or "floor" not in mutant.name]
            caught = {mutant: noticed(world, mutant, sound, before) for mutant in possible}
        left = [mutant for mutant in left if not caught.get(mutant)]
        before.by |= {like(mutant): (name, found) for mutant, found in caught.items() if found}
    return left


def noticed_again(
    world: World, mutant: Mutant, attempts: list[Probe], places: dict[str, Mutant | None], before: Noticed
) -> bool:
    """Whether what noticed the like of this loss on another table notices it here: that saves the search."""
    name, attempt = before.by.get(like(mutant), ("as it is", ""))
    same = [probe for probe in attempts if str(probe) == attempt]
    with under(world, places[name]):
        sound = [probe for probe in same if holds(world, probe)]
        return bool(sound and noticed(world, mutant, sound, before))


def noticed(world: World, mutant: Mutant, sound: list[Probe], before: Noticed) -> str:
    """The attempt, if any, that does not end as it should once this is broken; the likeliest goes first."""
    likeliest = sorted(sound, key=lambda probe: -before.useful[str(probe)])
    try:
        with broken(world.owner, mutant):
            found = next((str(probe) for probe in likeliest if not holds(world, probe)), "")
    except psycopg.errors.UniqueViolation:  # the rows of two workspaces themselves contradict it
        return "the rows"
    before.useful[found] += 1
    return found


def test_every_loss_of_a_policy_or_key_is_noticed(world: World) -> None:
    assert tables(world) == sorted(ROWS)

    before = Noticed()
    unnoticed = [str(mutant) for table in tables(world) for mutant in survivors(world, table, before)]

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
        for column in model._meta.local_fields:
            if isinstance(column, WorkspaceForeignKey):
                name = f"{model._meta.db_table}_{column.column}_fk"
                assert f"{name} only ({column.column})" in made


# The queue's tables have no column workspace_id; tests/codex/jobs/test_isolation.py breaks theirs.
UNDER_ROW_SECURITY = """
    SELECT relname FROM pg_class
    WHERE relrowsecurity AND NOT relispartition AND relnamespace = 'public'::regnamespace
        AND relname <> 'job_errors' AND relname NOT LIKE 'procrastinate%'
    ORDER BY relname
"""
