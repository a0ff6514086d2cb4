"""Every migration can be undone and done again; every statement of ours may run twice."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command

from codex import verification
from codex.migration_operations import InstallSql
from tests.isolation.world import World, django_in, world_of

world = world_of("migrations")
OURS = """
    SELECT 'relation', relname::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S')
    UNION ALL SELECT 'function', proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'policy', polname::text FROM pg_policy
    UNION ALL SELECT 'trigger', tgname::text FROM pg_trigger WHERE NOT tgisinternal
"""
# The queue's own tables stay: procrastinate's migrations have no way back. What we put on them goes.
QUEUE = "procrastinate"
GRANTED = """
    SELECT relname::text FROM pg_class, aclexplode(relacl) JOIN pg_roles g ON g.oid = grantee
    WHERE relname LIKE 'procrastinate%' AND relkind = 'r' AND rolname IN ('codex_app', 'codex_jobs')
    UNION ALL
    SELECT proname::text FROM pg_proc, aclexplode(proacl)
    WHERE proname LIKE 'procrastinate%' AND grantee <> proowner
    UNION ALL
    SELECT relname::text FROM pg_class
    WHERE relname LIKE 'procrastinate%' AND (relrowsecurity OR relforcerowsecurity)
"""
DJANGOS_RECORD = {("relation", "django_migrations"), ("relation", "django_migrations_id_seq")}


@pytest.fixture
def database(world: World) -> Iterator[World]:
    """Django's connections lead into a copy of the migrated database."""
    with django_in(world):
        yield world


def there(world: World) -> set[tuple[str, str]]:
    """What the schema holds."""
    return set(world.owner.execute(OURS))


def migrate(*target: str) -> None:
    call_command("migrate", *target, verbosity=0, interactive=False, skip_checks=True)


def twice(run: Callable[..., None]) -> Callable[..., None]:
    """Does the same once more."""

    def run_twice(*args: Any) -> None:
        run(*args)
        run(*args)

    return run_twice


@pytest.mark.slow
def test_all_of_it_can_be_undone_and_done_again_each_statement_twice(
    database: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = there(database)
    for direction in ("database_forwards", "database_backwards"):
        monkeypatch.setattr(InstallSql, direction, twice(getattr(InstallSql, direction)))

    for app in ("contenttypes", "sessions"):  # all others stand on the first
        migrate(app, "zero")
    left = there(database)
    granted = database.owner.execute(GRANTED).fetchall()
    migrate()

    assert {(kind, name) for kind, name in left if QUEUE not in name} == DJANGOS_RECORD
    assert granted == []
    assert there(database) == before
    assert [check for check in verification.verify() if not check.passed] == []
