"""Actions on rows: what they would do is shown and changes nothing, and what was shown is what is done."""

from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from alerts.factories import AlertFactory
from alerts.models import SystemAlert
from codex.models import AuditEntry, BulkAction, Change, Event, User, Workspace, WorkspaceMember
from gamification.models import Achievement, UserAchievement
from positioning.factories import CampaignFactory
from positioning.models import Campaign
from positioning.services import change_status
from tests.admin_rows import act, ask, confirm, page
from tests.conftest import inside, join
from tests.pages import said

pytestmark = pytest.mark.django_db
DRAFT = "A campaign that is draft cannot become active; it can become planning or archived."
BARE = "This campaign cannot become active yet: it needs a start date and at least one cohort."


@pytest.fixture
def signed_in(client: Client, strategist: User) -> Client:
    client.force_login(strategist)
    return client


def drafts(acme: Workspace, *names: str) -> list[Campaign]:
    return [CampaignFactory.create(workspace=acme, name=name, budget_allocation=5) for name in names]


def statuses(workspace: Workspace) -> dict[str, str]:
    with inside(workspace):
        return dict(Campaign.objects.filter(workspace=workspace).values_list("name", "status"))


def traces(acme: Workspace) -> list[int]:
    """How many events, changes, audit entries, jobs and selections there are."""
    with inside(acme):
        kept: list[Any] = [Event, Change, AuditEntry, ProcrastinateJob, BulkAction]
        return [model._default_manager.count() for model in kept]


def told(preview: Any) -> dict[str, Any]:
    """What a preview says of each row: why it would refuse, or what would change."""
    return {each.name: each.refused or each.changes for each in preview.context["tried"]}


def test_a_preview_says_what_would_change_and_what_refuses_and_changes_nothing(
    signed_in: Client, acme: Workspace
) -> None:
    draft, planned = drafts(acme, "Draft", "Planned")
    with inside(acme):
        change_status(campaign=planned, to="planning")
    before = statuses(acme), traces(acme)

    planning = ask(signed_in, "campaigns", "plan", draft)
    activating = ask(signed_in, "campaigns", "activate", draft, planned)

    assert told(planning) == {"Draft": [("status", "Draft", "Planning")]}
    assert told(activating) == {"Draft": DRAFT, "Planned": BARE}
    text = activating.content.decode()
    assert ("Activate: 2 campaigns" in text, "0 would change" in text, "2 would refuse" in text) == (
        True,
    ) * 3
    assert [b'name="confirm"' in each.content for each in (planning, activating)] == [True, False]
    assert (statuses(acme), traces(acme)) == before


def test_what_was_shown_is_done_save_what_has_changed_or_gone_meanwhile(
    signed_in: Client, acme: Workspace
) -> None:
    one, two, three = drafts(acme, "One", "Two", "Three")
    preview = ask(signed_in, "campaigns", "plan", one, two, three)
    with inside(acme):
        change_status(campaign=two, to="archived")
        three.delete()
        CampaignFactory.create(workspace=acme, name="Later")

    answer = said(confirm(signed_in, preview))

    assert answer == ["Two: Nothing leaves archived.", "Gone by now: 1.", "Now planning: 1."]
    assert statuses(acme) == {"One": "planning", "Two": "archived", "Later": "draft"}


def test_what_an_action_asks_is_asked_before_it_is_done(
    client: Client, ada: User, acme: Workspace, viewer: User
) -> None:
    client.force_login(ada)
    with inside(acme):
        first = Achievement.objects.get(code="first_campaign")

    unsaid = confirm(client, ask(client, "achievements", "unlock_for", first))
    unlocked = confirm(client, unsaid, members=[str(viewer.pk), str(ada.pk)])
    with inside(acme):
        (hers,) = UserAchievement.objects.filter(user=viewer).select_related("achievement", "user")
    preview = ask(client, "user_achievements", "revoke", hers)
    no_reason = confirm(client, preview)
    revoked = confirm(client, preview, reason="By mistake")

    assert said(unsaid) == ["This field is required."]
    assert len(said(unlocked)) == 1
    assert ("is locked", "no", "yes") in told(preview)[str(hers)]
    assert said(no_reason) == ["This field is required."]
    assert said(revoked) == [f"{hers}: revoked, 100 points taken back."]


