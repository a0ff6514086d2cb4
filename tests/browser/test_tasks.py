"""The commonest tasks of operators, walked click by click; what came of each is read from the database."""

import re
from typing import Any

from playwright.sync_api import Locator, expect

from codex.services import digest_of
from tests.browser.conftest import Visit
from tests.browser.stack import ADA, OTTO, STELLA, Stack
from tests.browser.walking import (
    button,
    choose,
    confirm,
    from_the_menu,
    link,
    open_row,
    run,
    search,
    tick,
    told,
)


def of(stack: Stack, table: str, columns: str, where: str, *values: Any, slug: str = "acme") -> Any:
    """Columns of one row in a workspace, as a list of JSON; none where there is no such row."""
    return stack.asked(
        f"SELECT jsonb_build_array({columns}) FROM {table} t WHERE {where}"
        " AND workspace_id = (SELECT id FROM workspaces WHERE slug = %s)",
        *(*values, slug),
    )


def test_a_newcomer_resolves_the_critical_alert_in_four_clicks(visit: Visit, stack: Stack) -> None:
    page = visit(OTTO)
    clicks = 0

    def click(what: Locator) -> None:
        nonlocal clicks
        what.click()
        clicks += 1

    page.goto("/w/bolt/admin/")
    click(link(page, "Landing page answers with errors"))
    click(link(page, "Resolve"))
    page.get_by_label("What was done").fill("The deployment was rolled back.")
    click(confirm(page))
    told(page, "Now resolved: 1.")

    assert clicks <= 4
    columns = "status, action_taken, resolved_at IS NOT NULL"
    found = of(stack, "system_alerts", columns, "title LIKE 'Landing page answers%%'", slug="bolt")
    assert found == ["resolved", "The deployment was rolled back.", True]


def test_a_campaign_is_given_what_it_needs_and_activated(visit: Visit, stack: Stack) -> None:
    page, name = visit(OTTO), "Integrator partner programme"
    page.goto("/w/acme/admin/positioning/campaign/")
    open_row(page, name)

    from_the_menu(page, "Activate")
    told(page, "it needs a budget and at least one cohort")
    link(page, "Leave it").click()
    page.get_by_label("Budget allocation").fill("12500")
    link(page, "Add another Campaign cohort").click()
    choose(
        page, page.locator("tr:has(#id_campaign_cohorts-0-cohort) .select2-selection"), "Regional integrators"
    )
    page.locator("#id_campaign_cohorts-0-allocation_percentage").fill("100")
    button(page, "Save and continue editing").click()
    told(page, "was changed successfully")
    from_the_menu(page, "Activate")
    confirm(page).click()
    told(page, "Now active: 1.")

    assert of(stack, "campaigns", "status, budget_allocation", "name = %s", name) == ["active", 12500]


def test_an_assignment_gets_another_priority(visit: Visit, stack: Stack) -> None:
    page, its = visit(OTTO), "id = %s"
    spy = stack.asked(
        "SELECT t.id FROM agent_assignments t JOIN agent_registry a ON a.id = t.agent_id"
        " JOIN workspaces w ON w.id = t.workspace_id WHERE agent_name = 'Competitor Spy' AND slug = 'acme'"
    )
    page.goto("/w/acme/admin/agents/agentassignment/")
    open_row(page, "RES-001 Competitor Spy")

    link(page, "Re-prioritise").click()
    page.get_by_label("Priority").select_option(label="Low")
    button(page, "Show what would change").click()
    told(page, "1 would change")
    before = of(stack, "agent_assignments", "priority_level", its, spy)
    confirm(page).click()
    told(page, "Now of that priority: 1.")

    assert (before, of(stack, "agent_assignments", "priority_level", its, spy)) == (["high"], ["low"])


def test_insights_are_approved_and_rejected_with_a_note(visit: Visit, stack: Stack) -> None:
    page = visit(OTTO)
    said = {
        "Cheaper rivals are found before us": ("Approve", "Two more sources say so."),
        "Support is what people tell each other about": ("Reject", "One forum is too little."),
    }

    for title, (verdict, note) in said.items():
        page.goto("/w/acme/admin/")
        link(page, title).click()
        link(page, verdict).click()
        page.get_by_label("Note").fill(note)
        confirm(page).click()
        told(page, f"Now {'approved' if verdict == 'Approve' else 'rejected'}: 1.")

    found = [
        of(stack, "market_insights", "review_status, review_note", "insight_title = %s", each)
        for each in said
    ]
    assert found == [["approved", "Two more sources say so."], ["rejected", "One forum is too little."]]


def test_signals_are_assigned_and_others_archived(visit: Visit, stack: Stack) -> None:
    page = visit(OTTO)
    kept = ["A fair was moved to the autumn", "A trade paper tests five of us side by side"]
    away = ["Rumour: Norbot looks for a buyer", "Kestrel Automation hires six people for content"]
    page.goto("/w/acme/admin/intelligence/intelligencesignal/?attention=needed")

    tick(page, *kept)
    run(page, "Assign")
    choose(page, page.locator("form .select2-selection"), "Nils Baumann")
    confirm(page).click()
    told(page, "Now assigned: 2.")
    tick(page, *away)
    run(page, "Archive")
    told(page, "2 would change")
    confirm(page).click()
    told(page, "Now archived: 2.")

    whose = "(SELECT full_name FROM users WHERE id = assigned_to_user_id)"
    found = [
        of(stack, "intelligence_signals", f"action_status, {whose}", "signal_title = %s", each)
        for each in (*kept, *away)
    ]
    assert found == [["new", "Nils Baumann"]] * 2 + [["archived", None]] * 2


