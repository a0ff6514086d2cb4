"""Pages of gamification: what can be achieved, who has it, what people have done and earned."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from codex.admin import WorkspaceAdmin, site
from codex.admin.filters import Searched
from codex.admin.lists import one_by_one
from codex.admin.roles import MANAGERS, NOBODY, READERS, role
from gamification import services
from gamification.models import Achievement, PointsEntry, UserAchievement, UserStats

OWN = ("display_on_profile", "visibility")  # what a person says about her own achievements
COMPUTED = ("Who sees it", "How far", "Unlocked")  # what there is once it is unlocked or begun


@admin.register(Achievement, site=site)
class AchievementAdmin(WorkspaceAdmin):
    icon = "military_tech"
    writers = MANAGERS
    list_display = ("name", "code", "badge_type", "category", "rarity_level", "points_reward", "is_active")
    list_filter = ("badge_type", "category", "tier", "rarity_level", "is_active")
    search_fields = ("name", "code", "description")
    ordering = ("name",)
    fieldsets = (
        (None, {"fields": ("code", "name", "description", "icon_url", "is_active")}),
        ("What it honours", {"fields": ("badge_type", "category", "tier", "rarity_level")}),
        (
            "How it is reached",
            {"fields": ("condition_type", "condition_value", "required_previous_achievement")},
        ),
        ("What it brings", {"fields": ("points_reward", "badge_unlocks", "unlock_perks")}),
    )


@admin.register(UserAchievement, site=site)
class UserAchievementAdmin(WorkspaceAdmin):
    """Adding one unlocks it; afterwards its person alone says who sees it."""

    icon = "emoji_events"
    adding_does = True
    list_display = ("user", "achievement", "progress_percentage", "is_locked", "unlocked_at", "visibility")
    list_filter = ("is_locked", "visibility", ("user", Searched))
    list_select_related = ("user", "achievement")
    search_fields = ("user__full_name", "achievement__name")
    ordering = ("-id",)
    actions = ("unlock", "revoke")
    fieldsets = (
        (None, {"fields": ("user", "achievement")}),
        ("Who sees it", {"fields": OWN}),
        ("How far", {"fields": ("progress_percentage", "progress_value", "progress_data")}),
        (
            "Unlocked",
            {"fields": ("is_locked", "unlocked_at", "unlocked_by_event", "points_paid", "revoked_at")},
        ),
    )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role() in MANAGERS

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return role() in READERS and (obj is None or obj.user_id == request.user.pk)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_manage_permission(self, request: HttpRequest) -> bool:
        """Who may unlock and revoke."""
        return role() in MANAGERS

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = super().get_fieldsets(request, obj)
        return sets if obj else [each for each in sets if each[0] not in COMPUTED]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        computed = [field.name for field in self.opts.fields if field.name not in (*OWN, "workspace")]
        return [*super().get_readonly_fields(request, obj), *(computed if obj else [])]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            obj.save(update_fields=list(OWN))
            return
        request.unlocking = services.unlock_achievement(  # type: ignore[attr-defined]
            user=obj.user, achievement=obj.achievement
        )

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        done = request.unlocking  # type: ignore[attr-defined]
        self.message_user(request, done.message, messages.SUCCESS if done.success else messages.ERROR)
        return self.response_post_save_add(request, obj)

    @admin.action(description="Unlock", permissions=["manage"])
    def unlock(self, request: HttpRequest, rows: QuerySet[UserAchievement]) -> None:
        for row in rows.select_related("user", "achievement").order_by("pk"):
            done = services.unlock_achievement(user=row.user, achievement=row.achievement)
            level = messages.SUCCESS if done.success else messages.ERROR
            self.message_user(request, f"{row}: {done.message}", level)

    @admin.action(description="Revoke, and take the points back", permissions=["manage"])
    def revoke(self, request: HttpRequest, rows: QuerySet[UserAchievement]) -> None:
        def act(row: UserAchievement) -> str:
            points = services.revoke_achievement(
                user=row.user, achievement=row.achievement, reason=f"{row.achievement.code} revoked"
            )
            return f"revoked, {points} points taken back."

        one_by_one(self, request, rows.select_related("user", "achievement"), act)


@admin.register(UserStats, site=site)
class UserStatsAdmin(WorkspaceAdmin):
    icon = "leaderboard"
    writers = NOBODY
    list_display = ("user", "experience_level", "total_points", "achievements_unlocked", "last_active_at")
    list_select_related = ("user",)
    search_fields = ("user__full_name",)
    ordering = ("-total_points",)
    actions = ("evaluate",)

    @admin.action(description="Evaluate achievements", permissions=["view"])
    def evaluate(self, request: HttpRequest, rows: QuerySet[UserStats]) -> None:
        for row in rows.select_related("user", "workspace").order_by("pk"):
            found = services.evaluate_achievements(workspace_id=row.workspace.pk, user=row.user)
            self.message_user(request, f"{row.user}: {len(found)} unlocked.", messages.SUCCESS)


@admin.register(PointsEntry, site=site)
class PointsEntryAdmin(WorkspaceAdmin):
    icon = "paid"
    writers = NOBODY
    list_display = ("user", "points", "reason", "achievement", "created_at")
    list_filter = (("user", Searched),)
    list_select_related = ("user", "achievement")
    search_fields = ("user__full_name", "reason")
    ordering = ("-id",)
