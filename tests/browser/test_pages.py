"""Half of the pages of the back office open without a complaint, and none is wider than the screen."""

from tests.browser.conftest import Visit
from tests.browser.crawling import Crawl, lists
from tests.browser.stack import KIM


def test_what_is_planned_and_done(visit: Visit) -> None:
    crawl = Crawl(visit(KIM))

    crawl.everything(f"/w/kiosk{url}" for url in lists("positioning", "agents"))

    assert crawl.wide == []
    assert len(crawl.opened) > 60
