"""What a preview shows: which columns change in which rows, which rows refuse, and what goes along."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from codex.admin.actions.action import Action, Given
from codex.admin.actions.asked import answered, unanswered
from codex.admin.actions.attempts import try_out


def previewed(
    page: Any,
    request: HttpRequest,
    action: Action,
    chosen: QuerySet[Any],
    rows: Sequence[Any],
    total: int,
) -> dict[str, Any]:
    """The context of a preview of `total` chosen rows, of which `rows` are the first; it changes nothing."""
    form, to_try = asked(action, request)
    ready = to_try.is_valid()
    tried = []
    if ready and action.tried:
        tried = try_out(action, rows[: action.tries], Given(request.user, to_try.cleaned_data, request))
    refused = sum(bool(each.refused) for each in tried)
    would = sum(bool(each.changes or each.said) for each in tried if not each.refused)
    plural = page.opts.verbose_name_plural if total != 1 else page.opts.verbose_name
    return {
        **page.admin_site.each_context(request),
        "title": f"{action.words}: {total:,} {plural}",
        "action": action,
        "total": total,
        "form": form if action.form else None,
        "media": form.media,
        "ready": ready,
        "tried": tried,
        "would": would,
        "refused": refused,
        "same": len(tried) - refused - would,
        "futile": bool(tried) and refused == (len(tried) if action.together else total),
        "untried": 0 if action.together else total - len(tried),
        "named": [str(row) for row in rows[: action.tries]],
        "along": action.along(chosen) if action.along else {},
        "opts": page.opts,
    }


def asked(action: Action, request: HttpRequest) -> tuple[forms.Form, forms.Form]:
    """The form of an action to be shown, and the one to be tried out: the same once it was answered."""
    if "again" not in request.POST and "confirm" not in request.POST:
        return unanswered(action.form)
    form = answered(action.form, request.POST)
    return form, form
