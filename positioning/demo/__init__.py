"""What a demo workspace says to whom: its positioning and messages, its campaigns and their work."""

from typing import Any

from codex.demo.plot import Plot, content
from positioning.demo.campaigns import past, present
from positioning.demo.moves import asset, move
from positioning.factories import MessageArchitectureFactory, PositioningFactory


def fill(plot: Plot) -> None:
    """Add the area's rows to the entered workspace."""
    told = content("positioning", plot.workspace.slug)
    positionings = {each["name"]: PositioningFactory(**signed(plot, each)) for each in told["positioning"]}
    words: dict[str, Any] = {}
    for each in told["messages"]:
        each["positioning"] = positionings[each["positioning"]]
        words[each["name"]] = MessageArchitectureFactory(**signed(plot, each))
    for each in plot.random.sample(told["past"], 3):
        past(plot, each)
    for each in reversed(told["campaigns"]):  # lists show the newest first
        present(plot, each, positionings.get(each.get("positioning")), words.get(each.get("messages")))
    for each in told["moves"]:
        move(plot, each)
    for each in told["assets"]:
        asset(plot, each)


def signed(plot: Plot, told: dict[str, Any]) -> dict[str, Any]:
    """The same facts, with the person who wrote them."""
    return {
        **{key: value for key, value in told.items() if key != "by"},
        "created_by": plot.people[told["by"]],
    }
