"""A change of prompt or model is a new version, and every version is kept as it was released."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from agents.factories import agent
from agents.models import Agent, AgentRelease
from codex.models import User, Workspace
from codex.tenancy import routed_to, working_in
from tests.words import refused

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "operator"])


@pytest.fixture
def spy(otto: User) -> Iterator[Agent]:
    """An agent in the operator's hands; afterwards it is as it was."""
    with routed_to("operator"), transaction.atomic("operator"):
        yield agent("RES-001")
        transaction.set_rollback(True, "operator")


def change(spy: Agent, **values: Any) -> None:
    """As an operator writes."""
    with transaction.atomic("operator"):
        Agent.objects.filter(pk=spy.pk).update(**values)


def versions(spy: Agent) -> list[str]:
    """What was released, oldest first."""
    return list(AgentRelease.objects.filter(agent=spy).order_by("id").values_list("version", flat=True))


@pytest.mark.parametrize(
    "changed",
    [{"system_prompt": "Obey."}, {"model_config": {"model": "fast", "temperature": 1, "max_tokens": 10}}],
    ids=["prompt", "model"],
)
def test_prompt_and_model_change_with_the_version_only(changed: dict[str, Any], spy: Agent) -> None:
    with refused("operator") as it:
        change(spy, **changed)
    change(spy, **changed, version="1.1.0")

    assert (it.field, it.sentence) == (
        "version",
        "A change of prompt or model is a new version: give one that comes after 1.0.0.",
    )
    assert versions(spy) == ["1.0.0", "1.1.0"]


def test_a_release_keeps_its_prompt_and_model(spy: Agent) -> None:
    before = spy.system_prompt

    change(spy, system_prompt="Obey.", version="1.1.0")

    kept = AgentRelease.objects.filter(agent=spy).order_by("id").values_list("system_prompt", "model_config")
    assert list(kept) == [(before, spy.model_config), ("Obey.", spy.model_config)]


def test_a_version_is_released_once(spy: Agent) -> None:
    change(spy, system_prompt="Obey.", version="1.1.0")

    with refused("operator") as it:
        change(spy, system_prompt="Rebel.", version="1.0.0")

    assert it.sentence == "This version of the agent was released already; give a new one."


def test_anything_else_changes_without_a_version(spy: Agent) -> None:
    change(spy, purpose="Watches prices")

    assert versions(spy) == ["1.0.0"]


def test_what_was_released_is_rewritten_by_nobody(spy: Agent) -> None:
    for write in (
        lambda: AgentRelease.objects.filter(agent=spy).update(system_prompt="Obey."),
        lambda: AgentRelease.objects.filter(agent=spy)._raw_delete("operator"),
        lambda: AgentRelease.objects.create(agent=spy, version="9", released_at="2026-01-01T00:00Z"),
    ):
        with refused("operator") as it:
            write()
        assert it.refusal.status == 403


def test_no_request_changes_the_registry(committed: None, acme: Workspace, ada: User) -> None:
    with working_in(acme, ada):
        spy = agent("RES-001")
        for write in (
            lambda: Agent.objects.filter(pk=spy.pk).update(system_prompt="Obey.", version="2"),
            lambda: Agent.objects.filter(pk=spy.pk)._raw_delete("default"),
            lambda: Agent.objects.create(
                code="X", agent_name="X", agent_type="lord", model_config=spy.model_config
            ),
            lambda: spy.capabilities.update(is_enabled=False),
        ):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                write()
