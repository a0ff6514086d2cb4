"""How a migration installs one versioned .sql file, and the way back that the file ends with."""

from pathlib import Path
from typing import Any

from django.db.migrations.operations import CreateModel, RunSQL

ROOT = Path(__file__).resolve().parent.parent
WAY_BACK = "-- way back:\n"


class InstallSql(RunSQL):
    """RunSQL after what Django has put off: foreign keys need the unique indexes of new tables."""

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        put_off, schema_editor.deferred_sql = schema_editor.deferred_sql, []
        for statement in put_off:
            schema_editor.execute(statement)
        super().database_forwards(app_label, schema_editor, *states)


class CreatePartitionedModel(CreateModel):
    """CreateModel of a table whose rows are kept in partitions, by ranges of the time-ordered id."""

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        plain = schema_editor.sql_create_table
        schema_editor.sql_create_table = f"{plain} PARTITION BY RANGE (id)"
        try:
            super().database_forwards(app_label, schema_editor, *states)
        finally:
            schema_editor.sql_create_table = plain


def install(area: str, rule: str) -> RunSQL:
    """Run <area>/sql/<rule>.sql; the reverse is its last part, commented out so that psql can run the file.

    A version after the first goes back to the one before it: its way back may say `-- \\i <rule>_v1.sql`.
    """
    forward, backward = parts(ROOT / area / "sql" / f"{rule}.sql")
    return InstallSql(forward, backward)


def parts(file: Path) -> tuple[str, str]:
    """The two halves of a .sql file, both ready to run; raises ValueError where there is no way back."""
    forward, marker, rest = file.read_text().partition(WAY_BACK)
    lines = [line.removeprefix("--").strip() for line in rest.splitlines() if line.strip()]
    if not marker or not lines:
        raise ValueError(f"{file.name} must end with '{WAY_BACK.strip()}' and the statements that undo it.")
    backward = [
        parts(file.with_name(line.removeprefix("\\i ")))[0] if line.startswith("\\i ") else line
        for line in lines
    ]
    return forward, "\n".join(backward)
