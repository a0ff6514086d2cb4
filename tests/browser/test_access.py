"""Pages keep the rules of WCAG 2.1 A and AA that axe-core can tell, contrast among them, light and dark."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.stack import NARROW, OTTO, WIDE, Stack

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}


def broken(page: Page) -> list[str]:
    """The rules that a page breaks, and where."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(rules) => axe.run(document, rules)", RULES)
    return [
        f"{page.url}: {each['id']} at {node['target']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


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
    page.keyboard.press("Control+k")
    page.keyboard.type("campaign")
    page.locator("#command-results-list").wait_for()
    yield "search"


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", NARROW)])
def test_a_page_of_every_kind(theme: str, size: tuple[int, int], visit: Visit, stack: Stack) -> None:
    otto, nobody = visit(OTTO, size=size, theme=theme), visit("", size=size, theme=theme)

    nobody.goto("/admin/login/")
    found = broken(nobody)
    for _ in kinds(otto, stack):
        found += broken(otto)

    assert found == []


def test_the_menu_of_a_phone(visit: Visit) -> None:
    page = visit(OTTO, size=NARROW)
    page.goto("/admin/")

    page.get_by_role("button", name="Navigation").click()
    page.get_by_role("link", name="Campaign quests").wait_for()

    assert broken(page) == []
