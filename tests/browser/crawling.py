"""Opening whatever lists lead to, at both widths."""

from collections.abc import Iterable

from django.urls import reverse
from playwright.sync_api import Page

import codex.urls  # noqa: F401 (registers every page)
from codex.admin import site
from tests.browser.stack import NARROW, WIDE

IS_WIDER = "[document.documentElement.scrollWidth, innerWidth]"
LINKS = "[...document.links].map((each) => each.pathname)"


def lists(*areas: str) -> list[str]:
    """The addresses of the lists of these areas, or of all, outside of any workspace."""
    models = [model._meta for model in site._registry if not areas or model._meta.app_label in areas]
    return [reverse(f"admin:{its.app_label}_{its.model_name}_changelist") for its in models]


class Crawl:
    """Somebody's way over pages: which were opened, and which were wider than the screen."""

    def __init__(self, page: Page) -> None:
        self.page, self.sizes = page, [WIDE, NARROW]
        self.opened: list[str] = []
        self.wide: list[str] = []

    def everything(self, urls: Iterable[str]) -> None:
        """Open lists, and from each its page for a new row, the first row, its history and its deletion."""
        for url in urls:
            links = self.open(url)
            if f"{url}add/" in links:
                self.open(f"{url}add/")
            if row := next((link for link in links if link.endswith("/change/") and url in link), None):
                pages = {row.replace("/change/", f"/{page}/") for page in ("history", "delete")}
                for page in sorted(pages & set(self.open(row))):
                    self.open(page, both=False)  # they are alike for all kinds of rows

    def open(self, url: str, *, both: bool = True) -> list[str]:
        """Open a page at one width and make it the other; where it leads to."""
        self.page.goto(url)
        self.opened.append(url)
        self.measure(url)
        if not both:
            return []
        self.sizes.reverse()
        width, height = self.sizes[0]
        self.page.set_viewport_size({"width": width, "height": height})
        self.measure(url)
        links: list[str] = self.page.evaluate(LINKS)
        return links

    def measure(self, url: str) -> None:
        """Note a page that is wider than its window; what is inside may scroll."""
        width, room = self.page.evaluate(IS_WIDER)
        if width > room:
            self.wide.append(f"{url}: {width} in {room}")
