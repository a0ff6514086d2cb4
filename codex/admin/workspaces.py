"""Pages of workspaces, of who belongs to them, and of who is invited."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html

from codex import services
from codex.admin.actions import Action, Given, Refused
from codex.admin.choices import RowSelect
from codex.admin.deletion import counted
from codex.admin.forms import ExplainedForm
from codex.admin.places import address
from codex.admin.roles import MANAGERS, everywhere, role
from codex.admin.rows import Explained, WorkspaceAdmin
from codex.admin.site import site
from codex.models import Role, User, Workspace, WorkspaceInvitation, WorkspaceMember


class WorkspaceForOwner(ExplainedForm):
    """A new workspace comes with somebody who owns it."""

    owner = forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        help_text="Who owns it first; owners and admins invite the others.",
    )


@admin.register(Workspace, site=site)
class WorkspacesAdmin(Explained):
    """Its managers change a workspace's settings; operators make, rename and close workspaces."""

    icon = "domain"
    writers = MANAGERS
    list_display = ("name", "slug", "plan", "timezone", "currency", "archived_at")
    list_filter = ("plan",)
    search_fields = ("name", "slug")
    ordering = ("name",)
    add_fieldsets: Any = ((None, {"fields": ("owner", "name", "slug", "plan", "timezone", "currency")}),)
    fieldsets = (
        (None, {"fields": ("name", "slug", "plan", "timezone", "currency", "settings", "archived_at")}),
        ("Record", {"fields": ("id", "created_at", "updated_at"), "classes": ["collapse"]}),
    )
    readonly_fields = ("id", "created_at", "updated_at")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        options = options if obj else {"form": WorkspaceForOwner, **options}
        form = super().get_form(request, obj, change, **options)
        if owner := form.base_fields.get("owner"):
            owner.widget = RowSelect(WorkspaceMember._meta.get_field("user"), self.admin_site)
            owner.widget.choices = owner.choices
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fieldsets(request, obj) if obj else self.add_fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        whole = everywhere()
        return [*self.readonly_fields, *([] if whole else ["slug", "plan", "archived_at"])]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.role() == "staff admin"

    has_delete_permission = has_add_permission

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            WorkspaceMember.objects.create(workspace=obj, user=form.cleaned_data["owner"], role=Role.OWNER)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        return counted(self.model, objs)

    def get_list_display(self, request: HttpRequest) -> Any:
        return [*self.list_display, *(["enter"] if everywhere() else [])]

    @admin.display(description="")
    def enter(self, workspace: Workspace) -> str:
        return format_html('<a href="{}">Enter</a>', address(workspace.slug))


class OfRole(WorkspaceAdmin):
    """Rows that give a role: only owners give, change and take the owner's."""

    writers = MANAGERS

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_manage(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may_manage(obj)

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "role" and self.role() == Role.ADMIN:
            options["choices"] = [choice for choice in Role.choices if choice[0] != Role.OWNER]
        return super().formfield_for_choice_field(db_field, request, **options)


def may_manage(row: Any) -> bool:
    """Whether the entered role manages the role that this row gives."""
    return row is None or role() != Role.ADMIN or row.role != Role.OWNER


@admin.register(WorkspaceMember, site=site)
class MemberAdmin(OfRole):
    """Who belongs to a workspace; members come by invitation, operators may also put somebody in."""

    icon = "badge"
    list_display = ("user", "email", "role", "created_at")
    list_filter = ("role",)
    list_select_related = ("user",)
    search_fields = ("user__full_name", "user__email", "role")
    ordering = ("user__full_name",)
    fieldsets = ((None, {"fields": ("user", "role")}),)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change, **options)
        form.anybody = ("user",)
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *(["user"] if obj else [])]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.role() == "staff admin"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        leaving = obj is not None and obj.user_id == request.user.pk
        return leaving or super().has_delete_permission(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> Any:
        if everywhere() or WorkspaceMember.objects.filter(user=request.user).exists():
            return super().response_delete(request, obj_display, obj_id)
        self.message_user(request, "You have left the workspace.", messages.SUCCESS)
        return HttpResponseRedirect(address(None))

    @admin.display(ordering="user__email")
    def email(self, member: WorkspaceMember) -> str:
        return str(member.user.email)


def send_again(invitation: WorkspaceInvitation, given: Given) -> str:
    if invitation.accepted_at:
        raise Refused("It was accepted already.")
    services.send_invitation(invitation=invitation, by=given.user)
    return "sent again."


@admin.register(WorkspaceInvitation, site=site)
class InvitationAdmin(OfRole):
    """Adding one mails it; who it is for stays, so that an old link never works for another address."""

    icon = "mail"
    readers = MANAGERS
    list_display = ("email", "role", "state", "invited_by", "expires_at")
    list_filter = ("role",)
    list_select_related = ("invited_by",)
    search_fields = ("email",)
    ordering = ("-id",)
    fieldsets = ((None, {"fields": ("email", "role")}),)
    actions = (
        Action(
            name="send_again",
            words="Send again",
            act=send_again,
            says="Each is mailed a new link; links that were mailed before stop working.",
            tried=False,
        ),
    )
    readonly_fields = ("expires_at", "invited_by", "accepted_at", "accepted_by")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = super().get_fieldsets(request, obj)
        return [*sets, ("What became of it", {"fields": self.readonly_fields})] if obj else sets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *(["email"] if obj else [])]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            return super().save_model(request, obj, form, change)
        obj.invited_by = request.user
        services.send_invitation(invitation=obj, by=request.user)
        self.message_user(request, f"The invitation is on its way to {obj.email}.", messages.SUCCESS)
        return None

    @admin.display(description="state")
    def state(self, invitation: WorkspaceInvitation) -> str:
        if invitation.accepted_at:
            return "accepted"
        if invitation.expires_at <= timezone.now():
            return "expired"
        return "open" if invitation.digest else "not mailed yet"
