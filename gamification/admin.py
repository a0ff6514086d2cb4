"""Pages of gamification: what can be achieved, who has it, what people have done and earned."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.http import HttpRequest, HttpResponse

from codex.admin import Transferable, WorkspaceAdmin, site
from codex.admin.actions import Action, Given, Reason, Refused
from codex.admin.filters import Searched
from codex.admin.roles import MANAGERS, NOBODY, READERS
from codex.models import User
from codex.queries import people_here
from gamification import services
from gamification.models import Achievement, PointsEntry, UserAchievement, UserStats

OWN = ("display_on_profile", "visibility")  # what a person says about her own achievements
COMPUTED = ("Who sees it", "How far", "Unlocked")  # what there is once it is unlocked or begun


class Members(forms.Form):
    """Who is to have an achievement."""

    members = forms.ModelMultipleChoiceField(User.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        members: Any = self.fields["members"]
        members.widget = AutocompleteSelectMultiple(UserAchievement._meta.get_field("user"), site)
        members.queryset = people_here()


def unlock_for(achievement: Achievement, given: Given) -> str:
    """Unlock an achievement for each of the chosen members; what came of it, by their names."""
    done = {
        person: services.unlock_achievement(user=person, achievement=achievement)
        for person in given["members"]
    }
    return " ".join(f"{person}: {each.message}" for person, each in done.items())


def unlock(row: UserAchievement, given: Given) -> str:
    done = services.unlock_achievement(user=row.user, achievement=row.achievement)
    if not done.success:
        raise Refused(done.message)
    return done.message


def revoke(row: UserAchievement, given: Given) -> str:
    points = services.revoke_achievement(user=row.user, achievement=row.achievement, reason=given["reason"])
    return f"revoked, {points} points taken back."


def evaluate(row: UserStats, given: Given) -> str:
    found = services.evaluate_achievements(workspace_id=row.workspace.pk, user=row.user)
    return f"{len(found)} unlocked."


@admin.register(Achievement, site=site)
class AchievementAdmin(Transferable, WorkspaceAdmin):
    icon = "military_tech"
    named_by = {"required_previous_achievement": "code"}
    writers = MANAGERS
    list_display = ("name", "code", "badge_type", "category", "rarity_level", "points_reward", "is_active")
    list_filter = ("badge_type", "category", "tier", "rarity_level", "is_active")
    actions = (Action(name="unlock_for", words="Unlock for members", act=unlock_for, form=Members),)
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
    actions = (
        Action(name="unlock", words="Unlock", act=unlock, permission="manage"),
        Action(name="revoke", words="Revoke", act=revoke, form=Reason, permission="manage"),
    )
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
        return self.role() in MANAGERS

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.role() in READERS and (obj is None or obj.user_id == request.user.pk)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_manage_permission(self, request: HttpRequest) -> bool:
        """Who may unlock and revoke."""
        return self.role() in MANAGERS

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


@admin.register(UserStats, site=site)
class UserStatsAdmin(WorkspaceAdmin):
    icon = "leaderboard"
    writers = NOBODY
    list_display = ("user", "experience_level", "total_points", "achievements_unlocked", "last_active_at")
    list_select_related = ("user",)
    search_fields = ("user__full_name", "=experience_level")
    ordering = ("-total_points",)
    actions = (Action(name="evaluate", words="Evaluate achievements", act=evaluate, permission="view"),)


@admin.register(PointsEntry, site=site)
class PointsEntryAdmin(WorkspaceAdmin):
    icon = "paid"
    writers = NOBODY
    list_display = ("user", "points", "reason", "achievement", "created_at")
    list_filter = (("user", Searched),)
    list_select_related = ("user", "achievement")
    search_fields = ("user__full_name", "reason")
    ordering = ("-id",)