def test_a_note_is_kept_with_what_was_done(signed_in: Client, acme: Workspace) -> None:
    alert = AlertFactory.create(workspace=acme)

    act(signed_in, "system_alerts", "resolve", alert, note="Restarted the feed")

    with inside(acme):
        assert SystemAlert.objects.get().action_taken == "Restarted the feed"


def test_a_rows_own_page_and_its_line_lead_to_the_same_preview(signed_in: Client, acme: Workspace) -> None:
    (draft,) = drafts(acme, "Draft")
    link = page("campaigns", "change", draft.pk).replace("/change/", "/do/plan/")

    shown = [signed_in.get(page("campaigns", *of)) for of in (("change", draft.pk), ("changelist",))]
    answer = confirm(signed_in, preview := signed_in.get(link))

    assert [link in each.content.decode() for each in shown] == [True, True]
    assert told(preview) == {"Draft": [("status", "Draft", "Planning")]}
    assert answer.redirect_chain[-1][0] == page("campaigns", "change", draft.pk)
    assert statuses(acme) == {"Draft": "planning"}


def test_rows_of_another_workspace_are_no_such_rows(
    signed_in: Client, acme: Workspace, bolt: Workspace
) -> None:
    (own,) = drafts(acme, "Own")
    (theirs,) = drafts(bolt, "Theirs")
    preview = ask(signed_in, "campaigns", "plan", own)
    smuggled = {"confirm": "", "_selected_action": [str(own.pk), str(theirs.pk)]}

    foreign = ask(signed_in, "campaigns", "plan", theirs)
    of_one = signed_in.get(
        page("campaigns", "change", theirs.pk).replace("/change/", "/do/plan/"), follow=True
    )
    mixed = signed_in.post(preview.context["address"], smuggled, follow=True)

    assert said(foreign) == ["There are no such rows."]
    assert said(of_one)[0] == "There are no such rows."
    assert said(mixed) == ["Gone by now: 1.", "Now planning: 1."]
    assert (statuses(acme), statuses(bolt)) == ({"Own": "planning"}, {"Theirs": "draft"})


def test_who_may_not_is_not_offered_it_and_is_refused(client: Client, acme: Workspace, viewer: User) -> None:
    (draft,) = drafts(acme, "Draft")
    client.force_login(viewer)
    one = page("campaigns", "change", draft.pk).replace("/change/", "/do/plan/")

    lists = client.get(page("campaigns", "changelist")).content.decode()
    chosen = ask(client, "campaigns", "plan", draft)
    statuses_of = [
        client.get(one).status_code,
        client.post(
            page("campaigns", "changelist") + "do/plan/", {"_selected_action": draft.pk, "confirm": ""}
        ).status_code,
    ]

    assert ("do/plan/" in lists, 'value="plan"' in lists) == (False, False)
    assert chosen.context["cl"].model is Campaign  # back on the list
    assert statuses_of == [403, 403]
    assert statuses(acme) == {"Draft": "draft"}


def test_what_is_shown_once_is_not_done_with_more_than_one_request_does(
    client: Client, ada: User, acme: Workspace, settings: Any
) -> None:
    settings.ACTIONS_AT_ONCE = 1
    client.force_login(ada)
    members = [join(acme, "viewer"), join(acme, "viewer")]
    with inside(acme):
        rows = list(WorkspaceMember.objects.filter(user__in=members))

    answer = act(client, "workspace_members", "delete_selected", rows[0])
    refused = act(client, "intelligence_signals", "draw_an_insight", *signals(acme))

    assert answer == ["Now deleted: 1."]
    assert refused == ["Choose at most 1 rows for this."]


def signals(acme: Workspace) -> list[Any]:
    from intelligence.factories import SignalFactory

    return [SignalFactory.create(workspace=acme) for _ in range(2)]
