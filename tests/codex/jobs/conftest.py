"""What the jobs did, seen from outside their transactions."""

from collections.abc import Callable
from typing import Any

import pytest

from codex.models import Cohort, JobError
from codex.tenancy import routed_to


@pytest.fixture
def cohorts(committed: None) -> Callable[[], list[tuple[str, Any, Any]]]:
    """The cohorts that there are: name, workspace, who made them."""

    def there() -> list[tuple[str, Any, Any]]:
        with routed_to("operator"):
            return sorted(Cohort.objects.values_list("name", "workspace"))

    return there


@pytest.fixture
def errors(committed: None) -> Callable[[], list[tuple[int, str]]]:
    """Which attempts failed and why, in order."""

    def there() -> list[tuple[int, str]]:
        with routed_to("operator"):
            return list(JobError.objects.order_by("id").values_list("attempt", "error"))

    return there
