"""Who may do what in the back office: the entered role decides, so that buttons agree with the database."""

from typing import Any

from django.http import HttpRequest

from codex.standing import staff_roles
from codex.tenancy import entered, routed

# Roles of members; and of the staff where all workspaces are open, by area ("staff viewer", ...). An operator
# who has chosen a workspace has inside it the role of a member that is equal to his own in the area.
STAFF = frozenset({"staff viewer", "staff operator", "staff admin"})
MANAGERS = frozenset({"owner", "admin", "staff admin"})
WRITERS = MANAGERS | {"strategist", "staff operator"}
READERS = WRITERS | {"analyst", "viewer", "staff viewer"}
OPERATORS = frozenset({"staff operator", "staff admin"})
ADMINS = frozenset({"staff admin"})
NOBODY: frozenset[str] = frozenset()
INSIDE = {"viewer": "viewer", "operator": "strategist", "admin": "admin"}
GROUND = "codex"
OF_OTHERS = {"procrastinate": GROUND, "mfa": GROUND}  # whose pages belong to the ground


def everywhere() -> bool:
    """Whether an operator looks at all workspaces."""
    return routed() == "operator"


def role(area: str = GROUND) -> str:
    """What the person is for the pages of an area: a member's role, of staff one by area, or ''."""
    now, staff = entered(), staff_roles()
    if staff is None:
        return "staff admin" if everywhere() else now.role if now else ""
    its = staff.get(OF_OTHERS.get(area, area), "")
    return f"staff {its}" if its and everywhere() else INSIDE.get(its, "")


def of_staff() -> bool:
    """Whether an operator is here as such, and no member."""
    return staff_roles() is not None


def somebody() -> bool:
    """Whether the person is anything here, in whatever area."""
    staff = staff_roles()
    return any(staff.values()) if staff is not None else role() != ""


class ByRole:
    """Permissions of a model's pages by the role in its area; the database refuses the rest anyway."""

    readers = READERS
    writers = WRITERS
    opts: Any

    def role(self) -> str:
        """What the person is in the area of these pages."""
        return role(self.opts.app_label)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.role() in self.readers

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.role() in self.readers

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.role() in self.writers

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.role() in self.writers

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        deletes = self.writers & MANAGERS if of_staff() else self.writers
        return self.role() in deletes
