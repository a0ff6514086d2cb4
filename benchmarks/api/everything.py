"""The part about the API: in one process, behind the web server, for many at once, and deep in a list."""

import time

from django.db import connections

from benchmarks import filling
from benchmarks.api import handling, parts, results, serving
from benchmarks.api.filling import WHOLE, Asking, load, somebody
from benchmarks.results import about
from benchmarks.timing import say

PAGE, SIZE = 1000, 50


def measure(rows: int) -> dict[str, str]:
    """Fill the workspace that is asked, and measure; the clients come last."""
    begun = time.monotonic()
    say(f"filling {rows:,} campaigns of one workspace")
    load(rows)
    workspace = filling.measured(WHOLE)
    asked = handling.sides(*somebody(workspace), workspace.id)
    say("the API beside the view alone")
    figures = {"api inside": results.beside(handling.measured(asked))}
    say("where the time goes")
    of_interest = {side: asked[side] for side in (handling.PERSON, handling.KEY, handling.BARE)}
    figures["api parts"] = results.of_parts(parts.measured(of_interest))
    number = min(PAGE, rows // SIZE)
    say(f"page {number:,}")
    _, person = asked[handling.PERSON]
    figures["api pages"] = results.of_pages(handling.pages(person, number), number)
    connections.close_all()
    with serving.served() as ports:
        askings = {side: asking for side, (_, asking) in asked.items()}
        say("the same behind gunicorn, one client")
        figures["api http"] = results.beside(serving.alone(askings, ports))
        say(f"{serving.CLIENTS} clients")
        figures["api clients"] = results.of_crowds(serving.together(of_crowds(askings), ports))
    figures["api run"] = about("campaigns twice", ["campaigns"], rows, time.monotonic() - begun)
    return figures


def of_crowds(askings: dict[str, Asking]) -> dict[str, Asking]:
    """Who comes in crowds: all but the second twin."""
    return {side: asking for side, asking in askings.items() if side != handling.USUAL}
