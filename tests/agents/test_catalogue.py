"""The agents that come with the product: all there, each able to do three things, loaded once."""

import csv
from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction

from agents.factories import agent
from agents.models import Agent, AgentCapability, AgentRelease
from agents.models.schemas import MODEL_CONFIG
from agents.queries import model_of
from agents.services import load_catalogue
from agents.services.catalogue import CATALOGUE
from codex.models import User
from codex.shapes import follow, json_schema
from codex.tenancy import routed_to

pytestmark = pytest.mark.django_db
OPERATORS = pytest.mark.django_db(transaction=True, databases=["default", "operator"])
GUILDS = {"Council of Lords": 7, "Research": 20, "Muse": 30, "Matrix": 20, "Guardians": 10}


def test_all_of_the_catalogue_is_there() -> None:
    with (CATALOGUE / "agents.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["code"], row["agent_name"], row["purpose"]) for row in csv.DictReader(file)]

    assert list(Agent.objects.order_by("code").values_list("code", "agent_name", "purpose")) == sorted(listed)
    assert Counter(Agent.objects.values_list("guild_name", flat=True)) == GUILDS


def test_each_agent_can_do_at_least_three_things() -> None:
    able = Counter(AgentCapability.objects.values_list("agent__code", flat=True))

    assert len(able) == 87
    assert min(able.values()) >= 3


def test_every_capability_says_what_goes_in_and_out_and_describes_its_parameters() -> None:
    for capability in AgentCapability.objects.all():
        json_schema(capability.parameter_schema)

        assert capability.input_types
        assert capability.output_types
        assert capability.parameter_schema["properties"]


def test_every_agent_has_a_model_a_prompt_and_a_release() -> None:
    released = dict(AgentRelease.objects.values_list("agent__code", "system_prompt"))

    for each in Agent.objects.all():
        follow(MODEL_CONFIG, each.model_config)
        assert each.purpose in each.system_prompt
        assert all(known in each.purpose for known in each.domain_expertise)
        assert released[each.code] == each.system_prompt


def test_a_tier_is_the_model_that_the_settings_name(settings: pytest.FixtureRequest) -> None:
    settings.AGENT_MODEL_TIERS = {"fast": "swift-1"}  # type: ignore[attr-defined]

    spy, other = agent("RES-001"), Agent(model_config={"model": "own-model"})

    assert (model_of(spy), model_of(other)) == ("swift-1", "own-model")


@OPERATORS
def test_loading_again_adds_nothing(otto: User) -> None:
    with routed_to("operator"):
        assert load_catalogue() == (0, 0)


@OPERATORS
def test_what_is_missing_is_added_and_what_was_changed_stays(
    otto: User, capsys: pytest.CaptureFixture[str]
) -> None:
    with routed_to("operator"), transaction.atomic("operator"):
        Agent.objects.filter(code="RES-001")._raw_delete("operator")
        Agent.objects.filter(code="RES-002").update(purpose="Digs")

        call_command("load_agents")

        found = [agent("RES-001").agent_name, agent("RES-002").purpose]
        transaction.set_rollback(True, "operator")
    assert found == ["Competitor Spy", "Digs"]
    assert capsys.readouterr().out == "  Agents: 1 added, with 3 capabilities.\n"


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "objekt"},
        {"type": "object", "properties": {"a": {"type": "strin"}}},
        {"type": "object", "required": "a"},
        {"type": "object", "properties": {"a": {"$ref": "https://elsewhere.example/schema"}}},
        {"$ref": "file:///etc/passwd"},
    ],
)
def test_what_is_no_schema_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        json_schema(wrong)


@pytest.mark.parametrize(
    "wrong", [{}, {"model": "fast"}, {"model": "fast", "temperature": 3, "max_tokens": 1}, {"model": 1}]
)
def test_what_is_no_model_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        follow(MODEL_CONFIG, wrong)
