"""Seed migration 014: achievements, who has them, points and stats."""

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
        install("gamification", "is_condition_v1"),
        migrations.CreateModel(
            name='Achievement',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.TextField(db_comment='Short name for programs, such as first_campaign; unique in the workspace.', max_length=200)),
                ('name', models.TextField(db_comment='What people read.', max_length=200)),
                ('description', models.TextField(blank=True, db_comment='What has to be done for it.', db_default='', default='', max_length=20000)),
                ('icon_url', models.URLField(blank=True, db_comment='Where its picture is.', db_default='', default='', max_length=2000)),
                ('badge_type', models.TextField(db_comment='What it honours: milestone (a first, a round number), excellence (results), exploration (trying new things), collaboration (working together), speed (being quick), quality (care).')),
                ('category', models.TextField(db_comment='Which work it is about: campaign, content, engagement, research or innovation.')),
                ('tier', models.TextField(db_comment='How high it stands: bronze (lowest), silver, gold, platinum (highest).', db_default='bronze', default='bronze')),
                ('condition_type', models.TextField(db_comment='How its condition works: count (one threshold), milestone (one threshold, once), combination (all or any of several), time_based (within a number of days).', db_default='count', default='count')),
                ('condition_value', models.JSONField(blank=True, db_comment='The condition over user_stats: a threshold, or all/any of several; is_condition() knows its grammar. Empty: unlocked by hand only.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('points_reward', models.BigIntegerField(db_comment='How many points it pays, once.', db_default=0, default=0)),
                ('badge_unlocks', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Badges that come with it.', db_default=[], default=list, size=None)),
                ('unlock_perks', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='What else it opens.', db_default=[], default=list, size=None)),
                ('is_active', models.BooleanField(db_comment='Whether it can be unlocked at present.', db_default=True, default=True)),
                ('rarity_level', models.TextField(db_comment='How seldom it is: common, uncommon, rare or legendary.', db_default='common', default='common')),
                ('created_by', models.ForeignKey(blank=True, db_column='created_by', db_comment='Who made the row; empty for agents and jobs, and once that person is deleted.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('required_previous_achievement', models.ForeignKey(blank=True, db_comment='The achievement that has to be unlocked before this one.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followers', to='gamification.achievement')),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'achievements',
                'db_table_comment': 'What can be achieved in a workspace.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PointsEntry',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('points', models.IntegerField(db_comment='How many; negative when they were taken back.')),
                ('reason', models.TextField(db_comment="Why: the achievement's code, or what was revoked.", max_length=200)),
                ('achievement', models.ForeignKey(blank=True, db_comment='What they were paid for, while it exists.', db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gamification.achievement')),
                ('user', models.ForeignKey(db_comment='Whose points they are.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'verbose_name_plural': 'points entries',
                'db_table': 'points_ledger',
                'db_table_comment': 'Every payment of points and every revocation; the truth behind total_points.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserAchievement',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('progress_percentage', models.DecimalField(db_comment='How far, 0-100.', db_default=0, decimal_places=2, default=0, max_digits=5)),
                ('progress_value', models.DecimalField(db_comment="The metric's value when last looked at.", db_default=0, decimal_places=2, default=0, max_digits=14)),
                ('progress_data', models.JSONField(blank=True, db_comment='What the progress was computed from.', db_default=django.db.models.expressions.RawSQL("'{}'::jsonb", (), output_field=models.JSONField()), default=dict)),
                ('unlocked_at', models.DateTimeField(blank=True, db_comment='When it was unlocked.', null=True)),
                ('unlocked_by_event', models.TextField(blank=True, db_comment="What unlocked it: manual, evaluation, or an event's kind.", db_default='', default='', max_length=200)),
                ('is_locked', models.BooleanField(db_comment='Whether it is still to be achieved.', db_default=True, default=True)),
                ('points_paid', models.BigIntegerField(db_comment='What it paid when it was unlocked; taken back when it is revoked.', db_default=0, default=0)),
                ('revoked_at', models.DateTimeField(blank=True, db_comment='When it was taken back; evaluation leaves it alone from then on.', null=True)),
                ('display_on_profile', models.BooleanField(db_comment='Whether the person shows it on the profile and the leaderboard.', db_default=True, default=True)),
                ('visibility', models.TextField(db_comment='Who sees it: public (any member of the workspace), private (she, admins and owners), friends_only (people who are connected; as private until there are connections).', db_default='public', default='public')),
                ('achievement', models.ForeignKey(db_comment='What is being achieved.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='user_achievements', to='gamification.achievement')),
                ('user', models.ForeignKey(db_comment='Whose progress it is.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'user_achievements',
                'db_table_comment': 'How far each person is with each achievement.',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserStats',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('campaigns_created', models.BigIntegerField(db_comment='Campaigns the person made.', db_default=0, default=0)),
                ('campaigns_active', models.BigIntegerField(db_comment='Of those, how many are active now.', db_default=0, default=0)),
                ('campaigns_completed', models.BigIntegerField(db_comment='Of those, how many were completed.', db_default=0, default=0)),
                ('total_campaign_reach', models.BigIntegerField(db_comment='How many people those campaigns reached.', db_default=0, default=0)),
                ('content_pieces_created', models.BigIntegerField(db_comment='Assets of which the person is the author.', db_default=0, default=0)),
                ('content_pieces_published', models.BigIntegerField(db_comment='Of those, how many are published.', db_default=0, default=0)),
                ('total_engagement_count', models.BigIntegerField(db_comment="How often people reacted to the person's campaigns.", db_default=0, default=0)),
                ('moves_created', models.BigIntegerField(db_comment='Moves the person owns.', db_default=0, default=0)),
                ('moves_executed', models.BigIntegerField(db_comment='Of those, how many were completed.', db_default=0, default=0)),
                ('moves_successful', models.BigIntegerField(db_comment='Of those, how many reached their target.', db_default=0, default=0)),
                ('success_rate_percentage', models.DecimalField(db_comment='100 * successful / executed; 0 when none was executed.', db_default=0, decimal_places=2, default=0, max_digits=5)),
                ('collaborations_count', models.BigIntegerField(db_comment='Campaigns of others in which the person owns a move.', db_default=0, default=0)),
                ('teams_joined', models.BigIntegerField(db_comment='Campaigns the person has a part in: her own, and those she owns a move of.', db_default=0, default=0)),
                ('total_points', models.BigIntegerField(db_comment='The sum of the points ledger.', db_default=0, default=0)),
                ('achievements_unlocked', models.BigIntegerField(db_comment='Achievements the person has.', db_default=0, default=0)),
                ('achievements_in_progress', models.BigIntegerField(db_comment='Achievements begun and not unlocked.', db_default=0, default=0)),
                ('badges_earned', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(max_length=20000), blank=True, db_comment='Badges that came with achievements.', db_default=[], default=list, size=None)),
                ('login_count', models.BigIntegerField(db_comment='How often the person came; 0 until visits are counted.', db_default=0, default=0)),
                ('last_active_at', models.DateTimeField(blank=True, db_comment='When the person last did something here.', null=True)),
                ('total_hours_engaged', models.DecimalField(db_comment='Hours the person spent here; 0 until visits are counted.', db_default=0, decimal_places=2, default=0, max_digits=10)),
                ('experience_level', models.PositiveIntegerField(db_comment='floor(total_points / 1000) + 1.', db_default=1, default=1)),
                ('experience_percentage', models.DecimalField(db_comment='How far to the next level: (total_points mod 1000) / 10.', db_default=0, decimal_places=2, default=0, max_digits=5)),
                ('stats_last_updated', models.DateTimeField(blank=True, db_comment='When the sums were last computed.', null=True)),
                ('user', models.ForeignKey(db_comment='Whose sums these are.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Whose row this is; row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'verbose_name_plural': 'user stats',
                'db_table': 'user_stats',
                'db_table_comment': 'What a person has done and earned in a workspace.',
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='achievement',
            index=models.Index(fields=['workspace', 'is_active', 'category'], name='achievements_active_idx'),
        ),
        migrations.AddIndex(
            model_name='achievement',
            index=models.Index(fields=['workspace', 'required_previous_achievement'], name='achievements_previous_idx'),
        ),
        migrations.AddIndex(
            model_name='achievement',
            index=models.Index(fields=['created_by'], name='achievements_created_by_idx'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='gamification_achievement_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Unique(fields=('workspace', 'code'), name='achievements_code_once'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_condition_is_known', sql="condition_value = '{}' OR is_condition(condition_value)"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_not_own_predecessor', sql='required_previous_achievement_id <> id'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_points_limit', sql='points_reward <= 1000000'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_code_limit', sql="btrim(code) <> '' AND char_length(code) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_name_limit', sql="btrim(name) <> '' AND char_length(name) <= 200"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_description_limit', sql='char_length(description) <= 20000'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_badge_type_limit', sql="badge_type IN ('milestone', 'excellence', 'exploration', 'collaboration', 'speed', 'quality')"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_category_limit', sql="category IN ('campaign', 'content', 'engagement', 'research', 'innovation')"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_tier_limit', sql="tier IN ('bronze', 'silver', 'gold', 'platinum')"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_condition_type_limit', sql="condition_type IN ('count', 'milestone', 'combination', 'time_based')"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_condition_value_limit', sql="jsonb_typeof(condition_value) = 'object' AND octet_length(condition_value::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_points_reward_limit', sql='points_reward >= 0'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_badge_unlocks_limit', sql='is_text_list(badge_unlocks)'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_unlock_perks_limit', sql='is_text_list(unlock_perks)'),
        ),
        migrations.AddConstraint(
            model_name='achievement',
            constraint=codex.rules.Rule(name='achievements_rarity_level_limit', sql="rarity_level IN ('common', 'uncommon', 'rare', 'legendary')"),
        ),
        migrations.AddIndex(
            model_name='pointsentry',
            index=models.Index(fields=['workspace', 'user', 'id'], name='points_ledger_user_idx'),
        ),
        migrations.AddIndex(
            model_name='pointsentry',
            index=models.Index(fields=['workspace', 'achievement'], name='points_ledger_achievement_idx'),
        ),
        migrations.AddIndex(
            model_name='pointsentry',
            index=models.Index(fields=['user'], name='points_ledger_user_only_idx'),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='gamification_pointsentry_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=codex.rules.Rule(name='points_ledger_points_limit', sql='points <> 0'),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=codex.rules.Rule(name='points_ledger_reason_limit', sql="btrim(reason) <> '' AND char_length(reason) <= 200"),
        ),
        migrations.AddIndex(
            model_name='userachievement',
            index=models.Index(fields=['workspace', 'achievement', 'unlocked_at'], name='user_achievements_ach_idx'),
        ),
        migrations.AddIndex(
            model_name='userachievement',
            index=models.Index(fields=['workspace', 'user', '-unlocked_at'], name='user_achievements_recent_idx'),
        ),
        migrations.AddIndex(
            model_name='userachievement',
            index=models.Index(fields=['user'], name='user_achievements_user_idx'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='gamification_userachievement_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Unique(fields=('workspace', 'user', 'achievement'), name='user_achievements_once'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_unlocked_has_a_time', sql='is_locked = (unlocked_at IS NULL)'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_locked_pays_nothing', sql='NOT is_locked OR points_paid = 0'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_unlocked_is_complete', sql='is_locked OR progress_percentage = 100'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_progress_percentage_limit', sql='progress_percentage BETWEEN 0 AND 100'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_progress_data_limit', sql="jsonb_typeof(progress_data) = 'object' AND octet_length(progress_data::text) <= 262144"),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_unlocked_by_event_limit', sql='char_length(unlocked_by_event) <= 200'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_points_paid_limit', sql='points_paid >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userachievement',
            constraint=codex.rules.Rule(name='user_achievements_visibility_limit', sql="visibility IN ('public', 'private', 'friends_only')"),
        ),
        migrations.AddIndex(
            model_name='userstats',
            index=models.Index(fields=['workspace', '-total_points'], name='user_stats_points_idx'),
        ),
        migrations.AddIndex(
            model_name='userstats',
            index=models.Index(fields=['user'], name='user_stats_user_idx'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='gamification_userstats_key', opclasses=['uuid_ops', 'uuid_ops']),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Unique(fields=('workspace', 'user'), name='user_stats_once'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_moves_add_up', sql='moves_successful <= moves_executed'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_campaigns_created_limit', sql='campaigns_created >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_campaigns_active_limit', sql='campaigns_active >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_campaigns_completed_limit', sql='campaigns_completed >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_total_campaign_reach_limit', sql='total_campaign_reach >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_content_pieces_created_limit', sql='content_pieces_created >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_content_pieces_published_limit', sql='content_pieces_published >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_total_engagement_count_limit', sql='total_engagement_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_moves_created_limit', sql='moves_created >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_moves_executed_limit', sql='moves_executed >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_moves_successful_limit', sql='moves_successful >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_success_rate_percentage_limit', sql='success_rate_percentage BETWEEN 0 AND 100'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_collaborations_count_limit', sql='collaborations_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_teams_joined_limit', sql='teams_joined >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_total_points_limit', sql='total_points >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_achievements_unlocked_limit', sql='achievements_unlocked >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_achievements_in_progress_limit', sql='achievements_in_progress >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_badges_earned_limit', sql='is_text_list(badges_earned)'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_login_count_limit', sql='login_count >= 0'),
        ),
        migrations.AddConstraint(
            model_name='userstats',
            constraint=codex.rules.Rule(name='user_stats_experience_percentage_limit', sql='experience_percentage BETWEEN 0 AND 100'),
        ),
        install("gamification", "foreign_keys_v1"),
        install("gamification", "row_policies_v1"),
        install("gamification", "updated_at_v1"),
        install("gamification", "record_events_v1"),
        install("gamification", "condition_progress_v1"),
        install("gamification", "experience_v1"),
        install("gamification", "user_stats_v1"),
        install("gamification", "count_achievements_v1"),
        install("gamification", "points_ledger_v1"),
        install("gamification", "count_work_v1"),
        install("gamification", "achievement_order_v1"),
        install("gamification", "default_achievements_v1"),
        install("gamification", "unlock_achievement_v1"),
        install("gamification", "revoke_achievement_v1"),
        install("gamification", "evaluate_achievements_v1"),
        install("gamification", "leaderboard_v1"),
    ]