def test_another_workspace_and_a_tab_that_stayed_behind(visit: Visit, stack: Stack) -> None:
    page = visit(OTTO)
    stale = page.context.new_page()
    stale.goto("/w/acme/admin/codex/cohort/add/")
    page.goto("/w/acme/admin/positioning/campaign/")
    expect(link(page, "AX-3 launch")).to_be_visible()

    page.get_by_label("Workspace: Acme Robotics").click()
    with page.expect_request_finished(lambda asked: asked.url.endswith("?q=bolt")):
        page.get_by_label("Find a workspace").press_sequentially("bolt")
    link(page, "Bolt Energy").click()
    page.locator("#nav-sidebar").get_by_role("link", name="Campaigns").click()
    expect(link(page, "Outage drill")).to_be_visible()
    expect(link(page, "AX-3 launch")).to_have_count(0)
    stale.get_by_label("Name").fill("Written in the tab that stayed behind")
    button(stale, "Save").click()
    told(stale, "was added successfully")

    where = "SELECT string_agg(slug, ' ') FROM workspaces w JOIN cohorts c ON workspace_id = w.id"
    assert stack.asked(f"{where} WHERE c.name = %s", "Written in the tab that stayed behind") == "acme"


def test_ones_own_last_change_is_undone(visit: Visit, stack: Stack) -> None:
    page, its = visit(STELLA), "name = 'Norbot'"
    page.goto("/w/acme/admin/codex/competitor/")
    open_row(page, "Norbot")
    page.get_by_label("Industry").fill("Something else")
    button(page, "Save and continue editing").click()
    told(page, "was changed successfully")
    between = of(stack, "competitors", "industry", its)

    link(page, "History").click()
    link(page, "Undo: Competitor changed").click()
    told(page, "Undo this change?")
    button(page, "Undo").click()
    told(page, "It is as it was before that change.")

    assert between == ["Something else"]
    assert of(stack, "competitors", "industry", its) == ["Collaborative robots"]


def test_somebody_is_invited_and_another_gets_a_role(visit: Visit, stack: Stack) -> None:
    page, whom = visit(ADA), "new.colleague@acme.example"
    page.goto("/w/acme/admin/")
    link(page, "Workspace invitations").click()
    link(page, "Add workspace invitation").click()
    page.get_by_label("Email").fill(whom)
    page.get_by_label("Role").select_option(label="Analyst")
    button(page, "Save").click()
    told(page, f"The invitation is on its way to {whom}.")
    link(page, "Workspace members").click()
    page.locator("#result_list tr", has_text="vic@acme.example").get_by_role("link").first.click()
    page.get_by_label("Role").select_option(label="Analyst")
    button(page, "Save").click()
    told(page, "was changed successfully")

    by = "(SELECT email FROM users WHERE id = invited_by_id)"
    assert of(stack, "workspace_invitations", f"role, {by}", "email = %s", whom) == ["analyst", ADA]
    vic = "user_id = (SELECT id FROM users WHERE email = 'vic@acme.example')"
    assert of(stack, "workspace_members", "role", vic) == ["analyst"]


def test_a_key_is_made_and_rotated_and_each_token_is_told_once(visit: Visit, stack: Stack) -> None:
    page, tokens = visit(ADA), []

    def token() -> None:
        told(page, "Its token, which is not shown again")
        found = re.search(r"not shown again: (\S+)", page.inner_text("body"))
        assert found
        tokens.append(found[1])

    page.goto("/w/acme/admin/codex/apikey/add/")
    page.get_by_label("Name").fill("Reports")
    page.get_by_label("campaigns:read").check()
    button(page, "Save and continue editing").click()
    token()
    link(page, "Rotate").click()
    confirm(page).click()
    token()
    page.reload()

    expect(button(page, "Save")).to_be_visible()
    assert tokens[1] not in page.content()
    digests = "encode(previous_digest, 'hex'), encode(digest, 'hex')"
    found = of(stack, "workspace_keys", digests, "name = 'Reports'")
    assert found == [digest_of(each).hex() for each in tokens]


def test_an_achievement_is_revoked_for_a_reason(visit: Visit, stack: Stack) -> None:
    page, name, reason = visit(ADA), "Good neighbour", "Given to the wrong person"
    (points,) = of(stack, "achievements", "points_reward", "name = %s", name)
    its = "achievement_id = (SELECT id FROM achievements WHERE name = %s AND workspace_id = t.workspace_id)"
    hers = f"{its} AND user_id = (SELECT id FROM users WHERE email = %s)"
    page.goto("/w/acme/admin/gamification/userachievement/?q=Good+neighbour")

    page.locator("#result_list tr", has_text="Ada Okafor").get_by_role("checkbox").check()
    run(page, "Revoke")
    page.get_by_label("Reason").fill(reason)
    before = of(stack, "user_achievements", "is_locked, points_paid", hers, name, ADA)
    confirm(page).click()
    told(page, f"revoked, {points} points taken back.")

    assert before == [False, points]
    columns = "is_locked, points_paid, revoked_at IS NOT NULL"
    assert of(stack, "user_achievements", columns, hers, name, ADA) == [True, 0, True]
    taken = of(stack, "points_ledger", "points", f"{hers} AND reason = %s", name, ADA, reason)
    assert taken == [-points]


def test_what_is_searched_for_is_opened(visit: Visit, stack: Stack) -> None:
    page, title = visit(OTTO), "Norbot cuts its entry price by a fifth"
    (signal,) = of(stack, "intelligence_signals", "id", "signal_title = %s", title)
    page.goto("/w/acme/admin/")

    search(page, "Norbot cuts its entry")
    expect(page.locator("#command-results").get_by_role("link", name=title)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/w/acme/admin/intelligence/intelligencesignal/{signal}/change/")
    expect(page.get_by_label("Signal title")).to_have_value(title)
