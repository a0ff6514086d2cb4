"""What the triggers of a campaign add to inserting one."""

from benchmarks.filling import Measured, owner
from benchmarks.timing import ROUNDS, Comparison, connected, timed
from codex.models import Workspace
from codex.tenancy import working_in
from positioning.models import Campaign

BARE, LIFECYCLE, ALL = "no trigger", "lifecycle", "lifecycle and event"
OFF = {BARE: "USER", LIFECYCLE: "record_event", ALL: ""}  # the triggers that are disabled meanwhile
INSERTS = 150


def inserts(workspace: Measured) -> Comparison:
    """Insert campaigns one by one, as the ORM does, and undo them; the sides take turns by the hundred."""
    comparison = Comparison()
    for number in range(ROUNDS):
        sides = list(OFF)[number % len(OFF) :] + list(OFF)[: number % len(OFF)]
        comparison.rounds.append({side: with_triggers(OFF[side], workspace) for side in sides})
    return comparison


def with_triggers(off: str, workspace: Measured) -> list[int]:
    """How long each insert takes while these triggers are disabled, in nanoseconds."""
    with owner() as cursor:
        if off:
            cursor.execute(f"ALTER TABLE campaigns DISABLE TRIGGER {off}")
        try:
            return taken(workspace)
        finally:
            cursor.execute("ALTER TABLE campaigns ENABLE TRIGGER USER")


class Undo(Exception):
    """Nothing of this is to stay."""


def taken(workspace: Measured) -> list[int]:
    """How long each of some inserts takes, in nanoseconds; none of them stays."""
    with connected("default"):
        nanoseconds: list[int] = []
        try:
            with working_in(Workspace(pk=workspace.id), workspace.user_id):
                for turn in range(INSERTS + 10):
                    nanoseconds.append(timed(insert, turn))
                raise Undo
        except Undo:
            return nanoseconds[10:]


def insert(turn: int) -> None:
    """One new campaign."""
    Campaign.objects.create(name=f"New campaign {turn}", description="What it is about.")
