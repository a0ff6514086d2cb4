"""What the triggers of a campaign add to inserting one, and the change feed to inserting many."""

from django.db import connection

from benchmarks.filling import Measured, owner
from benchmarks.timing import ROUNDS, Comparison, connected, timed
from codex.models import Workspace
from codex.tenancy import working_in
from positioning.models import Campaign

BARE, LIFECYCLE = "no trigger", "lifecycle and stats"
EVENT, ALL = "and the event", "and the change feed"
CHANGE = "record_change_of_row"
# The triggers that are disabled meanwhile.
OFF: dict[str, tuple[str, ...]] = {
    BARE: ("USER",),
    LIFECYCLE: ("record_event", CHANGE),
    EVENT: (CHANGE,),
    ALL: (),
}
TURNS, WARM_UPS, INSERTS = 10, 3, 15  # of each side in a round, and in a turn
UNTOLD, TOLD = "without the change feed", "with the change feed"
CHANGES = {UNTOLD: "DISABLE", TOLD: "ENABLE"}
MANY = 2000  # rows of one statement
COHORTS = """
    INSERT INTO cohorts (workspace_id, name)
    SELECT current_setting('app.current_workspace_id')::uuid, 'Cohort ' || n
    FROM generate_series(1, %s::int) n
"""


class Undo(Exception):
    """Nothing of this is to stay."""


def inserts(workspace: Measured) -> Comparison:
    """Insert campaigns one by one, as the ORM does, and undo them; the sides take turns by the dozen."""
    comparison = Comparison()
    for _ in range(ROUNDS):
        taken: dict[str, list[int]] = {side: [] for side in OFF}
        with connected("default"):
            for turn in range(TURNS):
                for side in list(OFF)[:: 1 if turn % 2 else -1]:
                    taken[side] += without(OFF[side], workspace)
        comparison.rounds.append(taken)
    return comparison


def without(triggers: tuple[str, ...], workspace: Measured) -> list[int]:
    """How long each insert takes while these triggers are disabled, in nanoseconds."""
    with owner() as cursor:
        for trigger in triggers:
            cursor.execute(f"ALTER TABLE campaigns DISABLE TRIGGER {trigger}")
        try:
            return undone_inserts(workspace)
        finally:
            cursor.execute("ALTER TABLE campaigns ENABLE TRIGGER USER")


def undone_inserts(workspace: Measured) -> list[int]:
    """How long each of some inserts takes, in nanoseconds; none of them stays."""
    taken: list[int] = []
    try:
        with working_in(Workspace(pk=workspace.id), workspace.user_id):
            taken += [timed(insert, turn) for turn in range(WARM_UPS + INSERTS)]
            raise Undo
    except Undo:
        return taken[WARM_UPS:]


def many_inserts(workspace: Measured) -> Comparison:
    """Insert many cohorts by one statement and undo them, with the trigger of the change feed and without."""
    comparison = Comparison()
    for number in range(ROUNDS):
        taken: dict[str, list[int]] = {side: [] for side in CHANGES}
        with connected("default"):
            for turn in range(TURNS):
                for side in list(CHANGES)[:: 1 if (turn + number) % 2 else -1]:
                    taken[side].append(undone_insert_of_many(workspace, CHANGES[side]))
        comparison.rounds.append(taken)
    return comparison


def undone_insert_of_many(workspace: Measured, verb: str) -> int:
    """How long a row takes of an insert of many, in nanoseconds; none of them stays."""
    with owner() as cursor:
        cursor.execute(f"ALTER TABLE cohorts {verb} TRIGGER {CHANGE}")
    try:
        with working_in(Workspace(pk=workspace.id), workspace.user_id), connection.cursor() as cursor:
            took = timed(lambda turn: cursor.execute(COHORTS, [MANY]), 0)
            raise Undo
    except Undo:
        return took // MANY
    finally:
        with owner() as cursor:
            cursor.execute(f"ALTER TABLE cohorts ENABLE TRIGGER {CHANGE}")


def insert(turn: int) -> None:
    """One new campaign."""
    Campaign.objects.create(name=f"New campaign {turn}", description="What it is about.")
