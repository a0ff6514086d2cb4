"""Making a backup: rows are counted in the dump's own snapshot, and a failure leaves nothing."""

import io
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command

from codex.backup.manifest import digest
from tests.codex.backup.conftest import manifest_of, only, refusal, restored
from tests.isolation.world import World, django_in, person
from tests.scratch import contents


def test_the_manifest_says_what_is_in_the_dump(world: World, dump: Path) -> None:
    manifest = manifest_of(dump)

    rows = {f"public.{table}": len(rows) for table, rows in contents(world).items()}
    assert rows["public.changes"] > 0
    assert manifest["rows"] == {**rows, "public.changes": 0}  # it means nothing in another database
    assert (manifest["sha256"], manifest["bytes"]) == (digest(dump), dump.stat().st_size)
    assert manifest["server_version"] == world.owner.info.server_version // 10_000
    assert "positioning.0001_create_positioning_campaigns" in manifest["migrations"]


def test_only_its_owner_reads_a_backup(dump: Path) -> None:
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in dump.parent.iterdir()}

    assert modes == {"world.dump": "0o600", "world.dump.json": "0o600"}


@contextmanager
def writing(world: World) -> Iterator[None]:
    """Somebody who adds a person with each transaction, from before the block until after it."""
    begun, over = threading.Event(), threading.Event()

    def write() -> None:
        with world.connect("owner") as connection:
            for number in range(1_000_000):
                added = person(connection, f"writer-{number}")
                begun.set()
                if over.is_set():
                    break
                connection.execute("DELETE FROM users WHERE id = %s AND %s", [added, number % 3 == 0])
            connection.execute("DELETE FROM users WHERE email LIKE 'writer-%'")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        begun.wait()
        yield
    finally:
        over.set()
        thread.join()


def test_rows_are_counted_in_the_snapshot_of_the_dump(world: World, empty: World, tmp_path: Path) -> None:
    dump = tmp_path / "busy.dump"

    with writing(world), django_in(world):
        call_command("backup", dump, stdout=io.StringIO())
    restored(dump, empty)

    counted = manifest_of(dump)["rows"]["public.users"]
    assert only(empty.operator, "SELECT count(*) FROM users") == counted


def test_a_backup_never_overwrites(world: World, dump: Path) -> None:
    was = dump.read_bytes()

    words = refusal("backup", dump, at=world)

    assert words == f"{dump} is there already, and a backup never overwrites: choose another name."
    assert dump.read_bytes() == was


def test_two_backups_do_not_write_the_same_file(world: World, tmp_path: Path) -> None:
    (tmp_path / "world.dump.partial").touch()

    words = refusal("backup", tmp_path / "world.dump", at=world)

    assert words.startswith(f"{tmp_path}/world.dump.partial is being written")


def test_a_backup_that_fails_leaves_nothing(world: World, tmp_path: Path) -> None:
    world.owner.execute("CREATE SEQUENCE unreadable; REVOKE ALL ON SEQUENCE unreadable FROM codex_owner")

    try:
        words = refusal("backup", tmp_path / "world.dump", at=world)
    finally:
        world.owner.execute("DROP SEQUENCE unreadable")

    assert words.startswith("pg_dump failed, and nothing was written. It said: pg_dump: error: ")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_is_stopped_leaves_nothing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=20s")  # one that is not stopped fails by itself
    with world.owner.transaction():
        world.owner.execute("LOCK TABLE users")
        stopper = threading.Thread(target=stop_this_process_when_somebody_waits, args=[world])
        stopper.start()

        words = refusal("backup", tmp_path / "world.dump", at=world)

        stopper.join()
    assert words == "Stopped; nothing was written."
    assert list(tmp_path.iterdir()) == []


def stop_this_process_when_somebody_waits(world: World) -> None:
    """What a supervisor does who has lost patience."""
    with world.connect("operator") as connection:
        while not only(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted"):
            pass
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_backup_says_where_it_cannot_write(world: World, tmp_path: Path) -> None:
    nowhere = tmp_path / "missing" / "world.dump"

    assert refusal("backup", nowhere, at=world) == f"{nowhere} cannot be written: No such file or directory."
