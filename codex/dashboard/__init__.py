"""The front page of the back office: what needs somebody now, and how the last 30 days went."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from codex.dashboard.charts import charts
from codex.dashboard.panels import panels


def fill(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What Unfold's index page shows, and what needs somebody, where a workspace or all of them are open."""
    today = timezone.now().date()
    return {**context, "panels": panels(today), "charts": charts(today)}
