"""A pytest plugin: the tests' own PostgreSQL, made before Django reads its settings."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from codex import embedded
from codex.keeper import Keeper

# A crash may lose the data of a test run, so nothing waits for a disk.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",  # its worker in a scratch database could not be sent away to drop that
}
KEEPER = pytest.StashKey[Keeper]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Choose demo mode and, unless DATABASE_URL names a server, make one for this run alone.

    TEST_SUPERUSER is the conninfo of its superuser, for the few tests that need one. The workers
    of pytest-xdist inherit all of it from the process that they serve.
    """
    os.environ["CODEX_MODE"] = "demo"
    if "DATABASE_URL" not in os.environ and "PYTEST_XDIST_WORKER" not in os.environ:
        keeper = early_config.stash[KEEPER] = Keeper()
        home = Path(tempfile.mkdtemp(prefix="codex-tests-"))
        keeper.tell("server", str(home))
        keeper.tell("directory", str(home))
        home.chmod(0o711)  # as root, the server's own user passes through it
        embedded.start(home, FAST)
        os.environ["CODEX_HOME"] = str(home)
        os.environ["TEST_SUPERUSER"] = embedded.superuser(home)
    return (yield)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and remove its directory; the keeper does so even when pytest is killed."""
    if keeper := config.stash.get(KEEPER, None):
        keeper.end()
