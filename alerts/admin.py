"""Pages of alerts: what needs somebody's attention, and what people are told."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from alerts import queries, services
from alerts.models import SystemAlert, UserNotification
from alerts.models.system_alerts import AlertStatus
from codex.admin import WorkspaceAdmin, site
from codex.admin.actions import Action, Given, as_words
from codex.admin.lists import Asked, Attention
from codex.admin.roles import READERS, WRITERS
from codex.tenancy import current_workspace_id

COMPUTED = ("When", "What is done")  # what there is once it was raised
SENT = ("user", "notification_type", "title", "message", "channel", "priority_level", "action_url")


class Critical(Asked):
    title, parameter_name, words = "urgency", "critical", "Critical and high, the worst first"

    def answer(self, request: HttpRequest, first: int | None) -> Iterable[Any]:
        workspace_id: Any = current_workspace_id()
        return queries.critical_alerts(workspace_id, first)


class Untaken(Attention):
    words = "Critical or high, and taken by nobody"

    def needing(self, rows: QuerySet[SystemAlert]) -> QuerySet[SystemAlert]:
        return queries.untaken_alerts(rows)


class Unread(Asked):
    title, parameter_name, words = "inbox", "unread", "Unread by me, the most urgent first"

    def answer(self, request: HttpRequest, first: int | None) -> Iterable[Any]:
        return queries.unread_notifications(request.user, first)


def acknowledge(alert: SystemAlert, given: Given) -> None:
    services.acknowledge_alert(alert=alert, user=given.user)


def resolve(alert: SystemAlert, given: Given) -> None:
    services.resolve_alert(alert=alert, action_taken=given["note"])


def dismiss(alert: SystemAlert, given: Given) -> None:
    services.dismiss_alert(alert=alert, action_taken=given["note"])


ALERT_ACTIONS = (
    Action(name="acknowledge", words="Acknowledge", act=acknowledge, done=AlertStatus.ACKNOWLEDGED),
    Action(
        name="resolve",
        words="Resolve",
        act=resolve,
        done=AlertStatus.RESOLVED,
        form=as_words("What was done"),
    ),
    Action(
        name="dismiss",
        words="Dismiss",
        act=dismiss,
        done=AlertStatus.DISMISSED,
        form=as_words("Why there is nothing to do"),
    ),
)


@admin.register(SystemAlert, site=site)
class AlertAdmin(WorkspaceAdmin):
    """Adding one raises it, or counts up the open one of the same problem; steps lead to its end."""

    icon = "notifications_active"
    adding_does = True
    list_display = (
        "title",
        "alert_type",
        "severity_level",
        "status",
        "occurrence_count",
        "triggered_at",
        "acknowledged_by",
    )
    list_filter = (Untaken, Critical, "status", "severity_level", "alert_type")
    list_select_related = ("acknowledged_by",)
    search_fields = ("title", "description", "message")
    ordering = ("-id",)
    date_hierarchy = "triggered_at"
    readonly_fields = (
        "status",
        "triggered_at",
        "acknowledged_at",
        "acknowledged_by",
        "resolved_at",
        "occurrence_count",
        "last_occurred_at",
    )
    actions = ALERT_ACTIONS
    fieldsets = (
        (None, {"fields": ("title", "alert_type", "severity_level", "description", "message")}),
        (
            "What it is about",
            {"fields": ("related_campaign", "related_cohort", "related_move", "data_points")},
        ),
        (
            "What raised it",
            {"fields": ("triggered_by_agent", "triggered_by_signal", "triggered_by_event")},
        ),
        ("What to do", {"fields": ("recommended_actions", "action_url", "expiry_date")}),
        ("When", {"fields": ("triggered_at", "occurrence_count", "last_occurred_at")}),
        (
            "What is done",
            {"fields": ("status", "acknowledged_by", "acknowledged_at", "resolved_at", "action_taken")},
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = super().get_fieldsets(request, obj)
        return sets if obj else [each for each in sets if each[0] not in COMPUTED]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        its = {name: value for name, value in form.cleaned_data.items() if name != "workspace"}
        raised = services.raise_alert(**its, workspace_id=obj.workspace_id)
        obj.pk, obj.occurrence_count = raised.pk, raised.occurrence_count

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        times = obj.occurrence_count
        again = f"Open already, and counted up: {obj} has occurred {times} times."
        self.message_user(request, again if times > 1 else f"Raised: {obj}.", messages.SUCCESS)
        return self.response_post_save_add(request, obj)


def mark_as_read(notification: UserNotification, given: Given) -> None:
    services.read_notification(notification=notification)


@admin.register(UserNotification, site=site)
class NotificationAdmin(WorkspaceAdmin):
    """Adding one sends it; afterwards its person alone reads it, or removes it."""

    icon = "inbox"
    adding_does = True
    list_display = (
        "title",
        "user",
        "notification_type",
        "priority_level",
        "channel",
        "is_read",
        "created_at",
    )
    list_filter = (Unread, "is_read", "notification_type", "channel", "delivery_status", "priority_level")
    list_select_related = ("user",)
    search_fields = ("title", "message")
    ordering = ("-id",)
    actions = (
        Action(name="mark_as_read", words="Mark as read", act=mark_as_read, done="read", permission="read"),
    )
    fieldsets = (
        (None, {"fields": (*SENT[:4], "description")}),
        ("How", {"fields": ("channel", "priority_level", "delivery_status", "delivery_method")}),
        (
            "What about",
            {"fields": ("related_alert", "related_achievement", "related_campaign", "expires_at")},
        ),
        ("What to do", {"fields": ("action_url", "action_label", "call_to_action")}),
        ("Read", {"fields": ("is_read", "read_at")}),
    )
    adding = ((None, {"fields": (*SENT, "related_alert")}),)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.role() in WRITERS

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        own = obj is None or obj.user_id == request.user.pk
        return self.role() == "staff admin" or (self.role() in READERS and own)

    def has_read_permission(self, request: HttpRequest) -> bool:
        """Who may mark something as read: whoever it tells, which the database decides."""
        return self.role() in READERS

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = super().get_fieldsets(request, obj)
        return shown if obj else [*(each for each in shown if each[0] == "Workspace"), *self.adding]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        its = {name: value for name, value in form.cleaned_data.items() if name != "workspace"}
        obj.pk = services.send_notification(**its, workspace_id=obj.workspace_id)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        self.message_user(request, f"Sent to {obj.user}: {obj}.", messages.SUCCESS)
        return self.response_post_save_add(request, obj)
