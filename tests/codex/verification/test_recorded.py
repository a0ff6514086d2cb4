"""The recorded list says what the models declare and the .sql files make, and nothing else does."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import models

from codex import declared
from codex.checks import AREAS, ours
from codex.management.commands.migrate import OTHERS
from codex.migration_operations import ROOT, parts
from codex.verification import source
from codex.verification.run import catalogue, record
from tests.codex.verification.removals import REMOVALS

Line = tuple[str, str, str]


def recorded() -> dict[Line, str]:
    """The definition of everything, by table or function, kind and name."""
    found = source.RECORDED.search(source.FILE.read_text())
    assert found
    lines = (line.split(" | ", 3) for line in found[0].splitlines())
    return {(place, kind, name): definition for place, kind, name, definition in lines}


def names(kind: str) -> set[tuple[str, str]]:
    """What there is of a kind, with its table."""
    return {(place, name) for place, its, name in recorded() if its == kind}


def test_tables_are_those_of_the_models() -> None:
    assert {table for table, _ in names("table")} == {model._meta.db_table for model in ours()}


def test_columns_are_those_of_the_models() -> None:
    columns = {(model._meta.db_table, field.column) for model in ours() for field in model._meta.local_fields}

    assert names("column") == columns


def test_constraints_and_indexes_are_those_of_the_models() -> None:
    declared_ones = {
        (model._meta.db_table, rule.name)
        for model in ours()
        for rule in [*model._meta.constraints, *model._meta.indexes]
    }
    made_by_django = {
        (model._meta.db_table, f"{model._meta.db_table}_{suffix}")
        for model in ours()
        for suffix in ("pkey", *(f"{field.column}_check" for field in positive(model)))
    }

    assert names("constraint") | names("index") == declared_ones | made_by_django


def positive(model: Any) -> list[Any]:
    """The fields for which Django makes a CHECK of its own."""
    kinds = (models.PositiveIntegerField, models.PositiveSmallIntegerField, models.PositiveBigIntegerField)
    return [field for field in model._meta.local_fields if isinstance(field, kinds)]


def test_functions_are_those_of_the_sql_files() -> None:
    text = "".join(
        file.read_text()
        for area in AREAS
        for file in sorted(Path(settings.BASE_DIR, area, "sql").glob("*_v*.sql"))
    )
    made = set(re.findall(r"CREATE OR REPLACE FUNCTION (\w+)\(", text))

    assert {function for function, _ in names("function")} == made


def test_grants_on_tables_of_other_packages_are_those_that_migrate_makes() -> None:
    granted = {
        place: definition
        for (place, kind, role), definition in recorded().items()
        if kind == "grant" and role == "codex_app" and place not in {table for table, _ in names("table")}
        if not place.startswith("procrastinate_")  # sql/job_queue grants those
    }

    assert granted == {table: ", ".join(sorted(verbs.split(", "))) for table, verbs in OTHERS.items()}


@pytest.mark.django_db(databases=["default", "owner"])
def test_policies_and_foreign_keys_are_exactly_those_that_models_declare(owner: Any) -> None:
    for how in ("policy dropped", "foreign key dropped"):
        owner.execute(REMOVALS[how].query)
        owner.execute("; ".join(statement for _, statement in owner.fetchall()))
    for area in AREAS:
        owner.execute(declared.row_policies(area) + declared.foreign_keys(area))
    owner.execute(parts(ROOT / "codex" / "sql" / "job_queue_v1.sql")[0])  # no models of ours

    assert [check for check in catalogue(owner) if not check.passed] == []


@pytest.mark.django_db
def test_recording_writes_the_same_list_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = source.FILE.read_text()
    emptied = tmp_path / "verify_schema.sql"
    emptied.write_text(source.RECORDED.sub("", before))
    monkeypatch.setattr(source, "FILE", emptied)

    changed = record()

    assert (changed, emptied.read_text()) == (True, before)
    assert record() is False
