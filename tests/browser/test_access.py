"""Pages keep the rules of WCAG 2.1 A and AA that axe-core can tell, contrast among them, light and dark.

Each page is opened once, dark and on a phone. Then it turns light and wide and is looked at once more by all
rules, since other parts of it are seen; only its style sheets, which are the same, are not read again.
"""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Visit
from tests.browser.stack import NARROW, OTTO, WIDE, Stack
from tests.browser.walking import button, search

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
FILE: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"name,health_score\nNew,7\n,x\n"}
COLOURED = "Promise.allSettled(document.getAnimations().map((each) => each.finished))"


def broken(page: Page) -> list[str]:
    """The rules that a page breaks, and where: as it was opened, dark and on a phone, and light and wide."""
    page.evaluate(AXE_SCRIPT)
    found = violations(page)
    turn(page, "light", WIDE)
    found += violations(page, preload=False)
    turn(page, "dark", NARROW)
    return found


def violations(page: Page, **options: Any) -> list[str]:
    found = page.evaluate("(rules) => axe.run(document, rules)", {**RULES, **options})
    width = page.evaluate("innerWidth")
    return [
        f"{page.url} at {width}: {each['id']} at {node['target']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def turn(page: Page, theme: str, size: tuple[int, int]) -> None:
    """Change to the other theme by its keys, and to another size."""
    page.keyboard.press("Control+e")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(page.locator(f"html.{theme}")).to_be_attached()
    page.evaluate(COLOURED)


def rival(stack: Stack) -> Any:
    """A rival whose notes somebody changes just now."""
    return stack.asked(
        "UPDATE competitors SET notes = 'Theirs: ' || clock_timestamp() WHERE name = 'Handl' RETURNING id"
    )


def refused_selection(stack: Stack) -> Any:
    """A selection of which a row refuses."""
    chosen = stack.rows["bulk_actions"]
    stack.asked(
        "INSERT INTO bulk_action_rows"
        " (id, workspace_id, person, bulk_action_id, row_id, outcome, name, sentence) SELECT"
        " gen_random_uuid(), workspace_id, user_id, id, %s, 'refused', 'Kiosk', 'A campaign addresses it.'"
        " FROM bulk_actions WHERE id = %s ON CONFLICT DO NOTHING RETURNING 1",
        stack.rows["cohorts"],
        chosen,
    )
    return chosen


def kinds(page: Page, stack: Stack) -> Iterator[str]:
    """Go to a page of every kind, one after the other."""
    campaign = stack.asked("SELECT id FROM campaigns WHERE name = 'AX-3 launch'")
    alert = stack.asked("SELECT id FROM system_alerts WHERE severity_level = 'critical' LIMIT 1")
    page.goto("/admin/")
    yield "home"
    page.goto("/admin/positioning/campaign/?attention=needed")
    yield "list"
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("link", name="Clear all filters").wait_for()
    yield "filters"
    page.goto(f"/admin/positioning/campaign/{campaign}/change/")
    yield "form"
    page.goto(f"/admin/positioning/campaign/{campaign}/history/")
    yield "history"
    page.goto(f"/admin/alerts/systemalert/{alert}/delete/")
    yield "deletion"
    page.goto("/admin/codex/cohort/add/")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Please correct the errors below").wait_for()
    yield "refused form"
    page.goto(f"/admin/alerts/systemalert/{alert}/do/resolve/")
    yield "preview of an action"
    page.goto(f"/w/kiosk/admin/codex/bulkaction/{refused_selection(stack)}/change/")
    page.get_by_text("A campaign addresses it.").wait_for()
    yield "result of many"
    page.goto("/w/acme/admin/codex/cohort/import/")
    page.locator("input[type=file]").set_input_files(FILE)
    button(page, "Look at what it would do").click()
    page.get_by_text("Nothing is imported").wait_for()
    yield "preview of an import"
    page.goto(f"/w/acme/admin/codex/competitor/{rival(stack)}/change/")
    page.get_by_label("Notes").fill("Mine")
    rival(stack)
    button(page, "Save").click()
    page.get_by_text("This was changed since you opened it").wait_for()
    yield "conflict"
    page.goto("/admin/second-factor/")
    yield "second factor"
    page.goto("/admin/")
    search(page, "campaign")
    yield "search"


def test_a_page_of_every_kind(visit: Visit, stack: Stack) -> None:
    otto, nobody = (visit(email, size=NARROW, theme="dark") for email in (OTTO, ""))

    nobody.goto("/admin/login/")
    found = broken(nobody)
    for _ in kinds(otto, stack):
        found += broken(otto)

    assert found == []


def test_the_menu_of_a_phone(visit: Visit) -> None:
    page = visit(OTTO, size=NARROW, theme="dark")
    page.goto("/admin/")

    page.get_by_role("button", name="Navigation").click()
    page.get_by_role("link", name="Campaign quests").wait_for()

    assert broken(page) == []
