"""Where pictures of pages are kept."""

import os
import re
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page

KEPT = Path(os.environ.get("CODEX_PICTURES") or settings.BASE_DIR / "artifacts" / "screenshots")


def picture(page: Page, name: str) -> None:
    """Keep a picture of what is seen of a page."""
    KEPT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=KEPT / f"{re.sub('[^a-z0-9-]+', '-', name.lower())}.png")
