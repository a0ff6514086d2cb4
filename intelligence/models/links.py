"""The form of a link: that one row of a workspace is about another, once."""

from typing import Any

from django.db import models

from codex.models import WorkspaceForeignKey, WorkspaceModel
from codex.rules import Unique, WorkspaceKey


class Link(WorkspaceModel):
    """A pair of rows; derive it with two references and `pair(...)` in its Meta."""

    class Meta(WorkspaceModel.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, self.ends()[1]))

    @classmethod
    def ends(cls) -> tuple[str, str]:
        """The names of the two references: what is linked, and to what."""
        *_, near, far = (field.name for field in cls._meta.fields)
        return near, far


def reference(to: Any, comment: str) -> WorkspaceForeignKey:
    """One side of a link: the link is deleted with the row it refers to."""
    return WorkspaceForeignKey(to, on_delete=models.CASCADE, related_name="+", db_comment=comment)


def pair(table: str, one: str, other: str, model: str) -> dict[str, Any]:
    """The key, the uniqueness and the way back of a link from `one` to `other`."""
    return {
        "constraints": [
            WorkspaceKey(name=f"intelligence_{model}_key"),
            Unique(
                fields=["workspace", one, other],
                name=f"{table}_once",
                says="The two are linked already.",
                field=other,
            ),
        ],
        "indexes": [models.Index(fields=["workspace", other], name=f"{table}_back_idx")],
    }
