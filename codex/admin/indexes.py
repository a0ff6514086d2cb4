"""What a list finds by an index, where the person is now: its order, its dates, a filter."""

from typing import Any

from django.contrib.admin.views.main import ORDER_VAR
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, IntegerField

from codex.admin.lists import Asked, Attention
from codex.admin.roles import everywhere
from codex.models import User

NEWEST_FIRST = "-pk"  # ids are time-ordered


def indexed(model: Any, *columns: str) -> bool:
    """Whether an index begins with these columns, in a workspace after the workspace itself."""
    inside = not everywhere() and any(field.name == "workspace" for field in model._meta.fields)
    before = ["workspace"] if inside else []
    found = any(begins(index, before, set(columns)) for index in indexes_of(model))
    return found or (inside and len(columns) == 1 and of_person(model, *columns))


def indexes_of(model: Any) -> list[list[str]]:
    """The columns of each index that has all rows."""
    declared = [*model._meta.indexes, *model._meta.total_unique_constraints]
    whole = [[name.removeprefix("-") for name in each.fields] for each in declared if not each.condition]
    return [*whole, *([field.name] for field in model._meta.fields if field.unique)]


def begins(index: list[str], before: list[str], columns: set[str]) -> bool:
    """Whether an index begins so, and then has the columns in any order."""
    place = len(before)
    return index[:place] == before and set(index[place : place + len(columns)]) == columns


def of_person(model: Any, column: str) -> bool:
    """Whether it is an index of people: what names one is in the few workspaces that she belongs to."""
    field = next((each for each in model._meta.fields if each.name == column), None)
    return field is not None and field.related_model is User and [column] in indexes_of(model)


def axis_of(changelist: Any, usual: str) -> tuple[str, bool]:
    """The order in which the rows of a list are read, and whether what is found is then sorted apart.

    `usual` is the order of the list where nobody has clicked a column; dates that were chosen are read in
    their own order, the latest first.
    """
    clicked = clicked_column(changelist)
    dated = changelist.range and changelist.dated_by
    if dated and not clicked:
        return f"-{dated}", False
    wanted = clicked or usual
    few_alike = wanted.removeprefix("-") == usual.removeprefix("-") or tells_apart(changelist.model, wanted)
    if not dated and few_alike and is_axis(changelist.model, wanted):
        return wanted, False
    return f"-{dated}" if dated else NEWEST_FIRST, True


def clicked_column(changelist: Any) -> str:
    """The column that was clicked, with a minus where it descends; '' for none, '?' for what is no column."""
    clicked = changelist.params.get(ORDER_VAR, "")
    _, minus, number = clicked.rpartition("-")
    if not number.isdecimal() or int(number) >= len(changelist.list_display):
        return "?" if clicked else ""
    column = changelist.get_ordering_field(changelist.list_display[int(number)])
    return f"{minus}{column}" if isinstance(column, str) and column[0] != "-" else "?"


def is_axis(model: Any, order: str) -> bool:
    """Whether an index has all rows in this order."""
    column = order.removeprefix("-")
    if column == "pk":
        return True
    try:
        field = model._meta.get_field(column)
    except FieldDoesNotExist:
        return False
    return field.primary_key or (not (field.null or field.is_relation) and indexed(model, column))


def tells_apart(model: Any, order: str) -> bool:
    """Whether few rows share a value, to be sorted by id: it is a time, a number, or in a unique key."""
    column = order.removeprefix("-")
    if any(column in key.fields for key in model._meta.total_unique_constraints):
        return True
    alike = [field for field in model._meta.fields if field.name == column and not field.unique]
    return all(isinstance(field, DateField | IntegerField) for field in alike)


def found_by_index(changelist: Any) -> bool:
    """Whether what is asked of a list is found without looking through other rows."""
    asked = set(changelist.get_filters_params()) - {ORDER_VAR, *changelist.range_parameters}
    if changelist.query or changelist.sorted_apart or (changelist.range and not changelist.dated_by):
        return False
    if not asked:
        return True
    return not changelist.range and (is_question(changelist, asked) or compared_by_index(changelist, asked))


def is_question(changelist: Any, asked: set[str]) -> bool:
    """Whether it is a question of an area, which has an index for it, and nothing else."""
    ours = (each for each in changelist.filter_specs if isinstance(each, Attention | Asked))
    return any(asked == {spec.parameter_name} for spec in ours)


def compared_by_index(changelist: Any, asked: set[str]) -> bool:
    """Whether all columns that are compared begin one index."""
    filters = (each[0] if isinstance(each, tuple) else each for each in changelist.list_filter)
    offered = [each for each in filters if isinstance(each, str)]
    return indexed(changelist.model, *{column_of(offered, each) for each in asked})


def column_of(offered: list[str], parameter: str) -> str:
    """The column that a parameter of the address compares; '?' where it is none that is offered."""
    return next((each for each in offered if f"{parameter}__".startswith(f"{each}__")), "?")
