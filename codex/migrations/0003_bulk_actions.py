"""Actions on selections that are too large for one request: what was chosen, and what became of each row."""

import codex.fields
import codex.rules
import codex.tenancy
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('codex', '0002_queue_jobs'),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkAction',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('selection', models.UUIDField(db_comment='What was chosen at once: over all workspaces one of these for each workspace.')),
                ('model', models.TextField(db_comment='Of which rows, as in positioning.campaign.', max_length=200)),
                ('action', models.TextField(db_comment='What is done with each, by the name of the action in the back office.', max_length=200)),
                ('parameters', models.JSONField(blank=True, db_comment='What was asked with it, as {field: [values as they were sent]}.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('state', models.TextField(db_comment='asked (chosen and shown, not confirmed), confirmed (a job does it), stopped, done.', db_default='asked', default='asked')),
                ('total_count', models.BigIntegerField(db_comment='How many rows were chosen.', db_default=0, default=0, verbose_name='rows')),
                ('done_count', models.BigIntegerField(db_comment='With how many it was done.', db_default=0, default=0, verbose_name='done')),
                ('refused_count', models.BigIntegerField(db_comment='How many refused, or were gone by then.', db_default=0, default=0, verbose_name='refused')),
                ('job', models.BigIntegerField(db_comment='The job that does the next rows; it may be gone.', null=True)),
                ('user', models.ForeignKey(blank=True, db_comment='Whose it is: who chose, and confirms and stops it; empty once deleted.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'bulk_actions',
                'db_table_comment': 'Actions on large selections, which jobs do; kept for 90 days.',
                'abstract': False,
                'indexes': [models.Index(fields=['user'], name='bulk_actions_user_idx'), models.Index(fields=['workspace', 'selection'], name='bulk_actions_selection_idx')],
                'constraints': [codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_bulkaction_key', opclasses=['uuid_ops', 'uuid_ops']), codex.rules.Rule(name='bulk_actions_counts', sql='done_count + refused_count <= total_count'), codex.rules.Rule(name='bulk_actions_model_limit', sql="btrim(model) <> '' AND char_length(model) <= 200"), codex.rules.Rule(name='bulk_actions_action_limit', sql="btrim(action) <> '' AND char_length(action) <= 200"), codex.rules.Rule(name='bulk_actions_parameters_limit', sql="jsonb_typeof(parameters) = 'object' AND octet_length(parameters::text) <= 262144"), codex.rules.Rule(name='bulk_actions_state_limit', sql="state IN ('asked', 'confirmed', 'stopped', 'done')"), codex.rules.Rule(name='bulk_actions_total_count_limit', sql='total_count >= 0'), codex.rules.Rule(name='bulk_actions_done_count_limit', sql='done_count >= 0'), codex.rules.Rule(name='bulk_actions_refused_count_limit', sql='refused_count >= 0')],
            },
        ),
        migrations.CreateModel(
            name='BulkActionRow',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(db_comment='Whose it is: the user of the bulk action.')),
                ('row_id', models.UUIDField(db_comment='The row.')),
                ('outcome', models.TextField(db_comment='waiting, done, refused (sentence says why), gone (deleted before its turn).', db_default='waiting', default='waiting')),
                ('name', models.TextField(blank=True, db_comment='What a row that refused is called.', db_default='', default='', max_length=20000)),
                ('sentence', models.TextField(blank=True, db_comment='Why it refused.', db_default='', default='', max_length=20000)),
                ('bulk_action', models.ForeignKey(db_comment='What is done with it.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='codex.bulkaction')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'bulk_action_rows',
                'db_table_comment': 'The rows that were chosen for an action, and what became of each.',
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('outcome', 'waiting')), fields=['workspace', 'bulk_action', 'row_id'], name='bulk_action_rows_waiting_idx'), models.Index(condition=models.Q(('outcome__in', ['refused', 'gone'])), fields=['workspace', 'bulk_action', 'row_id'], name='bulk_action_rows_refused_idx')],
                'constraints': [codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_bulkactionrow_key', opclasses=['uuid_ops', 'uuid_ops']), codex.rules.Unique(fields=('workspace', 'bulk_action', 'row_id'), name='bulk_action_rows_once'), codex.rules.Rule(name='bulk_action_rows_outcome_limit', sql="outcome IN ('waiting', 'done', 'refused', 'gone')"), codex.rules.Rule(name='bulk_action_rows_name_limit', sql='char_length(name) <= 20000'), codex.rules.Rule(name='bulk_action_rows_sentence_limit', sql='char_length(sentence) <= 20000')],
            },
        ),
        install("codex", "bulk_actions_v1"),
    ]
