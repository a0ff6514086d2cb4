"""Pages of the staff: who does what in which area, who looked where, what was done to accounts."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from unfold.admin import TabularInline

from codex.admin.columns import OfColumns
from codex.admin.filters import Recent
from codex.admin.forms import ExplainedForm
from codex.admin.history import VIA, text
from codex.admin.places import ALL
from codex.admin.roles import ADMINS, MANAGERS, NOBODY, STAFF, ByRole, everywhere
from codex.admin.rows import Explained, WorkspaceAdmin
from codex.admin.site import site
from codex.models import Area, Operator, OperatorRole, StaffEntry, StaffRole, StaffVisit, User


def name_of(column: str) -> Subquery:
    """The e-mail address of whoever an id names, who may be gone."""
    return Subquery(User.objects.filter(pk=OuterRef(column)).values("email"))


class Roles(ByRole, OfColumns, TabularInline):  # type: ignore[misc]
    """What the operator may do: a line for each area, of which those without a role are not there for him."""

    model = OperatorRole
    readers, writers = STAFF, ADMINS
    form = ExplainedForm
    fields = ("area", "role")
    max_num = len(Area)
    verbose_name_plural = "roles"

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        return len(without_role(obj)) if self.has_add_permission(request, obj) else 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).order_by("pk")

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "role":
            options["choices"] = [("", "no role: the area is not there"), *StaffRole.choices]
        return super().formfield_for_choice_field(db_field, request, **options)


@admin.register(Operator, site=site)
class OperatorAdmin(Explained):
    """Who may see all workspaces, and what he may do there: staff that is named here."""

    icon = "shield_person"
    readers, writers = STAFF, ADMINS
    list_display = ("user", "what", "created_at")
    list_select_related = ("user",)
    search_fields = ("user__email", "user__full_name")
    fields = ("user",)
    inlines = (Roles,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("roles")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["user"] if obj else []

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return {**kwargs, "initial": [{"area": area} for area in without_role(obj)]}

    @admin.display(description="roles")
    def what(self, operator: Operator) -> str:
        roles = {each.area: each.role for each in operator.roles.all()}
        if len(set(roles.values())) == 1 and len(roles) == len(Area):
            return f"{next(iter(roles.values()))} of everything"
        return ", ".join(f"{area}: {roles[area]}" for area in Area.values if area in roles) or "none"


def without_role(operator: Any) -> list[str]:
    """The areas in which an operator has no role."""
    there = operator.roles.values_list("area", flat=True) if operator and operator.pk else ()
    return [area for area in Area.values if area not in set(there)]


@admin.register(StaffVisit, site=site)
class VisitAdmin(WorkspaceAdmin):
    """Who of the staff looked into a workspace; its owners and admins see it of theirs."""

    icon = "visibility"
    readers, writers = MANAGERS, NOBODY
    list_display = ("last_at", "who", "requests", "addresses")
    ordering = ("-last_at",)
    fieldsets = ((None, {"fields": ("who", "hour", "last_at", "requests", "addresses")}),)
    readonly_fields = ("who",)
    explained = {"who": "Who looked, by e-mail address; an id where the person is deleted."}

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(email=name_of("person"))

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *rest = self.list_display
        return [first, *(["place"] if everywhere() else []), *rest]

    @admin.display(description="who")
    def who(self, visit: Any) -> str:
        return visit.email or str(visit.person)

    @admin.display(description="workspace")
    def place(self, visit: Any) -> str:
        return ALL if visit.workspace_id is None else str(visit.workspace or "deleted")


@admin.register(StaffEntry, site=site)
class StaffLogAdmin(Explained):
    """What was done to accounts, operators, roles and second factors, and by whom."""

    icon = "manage_accounts"
    readers, writers = ADMINS, NOBODY
    list_display = ("created_at", "whom", "what", "by", "whence")
    list_filter = (("table_name", Recent), "verb")
    search_fields = ("email",)
    ordering = ("-id",)
    fieldsets = (
        (None, {"fields": ("created_at", "whom", "table_name", "verb", "before", "after", "by", "origin")}),
    )
    readonly_fields = ("created_at", "whom", "by")
    explained = {
        "whom": "Whose account it was; an id where the person is deleted.",
        "by": "Who did it; empty for the command line.",
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(email=name_of("person"), actor_email=name_of("actor"))

    @admin.display(description="whose")
    def whom(self, entry: Any) -> str:
        return entry.email or entry.before.get("email") or str(entry.person)

    @admin.display(description="what")
    def what(self, entry: Any) -> str:
        told = {**entry.before, **entry.after}
        said = ", ".join(f"{name}: {text(value)}" for name, value in told.items() if name != "email")
        return f"{entry.table_name} {entry.verb}" + (f" ({said})" if said else "")

    @admin.display(description="by")
    def by(self, entry: Any) -> str:
        return entry.actor_email or (str(entry.actor) if entry.actor else "")

    @admin.display(description="from where")
    def whence(self, entry: Any) -> str:
        return ", ".join(
            filter(None, [VIA.get(entry.origin.get("via", ""), ""), entry.origin.get("address")])
        )
