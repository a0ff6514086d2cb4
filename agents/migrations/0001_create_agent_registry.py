"""Seed migration 015: the agent registry, assignments, executions, performance."""

import codex.fields
import codex.rules
import codex.tenancy
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('codex', '0001_create_ground'),
        ('positioning', '0001_create_positioning_campaigns'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        install("agents", "shapes_v1"),
        install("agents", "time_histogram_v1"),
        migrations.CreateModel(
            name='Agent',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.TextField(db_comment='Short name for programs, such as LORD-001; unique.', max_length=200)),
                ('agent_name', models.TextField(db_comment='What people call it; unique.', max_length=200)),
                ('agent_type', models.TextField(db_comment='What it does: lord (commands a guild), researcher (finds out), creative (makes), intelligence (watches markets), guardian (guards policy).')),
                ('guild_name', models.TextField(db_comment='Its guild: Council of Lords (command), Research, Muse (creation), Matrix (market intelligence), Guardians (policy).')),
                ('description', models.TextField(blank=True, db_comment='Who it is, in a paragraph.', db_default='', default='', max_length=20000)),
                ('purpose', models.TextField(db_comment='What it is for.', max_length=20000)),
                ('domain_expertise', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What it knows well.', db_default=[], default=list, size=None)),
                ('model_config', models.JSONField(db_comment="Its language model: {model, temperature, max_tokens}, by a JSON Schema. model is a tier (reasoning, balanced, fast) that one setting maps to a model, or a model's own name.", db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('system_prompt', models.TextField(blank=True, db_comment='The instructions it works by.', db_default='', default='', max_length=20000)),
                ('personality_traits', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='How it comes across.', db_default=[], default=list, size=None)),
                ('supported_inputs', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What it can be given.', db_default=[], default=list, size=None)),
                ('supported_outputs', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What it can give back.', db_default=[], default=list, size=None)),
                ('tool_access', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Sources and tools it may use.', db_default=[], default=list, size=None)),
                ('avg_execution_time_seconds', models.DecimalField(blank=True, db_comment='Baseline: how long a run usually takes.', decimal_places=3, max_digits=12, null=True)),
                ('success_rate_percentage', models.DecimalField(blank=True, db_comment='Baseline: runs with a usable result.', decimal_places=2, max_digits=5, null=True)),
                ('error_rate_percentage', models.DecimalField(blank=True, db_comment='Baseline: runs that do not finish.', decimal_places=2, max_digits=5, null=True)),
                ('cost_per_execution', models.DecimalField(blank=True, db_comment='Baseline: what a run usually costs, in USD.', decimal_places=6, max_digits=14, null=True)),
                ('is_active', models.BooleanField(db_comment='Whether it can be assigned.', db_default=True, default=True)),
                ('version', models.TextField(db_comment='Its version; a change of prompt or model is a new one.', db_default='1.0.0', default='1.0.0', max_length=200)),
                ('release_date', models.DateField(blank=True, db_comment='When this version was released.', null=True)),
                ('deprecated_date', models.DateField(blank=True, db_comment='When it was retired; empty while it is in use.', null=True)),
            ],
            options={
                'db_table': 'agent_registry',
                'db_table_comment': 'The agents; readable by every workspace, written by operators and migrations only.',
                'ordering': ['code'],
                'indexes': [models.Index(fields=['guild_name', 'is_active'], name='agent_registry_guild_idx'), models.Index(fields=['agent_type', 'is_active'], name='agent_registry_type_idx')],
                'constraints': [codex.rules.Unique(fields=('code',), name='agent_registry_code_once'), codex.rules.Unique(fields=('agent_name',), name='agent_registry_name_once'), codex.rules.Rule(name='agent_registry_model_config_is_valid', sql='is_model_config(model_config)'), codex.rules.Rule(name='agent_registry_retired_after_release', sql='deprecated_date >= release_date'), codex.rules.Rule(name='agent_registry_retired_is_inactive', sql='deprecated_date IS NULL OR NOT is_active'), codex.rules.Rule(name='agent_registry_code_limit', sql="btrim(code) <> '' AND char_length(code) <= 200"), codex.rules.Rule(name='agent_registry_agent_name_limit', sql="btrim(agent_name) <> '' AND char_length(agent_name) <= 200"), codex.rules.Rule(name='agent_registry_agent_type_limit', sql="agent_type IN ('lord', 'researcher', 'creative', 'intelligence', 'guardian')"), codex.rules.Rule(name='agent_registry_guild_name_limit', sql="guild_name IN ('Council of Lords', 'Research', 'Muse', 'Matrix', 'Guardians')"), codex.rules.Rule(name='agent_registry_description_limit', sql='char_length(description) <= 20000'), codex.rules.Rule(name='agent_registry_purpose_limit', sql="btrim(purpose) <> '' AND char_length(purpose) <= 20000"), codex.rules.Rule(name='agent_registry_domain_expertise_limit', sql='is_text_list(domain_expertise)'), codex.rules.Rule(name='agent_registry_model_config_limit', sql="jsonb_typeof(model_config) = 'object' AND octet_length(model_config::text) <= 262144"), codex.rules.Rule(name='agent_registry_system_prompt_limit', sql='char_length(system_prompt) <= 20000'), codex.rules.Rule(name='agent_registry_personality_traits_limit', sql='is_text_list(personality_traits)'), codex.rules.Rule(name='agent_registry_supported_inputs_limit', sql='is_text_list(supported_inputs)'), codex.rules.Rule(name='agent_registry_supported_outputs_limit', sql='is_text_list(supported_outputs)'), codex.rules.Rule(name='agent_registry_tool_access_limit', sql='is_text_list(tool_access)'), codex.rules.Rule(name='agent_registry_avg_execution_time_seconds_limit', sql="avg_execution_time_seconds >= 0 AND avg_execution_time_seconds < 'NaN'"), codex.rules.Rule(name='agent_registry_success_rate_percentage_limit', sql='success_rate_percentage BETWEEN 0 AND 100'), codex.rules.Rule(name='agent_registry_error_rate_percentage_limit', sql='error_rate_percentage BETWEEN 0 AND 100'), codex.rules.Rule(name='agent_registry_cost_per_execution_limit', sql="cost_per_execution >= 0 AND cost_per_execution <> 'NaN'"), codex.rules.Rule(name='agent_registry_version_limit', sql="btrim(version) <> '' AND char_length(version) <= 200"), codex.rules.Rule(name='agent_registry_release_date_limit', sql="release_date BETWEEN '2000-01-01' AND '2100-12-31'"), codex.rules.Rule(name='agent_registry_deprecated_date_limit', sql="deprecated_date BETWEEN '2000-01-01' AND '2100-12-31'")],
            },
        ),
        migrations.CreateModel(
            name='AgentAssignment',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('assignment_status', models.TextField(db_comment='active (working), paused (resting), completed (done), failed (given up), archived (put away).', db_default='active', default='active')),
                ('priority_level', models.TextField(db_comment='Which work comes first: low, normal, high or critical.', db_default='normal', default='normal')),
                ('assigned_date', models.DateTimeField(db_comment='Since when.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('assignment_config', models.JSONField(blank=True, db_comment="Settings for this work: {capability: {parameter: value}}, by the schemas of the agent's capabilities.", db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('execution_constraints', models.JSONField(blank=True, db_comment='Limits: budget_per_day, budget_total (USD), runs_per_minute, tokens_per_run.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('tasks_assigned', models.BigIntegerField(db_comment='Tasks it was given.', db_default=0, default=0, editable=False)),
                ('tasks_completed', models.BigIntegerField(db_comment='Tasks it completed.', db_default=0, default=0, editable=False)),
                ('tasks_failed', models.BigIntegerField(db_comment='Tasks it failed.', db_default=0, default=0, editable=False)),
                ('total_tokens_used', models.BigIntegerField(db_comment='Tokens of all its runs.', db_default=0, default=0, editable=False)),
                ('total_cost_incurred', models.DecimalField(db_comment='Cost of all its runs, in USD.', db_default=0, decimal_places=6, default=0, editable=False, max_digits=20)),
                ('agent', models.ForeignKey(db_comment='Who works.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.agent')),
                ('assigned_by', models.ForeignKey(blank=True, db_comment='Who assigned it; empty once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assigned_to_campaign', models.ForeignKey(blank=True, db_comment='The campaign it works for; empty: the whole workspace.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='agent_assignments', to='positioning.campaign')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'agent_assignments',
                'db_table_comment': 'Which agents work for which campaigns.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgentCapability',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('capability_name', models.TextField(db_comment='What it is called; unique for its agent.', max_length=200)),
                ('description', models.TextField(blank=True, db_comment='What it does.', db_default='', default='', max_length=20000)),
                ('category', models.TextField(db_comment='The kind of work: research (finding out), analysis (making sense), creation (making), optimization (making better), monitoring (watching).')),
                ('subcategory', models.TextField(blank=True, db_comment='More precisely.', db_default='', default='', max_length=200)),
                ('input_types', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What goes in.', db_default=[], default=list, size=None)),
                ('output_types', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What comes out.', db_default=[], default=list, size=None)),
                ('external_apis', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Services it calls.', db_default=[], default=list, size=None)),
                ('required_permissions', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What it has to be allowed.', db_default=[], default=list, size=None)),
                ('typical_execution_time_seconds', models.DecimalField(blank=True, db_comment='How long it usually takes.', decimal_places=3, max_digits=12, null=True)),
                ('typical_token_usage', models.BigIntegerField(blank=True, db_comment='How many tokens it usually uses.', null=True)),
                ('typical_cost', models.DecimalField(blank=True, db_comment='What it usually costs, in USD.', decimal_places=6, max_digits=14, null=True)),
                ('success_rate_percentage', models.DecimalField(blank=True, db_comment='How often it succeeds.', decimal_places=2, max_digits=5, null=True)),
                ('is_enabled', models.BooleanField(db_comment='Whether it can be used.', db_default=True, default=True)),
                ('configuration', models.JSONField(blank=True, db_comment='Its settings.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('parameter_schema', models.JSONField(blank=True, db_comment='A JSON Schema of the parameters it takes.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('agent', models.ForeignKey(db_comment='The agent that can do it.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='capabilities', to='agents.agent')),
            ],
            options={
                'verbose_name_plural': 'agent capabilities',
                'db_table': 'agent_capabilities',
                'db_table_comment': 'What agents can do; readable by every workspace, written by operators and migrations only.',
            },
        ),
        migrations.CreateModel(
            name='AgentExecution',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('execution_id', models.UUIDField(db_comment="The caller's id for the run; the same one again changes nothing.", db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7)),
                ('agent_version', models.TextField(db_comment='The version that ran.', max_length=200)),
                ('started_at', models.DateTimeField(db_comment='When it began; its hour and day are counted in UTC.')),
                ('execution_time_seconds', models.DecimalField(db_comment='How long it took.', decimal_places=3, max_digits=12)),
                ('input_tokens', models.BigIntegerField(db_comment='Tokens it was given.', db_default=0, default=0)),
                ('output_tokens', models.BigIntegerField(db_comment='Tokens it produced.', db_default=0, default=0)),
                ('cost', models.DecimalField(db_comment='What it cost, in USD.', db_default=0, decimal_places=6, default=0, max_digits=14)),
                ('outcome', models.TextField(db_comment='success (usable result), failure (finished, result not usable), error (did not finish).')),
                ('quality', models.DecimalField(blank=True, db_comment='How good the result was, if it was scored.', decimal_places=2, max_digits=5, null=True)),
                ('agent', models.ForeignKey(db_comment='Who ran.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.agent')),
                ('assignment', models.ForeignKey(blank=True, db_comment='The one assignment of the same agent that it ran under.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='executions', to='agents.agentassignment')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'agent_executions',
                'db_table_comment': 'Runs of agents; written by record_agent_executions() only.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgentPerformance',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('measurement_date', models.DateField(db_comment='The day, in UTC.')),
                ('measurement_hour', models.SmallIntegerField(blank=True, db_comment='The hour of that day, 0-23 in UTC; empty: the whole day.', null=True)),
                ('execution_count', models.BigIntegerField(db_comment='Runs: success + failure + error.', db_default=0, default=0)),
                ('success_count', models.BigIntegerField(db_comment='Runs with a usable result.', db_default=0, default=0)),
                ('failure_count', models.BigIntegerField(db_comment='Runs that finished without a usable result.', db_default=0, default=0)),
                ('error_count', models.BigIntegerField(db_comment='Runs that did not finish.', db_default=0, default=0)),
                ('total_execution_time_seconds', models.DecimalField(db_comment='The time of all runs together.', db_default=0, decimal_places=3, default=0, max_digits=20)),
                ('avg_execution_time_seconds', models.DecimalField(blank=True, db_comment='Mean time of a run.', decimal_places=6, max_digits=15, null=True)),
                ('min_execution_time_seconds', models.DecimalField(blank=True, db_comment='The quickest run.', decimal_places=3, max_digits=12, null=True)),
                ('max_execution_time_seconds', models.DecimalField(blank=True, db_comment='The slowest run.', decimal_places=3, max_digits=12, null=True)),
                ('p50_execution_time_seconds', models.DecimalField(blank=True, db_comment='Half of the runs took at most this, within 1 percent.', decimal_places=6, max_digits=15, null=True)),
                ('p95_execution_time_seconds', models.DecimalField(blank=True, db_comment='95 percent of the runs took at most this, within 1 percent.', decimal_places=6, max_digits=15, null=True)),
                ('p99_execution_time_seconds', models.DecimalField(blank=True, db_comment='99 percent of the runs took at most this, within 1 percent.', decimal_places=6, max_digits=15, null=True)),
                ('time_histogram', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), db_comment='Runs by logarithmic bucket of their time, as pairs (bucket, count) one after the other; histograms of hours add up to those of days.', db_default=[], default=list, editable=False, size=None)),
                ('total_input_tokens', models.BigIntegerField(db_comment='Tokens given.', db_default=0, default=0)),
                ('total_output_tokens', models.BigIntegerField(db_comment='Tokens produced.', db_default=0, default=0)),
                ('avg_input_tokens_per_execution', models.DecimalField(blank=True, db_comment='Mean tokens given to a run.', decimal_places=2, max_digits=16, null=True)),
                ('avg_output_tokens_per_execution', models.DecimalField(blank=True, db_comment='Mean tokens a run produced.', decimal_places=2, max_digits=16, null=True)),
                ('total_cost_incurred', models.DecimalField(db_comment='What the runs cost, in USD.', db_default=0, decimal_places=6, default=0, max_digits=20)),
                ('avg_cost_per_execution', models.DecimalField(blank=True, db_comment='Mean cost of a run, in USD.', decimal_places=6, max_digits=14, null=True)),
                ('success_rate_percentage', models.DecimalField(blank=True, db_comment='100 * successes / runs.', decimal_places=2, max_digits=5, null=True)),
                ('error_rate_percentage', models.DecimalField(blank=True, db_comment='100 * errors / runs.', decimal_places=2, max_digits=5, null=True)),
                ('quality_score', models.DecimalField(blank=True, db_comment='Mean of the runs that were scored, 0-100.', decimal_places=2, max_digits=5, null=True)),
                ('quality_count', models.BigIntegerField(db_comment='How many runs were scored.', db_default=0, default=0)),
                ('quality_total', models.DecimalField(db_comment='The scores added up.', db_default=0, decimal_places=2, default=0, max_digits=20)),
                ('agent', models.ForeignKey(db_comment='Who ran.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.agent')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'verbose_name_plural': 'agent performance',
                'db_table': 'agent_performance',
                'db_table_comment': 'How agents performed, by hour and by day; written by record_agent_executions() only.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgentRelease',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.TextField(db_comment='The version.', max_length=200)),
                ('model_config', models.JSONField(blank=True, db_comment='The language model of this version.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('system_prompt', models.TextField(blank=True, db_comment='The instructions of this version.', db_default='', default='', max_length=20000)),
                ('released_at', models.DateTimeField(db_comment='When it was released.')),
                ('agent', models.ForeignKey(db_comment='The agent.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='agents.agent')),
            ],
            options={
                'db_table': 'agent_releases',
                'db_table_comment': 'Every version of every agent: written by a trigger when prompt, model or version changes.',
            },
        ),
        migrations.CreateModel(
            name='AgentTask',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What is to be done.', max_length=200)),
                ('payload', models.JSONField(blank=True, db_comment='What it is to be done with.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('state', models.TextField(db_comment='queued (waiting), leased (being worked on), done, failed (given up), cancelled (withdrawn).', db_default='queued', default='queued')),
                ('priority', models.SmallIntegerField(db_comment='Higher comes first.', db_default=0, default=0)),
                ('attempts', models.BigIntegerField(db_comment='How often it was taken up.', db_default=0, default=0, editable=False)),
                ('max_attempts', models.BigIntegerField(db_comment='How often it may be taken up.', db_default=3, default=3)),
                ('run_after', models.DateTimeField(db_comment='Not before this time.', db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now)),
                ('leased_until', models.DateTimeField(blank=True, db_comment='Until when it is taken.', editable=False, null=True)),
                ('leased_by', models.TextField(blank=True, db_comment='Who has taken it.', db_default='', default='', editable=False, max_length=200)),
                ('last_error', models.TextField(blank=True, db_comment='Why it failed last.', db_default='', default='', editable=False, max_length=20000)),
                ('assignment', models.ForeignKey(db_comment='Whose queue it is in.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='agents.agentassignment')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'agent_tasks',
                'db_table_comment': 'The queue of each assignment: tasks with states, leases and attempts.',
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='agentassignment',
            index=models.Index(fields=['workspace', 'assignment_status', 'priority_level'], name='agent_assignments_status_idx'),
        ),
        migrations.AddIndex(
            model_name='agentassignment',
            index=models.Index(fields=['workspace', 'assigned_to_campaign'], name='agent_assignments_campaign_idx'),
        ),
        migrations.AddIndex(
            model_name='agentassignment',
            index=models.Index(fields=['agent'], name='agent_assignments_agent_idx'),
        ),
        migrations.AddIndex(
            model_name='agentassignment',
            index=models.Index(fields=['assigned_by'], name='agent_assignments_by_idx'),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='agents_agentassignment_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'agent', 'id'), name='agent_assignments_of_agent_key', opclasses=['uuid_ops', 'uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Unique(fields=('workspace', 'agent', 'assigned_to_campaign'), name='agent_assignments_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_constraints_are_known', sql='is_execution_constraints(execution_constraints)'),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_assignment_status_limit', sql="assignment_status IN ('active', 'paused', 'completed', 'failed', 'archived')"),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_priority_level_limit', sql="priority_level IN ('low', 'normal', 'high', 'critical')"),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_assignment_config_limit', sql="jsonb_typeof(assignment_config) = 'object' AND octet_length(assignment_config::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_execution_constraints_limit', sql="jsonb_typeof(execution_constraints) = 'object' AND octet_length(execution_constraints::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_tasks_assigned_limit', sql='tasks_assigned >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_tasks_completed_limit', sql='tasks_completed >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_tasks_failed_limit', sql='tasks_failed >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_total_tokens_used_limit', sql='total_tokens_used >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentassignment',
            constraint=codex.rules.Rule(name='agent_assignments_total_cost_incurred_limit', sql="total_cost_incurred >= 0 AND total_cost_incurred <> 'NaN'"),
        ),
        migrations.AddIndex(
            model_name='agentcapability',
            index=models.Index(fields=['category', 'is_enabled'], name='agent_capabilities_cat_idx'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Unique(fields=('agent', 'capability_name'), name='agent_capabilities_once'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_schema_is_one', sql='is_json_schema(parameter_schema)'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_capability_name_limit', sql="btrim(capability_name) <> '' AND char_length(capability_name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_description_limit', sql='char_length(description) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_category_limit', sql="category IN ('research', 'analysis', 'creation', 'optimization', 'monitoring')"),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_subcategory_limit', sql='char_length(subcategory) <= 200'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_input_types_limit', sql='is_text_list(input_types)'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_output_types_limit', sql='is_text_list(output_types)'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_external_apis_limit', sql='is_text_list(external_apis)'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_required_permissions_limit', sql='is_text_list(required_permissions)'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_typical_execution_time_seconds_limit', sql="typical_execution_time_seconds >= 0 AND typical_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_typical_token_usage_limit', sql='typical_token_usage >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_typical_cost_limit', sql="typical_cost >= 0 AND typical_cost <> 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_success_rate_percentage_limit', sql='success_rate_percentage BETWEEN 0 AND 100'),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_configuration_limit', sql="jsonb_typeof(configuration) = 'object' AND octet_length(configuration::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='agentcapability',
            constraint=codex.rules.Rule(name='agent_capabilities_parameter_schema_limit', sql="jsonb_typeof(parameter_schema) = 'object' AND octet_length(parameter_schema::text) <= 262144"),
        ),
        migrations.AddIndex(
            model_name='agentexecution',
            index=models.Index(fields=['workspace', 'agent', '-started_at'], name='agent_executions_agent_idx'),
        ),
        migrations.AddIndex(
            model_name='agentexecution',
            index=models.Index(fields=['workspace', 'assignment', 'agent', '-started_at'], name='agent_executions_assign_idx'),
        ),
        migrations.AddIndex(
            model_name='agentexecution',
            index=models.Index(fields=['workspace', 'outcome', '-started_at'], name='agent_executions_outcome_idx'),
        ),
        migrations.AddIndex(
            model_name='agentexecution',
            index=models.Index(fields=['agent'], name='agent_executions_agent_fk_idx'),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='agents_agentexecution_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Unique(fields=('workspace', 'execution_id'), name='agent_executions_once'),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_week_at_most', sql='execution_time_seconds <= 604800'),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_agent_version_limit', sql="btrim(agent_version) <> '' AND char_length(agent_version) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_started_at_limit', sql="extract(year FROM started_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_execution_time_seconds_limit', sql="execution_time_seconds >= 0 AND execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_input_tokens_limit', sql='input_tokens >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_output_tokens_limit', sql='output_tokens >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_cost_limit', sql="cost >= 0 AND cost <> 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_outcome_limit', sql="outcome IN ('success', 'failure', 'error')"),
        ),
        migrations.AddConstraint(
            model_name='agentexecution',
            constraint=codex.rules.Rule(name='agent_executions_quality_limit', sql='quality BETWEEN 0 AND 100'),
        ),
        migrations.AddIndex(
            model_name='agentperformance',
            index=models.Index(fields=['workspace', 'measurement_date', 'agent'], name='agent_performance_date_idx'),
        ),
        migrations.AddIndex(
            model_name='agentperformance',
            index=models.Index(fields=['agent'], name='agent_performance_agent_idx'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='agents_agentperformance_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Unique(fields=('workspace', 'agent', 'measurement_date', 'measurement_hour'), name='agent_performance_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_date_limit', sql="measurement_date BETWEEN '2000-01-01' AND '2100-12-31'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_hour_limit', sql='measurement_hour BETWEEN 0 AND 23'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_counts_add_up', sql='execution_count = success_count + failure_count + error_count'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_histogram_adds_up', sql='is_time_histogram(time_histogram, execution_count)'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_quality_adds_up', sql='quality_count <= execution_count AND quality_total BETWEEN 0 AND 100 * quality_count'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_times_in_order', sql='min_execution_time_seconds <= avg_execution_time_seconds\n    AND avg_execution_time_seconds <= max_execution_time_seconds\n    AND p50_execution_time_seconds <= p95_execution_time_seconds\n    AND p95_execution_time_seconds <= p99_execution_time_seconds'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_execution_count_limit', sql='execution_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_success_count_limit', sql='success_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_failure_count_limit', sql='failure_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_error_count_limit', sql='error_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_total_execution_time_seconds_limit', sql="total_execution_time_seconds >= 0 AND total_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_avg_execution_time_seconds_limit', sql="avg_execution_time_seconds >= 0 AND avg_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_min_execution_time_seconds_limit', sql="min_execution_time_seconds >= 0 AND min_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_max_execution_time_seconds_limit', sql="max_execution_time_seconds >= 0 AND max_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_p50_execution_time_seconds_limit', sql="p50_execution_time_seconds >= 0 AND p50_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_p95_execution_time_seconds_limit', sql="p95_execution_time_seconds >= 0 AND p95_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_p99_execution_time_seconds_limit', sql="p99_execution_time_seconds >= 0 AND p99_execution_time_seconds < 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_total_input_tokens_limit', sql='total_input_tokens >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_total_output_tokens_limit', sql='total_output_tokens >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_total_cost_incurred_limit', sql="total_cost_incurred >= 0 AND total_cost_incurred <> 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_avg_cost_per_execution_limit', sql="avg_cost_per_execution >= 0 AND avg_cost_per_execution <> 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_success_rate_percentage_limit', sql='success_rate_percentage BETWEEN 0 AND 100'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_error_rate_percentage_limit', sql='error_rate_percentage BETWEEN 0 AND 100'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_quality_score_limit', sql='quality_score BETWEEN 0 AND 100'),
        ),
        migrations.AddConstraint(
            model_name='agentperformance',
            constraint=codex.rules.Rule(name='agent_performance_quality_count_limit', sql='quality_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agentrelease',
            constraint=codex.rules.Unique(fields=('agent', 'version'), name='agent_releases_once'),
        ),
        migrations.AddConstraint(
            model_name='agentrelease',
            constraint=codex.rules.Rule(name='agent_releases_version_limit', sql="btrim(version) <> '' AND char_length(version) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='agentrelease',
            constraint=codex.rules.Rule(name='agent_releases_model_config_limit', sql="jsonb_typeof(model_config) = 'object' AND octet_length(model_config::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='agentrelease',
            constraint=codex.rules.Rule(name='agent_releases_system_prompt_limit', sql='char_length(system_prompt) <= 20000'),
        ),
        migrations.AddIndex(
            model_name='agenttask',
            index=models.Index(fields=['workspace', 'assignment', 'state', '-priority', 'run_after'], name='agent_tasks_next_idx'),
        ),
        migrations.AddIndex(
            model_name='agenttask',
            index=models.Index(fields=['workspace', 'state', 'leased_until'], name='agent_tasks_lease_idx'),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='agents_agenttask_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_lease_agrees', sql="(state = 'leased') = (leased_until IS NOT NULL)"),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_payload_limit', sql="jsonb_typeof(payload) = 'object' AND octet_length(payload::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_state_limit', sql="state IN ('queued', 'leased', 'done', 'failed', 'cancelled')"),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_attempts_limit', sql='attempts >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_max_attempts_limit', sql='max_attempts >= 0'),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_run_after_limit', sql="extract(year FROM run_after AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_leased_until_limit', sql="extract(year FROM leased_until AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_leased_by_limit', sql='char_length(leased_by) <= 200'),
        ),
        migrations.AddConstraint(
            model_name='agenttask',
            constraint=codex.rules.Rule(name='agent_tasks_last_error_limit', sql='char_length(last_error) <= 20000'),
        ),
        install("agents", "foreign_keys_v1"),
        install("agents", "row_policies_v1"),
        install("agents", "grants_v1"),
        install("agents", "updated_at_v1"),
        install("agents", "record_events_v1"),
        install("agents", "agent_releases_v1"),
        install("agents", "quest_agents_v1"),
        install("agents", "assignments_v1"),
        install("agents", "derive_performance_v1"),
        install("agents", "record_agent_execution_v1"),
        install("agents", "agent_performance_over_v1"),
    ]
