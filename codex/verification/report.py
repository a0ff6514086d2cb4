"""The answers as tables to read, and as JSON."""

import json
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from codex.verification.run import Check

WIDTH = 100  # characters of a line
SUMMARY = "summary"
MIGRATION = "migration "
KINDS = ("column", "constraint", "index", "policy", "foreign key", "trigger")  # of one table
Counted = dict[str, dict[str, str]]  # subject -> kind -> detail: a number, a colon, the names


def as_text(checks: list[Check], names: bool = False) -> str:
    """A line for each set that passes, each fault and warning in words, and what each table has.

    With `names`, everything that a table has is named as well.
    """
    tables, migrations = counted(checks)
    return "\n".join(
        [
            *(line for name, group in by_set(checks) for line in set_lines(name, group)),
            "",
            *grid("Table", tables, KINDS),
            "",
            *grid("Migration", migrations, ("tables before", "tables after", *KINDS[2:], "function")),
            *(["", *name_lines({**tables, **migrations})] if names else []),
            "",
            verdict(checks),
        ]
    )


def as_json(checks: list[Check]) -> str:
    """The same for programs.

    {"passed": bool, "checks": int, "failed": int, "sets": [{"name": str, "passed": bool, "checks":
    [{"subject": str, "checked": str, "passed": bool, "detail": str}]}]}; the set "summary" has what
    each table and migration consists of: a number, a colon, the names.
    """
    sets = [
        {
            "name": name,
            "passed": all(check.passed for check in group),
            "checks": [
                {key: getattr(check, key) for key in ("subject", "checked", "passed", "detail")}
                for check in group
            ],
        }
        for name, group in by_set(checks)
    ]
    failed = sum(not check.passed for check in checks)
    return json.dumps({"passed": not failed, "checks": len(checks), "failed": failed, "sets": sets}, indent=2)


def verdict(checks: list[Check]) -> str:
    """All of it in one sentence."""
    failed = sum(not check.passed for check in checks)
    return f"{failed} of {len(checks)} checks failed." if failed else f"All {len(checks)} checks passed."


def by_set(checks: list[Check]) -> list[tuple[str, list[Check]]]:
    """The checks of each set, in the order of the SQL file."""
    return [(name, list(group)) for name, group in groupby(checks, key=lambda check: check.check_set)]


def set_lines(name: str, checks: list[Check]) -> Iterator[str]:
    """One line for the set, and one for each thing to say."""
    failed = [check for check in checks if not check.passed]
    warnings = [check for check in checks if check.is_warning]
    word = "FAIL" if failed else "warn" if warnings else "ok"
    outcome = f"{len(failed)} of {len(checks)} failed" if failed else f"{len(checks)} passed"
    yield f"{word:4}  {name:22}{outcome}"
    for check in [*failed, *warnings]:
        said = f"{check.subject}: {check.checked}: {check.detail}"
        yield from wrap(said, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 8)


def counted(checks: list[Check]) -> tuple[Counted, Counted]:
    """The summary's rows: of tables, and of migrations."""
    tables: Counted = {}
    migrations: Counted = {}
    for check in checks:
        if check.check_set == SUMMARY:
            into = migrations if check.subject.startswith(MIGRATION) else tables
            subject = check.subject.removeprefix(MIGRATION)
            into.setdefault(subject, {})[check.checked] = check.detail
    return tables, migrations


def grid(title: str, counted: Counted, kinds: tuple[str, ...]) -> Iterator[str]:
    """How many of each kind, as a table; what has only minimums is no row of it."""
    widths = {kind: len(kind) + 2 for kind in kinds}
    yield f"{title:24}" + "".join(f"{kind:>{widths[kind]}}" for kind in kinds)
    for subject, details in counted.items():
        if details.keys().isdisjoint(kinds):
            continue
        numbers = {kind: details.get(kind, "0").partition(":")[0] for kind in kinds}
        yield f"{subject:24}" + "".join(f"{numbers[kind]:>{widths[kind]}}" for kind in kinds)


def name_lines(counted: Counted) -> Iterator[str]:
    """Everything by name."""
    for subject, details in counted.items():
        yield subject
        for kind, detail in details.items():
            yield from wrap(f"{kind} {detail}", WIDTH, initial_indent="  ", subsequent_indent="    ")
