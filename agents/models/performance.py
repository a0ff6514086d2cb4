"""How agents perform, by hour and by day; percentiles come from a histogram that can be merged."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from agents.models.assignments import agent_reference
from agents.models.registry import Seconds
from codex import rls
from codex.fields import Count, Money, Percentage
from codex.models import WorkspaceModel
from codex.rules import Rule, Unique


class AgentPerformance(WorkspaceModel):
    """What an agent did in an hour, or in a whole day where the hour is empty."""

    agent = agent_reference(db_comment="Who ran.")
    measurement_date = models.DateField(db_comment="The day, in UTC.")
    measurement_hour = models.SmallIntegerField(
        null=True, blank=True, db_comment="The hour of that day, 0-23 in UTC; empty: the whole day."
    )
    execution_count = Count(db_comment="Runs: success + failure + error.")
    success_count = Count(db_comment="Runs with a usable result.")
    failure_count = Count(db_comment="Runs that finished without a usable result.")
    error_count = Count(db_comment="Runs that did not finish.")
    total_execution_time_seconds = Seconds(
        max_digits=20, default=0, db_default=0, db_comment="The time of all runs together."
    )
    avg_execution_time_seconds = Seconds(
        null=True, blank=True, max_digits=15, decimal_places=6, db_comment="Mean time of a run."
    )
    min_execution_time_seconds = Seconds(null=True, blank=True, db_comment="The quickest run.")
    max_execution_time_seconds = Seconds(null=True, blank=True, db_comment="The slowest run.")
    p50_execution_time_seconds = Seconds(
        null=True,
        blank=True,
        max_digits=15,
        decimal_places=6,
        db_comment="Half of the runs took at most this, within 1 percent.",
    )
    p95_execution_time_seconds = Seconds(
        null=True,
        blank=True,
        max_digits=15,
        decimal_places=6,
        db_comment="95 percent of the runs took at most this, within 1 percent.",
    )
    p99_execution_time_seconds = Seconds(
        null=True,
        blank=True,
        max_digits=15,
        decimal_places=6,
        db_comment="99 percent of the runs took at most this, within 1 percent.",
    )
    time_histogram = ArrayField(
        models.BigIntegerField(),
        default=list,
        db_default=[],
        editable=False,
        db_comment="Runs by logarithmic bucket of their time, as pairs (bucket, count) one after the other; "
        "histograms of hours add up to those of days.",
    )
    total_input_tokens = Count(db_comment="Tokens given.")
    total_output_tokens = Count(db_comment="Tokens produced.")
    avg_input_tokens_per_execution = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, db_comment="Mean tokens given to a run."
    )
    avg_output_tokens_per_execution = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, db_comment="Mean tokens a run produced."
    )
    total_cost_incurred = Money(
        max_digits=20, decimal_places=6, default=0, db_default=0, db_comment="What the runs cost, in USD."
    )
    avg_cost_per_execution = Money(
        decimal_places=6, null=True, blank=True, db_comment="Mean cost of a run, in USD."
    )
    success_rate_percentage = Percentage(null=True, blank=True, db_comment="100 * successes / runs.")
    error_rate_percentage = Percentage(null=True, blank=True, db_comment="100 * errors / runs.")
    quality_score = Percentage(null=True, blank=True, db_comment="Mean of the runs that were scored, 0-100.")
    quality_count = Count(db_comment="How many runs were scored.")
    quality_total = models.DecimalField(
        max_digits=20, decimal_places=2, default=0, db_default=0, db_comment="The scores added up."
    )

    class Meta(WorkspaceModel.Meta):
        db_table = "agent_performance"
        db_table_comment = (
            "How agents performed, by hour and by day; written by record_agent_executions() only."
        )
        verbose_name_plural = "agent performance"
        constraints = [
            *WorkspaceModel.Meta.constraints,
            Unique(
                fields=["workspace", "agent", "measurement_date", "measurement_hour"],
                nulls_distinct=False,
                name="agent_performance_once",
                says="There is a row for this agent and time already.",
                field="measurement_hour",
            ),
            Rule(
                name="agent_performance_date_limit",
                sql="measurement_date BETWEEN '2000-01-01' AND '2100-12-31'",
                says="Give a date from 2000-01-01 to 2100-12-31.",
                field="measurement_date",
            ),
            Rule(
                name="agent_performance_hour_limit",
                sql="measurement_hour BETWEEN 0 AND 23",
                says="Give an hour from 0 to 23, or none for the whole day.",
                field="measurement_hour",
            ),
            Rule(
                name="agent_performance_counts_add_up",
                sql="execution_count = success_count + failure_count + error_count",
                says="Successes, failures and errors together are the executions.",
                field="execution_count",
            ),
            Rule(
                name="agent_performance_histogram_adds_up",
                sql="is_time_histogram(time_histogram, execution_count)",
                says="The buckets of the histogram ascend, and together hold all executions.",
                field="time_histogram",
            ),
            Rule(
                name="agent_performance_quality_adds_up",
                sql="quality_count <= execution_count AND quality_total BETWEEN 0 AND 100 * quality_count",
                says="Scores are from 0 to 100, and no more than the executions.",
                field="quality_count",
            ),
            Rule(
                name="agent_performance_times_in_order",
                sql="min_execution_time_seconds <= avg_execution_time_seconds\n"
                "    AND avg_execution_time_seconds <= max_execution_time_seconds\n"
                "    AND p50_execution_time_seconds <= p95_execution_time_seconds\n"
                "    AND p95_execution_time_seconds <= p99_execution_time_seconds",
                says="Times are 0 or more, and in order: minimum, mean, maximum; p50, p95, p99.",
                field="p50_execution_time_seconds",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workspace", "measurement_date", "agent"], name="agent_performance_date_idx"
            ),
            models.Index(
                fields=["workspace", "measurement_date"],
                name="agent_performance_days_idx",
                condition=models.Q(measurement_hour=None),
            ),
            models.Index(
                fields=["measurement_date", "measurement_hour"], name="agent_performance_anywhere_idx"
            ),
            models.Index(fields=["agent"], name="agent_performance_agent_idx"),
        ]
        rls_policies = [rls.floor(), rls.members_read()]

    def __str__(self) -> str:
        return f"{self.agent} {self.measurement_date} {self.measurement_hour}"
