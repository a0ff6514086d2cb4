"""A browser, people at it, and what their pages complain of."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.pictures import picture
from tests.browser.stack import WIDE, Stack, running

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the first is quickest
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--js-flags=--single-threaded",  # the processors have enough to do
]
PATIENCE = 20_000  # milliseconds for something to come: far more than it takes
PAGES = pytest.StashKey[list[Page]]()
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium; without one these tests are skipped, but not in CI."""
    path = os.environ.get("CODEX_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path:
        return path
    said = (
        "There is no Chromium: install Debian's chromium-headless-shell or chromium,"
        " or set CODEX_CHROMIUM to the path of one."
    )
    return pytest.fail(said) if os.environ.keys() & {"CI", "CODEX_CHROMIUM"} else pytest.skip(said)


@pytest.fixture(scope="session")
def stack(chromium: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Stack]:
    """The running server with its database."""
    with django_db_blocker.unblock(), running("browser") as stack:
        yield stack


@pytest.fixture(scope="package")
def browser(stack: Stack, chromium: str) -> Iterator[Browser]:
    """One browser for these tests alone: while it is there Django's connections refuse to work."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)


@pytest.fixture
def faults() -> list[str]:
    """What pages complain of; a test that expects something clears it away."""
    return []


@pytest.fixture
def visit(
    browser: Browser, stack: Stack, faults: list[str], request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """Seats somebody, or with an empty address nobody yet, at a page; in the end nothing went wrong there."""
    pages = request.node.stash[PAGES] = []

    def seat(email: str, size: tuple[int, int] = WIDE, theme: Any = "light") -> Page:
        width, height = size
        context = browser.new_context(
            base_url=stack.url,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        if email:
            context.add_cookies([{"name": "sessionid", "value": stack.sessions[email], "url": stack.url}])
        watch(context, faults)
        pages.append(context.new_page())
        return pages[-1]

    yield seat
    for page in pages:
        page.context.close()
    assert faults == []


def watch(context: BrowserContext, faults: list[str]) -> None:
    """Note what the pages of a context complain of, and what they did not get."""

    def note(is_fault: bool, where: str, what: Any) -> None:
        if is_fault:
            faults.append(f"{where}: {what}")

    def complained(said: ConsoleMessage) -> None:
        note(said.type in ("error", "warning"), said.page.url if said.page else "", said.text)

    context.on("console", complained)
    context.on("weberror", lambda event: note(True, event.page.url if event.page else "", event.error))
    # What a drop-down asked for with fewer letters is not waited for.
    context.on(
        "requestfailed", lambda asked: note("/autocomplete/" not in asked.url, asked.url, asked.failure)
    )
    context.on("response", lambda answer: note(answer.status >= 400, answer.url, answer.status))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of each page of a test that fails."""
    report = yield
    if report.when == "call" and report.failed:
        pages: list[Page] = item.stash.get(PAGES, [])
        for number, page in enumerate(pages, 1):
            picture(page, f"failed-{item.name}-{number}")
    return report
