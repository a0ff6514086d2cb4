"""Importing a table: what each line does or why it is refused, found out by doing it."""

import copy
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import Any

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from import_export.resources import ModelResource, modelresource_factory
from import_export.results import RowResult

from codex.admin.choices import as_id
from codex.admin.transfer.columns import LIFTED, NONE_HERE, Column, Reference
from codex.admin.transfer.reading import NotReadable, Numbered, Table
from codex.admin.transfer.reports import Line, Report, faults_of
from codex.refusals import refusal_of

PASSES = 5  # over lines that are refused for want of others
AT_ONCE = 200  # rows in one statement; with one each, the rules over all rows would be asked each time
# What is refused because somebody else is writing, or took too long: halves would only wait as well.
NOT_OF_A_LINE = {"40001", "40P01", "55P03", "57014"}
INVALID = RowResult.IMPORT_TYPE_INVALID
OTHER_PLACE = "This line is of another workspace than the one that is imported into."


class Importing(ModelResource):  # type: ignore[misc]
    """The import of a table into one workspace, or of rows that belong to none, by one person.

    Lines are read, and then written many in a statement; where that is refused, its halves are, down to the
    line that is to blame. What the database refuses, and what names a row that is not there, is tried again
    after the others: a parent may stand below its children.
    """

    columns: list[Column]
    workspace: Any
    person: Any
    expected: bytes | None = None  # what comes of it is kept where this is its digest
    report: Report

    @classmethod
    def of(cls, model: Any, columns: list[Column], workspace: Any, person: Any) -> "Importing":
        """What imports rows of a model; `workspace` is None where they belong to none."""
        options = {"fields": [], "skip_diff": True, "report_skipped": True, "store_instance": True}
        options |= {"use_bulk": True, "batch_size": None}
        made: Importing = modelresource_factory(model, cls, options)()
        made.fields = OrderedDict((column.column_name, column) for column in columns)
        made.columns, made.workspace, made.person = columns, workspace, person
        return made

    def run(self, table: Table, expected: bytes | None = None) -> Report:
        """Import if what comes of it is what was expected, else change nothing; raises NotReadable."""
        known = ["id", *(["workspace"] if self.workspace else []), *self.fields]
        unknown = [name for name in table.columns if name not in known]
        if unknown:
            raise NotReadable(f"There is no column “{unknown[0]}”; there are {', '.join(known)}.")
        self.table, self.expected = table, expected
        self.import_data(self.dataset(table.lines), use_transactions=True, rollback_on_validation_errors=True)
        return self.report

    def dataset(self, lines: list[Numbered]) -> Any:
        names = self.table.columns
        return tablib.Dataset(
            *[[line.texts.get(name, "") for name in names] for line in lines], headers=names
        )

    def rows(self) -> Any:
        """The rows that may be changed, with what they refer to."""
        rows = self._meta.model._default_manager.all()
        rows = rows.filter(workspace_id=self.workspace.pk) if self.workspace else rows
        named = [column.field.name for column in self.columns if isinstance(column, Reference)]
        return rows.select_related(*named).order_by("pk")

    def lock(self) -> None:
        """Read the rows that the table names, and keep others from changing them until this ends."""
        self.first: dict[Any, int] = {}
        for line in self.table.lines:
            self.first.setdefault(as_id(line.texts.get("id", "").strip()), line.number)
        named = self.rows().filter(pk__in=self.first.keys() - {None})
        self.before = {row.pk: row for row in named.select_for_update(of=("self",), no_key=True)}

    def import_data_inner(self, dataset: Any, *args: Any, **options: Any) -> Any:
        """All lines, those that were refused once more, and then what has become of the rows."""
        self.lock()
        waiting = self.table.lines
        results: dict[int, Any] = {}
        for _ in range(PASSES):
            self.waiting = waiting
            self.refused: dict[int, ValidationError] = {}
            for column in self.columns:
                column.known.clear()
            result = super().import_data_inner(self.dataset(waiting), *args, **options)
            results |= {line.number: each for line, each in zip(waiting, result.rows, strict=True)}
            for number, error in self.refused.items():
                results[number].import_type, results[number].validation_error = INVALID, error
            refused = [line for line in reversed(waiting) if may_be_lifted(results[line.number])]
            if not refused or len(refused) == len(waiting):
                break
            waiting = refused
        for each in results.values():
            if each.errors:  # a fault of ours, which django-import-export has caught
                raise each.errors[0].error
        result.invalid_rows = [each for each in results.values() if each.validation_error]
        self.report = self.reported(results)
        if self.report.digest != self.expected:
            transaction.set_rollback(True, using=self.get_db_connection_name())
        return result

    def reported(self, results: dict[int, Any]) -> Report:
        """What has become of each line, as the rows are now."""
        written = [each.object_id for each in results.values() if each.is_new() or each.is_update()]
        self.after = {row.pk: row for row in self.rows().filter(pk__in=written)}
        return Report([self.line_of(line, results[line.number]) for line in self.table.lines])

    def line_of(self, line: Numbered, result: Any) -> Line:
        if result.validation_error:
            known = self.before.get(as_id(line.texts.get("id", "").strip()))
            first = next((text for name, text in line.texts.items() if name != "id" and text), "")
            faults = faults_of(result.validation_error)
            return Line(line.number, "refused", str(known) if known else first, faults=faults)
        row = result.instance
        if result.is_skip():
            return Line(line.number, "unchanged", str(row), row.pk)
        now = self.after[row.pk]
        if result.is_new():
            told = [column for column in self.columns if column.field.name in row.told]
            values = [(column.column_name, "", column.text(now)) for column in told]
            return Line(line.number, "new", str(now), changes=values)
        was = self.before[row.pk]
        pairs = [(column.column_name, column.text(was), column.text(now)) for column in self.columns]
        changes = [(name, before, after) for name, before, after in pairs if before != after]
        return Line(line.number, "changed", str(was), row.pk, changes)

    # --- One line, as django-import-export takes it --------------------------------------------------

    def import_row(self, row: Any, instance_loader: Any, **options: Any) -> Any:
        self.line = self.waiting[options["row_number"] - 1]
        return super().import_row(row, instance_loader, **options)

    def before_import_row(self, row: Any, **options: Any) -> None:
        faults = {name or NON_FIELD_ERRORS: why for name, why in self.line.faults.items()}
        if row.get("workspace", "").strip() not in ("", getattr(self.workspace, "slug", "")):
            faults["workspace"] = OTHER_PLACE
        if faults:
            raise ValidationError(faults)

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Any, bool]:
        """The row that a line is about, as it was before the import; a new one where it names none."""
        text = row.get("id", "").strip()
        instance = self.named(as_id(text)) if text else self.new()
        instance.line, instance.told = self.line.number, []  # the columns that the line sets
        return instance, not text

    def named(self, id_: Any) -> Any:
        if id_ not in self.before:
            raise ValidationError({"id": NONE_HERE if self.workspace else "There is no such row."})
        if self.first[id_] != self.line.number:
            raise ValidationError({"id": f"Line {self.first[id_]} is about the same row."})
        return copy.copy(self.before[id_])  # a line that is tried again finds it as it was

    def new(self) -> Any:
        instance = self._meta.model()
        if self.workspace:
            instance.workspace_id = self.workspace.pk
        if hasattr(instance, "created_by_id"):
            instance.created_by_id = self.person.pk
        return instance

    def import_instance(self, instance: Any, row: Any, **options: Any) -> None:
        errors: dict[str, ValidationError] = {}
        for column in self.columns:
            if column.column_name in row:
                try:
                    column.save(instance, row)
                except ValidationError as error:
                    errors[column.column_name] = error
        if errors:
            raise ValidationError(errors)

    def skip_row(self, instance: Any, original: Any, row: Any, errors: Any = None) -> bool:
        return not (instance._state.adding or instance.told or errors)

    def before_save_instance(self, instance: Any, row: Any, **options: Any) -> None:
        """Let the lines that follow refer to a new row that is not written yet."""
        for column in self.columns:
            if instance._state.adding and isinstance(column, Reference):
                column.promise(instance)

    # --- All that was read, as django-import-export has it written -----------------------------------

    def bulk_create(self, *args: Any, **options: Any) -> None:
        self.in_parts(self.create_instances, self._meta.model._default_manager.bulk_create)
        self.create_instances.clear()

    def bulk_update(self, *args: Any, **options: Any) -> None:
        alike: dict[tuple[str, ...], list[Any]] = {}
        for instance in self.update_instances:
            alike.setdefault(tuple(instance.told), []).append(instance)
        for told, instances in alike.items():
            self.in_parts(instances, partial(self.change, told))
        self.update_instances.clear()

    def change(self, told: tuple[str, ...], instances: list[Any]) -> None:
        changed = self._meta.model._default_manager.bulk_update(instances, told)
        if changed < len(instances):
            raise DatabaseError("The change did not affect any rows.")  # row security hides them

    def in_parts(self, instances: list[Any], write: Callable[[list[Any]], Any]) -> None:
        """Write rows, and keep the refusals of those that are refused."""
        for start in range(0, len(instances), AT_ONCE):
            self.write_or_halve(instances[start : start + AT_ONCE], write)

    def write_or_halve(self, instances: list[Any], write: Callable[[list[Any]], Any]) -> None:
        try:
            with transaction.atomic(using=self.get_db_connection_name()):
                write(instances)
            return
        except DatabaseError as error:
            refusal = refusal_of(error)
            if refusal is None or refusal.rule in NOT_OF_A_LINE:
                raise
        if len(instances) == 1:
            said = ValidationError(refusal.sentence, code=LIFTED)
            self.refused[instances[0].line] = ValidationError({refusal.field or NON_FIELD_ERRORS: said})
            return
        half = len(instances) // 2
        for part in (instances[:half], instances[half:]):
            self.write_or_halve(part, write)


def may_be_lifted(result: Any) -> bool:
    """Whether a line was refused for what other lines may change."""
    error = result.validation_error
    return bool(error) and all(each.code == LIFTED for each in chain(*error.error_dict.values()))
