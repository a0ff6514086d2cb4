"""Constraints as a model declares them: the SQL that must never be false, and the words of a refusal."""

from typing import Any

from django.db import models
from django.db.models.expressions import RawSQL


class _Worded:
    """A constraint that keeps its words when Django copies it; migrations get it without them."""

    says: str
    field: str
    schema: dict[str, Any] = {}

    def clone(self) -> Any:
        copy = super().clone()  # type: ignore[misc]
        copy.says, copy.field, copy.schema = self.says, self.field, self.schema
        return copy

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Leave it to the database, which also sees what another request is writing now."""


class Rule(_Worded, models.CheckConstraint):
    """A CHECK written as psql shows it, with the sentence and the field that explain its refusal.

    The database alone enforces it: Django would ask one query for each rule of each row, and the
    answer could be outdated by the time of the write. The words stay out of the migrations, and so does
    `schema`, which is the same rule in JSON Schema for the API's document, where that can say it.
    """

    def __init__(
        self, *, name: str, sql: str, says: str = "", field: str = "", schema: dict[str, Any] | None = None
    ) -> None:
        self.sql, self.says, self.field, self.schema = sql, says, field, schema or {}
        condition = RawSQL(sql, (), output_field=models.BooleanField())
        super().__init__(name=name, condition=condition)

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        return "codex.rules.Rule", (), {"name": self.name, "sql": self.sql}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rule) and (self.name, self.sql) == (other.name, other.sql)

    def __hash__(self) -> int:
        return hash((self.name, self.sql))


class Unique(_Worded, models.UniqueConstraint):
    """A unique constraint of a workspace's rows, explained in the same way."""

    def __init__(self, *expressions: Any, says: str = "", field: str = "", **options: Any) -> None:
        self.says, self.field = says, field
        super().__init__(*expressions, **options)

    def deconstruct(self) -> tuple[str, Any, dict[str, Any]]:
        _, expressions, options = super().deconstruct()
        return "codex.rules.Unique", expressions, options


class WorkspaceKey(models.UniqueConstraint):
    """Unique (workspace, id) as a plain index: what foreign keys point at and the floor is served by.

    Operator classes make Django create an index instead of a constraint; only such an index can
    later become the primary key of a distributed table without a rewrite.
    """

    def __init__(self, *, name: str, fields: tuple[str, ...] = ("workspace", "id"), **_: Any) -> None:
        super().__init__(name=name, fields=fields, opclasses=["uuid_ops"] * len(fields))

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """An id is unique by itself."""
