"""Pages of people; only operators see them, members meet people as members."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from unfold.enums import ActionVariant
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from codex import second_factor
from codex.admin.actions import Action, Given, Refused
from codex.admin.deletion import counted
from codex.admin.forms import ExplainedForm
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


def send_password_link(person: User, given: Given) -> str:
    if not person.is_active:
        raise Refused("Activate first: this person cannot sign in.")
    request: Any = given.request
    mail_password_link(request, person.email)
    return f"A link is on its way to {person.email}."


def deactivate(person: User, given: Given) -> None:
    if person.pk == given.user.pk:
        raise Refused("You would lock yourself out.")
    person.is_active = False
    person.save(update_fields=["is_active"])


def reset_second_factor(person: User, given: Given) -> None:
    if not second_factor.remove(person):
        raise Refused("There is no second factor.")


PERSON_ACTIONS = (
    Action(
        name="send_password_link",
        words="Mail a link to set a password",
        act=send_password_link,
        says="Each gets a mail with a link that works for a while.",
        tried=False,
        by_job=False,
    ),
    Action(
        name="reset_second_factor",
        words="Reset the second factor",
        act=reset_second_factor,
        done="without a second factor",
        says="They set up another, or sign in without where none is needed.",
        variant=ActionVariant.DANGER,
    ),
    Action(
        name="deactivate",
        words="Deactivate",
        act=deactivate,
        done="deactivated",
        says="They are signed out and cannot sign in any more; what they made stays.",
        variant=ActionVariant.DANGER,
    ),
)


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
    actions = PERSON_ACTIONS
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
