"""`python -m benchmarks [part ...] [--rows N]`: fills its own PostgreSQL, measures, writes RESULTS.md."""

import argparse
import os
import tempfile
from pathlib import Path

from codex import embedded
from codex.keeper import Keeper

FULL_SIZE = 1_000_000  # campaigns, and rows of each table of the areas
PARTS = ("admin", "campaigns", "triggers", "api", "lists", "functions", "growth", "writers")
COUNTED = "1000000000/60"  # requests are counted, and none is refused
# Everything else is as the server comes, durable. These two keep its housekeeping out of the
# measurements: the data is vacuumed and analysed once it is loaded, and no checkpoint falls between.
QUIET = {"autovacuum": "off", "max_wal_size": "8GB", "checkpoint_timeout": "1h"}


def main() -> None:
    """Measure at the size that was asked for; only the full size is written down."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"any of {', '.join(PARTS)}; all unless said")
    parser.add_argument("--rows", type=int, default=FULL_SIZE, help="of each table; 50,000 for a quick look")
    arguments = parser.parse_args()
    parts, rows = arguments.part or PARTS, arguments.rows
    if unknown := set(parts) - set(PARTS):
        parser.error(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    with Keeper() as keeper:
        home = Path(tempfile.mkdtemp(prefix="codex-benchmarks-"))
        keeper.tell("server", str(home))
        keeper.tell("directory", str(home))
        home.chmod(0o711)  # as root, the server's own user passes through it
        embedded.start(home, QUIET)
        configure(home)
        from benchmarks.everything import measure  # it imports models, which need the settings

        measure(parts, rows, written=rows == FULL_SIZE)


def configure(home: Path) -> None:
    """Point Django at this server, whatever the environment says of another."""
    for variable in [name for name in os.environ if name.startswith("DATABASE_URL")]:
        del os.environ[variable]
    os.environ.update(CODEX_MODE="demo", CODEX_HOME=str(home), DJANGO_SETTINGS_MODULE="codex.settings")
    os.environ.update({f"CODEX_LIMIT_{who}": COUNTED for who in ("PERSON", "KEY", "WORKSPACE")})
    (home / "static").mkdir()  # whitenoise warns where there is none
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
