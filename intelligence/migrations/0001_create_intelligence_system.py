"""Seed migration 016: signals and insights."""

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
        ('positioning', '0001_create_positioning_campaigns'),
    ]

    operations = [
        migrations.CreateModel(
            name='IntelligenceSignal',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('source_type', models.TextField(db_comment='Where to look for its cause: competitor, market, trend, industry or customer.')),
                ('data_source', models.TextField(db_comment='Where it was read: semrush, ahrefs, newsapi, brave, twitter, linkedin, google_trends, or internal (our own data).', db_default='internal', default='internal')),
                ('signal_title', models.TextField(db_comment='What it says, in a line.', max_length=200)),
                ('signal_description', models.TextField(blank=True, db_comment='What it says, in full.', db_default='', default='', max_length=20000)),
                ('source_url', models.URLField(blank=True, db_comment='Where it can be read.', db_default='', default='', max_length=2000)),
                ('signal_category', models.TextField(db_comment='What kind of news: competitor_activity, market_trend, industry_news, customer_sentiment or technology_shift.')),
                ('key_findings', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What matters in it.', db_default=[], default=list, size=None)),
                ('data_points', models.JSONField(blank=True, db_comment='The figures behind it.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('confidence_score', models.DecimalField(db_comment='How sure it is, 0-100.', db_default=50, decimal_places=2, default=50, max_digits=5)),
                ('relevance_score', models.DecimalField(blank=True, db_comment='How much it matters to us, 0-100; empty: unknown.', decimal_places=2, max_digits=5, null=True)),
                ('signal_date', models.DateTimeField(blank=True, db_comment='When it happened.', null=True)),
                ('detection_date', models.DateTimeField(db_comment='When it was noticed.', db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now)),
                ('expiry_date', models.DateTimeField(blank=True, db_comment='When it stops mattering; empty: never.', null=True)),
                ('action_status', models.TextField(db_comment='new (nobody has looked), acknowledged (seen), actioned (something was done), archived (put away).', db_default='new', default='new')),
                ('action_notes', models.TextField(blank=True, db_comment='What was done about it.', db_default='', default='', max_length=20000)),
                ('assigned_to_user', models.ForeignKey(blank=True, db_comment='Who looks after it; empty once that person is deleted.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source_agent', models.ForeignKey(blank=True, db_comment='The agent that noticed it, if one did.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='agents.agent')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'intelligence_signals',
                'db_table_comment': 'What was noticed in the market.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', '-detection_date'], name='signals_detection_idx'),
                    models.Index(fields=['workspace', 'action_status', '-confidence_score'], name='signals_priority_idx'),
                    models.Index(fields=['workspace', 'action_status', 'expiry_date'], name='signals_expiry_idx'),
                    models.Index(fields=['workspace', 'signal_category', '-detection_date'], name='signals_category_idx'),
                    models.Index(fields=['source_agent'], name='signals_source_agent_idx'),
                    models.Index(fields=['assigned_to_user'], name='signals_assigned_to_idx'),
                    models.Index(fields=['created_by'], name='signals_created_by_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_intelligencesignal_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Rule(name='intelligence_signals_expire_after_detection', sql='expiry_date >= detection_date'),
                    codex.rules.Rule(name='intelligence_signals_source_type_limit', sql="source_type IN ('competitor', 'market', 'trend', 'industry', 'customer')"),
                    codex.rules.Rule(name='intelligence_signals_data_source_limit', sql="data_source IN ('semrush', 'ahrefs', 'newsapi', 'brave', 'twitter', 'linkedin', 'google_trends', 'internal')"),
                    codex.rules.Rule(name='intelligence_signals_signal_title_limit', sql="btrim(signal_title) <> '' AND char_length(signal_title) <= 200"),
                    codex.rules.Rule(name='intelligence_signals_signal_description_limit', sql='char_length(signal_description) <= 20000'),
                    codex.rules.Rule(name='intelligence_signals_signal_category_limit', sql="signal_category IN ('competitor_activity', 'market_trend', 'industry_news', 'customer_sentiment', 'technology_shift')"),
                    codex.rules.Rule(name='intelligence_signals_key_findings_limit', sql='is_text_list(key_findings)'),
                    codex.rules.Rule(name='intelligence_signals_data_points_limit', sql="jsonb_typeof(data_points) = 'object' AND octet_length(data_points::text) <= 262144"),
                    codex.rules.Rule(name='intelligence_signals_confidence_score_limit', sql='confidence_score BETWEEN 0 AND 100'),
                    codex.rules.Rule(name='intelligence_signals_relevance_score_limit', sql='relevance_score BETWEEN 0 AND 100'),
                    codex.rules.Rule(name='intelligence_signals_signal_date_limit', sql="extract(year FROM signal_date AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='intelligence_signals_detection_date_limit', sql="extract(year FROM detection_date AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='intelligence_signals_expiry_date_limit', sql="extract(year FROM expiry_date AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='intelligence_signals_action_status_limit', sql="action_status IN ('new', 'acknowledged', 'actioned', 'archived')"),
                    codex.rules.Rule(name='intelligence_signals_action_notes_limit', sql='char_length(action_notes) <= 20000'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MarketInsight',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('insight_title', models.TextField(db_comment='What it says, in a line.', max_length=200)),
                ('insight_description', models.TextField(blank=True, db_comment='What it says, in full.', db_default='', default='', max_length=20000)),
                ('insight_type', models.TextField(db_comment='opportunity (something to take), threat (something to fear), trend (something that grows), gap (something missing), pattern (something that repeats).')),
                ('category', models.TextField(db_comment='Whom it is about: competitive (rivals), market, customer or technology.', db_default='market', default='market')),
                ('number_of_signals_analyzed', models.BigIntegerField(db_comment='How many signals it was drawn from.', db_default=0, default=0)),
                ('key_conclusions', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What follows from them.', db_default=[], default=list, size=None)),
                ('supporting_evidence', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What speaks for it.', db_default=[], default=list, size=None)),
                ('confidence_level', models.TextField(db_comment='low (score below 50), medium (50 to below 75), high (75 and above); follows the score.', db_default='low', default='low', editable=False)),
                ('confidence_score', models.DecimalField(db_comment='How sure it is, 0-100.', db_default=0, decimal_places=2, default=0, max_digits=5)),
                ('confidence_parts', models.JSONField(blank=True, db_comment='What the confidence was computed from, so that a reader sees why.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict, editable=False)),
                ('business_implications', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What it means for us.', db_default=[], default=list, size=None)),
                ('recommended_actions', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What to do.', db_default=[], default=list, size=None)),
                ('potential_impact', models.TextField(blank=True, db_comment='What it could bring or cost.', db_default='', default='', max_length=20000)),
                ('potential_roi_percentage', models.DecimalField(blank=True, db_comment='Return on acting on it, in percent; may be negative.', decimal_places=2, max_digits=12, null=True)),
                ('relevant_segments', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='The segments it matters to.', db_default=[], default=list, size=None)),
                ('time_relevance_start', models.DateTimeField(blank=True, db_comment='From when it holds; empty: always did.', null=True)),
                ('time_relevance_end', models.DateTimeField(blank=True, db_comment='Until when it holds; empty: open.', null=True)),
                ('discovery_date', models.DateTimeField(db_comment='When it was drawn.', db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now)),
                ('insight_status', models.TextField(db_comment='active (holds), archived (put away), superseded (another says it better).', db_default='active', default='active')),
                ('review_status', models.TextField(db_comment='pending (nobody has judged it), approved (taken up), rejected (turned down).', db_default='pending', default='pending')),
                ('reviewed_at', models.DateTimeField(blank=True, db_comment='When it was judged.', editable=False, null=True)),
                ('review_note', models.TextField(blank=True, db_comment='Why it was judged so.', db_default='', default='', max_length=20000)),
                ('actioned_date', models.DateTimeField(blank=True, db_comment='When something was done about it.', null=True)),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewed_by', models.ForeignKey(blank=True, db_column='reviewed_by', db_comment='Who judged it; empty once that person is deleted.', db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source_agent', models.ForeignKey(blank=True, db_comment='The agent that drew it, if one did.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='agents.agent')),
                ('superseded_by', models.ForeignKey(blank=True, db_comment='The insight that says it better.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='supersedes', to='intelligence.marketinsight')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'market_insights',
                'db_table_comment': 'What several signals say together.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'insight_status', '-confidence_score'], name='insights_active_idx'),
                    models.Index(fields=['workspace', 'insight_status', 'time_relevance_end'], name='insights_expiry_idx'),
                    models.Index(fields=['workspace', 'review_status', '-discovery_date'], name='insights_review_idx'),
                    models.Index(fields=['workspace', 'superseded_by'], name='insights_superseded_by_idx'),
                    models.Index(fields=['source_agent'], name='insights_source_agent_idx'),
                    models.Index(fields=['reviewed_by'], name='insights_reviewed_by_idx'),
                    models.Index(fields=['created_by'], name='insights_created_by_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_marketinsight_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Rule(name='market_insights_level_agrees', sql="confidence_level = CASE WHEN confidence_score < 50 THEN 'low' WHEN confidence_score < 75 THEN 'medium' ELSE 'high' END"),
                    codex.rules.Rule(name='market_insights_end_after_start', sql='time_relevance_end >= time_relevance_start'),
                    codex.rules.Rule(name='market_insights_superseded_by_another', sql="superseded_by_id <> id AND (superseded_by_id IS NULL OR insight_status = 'superseded')"),
                    codex.rules.Rule(name='market_insights_review_agrees', sql="(review_status = 'pending') = (reviewed_at IS NULL)"),
                    codex.rules.Rule(name='market_insights_roi_limit', sql='potential_roi_percentage >= -100'),
                    codex.rules.Rule(name='market_insights_insight_title_limit', sql="btrim(insight_title) <> '' AND char_length(insight_title) <= 200"),
                    codex.rules.Rule(name='market_insights_insight_description_limit', sql='char_length(insight_description) <= 20000'),
                    codex.rules.Rule(name='market_insights_insight_type_limit', sql="insight_type IN ('opportunity', 'threat', 'trend', 'gap', 'pattern')"),
                    codex.rules.Rule(name='market_insights_category_limit', sql="category IN ('competitive', 'market', 'customer', 'technology')"),
                    codex.rules.Rule(name='market_insights_number_of_signals_analyzed_limit', sql='number_of_signals_analyzed >= 0'),
                    codex.rules.Rule(name='market_insights_key_conclusions_limit', sql='is_text_list(key_conclusions)'),
                    codex.rules.Rule(name='market_insights_supporting_evidence_limit', sql='is_text_list(supporting_evidence)'),
                    codex.rules.Rule(name='market_insights_confidence_level_limit', sql="confidence_level IN ('low', 'medium', 'high')"),
                    codex.rules.Rule(name='market_insights_confidence_score_limit', sql='confidence_score BETWEEN 0 AND 100'),
                    codex.rules.Rule(name='market_insights_confidence_parts_limit', sql="jsonb_typeof(confidence_parts) = 'object' AND octet_length(confidence_parts::text) <= 262144"),
                    codex.rules.Rule(name='market_insights_business_implications_limit', sql='is_text_list(business_implications)'),
                    codex.rules.Rule(name='market_insights_recommended_actions_limit', sql='is_text_list(recommended_actions)'),
                    codex.rules.Rule(name='market_insights_potential_impact_limit', sql='char_length(potential_impact) <= 20000'),
                    codex.rules.Rule(name='market_insights_relevant_segments_limit', sql='is_text_list(relevant_segments)'),
                    codex.rules.Rule(name='market_insights_time_relevance_start_limit', sql="extract(year FROM time_relevance_start AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='market_insights_time_relevance_end_limit', sql="extract(year FROM time_relevance_end AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='market_insights_discovery_date_limit', sql="extract(year FROM discovery_date AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                    codex.rules.Rule(name='market_insights_insight_status_limit', sql="insight_status IN ('active', 'archived', 'superseded')"),
                    codex.rules.Rule(name='market_insights_review_status_limit', sql="review_status IN ('pending', 'approved', 'rejected')"),
                    codex.rules.Rule(name='market_insights_review_note_limit', sql='char_length(review_note) <= 20000'),
                    codex.rules.Rule(name='market_insights_actioned_date_limit', sql="extract(year FROM actioned_date AT TIME ZONE 'UTC') BETWEEN 2000 AND 2100"),
                ],
            },
        ),
        migrations.CreateModel(
            name='InsightSignal',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
                ('signal', models.ForeignKey(db_comment='A signal it was drawn from.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.intelligencesignal')),
                ('insight', models.ForeignKey(db_comment='The insight.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.marketinsight')),
            ],
            options={
                'db_table': 'insight_signals',
                'db_table_comment': 'Which signals an insight was drawn from.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'signal'], name='insight_signals_back_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_insightsignal_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'insight', 'signal'), name='insight_signals_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='InsightCompetitor',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('competitor', models.ForeignKey(db_comment='A competitor it is about.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.competitor')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
                ('insight', models.ForeignKey(db_comment='The insight.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.marketinsight')),
            ],
            options={
                'db_table': 'insight_competitors',
                'db_table_comment': 'Which competitors an insight is about.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'competitor'], name='insight_competitors_back_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_insightcompetitor_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'insight', 'competitor'), name='insight_competitors_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='InsightCohort',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('cohort', models.ForeignKey(db_comment='A cohort it matters to.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.cohort')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
                ('insight', models.ForeignKey(db_comment='The insight.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.marketinsight')),
            ],
            options={
                'db_table': 'insight_cohorts',
                'db_table_comment': 'Which cohorts an insight matters to.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'cohort'], name='insight_cohorts_back_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_insightcohort_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'insight', 'cohort'), name='insight_cohorts_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='InsightCampaign',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('campaign', models.ForeignKey(db_comment='A campaign it matters to.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='positioning.campaign')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
                ('insight', models.ForeignKey(db_comment='The insight.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.marketinsight')),
            ],
            options={
                'db_table': 'insight_campaigns',
                'db_table_comment': 'Which campaigns an insight matters to.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'campaign'], name='insight_campaigns_back_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_insightcampaign_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'insight', 'campaign'), name='insight_campaigns_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SignalCampaign',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('campaign', models.ForeignKey(db_comment='The campaign it touches.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='positioning.campaign')),
                ('signal', models.ForeignKey(db_comment='The signal.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.intelligencesignal')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'signal_campaigns',
                'db_table_comment': 'Which campaigns a signal touches.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'campaign'], name='signal_campaigns_back_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_signalcampaign_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'signal', 'campaign'), name='signal_campaigns_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SignalCohort',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('cohort', models.ForeignKey(db_comment='The cohort it is about.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.cohort')),
                ('signal', models.ForeignKey(db_comment='The signal.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.intelligencesignal')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'signal_cohorts',
                'db_table_comment': 'Which cohorts a signal is about.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'cohort'], name='signal_cohorts_back_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_signalcohort_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'signal', 'cohort'), name='signal_cohorts_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SignalCompetitor',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('competitor', models.ForeignKey(db_comment='The competitor it is about.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.competitor')),
                ('signal', models.ForeignKey(db_comment='The signal.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intelligence.intelligencesignal')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'signal_competitors',
                'db_table_comment': 'Which competitors a signal is about.',
                'abstract': False,
                'indexes': [
                    models.Index(fields=['workspace', 'competitor'], name='signal_competitors_back_idx'),
                ],
                'constraints': [
                    codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='intelligence_signalcompetitor_key', opclasses=['uuid_ops', 'uuid_ops']),
                    codex.rules.Unique(fields=('workspace', 'signal', 'competitor'), name='signal_competitors_once'),
                ],
            },
        ),
        install("intelligence", "foreign_keys_v1"),
        install("intelligence", "row_policies_v1"),
        install("intelligence", "updated_at_v1"),
        install("intelligence", "record_events_v1"),
        install("intelligence", "record_changes_v1"),
        install("intelligence", "confidence_level_v1"),
        install("intelligence", "signal_confidence_v1"),
        install("intelligence", "create_insight_from_signals_v1"),
        install("intelligence", "active_insights_v1"),
        install("intelligence", "priority_signals_v1"),
    ]
