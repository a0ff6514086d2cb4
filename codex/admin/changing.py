"""Saving a form: nobody's work is written over unknowingly, and what was typed is never lost."""

import json
from typing import Any, ClassVar
from urllib.parse import unquote

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import DatabaseError, router, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from codex.admin.forms import blame
from codex.admin.opened import (
    ANEW,
    OPENED,
    RESTORED,
    WITH_FILES,
    changes_since,
    deletion_of,
    farewell,
    ids,
    opened,
)

BACK = "You were signed out before this was saved. It is as you typed it and not saved yet: look, and save."
FILES = "Choose files again: no browser gives them back."


class Changing:
    """A model's form: locked while it is compared and saved, refused at its place, never lost."""

    explained: ClassVar[dict[str, str]] = {}  # help for what is no column, or has no comment
    change_form_before_template: Any = "admin/form_top.html"

    def get_form(
        self: Any, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        # Also of what can only be read.
        options.setdefault("help_texts", {**comments(self.model), **self.explained})
        form: Any = super().get_form(request, obj, change=change, **options)  # type: ignore[misc]
        form.refused, form.opened = getattr(request, "refused", None), opened(request)
        gone = getattr(request, "gone", None) is not None and ANEW not in request.POST
        form.held = gone or RESTORED in request.POST
        return form

    def changeform_view(self: Any, request: HttpRequest, *args: Any, **options: Any) -> Any:
        try:
            if request.method == "POST":
                self._lock(request, *args, **options)
            return super().changeform_view(request, *args, **options)  # type: ignore[misc]
        except DatabaseError as error:
            if request.method != "POST":
                raise  # said on a page of its own
            request.refused = blame(error)  # type: ignore[attr-defined]
        # Undone to the savepoint; the second run fails in its form's clean() and so writes nothing.
        return super().changeform_view(request, *args, **options)  # type: ignore[misc]

    def _lock(self: Any, request: HttpRequest, object_id: str | None = None, *_: Any, **__: Any) -> None:
        """Keep what is about to be compared as it is: the rows on the page, then the row that it is about.

        In this order, since whoever writes one of the former alone has it before triggers take the latter.
        """
        if object_id is None or not self.has_change_permission(request):
            return
        alias = router.db_for_write(self.model)
        inlines = [each for each in self.get_inline_instances(request) if each.has_change_permission(request)]
        with transaction.atomic(using=alias):
            for model in {each.model: None for each in inlines}:
                lock(model, alias, ids(opened(request)))
            lock(self.model, alias, [unquote(object_id)])

    def _get_obj_does_not_exist_redirect(self: Any, request: HttpRequest, opts: Any, object_id: str) -> Any:
        """A row that was deleted: say by whom, and offer what was typed as a new one."""
        entry = deletion_of(self.model, unquote(object_id))
        if entry is None:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        page = request.resolver_match.url_name or "" if request.resolver_match else ""
        is_form = request.method == "POST" and page.endswith("_change")
        if is_form and self.has_add_permission(request) and not self.adding_does:
            request.gone = entry  # type: ignore[attr-defined]
            sent: Any = request.POST.copy()
            sent.setdefault("workspace", str(entry.workspace_id))
            request.POST = sent
            return self.changeform_view(request, None)
        self.message_user(request, farewell(entry, request.user), messages.WARNING)
        return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"))

    def render_change_form(self: Any, request: HttpRequest, context: Any, *args: Any, **options: Any) -> Any:
        form = context["adminform"].form
        rows = [each for inline in context["inline_admin_formsets"] for each in inline.formset.initial_forms]
        stored = [each for each in (form, *rows) if each.token]
        overtaken = [each for each in stored if each.overtaken]
        gone = getattr(request, "gone", None)
        context |= {
            "opened_name": OPENED,
            "opened": json.dumps({str(each.instance.pk): shown_token(each) for each in stored}),
            "overtaken": [line for each in overtaken for line in since(each, request)],
            "is_overtaken": bool(overtaken),
            "gone": gone and farewell(gone, request.user),
            "anew_name": ANEW,
            "restored": RESTORED in request.POST and f"{BACK} {FILES if WITH_FILES in request.POST else ''}",
            "this_page": request.get_full_path(),
        }
        if self.adding_does and options.get("add"):
            context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **options)  # type: ignore[misc]


def comments(model: Any) -> dict[str, str]:
    """What the SQL comments say of a model's columns."""
    return {column.name: column.db_comment for column in model._meta.fields if column.db_comment}


def lock(model: Any, alias: str, pks: list[Any]) -> None:
    """Lock rows until the end of the request, in the order of their ids."""
    try:
        rows = model._base_manager.using(alias).filter(pk__in=pks).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))
    except (ValidationError, ValueError):  # not even the form of an id
        return


def shown_token(form: Any) -> str:
    """The token that a form's row has from now on: the present one once it was told what has changed."""
    said: str | None = form.opened and form.opened.get(str(form.instance.pk))
    return said if said and not form.overtaken else str(form.token)


def since(form: Any, request: HttpRequest) -> list[Any]:
    """Who has changed a form's row since it was opened."""
    return changes_since(form.instance, form.opened.get(str(form.instance.pk), ""), request.user)
