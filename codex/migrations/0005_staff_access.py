"""Staff: roles of operators by area, second factors, who looked into which workspace, what was done to accounts."""

import codex.fields
import codex.rules
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('codex', '0004_imports'),
        ('mfa', '0003_authenticator_type_uniq'),
    ]

    operations = [
        migrations.CreateModel(
            name='StaffEntry',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('table_name', models.TextField(db_comment='The table that the row is or was in.', max_length=200)),
                ('person', models.UUIDField(db_comment='About whom it is.')),
                ('verb', models.TextField(db_comment='created, changed, deleted.')),
                ('before', models.JSONField(db_comment='What it was, as far as it is told; never a secret.')),
                ('after', models.JSONField(db_comment='What it is since.')),
                ('actor', models.UUIDField(db_comment='Who did it; empty for the command line.', null=True)),
                ('role', models.TextField(db_comment='The role of the database that did it.', max_length=200)),
                ('origin', models.JSONField(blank=True, db_comment='From where: {"via", "request", "address"}.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
            ],
            options={
                'verbose_name': 'entry of the staff log',
                'verbose_name_plural': 'entries of the staff log',
                'db_table': 'staff_log',
                'db_table_comment': 'What was done to accounts, operators, their roles and second factors.',
                'indexes': [models.Index(fields=['person', 'id'], name='staff_log_person_idx')],
                'constraints': [codex.rules.Rule(name='staff_log_table_name_limit', sql="btrim(table_name) <> '' AND char_length(table_name) <= 200"), codex.rules.Rule(name='staff_log_verb_limit', sql="verb IN ('created', 'changed', 'deleted')"), codex.rules.Rule(name='staff_log_before_limit', sql="jsonb_typeof(before) = 'object'"), codex.rules.Rule(name='staff_log_after_limit', sql="jsonb_typeof(after) = 'object'"), codex.rules.Rule(name='staff_log_role_limit', sql="btrim(role) <> '' AND char_length(role) <= 200"), codex.rules.Rule(name='staff_log_origin_limit', sql="jsonb_typeof(origin) = 'object' AND octet_length(origin::text) <= 262144")],
            },
        ),
        migrations.CreateModel(
            name='OperatorRole',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('area', models.TextField(db_comment='Where: codex (the ground: people, workspaces, keys), positioning, gamification, agents, intelligence, alerts.')),
                ('role', models.TextField(db_comment='viewer (reads), operator (also adds, changes and acts), admin (also deletes, and does what managers do).')),
                ('operator', models.ForeignKey(db_comment='Whose role it is.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='codex.operator')),
            ],
            options={
                'db_table': 'operator_roles',
                'db_table_comment': 'What operators may do, area by area; written by admins of the ground among them.',
                'constraints': [codex.rules.Unique(fields=('operator', 'area'), name='operator_roles_once'), codex.rules.Rule(name='operator_roles_area_limit', sql="area IN ('codex', 'positioning', 'gamification', 'agents', 'intelligence', 'alerts')"), codex.rules.Rule(name='operator_roles_role_limit', sql="role IN ('viewer', 'operator', 'admin')")],
            },
        ),
        migrations.CreateModel(
            name='StaffVisit',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('person', models.UUIDField(db_comment='Who looked.')),
                ('hour', models.DateTimeField(db_comment='The hour in which he did, by its beginning.')),
                ('last_at', models.DateTimeField(db_comment='When he last did in that hour; the row was made when he first did.')),
                ('requests', models.BigIntegerField(db_comment='How often.', db_default=0, default=0)),
                ('addresses', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='From where: the first ten addresses of that hour.', db_default=[], default=list, size=None)),
                ('workspace', models.ForeignKey(db_comment='Whose rows were open; empty where those of all workspaces were.', db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'staff_visits',
                'db_table_comment': 'Who of the staff looked into which workspace; kept as long as the audit log.',
                'abstract': False,
                'constraints': [codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_staffvisit_key', opclasses=['uuid_ops', 'uuid_ops']), codex.rules.Unique(fields=('workspace', 'person', 'hour'), name='staff_visits_once', nulls_distinct=False), codex.rules.Rule(name='staff_visits_hour_limit', sql="extract(year FROM hour AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"), codex.rules.Rule(name='staff_visits_last_at_limit', sql="extract(year FROM last_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"), codex.rules.Rule(name='staff_visits_requests_limit', sql='requests >= 0'), codex.rules.Rule(name='staff_visits_addresses_limit', sql='is_text_list(addresses)')],
            },
        ),
        install("codex", "staff_roles_v1"),
        install("codex", "own_account_v2"),
        install("codex", "operators_door_v1"),
        install("codex", "job_door_v2"),
        install("codex", "staff_visits_v1"),
        install("codex", "staff_log_v1"),
        install("codex", "second_factors_v1"),
        install("codex", "staff_access_v1"),
    ]
