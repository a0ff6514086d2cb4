"""Who may do what in the back office: the entered role decides, so that buttons agree with row security."""

from typing import Any

from django.http import HttpRequest

from codex.tenancy import entered, routed

MANAGERS = frozenset({"owner", "admin", "operator"})
WRITERS = MANAGERS | {"strategist"}
READERS = WRITERS | {"analyst", "viewer"}
OPERATORS = frozenset({"operator"})
NOBODY: frozenset[str] = frozenset()


def everywhere() -> bool:
    """Whether an operator looks at all workspaces."""
    return routed() == "operator"


def role() -> str:
    """What the person is here: a member's role, 'operator' in all workspaces, '' where none is entered."""
    now = entered()
    return "operator" if everywhere() else now.role if now else ""


class ByRole:
    """Permissions of a model's pages by the entered role; the database refuses the rest anyway."""

    readers = READERS
    writers = WRITERS

    def has_module_permission(self, request: HttpRequest) -> bool:
        return role() in self.readers

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role() in self.readers

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role() in self.writers

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role() in self.writers

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role() in self.writers
