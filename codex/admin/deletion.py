"""What a deletion takes along and what it leaves behind, counted before it is confirmed."""

from typing import Any

from django.db import models, router
from django.db.models.deletion import Collector

DEEPEST = 50  # steps from a row to what goes along with it


def set_free(model: type[models.Model], rows: Any) -> dict[str, int]:
    """How many rows a deletion leaves without what they refer to, by what to call them."""
    collector = Collector(using=router.db_for_write(model), origin=rows)
    collector.collect(rows)
    updates: Any = collector.field_updates  # (field, new value) -> lists of rows
    numbers = {field: sum(len(batch) for batch in batches) for (field, _), batches in updates.items()}
    return {_without(field): number for field, number in numbers.items() if number}


def delete_row(row: models.Model) -> bool:
    """Delete a row by the database alone, which takes along what belongs to it; False where it is gone."""
    its: Any = type(row)._base_manager.filter(pk=row.pk)
    return bool(its._raw_delete(router.db_for_write(type(row))))


def going_along(rows: Any) -> dict[str, int]:
    """How many rows a deletion takes along and leaves behind, by what to call them; none is read."""
    counts: dict[str, int] = {}
    ids = rows.order_by().values("pk")
    reached: list[tuple[Any, Any, Any]] = [(rows.model, ids, ids)]
    for model, ids, first in reached:  # which grows
        for field in _references(model):
            below = field.model is model  # a quest below a chosen one, unless it is counted already
            found = field.model._base_manager.filter(**{f"{field.name}__in": ids})
            found = found.exclude(pk__in=first) if below else found
            number = found.count()
            kept = field.remote_field.on_delete is not models.CASCADE
            name = _without(field) if kept else str(field.model._meta.verbose_name_plural)
            if number:
                counts[name] = counts.get(name, 0) + number
            if number and not kept and len(reached) < DEEPEST:
                its = found.values("pk")
                reached.append((field.model, its, first if below else its))
    return counts


def counted(model: type[models.Model], rows: Any) -> tuple[list[str], dict[str, int], set[str], list[str]]:
    """The same for a person or a whole workspace: numbers only, since the rows may be millions."""
    counts: dict[str, int] = {str(model._meta.verbose_name_plural): len(rows)}
    for field in _references(model):
        number = field.model._base_manager.filter(**{f"{field.name}__in": rows}).count()
        kept = field.remote_field.on_delete is not models.CASCADE
        if number:
            counts[_without(field) if kept else str(field.model._meta.verbose_name_plural)] = number
    return [str(row) for row in rows], counts, set(), []


def _references(model: type[models.Model]) -> list[Any]:
    """The foreign keys that point at a table."""
    return [
        relation.field  # type: ignore[union-attr]
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
    ]


def _without(field: Any) -> str:
    return f"{field.model._meta.verbose_name_plural} (kept, without their {field.verbose_name})"
