"""Attempts at the rules of membership: all may leave, owners make owners, nobody promotes himself."""

from collections.abc import Iterator

from psycopg import sql

from tests.isolation.attempts import DONE, NOTHING, REFUSED, RULE_BROKEN, Probe
from tests.isolation.rows import insert
from tests.isolation.world import World

MEMBERS, INVITATIONS = "workspace_members", "workspace_invitations"
REMOVE = sql.SQL("DELETE FROM workspace_members WHERE user_id = %(who)s").format()
APPOINT = sql.SQL("UPDATE workspace_members SET role = %(role)s WHERE user_id = %(who)s").format()


def memberships(world: World, role: str) -> Iterator[Probe]:
    """What each role may do with itself, with a colleague and with an owner."""
    people = world.acme.people
    owner, colleague = {"who": people["owner"]}, {"who": people["colleague"]}
    if role == "owner":
        yield Probe("leaves as the last owner", role, REMOVE, owner, frozenset({RULE_BROKEN}))
        yield Probe("makes a colleague owner", role, APPOINT, colleague | {"role": "owner"}, DONE)
        return
    if role in people:
        myself = {"who": people[role]}
        yield Probe("leaves", role, REMOVE, myself, DONE)
        yield Probe("makes itself owner", role, APPOINT, myself | {"role": "owner"}, NOTHING)
    yield Probe("makes a colleague owner", role, APPOINT, colleague | {"role": "owner"}, NOTHING)
    yield Probe("makes the owner a viewer", role, APPOINT, owner | {"role": "viewer"}, NOTHING)
    yield Probe("removes the owner", role, REMOVE, owner, NOTHING)


def owners_only(world: World, table: str, role: str) -> Probe:
    """Adding or inviting an owner is for owners."""
    row = world.acme.fresh(table, "intruder") | {"role": "owner"}
    return Probe("adds an owner", role, insert(table, row), row, DONE if role == "owner" else REFUSED)
