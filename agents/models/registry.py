"""The registry: agents and their capabilities, the same for every workspace and written by operators only."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models

from agents.models.schemas import MODEL_CONFIG, PARAMETER_SCHEMA
from codex.fields import Choice, Count, Day, Json, Limited, Money, Name, Percentage, Prose, TextList
from codex.models.row import Row
from codex.rules import Rule, Unique
from codex.shapes import Fits, anything, json_schema


class AgentType(models.TextChoices):
    LORD = "lord"
    RESEARCHER = "researcher"
    CREATIVE = "creative"
    INTELLIGENCE = "intelligence"
    GUARDIAN = "guardian"


class Guild(models.TextChoices):
    COUNCIL = "Council of Lords", "Council of Lords"
    RESEARCH = "Research"
    MUSE = "Muse"
    MATRIX = "Matrix"
    GUARDIANS = "Guardians"


class CapabilityCategory(models.TextChoices):
    RESEARCH = "research"
    ANALYSIS = "analysis"
    CREATION = "creation"
    OPTIMIZATION = "optimization"
    MONITORING = "monitoring"


class Seconds(Limited, models.DecimalField):  # type: ignore[type-arg]
    """A time in seconds, with milliseconds, never negative."""

    plain = "django.db.models.DecimalField"
    says = "Give a time of 0 seconds or more."

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(0)]
        super().__init__(**{"max_digits": 12, "decimal_places": 3, "validators": bounds, **options})

    def limit(self, column: str) -> str:
        return f"{column} >= 0 AND {column} < 'NaN'"


class Agent(Row):
    """One of the agents; retired rather than deleted once anything refers to it."""

    code = Name(db_comment="Short name for programs, such as LORD-001; unique.")
    agent_name = Name(db_comment="What people call it; unique.")
    agent_type = Choice(
        choices=AgentType.choices,
        db_comment="What it does: lord (commands a guild), researcher (finds out), creative (makes), "
        "intelligence (watches markets), guardian (guards policy).",
    )
    guild_name = Choice(
        choices=Guild.choices,
        db_comment="Its guild: Council of Lords (command), Research, Muse (creation), Matrix (market "
        "intelligence), Guardians (policy).",
    )
    description = Prose(db_comment="Who it is, in a paragraph.")
    purpose = Prose(blank=False, db_comment="What it is for.")
    domain_expertise = TextList(db_comment="What it knows well.")
    model_config = Json(
        blank=False,
        validators=[Fits(MODEL_CONFIG)],
        db_comment="Its language model: {model, temperature, max_tokens}, by a JSON Schema. model is a tier "
        "(reasoning, balanced, fast) that one setting maps to a model, or a model's own name.",
    )
    system_prompt = Prose(db_comment="The instructions it works by.")
    personality_traits = TextList(db_comment="How it comes across.")
    supported_inputs = TextList(db_comment="What it can be given.")
    supported_outputs = TextList(db_comment="What it can give back.")
    tool_access = TextList(db_comment="Sources and tools it may use.")
    avg_execution_time_seconds = Seconds(
        null=True, blank=True, db_comment="Baseline: how long a run usually takes."
    )
    success_rate_percentage = Percentage(
        null=True, blank=True, db_comment="Baseline: runs with a usable result."
    )
    error_rate_percentage = Percentage(null=True, blank=True, db_comment="Baseline: runs that do not finish.")
    cost_per_execution = Money(
        decimal_places=6, null=True, blank=True, db_comment="Baseline: what a run usually costs, in USD."
    )
    is_active = models.BooleanField(default=True, db_default=True, db_comment="Whether it can be assigned.")
    version = Name(
        default="1.0.0",
        db_default="1.0.0",
        db_comment="Its version; a change of prompt or model is a new one.",
    )
    release_date = Day(db_comment="When this version was released.")
    deprecated_date = Day(db_comment="When it was retired; empty while it is in use.")

    class Meta:
        db_table = "agent_registry"
        db_table_comment = (
            "The agents; readable by every workspace, written by operators and migrations only."
        )
        ordering = ["code"]
        constraints = [
            Unique(
                fields=["code"],
                name="agent_registry_code_once",
                says="Another agent has this code.",
                field="code",
            ),
            Unique(
                fields=["agent_name"],
                name="agent_registry_name_once",
                says="Another agent has this name.",
                field="agent_name",
            ),
            Rule(
                name="agent_registry_model_config_is_valid",
                sql="is_model_config(model_config)",
                says="Give {model, temperature from 0 to 2, max_tokens from 1 to 1,000,000}, nothing else.",
                field="model_config",
            ),
            Rule(
                name="agent_registry_retired_after_release",
                sql="deprecated_date >= release_date",
                says="An agent is retired on or after the day of its release.",
                field="deprecated_date",
            ),
            Rule(
                name="agent_registry_retired_is_inactive",
                sql="deprecated_date IS NULL OR NOT is_active",
                says="A retired agent is not active.",
                field="is_active",
            ),
        ]
        indexes = [
            models.Index(fields=["guild_name", "is_active"], name="agent_registry_guild_idx"),
            models.Index(fields=["agent_type", "is_active"], name="agent_registry_type_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.agent_name}"


class AgentRelease(Row):
    """One version of an agent, as it was released; runs name the version they ran."""

    agent = models.ForeignKey(
        Agent,
        on_delete=models.CASCADE,
        related_name="releases",
        db_constraint=False,
        db_index=False,
        db_comment="The agent.",
    )
    version = Name(db_comment="The version.")
    model_config = Json(db_comment="The language model of this version.")
    system_prompt = Prose(db_comment="The instructions of this version.")
    released_at = models.DateTimeField(db_comment="When it was released.")

    class Meta:
        db_table = "agent_releases"
        db_table_comment = (
            "Every version of every agent: written by a trigger when prompt, model or version changes."
        )
        constraints = [
            Unique(
                fields=["agent", "version"],
                name="agent_releases_once",
                says="This version of the agent was released already; give a new one.",
                field="version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent} {self.version}"


class AgentCapability(Row):
    """Something that an agent can do, with what goes in and what comes out."""

    agent = models.ForeignKey(
        Agent,
        on_delete=models.CASCADE,
        related_name="capabilities",
        db_constraint=False,
        db_index=False,
        db_comment="The agent that can do it.",
    )
    capability_name = Name(db_comment="What it is called; unique for its agent.")
    description = Prose(db_comment="What it does.")
    category = Choice(
        choices=CapabilityCategory.choices,
        db_comment="The kind of work: research (finding out), analysis (making sense), creation (making), "
        "optimization (making better), monitoring (watching).",
    )
    subcategory = Name(blank=True, default="", db_default="", db_comment="More precisely.")
    input_types = TextList(db_comment="What goes in.")
    output_types = TextList(db_comment="What comes out.")
    external_apis = TextList(db_comment="Services it calls.")
    required_permissions = TextList(db_comment="What it has to be allowed.")
    typical_execution_time_seconds = Seconds(null=True, blank=True, db_comment="How long it usually takes.")
    typical_token_usage = Count(null=True, blank=True, db_comment="How many tokens it usually uses.")
    typical_cost = Money(decimal_places=6, null=True, blank=True, db_comment="What it usually costs, in USD.")
    success_rate_percentage = Percentage(null=True, blank=True, db_comment="How often it succeeds.")
    is_enabled = models.BooleanField(default=True, db_default=True, db_comment="Whether it can be used.")
    configuration = Json(validators=[anything(language="en", sources=["news"])], db_comment="Its settings.")
    parameter_schema = Json(
        validators=[Fits(PARAMETER_SCHEMA, also=json_schema)],
        db_comment="A JSON Schema of the parameters it takes.",
    )

    class Meta:
        db_table = "agent_capabilities"
        db_table_comment = (
            "What agents can do; readable by every workspace, written by operators and migrations only."
        )
        verbose_name_plural = "agent capabilities"
        constraints = [
            Unique(
                fields=["agent", "capability_name"],
                name="agent_capabilities_once",
                says="This agent has a capability of this name already.",
                field="capability_name",
            ),
            Rule(
                name="agent_capabilities_schema_is_one",
                sql="is_json_schema(parameter_schema)",
                says='Give a JSON Schema of an object, such as {"type": "object", "properties": {}}.',
                field="parameter_schema",
            ),
        ]
        indexes = [models.Index(fields=["category", "is_enabled"], name="agent_capabilities_cat_idx")]

    def __str__(self) -> str:
        return self.capability_name
