"""Pictures of the pages that people see most, at both widths, kept for whoever wants to look at a change."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.pictures import KEPT, picture
from tests.browser.stack import NARROW, STELLA, WIDE, Stack

PAGES = {
    "home": "/w/acme/admin/",
    "list": "/w/acme/admin/alerts/systemalert/",
    "form": "/w/acme/admin/positioning/campaign/{campaign}/change/",
    "preview": "/w/acme/admin/positioning/campaign/{campaign}/do/pause/",
    "timeline": "/w/acme/admin/positioning/campaign/{campaign}/history/",
}


@pytest.mark.parametrize(
    ("size", "theme"), [(WIDE, "light"), (NARROW, "light"), (WIDE, "dark")], ids=["wide", "narrow", "dark"]
)
def test_pictures(size: tuple[int, int], theme: str, visit: Visit, stack: Stack) -> None:
    page, width = visit(STELLA, size=size, theme=theme), size[0]
    campaign = stack.asked("SELECT id FROM campaigns WHERE name = 'AX-3 launch'")

    for name, path in PAGES.items():
        page.goto(path.format(campaign=campaign))
        picture(page, f"{name}-{width}-{theme}")

    assert all((KEPT / f"{name}-{width}-{theme}.png").stat().st_size > 10_000 for name in PAGES)
