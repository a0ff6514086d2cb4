"""Seed migration 017: alerts and notifications."""

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
        ('agents', '0001_create_agent_registry'),
        ('codex', '0002_queue_jobs'),
        ('codex', '__first__'),
        ('gamification', '0001_create_gamification_achievements'),
        ('intelligence', '0001_create_intelligence_system'),
        ('positioning', '0001_create_positioning_campaigns'),
    ]

    operations = [
        migrations.CreateModel(
            name='SystemAlert',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('alert_type', models.TextField(db_comment='performance (figures go wrong), error (something broke), milestone (something was reached), anomaly (something is unusual), action_required (somebody has to act), opportunity (something to take).')),
                ('severity_level', models.TextField(db_comment='How bad: critical (now), high (today), medium (soon), low (some time), info (to know).', db_default='medium', default='medium')),
                ('status', models.TextField(db_comment='active (nobody has it), acknowledged (somebody has it), resolved (done), dismissed (nothing to do).', db_default='active', default='active')),
                ('title', models.TextField(db_comment='What it is, in a line.', max_length=200)),
                ('description', models.TextField(blank=True, db_comment='What it is, in full.', db_default='', default='', max_length=20000)),
                ('message', models.TextField(blank=True, db_comment='What people are told.', db_default='', default='', max_length=20000)),
                ('action_url', models.URLField(blank=True, db_comment='Where something can be done about it.', db_default='', default='', max_length=2000)),
                ('triggered_by_event', models.TextField(blank=True, db_comment='The kind of event that raised it, if one did.', db_default='', default='', max_length=200)),
                ('data_points', models.JSONField(blank=True, db_comment='The figures behind it.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('recommended_actions', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What to do.', db_default=[], default=list, size=None)),
                ('triggered_at', models.DateTimeField(db_comment='When it occurred first.', db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now)),
                ('acknowledged_at', models.DateTimeField(blank=True, db_comment='When somebody took it.', editable=False, null=True)),
                ('resolved_at', models.DateTimeField(blank=True, db_comment='When it was resolved or dismissed.', editable=False, null=True)),
                ('expiry_date', models.DateTimeField(blank=True, db_comment='When it stops mattering; empty: never.', null=True)),
                ('action_taken', models.TextField(blank=True, db_comment='What was done about it.', db_default='', default='', max_length=20000)),
                ('fingerprint', models.TextField(db_comment='What makes it the same problem: computed from type, title and what it is about.', editable=False, max_length=200)),
                ('occurrence_count', models.BigIntegerField(db_comment='How often it has occurred.', db_default=1, default=1, editable=False)),
                ('last_occurred_at', models.DateTimeField(db_comment='When it occurred last.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('acknowledged_by', models.ForeignKey(blank=True, db_column='acknowledged_by', db_comment='Who took it; empty once that person is deleted.', db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('related_campaign', models.ForeignKey(blank=True, db_comment='The campaign it is about.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='positioning.campaign')),
                ('related_cohort', models.ForeignKey(blank=True, db_comment='The cohort it is about.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='codex.cohort')),
                ('related_move', models.ForeignKey(blank=True, db_comment='The move it is about.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='positioning.move')),
                ('triggered_by_agent', models.ForeignKey(blank=True, db_comment='The agent that raised it, if one did.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='agents.agent')),
                ('triggered_by_signal', models.ForeignKey(blank=True, db_comment='The signal that raised it, if one did.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='intelligence.intelligencesignal')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'system_alerts',
                'db_table_comment': "What needs somebody's attention.",
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'status', 'severity_level', '-triggered_at'], name='alerts_status_idx'),
                    models.Index(fields=['workspace', 'status', 'expiry_date'], name='alerts_expiry_idx'),
                    models.Index(fields=['workspace', '-triggered_at'], name='alerts_recent_idx'),
                    models.Index(fields=['workspace', 'triggered_by_signal'], name='alerts_signal_idx'),
                    models.Index(fields=['workspace', 'related_campaign'], name='alerts_campaign_idx'),
                    models.Index(fields=['workspace', 'related_cohort'], name='alerts_cohort_idx'),
                    models.Index(fields=['workspace', 'related_move'], name='alerts_move_idx'),
                    models.Index(fields=['triggered_by_agent'], name='alerts_agent_idx'),
                    models.Index(fields=['acknowledged_by'], name='alerts_acknowledged_by_idx'),
                    models.Index(fields=['created_by'], name='alerts_created_by_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='alerts_systemalert_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(condition=models.Q(('status__in', ['active', 'acknowledged'])), fields=('workspace', 'fingerprint'), name='system_alerts_open_once'),
                    codex.rules.Rule(name='system_alerts_acknowledged_has_a_time', sql="(status = 'active') <= (acknowledged_at IS NULL) AND (status = 'acknowledged') <= (acknowledged_at IS NOT NULL)"),
                    codex.rules.Rule(name='system_alerts_resolved_has_a_time', sql="(status IN ('resolved', 'dismissed')) = (resolved_at IS NOT NULL)"),
                    codex.rules.Rule(name='system_alerts_expire_after_trigger', sql='expiry_date >= triggered_at'),
                    codex.rules.Rule(name='system_alerts_alert_type_limit', sql="alert_type IN ('performance', 'error', 'milestone', 'anomaly', 'action_required', 'opportunity')"),
                    codex.rules.Rule(name='system_alerts_severity_level_limit', sql="severity_level IN ('critical', 'high', 'medium', 'low', 'info')"),
                    codex.rules.Rule(name='system_alerts_status_limit', sql="status IN ('active', 'acknowledged', 'resolved', 'dismissed')"),
                    codex.rules.Rule(name='system_alerts_title_limit', sql="btrim(title) <> '' AND char_length(title) <= 200"),
                    codex.rules.Rule(name='system_alerts_description_limit', sql='char_length(description) <= 20000'),
                    codex.rules.Rule(name='system_alerts_message_limit', sql='char_length(message) <= 20000'),
                    codex.rules.Rule(name='system_alerts_triggered_by_event_limit', sql='char_length(triggered_by_event) <= 200'),
                    codex.rules.Rule(name='system_alerts_data_points_limit', sql="jsonb_typeof(data_points) = 'object' AND octet_length(data_points::text) <= 262144"),
                    codex.rules.Rule(name='system_alerts_recommended_actions_limit', sql='is_text_list(recommended_actions)'),
                    codex.rules.Rule(name='system_alerts_triggered_at_limit', sql="extract(year FROM triggered_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='system_alerts_expiry_date_limit', sql="extract(year FROM expiry_date AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='system_alerts_action_taken_limit', sql='char_length(action_taken) <= 20000'),
                    codex.rules.Rule(name='system_alerts_fingerprint_limit', sql="btrim(fingerprint) <> '' AND char_length(fingerprint) <= 200"),
                    codex.rules.Rule(name='system_alerts_occurrence_count_limit', sql='occurrence_count >= 0'),
                ],
            },
        ),
        migrations.CreateModel(
            name='UserNotification',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('notification_type', models.TextField(db_comment='alert (something needs attention), achievement (something was unlocked), message (somebody writes), reminder (something is due), summary (what happened lately).')),
                ('title', models.TextField(db_comment='What it is, in a line.', max_length=200)),
                ('message', models.TextField(blank=True, db_comment='What it says.', db_default='', default='', max_length=20000)),
                ('description', models.TextField(blank=True, db_comment='What there is to know beyond it.', db_default='', default='', max_length=20000)),
                ('channel', models.TextField(db_comment='How it is told: in_app, email, slack, sms or push.', db_default='in_app', default='in_app')),
                ('is_read', models.BooleanField(db_comment='Whether she has read it.', db_default=False, default=False)),
                ('read_at', models.DateTimeField(blank=True, db_comment='When she read it.', null=True)),
                ('delivery_status', models.TextField(db_comment='pending (on its way), delivered (arrived), failed (gave up), bounced (came back).', db_default='pending', default='pending')),
                ('delivery_method', models.TextField(blank=True, db_comment='What carried it.', db_default='', default='', max_length=200)),
                ('action_url', models.URLField(blank=True, db_comment='Where something can be done.', db_default='', default='', max_length=2000)),
                ('action_label', models.TextField(blank=True, db_comment='What its button says.', db_default='', default='', max_length=200)),
                ('call_to_action', models.TextField(blank=True, db_comment='What she is asked to do.', db_default='', default='', max_length=20000)),
                ('priority_level', models.TextField(db_comment='What comes first: urgent, then high, then normal, then low.', db_default='normal', default='normal')),
                ('expires_at', models.DateTimeField(blank=True, db_comment='When it stops mattering; empty: never.', null=True)),
                ('related_achievement', models.ForeignKey(blank=True, db_comment='The achievement it is about.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gamification.achievement')),
                ('related_alert', models.ForeignKey(blank=True, db_comment='The alert it is about.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='alerts.systemalert')),
                ('related_campaign', models.ForeignKey(blank=True, db_comment='The campaign it is about.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='positioning.campaign')),
                ('user', models.ForeignKey(db_comment='Who is told; a member of the workspace.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'user_notifications',
                'db_table_comment': 'What each person is told.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'user', 'is_read', '-created_at'], name='notifications_inbox_idx'),
                    models.Index(fields=['workspace', 'delivery_status', '-created_at'], name='notifications_delivery_idx'),
                    models.Index(condition=models.Q(('delivery_status', 'pending')), fields=['workspace', 'expires_at'], name='notifications_expiry_idx'),
                    models.Index(fields=['workspace', 'related_alert'], name='notifications_alert_idx'),
                    models.Index(fields=['workspace', 'related_achievement'], name='notifications_achievement_idx'),
                    models.Index(fields=['workspace', 'related_campaign'], name='notifications_campaign_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='alerts_usernotification_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Rule(name='user_notifications_read_agrees', sql='is_read = (read_at IS NOT NULL)'),
                    codex.rules.Rule(name='user_notifications_notification_type_limit', sql="notification_type IN ('alert', 'achievement', 'message', 'reminder', 'summary')"),
                    codex.rules.Rule(name='user_notifications_title_limit', sql="btrim(title) <> '' AND char_length(title) <= 200"),
                    codex.rules.Rule(name='user_notifications_message_limit', sql='char_length(message) <= 20000'),
                    codex.rules.Rule(name='user_notifications_description_limit', sql='char_length(description) <= 20000'),
                    codex.rules.Rule(name='user_notifications_channel_limit', sql="channel IN ('in_app', 'email', 'slack', 'sms', 'push')"),
                    codex.rules.Rule(name='user_notifications_read_at_limit', sql="extract(year FROM read_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='user_notifications_delivery_status_limit', sql="delivery_status IN ('pending', 'delivered', 'failed', 'bounced')"),
                    codex.rules.Rule(name='user_notifications_delivery_method_limit', sql='char_length(delivery_method) <= 200'),
                    codex.rules.Rule(name='user_notifications_action_label_limit', sql='char_length(action_label) <= 200'),
                    codex.rules.Rule(name='user_notifications_call_to_action_limit', sql='char_length(call_to_action) <= 20000'),
                    codex.rules.Rule(name='user_notifications_priority_level_limit', sql="priority_level IN ('low', 'normal', 'high', 'urgent')"),
                    codex.rules.Rule(name='user_notifications_expires_at_limit', sql="extract(year FROM expires_at AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                ],
            },
        ),
        install("alerts", "foreign_keys_v1"),
        install("alerts", "row_policies_v1"),
        install("alerts", "updated_at_v1"),
        install("alerts", "record_events_v1"),
        install("alerts", "record_changes_v1"),
        install("alerts", "alert_lifecycle_v1"),
        install("alerts", "create_system_alert_v1"),
        install("alerts", "acknowledge_alert_v1"),
        install("alerts", "critical_alerts_v1"),
        install("alerts", "send_user_notification_v1"),
        install("alerts", "reading_v1"),
        install("alerts", "expire_notifications_v1"),
    ]
