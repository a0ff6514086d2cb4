"""Pages of alerts: what needs somebody's attention, and what people are told."""

from typing import Any

from django.contrib import admin, messages
from django.db import DatabaseError, router, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from alerts import services
from alerts.models import SystemAlert, UserNotification
from codex.admin import WorkspaceAdmin, site
from codex.admin.forms import blame
from codex.admin.roles import READERS, WRITERS, role

SENT = ("user", "notification_type", "title", "message", "channel", "priority_level", "action_url")


def one_by_one(page: Any, request: HttpRequest, rows: QuerySet[Any], act: Any, done: str) -> None:
    """Do something with each row, and say which were refused and why."""
    number = 0
    for row in rows.order_by("pk"):
        try:
            with transaction.atomic(using=router.db_for_write(type(row))):
                act(row)
        except DatabaseError as error:
            page.message_user(request, f"{row}: {blame(error).refusal.sentence}", messages.ERROR)
        else:
            number += 1
    if number:
        page.message_user(request, f"Now {done}: {number}.", messages.SUCCESS)


@admin.register(SystemAlert, site=site)
class AlertAdmin(WorkspaceAdmin):
    """Saving a new one raises it; steps lead from active to done."""

    list_display = (
        "title",
        "alert_type",
        "severity_level",
        "status",
        "occurrence_count",
        "triggered_at",
        "acknowledged_by",
    )
    list_filter = ("status", "severity_level", "alert_type")
    list_select_related = ("acknowledged_by",)
    search_fields = ("title", "description", "message")
    ordering = ("-id",)
    date_hierarchy = "triggered_at"
    readonly_fields = (
        "status",
        "acknowledged_at",
        "acknowledged_by",
        "resolved_at",
        "occurrence_count",
        "last_occurred_at",
    )
    actions = ("acknowledge", "resolve", "dismiss")
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
        ("When", {"fields": ("triggered_at", "expiry_date", "occurrence_count", "last_occurred_at")}),
        (
            "What is done",
            {
                "fields": (
                    "status",
                    "acknowledged_by",
                    "acknowledged_at",
                    "resolved_at",
                    "recommended_actions",
                    "action_url",
                    "action_taken",
                )
            },
        ),
    )

    @admin.action(description="Acknowledge", permissions=["change"])
    def acknowledge(self, request: HttpRequest, alerts: QuerySet[SystemAlert]) -> None:
        def act(alert: SystemAlert) -> None:
            services.acknowledge_alert(alert=alert, user=request.user)

        one_by_one(self, request, alerts, act, "acknowledged")

    @admin.action(description="Resolve", permissions=["change"])
    def resolve(self, request: HttpRequest, alerts: QuerySet[SystemAlert]) -> None:
        one_by_one(self, request, alerts, lambda alert: services.resolve_alert(alert=alert), "resolved")

    @admin.action(description="Dismiss", permissions=["change"])
    def dismiss(self, request: HttpRequest, alerts: QuerySet[SystemAlert]) -> None:
        one_by_one(self, request, alerts, lambda alert: services.dismiss_alert(alert=alert), "dismissed")


@admin.register(UserNotification, site=site)
class NotificationAdmin(WorkspaceAdmin):
    """Saving a new one sends it; afterwards its person alone reads it, or removes it."""

    list_display = (
        "title",
        "user",
        "notification_type",
        "priority_level",
        "channel",
        "is_read",
        "created_at",
    )
    list_filter = ("is_read", "notification_type", "channel", "delivery_status", "priority_level")
    list_select_related = ("user",)
    search_fields = ("title", "message")
    ordering = ("-id",)
    actions = ("mark_as_read",)
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
        return role() in WRITERS

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        own = obj is None or obj.user_id == request.user.pk
        return role() == "operator" or (role() in READERS and own)

    def has_read_permission(self, request: HttpRequest) -> bool:
        """Who may mark something as read: whoever it tells, which the database decides."""
        return role() in READERS

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = super().get_fieldsets(request, obj)
        return shown if obj else [*(each for each in shown if each[0] == "Workspace"), *self.adding]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.pk = services.send_notification(
            user=obj.user,
            notification_type=obj.notification_type,
            title=obj.title,
            message=obj.message,
            channel=obj.channel,
            priority=obj.priority_level,
            action_url=obj.action_url,
            alert=obj.related_alert,
            workspace_id=obj.workspace_id,
        )

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        self.message_user(request, f"Sent to {obj.user}: {obj}.", messages.SUCCESS)
        return self.response_post_save_add(request, obj)

    @admin.action(description="Mark as read", permissions=["read"])
    def mark_as_read(self, request: HttpRequest, rows: QuerySet[UserNotification]) -> None:
        def act(row: UserNotification) -> None:
            services.read_notification(notification=row)

        one_by_one(self, request, rows, act, "read")
