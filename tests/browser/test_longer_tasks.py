"""What takes more than a click: a file, a job with its page, a session that ends, an agent's retirement."""

import re
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page, expect

from codex import demo
from tests.browser.conftest import Visit
from tests.browser.stack import KIM, OTTO, Stack
from tests.browser.walking import button, confirm, link, open_row, run, told
from tests.staff import code_of

ARI = "ari@acme.example"


def test_an_agent_is_retired(visit: Visit, stack: Stack) -> None:
    page = visit(OTTO)
    page.goto("/admin/agents/agent/?q=Email+Persuader")
    page.locator("#result_list tbody").get_by_role("link").first.click()

    link(page, "Retire").click()
    told(page, "What refers to it, in all workspaces")
    confirm(page).click()
    told(page, "Now retired: 1.")

    retired = "SELECT NOT is_active AND deprecated_date IS NOT NULL FROM agent_registry WHERE agent_name = %s"
    assert stack.asked(retired, "Email Persuader") is True


def test_a_file_is_previewed_and_imported(visit: Visit, stack: Stack, tmp_path: Path) -> None:
    page = visit(KIM)
    file = tmp_path / "cohorts.csv"
    its_id = stack.rows["cohorts"]
    file.write_text(f"id,name,goals\n{its_id},Kiosk owners,Sleep\n,Night buyers,Be served at three\n")
    page.goto("/w/kiosk/admin/codex/cohort/")

    link(page, "Import").click()
    page.locator("input[type=file]").set_input_files(file)
    button(page, "Look at what it would do").click()
    told(page, "Nothing is imported yet.")
    names = "SELECT string_agg(name, ', ') FROM cohorts WHERE workspace_id = %s AND goals <> '{}'"
    before = stack.asked(names, stack.rows["workspaces"])
    button(page, "Import").click()
    told(page, "Imported: 1 new, 1 changed")

    assert "Night buyers" not in (before or "")
    assert sorted(stack.asked(names, stack.rows["workspaces"]).split(", ")) == [
        "Kiosk owners",
        "Night buyers",
    ]


def test_what_is_done_by_a_job(visit: Visit, stack: Stack) -> None:
    page, some = visit(KIM), settings.ACTIONS_AT_ONCE + 1
    stack.asked(
        "INSERT INTO competitors (id, workspace_id, name) SELECT gen_random_uuid(), %s, 'Rival ' || number"
        " FROM generate_series(1, %s) number RETURNING 1",
        stack.rows["workspaces"],
        some,
    )
    left = "SELECT count(*) FROM competitors WHERE workspace_id = %s AND name LIKE 'Rival %%'"
    page.goto("/w/kiosk/admin/codex/competitor/?q=Rival")

    page.get_by_label("Select all objects on this page for an action").check()
    link(page, f"Select all {some} competitors").click()
    run(page, "Delete")
    told(page, "This is done in the background")
    confirm(page).click()
    told(page, f"0 of {some} done")
    before = stack.asked(left, stack.rows["workspaces"])
    with stack.working():
        told(page, f"{some} of {some} done")  # the page asks by itself

    assert (before, stack.asked(left, stack.rows["workspaces"])) == (some, 0)


def sign_in(page: Page, secret: str = "") -> None:
    """By the password, and then by what a phone with the secret shows."""
    page.get_by_label("Email").fill(ARI)
    page.get_by_label("Password").fill(demo.PASSWORD)
    button(page, "Log in").click()
    if secret:
        page.get_by_label("Code").fill(code_of(secret, later=1))  # that of now was used
        button(page, "Sign in").click()


def test_a_session_that_ends_in_mid_form(visit: Visit, stack: Stack) -> None:
    page = visit("")
    page.goto("/admin/login/?next=/admin/second-factor/")
    sign_in(page)
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_label("Your password").fill(demo.PASSWORD)
    button(page, "Set up").click()
    told(page, "Your second factor is set up.")

    page.goto("/w/acme/admin/intelligence/intelligencesignal/")
    open_row(page, "Norbot ranks first for eleven of our words")
    page.get_by_label("Action notes").fill("Asked the agency,\nand it answers on Friday.")
    ended = next(each for each in page.context.cookies() if each["name"] == "sessionid")
    assert stack.asked("DELETE FROM django_session WHERE session_key = %s RETURNING 1", ended["value"])
    button(page, "Save").click()
    told(page, "What you typed is kept in this tab")
    sign_in(page, secret)
    told(page, "You were signed out before this was saved.")
    expect(page.get_by_label("Action notes")).to_have_value("Asked the agency,\nand it answers on Friday.")
    notes = "SELECT action_notes FROM intelligence_signals s JOIN workspaces w ON w.id = workspace_id" + (
        " WHERE slug = 'acme' AND signal_title = 'Norbot ranks first for eleven of our words'"
    )
    before = stack.asked(notes)
    button(page, "Save").click()
    told(page, "was changed successfully")

    assert "Friday" not in (before or "")
    assert re.sub(r"\r\n", "\n", stack.asked(notes)) == "Asked the agency,\nand it answers on Friday."
