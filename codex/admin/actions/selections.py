"""Large selections: kept by one statement, confirmed, done by a job batch by batch, stopped."""

import datetime
import time
import uuid
from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin import autodiscover
from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import F, QuerySet

from codex.admin.actions.action import Action, Given
from codex.admin.actions.asked import Values, answered, kept
from codex.admin.actions.attempts import GONE, Outcome, attempt_many
from codex.fields import LONGEST_TEXT, uuid7
from codex.jobs import defer
from codex.models import BulkAction, BulkActionRow, BulkState, RowOutcome
from codex.tenancy import current_user_id

LARGEST = 200_000  # rows in one selection: they are written down within one request

LONGEST = 2.0  # seconds of one: whom a row of it keeps waiting does not wait much longer
UNCONFIRMED_KEPT, KEPT = datetime.timedelta(days=1), datetime.timedelta(days=90)
TASK = "codex.tasks.do_bulk_action"
# One statement, however many rows: none of them comes to Python.
KEEP = """
    WITH chosen (workspace_id, id) AS MATERIALIZED ({chosen}),
    made AS (
        INSERT INTO bulk_actions (workspace_id, user_id, selection, model, action, total_count)
        SELECT workspace_id, %s::uuid, %s::uuid, %s::text, %s::text, count(*)
        FROM chosen GROUP BY workspace_id
        RETURNING id, workspace_id
    ),
    listed AS (
        INSERT INTO bulk_action_rows (workspace_id, bulk_action_id, person, row_id)
        SELECT made.workspace_id, made.id, %s::uuid, chosen.id FROM chosen JOIN made USING (workspace_id)
    )
    SELECT id FROM made
"""
NOTE = """
    UPDATE bulk_action_rows r SET outcome = o.outcome, name = o.name, sentence = o.sentence
    FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[]) AS o (id, outcome, name, sentence)
    WHERE r.workspace_id = %s::uuid AND r.id = o.id
"""


def keep(rows: QuerySet[Any], action: Action, user: Any) -> uuid.UUID | None:
    """Write down which rows are chosen, for each of their workspaces; nothing is done with them.

    Returns the selection; None where it is empty.
    """
    alias, selection = router.db_for_write(BulkAction), uuid7()
    chosen = rows.order_by().distinct().values_list("workspace_id", "pk")
    try:
        query, parameters = chosen.query.get_compiler(using=alias).as_sql()
    except EmptyResultSet:
        return None
    its = [user.pk, selection, rows.model._meta.label_lower, action.name, user.pk]
    with connections[alias].cursor() as cursor:
        cursor.execute(KEEP.format(chosen=query), [*parameters, *its])
        return selection if cursor.fetchall() else None


def confirm(selected: Sequence[BulkAction], parameters: Values) -> int:
    """Have a selection done by jobs; returns how many: none where it was confirmed before."""
    asked = [each for each in selected if _turn(each, BulkState.ASKED, parameters=parameters)]
    return sum(map(_defer, asked))


def stop(selected: Sequence[BulkAction]) -> int:
    """Have no more rows done; those of the batch that is under way are done."""
    return sum(_turn(each, BulkState.CONFIRMED, to=BulkState.STOPPED) for each in selected)


def go_on(selected: Sequence[BulkAction]) -> int:
    """Have the rest done of what was stopped, or whose job has broken off."""
    rest = [each for each in selected if _turn(each, BulkState.STOPPED, BulkState.CONFIRMED)]
    return sum(map(_defer, rest))


def _turn(bulk_action: BulkAction, *states: str, to: str = BulkState.CONFIRMED, **values: Any) -> bool:
    """Change the state, where it still is one of these: of two at once, one does."""
    its = BulkAction.objects.filter(pk=bulk_action.pk, state__in=states)
    return bool(its.update(state=to, **values))


def _defer(bulk_action: BulkAction) -> bool:
    # Without a lock, which would let the next batch wait for the worker's next look: the rows have locks.
    job = defer(
        TASK,
        workspace=bulk_action.workspace_id,
        user=bulk_action.user_id,
        bulk_action=bulk_action.pk,
    )
    return bool(BulkAction.objects.filter(pk=bulk_action.pk).update(job=job))


