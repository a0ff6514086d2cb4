"""The attempts on one table: on the workspace's own rows, on another's, and on the keys between them."""

from collections.abc import Iterator

from psycopg import sql

from codex.fields import uuid7
from codex.models import WorkspaceForeignKey
from tests.isolation.attempts import (
    DONE,
    NO_SUCH_ROW,
    NOT_ALLOWED,
    NOTHING,
    OPERATOR,
    OTHERS,
    REFUSED,
    RULE_BROKEN,
    Accepted,
    Probe,
)
from tests.isolation.expectations import EXPECTED, ROLES, UNCHANGED, UNWRITTEN
from tests.isolation.membership import INVITATIONS, MEMBERS, memberships, owners_only
from tests.isolation.mutants import model_of
from tests.isolation.personal import of_a_person
from tests.isolation.rows import WORKSPACES, assignments, insert, tenant_column
from tests.isolation.world import World


def probes(world: World, table: str) -> list[Probe]:
    """All attempts on a table, by every role."""
    return [
        *(probe for role in ROLES for probe in own_row(world, table, role)),
        *(probe for role in ROLES for probe in others_row(world, table, role)),
        *(probe for role in ROLES for probe in new_in_other(world, table, role)),
        *(probe for role in ROLES for probe in special(world, table, role)),
        *of_a_person(world, table),
        *keys(world, table),
    ]


def special(world: World, table: str, role: str) -> Iterator[Probe]:
    """What a table's rules say beyond the four verbs."""
    if table == MEMBERS:
        yield from memberships(world, role)
    if table in (MEMBERS, INVITATIONS):
        yield owners_only(world, table, role)


def own_row(world: World, table: str, role: str) -> Iterator[Probe]:
    """The four verbs in the role's own workspace, against the table of expectations."""
    may = EXPECTED[table][role]
    own = {"own": world.acme.target(table)}
    names = [sql.Identifier(table), sql.Identifier(tenant_column(table))]
    for letter, verb, statement in (
        ("S", "reads a row", "SELECT FROM {0} WHERE id = %(own)s"),
        ("U", "changes a row", "UPDATE {0} SET {1} = {1} WHERE id = %(own)s"),
        ("D", "deletes a row", "DELETE FROM {0} WHERE id = %(own)s"),
    ):
        composed = sql.SQL(statement).format(*names)
        yield Probe(verb, role, composed, own, DONE if letter in may else NOTHING)
    # The new row has the other workspace's words: that these are taken there never shows here.
    fresh = world.acme.fresh(table, world.bolt.word)
    founding = None
    if table == WORKSPACES:
        founding = uuid7()
        fresh |= {"id": founding, "slug": "isolation-founded"}
    accepted = DONE if "I" in may else REFUSED
    yield Probe("adds a row", role, insert(table, fresh), fresh, accepted, founding)


def others_row(world: World, table: str, role: str) -> Iterator[Probe]:
    """Every way to read or write a row of the other workspace: none finds it."""
    ids = {"theirs": world.bolt.target(table), "mine": world.acme.id, "there": world.bolt.id}
    tenant = sql.Identifier(tenant_column(table))
    up_to_all: Accepted = frozenset({NOT_ALLOWED, RULE_BROKEN, *range(world.acme.counts[table] + 1)})
    for verb, statement, accepted in (
        ("reads all others' rows", "SELECT FROM {0} WHERE {1} <> %(mine)s", NOTHING),
        ("reads another's row", "SELECT FROM {0} WHERE id = %(theirs)s", NOTHING),
        ("locks another's row", "SELECT FROM {0} WHERE id = %(theirs)s FOR UPDATE", NOTHING),
        ("changes another's row", "UPDATE {0} SET {1} = {1} WHERE id = %(theirs)s", NOTHING),
        ("deletes another's row", "DELETE FROM {0} WHERE id = %(theirs)s", NOTHING),
        ("merges another's row away", MERGE, NOTHING),
        # Where no column is read, the policies for SELECT do not help those for UPDATE and DELETE.
        ("makes all rows its own", "UPDATE {0} SET {1} = %(mine)s", up_to_all),
        ("gives all its rows away", "UPDATE {0} SET {1} = %(there)s", NOTHING),
        ("deletes blindly", "DELETE FROM {0}", up_to_all),
        ("empties the table", "TRUNCATE {0} CASCADE", REFUSED),
    ):
        used = {key: value for key, value in ids.items() if f"%({key})s" in statement}
        composed = sql.SQL(statement).format(sql.Identifier(table), tenant)
        yield Probe(f"{OTHERS} {verb}", role, composed, used, accepted)


MERGE = "MERGE INTO {0} t USING (SELECT %(theirs)s::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE"


def new_in_other(world: World, table: str, role: str) -> Iterator[Probe]:
    """A new row there, a row moved there, and a row of there overwritten from here."""
    name = sql.Identifier(table)
    there = world.bolt.fresh(table, "intruder")
    if table == WORKSPACES:
        there["id"] = uuid7()
    yield Probe(f"{OTHERS} adds a row", role, insert(table, there), there, REFUSED)
    move = sql.SQL("UPDATE {} SET {} WHERE id = %(own)s").format(name, assignments(there))
    yield Probe(f"{OTHERS} moves a row there", role, move, there | {"own": world.acme.target(table)}, NOTHING)
    known = world.acme.fresh(table, "intruder") | {"id": world.bolt.target(table)}
    upsert = insert(table, known) + sql.SQL(" ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id")
    yield Probe(f"{OTHERS} overwrites a row of a known id", role, upsert, known, REFUSED)


def keys(world: World, table: str) -> Iterator[Probe]:
    """A reference to a row of the other workspace, and to one that does not share what it must."""
    own = world.acme.target(table)
    # Where no role could find out, and somebody adds rows at all.
    if table not in UNWRITTEN and not any("I" in verbs for verbs in EXPECTED[table].values()):
        fresh = world.acme.fresh(table, world.bolt.word)
        if "principal" in fresh:  # somebody of both workspaces
            fresh["principal"] = str(world.bolt.rows["a_member"])
        yield Probe("adds a row with another's words", OPERATOR, insert(table, fresh), fresh, DONE)
    statement = sql.SQL("UPDATE {} SET {} = %(it)s WHERE id = %(own)s")
    refused: Accepted = frozenset({NO_SUCH_ROW})
    for field in model_of(table)._meta.local_fields:
        if isinstance(field, WorkspaceForeignKey):
            point = statement.format(sql.Identifier(table), sql.Identifier(field.column))
            there = field.related_model._meta.db_table
            its = {"own": own, "it": world.bolt.target(there)}
            if table in UNCHANGED:
                its = {**world.acme.fresh(table, world.bolt.word), field.column: its["it"]}
                point = insert(table, its)
            yield Probe(f"points {field.column} at another's row", OPERATOR, point, its, refused)
            if field.within:
                its = {"own": own, "it": world.acme.rows[there]}
                yield Probe(f"points {field.column} out of its {field.within}", OPERATOR, point, its, refused)
