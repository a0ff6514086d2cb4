"""The ground: people, workspaces, cohorts, competitors, events."""

import codex.fields
import codex.models.keys
import codex.models.workspaces
import codex.rules
import codex.tenancy
import codex.validators
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        # Functions that columns and constraints name.
        install("codex", "time_ordered_ids_v1"),
        install("codex", "text_list_v1"),
        install("codex", "cohort_journey_v1"),
        migrations.CreateModel(
            name='User',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(db_comment='The login; unique whatever its case.', max_length=254)),
                ('password', models.CharField(db_comment="A salted hash; '!' and more for none.", max_length=128)),
                ('last_login', models.DateTimeField(blank=True, db_comment='When the person last signed in.', null=True)),
                ('full_name', models.TextField(db_comment='How colleagues see this person.', max_length=200)),
                ('timezone', models.TextField(db_comment='IANA name of the time zone that times are shown in.', db_default='UTC', default='UTC', validators=[codex.validators.known_timezone])),
                ('is_staff', models.BooleanField(db_comment='Works for whoever runs this installation; the app itself cannot set it.', db_default=False, default=False, verbose_name='staff')),
                ('is_superuser', models.BooleanField(db_comment="Django's flag; it opens no workspace, and the app itself cannot set it.", db_default=False, default=False)),
                ('is_active', models.BooleanField(db_comment='May sign in and enter workspaces; switch off instead of deleting.', db_default=True, default=True, verbose_name='active')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'db_table': 'users',
                'db_table_comment': 'People who can sign in.',
                'constraints': [
                    codex.rules.Unique(django.db.models.functions.text.Lower('email'), name='users_email_once'),
                    codex.rules.Rule(name='users_timezone_limit', sql="timezone ~ '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$' AND char_length(timezone) <= 64"),
                    codex.rules.Rule(name='users_full_name_limit', sql="btrim(full_name) <> '' AND char_length(full_name) <= 200"),
                ],
            },
        ),
        migrations.CreateModel(
            name='RecentCount',
            fields=[
                ('bucket', models.UUIDField(db_comment="What is counted, for whom, as a digest: no list of people's addresses.", primary_key=True, serialize=False)),
                ('number', models.IntegerField(db_comment='How often, in this window.')),
                ('ends_at', models.DateTimeField(db_comment='When the window ends, and the next one begins.')),
            ],
            options={
                'db_table': 'recent_counts',
                'db_table_comment': 'Requests and failed sign-ins of the current window; unlogged.',
            },
        ),
        migrations.CreateModel(
            name='Operator',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('user', models.OneToOneField(db_comment='Who.', db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'operators',
                'db_table_comment': 'Who may see all workspaces; written by operators and the owner only.',
            },
        ),
        migrations.CreateModel(
            name='PersonalToken',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment="What it is used for, in the person's own words.", max_length=200)),
                ('digest', models.CharField(db_comment='SHA-512 of the token, in hexadecimal.', editable=False, max_length=128)),
                ('token_key', models.CharField(db_comment='How the token begins, to know it again.', editable=False, max_length=25)),
                ('expiry', models.DateTimeField(db_comment='Until when it works.')),
                ('user', models.ForeignKey(db_comment='Whose token it is.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'personal_tokens',
                'db_table_comment': "People's tokens for the API; only digests are kept.",
                'indexes': [
                    models.Index(fields=['user'], name='personal_tokens_user_idx'),
                ],
                'constraints': [
                    codex.rules.Unique(fields=('digest',), name='personal_tokens_digest_once'),
                    codex.rules.Rule(name='personal_tokens_last_a_year', sql="expiry - created_at <= '367 days'"),
                    codex.rules.Rule(name='personal_tokens_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
                    codex.rules.Rule(name='personal_tokens_expiry_limit', sql="extract(year FROM expiry AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                ],
            },
        ),
        migrations.CreateModel(
            name='Workspace',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What the team calls itself.', max_length=200)),
                ('slug', models.SlugField(db_comment="The workspace's name in URLs and in X-Workspace.", db_index=False, max_length=63)),
                ('plan', models.TextField(db_comment='The subscription: Ascent (first steps), Glide (growing), Soar (everything).', db_default='Ascent', default='Ascent')),
                ('timezone', models.TextField(db_comment='IANA name of the time zone the team works in; days are counted in UTC.', db_default='UTC', default='UTC', validators=[codex.validators.known_timezone])),
                ('currency', models.CharField(db_comment='ISO 4217 code of its budgets.', db_default='EUR', default='EUR', max_length=3)),
                ('settings', models.JSONField(blank=True, db_comment='Preferences of the workspace.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('archived_at', models.DateTimeField(blank=True, db_comment='When the workspace was closed; empty while it is in use.', null=True)),
            ],
            options={
                'db_table': 'workspaces',
                'db_table_comment': 'Teams; every row of the product belongs to one.',
                'ordering': ['name'],
                'constraints': [
                    codex.rules.Unique(fields=('slug',), name='workspaces_slug_once'),
                    codex.rules.Rule(name='workspaces_slug_limit', sql="slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'"),
                    codex.rules.Rule(name='workspaces_timezone_limit', sql="timezone ~ '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$' AND char_length(timezone) <= 64"),
                    codex.rules.Rule(name='workspaces_currency_limit', sql="currency ~ '^[A-Z]{3}$'"),
                    codex.rules.Rule(name='workspaces_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
                    codex.rules.Rule(name='workspaces_plan_limit', sql="plan IN ('Ascent', 'Glide', 'Soar')"),
                    codex.rules.Rule(name='workspaces_settings_limit', sql="jsonb_typeof(settings) = 'object' AND octet_length(settings::text) <= 262144"),
                    codex.rules.Rule(name='workspaces_archived_at_limit', sql="extract(year FROM archived_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                ],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(db_comment='What happened, as subject and word: campaign.active, move.created.', max_length=200)),
                ('subject_type', models.TextField(db_comment='The kind of row it happened to: campaign, move, ...', max_length=200)),
                ('subject_id', models.UUIDField(db_comment='The row it happened to; it may be gone by now.')),
                ('data', models.JSONField(blank=True, db_comment='What there is to know: name, from, to.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('actor', models.ForeignKey(blank=True, db_comment='Who did it; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'events',
                'db_table_comment': 'What happened in each workspace: append-only, written by triggers.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'subject_id', 'id'], name='events_subject_idx'),
                    models.Index(fields=['workspace', 'kind', 'id'], name='events_kind_idx'),
                    models.Index(fields=['actor'], name='events_actor_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_event_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Rule(name='events_kind_limit', sql="btrim(kind) <> '' AND char_length(kind) <= 200"),
                    codex.rules.Rule(name='events_subject_type_limit', sql="btrim(subject_type) <> '' AND char_length(subject_type) <= 200"),
                    codex.rules.Rule(name='events_data_limit', sql="jsonb_typeof(data) = 'object' AND octet_length(data::text) <= 262144"),
                ],
            },
        ),
        migrations.CreateModel(
            name='Competitor',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment="The rival's name; unique in the workspace.", max_length=200)),
                ('website_url', models.URLField(blank=True, db_comment='Where it is found on the web.', db_default='', default='', max_length=2000)),
                ('industry', models.TextField(blank=True, db_comment='The market the rival is in.', db_default='', default='', max_length=200)),
                ('notes', models.TextField(blank=True, db_comment='What the team knows about it.', db_default='', default='', max_length=20000)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'competitors',
                'db_table_comment': 'Rivals whose moves are watched.',
                'abstract': False,
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_competitor_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'name'), name='competitors_name_once'),
                    codex.rules.Rule(name='competitors_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
                    codex.rules.Rule(name='competitors_industry_limit', sql='char_length(industry) <= 200'),
                    codex.rules.Rule(name='competitors_notes_limit', sql='char_length(notes) <= 20000'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Cohort',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment='What the audience is called; unique in the workspace.', max_length=200)),
                ('executive_summary', models.TextField(blank=True, db_comment='Who these people are, in a paragraph.', db_default='', default='', max_length=20000)),
                ('pain_points', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What troubles them.', db_default=[], default=list, size=None)),
                ('goals', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What they want to reach.', db_default=[], default=list, size=None)),
                ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Words to find the cohort by.', db_default=[], default=list, size=None)),
                ('health_score', models.DecimalField(blank=True, db_comment='How well the cohort is understood and served, 0-100.', decimal_places=2, max_digits=5, null=True)),
                ('journey_distribution', models.JSONField(blank=True, db_comment='Share of the cohort at each stage of awareness (unaware, problem_aware, solution_aware, product_aware, most_aware), each 0-1, together 1; empty while unknown.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'cohorts',
                'db_table_comment': 'Audiences that campaigns address.',
                'abstract': False,
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_cohort_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'name'), name='cohorts_name_once'),
                    codex.rules.Rule(name='cohorts_journey_adds_up', sql="journey_distribution = '{}' OR is_journey(journey_distribution)"),
                    codex.rules.Rule(name='cohorts_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
                    codex.rules.Rule(name='cohorts_executive_summary_limit', sql='char_length(executive_summary) <= 20000'),
                    codex.rules.Rule(name='cohorts_pain_points_limit', sql='is_text_list(pain_points)'),
                    codex.rules.Rule(name='cohorts_goals_limit', sql='is_text_list(goals)'),
                    codex.rules.Rule(name='cohorts_tags_limit', sql='is_text_list(tags)'),
                    codex.rules.Rule(name='cohorts_health_score_limit', sql='health_score BETWEEN 0 AND 100'),
                    codex.rules.Rule(name='cohorts_journey_distribution_limit', sql="jsonb_typeof(journey_distribution) = 'object' AND octet_length(journey_distribution::text) <= 262144"),
                ],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('resource', models.TextField(db_comment='The list of the API that the row is in: campaigns, moves, ...', max_length=200)),
                ('row_id', models.UUIDField(db_comment='The row; it may be gone by now.')),
                ('verb', models.TextField(db_comment='created, changed, deleted; forgotten: what came before this is no longer kept.')),
                ('transaction', models.BigIntegerField(db_comment='The transaction that did it (pg_current_xact_id): the feed is ordered by it.')),
                ('number', models.BigIntegerField(db_comment='The order inside a transaction, of a sequence.')),
                ('actor', models.UUIDField(db_comment='Who did it; empty for agents and jobs.', null=True)),
                ('person', models.UUIDField(db_comment="Whose row it is, where a row is somebody's own.", null=True)),
                ('audience', models.TextField(db_comment='Who reads of it: members; overseers (admin, owner, agent) or managers (admin, owner), and the person.', db_default='members', default='members')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'changes',
                'db_table_comment': 'What was made, changed or deleted in each workspace; kept for a month.',
                'abstract': False,
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_change_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'transaction', 'number'), name='changes_position_once'),
                    codex.rules.Rule(name='changes_resource_limit', sql="btrim(resource) <> '' AND char_length(resource) <= 200"),
                    codex.rules.Rule(name='changes_verb_limit', sql="verb IN ('created', 'changed', 'deleted', 'forgotten')"),
                    codex.rules.Rule(name='changes_audience_limit', sql="audience IN ('members', 'overseers', 'managers')"),
                ],
            },
        ),
        migrations.CreateModel(
            name='ApiKey',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField(db_comment="What uses the key; unique among the workspace's keys in use.", max_length=200)),
                ('prefix', models.CharField(db_comment='How its token begins, to know it again.', editable=False, max_length=8)),
                ('digest', models.BinaryField(db_comment='SHA-256 of the secret.')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What it may do, such as campaigns:read.', db_default=[], default=list, size=None)),
                ('expires_at', models.DateTimeField(db_comment='Until when it works.', default=codex.models.keys.key_expiry)),
                ('last_used_at', models.DateTimeField(db_comment='When it was used last, to the minute.', editable=False, null=True)),
                ('previous_digest', models.BinaryField(db_comment='SHA-256 of the secret before the last rotation.', null=True)),
                ('previous_until', models.DateTimeField(db_comment='Until when the secret before the rotation works too.', editable=False, null=True)),
                ('revoked_at', models.DateTimeField(db_comment='When it was revoked, for good; empty while in use.', editable=False, null=True)),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'verbose_name': 'key',
                'db_table': 'workspace_keys',
                'db_table_comment': 'Keys by which agents and services use the API; only digests are kept.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['created_by'], name='workspace_keys_created_by_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_apikey_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'digest'), name='workspace_keys_digest_once'),
                    codex.rules.Unique(condition=models.Q(('revoked_at', None)), fields=('workspace', 'name'), name='workspace_keys_name_once'),
                    codex.rules.Rule(name='workspace_keys_digests_are_digests', sql='octet_length(digest) = 32 AND octet_length(previous_digest) IS NOT DISTINCT FROM CASE WHEN previous_until IS NOT NULL THEN 32 END'),
                    codex.rules.Rule(name='workspace_keys_last_a_year', sql="expires_at - created_at <= '367 days'"),
                    codex.rules.Rule(name='workspace_keys_scopes_known', sql="scopes <@ ARRAY['workspace:read', 'members:read', 'events:read', 'cohorts:read', 'cohorts:write', 'competitors:read', 'competitors:write', 'positioning:read', 'positioning:write', 'campaigns:read', 'campaigns:write', 'moves:read', 'moves:write', 'achievements:read', 'achievements:write', 'agents:read', 'agents:write', 'agents:record', 'signals:read', 'signals:write', 'insights:read', 'insights:write', 'alerts:read', 'alerts:write', 'alerts:raise', 'notifications:read', 'notifications:send']"),
                    codex.rules.Rule(name='workspace_keys_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
                    codex.rules.Rule(name='workspace_keys_scopes_limit', sql='is_text_list(scopes)'),
                    codex.rules.Rule(name='workspace_keys_expires_at_limit', sql="extract(year FROM expires_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                ],
            },
        ),
        migrations.CreateModel(
            name='AnsweredRequest',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('principal', models.TextField(db_comment="Whose request it is: the id of a person, or '' for a key.")),
                ('key', models.TextField(db_comment='What the client called it in Idempotency-Key; for a key of the workspace with its id.', max_length=200)),
                ('fingerprint', models.BinaryField(db_comment='SHA-256 of its method, address and body.')),
                ('status', models.SmallIntegerField(db_comment='The status it was answered with.', null=True)),
                ('headers', models.JSONField(blank=True, db_comment='The headers that belong to the answer: ETag, Location.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('body', models.BinaryField(db_comment='The answer, as it was sent.', db_default=b'', default=b'')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'answered_requests',
                'db_table_comment': 'Requests with an Idempotency-Key, and their answers; kept for a day.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'created_at'], name='answered_requests_age_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_answeredrequest_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'principal', 'key'), name='answered_requests_once'),
                    codex.rules.Rule(name='answered_requests_fingerprint_limit', sql='octet_length(fingerprint) = 32'),
                    codex.rules.Rule(name='answered_requests_principal_limit', sql='char_length(principal) <= 64'),
                    codex.rules.Rule(name='answered_requests_body_limit', sql='octet_length(body) <= 4194304'),
                    codex.rules.Rule(name='answered_requests_key_limit', sql="btrim(key) <> '' AND char_length(key) <= 200"),
                    codex.rules.Rule(name='answered_requests_headers_limit', sql="jsonb_typeof(headers) = 'object' AND octet_length(headers::text) <= 262144"),
                ],
            },
        ),
        migrations.CreateModel(
            name='WorkspaceInvitation',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(db_comment='Who is invited.', max_length=254)),
                ('role', models.TextField(db_comment='What she will be: owner, admin, strategist, analyst or viewer (as in workspace_members).', db_default='viewer', default='viewer')),
                ('digest', models.BinaryField(db_comment='SHA-256 of the secret in the e-mailed link.', null=True)),
                ('expires_at', models.DateTimeField(db_comment='Until when the link works.', default=codex.models.workspaces.invitation_expiry)),
                ('accepted_at', models.DateTimeField(db_comment='When the invitation was taken up; it works once.', editable=False, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, db_comment='The person who took it up.', db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(blank=True, db_comment='Who invited; empty once that person is deleted.', db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'workspace_invitations',
                'db_table_comment': 'Invitations by e-mail, with their expiry.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['invited_by'], name='invitations_invited_by_idx'),
                    models.Index(fields=['accepted_by'], name='invitations_accepted_by_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_workspaceinvitation_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(models.F('workspace'), django.db.models.functions.text.Lower('email'), condition=models.Q(('accepted_at', None)), name='workspace_invitations_open_once'),
                    codex.rules.Rule(name='workspace_invitations_role_limit', sql="role IN ('owner', 'admin', 'strategist', 'analyst', 'viewer')"),
                    codex.rules.Rule(name='workspace_invitations_expires_at_limit', sql="extract(year FROM expires_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                ],
            },
        ),
        migrations.CreateModel(
            name='WorkspaceMember',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('role', models.TextField(db_comment='owner and admin (manage people and settings), strategist (plans and writes), analyst and viewer (read, and write what is their own).', db_default='viewer', default='viewer')),
                ('user', models.ForeignKey(db_comment='Who belongs to the workspace.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'workspace_members',
                'db_table_comment': 'Who belongs to which workspace, and as what.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['user'], name='workspace_members_user_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_workspacemember_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'user'), name='workspace_members_once'),
                    codex.rules.Rule(name='workspace_members_role_limit', sql="role IN ('owner', 'admin', 'strategist', 'analyst', 'viewer')"),
                ],
            },
        ),
        install("codex", "foreign_keys_v1"),
        install("codex", "people_links_v1"),
        install("codex", "grants_v1"),
        install("codex", "row_policies_v1"),
        install("codex", "unlogged_counts_v1"),
        install("codex", "updated_at_v1"),
        install("codex", "record_event_v1"),
        install("codex", "record_changes_v1"),
        install("codex", "last_owner_v1"),
        install("codex", "no_self_promotion_v1"),
        install("codex", "own_account_v1"),
        install("codex", "own_tokens_v1"),
        # The door, and what else sets a workspace.
        install("codex", "workspaces_of_v1"),
        install("codex", "workspace_door_v1"),
        install("codex", "workspace_keys_v1"),
        install("codex", "must_be_in_v1"),
        install("codex", "forget_changes_v1"),
        install("codex", "forget_answers_v1"),
        install("codex", "create_workspace_v1"),
        install("codex", "accept_invitation_v1"),
        install("codex", "invitation_of_v1"),
    ]
