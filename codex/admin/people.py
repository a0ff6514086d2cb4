"""Pages of people; only operators see them, members meet people as members."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.http import HttpRequest
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from codex import second_factor
from codex.admin.deletion import counted
from codex.admin.forms import ExplainedForm
from codex.admin.lists import one_by_one
from codex.admin.roles import ADMINS, STAFF, everywhere
from codex.admin.rows import Explained
from codex.admin.site import site
from codex.models import User
from codex.passwords import mail_password_link
from codex.queries import people_here


class NewPerson(ExplainedForm, UserCreationForm):
    """Somebody who signs in with the password given here, or by a link that is mailed afterwards."""

    class Meta:
        model = User
        fields = ("email", "full_name", "timezone")


class Person(ExplainedForm, UserChangeForm):
    class Meta:
        model = User
        fields = ("email", "password", "full_name", "timezone", "is_active", "is_staff")


@admin.register(User, site=site)
class PersonAdmin(Explained, UserAdmin):  # type: ignore[type-arg]
    """Makes people and switches them off; deleting one empties what names them and deletes no work."""

    icon = "person"
    readers, writers = STAFF, ADMINS
    form, add_form, change_password_form = Person, NewPerson, AdminPasswordChangeForm
    list_display = ("email", "full_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("full_name", "email")
    ordering = ("email",)
    filter_horizontal = ()
    readonly_fields = ("id", "last_login", "created_at", "updated_at")
    actions = ("send_password_link", "reset_second_factor", "deactivate")
    fieldsets = (
        (None, {"fields": ("email", "password", "full_name", "timezone")}),
        ("Access", {"fields": ("is_active", "is_staff")}),
        ("Record", {"fields": readonly_fields, "classes": ["collapse"]}),
    )
    add_fieldsets: Any = (
        (None, {"fields": ("email", "full_name", "timezone", "usable_password", "password1", "password2")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        people = super().get_queryset(request)
        return people if everywhere() else people.filter(pk__in=people_here())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        return counted(self.model, objs)

    @admin.action(description="Mail a link to set a password", permissions=["change"])
    def send_password_link(self, request: HttpRequest, people: models.QuerySet[User]) -> None:
        for person in people:
            if person.is_active:
                mail_password_link(request, person.email)
                self.message_user(request, f"A link is on its way to {person.email}.", messages.SUCCESS)
            else:
                self.message_user(
                    request, f"{person.email} cannot sign in: activate first.", messages.WARNING
                )

    @admin.action(
        description="Deactivate: they cannot sign in any more; not yourself", permissions=["change"]
    )
    def deactivate(self, request: HttpRequest, people: models.QuerySet[User]) -> None:
        operator: Any = request.user
        number = people.exclude(pk=operator.pk).update(is_active=False)
        self.message_user(request, f"Deactivated: {number}.", messages.SUCCESS)

    @admin.action(
        description="Reset the second factor: they set up another, or sign in without", permissions=["change"]
    )
    def reset_second_factor(self, request: HttpRequest, people: models.QuerySet[User]) -> None:
        one_by_one(self, request, people, lambda person: had(second_factor.remove(person)))


def had(factor: bool) -> str:
    """What came of a reset, in words."""
    return "the second factor is gone." if factor else "there was no second factor."
