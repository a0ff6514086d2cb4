"""Without a mouse: Tab reaches what there is, keys press it, Escape leads back, and one sees where one is."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.stack import OTTO
from tests.browser.walking import link, told

SEEN = """(each) => {
  const style = getComputedStyle(each)
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
  return each.matches(":focus-visible") && outlined
}"""
FAR = 90  # stops on a page


def tab_to(page: Page, what: Locator, *, key: str = "Tab") -> None:
    """Press Tab until something has the focus, and see it there."""
    for _ in range(FAR):
        page.keyboard.press(key)
        assert page.locator("*:focus").evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if what.evaluate("(each) => each === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {what}.")


def test_a_list_and_an_action(visit: Visit) -> None:
    page = visit(OTTO)
    page.goto("/w/acme/admin/positioning/campaign/")
    search, account = page.get_by_role("button", name="Search").first, page.get_by_role("button", name="Otto")
    switcher, filters = page.get_by_label("Workspace: Acme Robotics"), page.locator("#changelist-filter")
    filter_button = page.get_by_role("button", name="Filters")
    row = page.locator("#result_list tr", has_text="Trade fair follow-up")
    dialog = page.get_by_role("dialog", name="Search")

    def opens(what: Locator, shown: Locator, key: str = "Enter") -> None:
        """A key opens it, and Escape leads back."""
        tab_to(page, what)
        expect(shown).to_be_hidden()
        page.keyboard.press(key)
        expect(shown).to_be_visible()
        if shown is dialog:
            expect(dialog.get_by_role("searchbox")).to_be_focused()  # by then it hears the key
        page.keyboard.press("Escape")
        expect(shown).to_be_hidden()
        expect(what).to_be_focused()

    tab_to(page, link(page, "Skip to the content"))
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.reload()
    opens(search, dialog)
    opens(account, link(page, "Change password"), key="Space")
    opens(switcher, page.get_by_label("Find a workspace"))
    opens(filter_button, filters)
    page.keyboard.press("Enter")
    expect(filters.locator("*:focus")).to_have_count(1)  # it stands behind the list, and is shown above it
    page.keyboard.press("Escape")
    expect(filter_button).to_be_focused()
    tab_to(page, row.get_by_role("checkbox"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("Select action to run"), key="Shift+Tab")
    page.keyboard.type("Archive")
    tab_to(page, page.get_by_role("button", name="Run"))
    page.keyboard.press("Enter")
    told(page, "Archive: 1 campaign")
    tab_to(page, link(page, "Leave it"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/campaign/")
    tab_to(page, row.get_by_role("button", name="More"))
    page.keyboard.press("Enter")
    menu = page.locator("nav:visible").filter(has=link(page, "Plan"))
    expect(link(page, "Plan").locator("visible=true")).to_be_focused()
    tab_to(page, menu.get_by_role("link", name="Activate"))
    page.keyboard.press("Enter")
    told(page, "Activate: 1 campaign")
