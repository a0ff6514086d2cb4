"""What people do on pages of the back office, by the names that they read there."""

import re

from playwright.sync_api import Locator, Page, expect

CONFIRM = re.compile(r": [0-9,]+ [a-z ]+$")  # an action's button says what and with how many


def link(page: Page, name: str) -> Locator:
    """A link of the page's content or header, by its whole name."""
    return page.get_by_role("link", name=name, exact=True)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def confirm(page: Page) -> Locator:
    """The button of a preview that does what is shown."""
    return page.get_by_role("button", name=CONFIRM)


def open_row(page: Page, name: str) -> None:
    """Open the page of a row of the list, and wait until it is there."""
    link(page, name).click()
    button(page, "Save").wait_for()


def tick(page: Page, *names: str) -> None:
    """Choose rows of a list by what stands in them."""
    for name in names:
        page.locator("#result_list tr", has_text=name).get_by_role("checkbox").check()


def run(page: Page, action: str) -> None:
    """Choose an action for the rows that are ticked; its preview comes."""
    page.get_by_label("Select action to run").select_option(label=action)
    button(page, "Run").click()


def choose(page: Page, box: Locator, name: str) -> None:
    """Find a row in a box that searches, and take it."""
    box.click()
    page.locator(".select2-results__option[aria-selected]").first.wait_for()  # typing would break this off
    page.locator(".select2-search__field").fill(name)
    page.get_by_role("option", name=re.compile(re.escape(name))).click()


def from_the_menu(page: Page, name: str) -> None:
    """Choose an action of a row's page that has more of them than stand beside its title."""
    button(page, "Actions").click()
    link(page, name).locator("visible=true").click()


def told(page: Page, words: str) -> None:
    """Wait until the page says this."""
    expect(page.locator("#content, body").get_by_text(words).first).to_be_visible()


def search(page: Page, words: str) -> None:
    """Open the search by its keys, and look for this; it asks once, after the last letter."""
    page.keyboard.press("Control+k")
    page.locator("#search-input-command:focus").fill(words[:-1])
    page.keyboard.press(words[-1])
    page.locator("#command-results-list").wait_for()
