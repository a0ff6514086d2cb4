"""What a deletion takes along and what it leaves behind, counted before it is confirmed."""

from typing import Any

from django.db import models, router
from django.db.models.deletion import Collector


def set_free(model: type[models.Model], rows: Any) -> dict[str, int]:
    """How many rows a deletion leaves without what they refer to, by what to call them."""
    collector = Collector(using=router.db_for_write(model), origin=rows)
    collector.collect(rows)
    updates: Any = collector.field_updates  # (field, new value) -> lists of rows
    numbers = {field: sum(len(batch) for batch in batches) for (field, _), batches in updates.items()}
    return {_without(field): number for field, number in numbers.items() if number}


def counted(model: type[models.Model], rows: Any) -> tuple[list[str], dict[str, int], set[str], list[str]]:
    """The same for a person or a whole workspace: numbers only, since the rows may be millions."""
    counts: dict[str, int] = {str(model._meta.verbose_name_plural): len(rows)}
    for relation in model._meta.get_fields(include_hidden=True):
        if (
            not relation.auto_created
            or relation.concrete
            or not (relation.one_to_many or relation.one_to_one)
        ):
            continue
        field: Any = relation.field  # type: ignore[union-attr]
        number = field.model._base_manager.filter(**{f"{field.name}__in": rows}).count()
        kept = field.remote_field.on_delete is not models.CASCADE
        if number:
            counts[_without(field) if kept else str(field.model._meta.verbose_name_plural)] = number
    return [str(row) for row in rows], counts, set(), []


def _without(field: Any) -> str:
    return f"{field.model._meta.verbose_name_plural} (kept, without their {field.verbose_name})"