def declared(bulk_action: BulkAction) -> tuple[Any, Action]:
    """The pages of the model, and the action as it is declared there; raises LookupError where it is not."""
    from codex.admin.site import site

    autodiscover()  # a worker has opened no page yet
    model = apps.get_model(bulk_action.model)
    page: Any = site._registry[model]
    return page, page.action_named(bulk_action.action)


def rows_of(bulk_action: BulkAction, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Any]:
    """The rows of these ids that are there, with what their names and lists show."""
    page, _ = declared(bulk_action)
    found: dict[uuid.UUID, Any] = page.with_related(page.model._default_manager.all()).in_bulk(ids)
    return found


def do_batch(*, bulk_action: uuid.UUID) -> None:
    """Do the next rows of a confirmed selection, in this transaction, and have another job do the rest.

    Rows that have an outcome are not done again; those that another worker is at are left to it. Nothing is
    done of what was stopped, and nothing that is not the entered person's.
    """
    mine = BulkAction.objects.filter(pk=bulk_action, user=current_user_id(), state=BulkState.CONFIRMED)
    its = mine.first()
    if its is None:
        return
    waiting = BulkActionRow.objects.filter(bulk_action=its, outcome=RowOutcome.WAITING)
    next_ones = list(
        waiting.order_by("row_id").select_for_update(skip_locked=True)[: settings.ACTIONS_AT_ONCE]
    )
    found = _done(its, next_ones)
    _note(its, found)
    refused = sum(outcome != RowOutcome.DONE for _, outcome, _, _ in found)
    mine.update(done_count=F("done_count") + len(found) - refused, refused_count=F("refused_count") + refused)
    if waiting.exists():
        _defer(its)
    else:
        _turn(its, BulkState.CONFIRMED, to=BulkState.DONE)


Noted = tuple[uuid.UUID, str, str, str]  # of bulk_action_rows: id, outcome, name, sentence


def _done(its: BulkAction, chosen: Sequence[BulkActionRow]) -> list[Noted]:
    """Act on the rows that are there, until they are done or the time is up."""
    _, action = declared(its)
    form = answered(action.form, kept(its.parameters))
    if not form.is_valid():
        why = " ".join(str(message) for messages in form.errors.values() for message in messages)
        return [(each.pk, RowOutcome.REFUSED, "", why) for each in chosen]
    user: Any = its.user
    given = Given(user, form.cleaned_data)
    places = {each.row_id: each.pk for each in chosen}
    rows = rows_of(its, list(places))
    gone: list[Noted] = [(places[pk], RowOutcome.GONE, "", GONE) for pk in places if pk not in rows]
    until = time.monotonic() + LONGEST
    done: list[Noted] = []
    there = [pk for pk in places if pk in rows]
    for outcomes in attempt_many(action, [rows[pk] for pk in there], given):
        done += [(places[pk], *_words(each)) for pk, each in zip(there[len(done) :], outcomes, strict=False)]
        if time.monotonic() > until:
            break
    return gone + done


def _words(outcome: Outcome) -> tuple[str, str, str]:
    if not outcome.refused:
        return RowOutcome.DONE, "", ""
    became = RowOutcome.GONE if outcome.gone else RowOutcome.REFUSED
    return became, outcome.name[:LONGEST_TEXT], outcome.refused[:LONGEST_TEXT]


def _note(its: BulkAction, found: list[Noted]) -> None:
    with connections[router.db_for_write(BulkActionRow)].cursor() as cursor:
        columns = [list(map(str, column)) for column in zip(*found, strict=True)] or [[], [], [], []]
        cursor.execute(NOTE, [*columns, its.workspace_id])


def forget(*, now: datetime.datetime) -> int:
    """Delete what was chosen and not confirmed for a day, and what is older than 90; returns how many."""
    asked = BulkAction.objects.filter(state=BulkState.ASKED, created_at__lt=now - UNCONFIRMED_KEPT)
    done = BulkAction.objects.filter(created_at__lt=now - KEPT)
    return int(asked.delete()[0] + done.delete()[0])
