"""Pages of the keys by which agents and services use the API."""

import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from unfold.enums import ActionVariant
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from codex import services
from codex.admin.actions import Action, Given, Refused
from codex.admin.roles import MANAGERS
from codex.admin.rows import WorkspaceAdmin, sign
from codex.admin.site import site
from codex.models import ApiKey
from codex.scopes import SCOPES

OVERLAP = datetime.timedelta(hours=24)
ONCE = "Its token, which is not shown again: {token}"  # pages write the first letter large


def rotate(key: ApiKey, given: Given) -> str:
    try:
        return ONCE.format(token=services.rotate_key(key=key, overlap=OVERLAP))
    except services.KeyIsRevoked as error:
        raise Refused("It is revoked for good; make another.") from error


def revoke(key: ApiKey, given: Given) -> None:
    services.revoke_key(key=key)


KEY_ACTIONS = (
    Action(
        name="rotate",
        words="Rotate",
        act=rotate,
        says="A new secret for each, shown once; the present one works for another day.",
        tried=False,
        by_job=False,
    ),
    Action(
        name="revoke",
        words="Revoke",
        act=revoke,
        done="revoked",
        says="Refused for good, from its next request on.",
        variant=ActionVariant.DANGER,
    ),
)


@admin.register(ApiKey, site=site)
class KeyAdmin(WorkspaceAdmin):
    """Adding one shows its token, once; a key is revoked and never deleted, so that events can name it."""

    icon = "key"
    readers = writers = MANAGERS
    list_display = ("name", "prefix", "state", "scopes", "last_used_at", "expires_at")
    search_fields = ("name", "prefix")
    ordering = ("-id",)
    fieldsets = ((None, {"fields": ("name", "scopes", "expires_at")}),)
    actions = KEY_ACTIONS
    readonly_fields = ("prefix", "last_used_at", "previous_until", "revoked_at")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = super().get_fieldsets(request, obj)
        return [*sets, ("What became of it", {"fields": self.readonly_fields})] if obj else sets

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name != "scopes":
            return super().formfield_for_dbfield(db_field, request, **options)
        choices = [(scope, f"{scope}: {what}") for scope, what in SCOPES.items()]
        boxes = UnfoldAdminCheckboxSelectMultipleWidget
        return forms.MultipleChoiceField(
            label="Scopes", choices=choices, widget=boxes, help_text=db_field.db_comment
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.revoked_at)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            return super().save_model(request, obj, form, change)
        sign(obj, request)
        token = services.issue_key(key=obj)
        self.message_user(request, ONCE.format(token=token), messages.SUCCESS)
        return None

    @admin.display(description="state")
    def state(self, key: ApiKey) -> str:
        if key.revoked_at:
            return "revoked"
        return "in use" if key.expires_at > timezone.now() else "expired"
