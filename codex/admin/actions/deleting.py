"""Deleting chosen rows: an action as any other, in the place of Django's own, which reads all of them."""

from typing import Any

from unfold.enums import ActionVariant

from codex.admin.actions.action import Action, Given, Refused
from codex.admin.deletion import delete_row, going_along

HIDDEN = "Your role does not allow deleting this."


def act(row: Any, given: Given) -> str:
    """Delete a row; one that went along with another is gone already."""
    if not delete_row(row) and type(row)._base_manager.filter(pk=row.pk).exists():
        raise Refused(HIDDEN)
    return "deleted."


DELETE = Action(
    name="delete_selected",
    words="Delete",
    act=act,
    done="deleted",
    says="Deleted for good; the audit log keeps what was there.",
    permission="delete",
    tries=20,  # each may take thousands along
    along=going_along,
    variant=ActionVariant.DANGER,
    on_a_row=False,  # Django's own page of a row
)
