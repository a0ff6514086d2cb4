"""Seed migration 013: positioning, messages, campaigns with quests and cohorts, moves, assets."""

import codex.fields
import codex.rules
import codex.tenancy
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('codex', '0001_create_ground'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MessageArchitecture',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What the set of messages is called.', max_length=200)),
                ('description', models.TextField(blank=True, db_comment='What it is for.', db_default='', default='', max_length=20000)),
                ('primary_message', models.TextField(db_comment='The message that everything else supports.', max_length=20000)),
                ('secondary_messages', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='The messages behind it.', db_default=[], default=list, size=None)),
                ('content_pillars', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='The subjects that content is made about.', db_default=[], default=list, size=None)),
                ('brand_voice', models.TextField(blank=True, db_comment='How the brand sounds.', db_default='', default='', max_length=20000)),
                ('tone_guidelines', models.TextField(blank=True, db_comment='How the voice changes with the occasion.', db_default='', default='', max_length=20000)),
                ('target_audience', models.TextField(blank=True, db_comment='Who listens.', db_default='', default='', max_length=20000)),
                ('key_topics', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What is spoken about.', db_default=[], default=list, size=None)),
                ('content_themes', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='The threads that run through the content.', db_default=[], default=list, size=None)),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'message_architecture',
                'db_table_comment': 'The messages that a positioning is told in.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What the campaign is called; unique among those not archived.', max_length=200)),
                ('description', models.TextField(blank=True, db_comment='What it is about.', db_default='', default='', max_length=20000)),
                ('objective', models.TextField(blank=True, db_comment='What it is to achieve.', db_default='', default='', max_length=20000)),
                ('status', models.TextField(db_comment='draft (being written), planning (being prepared), active (running), paused (resting), completed (done), archived (put away for good).', db_default='draft', default='draft')),
                ('target_segments', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='The segments it is for.', db_default=[], default=list, size=None)),
                ('target_geographies', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Where it runs.', db_default=[], default=list, size=None)),
                ('start_date', models.DateField(blank=True, db_comment='The first day; an active campaign has one.', null=True)),
                ('end_date', models.DateField(blank=True, db_comment='The last day.', null=True)),
                ('completed_at', models.DateTimeField(db_comment='When it was completed; kept when archived.', editable=False, null=True)),
                ('planned_duration_days', models.PositiveIntegerField(blank=True, db_comment='How long it is meant to take, in days.', null=True)),
                ('budget_allocation', models.DecimalField(blank=True, db_comment="The whole budget, in the campaign's currency.", decimal_places=2, max_digits=14, null=True)),
                ('allocated_budget_amount', models.DecimalField(db_comment='What of the budget is given out already; never above it.', db_default=0, decimal_places=2, default=0, max_digits=14)),
                ('currency', models.CharField(db_comment='ISO 4217 code of its amounts.', db_default='EUR', default='EUR', max_length=3)),
                ('resource_allocation', models.JSONField(blank=True, db_comment='What else it uses: people, tools, hours.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('total_reach', models.BigIntegerField(db_comment='How many people it reached.', db_default=0, default=0)),
                ('total_engagements', models.BigIntegerField(db_comment='How often they reacted.', db_default=0, default=0)),
                ('conversion_count', models.BigIntegerField(db_comment='How many did what was wanted.', db_default=0, default=0)),
                ('roi_percentage', models.DecimalField(blank=True, db_comment='Return on investment in percent; negative for a loss, -100 at the least.', decimal_places=2, max_digits=12, null=True)),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
                ('message_architecture', models.ForeignKey(blank=True, db_comment='The messages it uses.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='campaigns', to='positioning.messagearchitecture')),
            ],
            options={
                'db_table': 'campaigns',
                'db_table_comment': 'Planned efforts with a budget, a time and a lifecycle.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What the move is called.', max_length=200)),
                ('move_type', models.TextField(db_comment='What it works on: authority (be believed), consideration (be compared), objection (answer doubts), conversion (win), retention (keep), research (learn).')),
                ('status', models.TextField(db_comment='planned (an intention), ready (prepared), in_progress (being done), completed (done, with its success known), killed (given up).', db_default='planned', default='planned')),
                ('success_metric', models.TextField(blank=True, db_comment='What is measured.', db_default='', default='', max_length=20000)),
                ('success_target', models.TextField(blank=True, db_comment='What the measure has to reach.', db_default='', default='', max_length=20000)),
                ('succeeded', models.BooleanField(blank=True, db_comment='Whether the target was reached; empty until it is completed.', null=True)),
                ('progress_percentage', models.DecimalField(db_comment='How far it is, 0-100.', db_default=0, decimal_places=2, default=0, max_digits=5)),
                ('start_date', models.DateField(blank=True, db_comment='The first day.', null=True)),
                ('end_date', models.DateField(blank=True, db_comment='The last day.', null=True)),
                ('campaign', models.ForeignKey(blank=True, db_comment='The campaign it belongs to, if any; the move outlives it.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='moves', to='positioning.campaign')),
                ('cohort', models.ForeignKey(blank=True, db_comment='The cohort it is aimed at, if any; the move outlives it.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='moves', to='codex.cohort')),
                ('owner', models.ForeignKey(blank=True, db_comment='Who drives it; empty once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'moves',
                'db_table_comment': 'Single steps towards a cohort, each with a measure of success.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Asset',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What the piece is called.', max_length=200)),
                ('asset_type', models.TextField(db_comment='What kind of piece: article, video, landing page, ...', max_length=200)),
                ('status', models.TextField(db_comment='draft (being made), review (being read), approved (may go out), published (is out), archived (put away).', db_default='draft', default='draft')),
                ('url', models.URLField(blank=True, db_comment='Where it can be seen.', db_default='', default='', max_length=2000)),
                ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Words to find the piece by.', db_default=[], default=list, size=None)),
                ('author', models.ForeignKey(blank=True, db_comment='Who made it; empty once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
                ('move', models.ForeignKey(blank=True, db_comment='The move it is made for, if any; the piece outlives it.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assets', to='positioning.move')),
            ],
            options={
                'db_table': 'assets',
                'db_table_comment': 'Pieces of content on their way to being published.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Positioning',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What the positioning is called; unique in the workspace.', max_length=200)),
                ('description', models.TextField(blank=True, db_comment='What it is about.', db_default='', default='', max_length=20000)),
                ('market_segment', models.TextField(db_comment='The part of the market it is for.', max_length=20000)),
                ('target_persona', models.TextField(blank=True, db_comment='The person it speaks to.', db_default='', default='', max_length=20000)),
                ('key_message', models.TextField(blank=True, db_comment='The one thing to remember.', db_default='', default='', max_length=20000)),
                ('value_proposition', models.TextField(blank=True, db_comment='Why somebody should choose the product.', db_default='', default='', max_length=20000)),
                ('differentiation', models.TextField(blank=True, db_comment='What nobody else can say.', db_default='', default='', max_length=20000)),
                ('target_pain_points', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What troubles the persona.', db_default=[], default=list, size=None)),
                ('solution_benefits', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What the product does about it.', db_default=[], default=list, size=None)),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'verbose_name_plural': 'positioning',
                'db_table': 'positioning',
                'db_table_comment': 'Where a team stands in its market.',
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='messagearchitecture',
            name='positioning',
            field=models.ForeignKey(db_comment='The positioning it tells; deleted with it.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='message_architectures', to='positioning.positioning'),
        ),
        migrations.AddField(
            model_name='campaign',
            name='positioning',
            field=models.ForeignKey(blank=True, db_comment='The positioning it is built on.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='campaigns', to='positioning.positioning'),
        ),
        migrations.CreateModel(
            name='CampaignCohort',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('allocation_percentage', models.DecimalField(db_comment='The share of the campaign that goes to this cohort; never above 100 together.', db_default=0, decimal_places=2, default=0, max_digits=5)),
                ('target_count', models.BigIntegerField(db_comment='How many of the cohort are to be reached.', db_default=0, default=0)),
                ('reached_count', models.BigIntegerField(db_comment='How many were reached.', db_default=0, default=0)),
                ('converted_count', models.BigIntegerField(db_comment='How many did what was wanted.', db_default=0, default=0)),
                ('campaign', models.ForeignKey(db_comment='The campaign; deleted with it.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='campaign_cohorts', to='positioning.campaign')),
                ('cohort', models.ForeignKey(db_comment='The cohort it addresses; the link is deleted with it.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='campaign_cohorts', to='codex.cohort')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'campaign_cohorts',
                'db_table_comment': 'Which cohorts a campaign addresses, with which share of it.',
                'abstract': False,
                'indexes': [models.Index(fields=['workspace', 'cohort'], name='campaign_cohorts_cohort_idx')],
                'constraints': [codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='positioning_campaigncohort_key', opclasses=['uuid_ops', 'uuid_ops']), codex.rules.Unique(fields=('workspace', 'campaign', 'cohort'), name='campaign_cohorts_once'), codex.rules.Rule(name='campaign_cohorts_allocation_percentage_limit', sql='allocation_percentage BETWEEN 0 AND 100'), codex.rules.Rule(name='campaign_cohorts_target_count_limit', sql='target_count >= 0'), codex.rules.Rule(name='campaign_cohorts_reached_count_limit', sql='reached_count >= 0'), codex.rules.Rule(name='campaign_cohorts_converted_count_limit', sql='converted_count >= 0')],
            },
        ),
        migrations.CreateModel(
            name='CampaignQuest',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What is to be done.', max_length=200)),
                ('description', models.TextField(blank=True, db_comment='What it is about.', db_default='', default='', max_length=20000)),
                ('objective', models.TextField(blank=True, db_comment='What it is to achieve.', db_default='', default='', max_length=20000)),
                ('quest_order', models.PositiveIntegerField(db_comment='Its place among its siblings, small numbers first.', db_default=0, default=0, verbose_name='order')),
                ('status', models.TextField(db_comment='pending (not begun), in_progress (being done), completed (done), blocked (cannot go on), on_hold (put aside).', db_default='pending', default='pending')),
                ('start_date', models.DateField(blank=True, db_comment='When work on it begins.', null=True)),
                ('end_date', models.DateField(blank=True, db_comment='When work on it ended.', null=True)),
                ('due_date', models.DateField(blank=True, db_comment='When it has to be done.', null=True)),
                ('assigned_to_agents', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Registry names of the agents that work on it.', db_default=[], default=list, size=None)),
                ('expected_output', models.TextField(blank=True, db_comment='What is to come of it.', db_default='', default='', max_length=20000)),
                ('actual_output', models.TextField(blank=True, db_comment='What came of it.', db_default='', default='', max_length=20000)),
                ('weight', models.DecimalField(db_comment="How much it counts in the campaign's progress, compared with other leaves.", db_default=1, decimal_places=2, default=1, max_digits=8)),
                ('campaign', models.ForeignKey(db_comment='The campaign it is part of; deleted with it.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='quests', to='positioning.campaign')),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('parent_quest', models.ForeignKey(blank=True, db_comment='The quest of the same campaign that it is a part of.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='positioning.campaignquest')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'campaign_quests',
                'db_table_comment': 'The work of a campaign, as a tree.',
                'abstract': False,
                'indexes': [models.Index(fields=['workspace', 'campaign', 'parent_quest', 'quest_order'], name='campaign_quests_tree_idx'), models.Index(fields=['workspace', 'status', 'due_date'], name='campaign_quests_status_idx'), models.Index(fields=['created_by'], name='campaign_quests_created_by_idx')],
                'constraints': [codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='positioning_campaignquest_key', opclasses=['uuid_ops', 'uuid_ops']), codex.rules.WorkspaceKey(fields=('workspace', 'campaign', 'id'), name='campaign_quests_in_campaign_key', opclasses=['uuid_ops', 'uuid_ops', 'uuid_ops']), codex.rules.Rule(name='campaign_quests_end_after_start', sql='end_date >= start_date AND (due_date >= start_date) IS NOT FALSE'), codex.rules.Rule(name='campaign_quests_weight_limit', sql="weight > 0 AND weight <> 'NaN'"), codex.rules.Rule(name='campaign_quests_not_own_parent', sql='parent_quest_id <> id'), codex.rules.Rule(name='campaign_quests_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"), codex.rules.Rule(name='campaign_quests_description_limit', sql='char_length(description) <= 20000'), codex.rules.Rule(name='campaign_quests_objective_limit', sql='char_length(objective) <= 20000'), codex.rules.Rule(name='campaign_quests_status_limit', sql="status IN ('pending', 'in_progress', 'completed', 'blocked', 'on_hold')"), codex.rules.Rule(name='campaign_quests_start_date_limit', sql="start_date BETWEEN '2000-01-01' AND '2100-12-31'"), codex.rules.Rule(name='campaign_quests_end_date_limit', sql="end_date BETWEEN '2000-01-01' AND '2100-12-31'"), codex.rules.Rule(name='campaign_quests_due_date_limit', sql="due_date BETWEEN '2000-01-01' AND '2100-12-31'"), codex.rules.Rule(name='campaign_quests_assigned_to_agents_limit', sql='is_text_list(assigned_to_agents)'), codex.rules.Rule(name='campaign_quests_expected_output_limit', sql='char_length(expected_output) <= 20000'), codex.rules.Rule(name='campaign_quests_actual_output_limit', sql='char_length(actual_output) <= 20000')],
            },
        ),
        migrations.AddIndex(
            model_name='move',
            index=models.Index(fields=['workspace', 'status', '-updated_at'], name='moves_status_idx'),
        ),
        migrations.AddIndex(
            model_name='move',
            index=models.Index(fields=['workspace', 'campaign'], name='moves_campaign_idx'),
        ),
        migrations.AddIndex(
            model_name='move',
            index=models.Index(fields=['workspace', 'cohort'], name='moves_cohort_idx'),
        ),
        migrations.AddIndex(
            model_name='move',
            index=models.Index(fields=['owner'], name='moves_owner_idx'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='positioning_move_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_end_after_start', sql='end_date >= start_date'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_success_known_when_completed', sql="(status = 'completed') = (succeeded IS NOT NULL)"),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_move_type_limit', sql="move_type IN ('authority', 'consideration', 'objection', 'conversion', 'retention', 'research')"),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_status_limit', sql="status IN ('planned', 'ready', 'in_progress', 'completed', 'killed')"),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_success_metric_limit', sql='char_length(success_metric) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_success_target_limit', sql='char_length(success_target) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_progress_percentage_limit', sql='progress_percentage BETWEEN 0 AND 100'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_start_date_limit', sql="start_date BETWEEN '2000-01-01' AND '2100-12-31'"),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=codex.rules.Rule(name='moves_end_date_limit', sql="end_date BETWEEN '2000-01-01' AND '2100-12-31'"),
        ),
        migrations.AddIndex(
            model_name='asset',
            index=models.Index(fields=['workspace', 'status', '-updated_at'], name='assets_status_idx'),
        ),
        migrations.AddIndex(
            model_name='asset',
            index=models.Index(fields=['workspace', 'move'], name='assets_move_idx'),
        ),
        migrations.AddIndex(
            model_name='asset',
            index=models.Index(fields=['author'], name='assets_author_idx'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='positioning_asset_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=codex.rules.Rule(name='assets_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=codex.rules.Rule(name='assets_asset_type_limit', sql="btrim(asset_type) <> '' AND char_length(asset_type) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=codex.rules.Rule(name='assets_status_limit', sql="status IN ('draft', 'review', 'approved', 'published', 'archived')"),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=codex.rules.Rule(name='assets_tags_limit', sql='is_text_list(tags)'),
        ),
        migrations.AddIndex(
            model_name='positioning',
            index=models.Index(fields=['created_by'], name='positioning_created_by_idx'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='positioning_positioning_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Unique(fields=('workspace', 'name'), name='positioning_name_once'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_description_limit', sql='char_length(description) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_market_segment_limit', sql="btrim(market_segment) <> '' AND char_length(market_segment) <= 20000"),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_target_persona_limit', sql='char_length(target_persona) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_key_message_limit', sql='char_length(key_message) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_value_proposition_limit', sql='char_length(value_proposition) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_differentiation_limit', sql='char_length(differentiation) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_target_pain_points_limit', sql='is_text_list(target_pain_points)'),
        ),
        migrations.AddConstraint(
            model_name='positioning',
            constraint=codex.rules.Rule(name='positioning_solution_benefits_limit', sql='is_text_list(solution_benefits)'),
        ),
        migrations.AddIndex(
            model_name='messagearchitecture',
            index=models.Index(fields=['workspace', 'positioning'], name='message_arch_positioning_idx'),
        ),
        migrations.AddIndex(
            model_name='messagearchitecture',
            index=models.Index(fields=['created_by'], name='message_arch_created_by_idx'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='positioning_messagearchitecture_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_description_limit', sql='char_length(description) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_primary_message_limit', sql="btrim(primary_message) <> '' AND char_length(primary_message) <= 20000"),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_secondary_messages_limit', sql='is_text_list(secondary_messages)'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_content_pillars_limit', sql='is_text_list(content_pillars)'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_brand_voice_limit', sql='char_length(brand_voice) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_tone_guidelines_limit', sql='char_length(tone_guidelines) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_target_audience_limit', sql='char_length(target_audience) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_key_topics_limit', sql='is_text_list(key_topics)'),
        ),
        migrations.AddConstraint(
            model_name='messagearchitecture',
            constraint=codex.rules.Rule(name='message_architecture_content_themes_limit', sql='is_text_list(content_themes)'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(fields=['workspace', 'status', '-updated_at'], name='campaigns_status_idx'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(fields=['workspace', 'start_date'], name='campaigns_start_date_idx'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(fields=['workspace', 'end_date'], name='campaigns_end_date_idx'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(fields=['workspace', 'positioning'], name='campaigns_positioning_idx'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(fields=['workspace', 'message_architecture'], name='campaigns_message_arch_idx'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(fields=['created_by'], name='campaigns_created_by_idx'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='positioning_campaign_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Unique(condition=models.Q(('status', 'archived'), _negated=True), fields=('workspace', 'name'), name='campaigns_name_once'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_end_after_start', sql='end_date >= start_date'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_duration_limit', sql='planned_duration_days BETWEEN 0 AND 36525'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_budget_covers_allocated', sql='allocated_budget_amount <= COALESCE(budget_allocation, 0)'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_active_is_ready', sql="status <> 'active' OR (start_date IS NOT NULL AND COALESCE(budget_allocation, 0) > 0)"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_currency_limit', sql="currency ~ '^[A-Z]{3}$'"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_roi_limit', sql="roi_percentage >= -100 AND roi_percentage <> 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_description_limit', sql='char_length(description) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_objective_limit', sql='char_length(objective) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_status_limit', sql="status IN ('draft', 'planning', 'active', 'paused', 'completed', 'archived')"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_target_segments_limit', sql='is_text_list(target_segments)'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_target_geographies_limit', sql='is_text_list(target_geographies)'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_start_date_limit', sql="start_date BETWEEN '2000-01-01' AND '2100-12-31'"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_end_date_limit', sql="end_date BETWEEN '2000-01-01' AND '2100-12-31'"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_budget_allocation_limit', sql="budget_allocation >= 0 AND budget_allocation <> 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_allocated_budget_amount_limit', sql="allocated_budget_amount >= 0 AND allocated_budget_amount <> 'NaN'"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_resource_allocation_limit', sql="jsonb_typeof(resource_allocation) = 'object' AND octet_length(resource_allocation::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_total_reach_limit', sql='total_reach >= 0'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_total_engagements_limit', sql='total_engagements >= 0'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=codex.rules.Rule(name='campaigns_conversion_count_limit', sql='conversion_count >= 0'),
        ),
        install("positioning", "foreign_keys_v1"),
        install("positioning", "row_policies_v1"),
        install("positioning", "updated_at_v1"),
        install("positioning", "record_events_v1"),
        install("positioning", "campaign_lifecycle_v1"),
        install("positioning", "active_campaign_cohort_v1"),
        install("positioning", "cohort_allocation_v1"),
        install("positioning", "quest_tree_v1"),
        install("positioning", "campaign_progress_v1"),
        install("positioning", "touch_campaign_v1"),
    ]
