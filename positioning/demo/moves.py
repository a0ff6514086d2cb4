"""Moves and assets of a demo workspace."""

from typing import Any

from codex.demo.plot import Plot
from positioning.factories import AssetFactory, MoveFactory
from positioning.models import Campaign, Move


def move(plot: Plot, told: dict[str, Any], campaign: Campaign | None = None) -> None:
    """A move with the assets that it uses."""
    made = MoveFactory(
        name=told["name"],
        campaign=campaign,
        cohort=plot.cohorts[told["cohort"]] if "cohort" in told else None,
        move_type=told["type"],
        status=told["status"],
        success_metric=told["metric"],
        success_target=told["target"],
        succeeded=told.get("succeeded"),
        progress_percentage=told.get("progress", 0),
        owner=plot.people[told["owner"]],
        start_date=plot.day(told["start"]),
        end_date=plot.day(told["end"]),
    )
    for each in told.get("assets", []):
        asset(plot, each, made)


def asset(plot: Plot, told: dict[str, Any], move: Move | None = None) -> None:
    """A piece of content."""
    AssetFactory(
        name=told["name"],
        asset_type=told["type"],
        move=move,
        status=told["status"],
        url=told.get("url", ""),
        tags=told["tags"],
        author=plot.people[told["author"]],
    )
