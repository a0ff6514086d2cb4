"""Pages of the keys by which agents and services use the API."""

import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from codex import services
from codex.admin.lists import one_by_one
from codex.admin.roles import MANAGERS
from codex.admin.rows import WorkspaceAdmin, sign
from codex.admin.site import site
from codex.models import ApiKey
from codex.scopes import SCOPES

OVERLAP = datetime.timedelta(hours=24)
ONCE = "Its token, which is not shown again: {token}"  # pages write the first letter large


@admin.register(ApiKey, site=site)
class KeyAdmin(WorkspaceAdmin):
    """Adding one shows its token, once; a key is revoked and never deleted, so that events can name it."""

    icon = "key"
    readers = writers = MANAGERS
    list_display = ("name", "prefix", "state", "scopes", "last_used_at", "expires_at")
    search_fields = ("name", "prefix")
    ordering = ("-id",)
    fieldsets = ((None, {"fields": ("name", "scopes", "expires_at")}),)
    actions = ("rotate", "revoke")
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

    @admin.action(
        description="Rotate: a new secret, while the present one works for a day", permissions=["change"]
    )
    def rotate(self, request: HttpRequest, keys: models.QuerySet[ApiKey]) -> None:
        def act(key: ApiKey) -> str:
            try:
                return ONCE.format(token=services.rotate_key(key=key, overlap=OVERLAP))
            except services.KeyIsRevoked:
                return "it is revoked for good; make another."

        one_by_one(self, request, keys, act)

    @admin.action(description="Revoke: refused from the next request on", permissions=["change"])
    def revoke(self, request: HttpRequest, keys: models.QuerySet[ApiKey]) -> None:
        one_by_one(self, request, keys, lambda key: services.revoke_key(key=key), "revoked")

    @admin.display(description="state")
    def state(self, key: ApiKey) -> str:
        if key.revoked_at:
            return "revoked"
        return "in use" if key.expires_at > timezone.now() else "expired"
