"""What the parts of a demo workspace share: its people and cohorts, its day, and its chances."""

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, overload

from codex.models import Cohort, User, Workspace

ROOT = Path(__file__).resolve().parent.parent.parent


def content(area: str, slug: str) -> dict[str, Any]:
    """What <area>/demo/<slug>.toml tells of a workspace."""
    return tomllib.loads((ROOT / area / "demo" / f"{slug}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Plot:
    """A demo workspace that is being made; each area adds its part to it.

    Whatever is left to chance is drawn from `random`, so that the same seed tells the same story.
    """

    workspace: Workspace
    people: dict[str, User]
    cohorts: dict[str, Cohort]
    today: datetime.date
    random: Random

    @overload
    def day(self, offset: int) -> datetime.date: ...

    @overload
    def day(self, offset: None) -> None: ...

    def day(self, offset: int | None) -> datetime.date | None:
        """The day so many days from today; none for none."""
        return None if offset is None else self.today + datetime.timedelta(days=offset)
