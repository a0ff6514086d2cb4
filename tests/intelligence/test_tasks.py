"""Signals expire by themselves, in batches, each workspace's in a job of its own."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from codex.models import Workspace
from codex.tenancy import routed_to
from intelligence import services
from intelligence.factories import SignalFactory
from intelligence.models import IntelligenceSignal
from tests.codex.jobs.workers import jobs, unwatched, work_off

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
TASK = "intelligence.tasks.expire_signals"
DAY = datetime.timedelta(days=1)


def signal(
    workspace: Workspace, title: str, status: str = "new", ends: datetime.timedelta | None = -DAY
) -> None:
    now = timezone.now()
    SignalFactory(
        workspace=workspace,
        signal_title=title,
        action_status=status,
        detection_date=now - 2 * DAY,
        expiry_date=now + ends if ends else None,
    )


def statuses() -> dict[str, str]:
    with routed_to("operator"):
        return dict(IntelligenceSignal.objects.values_list("signal_title", "action_status"))


def test_what_nobody_acted_on_is_put_away(committed: None, acme: Workspace, bolt: Workspace) -> None:
    signal(acme, "new")
    signal(acme, "seen", "acknowledged")
    signal(acme, "done", "actioned")
    signal(acme, "later", ends=DAY)
    signal(acme, "never", ends=None)
    signal(bolt, "another's")
    unwatched(TASK, {"workspace": str(acme.pk)})

    work_off()

    assert statuses() == {
        "new": "archived",
        "seen": "archived",
        "done": "actioned",
        "later": "new",
        "never": "new",
        "another's": "new",
    }


def test_more_than_a_batch_takes_more_jobs(
    committed: None, acme: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "BATCH", 2)
    for number in range(5):
        signal(acme, str(number))
    unwatched(TASK, {"workspace": str(acme.pk)})

    work_off()

    assert set(statuses().values()) == {"archived"}
    assert [job.status for job in jobs("expire_signals")] == ["succeeded"] * 3


def test_the_timetable_expires_those_of_every_workspace(
    committed: None, acme: Workspace, bolt: Workspace
) -> None:
    signal(acme, "ours")
    signal(bolt, "theirs")
    visit: dict[str, Any] = {"timestamp": 0, "task": TASK}
    unwatched("codex.jobs.visit_workspaces", visit)

    for _ in range(2):
        work_off()

    assert statuses() == {"ours": "archived", "theirs": "archived"}
