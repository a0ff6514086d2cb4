-- Is the database of Codex what it has to be? psql -v ON_ERROR_STOP=1 -f verify_schema.sql, as codex_app.
-- Answers with rows (check_set, subject, checked, passed, detail); psql ends with status 3 when one failed.
-- `manage.py verify_schema` runs the same text, save the parts that are for psql only. Nothing is kept: all
-- of it is one transaction that is rolled back.
-- A new area adds its lines to the part "data" and runs `manage.py verify_schema --record`; nothing else.

-- ==== begin (psql only) ====
\set ON_ERROR_STOP on
\set QUIET on
\pset pager off
BEGIN;

-- ==== data ====
SET LOCAL search_path = public;  -- with it, names of ours are shown without their schema
SET LOCAL jit = off;
-- Migration | check set | its tables and functions.
SET LOCAL verify.sets = $$
ground | ground               | users operators workspaces workspace_members workspace_invitations cohorts competitors events changes answered_requests bulk_actions bulk_action_rows keep_selections_own must_be_ones_own import_files forget_import_files
ground | audit log            | audit_log first_id keep_audit_months say_origin history_of_row
ground | keys and tokens      | workspace_keys personal_tokens recent_counts keep_tokens_own
ground | ground functions     | is_text_list is_journey set_updated_at record_event record_change_of_row forget_answers forget_changes keep_an_owner forbid_self_promotion keep_accounts_own must_be_in
ground | door                 | begin_in_workspace enter_workspace enter_workspace_as_operator create_workspace accept_invitation invitation_of workspaces_of enter_workspace_with_key note_key_use
ground | jobs                 | job_errors enter_workspace_for_job workspaces_to_visit
ground | staff                | operator_roles staff_visits staff_log staff_role staff_role_inside must_be_staff_of forbid_raising_oneself keep_an_admin keep_factors_own note_staff_visit forget_staff_records record_staff_change
013    | positioning          | positioning
013    | message_architecture | message_architecture
013    | campaigns            | campaigns campaign_next_statuses campaign_blockers campaign_progress keep_campaign_lifecycle
013    | campaign relations   | campaign_quests campaign_cohorts keep_quest_tree keep_cohort_allocation keep_active_campaign_cohort touch_campaign
013    | moves and assets     | moves assets
014    | achievements         | achievements is_condition condition_progress condition_values keep_achievement_order default_achievements add_default_achievements begin_with_achievements
014    | user_achievements    | user_achievements count_achievements achievements_of leaderboard
014    | user_stats           | user_stats points_ledger calculate_move_success_rate update_experience_level keep_total_points keep_teams_joined begin_user_stats lock_user_stats collaborations_of add_to_user_stats count_work count_points keep_points_ledger
014    | unlock function      | unlock_achievement award_achievement must_oversee revoke_achievement evaluate_achievements
015    | agent registry       | agent_registry agent_releases is_model_config keep_agent_version record_agent_release keep_quest_agents keep_named_agents
015    | agent capabilities   | agent_capabilities is_json_schema
015    | agent assignments    | agent_assignments agent_tasks is_execution_constraints keep_assignment count_assignment_tasks
015    | agent performance    | agent_performance agent_executions record_agent_execution record_agent_executions agent_performance_over derive_agent_performance time_bucket time_of_bucket time_buckets time_histogram time_percentiles is_time_histogram
016    | signals              | intelligence_signals signal_campaigns signal_cohorts signal_competitors get_priority_signals
016    | insights             | market_insights insight_signals insight_campaigns insight_cohorts insight_competitors set_confidence_level signal_confidence create_insight_from_signals get_active_insights
017    | alerts               | system_alerts keep_alert_lifecycle create_system_alert acknowledge_alert get_critical_alerts
017    | notifications        | user_notifications send_user_notification mark_notification_as_read get_user_unread_notifications expire_notifications
$$;
-- Tables and functions of other packages: their form is not ours, their policies and what is granted on them are.
SET LOCAL verify.others = $$
auth_group auth_group_permissions auth_permission django_admin_log django_content_type django_migrations
django_session mfa_authenticator users_groups users_user_permissions
procrastinate_events procrastinate_jobs procrastinate_periodic_defers procrastinate_workers
procrastinate_cancel_job_v1 procrastinate_defer_jobs_v1 procrastinate_defer_periodic_job_v2
procrastinate_fetch_job_v2 procrastinate_finish_job_v1 procrastinate_notify_queue_abort_job_v1
procrastinate_notify_queue_job_inserted_v1 procrastinate_prune_stalled_workers_v1
procrastinate_register_worker_v1 procrastinate_retry_job_v1 procrastinate_retry_job_v2
procrastinate_trigger_abort_requested_events_procedure_v1 procrastinate_trigger_function_scheduled_events_v1
procrastinate_trigger_function_status_events_insert_v1
procrastinate_trigger_function_status_events_update_v1 procrastinate_unlink_periodic_defers_v1
procrastinate_unregister_worker_v1 procrastinate_update_heartbeat_v1
$$;
-- What there has to be at least, over the tables of a migration or over all that the original had.
SET LOCAL verify.minimums = $$
013 | index | 12
014 | index | 10
015 | index | 15
016 | index | 10
017 | index | 12
013-017 | table | 16
013-017 | policy | 20
013-017 | foreign key | 40
013-017 | index | 60
013-017 | function | 20
$$;
SET LOCAL verify.original = $$
positioning message_architecture campaigns campaign_quests campaign_cohorts
achievements user_achievements user_stats
agent_registry agent_capabilities agent_assignments agent_performance
intelligence_signals market_insights system_alerts user_notifications
$$;
-- Tables that the app reaches although they have no row security: what is granted is all that protects them.
SET LOCAL verify.open_tables = $$
users operators operator_roles mfa_authenticator personal_tokens recent_counts agent_registry agent_capabilities agent_releases
auth_group auth_group_permissions auth_permission django_content_type django_migrations django_session
users_groups users_user_permissions
$$;
-- SECURITY DEFINER functions that the app may call: each keeps itself to one person or to the entered workspace.
SET LOCAL verify.definers = $$
workspaces_of record_agent_executions unlock_achievement revoke_achievement evaluate_achievements
expire_notifications forget_answers forget_changes history_of_row note_staff_visit
$$;
-- A row of each workspace table, for the attempt to cross: table | columns | values. {table} is the id of its row.
-- Tables that create_workspace(), a trigger or evaluate_achievements() fills need none.
SET LOCAL verify.samples = $$
answered_requests     | principal, key, fingerprint | current_setting('app.current_user_id'), 'Crossing', decode(repeat('00', 32), 'hex')
bulk_actions          | user_id, selection, model, action | current_setting('app.current_user_id')::uuid, gen_random_uuid(), 'codex.cohort', 'delete_selected'
bulk_action_rows      | bulk_action_id, person, row_id | {bulk_actions}, current_setting('app.current_user_id')::uuid, gen_random_uuid()
import_files          | user_id, table_name, content, outcome | current_setting('app.current_user_id')::uuid, 'Crossing', '', decode(repeat('00', 32), 'hex')
workspace_keys        | name, prefix, digest, expires_at | 'Crossing', 'crossing', sha256('crossing'), now() + interval '1 day'
workspace_invitations | email, expires_at | 'somebody@verify.invalid', now()
cohorts               | name | 'Crossing'
competitors           | name, notes | 'Crossing', (SELECT count(*)::text FROM note_staff_visit(current_setting('app.current_user_id')::uuid, current_setting('app.current_workspace_id')::uuid, ''))
positioning           | name, market_segment | 'Crossing', 'x'
message_architecture  | name, primary_message, positioning_id | 'Crossing', 'x', {positioning}
campaigns             | name, created_by | 'Crossing', current_setting('app.current_user_id')::uuid
campaign_quests       | name, campaign_id | 'Crossing', {campaigns}
campaign_cohorts      | campaign_id, cohort_id | {campaigns}, {cohorts}
moves                 | name, move_type | 'Crossing', 'research'
assets                | name, asset_type | 'Crossing', 'article'
achievements          | code, name, badge_type, category, points_reward | 'crossing', 'Crossing', 'speed', 'content', (SELECT count(*) FROM evaluate_achievements(current_setting('app.current_workspace_id')::uuid, current_setting('app.current_user_id')::uuid))
agent_assignments     | agent_id | (SELECT id FROM agent_registry ORDER BY code LIMIT 1)
agent_tasks           | name, assignment_id, attempts | 'Crossing', {agent_assignments}, (SELECT record_agent_executions(current_setting('app.current_workspace_id')::uuid, (SELECT jsonb_agg(jsonb_build_object('agent', id, 'execution_time_seconds', 1, 'success', true)) FROM (SELECT id FROM agent_registry ORDER BY code LIMIT 1) AS first)))
intelligence_signals  | signal_title, signal_category, source_type | 'Crossing', 'market_trend', 'market'
market_insights       | insight_title, insight_type, insight_status | 'Crossing', 'trend', 'superseded'
signal_campaigns      | signal_id, campaign_id | {intelligence_signals}, {campaigns}
signal_cohorts        | signal_id, cohort_id | {intelligence_signals}, {cohorts}
signal_competitors    | signal_id, competitor_id | {intelligence_signals}, {competitors}
insight_signals       | insight_id, signal_id | {market_insights}, {intelligence_signals}
insight_campaigns     | insight_id, campaign_id | {market_insights}, {campaigns}
insight_cohorts       | insight_id, cohort_id | {market_insights}, {cohorts}
insight_competitors   | insight_id, competitor_id | {market_insights}, {competitors}
system_alerts         | title, alert_type, severity_level | 'Crossing', 'anomaly', 'high'
user_notifications    | user_id, notification_type, title | current_setting('app.current_user_id')::uuid, 'message', 'Crossing'
$$;
-- The settings as PostgreSQL prints them inside a policy, and the short words that stand for them below.
SET LOCAL verify.says_workspace = $$( SELECT (current_setting('app.current_workspace_id'::text))::uuid AS current_setting)$$;
SET LOCAL verify.says_user = $$( SELECT current_setting('app.current_user_id'::text) AS current_setting)$$;
SET LOCAL verify.says_role = $$( SELECT current_setting('app.current_member_role'::text) AS current_setting)$$;

-- ==== recorded ====
-- Written by `manage.py verify_schema --record`, from a migrated database; review it like a lock file.
SET LOCAL verify.recorded = $recorded$
accept_invitation | execute | accept_invitation(uuid,bytea,uuid) | codex_app codex_operator
accept_invitation | function | accept_invitation(uuid,bytea,uuid) | RETURNS text SECURITY INVOKER text 274084bc9b021ff1
achievements | column | badge_type | text NOT NULL
achievements | column | badge_unlocks | text[] NOT NULL DEFAULT '{}'::text[]
achievements | column | category | text NOT NULL
achievements | column | code | text NOT NULL
achievements | column | condition_type | text NOT NULL DEFAULT 'count'::text
achievements | column | condition_value | jsonb NOT NULL DEFAULT '{}'::jsonb
achievements | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
achievements | column | created_by | uuid
achievements | column | description | text NOT NULL DEFAULT ''::text
achievements | column | icon_url | character varying(2000) NOT NULL DEFAULT ''::character varying
achievements | column | id | uuid NOT NULL DEFAULT uuidv7()
achievements | column | is_active | boolean NOT NULL DEFAULT true
achievements | column | name | text NOT NULL
achievements | column | points_reward | bigint NOT NULL DEFAULT 0
achievements | column | rarity_level | text NOT NULL DEFAULT 'common'::text
achievements | column | required_previous_achievement_id | uuid
achievements | column | tier | text NOT NULL DEFAULT 'bronze'::text
achievements | column | unlock_perks | text[] NOT NULL DEFAULT '{}'::text[]
achievements | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
achievements | column | workspace_id | uuid NOT NULL
achievements | constraint | achievements_badge_type_limit | CHECK ((badge_type = ANY (ARRAY['milestone'::text, 'excellence'::text, 'exploration'::text, 'collaboration'::text, 'speed'::text, 'quality'::text])))
achievements | constraint | achievements_badge_unlocks_limit | CHECK (is_text_list(badge_unlocks))
achievements | constraint | achievements_category_limit | CHECK ((category = ANY (ARRAY['campaign'::text, 'content'::text, 'engagement'::text, 'research'::text, 'innovation'::text])))
achievements | constraint | achievements_code_limit | CHECK (((btrim(code) <> ''::text) AND (char_length(code) <= 200)))
achievements | constraint | achievements_code_once | UNIQUE (workspace_id, code)
achievements | constraint | achievements_condition_is_known | CHECK (((condition_value = '{}'::jsonb) OR is_condition(condition_value)))
achievements | constraint | achievements_condition_type_limit | CHECK ((condition_type = ANY (ARRAY['count'::text, 'milestone'::text, 'combination'::text, 'time_based'::text])))
achievements | constraint | achievements_condition_value_limit | CHECK (((jsonb_typeof(condition_value) = 'object'::text) AND (octet_length((condition_value)::text) <= 262144)))
achievements | constraint | achievements_description_limit | CHECK ((char_length(description) <= 20000))
achievements | constraint | achievements_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
achievements | constraint | achievements_not_own_predecessor | CHECK ((required_previous_achievement_id <> id))
achievements | constraint | achievements_pkey | PRIMARY KEY (id)
achievements | constraint | achievements_points_limit | CHECK ((points_reward <= 1000000))
achievements | constraint | achievements_points_reward_limit | CHECK ((points_reward >= 0))
achievements | constraint | achievements_rarity_level_limit | CHECK ((rarity_level = ANY (ARRAY['common'::text, 'uncommon'::text, 'rare'::text, 'legendary'::text])))
achievements | constraint | achievements_tier_limit | CHECK ((tier = ANY (ARRAY['bronze'::text, 'silver'::text, 'gold'::text, 'platinum'::text])))
achievements | constraint | achievements_unlock_perks_limit | CHECK (is_text_list(unlock_perks))
achievements | foreign key | achievements_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
achievements | foreign key | achievements_required_previous_achievement_id_fk | FOREIGN KEY (workspace_id, required_previous_achievement_id) REFERENCES achievements(workspace_id, id) ON DELETE SET NULL (required_previous_achievement_id)
achievements | foreign key | achievements_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
achievements | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
achievements | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
achievements | index | achievements_active_idx | btree (workspace_id, is_active, category)
achievements | index | achievements_code_once | UNIQUE btree (workspace_id, code)
achievements | index | achievements_created_by_idx | btree (created_by)
achievements | index | achievements_pkey | UNIQUE btree (id)
achievements | index | achievements_previous_idx | btree (workspace_id, required_previous_achievement_id)
achievements | index | gamification_achievement_key | UNIQUE btree (workspace_id, id)
achievements | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
achievements | policy | managers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
achievements | policy | managers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
achievements | policy | managers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
achievements | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
achievements | table | achievements | row security, forced
achievements | trigger | keep_achievement_order_insert | AFTER INSERT ON achievements REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_achievement_order()
achievements | trigger | keep_achievement_order_update | AFTER UPDATE ON achievements REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_achievement_order()
achievements | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON achievements FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('gamification', 'managers')
achievements | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON achievements FOR EACH ROW EXECUTE FUNCTION record_change_of_row('achievements')
achievements | trigger | record_deletion | AFTER DELETE ON achievements FOR EACH ROW EXECUTE FUNCTION record_event('achievement')
achievements | trigger | record_event | AFTER INSERT ON achievements FOR EACH ROW WHEN (new.created_by IS NOT NULL) EXECUTE FUNCTION record_event('achievement')
achievements | trigger | set_updated_at | BEFORE UPDATE ON achievements FOR EACH ROW EXECUTE FUNCTION set_updated_at()
achievements_of | execute | achievements_of(uuid,uuid) | nobody
achievements_of | function | achievements_of(uuid,uuid) | RETURNS TABLE(unlocked bigint, in_progress bigint, badges text[]) SECURITY INVOKER text 1ee4dd00386c4090
acknowledge_alert | execute | acknowledge_alert(uuid,uuid) | codex_app codex_operator
acknowledge_alert | function | acknowledge_alert(uuid,uuid) | RETURNS void SECURITY INVOKER text 49566d2add977221
add_default_achievements | execute | add_default_achievements(uuid) | codex_app codex_operator
add_default_achievements | function | add_default_achievements(uuid) | RETURNS void SECURITY INVOKER text c2b685913326acbe
add_to_user_stats | execute | add_to_user_stats(jsonb) | nobody
add_to_user_stats | function | add_to_user_stats(jsonb) | RETURNS void SECURITY INVOKER text 4d9dacdd9cda65e7
agent_assignments | column | agent_id | uuid NOT NULL
agent_assignments | column | assigned_by_id | uuid
agent_assignments | column | assigned_date | timestamp with time zone NOT NULL DEFAULT statement_timestamp()
agent_assignments | column | assigned_to_campaign_id | uuid
agent_assignments | column | assignment_config | jsonb NOT NULL DEFAULT '{}'::jsonb
agent_assignments | column | assignment_status | text NOT NULL DEFAULT 'active'::text
agent_assignments | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_assignments | column | execution_constraints | jsonb NOT NULL DEFAULT '{}'::jsonb
agent_assignments | column | id | uuid NOT NULL DEFAULT uuidv7()
agent_assignments | column | priority_level | text NOT NULL DEFAULT 'normal'::text
agent_assignments | column | tasks_assigned | bigint NOT NULL DEFAULT 0
agent_assignments | column | tasks_completed | bigint NOT NULL DEFAULT 0
agent_assignments | column | tasks_failed | bigint NOT NULL DEFAULT 0
agent_assignments | column | total_cost_incurred | numeric(20,6) NOT NULL DEFAULT 0
agent_assignments | column | total_tokens_used | bigint NOT NULL DEFAULT 0
agent_assignments | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_assignments | column | workspace_id | uuid NOT NULL
agent_assignments | constraint | agent_assignments_assignment_config_limit | CHECK (((jsonb_typeof(assignment_config) = 'object'::text) AND (octet_length((assignment_config)::text) <= 262144)))
agent_assignments | constraint | agent_assignments_assignment_status_limit | CHECK ((assignment_status = ANY (ARRAY['active'::text, 'paused'::text, 'completed'::text, 'failed'::text, 'archived'::text])))
agent_assignments | constraint | agent_assignments_constraints_are_known | CHECK (is_execution_constraints(execution_constraints))
agent_assignments | constraint | agent_assignments_execution_constraints_limit | CHECK (((jsonb_typeof(execution_constraints) = 'object'::text) AND (octet_length((execution_constraints)::text) <= 262144)))
agent_assignments | constraint | agent_assignments_once | UNIQUE NULLS NOT DISTINCT (workspace_id, agent_id, assigned_to_campaign_id)
agent_assignments | constraint | agent_assignments_pkey | PRIMARY KEY (id)
agent_assignments | constraint | agent_assignments_priority_level_limit | CHECK ((priority_level = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'critical'::text])))
agent_assignments | constraint | agent_assignments_tasks_assigned_limit | CHECK ((tasks_assigned >= 0))
agent_assignments | constraint | agent_assignments_tasks_completed_limit | CHECK ((tasks_completed >= 0))
agent_assignments | constraint | agent_assignments_tasks_failed_limit | CHECK ((tasks_failed >= 0))
agent_assignments | constraint | agent_assignments_total_cost_incurred_limit | CHECK (((total_cost_incurred >= (0)::numeric) AND (total_cost_incurred <> 'NaN'::numeric)))
agent_assignments | constraint | agent_assignments_total_tokens_used_limit | CHECK ((total_tokens_used >= 0))
agent_assignments | foreign key | agent_assignments_agent_id_fk | FOREIGN KEY (agent_id) REFERENCES agent_registry(id) ON DELETE RESTRICT
agent_assignments | foreign key | agent_assignments_assigned_by_id_fk | FOREIGN KEY (assigned_by_id) REFERENCES users(id) ON DELETE SET NULL (assigned_by_id)
agent_assignments | foreign key | agent_assignments_assigned_to_campaign_id_fk | FOREIGN KEY (workspace_id, assigned_to_campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE CASCADE
agent_assignments | foreign key | agent_assignments_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
agent_assignments | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
agent_assignments | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
agent_assignments | index | agent_assignments_agent_idx | btree (agent_id)
agent_assignments | index | agent_assignments_by_idx | btree (assigned_by_id)
agent_assignments | index | agent_assignments_campaign_idx | btree (workspace_id, assigned_to_campaign_id)
agent_assignments | index | agent_assignments_of_agent_key | UNIQUE btree (workspace_id, agent_id, id)
agent_assignments | index | agent_assignments_once | UNIQUE btree (workspace_id, agent_id, assigned_to_campaign_id) NULLS NOT DISTINCT
agent_assignments | index | agent_assignments_pkey | UNIQUE btree (id)
agent_assignments | index | agent_assignments_status_idx | btree (workspace_id, assignment_status, priority_level)
agent_assignments | index | agents_agentassignment_key | UNIQUE btree (workspace_id, id)
agent_assignments | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
agent_assignments | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
agent_assignments | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
agent_assignments | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
agent_assignments | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
agent_assignments | table | agent_assignments | row security, forced
agent_assignments | trigger | keep_assignment | BEFORE INSERT OR UPDATE ON agent_assignments FOR EACH ROW EXECUTE FUNCTION keep_assignment()
agent_assignments | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON agent_assignments FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('agents', 'writers')
agent_assignments | trigger | record_change | AFTER UPDATE ON agent_assignments FOR EACH ROW WHEN (old.assignment_status IS DISTINCT FROM new.assignment_status) EXECUTE FUNCTION record_event('agent_assignment', 'assignment_status')
agent_assignments | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON agent_assignments FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-assignments')
agent_assignments | trigger | record_event | AFTER INSERT OR DELETE ON agent_assignments FOR EACH ROW EXECUTE FUNCTION record_event('agent_assignment')
agent_assignments | trigger | set_updated_at | BEFORE UPDATE ON agent_assignments FOR EACH ROW EXECUTE FUNCTION set_updated_at()
agent_capabilities | column | agent_id | uuid NOT NULL
agent_capabilities | column | capability_name | text NOT NULL
agent_capabilities | column | category | text NOT NULL
agent_capabilities | column | configuration | jsonb NOT NULL DEFAULT '{}'::jsonb
agent_capabilities | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_capabilities | column | description | text NOT NULL DEFAULT ''::text
agent_capabilities | column | external_apis | text[] NOT NULL DEFAULT '{}'::text[]
agent_capabilities | column | id | uuid NOT NULL DEFAULT uuidv7()
agent_capabilities | column | input_types | text[] NOT NULL DEFAULT '{}'::text[]
agent_capabilities | column | is_enabled | boolean NOT NULL DEFAULT true
agent_capabilities | column | output_types | text[] NOT NULL DEFAULT '{}'::text[]
agent_capabilities | column | parameter_schema | jsonb NOT NULL DEFAULT '{}'::jsonb
agent_capabilities | column | required_permissions | text[] NOT NULL DEFAULT '{}'::text[]
agent_capabilities | column | subcategory | text NOT NULL DEFAULT ''::text
agent_capabilities | column | success_rate_percentage | numeric(5,2)
agent_capabilities | column | typical_cost | numeric(14,6)
agent_capabilities | column | typical_execution_time_seconds | numeric(12,3)
agent_capabilities | column | typical_token_usage | bigint
agent_capabilities | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_capabilities | constraint | agent_capabilities_capability_name_limit | CHECK (((btrim(capability_name) <> ''::text) AND (char_length(capability_name) <= 200)))
agent_capabilities | constraint | agent_capabilities_category_limit | CHECK ((category = ANY (ARRAY['research'::text, 'analysis'::text, 'creation'::text, 'optimization'::text, 'monitoring'::text])))
agent_capabilities | constraint | agent_capabilities_configuration_limit | CHECK (((jsonb_typeof(configuration) = 'object'::text) AND (octet_length((configuration)::text) <= 262144)))
agent_capabilities | constraint | agent_capabilities_description_limit | CHECK ((char_length(description) <= 20000))
agent_capabilities | constraint | agent_capabilities_external_apis_limit | CHECK (is_text_list(external_apis))
agent_capabilities | constraint | agent_capabilities_input_types_limit | CHECK (is_text_list(input_types))
agent_capabilities | constraint | agent_capabilities_once | UNIQUE (agent_id, capability_name)
agent_capabilities | constraint | agent_capabilities_output_types_limit | CHECK (is_text_list(output_types))
agent_capabilities | constraint | agent_capabilities_parameter_schema_limit | CHECK (((jsonb_typeof(parameter_schema) = 'object'::text) AND (octet_length((parameter_schema)::text) <= 262144)))
agent_capabilities | constraint | agent_capabilities_pkey | PRIMARY KEY (id)
agent_capabilities | constraint | agent_capabilities_required_permissions_limit | CHECK (is_text_list(required_permissions))
agent_capabilities | constraint | agent_capabilities_schema_is_one | CHECK (is_json_schema(parameter_schema))
agent_capabilities | constraint | agent_capabilities_subcategory_limit | CHECK ((char_length(subcategory) <= 200))
agent_capabilities | constraint | agent_capabilities_success_rate_percentage_limit | CHECK (((success_rate_percentage >= (0)::numeric) AND (success_rate_percentage <= (100)::numeric)))
agent_capabilities | constraint | agent_capabilities_typical_cost_limit | CHECK (((typical_cost >= (0)::numeric) AND (typical_cost <> 'NaN'::numeric)))
agent_capabilities | constraint | agent_capabilities_typical_execution_time_seconds_limit | CHECK (((typical_execution_time_seconds >= (0)::numeric) AND (typical_execution_time_seconds < 'NaN'::numeric)))
agent_capabilities | constraint | agent_capabilities_typical_token_usage_limit | CHECK ((typical_token_usage >= 0))
agent_capabilities | foreign key | agent_capabilities_agent_id_fk | FOREIGN KEY (agent_id) REFERENCES agent_registry(id) ON DELETE CASCADE
agent_capabilities | grant | codex_app | SELECT
agent_capabilities | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
agent_capabilities | index | agent_capabilities_cat_idx | btree (category, is_enabled)
agent_capabilities | index | agent_capabilities_once | UNIQUE btree (agent_id, capability_name)
agent_capabilities | index | agent_capabilities_pkey | UNIQUE btree (id)
agent_capabilities | table | agent_capabilities | no row security
agent_capabilities | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON agent_capabilities FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('agents', 'writers')
agent_capabilities | trigger | set_updated_at | BEFORE UPDATE ON agent_capabilities FOR EACH ROW EXECUTE FUNCTION set_updated_at()
agent_executions | column | agent_id | uuid NOT NULL
agent_executions | column | agent_version | text NOT NULL
agent_executions | column | assignment_id | uuid
agent_executions | column | cost | numeric(14,6) NOT NULL DEFAULT 0
agent_executions | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_executions | column | execution_id | uuid NOT NULL DEFAULT uuidv7()
agent_executions | column | execution_time_seconds | numeric(12,3) NOT NULL
agent_executions | column | id | uuid NOT NULL DEFAULT uuidv7()
agent_executions | column | input_tokens | bigint NOT NULL DEFAULT 0
agent_executions | column | outcome | text NOT NULL
agent_executions | column | output_tokens | bigint NOT NULL DEFAULT 0
agent_executions | column | quality | numeric(5,2)
agent_executions | column | started_at | timestamp with time zone NOT NULL
agent_executions | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_executions | column | workspace_id | uuid NOT NULL
agent_executions | constraint | agent_executions_agent_version_limit | CHECK (((btrim(agent_version) <> ''::text) AND (char_length(agent_version) <= 200)))
agent_executions | constraint | agent_executions_cost_limit | CHECK (((cost >= (0)::numeric) AND (cost <> 'NaN'::numeric)))
agent_executions | constraint | agent_executions_execution_time_seconds_limit | CHECK (((execution_time_seconds >= (0)::numeric) AND (execution_time_seconds < 'NaN'::numeric)))
agent_executions | constraint | agent_executions_input_tokens_limit | CHECK ((input_tokens >= 0))
agent_executions | constraint | agent_executions_once | UNIQUE (workspace_id, execution_id)
agent_executions | constraint | agent_executions_outcome_limit | CHECK ((outcome = ANY (ARRAY['success'::text, 'failure'::text, 'error'::text])))
agent_executions | constraint | agent_executions_output_tokens_limit | CHECK ((output_tokens >= 0))
agent_executions | constraint | agent_executions_pkey | PRIMARY KEY (id)
agent_executions | constraint | agent_executions_quality_limit | CHECK (((quality >= (0)::numeric) AND (quality <= (100)::numeric)))
agent_executions | constraint | agent_executions_started_at_limit | CHECK (((EXTRACT(year FROM (started_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (started_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
agent_executions | constraint | agent_executions_week_at_most | CHECK ((execution_time_seconds <= (604800)::numeric))
agent_executions | foreign key | agent_executions_agent_id_fk | FOREIGN KEY (agent_id) REFERENCES agent_registry(id) ON DELETE RESTRICT
agent_executions | foreign key | agent_executions_assignment_id_fk | FOREIGN KEY (workspace_id, agent_id, assignment_id) REFERENCES agent_assignments(workspace_id, agent_id, id) ON DELETE SET NULL (assignment_id)
agent_executions | foreign key | agent_executions_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
agent_executions | grant | codex_app | SELECT
agent_executions | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
agent_executions | index | agent_executions_agent_fk_idx | btree (agent_id)
agent_executions | index | agent_executions_agent_idx | btree (workspace_id, agent_id, started_at DESC)
agent_executions | index | agent_executions_assign_idx | btree (workspace_id, assignment_id, agent_id, started_at DESC)
agent_executions | index | agent_executions_once | UNIQUE btree (workspace_id, execution_id)
agent_executions | index | agent_executions_outcome_idx | btree (workspace_id, outcome, started_at DESC)
agent_executions | index | agent_executions_pkey | UNIQUE btree (id)
agent_executions | index | agent_executions_started_idx | btree (workspace_id, started_at DESC)
agent_executions | index | agents_agentexecution_key | UNIQUE btree (workspace_id, id)
agent_executions | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
agent_executions | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
agent_executions | table | agent_executions | row security, forced
agent_executions | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON agent_executions FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('agents', 'writers')
agent_executions | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON agent_executions FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-executions')
agent_executions | trigger | set_updated_at | BEFORE UPDATE ON agent_executions FOR EACH ROW EXECUTE FUNCTION set_updated_at()
agent_performance | column | agent_id | uuid NOT NULL
agent_performance | column | avg_cost_per_execution | numeric(14,6)
agent_performance | column | avg_execution_time_seconds | numeric(15,6)
agent_performance | column | avg_input_tokens_per_execution | numeric(16,2)
agent_performance | column | avg_output_tokens_per_execution | numeric(16,2)
agent_performance | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_performance | column | error_count | bigint NOT NULL DEFAULT 0
agent_performance | column | error_rate_percentage | numeric(5,2)
agent_performance | column | execution_count | bigint NOT NULL DEFAULT 0
agent_performance | column | failure_count | bigint NOT NULL DEFAULT 0
agent_performance | column | id | uuid NOT NULL DEFAULT uuidv7()
agent_performance | column | max_execution_time_seconds | numeric(12,3)
agent_performance | column | measurement_date | date NOT NULL
agent_performance | column | measurement_hour | smallint
agent_performance | column | min_execution_time_seconds | numeric(12,3)
agent_performance | column | p50_execution_time_seconds | numeric(15,6)
agent_performance | column | p95_execution_time_seconds | numeric(15,6)
agent_performance | column | p99_execution_time_seconds | numeric(15,6)
agent_performance | column | quality_count | bigint NOT NULL DEFAULT 0
agent_performance | column | quality_score | numeric(5,2)
agent_performance | column | quality_total | numeric(20,2) NOT NULL DEFAULT 0
agent_performance | column | success_count | bigint NOT NULL DEFAULT 0
agent_performance | column | success_rate_percentage | numeric(5,2)
agent_performance | column | time_histogram | bigint[] NOT NULL DEFAULT '{}'::bigint[]
agent_performance | column | total_cost_incurred | numeric(20,6) NOT NULL DEFAULT 0
agent_performance | column | total_execution_time_seconds | numeric(20,3) NOT NULL DEFAULT 0
agent_performance | column | total_input_tokens | bigint NOT NULL DEFAULT 0
agent_performance | column | total_output_tokens | bigint NOT NULL DEFAULT 0
agent_performance | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_performance | column | workspace_id | uuid NOT NULL
agent_performance | constraint | agent_performance_avg_cost_per_execution_limit | CHECK (((avg_cost_per_execution >= (0)::numeric) AND (avg_cost_per_execution <> 'NaN'::numeric)))
agent_performance | constraint | agent_performance_avg_execution_time_seconds_limit | CHECK (((avg_execution_time_seconds >= (0)::numeric) AND (avg_execution_time_seconds < 'NaN'::numeric)))
agent_performance | constraint | agent_performance_counts_add_up | CHECK ((execution_count = ((success_count + failure_count) + error_count)))
agent_performance | constraint | agent_performance_date_limit | CHECK (((measurement_date >= '2000-01-01'::date) AND (measurement_date <= '2100-12-31'::date)))
agent_performance | constraint | agent_performance_error_count_limit | CHECK ((error_count >= 0))
agent_performance | constraint | agent_performance_error_rate_percentage_limit | CHECK (((error_rate_percentage >= (0)::numeric) AND (error_rate_percentage <= (100)::numeric)))
agent_performance | constraint | agent_performance_execution_count_limit | CHECK ((execution_count >= 0))
agent_performance | constraint | agent_performance_failure_count_limit | CHECK ((failure_count >= 0))
agent_performance | constraint | agent_performance_histogram_adds_up | CHECK (is_time_histogram(time_histogram, execution_count))
agent_performance | constraint | agent_performance_hour_limit | CHECK (((measurement_hour >= 0) AND (measurement_hour <= 23)))
agent_performance | constraint | agent_performance_max_execution_time_seconds_limit | CHECK (((max_execution_time_seconds >= (0)::numeric) AND (max_execution_time_seconds < 'NaN'::numeric)))
agent_performance | constraint | agent_performance_min_execution_time_seconds_limit | CHECK (((min_execution_time_seconds >= (0)::numeric) AND (min_execution_time_seconds < 'NaN'::numeric)))
agent_performance | constraint | agent_performance_once | UNIQUE NULLS NOT DISTINCT (workspace_id, agent_id, measurement_date, measurement_hour)
agent_performance | constraint | agent_performance_p50_execution_time_seconds_limit | CHECK (((p50_execution_time_seconds >= (0)::numeric) AND (p50_execution_time_seconds < 'NaN'::numeric)))
agent_performance | constraint | agent_performance_p95_execution_time_seconds_limit | CHECK (((p95_execution_time_seconds >= (0)::numeric) AND (p95_execution_time_seconds < 'NaN'::numeric)))
agent_performance | constraint | agent_performance_p99_execution_time_seconds_limit | CHECK (((p99_execution_time_seconds >= (0)::numeric) AND (p99_execution_time_seconds < 'NaN'::numeric)))
agent_performance | constraint | agent_performance_pkey | PRIMARY KEY (id)
agent_performance | constraint | agent_performance_quality_adds_up | CHECK (((quality_count <= execution_count) AND ((quality_total >= (0)::numeric) AND (quality_total <= ((100 * quality_count))::numeric))))
agent_performance | constraint | agent_performance_quality_count_limit | CHECK ((quality_count >= 0))
agent_performance | constraint | agent_performance_quality_score_limit | CHECK (((quality_score >= (0)::numeric) AND (quality_score <= (100)::numeric)))
agent_performance | constraint | agent_performance_success_count_limit | CHECK ((success_count >= 0))
agent_performance | constraint | agent_performance_success_rate_percentage_limit | CHECK (((success_rate_percentage >= (0)::numeric) AND (success_rate_percentage <= (100)::numeric)))
agent_performance | constraint | agent_performance_times_in_order | CHECK (((min_execution_time_seconds <= avg_execution_time_seconds) AND (avg_execution_time_seconds <= max_execution_time_seconds) AND (p50_execution_time_seconds <= p95_execution_time_seconds) AND (p95_execution_time_seconds <= p99_execution_time_seconds)))
agent_performance | constraint | agent_performance_total_cost_incurred_limit | CHECK (((total_cost_incurred >= (0)::numeric) AND (total_cost_incurred <> 'NaN'::numeric)))
agent_performance | constraint | agent_performance_total_execution_time_seconds_limit | CHECK (((total_execution_time_seconds >= (0)::numeric) AND (total_execution_time_seconds < 'NaN'::numeric)))
agent_performance | constraint | agent_performance_total_input_tokens_limit | CHECK ((total_input_tokens >= 0))
agent_performance | constraint | agent_performance_total_output_tokens_limit | CHECK ((total_output_tokens >= 0))
agent_performance | foreign key | agent_performance_agent_id_fk | FOREIGN KEY (agent_id) REFERENCES agent_registry(id) ON DELETE RESTRICT
agent_performance | foreign key | agent_performance_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
agent_performance | grant | codex_app | SELECT
agent_performance | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
agent_performance | index | agent_performance_agent_idx | btree (agent_id)
agent_performance | index | agent_performance_anywhere_idx | btree (measurement_date, measurement_hour)
agent_performance | index | agent_performance_date_idx | btree (workspace_id, measurement_date, agent_id)
agent_performance | index | agent_performance_days_idx | btree (workspace_id, measurement_date) WHERE (measurement_hour IS NULL)
agent_performance | index | agent_performance_once | UNIQUE btree (workspace_id, agent_id, measurement_date, measurement_hour) NULLS NOT DISTINCT
agent_performance | index | agent_performance_pkey | UNIQUE btree (id)
agent_performance | index | agents_agentperformance_key | UNIQUE btree (workspace_id, id)
agent_performance | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
agent_performance | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
agent_performance | table | agent_performance | row security, forced
agent_performance | trigger | derive_agent_performance | BEFORE INSERT OR UPDATE ON agent_performance FOR EACH ROW EXECUTE FUNCTION derive_agent_performance()
agent_performance | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON agent_performance FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('agents', 'writers')
agent_performance | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON agent_performance FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-performance')
agent_performance | trigger | set_updated_at | BEFORE UPDATE ON agent_performance FOR EACH ROW EXECUTE FUNCTION set_updated_at()
agent_performance_over | execute | agent_performance_over(uuid,date,date,uuid,text) | codex_app codex_operator
agent_performance_over | function | agent_performance_over(uuid,date,date,uuid,text) | RETURNS TABLE(execution_count bigint, success_count bigint, failure_count bigint, error_count bigint, success_rate_percentage numeric, error_rate_percentage numeric, avg_execution_time_seconds numeric, p50_execution_time_seconds numeric, p95_execution_time_seconds numeric, p99_execution_time_seconds numeric, total_input_tokens numeric, total_output_tokens numeric, total_cost_incurred numeric, quality_score numeric) SECURITY INVOKER text ffc63aa3b4233103
agent_registry | column | agent_name | text NOT NULL
agent_registry | column | agent_type | text NOT NULL
agent_registry | column | avg_execution_time_seconds | numeric(12,3)
agent_registry | column | code | text NOT NULL
agent_registry | column | cost_per_execution | numeric(14,6)
agent_registry | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_registry | column | deprecated_date | date
agent_registry | column | description | text NOT NULL DEFAULT ''::text
agent_registry | column | domain_expertise | text[] NOT NULL DEFAULT '{}'::text[]
agent_registry | column | error_rate_percentage | numeric(5,2)
agent_registry | column | guild_name | text NOT NULL
agent_registry | column | id | uuid NOT NULL DEFAULT uuidv7()
agent_registry | column | is_active | boolean NOT NULL DEFAULT true
agent_registry | column | model_config | jsonb NOT NULL DEFAULT '{}'::jsonb
agent_registry | column | personality_traits | text[] NOT NULL DEFAULT '{}'::text[]
agent_registry | column | purpose | text NOT NULL
agent_registry | column | release_date | date
agent_registry | column | success_rate_percentage | numeric(5,2)
agent_registry | column | supported_inputs | text[] NOT NULL DEFAULT '{}'::text[]
agent_registry | column | supported_outputs | text[] NOT NULL DEFAULT '{}'::text[]
agent_registry | column | system_prompt | text NOT NULL DEFAULT ''::text
agent_registry | column | tool_access | text[] NOT NULL DEFAULT '{}'::text[]
agent_registry | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_registry | column | version | text NOT NULL DEFAULT '1.0.0'::text
agent_registry | constraint | agent_registry_agent_name_limit | CHECK (((btrim(agent_name) <> ''::text) AND (char_length(agent_name) <= 200)))
agent_registry | constraint | agent_registry_agent_type_limit | CHECK ((agent_type = ANY (ARRAY['lord'::text, 'researcher'::text, 'creative'::text, 'intelligence'::text, 'guardian'::text])))
agent_registry | constraint | agent_registry_avg_execution_time_seconds_limit | CHECK (((avg_execution_time_seconds >= (0)::numeric) AND (avg_execution_time_seconds < 'NaN'::numeric)))
agent_registry | constraint | agent_registry_code_limit | CHECK (((btrim(code) <> ''::text) AND (char_length(code) <= 200)))
agent_registry | constraint | agent_registry_code_once | UNIQUE (code)
agent_registry | constraint | agent_registry_cost_per_execution_limit | CHECK (((cost_per_execution >= (0)::numeric) AND (cost_per_execution <> 'NaN'::numeric)))
agent_registry | constraint | agent_registry_deprecated_date_limit | CHECK (((deprecated_date >= '2000-01-01'::date) AND (deprecated_date <= '2100-12-31'::date)))
agent_registry | constraint | agent_registry_description_limit | CHECK ((char_length(description) <= 20000))
agent_registry | constraint | agent_registry_domain_expertise_limit | CHECK (is_text_list(domain_expertise))
agent_registry | constraint | agent_registry_error_rate_percentage_limit | CHECK (((error_rate_percentage >= (0)::numeric) AND (error_rate_percentage <= (100)::numeric)))
agent_registry | constraint | agent_registry_guild_name_limit | CHECK ((guild_name = ANY (ARRAY['Council of Lords'::text, 'Research'::text, 'Muse'::text, 'Matrix'::text, 'Guardians'::text])))
agent_registry | constraint | agent_registry_model_config_is_valid | CHECK (is_model_config(model_config))
agent_registry | constraint | agent_registry_model_config_limit | CHECK (((jsonb_typeof(model_config) = 'object'::text) AND (octet_length((model_config)::text) <= 262144)))
agent_registry | constraint | agent_registry_name_once | UNIQUE (agent_name)
agent_registry | constraint | agent_registry_personality_traits_limit | CHECK (is_text_list(personality_traits))
agent_registry | constraint | agent_registry_pkey | PRIMARY KEY (id)
agent_registry | constraint | agent_registry_purpose_limit | CHECK (((btrim(purpose) <> ''::text) AND (char_length(purpose) <= 20000)))
agent_registry | constraint | agent_registry_release_date_limit | CHECK (((release_date >= '2000-01-01'::date) AND (release_date <= '2100-12-31'::date)))
agent_registry | constraint | agent_registry_retired_after_release | CHECK ((deprecated_date >= release_date))
agent_registry | constraint | agent_registry_retired_is_inactive | CHECK (((deprecated_date IS NULL) OR (NOT is_active)))
agent_registry | constraint | agent_registry_success_rate_percentage_limit | CHECK (((success_rate_percentage >= (0)::numeric) AND (success_rate_percentage <= (100)::numeric)))
agent_registry | constraint | agent_registry_supported_inputs_limit | CHECK (is_text_list(supported_inputs))
agent_registry | constraint | agent_registry_supported_outputs_limit | CHECK (is_text_list(supported_outputs))
agent_registry | constraint | agent_registry_system_prompt_limit | CHECK ((char_length(system_prompt) <= 20000))
agent_registry | constraint | agent_registry_tool_access_limit | CHECK (is_text_list(tool_access))
agent_registry | constraint | agent_registry_version_limit | CHECK (((btrim(version) <> ''::text) AND (char_length(version) <= 200)))
agent_registry | grant | codex_app | SELECT
agent_registry | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
agent_registry | index | agent_registry_code_once | UNIQUE btree (code)
agent_registry | index | agent_registry_guild_idx | btree (guild_name, is_active)
agent_registry | index | agent_registry_name_once | UNIQUE btree (agent_name)
agent_registry | index | agent_registry_pkey | UNIQUE btree (id)
agent_registry | index | agent_registry_type_idx | btree (agent_type, is_active)
agent_registry | table | agent_registry | no row security
agent_registry | trigger | keep_agent_version | BEFORE INSERT OR UPDATE ON agent_registry FOR EACH ROW EXECUTE FUNCTION keep_agent_version()
agent_registry | trigger | keep_named_agents_delete | BEFORE DELETE ON agent_registry FOR EACH ROW EXECUTE FUNCTION keep_named_agents()
agent_registry | trigger | keep_named_agents_update | BEFORE UPDATE ON agent_registry FOR EACH ROW WHEN (new.agent_name <> old.agent_name) EXECUTE FUNCTION keep_named_agents()
agent_registry | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON agent_registry FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('agents', 'writers')
agent_registry | trigger | record_agent_release | AFTER INSERT OR UPDATE ON agent_registry FOR EACH ROW EXECUTE FUNCTION record_agent_release()
agent_registry | trigger | set_updated_at | BEFORE UPDATE ON agent_registry FOR EACH ROW EXECUTE FUNCTION set_updated_at()
agent_releases | column | agent_id | uuid NOT NULL
agent_releases | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_releases | column | id | uuid NOT NULL DEFAULT uuidv7()
agent_releases | column | model_config | jsonb NOT NULL DEFAULT '{}'::jsonb
agent_releases | column | released_at | timestamp with time zone NOT NULL
agent_releases | column | system_prompt | text NOT NULL DEFAULT ''::text
agent_releases | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_releases | column | version | text NOT NULL
agent_releases | constraint | agent_releases_model_config_limit | CHECK (((jsonb_typeof(model_config) = 'object'::text) AND (octet_length((model_config)::text) <= 262144)))
agent_releases | constraint | agent_releases_once | UNIQUE (agent_id, version)
agent_releases | constraint | agent_releases_pkey | PRIMARY KEY (id)
agent_releases | constraint | agent_releases_system_prompt_limit | CHECK ((char_length(system_prompt) <= 20000))
agent_releases | constraint | agent_releases_version_limit | CHECK (((btrim(version) <> ''::text) AND (char_length(version) <= 200)))
agent_releases | foreign key | agent_releases_agent_id_fk | FOREIGN KEY (agent_id) REFERENCES agent_registry(id) ON DELETE CASCADE
agent_releases | grant | codex_app | SELECT
agent_releases | grant | codex_operator | SELECT
agent_releases | index | agent_releases_once | UNIQUE btree (agent_id, version)
agent_releases | index | agent_releases_pkey | UNIQUE btree (id)
agent_releases | table | agent_releases | no row security
agent_releases | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON agent_releases FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('agents', 'writers')
agent_releases | trigger | set_updated_at | BEFORE UPDATE ON agent_releases FOR EACH ROW EXECUTE FUNCTION set_updated_at()
agent_tasks | column | assignment_id | uuid NOT NULL
agent_tasks | column | attempts | bigint NOT NULL DEFAULT 0
agent_tasks | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_tasks | column | id | uuid NOT NULL DEFAULT uuidv7()
agent_tasks | column | last_error | text NOT NULL DEFAULT ''::text
agent_tasks | column | leased_by | text NOT NULL DEFAULT ''::text
agent_tasks | column | leased_until | timestamp with time zone
agent_tasks | column | max_attempts | bigint NOT NULL DEFAULT 3
agent_tasks | column | name | text NOT NULL
agent_tasks | column | payload | jsonb NOT NULL DEFAULT '{}'::jsonb
agent_tasks | column | priority | smallint NOT NULL DEFAULT 0
agent_tasks | column | run_after | timestamp with time zone NOT NULL DEFAULT statement_timestamp()
agent_tasks | column | state | text NOT NULL DEFAULT 'queued'::text
agent_tasks | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
agent_tasks | column | workspace_id | uuid NOT NULL
agent_tasks | constraint | agent_tasks_attempts_limit | CHECK ((attempts >= 0))
agent_tasks | constraint | agent_tasks_last_error_limit | CHECK ((char_length(last_error) <= 20000))
agent_tasks | constraint | agent_tasks_lease_agrees | CHECK (((state = 'leased'::text) = (leased_until IS NOT NULL)))
agent_tasks | constraint | agent_tasks_leased_by_limit | CHECK ((char_length(leased_by) <= 200))
agent_tasks | constraint | agent_tasks_leased_until_limit | CHECK (((EXTRACT(year FROM (leased_until AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (leased_until AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
agent_tasks | constraint | agent_tasks_max_attempts_limit | CHECK ((max_attempts >= 0))
agent_tasks | constraint | agent_tasks_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
agent_tasks | constraint | agent_tasks_payload_limit | CHECK (((jsonb_typeof(payload) = 'object'::text) AND (octet_length((payload)::text) <= 262144)))
agent_tasks | constraint | agent_tasks_pkey | PRIMARY KEY (id)
agent_tasks | constraint | agent_tasks_run_after_limit | CHECK (((EXTRACT(year FROM (run_after AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (run_after AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
agent_tasks | constraint | agent_tasks_state_limit | CHECK ((state = ANY (ARRAY['queued'::text, 'leased'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
agent_tasks | foreign key | agent_tasks_assignment_id_fk | FOREIGN KEY (workspace_id, assignment_id) REFERENCES agent_assignments(workspace_id, id) ON DELETE CASCADE
agent_tasks | foreign key | agent_tasks_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
agent_tasks | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
agent_tasks | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
agent_tasks | index | agent_tasks_lease_idx | btree (workspace_id, state, leased_until)
agent_tasks | index | agent_tasks_next_idx | btree (workspace_id, assignment_id, state, priority DESC, run_after)
agent_tasks | index | agent_tasks_pkey | UNIQUE btree (id)
agent_tasks | index | agents_agenttask_key | UNIQUE btree (workspace_id, id)
agent_tasks | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
agent_tasks | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
agent_tasks | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
agent_tasks | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
agent_tasks | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
agent_tasks | table | agent_tasks | row security, forced
agent_tasks | trigger | count_assignment_tasks_delete | AFTER DELETE ON agent_tasks REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_assignment_tasks()
agent_tasks | trigger | count_assignment_tasks_insert | AFTER INSERT ON agent_tasks REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_assignment_tasks()
agent_tasks | trigger | count_assignment_tasks_update | AFTER UPDATE ON agent_tasks REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_assignment_tasks()
agent_tasks | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON agent_tasks FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('agents', 'writers')
agent_tasks | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON agent_tasks FOR EACH ROW EXECUTE FUNCTION record_change_of_row('agent-tasks')
agent_tasks | trigger | set_updated_at | BEFORE UPDATE ON agent_tasks FOR EACH ROW EXECUTE FUNCTION set_updated_at()
answered_requests | column | body | bytea NOT NULL DEFAULT '\x'::bytea
answered_requests | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
answered_requests | column | fingerprint | bytea NOT NULL
answered_requests | column | headers | jsonb NOT NULL DEFAULT '{}'::jsonb
answered_requests | column | id | uuid NOT NULL DEFAULT uuidv7()
answered_requests | column | key | text NOT NULL
answered_requests | column | principal | text NOT NULL
answered_requests | column | status | smallint
answered_requests | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
answered_requests | column | workspace_id | uuid NOT NULL
answered_requests | constraint | answered_requests_body_limit | CHECK ((octet_length(body) <= 4194304))
answered_requests | constraint | answered_requests_fingerprint_limit | CHECK ((octet_length(fingerprint) = 32))
answered_requests | constraint | answered_requests_headers_limit | CHECK (((jsonb_typeof(headers) = 'object'::text) AND (octet_length((headers)::text) <= 262144)))
answered_requests | constraint | answered_requests_key_limit | CHECK (((btrim(key) <> ''::text) AND (char_length(key) <= 200)))
answered_requests | constraint | answered_requests_once | UNIQUE (workspace_id, principal, key)
answered_requests | constraint | answered_requests_pkey | PRIMARY KEY (id)
answered_requests | constraint | answered_requests_principal_limit | CHECK ((char_length(principal) <= 64))
answered_requests | foreign key | answered_requests_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
answered_requests | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
answered_requests | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
answered_requests | index | answered_requests_age_idx | btree (workspace_id, created_at)
answered_requests | index | answered_requests_once | UNIQUE btree (workspace_id, principal, key)
answered_requests | index | answered_requests_pkey | UNIQUE btree (id)
answered_requests | index | codex_answeredrequest_key | UNIQUE btree (workspace_id, id)
answered_requests | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
answered_requests | policy | own_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND (principal = {user}))
answered_requests | policy | own_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND (principal = {user})) WITH CHECK ((workspace_id = {workspace}) AND (principal = {user}))
answered_requests | policy | own_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND (principal = {user}))
answered_requests | policy | own_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND (principal = {user}))
answered_requests | table | answered_requests | row security, forced
answered_requests | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON answered_requests FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'writers')
answered_requests | trigger | set_updated_at | BEFORE UPDATE ON answered_requests FOR EACH ROW EXECUTE FUNCTION set_updated_at()
assets | column | asset_type | text NOT NULL
assets | column | author_id | uuid
assets | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
assets | column | id | uuid NOT NULL DEFAULT uuidv7()
assets | column | move_id | uuid
assets | column | name | text NOT NULL
assets | column | status | text NOT NULL DEFAULT 'draft'::text
assets | column | tags | text[] NOT NULL DEFAULT '{}'::text[]
assets | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
assets | column | url | character varying(2000) NOT NULL DEFAULT ''::character varying
assets | column | workspace_id | uuid NOT NULL
assets | constraint | assets_asset_type_limit | CHECK (((btrim(asset_type) <> ''::text) AND (char_length(asset_type) <= 200)))
assets | constraint | assets_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
assets | constraint | assets_pkey | PRIMARY KEY (id)
assets | constraint | assets_status_limit | CHECK ((status = ANY (ARRAY['draft'::text, 'review'::text, 'approved'::text, 'published'::text, 'archived'::text])))
assets | constraint | assets_tags_limit | CHECK (is_text_list(tags))
assets | foreign key | assets_author_id_fk | FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL (author_id)
assets | foreign key | assets_move_id_fk | FOREIGN KEY (workspace_id, move_id) REFERENCES moves(workspace_id, id) ON DELETE SET NULL (move_id)
assets | foreign key | assets_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
assets | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
assets | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
assets | index | assets_author_idx | btree (author_id)
assets | index | assets_move_idx | btree (workspace_id, move_id)
assets | index | assets_pkey | UNIQUE btree (id)
assets | index | assets_status_idx | btree (workspace_id, status, updated_at DESC)
assets | index | positioning_asset_key | UNIQUE btree (workspace_id, id)
assets | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
assets | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
assets | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
assets | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
assets | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
assets | table | assets | row security, forced
assets | trigger | count_work_delete | AFTER DELETE ON assets REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_work()
assets | trigger | count_work_insert | AFTER INSERT ON assets REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work()
assets | trigger | count_work_update | AFTER UPDATE ON assets REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work()
assets | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON assets FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('positioning', 'writers')
assets | trigger | record_change | AFTER UPDATE ON assets FOR EACH ROW WHEN (old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION record_event('asset', 'status')
assets | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON assets FOR EACH ROW EXECUTE FUNCTION record_change_of_row('assets')
assets | trigger | record_event | AFTER INSERT OR DELETE ON assets FOR EACH ROW EXECUTE FUNCTION record_event('asset')
assets | trigger | set_updated_at | BEFORE UPDATE ON assets FOR EACH ROW EXECUTE FUNCTION set_updated_at()
audit_log | column | about | uuid[] NOT NULL
audit_log | column | actor | uuid
audit_log | column | actor_key | uuid
audit_log | column | after | jsonb NOT NULL
audit_log | column | audience | text NOT NULL
audit_log | column | before | jsonb NOT NULL
audit_log | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
audit_log | column | id | uuid NOT NULL DEFAULT uuidv7()
audit_log | column | origin | jsonb NOT NULL DEFAULT '{}'::jsonb
audit_log | column | person | uuid
audit_log | column | role | text NOT NULL
audit_log | column | row_id | uuid NOT NULL
audit_log | column | table_name | text NOT NULL
audit_log | column | verb | text NOT NULL
audit_log | column | workspace_id | uuid NOT NULL
audit_log | constraint | audit_log_after_limit | CHECK ((jsonb_typeof(after) = 'object'::text))
audit_log | constraint | audit_log_audience_limit | CHECK ((audience = ANY (ARRAY['members'::text, 'overseers'::text, 'managers'::text])))
audit_log | constraint | audit_log_before_limit | CHECK ((jsonb_typeof(before) = 'object'::text))
audit_log | constraint | audit_log_origin_limit | CHECK (((jsonb_typeof(origin) = 'object'::text) AND (octet_length((origin)::text) <= 262144)))
audit_log | constraint | audit_log_pkey | PRIMARY KEY (id)
audit_log | constraint | audit_log_role_limit | CHECK (((btrim(role) <> ''::text) AND (char_length(role) <= 200)))
audit_log | constraint | audit_log_table_name_limit | CHECK (((btrim(table_name) <> ''::text) AND (char_length(table_name) <= 200)))
audit_log | constraint | audit_log_verb_limit | CHECK ((verb = ANY (ARRAY['created'::text, 'changed'::text, 'deleted'::text])))
audit_log | grant | codex_app | SELECT
audit_log | grant | codex_operator | SELECT
audit_log | index | audit_log_about_idx | gin (about)
audit_log | index | audit_log_actor_idx | btree (workspace_id, actor, id)
audit_log | index | audit_log_pkey | UNIQUE btree (id)
audit_log | index | audit_log_row_idx | btree (workspace_id, row_id, id)
audit_log | index | codex_auditentry_key | UNIQUE btree (workspace_id, id)
audit_log | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
audit_log | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND ((audience = 'members'::text) OR ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))) OR ((audience = 'overseers'::text) AND ( SELECT (current_setting('app.current_member_role'::text) = 'agent'::text))) OR ((person)::text = {user})))
audit_log | table | audit_log | row security, forced
auth_group | grant | codex_app | SELECT
auth_group | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
auth_group_permissions | grant | codex_app | SELECT
auth_group_permissions | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
auth_permission | grant | codex_app | SELECT
auth_permission | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
award_achievement | execute | award_achievement(achievements,uuid,text) | nobody
award_achievement | function | award_achievement(achievements,uuid,text) | RETURNS integer SECURITY INVOKER text be7fb286899b094e
begin_in_workspace | execute | begin_in_workspace(uuid,uuid) | codex_app codex_operator
begin_in_workspace | function | begin_in_workspace(uuid,uuid) | RETURNS void SECURITY INVOKER text fa5d941e546178e6
begin_user_stats | execute | begin_user_stats(uuid,uuid) | nobody
begin_user_stats | function | begin_user_stats(uuid,uuid) | RETURNS boolean SECURITY INVOKER text c5087863c09a0bdf
begin_with_achievements | execute | begin_with_achievements() | nobody
begin_with_achievements | function | begin_with_achievements() | RETURNS trigger SECURITY INVOKER text d74cc5638d164bdb
bulk_action_rows | column | bulk_action_id | uuid NOT NULL
bulk_action_rows | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
bulk_action_rows | column | id | uuid NOT NULL DEFAULT uuidv7()
bulk_action_rows | column | name | text NOT NULL DEFAULT ''::text
bulk_action_rows | column | outcome | text NOT NULL DEFAULT 'waiting'::text
bulk_action_rows | column | person | uuid NOT NULL
bulk_action_rows | column | row_id | uuid NOT NULL
bulk_action_rows | column | sentence | text NOT NULL DEFAULT ''::text
bulk_action_rows | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
bulk_action_rows | column | workspace_id | uuid NOT NULL
bulk_action_rows | constraint | bulk_action_rows_name_limit | CHECK ((char_length(name) <= 20000))
bulk_action_rows | constraint | bulk_action_rows_once | UNIQUE (workspace_id, bulk_action_id, row_id)
bulk_action_rows | constraint | bulk_action_rows_outcome_limit | CHECK ((outcome = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'gone'::text])))
bulk_action_rows | constraint | bulk_action_rows_pkey | PRIMARY KEY (id)
bulk_action_rows | constraint | bulk_action_rows_sentence_limit | CHECK ((char_length(sentence) <= 20000))
bulk_action_rows | foreign key | bulk_action_rows_bulk_action_id_fk | FOREIGN KEY (workspace_id, bulk_action_id) REFERENCES bulk_actions(workspace_id, id) ON DELETE CASCADE
bulk_action_rows | foreign key | bulk_action_rows_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
bulk_action_rows | grant | codex_app | INSERT, SELECT, UPDATE (name), UPDATE (outcome), UPDATE (sentence)
bulk_action_rows | grant | codex_operator | INSERT, SELECT
bulk_action_rows | index | bulk_action_rows_once | UNIQUE btree (workspace_id, bulk_action_id, row_id)
bulk_action_rows | index | bulk_action_rows_pkey | UNIQUE btree (id)
bulk_action_rows | index | bulk_action_rows_refused_idx | btree (workspace_id, bulk_action_id, row_id) WHERE (outcome = ANY (ARRAY['refused'::text, 'gone'::text]))
bulk_action_rows | index | bulk_action_rows_waiting_idx | btree (workspace_id, bulk_action_id, row_id) WHERE (outcome = 'waiting'::text)
bulk_action_rows | index | codex_bulkactionrow_key | UNIQUE btree (workspace_id, id)
bulk_action_rows | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
bulk_action_rows | policy | own_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ((person)::text = {user}))
bulk_action_rows | policy | own_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ((person)::text = {user})) WITH CHECK ((workspace_id = {workspace}) AND ((person)::text = {user}))
bulk_action_rows | policy | own_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text, 'agent'::text]))) OR ((person)::text = {user})))
bulk_action_rows | table | bulk_action_rows | row security, forced
bulk_action_rows | trigger | add_ones_own | BEFORE INSERT ON bulk_action_rows FOR EACH ROW WHEN (SESSION_USER = 'codex_operator'::name AND new.person::text IS DISTINCT FROM current_setting('app.current_user_id'::text, true)) EXECUTE FUNCTION must_be_ones_own()
bulk_action_rows | trigger | keep_selections_own | AFTER INSERT ON bulk_action_rows REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (current_setting('app.current_user_id'::text, true) <> ''::text) EXECUTE FUNCTION keep_selections_own()
bulk_action_rows | trigger | set_updated_at | BEFORE UPDATE ON bulk_action_rows FOR EACH ROW EXECUTE FUNCTION set_updated_at()
bulk_actions | column | action | text NOT NULL
bulk_actions | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
bulk_actions | column | done_count | bigint NOT NULL DEFAULT 0
bulk_actions | column | id | uuid NOT NULL DEFAULT uuidv7()
bulk_actions | column | job | bigint
bulk_actions | column | model | text NOT NULL
bulk_actions | column | parameters | jsonb NOT NULL DEFAULT '{}'::jsonb
bulk_actions | column | refused_count | bigint NOT NULL DEFAULT 0
bulk_actions | column | selection | uuid NOT NULL
bulk_actions | column | state | text NOT NULL DEFAULT 'asked'::text
bulk_actions | column | total_count | bigint NOT NULL DEFAULT 0
bulk_actions | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
bulk_actions | column | user_id | uuid
bulk_actions | column | workspace_id | uuid NOT NULL
bulk_actions | constraint | bulk_actions_action_limit | CHECK (((btrim(action) <> ''::text) AND (char_length(action) <= 200)))
bulk_actions | constraint | bulk_actions_counts | CHECK (((done_count + refused_count) <= total_count))
bulk_actions | constraint | bulk_actions_done_count_limit | CHECK ((done_count >= 0))
bulk_actions | constraint | bulk_actions_model_limit | CHECK (((btrim(model) <> ''::text) AND (char_length(model) <= 200)))
bulk_actions | constraint | bulk_actions_parameters_limit | CHECK (((jsonb_typeof(parameters) = 'object'::text) AND (octet_length((parameters)::text) <= 262144)))
bulk_actions | constraint | bulk_actions_pkey | PRIMARY KEY (id)
bulk_actions | constraint | bulk_actions_refused_count_limit | CHECK ((refused_count >= 0))
bulk_actions | constraint | bulk_actions_state_limit | CHECK ((state = ANY (ARRAY['asked'::text, 'confirmed'::text, 'stopped'::text, 'done'::text])))
bulk_actions | constraint | bulk_actions_total_count_limit | CHECK ((total_count >= 0))
bulk_actions | foreign key | bulk_actions_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL (user_id)
bulk_actions | foreign key | bulk_actions_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
bulk_actions | grant | codex_app | DELETE, INSERT, SELECT, UPDATE (done_count), UPDATE (job), UPDATE (parameters), UPDATE (refused_count), UPDATE (state)
bulk_actions | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE (done_count), UPDATE (job), UPDATE (parameters), UPDATE (refused_count), UPDATE (state)
bulk_actions | index | bulk_actions_pkey | UNIQUE btree (id)
bulk_actions | index | bulk_actions_selection_idx | btree (workspace_id, selection)
bulk_actions | index | bulk_actions_user_idx | btree (user_id)
bulk_actions | index | codex_bulkaction_key | UNIQUE btree (workspace_id, id)
bulk_actions | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
bulk_actions | policy | own_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
bulk_actions | policy | own_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ((user_id)::text = {user})) WITH CHECK ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
bulk_actions | policy | own_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text, 'agent'::text]))) OR ((user_id)::text = {user})))
bulk_actions | policy | own_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'agent'::text)) OR ((user_id)::text = {user})))
bulk_actions | table | bulk_actions | row security, forced
bulk_actions | trigger | add_ones_own | BEFORE INSERT ON bulk_actions FOR EACH ROW WHEN (SESSION_USER = 'codex_operator'::name AND new.user_id::text IS DISTINCT FROM current_setting('app.current_user_id'::text, true)) EXECUTE FUNCTION must_be_ones_own()
bulk_actions | trigger | change_ones_own | BEFORE DELETE OR UPDATE ON bulk_actions FOR EACH ROW WHEN (SESSION_USER = 'codex_operator'::name AND old.user_id::text IS DISTINCT FROM current_setting('app.current_user_id'::text, true)) EXECUTE FUNCTION must_be_ones_own()
bulk_actions | trigger | set_updated_at | BEFORE UPDATE ON bulk_actions FOR EACH ROW EXECUTE FUNCTION set_updated_at()
calculate_move_success_rate | execute | calculate_move_success_rate() | nobody
calculate_move_success_rate | function | calculate_move_success_rate() | RETURNS trigger SECURITY INVOKER text 17b1c737660fa8c0
campaign_blockers | execute | campaign_blockers(campaigns) | codex_app codex_operator
campaign_blockers | function | campaign_blockers(campaigns) | RETURNS text[] SECURITY INVOKER text cff4b4a35754a84f
campaign_cohorts | column | allocation_percentage | numeric(5,2) NOT NULL DEFAULT 0
campaign_cohorts | column | campaign_id | uuid NOT NULL
campaign_cohorts | column | cohort_id | uuid NOT NULL
campaign_cohorts | column | converted_count | bigint NOT NULL DEFAULT 0
campaign_cohorts | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
campaign_cohorts | column | id | uuid NOT NULL DEFAULT uuidv7()
campaign_cohorts | column | reached_count | bigint NOT NULL DEFAULT 0
campaign_cohorts | column | target_count | bigint NOT NULL DEFAULT 0
campaign_cohorts | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
campaign_cohorts | column | workspace_id | uuid NOT NULL
campaign_cohorts | constraint | campaign_cohorts_allocation_percentage_limit | CHECK (((allocation_percentage >= (0)::numeric) AND (allocation_percentage <= (100)::numeric)))
campaign_cohorts | constraint | campaign_cohorts_converted_count_limit | CHECK ((converted_count >= 0))
campaign_cohorts | constraint | campaign_cohorts_once | UNIQUE (workspace_id, campaign_id, cohort_id)
campaign_cohorts | constraint | campaign_cohorts_pkey | PRIMARY KEY (id)
campaign_cohorts | constraint | campaign_cohorts_reached_count_limit | CHECK ((reached_count >= 0))
campaign_cohorts | constraint | campaign_cohorts_target_count_limit | CHECK ((target_count >= 0))
campaign_cohorts | foreign key | campaign_cohorts_campaign_id_fk | FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE CASCADE
campaign_cohorts | foreign key | campaign_cohorts_cohort_id_fk | FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts(workspace_id, id) ON DELETE CASCADE
campaign_cohorts | foreign key | campaign_cohorts_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
campaign_cohorts | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
campaign_cohorts | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
campaign_cohorts | index | campaign_cohorts_cohort_idx | btree (workspace_id, cohort_id)
campaign_cohorts | index | campaign_cohorts_once | UNIQUE btree (workspace_id, campaign_id, cohort_id)
campaign_cohorts | index | campaign_cohorts_pkey | UNIQUE btree (id)
campaign_cohorts | index | positioning_campaigncohort_key | UNIQUE btree (workspace_id, id)
campaign_cohorts | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
campaign_cohorts | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
campaign_cohorts | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaign_cohorts | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaign_cohorts | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaign_cohorts | table | campaign_cohorts | row security, forced
campaign_cohorts | trigger | keep_active_campaign_cohort_delete | AFTER DELETE ON campaign_cohorts REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_active_campaign_cohort()
campaign_cohorts | trigger | keep_active_campaign_cohort_update | AFTER UPDATE ON campaign_cohorts REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_active_campaign_cohort()
campaign_cohorts | trigger | keep_cohort_allocation_insert | AFTER INSERT ON campaign_cohorts REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_cohort_allocation()
campaign_cohorts | trigger | keep_cohort_allocation_update | AFTER UPDATE ON campaign_cohorts REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_cohort_allocation()
campaign_cohorts | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON campaign_cohorts FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('positioning', 'writers')
campaign_cohorts | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON campaign_cohorts FOR EACH ROW EXECUTE FUNCTION record_change_of_row('campaign-cohorts')
campaign_cohorts | trigger | record_event | AFTER INSERT OR DELETE ON campaign_cohorts FOR EACH ROW EXECUTE FUNCTION record_event('campaign_cohort')
campaign_cohorts | trigger | set_updated_at | BEFORE UPDATE ON campaign_cohorts FOR EACH ROW EXECUTE FUNCTION set_updated_at()
campaign_cohorts | trigger | touch_campaign_delete | AFTER DELETE ON campaign_cohorts REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign()
campaign_cohorts | trigger | touch_campaign_insert | AFTER INSERT ON campaign_cohorts REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign()
campaign_cohorts | trigger | touch_campaign_update | AFTER UPDATE ON campaign_cohorts REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign()
campaign_next_statuses | execute | campaign_next_statuses(text) | codex_app codex_operator
campaign_next_statuses | function | campaign_next_statuses(text) | RETURNS text[] SECURITY INVOKER text 1911ef6eda38700c
campaign_progress | execute | campaign_progress(uuid,uuid) | codex_app codex_operator
campaign_progress | function | campaign_progress(uuid,uuid) | RETURNS numeric SECURITY INVOKER text ada467c05a2274a8
campaign_quests | column | actual_output | text NOT NULL DEFAULT ''::text
campaign_quests | column | assigned_to_agents | text[] NOT NULL DEFAULT '{}'::text[]
campaign_quests | column | campaign_id | uuid NOT NULL
campaign_quests | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
campaign_quests | column | created_by | uuid
campaign_quests | column | description | text NOT NULL DEFAULT ''::text
campaign_quests | column | due_date | date
campaign_quests | column | end_date | date
campaign_quests | column | expected_output | text NOT NULL DEFAULT ''::text
campaign_quests | column | id | uuid NOT NULL DEFAULT uuidv7()
campaign_quests | column | name | text NOT NULL
campaign_quests | column | objective | text NOT NULL DEFAULT ''::text
campaign_quests | column | parent_quest_id | uuid
campaign_quests | column | quest_order | integer NOT NULL DEFAULT 0
campaign_quests | column | start_date | date
campaign_quests | column | status | text NOT NULL DEFAULT 'pending'::text
campaign_quests | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
campaign_quests | column | weight | numeric(8,2) NOT NULL DEFAULT 1
campaign_quests | column | workspace_id | uuid NOT NULL
campaign_quests | constraint | campaign_quests_actual_output_limit | CHECK ((char_length(actual_output) <= 20000))
campaign_quests | constraint | campaign_quests_assigned_to_agents_limit | CHECK (is_text_list(assigned_to_agents))
campaign_quests | constraint | campaign_quests_description_limit | CHECK ((char_length(description) <= 20000))
campaign_quests | constraint | campaign_quests_due_date_limit | CHECK (((due_date >= '2000-01-01'::date) AND (due_date <= '2100-12-31'::date)))
campaign_quests | constraint | campaign_quests_end_after_start | CHECK (((end_date >= start_date) AND ((due_date >= start_date) IS NOT FALSE)))
campaign_quests | constraint | campaign_quests_end_date_limit | CHECK (((end_date >= '2000-01-01'::date) AND (end_date <= '2100-12-31'::date)))
campaign_quests | constraint | campaign_quests_expected_output_limit | CHECK ((char_length(expected_output) <= 20000))
campaign_quests | constraint | campaign_quests_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
campaign_quests | constraint | campaign_quests_not_own_parent | CHECK ((parent_quest_id <> id))
campaign_quests | constraint | campaign_quests_objective_limit | CHECK ((char_length(objective) <= 20000))
campaign_quests | constraint | campaign_quests_pkey | PRIMARY KEY (id)
campaign_quests | constraint | campaign_quests_quest_order_check | CHECK ((quest_order >= 0))
campaign_quests | constraint | campaign_quests_start_date_limit | CHECK (((start_date >= '2000-01-01'::date) AND (start_date <= '2100-12-31'::date)))
campaign_quests | constraint | campaign_quests_status_limit | CHECK ((status = ANY (ARRAY['pending'::text, 'in_progress'::text, 'completed'::text, 'blocked'::text, 'on_hold'::text])))
campaign_quests | constraint | campaign_quests_weight_limit | CHECK (((weight > (0)::numeric) AND (weight <> 'NaN'::numeric)))
campaign_quests | foreign key | campaign_quests_campaign_id_fk | FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE CASCADE
campaign_quests | foreign key | campaign_quests_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
campaign_quests | foreign key | campaign_quests_parent_quest_id_fk | FOREIGN KEY (workspace_id, campaign_id, parent_quest_id) REFERENCES campaign_quests(workspace_id, campaign_id, id) ON DELETE CASCADE
campaign_quests | foreign key | campaign_quests_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
campaign_quests | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
campaign_quests | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
campaign_quests | index | campaign_quests_created_by_idx | btree (created_by)
campaign_quests | index | campaign_quests_due_date_idx | btree (workspace_id, due_date)
campaign_quests | index | campaign_quests_in_campaign_key | UNIQUE btree (workspace_id, campaign_id, id)
campaign_quests | index | campaign_quests_pkey | UNIQUE btree (id)
campaign_quests | index | campaign_quests_status_idx | btree (workspace_id, status, due_date)
campaign_quests | index | campaign_quests_tree_idx | btree (workspace_id, campaign_id, parent_quest_id, quest_order)
campaign_quests | index | positioning_campaignquest_key | UNIQUE btree (workspace_id, id)
campaign_quests | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
campaign_quests | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
campaign_quests | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaign_quests | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaign_quests | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaign_quests | table | campaign_quests | row security, forced
campaign_quests | trigger | keep_quest_agents_insert | AFTER INSERT ON campaign_quests FOR EACH ROW WHEN (new.assigned_to_agents <> '{}'::text[]) EXECUTE FUNCTION keep_quest_agents()
campaign_quests | trigger | keep_quest_agents_update | AFTER UPDATE ON campaign_quests FOR EACH ROW WHEN (new.assigned_to_agents IS DISTINCT FROM old.assigned_to_agents) EXECUTE FUNCTION keep_quest_agents()
campaign_quests | trigger | keep_quest_tree_insert | AFTER INSERT ON campaign_quests REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_quest_tree()
campaign_quests | trigger | keep_quest_tree_update | AFTER UPDATE ON campaign_quests REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_quest_tree()
campaign_quests | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON campaign_quests FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('positioning', 'writers')
campaign_quests | trigger | record_change | AFTER UPDATE ON campaign_quests FOR EACH ROW WHEN (old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION record_event('quest', 'status')
campaign_quests | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON campaign_quests FOR EACH ROW EXECUTE FUNCTION record_change_of_row('quests')
campaign_quests | trigger | record_event | AFTER INSERT OR DELETE ON campaign_quests FOR EACH ROW EXECUTE FUNCTION record_event('quest')
campaign_quests | trigger | set_updated_at | BEFORE UPDATE ON campaign_quests FOR EACH ROW EXECUTE FUNCTION set_updated_at()
campaign_quests | trigger | touch_campaign_delete | AFTER DELETE ON campaign_quests REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign()
campaign_quests | trigger | touch_campaign_insert | AFTER INSERT ON campaign_quests REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign()
campaign_quests | trigger | touch_campaign_update | AFTER UPDATE ON campaign_quests REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign()
campaigns | column | allocated_budget_amount | numeric(14,2) NOT NULL DEFAULT 0
campaigns | column | budget_allocation | numeric(14,2)
campaigns | column | completed_at | timestamp with time zone
campaigns | column | conversion_count | bigint NOT NULL DEFAULT 0
campaigns | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
campaigns | column | created_by | uuid
campaigns | column | currency | character varying(3) NOT NULL DEFAULT 'EUR'::character varying
campaigns | column | description | text NOT NULL DEFAULT ''::text
campaigns | column | end_date | date
campaigns | column | id | uuid NOT NULL DEFAULT uuidv7()
campaigns | column | message_architecture_id | uuid
campaigns | column | name | text NOT NULL
campaigns | column | objective | text NOT NULL DEFAULT ''::text
campaigns | column | planned_duration_days | integer
campaigns | column | positioning_id | uuid
campaigns | column | resource_allocation | jsonb NOT NULL DEFAULT '{}'::jsonb
campaigns | column | roi_percentage | numeric(12,2)
campaigns | column | start_date | date
campaigns | column | status | text NOT NULL DEFAULT 'draft'::text
campaigns | column | target_geographies | text[] NOT NULL DEFAULT '{}'::text[]
campaigns | column | target_segments | text[] NOT NULL DEFAULT '{}'::text[]
campaigns | column | total_engagements | bigint NOT NULL DEFAULT 0
campaigns | column | total_reach | bigint NOT NULL DEFAULT 0
campaigns | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
campaigns | column | workspace_id | uuid NOT NULL
campaigns | constraint | campaigns_active_is_ready | CHECK (((status <> 'active'::text) OR ((start_date IS NOT NULL) AND (COALESCE(budget_allocation, (0)::numeric) > (0)::numeric))))
campaigns | constraint | campaigns_allocated_budget_amount_limit | CHECK (((allocated_budget_amount >= (0)::numeric) AND (allocated_budget_amount <> 'NaN'::numeric)))
campaigns | constraint | campaigns_budget_allocation_limit | CHECK (((budget_allocation >= (0)::numeric) AND (budget_allocation <> 'NaN'::numeric)))
campaigns | constraint | campaigns_budget_covers_allocated | CHECK ((allocated_budget_amount <= COALESCE(budget_allocation, (0)::numeric)))
campaigns | constraint | campaigns_conversion_count_limit | CHECK ((conversion_count >= 0))
campaigns | constraint | campaigns_currency_limit | CHECK (((currency)::text ~ '^[A-Z]{3}$'::text))
campaigns | constraint | campaigns_description_limit | CHECK ((char_length(description) <= 20000))
campaigns | constraint | campaigns_duration_limit | CHECK (((planned_duration_days >= 0) AND (planned_duration_days <= 36525)))
campaigns | constraint | campaigns_end_after_start | CHECK ((end_date >= start_date))
campaigns | constraint | campaigns_end_date_limit | CHECK (((end_date >= '2000-01-01'::date) AND (end_date <= '2100-12-31'::date)))
campaigns | constraint | campaigns_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
campaigns | constraint | campaigns_objective_limit | CHECK ((char_length(objective) <= 20000))
campaigns | constraint | campaigns_pkey | PRIMARY KEY (id)
campaigns | constraint | campaigns_planned_duration_days_check | CHECK ((planned_duration_days >= 0))
campaigns | constraint | campaigns_resource_allocation_limit | CHECK (((jsonb_typeof(resource_allocation) = 'object'::text) AND (octet_length((resource_allocation)::text) <= 262144)))
campaigns | constraint | campaigns_roi_limit | CHECK (((roi_percentage >= ('-100'::integer)::numeric) AND (roi_percentage <> 'NaN'::numeric)))
campaigns | constraint | campaigns_start_date_limit | CHECK (((start_date >= '2000-01-01'::date) AND (start_date <= '2100-12-31'::date)))
campaigns | constraint | campaigns_status_limit | CHECK ((status = ANY (ARRAY['draft'::text, 'planning'::text, 'active'::text, 'paused'::text, 'completed'::text, 'archived'::text])))
campaigns | constraint | campaigns_target_geographies_limit | CHECK (is_text_list(target_geographies))
campaigns | constraint | campaigns_target_segments_limit | CHECK (is_text_list(target_segments))
campaigns | constraint | campaigns_total_engagements_limit | CHECK ((total_engagements >= 0))
campaigns | constraint | campaigns_total_reach_limit | CHECK ((total_reach >= 0))
campaigns | foreign key | campaigns_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
campaigns | foreign key | campaigns_message_architecture_id_fk | FOREIGN KEY (workspace_id, message_architecture_id) REFERENCES message_architecture(workspace_id, id) ON DELETE SET NULL (message_architecture_id)
campaigns | foreign key | campaigns_positioning_id_fk | FOREIGN KEY (workspace_id, positioning_id) REFERENCES positioning(workspace_id, id) ON DELETE SET NULL (positioning_id)
campaigns | foreign key | campaigns_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
campaigns | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
campaigns | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
campaigns | index | campaigns_anywhere_idx | btree (status)
campaigns | index | campaigns_created_by_idx | btree (created_by)
campaigns | index | campaigns_end_date_idx | btree (workspace_id, end_date)
campaigns | index | campaigns_late_anywhere_idx | btree (end_date) WHERE (status = ANY (ARRAY['planning'::text, 'active'::text, 'paused'::text]))
campaigns | index | campaigns_message_arch_idx | btree (workspace_id, message_architecture_id)
campaigns | index | campaigns_name_once | UNIQUE btree (workspace_id, name) WHERE (NOT (status = 'archived'::text))
campaigns | index | campaigns_pkey | UNIQUE btree (id)
campaigns | index | campaigns_positioning_idx | btree (workspace_id, positioning_id)
campaigns | index | campaigns_start_date_idx | btree (workspace_id, start_date)
campaigns | index | campaigns_status_idx | btree (workspace_id, status, updated_at DESC)
campaigns | index | campaigns_under_way_idx | btree (workspace_id, end_date) WHERE (status = ANY (ARRAY['planning'::text, 'active'::text, 'paused'::text]))
campaigns | index | positioning_campaign_key | UNIQUE btree (workspace_id, id)
campaigns | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
campaigns | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
campaigns | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaigns | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaigns | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
campaigns | table | campaigns | row security, forced
campaigns | trigger | count_work_delete | AFTER DELETE ON campaigns REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_work()
campaigns | trigger | count_work_insert | AFTER INSERT ON campaigns REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work()
campaigns | trigger | count_work_update | AFTER UPDATE ON campaigns REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work()
campaigns | trigger | keep_campaign_lifecycle | BEFORE INSERT OR UPDATE OF status, completed_at ON campaigns FOR EACH ROW EXECUTE FUNCTION keep_campaign_lifecycle()
campaigns | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON campaigns FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('positioning', 'writers')
campaigns | trigger | record_change | AFTER UPDATE ON campaigns FOR EACH ROW WHEN (old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION record_event('campaign', 'status')
campaigns | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON campaigns FOR EACH ROW EXECUTE FUNCTION record_change_of_row('campaigns')
campaigns | trigger | record_event | AFTER INSERT OR DELETE ON campaigns FOR EACH ROW EXECUTE FUNCTION record_event('campaign')
campaigns | trigger | set_updated_at | BEFORE UPDATE ON campaigns FOR EACH ROW EXECUTE FUNCTION set_updated_at()
changes | column | actor | uuid
changes | column | audience | text NOT NULL DEFAULT 'members'::text
changes | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
changes | column | id | uuid NOT NULL DEFAULT uuidv7()
changes | column | number | bigint NOT NULL
changes | column | person | uuid
changes | column | resource | text NOT NULL
changes | column | row_id | uuid NOT NULL
changes | column | transaction | bigint NOT NULL
changes | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
changes | column | verb | text NOT NULL
changes | column | workspace_id | uuid NOT NULL
changes | constraint | changes_audience_limit | CHECK ((audience = ANY (ARRAY['members'::text, 'overseers'::text, 'managers'::text])))
changes | constraint | changes_pkey | PRIMARY KEY (id)
changes | constraint | changes_position_once | UNIQUE (workspace_id, transaction, number)
changes | constraint | changes_resource_limit | CHECK (((btrim(resource) <> ''::text) AND (char_length(resource) <= 200)))
changes | constraint | changes_verb_limit | CHECK ((verb = ANY (ARRAY['created'::text, 'changed'::text, 'deleted'::text, 'forgotten'::text])))
changes | foreign key | changes_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
changes | grant | codex_app | SELECT
changes | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
changes | index | changes_pkey | UNIQUE btree (id)
changes | index | changes_position_once | UNIQUE btree (workspace_id, transaction, number)
changes | index | codex_change_key | UNIQUE btree (workspace_id, id)
changes | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
changes | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND ((audience = 'members'::text) OR ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))) OR ((audience = 'overseers'::text) AND ( SELECT (current_setting('app.current_member_role'::text) = 'agent'::text))) OR ((person)::text = {user})))
changes | table | changes | row security, forced
changes | trigger | set_updated_at | BEFORE UPDATE ON changes FOR EACH ROW EXECUTE FUNCTION set_updated_at()
cohorts | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
cohorts | column | executive_summary | text NOT NULL DEFAULT ''::text
cohorts | column | goals | text[] NOT NULL DEFAULT '{}'::text[]
cohorts | column | health_score | numeric(5,2)
cohorts | column | id | uuid NOT NULL DEFAULT uuidv7()
cohorts | column | journey_distribution | jsonb NOT NULL DEFAULT '{}'::jsonb
cohorts | column | name | text NOT NULL
cohorts | column | pain_points | text[] NOT NULL DEFAULT '{}'::text[]
cohorts | column | tags | text[] NOT NULL DEFAULT '{}'::text[]
cohorts | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
cohorts | column | workspace_id | uuid NOT NULL
cohorts | constraint | cohorts_executive_summary_limit | CHECK ((char_length(executive_summary) <= 20000))
cohorts | constraint | cohorts_goals_limit | CHECK (is_text_list(goals))
cohorts | constraint | cohorts_health_score_limit | CHECK (((health_score >= (0)::numeric) AND (health_score <= (100)::numeric)))
cohorts | constraint | cohorts_journey_adds_up | CHECK (((journey_distribution = '{}'::jsonb) OR is_journey(journey_distribution)))
cohorts | constraint | cohorts_journey_distribution_limit | CHECK (((jsonb_typeof(journey_distribution) = 'object'::text) AND (octet_length((journey_distribution)::text) <= 262144)))
cohorts | constraint | cohorts_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
cohorts | constraint | cohorts_name_once | UNIQUE (workspace_id, name)
cohorts | constraint | cohorts_pain_points_limit | CHECK (is_text_list(pain_points))
cohorts | constraint | cohorts_pkey | PRIMARY KEY (id)
cohorts | constraint | cohorts_tags_limit | CHECK (is_text_list(tags))
cohorts | foreign key | cohorts_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
cohorts | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
cohorts | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
cohorts | index | codex_cohort_key | UNIQUE btree (workspace_id, id)
cohorts | index | cohorts_name_once | UNIQUE btree (workspace_id, name)
cohorts | index | cohorts_pkey | UNIQUE btree (id)
cohorts | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
cohorts | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
cohorts | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
cohorts | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
cohorts | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
cohorts | table | cohorts | row security, forced
cohorts | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON cohorts FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'writers')
cohorts | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON cohorts FOR EACH ROW EXECUTE FUNCTION record_change_of_row('cohorts')
cohorts | trigger | record_event | AFTER INSERT OR DELETE ON cohorts FOR EACH ROW EXECUTE FUNCTION record_event('cohort')
cohorts | trigger | set_updated_at | BEFORE UPDATE ON cohorts FOR EACH ROW EXECUTE FUNCTION set_updated_at()
collaborations_of | execute | collaborations_of(uuid,uuid) | nobody
collaborations_of | function | collaborations_of(uuid,uuid) | RETURNS bigint SECURITY INVOKER text 93c3108382fcaadf
competitors | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
competitors | column | id | uuid NOT NULL DEFAULT uuidv7()
competitors | column | industry | text NOT NULL DEFAULT ''::text
competitors | column | name | text NOT NULL
competitors | column | notes | text NOT NULL DEFAULT ''::text
competitors | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
competitors | column | website_url | character varying(2000) NOT NULL DEFAULT ''::character varying
competitors | column | workspace_id | uuid NOT NULL
competitors | constraint | competitors_industry_limit | CHECK ((char_length(industry) <= 200))
competitors | constraint | competitors_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
competitors | constraint | competitors_name_once | UNIQUE (workspace_id, name)
competitors | constraint | competitors_notes_limit | CHECK ((char_length(notes) <= 20000))
competitors | constraint | competitors_pkey | PRIMARY KEY (id)
competitors | foreign key | competitors_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
competitors | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
competitors | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
competitors | index | codex_competitor_key | UNIQUE btree (workspace_id, id)
competitors | index | competitors_name_once | UNIQUE btree (workspace_id, name)
competitors | index | competitors_pkey | UNIQUE btree (id)
competitors | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
competitors | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
competitors | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
competitors | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
competitors | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
competitors | table | competitors | row security, forced
competitors | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON competitors FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'writers')
competitors | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON competitors FOR EACH ROW EXECUTE FUNCTION record_change_of_row('competitors')
competitors | trigger | record_event | AFTER INSERT OR DELETE ON competitors FOR EACH ROW EXECUTE FUNCTION record_event('competitor')
competitors | trigger | set_updated_at | BEFORE UPDATE ON competitors FOR EACH ROW EXECUTE FUNCTION set_updated_at()
condition_progress | execute | condition_progress(jsonb,jsonb) | codex_app codex_operator
condition_progress | function | condition_progress(jsonb,jsonb) | RETURNS numeric SECURITY INVOKER text fb0c995cfe9b0a7a
condition_values | execute | condition_values(jsonb,jsonb) | codex_app codex_operator
condition_values | function | condition_values(jsonb,jsonb) | RETURNS jsonb SECURITY INVOKER text cc48df28c26c5464
count_achievements | execute | count_achievements() | nobody
count_achievements | function | count_achievements() | RETURNS trigger SECURITY DEFINER text f35002fe43b4ac96
count_assignment_tasks | execute | count_assignment_tasks() | nobody
count_assignment_tasks | function | count_assignment_tasks() | RETURNS trigger SECURITY DEFINER text 135ea3f8402a079f
count_points | execute | count_points() | nobody
count_points | function | count_points() | RETURNS trigger SECURITY DEFINER text 4941d08418465f7e
count_work | execute | count_work() | nobody
count_work | function | count_work() | RETURNS trigger SECURITY DEFINER text a0149b2f51ee6ecb
create_insight_from_signals | execute | create_insight_from_signals(uuid,uuid[],text,text,text[],uuid) | codex_app codex_operator
create_insight_from_signals | function | create_insight_from_signals(uuid,uuid[],text,text,text[],uuid) | RETURNS uuid SECURITY INVOKER text 2a577b6d1dcdfe76
create_system_alert | execute | create_system_alert(uuid,text,text,text,text,uuid,uuid,jsonb,uuid,uuid,uuid,text,timestamp with time zone) | codex_app codex_operator
create_system_alert | function | create_system_alert(uuid,text,text,text,text,uuid,uuid,jsonb,uuid,uuid,uuid,text,timestamp with time zone) | RETURNS uuid SECURITY INVOKER text d9dfa76ee801547a
create_workspace | execute | create_workspace(text,text,uuid,text,text) | codex_app codex_operator
create_workspace | function | create_workspace(text,text,uuid,text,text) | RETURNS uuid SECURITY INVOKER text 86fa58cf13264ede
default_achievements | execute | default_achievements() | codex_app codex_operator
default_achievements | function | default_achievements() | RETURNS TABLE(code text, name text, description text, badge_type text, category text, tier text, rarity text, points integer, kind text, condition text, badge text, after text) SECURITY INVOKER text 3f1907f56e222df0
derive_agent_performance | execute | derive_agent_performance() | nobody
derive_agent_performance | function | derive_agent_performance() | RETURNS trigger SECURITY INVOKER text 88ae3e502d731b75
django_admin_log | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
django_content_type | grant | codex_app | SELECT
django_content_type | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
django_migrations | grant | codex_app | SELECT
django_migrations | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
django_session | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
django_session | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
enter_workspace | execute | enter_workspace(uuid,uuid) | codex_app codex_operator
enter_workspace | function | enter_workspace(uuid,uuid) | RETURNS text SECURITY INVOKER text 58ec50dd39a1a5f9
enter_workspace_as_operator | execute | enter_workspace_as_operator(uuid,uuid) | codex_app codex_operator
enter_workspace_as_operator | function | enter_workspace_as_operator(uuid,uuid) | RETURNS text SECURITY INVOKER text 3228fb0d1a854123
enter_workspace_for_job | execute | enter_workspace_for_job(uuid,bigint) | codex_app
enter_workspace_for_job | function | enter_workspace_for_job(uuid,bigint) | RETURNS text SECURITY INVOKER text 50cd01abfced452b
enter_workspace_with_key | execute | enter_workspace_with_key(uuid,bytea) | codex_app codex_operator
enter_workspace_with_key | function | enter_workspace_with_key(uuid,bytea) | RETURNS TABLE(key uuid, name text, scopes text[], noted boolean) SECURITY INVOKER text ed76dbc79dee56ad
evaluate_achievements | execute | evaluate_achievements(uuid,uuid) | codex_app codex_operator
evaluate_achievements | function | evaluate_achievements(uuid,uuid) | RETURNS SETOF uuid SECURITY DEFINER text 3111b4f4bb5380ed
events | column | actor_id | uuid
events | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
events | column | data | jsonb NOT NULL DEFAULT '{}'::jsonb
events | column | id | uuid NOT NULL DEFAULT uuidv7()
events | column | kind | text NOT NULL
events | column | subject_id | uuid NOT NULL
events | column | subject_type | text NOT NULL
events | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
events | column | workspace_id | uuid NOT NULL
events | constraint | events_data_limit | CHECK (((jsonb_typeof(data) = 'object'::text) AND (octet_length((data)::text) <= 262144)))
events | constraint | events_kind_limit | CHECK (((btrim(kind) <> ''::text) AND (char_length(kind) <= 200)))
events | constraint | events_pkey | PRIMARY KEY (id)
events | constraint | events_subject_type_limit | CHECK (((btrim(subject_type) <> ''::text) AND (char_length(subject_type) <= 200)))
events | foreign key | events_actor_id_fk | FOREIGN KEY (actor_id) REFERENCES users(id) ON DELETE SET NULL (actor_id)
events | foreign key | events_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
events | grant | codex_app | SELECT
events | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
events | index | codex_event_key | UNIQUE btree (workspace_id, id)
events | index | events_actor_idx | btree (actor_id)
events | index | events_kind_idx | btree (workspace_id, kind, id)
events | index | events_pkey | UNIQUE btree (id)
events | index | events_subject_idx | btree (workspace_id, subject_id, id)
events | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
events | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
events | table | events | row security, forced
events | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON events FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'writers')
events | trigger | set_updated_at | BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION set_updated_at()
expire_notifications | execute | expire_notifications(uuid,timestamp with time zone,integer) | codex_app
expire_notifications | function | expire_notifications(uuid,timestamp with time zone,integer) | RETURNS integer SECURITY DEFINER text 51d64b2664959578
first_id | execute | first_id(timestamp without time zone) | nobody
first_id | function | first_id(timestamp without time zone) | RETURNS uuid SECURITY INVOKER text 0749e5039f6b6d26
forbid_raising_oneself | execute | forbid_raising_oneself() | nobody
forbid_raising_oneself | function | forbid_raising_oneself() | RETURNS trigger SECURITY INVOKER text b4080b431d3c2ca5
forbid_self_promotion | execute | forbid_self_promotion() | nobody
forbid_self_promotion | function | forbid_self_promotion() | RETURNS trigger SECURITY INVOKER text 38e9e8fc1b15b0a6
forget_answers | execute | forget_answers(uuid,integer) | codex_app
forget_answers | function | forget_answers(uuid,integer) | RETURNS integer SECURITY DEFINER text 5ed2a74764892978
forget_changes | execute | forget_changes(uuid,timestamp with time zone,integer) | codex_app codex_operator
forget_changes | function | forget_changes(uuid,timestamp with time zone,integer) | RETURNS integer SECURITY DEFINER text 2b794a5cafb4367f
forget_import_files | execute | forget_import_files() | codex_jobs
forget_import_files | function | forget_import_files() | RETURNS integer SECURITY DEFINER text 86a6d92991893b5b
forget_staff_records | execute | forget_staff_records(integer) | codex_jobs
forget_staff_records | function | forget_staff_records(integer) | RETURNS integer SECURITY DEFINER text ddcdd6a28a475e93
get_active_insights | execute | get_active_insights(uuid) | codex_app codex_operator
get_active_insights | function | get_active_insights(uuid) | RETURNS TABLE(id uuid, insight_title text, insight_type text, confidence_score numeric, signal_count bigint, created_at timestamp with time zone) SECURITY INVOKER text 4ff27509077b6906
get_critical_alerts | execute | get_critical_alerts(uuid) | codex_app codex_operator
get_critical_alerts | function | get_critical_alerts(uuid) | RETURNS TABLE(id uuid, title text, description text, alert_type text, created_at timestamp with time zone) SECURITY INVOKER text 9d8a8f1459183887
get_priority_signals | execute | get_priority_signals(uuid,numeric) | codex_app codex_operator
get_priority_signals | function | get_priority_signals(uuid,numeric) | RETURNS TABLE(id uuid, signal_title text, signal_category text, confidence_score numeric, relevance_score numeric, created_at timestamp with time zone) SECURITY INVOKER text 7ee8fc6269a472af
get_user_unread_notifications | execute | get_user_unread_notifications(uuid) | codex_app codex_operator
get_user_unread_notifications | function | get_user_unread_notifications(uuid) | RETURNS TABLE(id uuid, notification_type text, title text, message text, priority_level text, created_at timestamp with time zone) SECURITY INVOKER text f446ce8db7bd65f1
history_of_row | execute | history_of_row(uuid,uuid,uuid,integer) | codex_app codex_operator
history_of_row | function | history_of_row(uuid,uuid,uuid,integer) | RETURNS SETOF audit_log SECURITY DEFINER text 31908f53ab8469fc
import_files | column | content | bytea NOT NULL
import_files | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
import_files | column | id | uuid NOT NULL DEFAULT uuidv7()
import_files | column | outcome | bytea NOT NULL
import_files | column | table_name | text NOT NULL
import_files | column | user_id | uuid NOT NULL
import_files | column | workspace_id | uuid
import_files | constraint | import_files_content_limit | CHECK ((octet_length(content) <= 4194304))
import_files | constraint | import_files_outcome_limit | CHECK ((octet_length(outcome) = 32))
import_files | constraint | import_files_pkey | PRIMARY KEY (id)
import_files | constraint | import_files_table_name_limit | CHECK (((btrim(table_name) <> ''::text) AND (char_length(table_name) <= 200)))
import_files | foreign key | import_files_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
import_files | foreign key | import_files_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
import_files | grant | codex_app | DELETE, INSERT, SELECT
import_files | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
import_files | index | codex_importfile_key | UNIQUE btree (workspace_id, id)
import_files | index | import_files_pkey | UNIQUE btree (id)
import_files | index | import_files_user_idx | btree (user_id)
import_files | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
import_files | policy | own_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
import_files | policy | own_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
import_files | policy | own_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
import_files | table | import_files | row security, forced
import_files | trigger | add_ones_own | BEFORE INSERT ON import_files FOR EACH ROW WHEN (SESSION_USER = 'codex_operator'::name AND new.user_id::text IS DISTINCT FROM current_setting('app.current_user_id'::text, true)) EXECUTE FUNCTION must_be_ones_own()
import_files | trigger | change_ones_own | BEFORE DELETE OR UPDATE ON import_files FOR EACH ROW WHEN (SESSION_USER = 'codex_operator'::name AND old.user_id::text IS DISTINCT FROM current_setting('app.current_user_id'::text, true)) EXECUTE FUNCTION must_be_ones_own()
insight_campaigns | column | campaign_id | uuid NOT NULL
insight_campaigns | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_campaigns | column | id | uuid NOT NULL DEFAULT uuidv7()
insight_campaigns | column | insight_id | uuid NOT NULL
insight_campaigns | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_campaigns | column | workspace_id | uuid NOT NULL
insight_campaigns | constraint | insight_campaigns_once | UNIQUE (workspace_id, insight_id, campaign_id)
insight_campaigns | constraint | insight_campaigns_pkey | PRIMARY KEY (id)
insight_campaigns | foreign key | insight_campaigns_campaign_id_fk | FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE CASCADE
insight_campaigns | foreign key | insight_campaigns_insight_id_fk | FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights(workspace_id, id) ON DELETE CASCADE
insight_campaigns | foreign key | insight_campaigns_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
insight_campaigns | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
insight_campaigns | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
insight_campaigns | index | insight_campaigns_back_idx | btree (workspace_id, campaign_id)
insight_campaigns | index | insight_campaigns_once | UNIQUE btree (workspace_id, insight_id, campaign_id)
insight_campaigns | index | insight_campaigns_pkey | UNIQUE btree (id)
insight_campaigns | index | intelligence_insightcampaign_key | UNIQUE btree (workspace_id, id)
insight_campaigns | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
insight_campaigns | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
insight_campaigns | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_campaigns | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_campaigns | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_campaigns | table | insight_campaigns | row security, forced
insight_campaigns | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON insight_campaigns FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
insight_campaigns | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON insight_campaigns FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-campaigns')
insight_campaigns | trigger | set_updated_at | BEFORE UPDATE ON insight_campaigns FOR EACH ROW EXECUTE FUNCTION set_updated_at()
insight_cohorts | column | cohort_id | uuid NOT NULL
insight_cohorts | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_cohorts | column | id | uuid NOT NULL DEFAULT uuidv7()
insight_cohorts | column | insight_id | uuid NOT NULL
insight_cohorts | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_cohorts | column | workspace_id | uuid NOT NULL
insight_cohorts | constraint | insight_cohorts_once | UNIQUE (workspace_id, insight_id, cohort_id)
insight_cohorts | constraint | insight_cohorts_pkey | PRIMARY KEY (id)
insight_cohorts | foreign key | insight_cohorts_cohort_id_fk | FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts(workspace_id, id) ON DELETE CASCADE
insight_cohorts | foreign key | insight_cohorts_insight_id_fk | FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights(workspace_id, id) ON DELETE CASCADE
insight_cohorts | foreign key | insight_cohorts_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
insight_cohorts | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
insight_cohorts | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
insight_cohorts | index | insight_cohorts_back_idx | btree (workspace_id, cohort_id)
insight_cohorts | index | insight_cohorts_once | UNIQUE btree (workspace_id, insight_id, cohort_id)
insight_cohorts | index | insight_cohorts_pkey | UNIQUE btree (id)
insight_cohorts | index | intelligence_insightcohort_key | UNIQUE btree (workspace_id, id)
insight_cohorts | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
insight_cohorts | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
insight_cohorts | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_cohorts | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_cohorts | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_cohorts | table | insight_cohorts | row security, forced
insight_cohorts | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON insight_cohorts FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
insight_cohorts | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON insight_cohorts FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-cohorts')
insight_cohorts | trigger | set_updated_at | BEFORE UPDATE ON insight_cohorts FOR EACH ROW EXECUTE FUNCTION set_updated_at()
insight_competitors | column | competitor_id | uuid NOT NULL
insight_competitors | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_competitors | column | id | uuid NOT NULL DEFAULT uuidv7()
insight_competitors | column | insight_id | uuid NOT NULL
insight_competitors | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_competitors | column | workspace_id | uuid NOT NULL
insight_competitors | constraint | insight_competitors_once | UNIQUE (workspace_id, insight_id, competitor_id)
insight_competitors | constraint | insight_competitors_pkey | PRIMARY KEY (id)
insight_competitors | foreign key | insight_competitors_competitor_id_fk | FOREIGN KEY (workspace_id, competitor_id) REFERENCES competitors(workspace_id, id) ON DELETE CASCADE
insight_competitors | foreign key | insight_competitors_insight_id_fk | FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights(workspace_id, id) ON DELETE CASCADE
insight_competitors | foreign key | insight_competitors_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
insight_competitors | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
insight_competitors | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
insight_competitors | index | insight_competitors_back_idx | btree (workspace_id, competitor_id)
insight_competitors | index | insight_competitors_once | UNIQUE btree (workspace_id, insight_id, competitor_id)
insight_competitors | index | insight_competitors_pkey | UNIQUE btree (id)
insight_competitors | index | intelligence_insightcompetitor_key | UNIQUE btree (workspace_id, id)
insight_competitors | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
insight_competitors | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
insight_competitors | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_competitors | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_competitors | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_competitors | table | insight_competitors | row security, forced
insight_competitors | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON insight_competitors FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
insight_competitors | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON insight_competitors FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-competitors')
insight_competitors | trigger | set_updated_at | BEFORE UPDATE ON insight_competitors FOR EACH ROW EXECUTE FUNCTION set_updated_at()
insight_signals | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_signals | column | id | uuid NOT NULL DEFAULT uuidv7()
insight_signals | column | insight_id | uuid NOT NULL
insight_signals | column | signal_id | uuid NOT NULL
insight_signals | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
insight_signals | column | workspace_id | uuid NOT NULL
insight_signals | constraint | insight_signals_once | UNIQUE (workspace_id, insight_id, signal_id)
insight_signals | constraint | insight_signals_pkey | PRIMARY KEY (id)
insight_signals | foreign key | insight_signals_insight_id_fk | FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights(workspace_id, id) ON DELETE CASCADE
insight_signals | foreign key | insight_signals_signal_id_fk | FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals(workspace_id, id) ON DELETE CASCADE
insight_signals | foreign key | insight_signals_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
insight_signals | grant | codex_app | INSERT, SELECT
insight_signals | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
insight_signals | index | insight_signals_back_idx | btree (workspace_id, signal_id)
insight_signals | index | insight_signals_once | UNIQUE btree (workspace_id, insight_id, signal_id)
insight_signals | index | insight_signals_pkey | UNIQUE btree (id)
insight_signals | index | intelligence_insightsignal_key | UNIQUE btree (workspace_id, id)
insight_signals | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
insight_signals | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
insight_signals | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
insight_signals | table | insight_signals | row security, forced
insight_signals | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON insight_signals FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
insight_signals | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON insight_signals FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-signals')
insight_signals | trigger | set_updated_at | BEFORE UPDATE ON insight_signals FOR EACH ROW EXECUTE FUNCTION set_updated_at()
intelligence_signals | column | action_notes | text NOT NULL DEFAULT ''::text
intelligence_signals | column | action_status | text NOT NULL DEFAULT 'new'::text
intelligence_signals | column | assigned_to_user_id | uuid
intelligence_signals | column | confidence_score | numeric(5,2) NOT NULL DEFAULT 50
intelligence_signals | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
intelligence_signals | column | created_by | uuid
intelligence_signals | column | data_points | jsonb NOT NULL DEFAULT '{}'::jsonb
intelligence_signals | column | data_source | text NOT NULL DEFAULT 'internal'::text
intelligence_signals | column | detection_date | timestamp with time zone NOT NULL DEFAULT statement_timestamp()
intelligence_signals | column | expiry_date | timestamp with time zone
intelligence_signals | column | id | uuid NOT NULL DEFAULT uuidv7()
intelligence_signals | column | key_findings | text[] NOT NULL DEFAULT '{}'::text[]
intelligence_signals | column | relevance_score | numeric(5,2)
intelligence_signals | column | signal_category | text NOT NULL
intelligence_signals | column | signal_date | timestamp with time zone
intelligence_signals | column | signal_description | text NOT NULL DEFAULT ''::text
intelligence_signals | column | signal_title | text NOT NULL
intelligence_signals | column | source_agent_id | uuid
intelligence_signals | column | source_type | text NOT NULL
intelligence_signals | column | source_url | character varying(2000) NOT NULL DEFAULT ''::character varying
intelligence_signals | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
intelligence_signals | column | workspace_id | uuid NOT NULL
intelligence_signals | constraint | intelligence_signals_action_notes_limit | CHECK ((char_length(action_notes) <= 20000))
intelligence_signals | constraint | intelligence_signals_action_status_limit | CHECK ((action_status = ANY (ARRAY['new'::text, 'acknowledged'::text, 'actioned'::text, 'archived'::text])))
intelligence_signals | constraint | intelligence_signals_confidence_score_limit | CHECK (((confidence_score >= (0)::numeric) AND (confidence_score <= (100)::numeric)))
intelligence_signals | constraint | intelligence_signals_data_points_limit | CHECK (((jsonb_typeof(data_points) = 'object'::text) AND (octet_length((data_points)::text) <= 262144)))
intelligence_signals | constraint | intelligence_signals_data_source_limit | CHECK ((data_source = ANY (ARRAY['semrush'::text, 'ahrefs'::text, 'newsapi'::text, 'brave'::text, 'twitter'::text, 'linkedin'::text, 'google_trends'::text, 'internal'::text])))
intelligence_signals | constraint | intelligence_signals_detection_date_limit | CHECK (((EXTRACT(year FROM (detection_date AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (detection_date AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
intelligence_signals | constraint | intelligence_signals_expire_after_detection | CHECK ((expiry_date >= detection_date))
intelligence_signals | constraint | intelligence_signals_expiry_date_limit | CHECK (((EXTRACT(year FROM (expiry_date AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (expiry_date AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
intelligence_signals | constraint | intelligence_signals_key_findings_limit | CHECK (is_text_list(key_findings))
intelligence_signals | constraint | intelligence_signals_pkey | PRIMARY KEY (id)
intelligence_signals | constraint | intelligence_signals_relevance_score_limit | CHECK (((relevance_score >= (0)::numeric) AND (relevance_score <= (100)::numeric)))
intelligence_signals | constraint | intelligence_signals_signal_category_limit | CHECK ((signal_category = ANY (ARRAY['competitor_activity'::text, 'market_trend'::text, 'industry_news'::text, 'customer_sentiment'::text, 'technology_shift'::text])))
intelligence_signals | constraint | intelligence_signals_signal_date_limit | CHECK (((EXTRACT(year FROM (signal_date AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (signal_date AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
intelligence_signals | constraint | intelligence_signals_signal_description_limit | CHECK ((char_length(signal_description) <= 20000))
intelligence_signals | constraint | intelligence_signals_signal_title_limit | CHECK (((btrim(signal_title) <> ''::text) AND (char_length(signal_title) <= 200)))
intelligence_signals | constraint | intelligence_signals_source_type_limit | CHECK ((source_type = ANY (ARRAY['competitor'::text, 'market'::text, 'trend'::text, 'industry'::text, 'customer'::text])))
intelligence_signals | foreign key | intelligence_signals_assigned_to_user_id_fk | FOREIGN KEY (assigned_to_user_id) REFERENCES users(id) ON DELETE SET NULL (assigned_to_user_id)
intelligence_signals | foreign key | intelligence_signals_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
intelligence_signals | foreign key | intelligence_signals_source_agent_id_fk | FOREIGN KEY (source_agent_id) REFERENCES agent_registry(id) ON DELETE SET NULL (source_agent_id)
intelligence_signals | foreign key | intelligence_signals_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
intelligence_signals | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
intelligence_signals | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
intelligence_signals | index | intelligence_intelligencesignal_key | UNIQUE btree (workspace_id, id)
intelligence_signals | index | intelligence_signals_pkey | UNIQUE btree (id)
intelligence_signals | index | signals_assigned_to_idx | btree (assigned_to_user_id)
intelligence_signals | index | signals_category_idx | btree (workspace_id, signal_category, detection_date DESC)
intelligence_signals | index | signals_created_by_idx | btree (created_by)
intelligence_signals | index | signals_detection_idx | btree (workspace_id, detection_date DESC)
intelligence_signals | index | signals_expiry_idx | btree (workspace_id, action_status, expiry_date)
intelligence_signals | index | signals_priority_idx | btree (workspace_id, action_status, confidence_score DESC)
intelligence_signals | index | signals_source_agent_idx | btree (source_agent_id)
intelligence_signals | index | signals_waiting_idx | btree (confidence_score DESC, id DESC) WHERE (action_status = 'new'::text)
intelligence_signals | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
intelligence_signals | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
intelligence_signals | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
intelligence_signals | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
intelligence_signals | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
intelligence_signals | table | intelligence_signals | row security, forced
intelligence_signals | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON intelligence_signals FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
intelligence_signals | trigger | record_change | AFTER UPDATE ON intelligence_signals FOR EACH ROW WHEN (old.action_status IS DISTINCT FROM new.action_status) EXECUTE FUNCTION record_event('signal', 'action_status')
intelligence_signals | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON intelligence_signals FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signals')
intelligence_signals | trigger | record_event | AFTER INSERT OR DELETE ON intelligence_signals FOR EACH ROW EXECUTE FUNCTION record_event('signal')
intelligence_signals | trigger | set_updated_at | BEFORE UPDATE ON intelligence_signals FOR EACH ROW EXECUTE FUNCTION set_updated_at()
invitation_of | execute | invitation_of(uuid,bytea) | codex_app codex_operator
invitation_of | function | invitation_of(uuid,bytea) | RETURNS TABLE(email text, role text, workspace text, slug text) SECURITY INVOKER text 8dbc27a9a35b3db0
is_condition | execute | is_condition(jsonb,integer) | codex_app codex_operator
is_condition | function | is_condition(jsonb,integer) | RETURNS boolean SECURITY INVOKER text ee7bbdc543b7a746
is_execution_constraints | execute | is_execution_constraints(jsonb) | codex_app codex_operator
is_execution_constraints | function | is_execution_constraints(jsonb) | RETURNS boolean SECURITY INVOKER text 2cf9b7aa558c1027
is_journey | execute | is_journey(jsonb) | codex_app codex_operator
is_journey | function | is_journey(jsonb) | RETURNS boolean SECURITY INVOKER text f1420e0dfae54d01
is_json_schema | execute | is_json_schema(jsonb) | codex_app codex_operator
is_json_schema | function | is_json_schema(jsonb) | RETURNS boolean SECURITY INVOKER text 5319d286902ffb9c
is_model_config | execute | is_model_config(jsonb) | codex_app codex_operator
is_model_config | function | is_model_config(jsonb) | RETURNS boolean SECURITY INVOKER text 1e8794ab5f6b6c19
is_text_list | execute | is_text_list(text[]) | codex_app codex_operator
is_text_list | function | is_text_list(text[]) | RETURNS boolean SECURITY INVOKER text fe9cfca317099e7c
is_time_histogram | execute | is_time_histogram(bigint[],bigint) | codex_app codex_operator
is_time_histogram | function | is_time_histogram(bigint[],bigint) | RETURNS boolean SECURITY INVOKER text 599801737eb140f1
job_errors | column | attempt | bigint NOT NULL DEFAULT 0
job_errors | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
job_errors | column | error | text NOT NULL DEFAULT ''::text
job_errors | column | id | uuid NOT NULL DEFAULT uuidv7()
job_errors | column | job_id | bigint NOT NULL
job_errors | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
job_errors | constraint | job_errors_attempt_limit | CHECK ((attempt >= 0))
job_errors | constraint | job_errors_error_limit | CHECK ((char_length(error) <= 20000))
job_errors | constraint | job_errors_pkey | PRIMARY KEY (id)
job_errors | foreign key | job_errors_job_id_fk | FOREIGN KEY (job_id) REFERENCES procrastinate_jobs(id) ON DELETE CASCADE
job_errors | grant | codex_app | SELECT
job_errors | grant | codex_jobs | INSERT, SELECT
job_errors | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
job_errors | index | job_errors_job_idx | btree (job_id)
job_errors | index | job_errors_pkey | UNIQUE btree (id)
job_errors | policy | managers_read | PERMISSIVE FOR SELECT TO codex_app USING (( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))) AND (EXISTS ( SELECT FROM procrastinate_jobs j WHERE ((j.id = job_errors.job_id) AND ((j.args ->> 'workspace'::text) = ({workspace})::text)))))
job_errors | table | job_errors | row security, forced
job_errors | trigger | set_updated_at | BEFORE UPDATE ON job_errors FOR EACH ROW EXECUTE FUNCTION set_updated_at()
keep_accounts_own | execute | keep_accounts_own() | nobody
keep_accounts_own | function | keep_accounts_own() | RETURNS trigger SECURITY INVOKER text ecb29b4466f74d9d
keep_achievement_order | execute | keep_achievement_order() | nobody
keep_achievement_order | function | keep_achievement_order() | RETURNS trigger SECURITY INVOKER text 496bcc644b23bc6f
keep_active_campaign_cohort | execute | keep_active_campaign_cohort() | nobody
keep_active_campaign_cohort | function | keep_active_campaign_cohort() | RETURNS trigger SECURITY INVOKER text 63befa90a212e5cd
keep_agent_version | execute | keep_agent_version() | nobody
keep_agent_version | function | keep_agent_version() | RETURNS trigger SECURITY INVOKER text 09e7ef6a2812f8d3
keep_alert_lifecycle | execute | keep_alert_lifecycle() | nobody
keep_alert_lifecycle | function | keep_alert_lifecycle() | RETURNS trigger SECURITY INVOKER text f8771f341cfd107b
keep_an_admin | execute | keep_an_admin() | nobody
keep_an_admin | function | keep_an_admin() | RETURNS trigger SECURITY INVOKER text 13f71a9b5db0f58d
keep_an_owner | execute | keep_an_owner() | nobody
keep_an_owner | function | keep_an_owner() | RETURNS trigger SECURITY INVOKER text facd8c450a11fcf5
keep_assignment | execute | keep_assignment() | nobody
keep_assignment | function | keep_assignment() | RETURNS trigger SECURITY INVOKER text db15a22379767bfb
keep_audit_months | execute | keep_audit_months(integer,integer) | codex_jobs
keep_audit_months | function | keep_audit_months(integer,integer) | RETURNS integer SECURITY DEFINER text cb1875aaad0492e1
keep_campaign_lifecycle | execute | keep_campaign_lifecycle() | nobody
keep_campaign_lifecycle | function | keep_campaign_lifecycle() | RETURNS trigger SECURITY INVOKER text 384958ebcb19824a
keep_cohort_allocation | execute | keep_cohort_allocation() | nobody
keep_cohort_allocation | function | keep_cohort_allocation() | RETURNS trigger SECURITY INVOKER text f48ffab50d64a95a
keep_factors_own | execute | keep_factors_own() | nobody
keep_factors_own | function | keep_factors_own() | RETURNS trigger SECURITY INVOKER text b8e1985815206a56
keep_named_agents | execute | keep_named_agents() | nobody
keep_named_agents | function | keep_named_agents() | RETURNS trigger SECURITY INVOKER text 490fe9f86b4b6288
keep_points_ledger | execute | keep_points_ledger() | nobody
keep_points_ledger | function | keep_points_ledger() | RETURNS trigger SECURITY INVOKER text 35f61735bc4c264b
keep_quest_agents | execute | keep_quest_agents() | nobody
keep_quest_agents | function | keep_quest_agents() | RETURNS trigger SECURITY DEFINER text 3505b744d61a7297
keep_quest_tree | execute | keep_quest_tree() | nobody
keep_quest_tree | function | keep_quest_tree() | RETURNS trigger SECURITY INVOKER text 2ec1eadf9be2d441
keep_selections_own | execute | keep_selections_own() | nobody
keep_selections_own | function | keep_selections_own() | RETURNS trigger SECURITY INVOKER text 3934cfe0a888818d
keep_teams_joined | execute | keep_teams_joined() | nobody
keep_teams_joined | function | keep_teams_joined() | RETURNS trigger SECURITY INVOKER text 4d6fa283bfcc88d5
keep_tokens_own | execute | keep_tokens_own() | nobody
keep_tokens_own | function | keep_tokens_own() | RETURNS trigger SECURITY INVOKER text fd11819e50d95618
keep_total_points | execute | keep_total_points() | nobody
keep_total_points | function | keep_total_points() | RETURNS trigger SECURITY INVOKER text 8356ca4e9d97989c
leaderboard | execute | leaderboard(uuid) | codex_app codex_operator
leaderboard | function | leaderboard(uuid) | RETURNS TABLE(place bigint, user_id uuid, full_name text, points bigint, achievements bigint) SECURITY INVOKER text 00901cd75c07526e
lock_user_stats | execute | lock_user_stats(uuid,uuid) | nobody
lock_user_stats | function | lock_user_stats(uuid,uuid) | RETURNS void SECURITY INVOKER text 695c1df5c5d9ab85
mark_notification_as_read | execute | mark_notification_as_read(uuid) | codex_app codex_operator
mark_notification_as_read | function | mark_notification_as_read(uuid) | RETURNS void SECURITY INVOKER text 2d7641c0ef17b956
market_insights | column | actioned_date | timestamp with time zone
market_insights | column | business_implications | text[] NOT NULL DEFAULT '{}'::text[]
market_insights | column | category | text NOT NULL DEFAULT 'market'::text
market_insights | column | confidence_level | text NOT NULL DEFAULT 'low'::text
market_insights | column | confidence_parts | jsonb NOT NULL DEFAULT '{}'::jsonb
market_insights | column | confidence_score | numeric(5,2) NOT NULL DEFAULT 0
market_insights | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
market_insights | column | created_by | uuid
market_insights | column | discovery_date | timestamp with time zone NOT NULL DEFAULT statement_timestamp()
market_insights | column | id | uuid NOT NULL DEFAULT uuidv7()
market_insights | column | insight_description | text NOT NULL DEFAULT ''::text
market_insights | column | insight_status | text NOT NULL DEFAULT 'active'::text
market_insights | column | insight_title | text NOT NULL
market_insights | column | insight_type | text NOT NULL
market_insights | column | key_conclusions | text[] NOT NULL DEFAULT '{}'::text[]
market_insights | column | number_of_signals_analyzed | bigint NOT NULL DEFAULT 0
market_insights | column | potential_impact | text NOT NULL DEFAULT ''::text
market_insights | column | potential_roi_percentage | numeric(12,2)
market_insights | column | recommended_actions | text[] NOT NULL DEFAULT '{}'::text[]
market_insights | column | relevant_segments | text[] NOT NULL DEFAULT '{}'::text[]
market_insights | column | review_note | text NOT NULL DEFAULT ''::text
market_insights | column | review_status | text NOT NULL DEFAULT 'pending'::text
market_insights | column | reviewed_at | timestamp with time zone
market_insights | column | reviewed_by | uuid
market_insights | column | source_agent_id | uuid
market_insights | column | superseded_by_id | uuid
market_insights | column | supporting_evidence | text[] NOT NULL DEFAULT '{}'::text[]
market_insights | column | time_relevance_end | timestamp with time zone
market_insights | column | time_relevance_start | timestamp with time zone
market_insights | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
market_insights | column | workspace_id | uuid NOT NULL
market_insights | constraint | market_insights_actioned_date_limit | CHECK (((EXTRACT(year FROM (actioned_date AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (actioned_date AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
market_insights | constraint | market_insights_business_implications_limit | CHECK (is_text_list(business_implications))
market_insights | constraint | market_insights_category_limit | CHECK ((category = ANY (ARRAY['competitive'::text, 'market'::text, 'customer'::text, 'technology'::text])))
market_insights | constraint | market_insights_confidence_level_limit | CHECK ((confidence_level = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
market_insights | constraint | market_insights_confidence_parts_limit | CHECK (((jsonb_typeof(confidence_parts) = 'object'::text) AND (octet_length((confidence_parts)::text) <= 262144)))
market_insights | constraint | market_insights_confidence_score_limit | CHECK (((confidence_score >= (0)::numeric) AND (confidence_score <= (100)::numeric)))
market_insights | constraint | market_insights_discovery_date_limit | CHECK (((EXTRACT(year FROM (discovery_date AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (discovery_date AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
market_insights | constraint | market_insights_end_after_start | CHECK ((time_relevance_end >= time_relevance_start))
market_insights | constraint | market_insights_insight_description_limit | CHECK ((char_length(insight_description) <= 20000))
market_insights | constraint | market_insights_insight_status_limit | CHECK ((insight_status = ANY (ARRAY['active'::text, 'archived'::text, 'superseded'::text])))
market_insights | constraint | market_insights_insight_title_limit | CHECK (((btrim(insight_title) <> ''::text) AND (char_length(insight_title) <= 200)))
market_insights | constraint | market_insights_insight_type_limit | CHECK ((insight_type = ANY (ARRAY['opportunity'::text, 'threat'::text, 'trend'::text, 'gap'::text, 'pattern'::text])))
market_insights | constraint | market_insights_key_conclusions_limit | CHECK (is_text_list(key_conclusions))
market_insights | constraint | market_insights_level_agrees | CHECK ((confidence_level = CASE WHEN (confidence_score < (50)::numeric) THEN 'low'::text WHEN (confidence_score < (75)::numeric) THEN 'medium'::text ELSE 'high'::text END))
market_insights | constraint | market_insights_number_of_signals_analyzed_limit | CHECK ((number_of_signals_analyzed >= 0))
market_insights | constraint | market_insights_pkey | PRIMARY KEY (id)
market_insights | constraint | market_insights_potential_impact_limit | CHECK ((char_length(potential_impact) <= 20000))
market_insights | constraint | market_insights_recommended_actions_limit | CHECK (is_text_list(recommended_actions))
market_insights | constraint | market_insights_relevant_segments_limit | CHECK (is_text_list(relevant_segments))
market_insights | constraint | market_insights_review_agrees | CHECK (((review_status = 'pending'::text) = (reviewed_at IS NULL)))
market_insights | constraint | market_insights_review_note_limit | CHECK ((char_length(review_note) <= 20000))
market_insights | constraint | market_insights_review_status_limit | CHECK ((review_status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text])))
market_insights | constraint | market_insights_roi_limit | CHECK ((potential_roi_percentage >= ('-100'::integer)::numeric))
market_insights | constraint | market_insights_superseded_by_another | CHECK (((superseded_by_id <> id) AND ((superseded_by_id IS NULL) OR (insight_status = 'superseded'::text))))
market_insights | constraint | market_insights_supporting_evidence_limit | CHECK (is_text_list(supporting_evidence))
market_insights | constraint | market_insights_time_relevance_end_limit | CHECK (((EXTRACT(year FROM (time_relevance_end AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (time_relevance_end AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
market_insights | constraint | market_insights_time_relevance_start_limit | CHECK (((EXTRACT(year FROM (time_relevance_start AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (time_relevance_start AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
market_insights | foreign key | market_insights_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
market_insights | foreign key | market_insights_reviewed_by_fk | FOREIGN KEY (reviewed_by) REFERENCES users(id) ON DELETE SET NULL (reviewed_by)
market_insights | foreign key | market_insights_source_agent_id_fk | FOREIGN KEY (source_agent_id) REFERENCES agent_registry(id) ON DELETE SET NULL (source_agent_id)
market_insights | foreign key | market_insights_superseded_by_id_fk | FOREIGN KEY (workspace_id, superseded_by_id) REFERENCES market_insights(workspace_id, id) ON DELETE SET NULL (superseded_by_id)
market_insights | foreign key | market_insights_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
market_insights | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
market_insights | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
market_insights | index | insights_active_idx | btree (workspace_id, insight_status, confidence_score DESC)
market_insights | index | insights_created_by_idx | btree (created_by)
market_insights | index | insights_discovery_idx | btree (workspace_id, discovery_date DESC)
market_insights | index | insights_expiry_idx | btree (workspace_id, insight_status, time_relevance_end)
market_insights | index | insights_review_idx | btree (workspace_id, review_status, discovery_date DESC)
market_insights | index | insights_reviewed_by_idx | btree (reviewed_by)
market_insights | index | insights_source_agent_idx | btree (source_agent_id)
market_insights | index | insights_superseded_by_idx | btree (workspace_id, superseded_by_id)
market_insights | index | insights_waiting_idx | btree (confidence_score DESC, id DESC) WHERE ((insight_status = 'active'::text) AND (review_status = 'pending'::text))
market_insights | index | intelligence_marketinsight_key | UNIQUE btree (workspace_id, id)
market_insights | index | market_insights_pkey | UNIQUE btree (id)
market_insights | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
market_insights | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
market_insights | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
market_insights | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
market_insights | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
market_insights | table | market_insights | row security, forced
market_insights | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON market_insights FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
market_insights | trigger | record_change | AFTER UPDATE ON market_insights FOR EACH ROW WHEN (old.insight_status IS DISTINCT FROM new.insight_status) EXECUTE FUNCTION record_event('insight', 'insight_status')
market_insights | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON market_insights FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insights')
market_insights | trigger | record_event | AFTER INSERT OR DELETE ON market_insights FOR EACH ROW EXECUTE FUNCTION record_event('insight')
market_insights | trigger | record_review | AFTER UPDATE ON market_insights FOR EACH ROW WHEN (old.review_status IS DISTINCT FROM new.review_status) EXECUTE FUNCTION record_event('insight', 'review_status')
market_insights | trigger | set_confidence_level | BEFORE INSERT OR UPDATE ON market_insights FOR EACH ROW EXECUTE FUNCTION set_confidence_level()
market_insights | trigger | set_updated_at | BEFORE UPDATE ON market_insights FOR EACH ROW EXECUTE FUNCTION set_updated_at()
message_architecture | column | brand_voice | text NOT NULL DEFAULT ''::text
message_architecture | column | content_pillars | text[] NOT NULL DEFAULT '{}'::text[]
message_architecture | column | content_themes | text[] NOT NULL DEFAULT '{}'::text[]
message_architecture | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
message_architecture | column | created_by | uuid
message_architecture | column | description | text NOT NULL DEFAULT ''::text
message_architecture | column | id | uuid NOT NULL DEFAULT uuidv7()
message_architecture | column | key_topics | text[] NOT NULL DEFAULT '{}'::text[]
message_architecture | column | name | text NOT NULL
message_architecture | column | positioning_id | uuid NOT NULL
message_architecture | column | primary_message | text NOT NULL
message_architecture | column | secondary_messages | text[] NOT NULL DEFAULT '{}'::text[]
message_architecture | column | target_audience | text NOT NULL DEFAULT ''::text
message_architecture | column | tone_guidelines | text NOT NULL DEFAULT ''::text
message_architecture | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
message_architecture | column | workspace_id | uuid NOT NULL
message_architecture | constraint | message_architecture_brand_voice_limit | CHECK ((char_length(brand_voice) <= 20000))
message_architecture | constraint | message_architecture_content_pillars_limit | CHECK (is_text_list(content_pillars))
message_architecture | constraint | message_architecture_content_themes_limit | CHECK (is_text_list(content_themes))
message_architecture | constraint | message_architecture_description_limit | CHECK ((char_length(description) <= 20000))
message_architecture | constraint | message_architecture_key_topics_limit | CHECK (is_text_list(key_topics))
message_architecture | constraint | message_architecture_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
message_architecture | constraint | message_architecture_pkey | PRIMARY KEY (id)
message_architecture | constraint | message_architecture_primary_message_limit | CHECK (((btrim(primary_message) <> ''::text) AND (char_length(primary_message) <= 20000)))
message_architecture | constraint | message_architecture_secondary_messages_limit | CHECK (is_text_list(secondary_messages))
message_architecture | constraint | message_architecture_target_audience_limit | CHECK ((char_length(target_audience) <= 20000))
message_architecture | constraint | message_architecture_tone_guidelines_limit | CHECK ((char_length(tone_guidelines) <= 20000))
message_architecture | foreign key | message_architecture_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
message_architecture | foreign key | message_architecture_positioning_id_fk | FOREIGN KEY (workspace_id, positioning_id) REFERENCES positioning(workspace_id, id) ON DELETE CASCADE
message_architecture | foreign key | message_architecture_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
message_architecture | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
message_architecture | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
message_architecture | index | message_arch_created_by_idx | btree (created_by)
message_architecture | index | message_arch_positioning_idx | btree (workspace_id, positioning_id)
message_architecture | index | message_architecture_pkey | UNIQUE btree (id)
message_architecture | index | positioning_messagearchitecture_key | UNIQUE btree (workspace_id, id)
message_architecture | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
message_architecture | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
message_architecture | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
message_architecture | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
message_architecture | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
message_architecture | table | message_architecture | row security, forced
message_architecture | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON message_architecture FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('positioning', 'writers')
message_architecture | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON message_architecture FOR EACH ROW EXECUTE FUNCTION record_change_of_row('message-architectures')
message_architecture | trigger | record_event | AFTER INSERT OR DELETE ON message_architecture FOR EACH ROW EXECUTE FUNCTION record_event('message_architecture')
message_architecture | trigger | set_updated_at | BEFORE UPDATE ON message_architecture FOR EACH ROW EXECUTE FUNCTION set_updated_at()
mfa_authenticator | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
mfa_authenticator | grant | codex_operator | DELETE, SELECT
moves | column | campaign_id | uuid
moves | column | cohort_id | uuid
moves | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
moves | column | end_date | date
moves | column | id | uuid NOT NULL DEFAULT uuidv7()
moves | column | move_type | text NOT NULL
moves | column | name | text NOT NULL
moves | column | owner_id | uuid
moves | column | progress_percentage | numeric(5,2) NOT NULL DEFAULT 0
moves | column | start_date | date
moves | column | status | text NOT NULL DEFAULT 'planned'::text
moves | column | succeeded | boolean
moves | column | success_metric | text NOT NULL DEFAULT ''::text
moves | column | success_target | text NOT NULL DEFAULT ''::text
moves | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
moves | column | workspace_id | uuid NOT NULL
moves | constraint | moves_end_after_start | CHECK ((end_date >= start_date))
moves | constraint | moves_end_date_limit | CHECK (((end_date >= '2000-01-01'::date) AND (end_date <= '2100-12-31'::date)))
moves | constraint | moves_move_type_limit | CHECK ((move_type = ANY (ARRAY['authority'::text, 'consideration'::text, 'objection'::text, 'conversion'::text, 'retention'::text, 'research'::text])))
moves | constraint | moves_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
moves | constraint | moves_pkey | PRIMARY KEY (id)
moves | constraint | moves_progress_percentage_limit | CHECK (((progress_percentage >= (0)::numeric) AND (progress_percentage <= (100)::numeric)))
moves | constraint | moves_start_date_limit | CHECK (((start_date >= '2000-01-01'::date) AND (start_date <= '2100-12-31'::date)))
moves | constraint | moves_status_limit | CHECK ((status = ANY (ARRAY['planned'::text, 'ready'::text, 'in_progress'::text, 'completed'::text, 'killed'::text])))
moves | constraint | moves_success_known_when_completed | CHECK (((status = 'completed'::text) = (succeeded IS NOT NULL)))
moves | constraint | moves_success_metric_limit | CHECK ((char_length(success_metric) <= 20000))
moves | constraint | moves_success_target_limit | CHECK ((char_length(success_target) <= 20000))
moves | foreign key | moves_campaign_id_fk | FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE SET NULL (campaign_id)
moves | foreign key | moves_cohort_id_fk | FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts(workspace_id, id) ON DELETE SET NULL (cohort_id)
moves | foreign key | moves_owner_id_fk | FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE SET NULL (owner_id)
moves | foreign key | moves_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
moves | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
moves | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
moves | index | moves_campaign_idx | btree (workspace_id, campaign_id)
moves | index | moves_cohort_idx | btree (workspace_id, cohort_id)
moves | index | moves_owner_idx | btree (owner_id)
moves | index | moves_pkey | UNIQUE btree (id)
moves | index | moves_start_date_idx | btree (workspace_id, start_date)
moves | index | moves_status_idx | btree (workspace_id, status, updated_at DESC)
moves | index | positioning_move_key | UNIQUE btree (workspace_id, id)
moves | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
moves | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
moves | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
moves | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
moves | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
moves | table | moves | row security, forced
moves | trigger | count_work_delete | AFTER DELETE ON moves REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_work()
moves | trigger | count_work_insert | AFTER INSERT ON moves REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work()
moves | trigger | count_work_update | AFTER UPDATE ON moves REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work()
moves | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON moves FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('positioning', 'writers')
moves | trigger | record_change | AFTER UPDATE ON moves FOR EACH ROW WHEN (old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION record_event('move', 'status')
moves | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON moves FOR EACH ROW EXECUTE FUNCTION record_change_of_row('moves')
moves | trigger | record_event | AFTER INSERT OR DELETE ON moves FOR EACH ROW EXECUTE FUNCTION record_event('move')
moves | trigger | set_updated_at | BEFORE UPDATE ON moves FOR EACH ROW EXECUTE FUNCTION set_updated_at()
must_be_in | execute | must_be_in(uuid) | codex_app codex_operator
must_be_in | function | must_be_in(uuid) | RETURNS void SECURITY INVOKER text 0c1ea35fdf247147
must_be_ones_own | execute | must_be_ones_own() | nobody
must_be_ones_own | function | must_be_ones_own() | RETURNS trigger SECURITY INVOKER text cd2992d30155a817
must_be_staff_of | execute | must_be_staff_of() | nobody
must_be_staff_of | function | must_be_staff_of() | RETURNS trigger SECURITY INVOKER text bbca37b488f03d0f
must_oversee | execute | must_oversee() | nobody
must_oversee | function | must_oversee() | RETURNS void SECURITY INVOKER text b95a87cb3dfe7927
note_key_use | execute | note_key_use(uuid,uuid) | codex_app codex_operator
note_key_use | function | note_key_use(uuid,uuid) | RETURNS void SECURITY INVOKER text ab21aed1ef587ca8
note_staff_visit | execute | note_staff_visit(uuid,uuid,text) | codex_app
note_staff_visit | function | note_staff_visit(uuid,uuid,text) | RETURNS void SECURITY DEFINER text 9f434f3acaacd488
operator_roles | column | area | text NOT NULL
operator_roles | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
operator_roles | column | id | uuid NOT NULL DEFAULT uuidv7()
operator_roles | column | operator_id | uuid NOT NULL
operator_roles | column | role | text NOT NULL
operator_roles | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
operator_roles | constraint | operator_roles_area_limit | CHECK ((area = ANY (ARRAY['codex'::text, 'positioning'::text, 'gamification'::text, 'agents'::text, 'intelligence'::text, 'alerts'::text])))
operator_roles | constraint | operator_roles_once | UNIQUE (operator_id, area)
operator_roles | constraint | operator_roles_pkey | PRIMARY KEY (id)
operator_roles | constraint | operator_roles_role_limit | CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text, 'admin'::text])))
operator_roles | foreign key | operator_roles_operator_id_fk | FOREIGN KEY (operator_id) REFERENCES operators(user_id) ON DELETE CASCADE
operator_roles | grant | codex_app | SELECT
operator_roles | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
operator_roles | index | operator_roles_once | UNIQUE btree (operator_id, area)
operator_roles | index | operator_roles_pkey | UNIQUE btree (id)
operator_roles | table | operator_roles | no row security
operator_roles | trigger | forbid_raising_oneself | BEFORE INSERT OR UPDATE ON operator_roles FOR EACH ROW EXECUTE FUNCTION forbid_raising_oneself()
operator_roles | trigger | keep_an_admin | AFTER DELETE OR UPDATE ON operator_roles FOR EACH ROW EXECUTE FUNCTION keep_an_admin()
operator_roles | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON operator_roles FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
operator_roles | trigger | record_staff_change | AFTER INSERT OR DELETE OR UPDATE ON operator_roles FOR EACH ROW EXECUTE FUNCTION record_staff_change()
operator_roles | trigger | set_updated_at | BEFORE UPDATE ON operator_roles FOR EACH ROW EXECUTE FUNCTION set_updated_at()
operators | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
operators | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
operators | column | user_id | uuid NOT NULL
operators | constraint | operators_pkey | PRIMARY KEY (user_id)
operators | foreign key | operators_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
operators | grant | codex_app | SELECT
operators | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
operators | index | operators_pkey | UNIQUE btree (user_id)
operators | table | operators | no row security
operators | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON operators FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
operators | trigger | record_staff_change | AFTER INSERT OR DELETE ON operators FOR EACH ROW EXECUTE FUNCTION record_staff_change()
operators | trigger | set_updated_at | BEFORE UPDATE ON operators FOR EACH ROW EXECUTE FUNCTION set_updated_at()
personal_tokens | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
personal_tokens | column | digest | character varying(128) NOT NULL
personal_tokens | column | expiry | timestamp with time zone NOT NULL
personal_tokens | column | id | uuid NOT NULL DEFAULT uuidv7()
personal_tokens | column | name | text NOT NULL
personal_tokens | column | token_key | character varying(25) NOT NULL
personal_tokens | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
personal_tokens | column | user_id | uuid NOT NULL
personal_tokens | constraint | personal_tokens_digest_once | UNIQUE (digest)
personal_tokens | constraint | personal_tokens_expiry_limit | CHECK (((EXTRACT(year FROM (expiry AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (expiry AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
personal_tokens | constraint | personal_tokens_last_a_year | CHECK (((expiry - created_at) <= '367 days'::interval))
personal_tokens | constraint | personal_tokens_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
personal_tokens | constraint | personal_tokens_pkey | PRIMARY KEY (id)
personal_tokens | foreign key | personal_tokens_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
personal_tokens | grant | codex_app | DELETE, INSERT, SELECT
personal_tokens | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
personal_tokens | index | personal_tokens_digest_once | UNIQUE btree (digest)
personal_tokens | index | personal_tokens_pkey | UNIQUE btree (id)
personal_tokens | index | personal_tokens_user_idx | btree (user_id)
personal_tokens | table | personal_tokens | no row security
personal_tokens | trigger | keep_tokens_own | BEFORE INSERT OR DELETE ON personal_tokens FOR EACH ROW EXECUTE FUNCTION keep_tokens_own()
personal_tokens | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON personal_tokens FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
personal_tokens | trigger | set_updated_at | BEFORE UPDATE ON personal_tokens FOR EACH ROW EXECUTE FUNCTION set_updated_at()
points_ledger | column | achievement_id | uuid
points_ledger | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
points_ledger | column | id | uuid NOT NULL DEFAULT uuidv7()
points_ledger | column | points | integer NOT NULL
points_ledger | column | reason | text NOT NULL
points_ledger | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
points_ledger | column | user_id | uuid NOT NULL
points_ledger | column | workspace_id | uuid NOT NULL
points_ledger | constraint | points_ledger_pkey | PRIMARY KEY (id)
points_ledger | constraint | points_ledger_points_limit | CHECK ((points <> 0))
points_ledger | constraint | points_ledger_reason_limit | CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 200)))
points_ledger | foreign key | points_ledger_achievement_id_fk | FOREIGN KEY (workspace_id, achievement_id) REFERENCES achievements(workspace_id, id) ON DELETE SET NULL (achievement_id)
points_ledger | foreign key | points_ledger_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
points_ledger | foreign key | points_ledger_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
points_ledger | grant | codex_app | SELECT
points_ledger | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
points_ledger | index | gamification_pointsentry_key | UNIQUE btree (workspace_id, id)
points_ledger | index | points_ledger_achievement_idx | btree (workspace_id, achievement_id)
points_ledger | index | points_ledger_pkey | UNIQUE btree (id)
points_ledger | index | points_ledger_user_idx | btree (workspace_id, user_id, id)
points_ledger | index | points_ledger_user_only_idx | btree (user_id)
points_ledger | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
points_ledger | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text, 'agent'::text]))) OR ((user_id)::text = {user})))
points_ledger | table | points_ledger | row security, forced
points_ledger | trigger | count_points | AFTER INSERT ON points_ledger REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_points()
points_ledger | trigger | keep_points_ledger | AFTER DELETE OR UPDATE ON points_ledger FOR EACH ROW EXECUTE FUNCTION keep_points_ledger()
points_ledger | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON points_ledger FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('gamification', 'managers')
points_ledger | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON points_ledger FOR EACH ROW EXECUTE FUNCTION record_change_of_row('points', 'overseers', 'user_id')
points_ledger | trigger | set_updated_at | BEFORE UPDATE ON points_ledger FOR EACH ROW EXECUTE FUNCTION set_updated_at()
positioning | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
positioning | column | created_by | uuid
positioning | column | description | text NOT NULL DEFAULT ''::text
positioning | column | differentiation | text NOT NULL DEFAULT ''::text
positioning | column | id | uuid NOT NULL DEFAULT uuidv7()
positioning | column | key_message | text NOT NULL DEFAULT ''::text
positioning | column | market_segment | text NOT NULL
positioning | column | name | text NOT NULL
positioning | column | solution_benefits | text[] NOT NULL DEFAULT '{}'::text[]
positioning | column | target_pain_points | text[] NOT NULL DEFAULT '{}'::text[]
positioning | column | target_persona | text NOT NULL DEFAULT ''::text
positioning | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
positioning | column | value_proposition | text NOT NULL DEFAULT ''::text
positioning | column | workspace_id | uuid NOT NULL
positioning | constraint | positioning_description_limit | CHECK ((char_length(description) <= 20000))
positioning | constraint | positioning_differentiation_limit | CHECK ((char_length(differentiation) <= 20000))
positioning | constraint | positioning_key_message_limit | CHECK ((char_length(key_message) <= 20000))
positioning | constraint | positioning_market_segment_limit | CHECK (((btrim(market_segment) <> ''::text) AND (char_length(market_segment) <= 20000)))
positioning | constraint | positioning_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
positioning | constraint | positioning_name_once | UNIQUE (workspace_id, name)
positioning | constraint | positioning_pkey | PRIMARY KEY (id)
positioning | constraint | positioning_solution_benefits_limit | CHECK (is_text_list(solution_benefits))
positioning | constraint | positioning_target_pain_points_limit | CHECK (is_text_list(target_pain_points))
positioning | constraint | positioning_target_persona_limit | CHECK ((char_length(target_persona) <= 20000))
positioning | constraint | positioning_value_proposition_limit | CHECK ((char_length(value_proposition) <= 20000))
positioning | foreign key | positioning_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
positioning | foreign key | positioning_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
positioning | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
positioning | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
positioning | index | positioning_created_by_idx | btree (created_by)
positioning | index | positioning_name_once | UNIQUE btree (workspace_id, name)
positioning | index | positioning_pkey | UNIQUE btree (id)
positioning | index | positioning_positioning_key | UNIQUE btree (workspace_id, id)
positioning | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
positioning | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
positioning | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
positioning | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
positioning | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
positioning | table | positioning | row security, forced
positioning | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON positioning FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('positioning', 'writers')
positioning | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION record_change_of_row('positioning')
positioning | trigger | record_event | AFTER INSERT OR DELETE ON positioning FOR EACH ROW EXECUTE FUNCTION record_event('positioning')
positioning | trigger | set_updated_at | BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION set_updated_at()
procrastinate_cancel_job_v1 | execute | procrastinate_cancel_job_v1(bigint,boolean,boolean) | codex_jobs codex_operator
procrastinate_defer_jobs_v1 | execute | procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[]) | codex_app codex_jobs codex_operator
procrastinate_defer_periodic_job_v2 | execute | procrastinate_defer_periodic_job_v2(character varying,character varying,character varying,character varying,integer,character varying,bigint,jsonb) | codex_jobs
procrastinate_events | grant | codex_app | INSERT (at), INSERT (job_id), INSERT (type), SELECT
procrastinate_events | grant | codex_jobs | DELETE, INSERT, SELECT, UPDATE
procrastinate_events | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
procrastinate_events | policy | members_defer | PERMISSIVE FOR INSERT TO codex_app WITH CHECK (EXISTS ( SELECT FROM procrastinate_jobs j WHERE ((j.id = procrastinate_events.job_id) AND ((j.args ->> 'workspace'::text) = ({workspace})::text))))
procrastinate_events | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (EXISTS ( SELECT FROM procrastinate_jobs j WHERE ((j.id = procrastinate_events.job_id) AND ((j.args ->> 'workspace'::text) = ({workspace})::text))))
procrastinate_fetch_job_v2 | execute | procrastinate_fetch_job_v2(character varying[],bigint) | codex_jobs
procrastinate_finish_job_v1 | execute | procrastinate_finish_job_v1(bigint,procrastinate_job_status,boolean) | codex_jobs
procrastinate_jobs | grant | codex_app | INSERT (args), INSERT (lock), INSERT (priority), INSERT (queue_name), INSERT (queueing_lock), INSERT (scheduled_at), INSERT (task_name), SELECT
procrastinate_jobs | grant | codex_jobs | DELETE, INSERT, SELECT, UPDATE
procrastinate_jobs | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
procrastinate_jobs | policy | members_defer | PERMISSIVE FOR INSERT TO codex_app WITH CHECK (((args ->> 'workspace'::text) = ({workspace})::text) AND (COALESCE((args ->> 'user'::text), ''::text) = {user}) AND (queueing_lock IS NULL) AND COALESCE(starts_with(lock, ({workspace} || ':'::text)), true))
procrastinate_jobs | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING ((args ->> 'workspace'::text) = ({workspace})::text)
procrastinate_notify_queue_abort_job_v1 | execute | procrastinate_notify_queue_abort_job_v1() | nobody
procrastinate_notify_queue_job_inserted_v1 | execute | procrastinate_notify_queue_job_inserted_v1() | nobody
procrastinate_periodic_defers | grant | codex_jobs | DELETE, INSERT, SELECT, UPDATE
procrastinate_periodic_defers | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
procrastinate_prune_stalled_workers_v1 | execute | procrastinate_prune_stalled_workers_v1(double precision) | codex_jobs
procrastinate_register_worker_v1 | execute | procrastinate_register_worker_v1() | codex_jobs
procrastinate_retry_job_v1 | execute | procrastinate_retry_job_v1(bigint,timestamp with time zone,integer,character varying,character varying) | codex_jobs
procrastinate_retry_job_v2 | execute | procrastinate_retry_job_v2(bigint,timestamp with time zone,integer,character varying,character varying) | codex_jobs codex_operator
procrastinate_trigger_abort_requested_events_procedure_v1 | execute | procrastinate_trigger_abort_requested_events_procedure_v1() | nobody
procrastinate_trigger_function_scheduled_events_v1 | execute | procrastinate_trigger_function_scheduled_events_v1() | nobody
procrastinate_trigger_function_status_events_insert_v1 | execute | procrastinate_trigger_function_status_events_insert_v1() | nobody
procrastinate_trigger_function_status_events_update_v1 | execute | procrastinate_trigger_function_status_events_update_v1() | nobody
procrastinate_unlink_periodic_defers_v1 | execute | procrastinate_unlink_periodic_defers_v1() | nobody
procrastinate_unregister_worker_v1 | execute | procrastinate_unregister_worker_v1(bigint) | codex_jobs
procrastinate_update_heartbeat_v1 | execute | procrastinate_update_heartbeat_v1(bigint) | codex_jobs
procrastinate_workers | grant | codex_jobs | DELETE, INSERT, SELECT, UPDATE
procrastinate_workers | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
recent_counts | column | bucket | uuid NOT NULL
recent_counts | column | ends_at | timestamp with time zone NOT NULL
recent_counts | column | number | integer NOT NULL
recent_counts | constraint | recent_counts_pkey | PRIMARY KEY (bucket)
recent_counts | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
recent_counts | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
recent_counts | index | recent_counts_pkey | UNIQUE btree (bucket)
recent_counts | table | recent_counts | no row security
record_agent_execution | execute | record_agent_execution(uuid,uuid,numeric,integer,integer,numeric,boolean,text,numeric,uuid,uuid,timestamp with time zone) | codex_app codex_operator
record_agent_execution | function | record_agent_execution(uuid,uuid,numeric,integer,integer,numeric,boolean,text,numeric,uuid,uuid,timestamp with time zone) | RETURNS void SECURITY INVOKER text 1d39329f5ba518ce
record_agent_executions | execute | record_agent_executions(uuid,jsonb) | codex_app codex_operator
record_agent_executions | function | record_agent_executions(uuid,jsonb) | RETURNS integer SECURITY DEFINER text d55c1deb7b315160
record_agent_release | execute | record_agent_release() | nobody
record_agent_release | function | record_agent_release() | RETURNS trigger SECURITY DEFINER text cbdb28b983ae51b9
record_change_of_row | execute | record_change_of_row() | nobody
record_change_of_row | function | record_change_of_row() | RETURNS trigger SECURITY DEFINER text c2bf1c780e2ba3c0
record_event | execute | record_event() | nobody
record_event | function | record_event() | RETURNS trigger SECURITY DEFINER text 5c7b54573c70029f
record_staff_change | execute | record_staff_change() | nobody
record_staff_change | function | record_staff_change() | RETURNS trigger SECURITY DEFINER text d061c5ef8f8422e6
revoke_achievement | execute | revoke_achievement(uuid,uuid,uuid,text) | codex_app codex_operator
revoke_achievement | function | revoke_achievement(uuid,uuid,uuid,text) | RETURNS integer SECURITY DEFINER text a70d3072c865d9c7
say_origin | execute | say_origin(jsonb) | codex_app codex_operator
say_origin | function | say_origin(jsonb) | RETURNS void SECURITY INVOKER text 7f3f262a7ccef8dc
send_user_notification | execute | send_user_notification(uuid,uuid,text,text,text,text,text,text,uuid) | codex_app codex_operator
send_user_notification | function | send_user_notification(uuid,uuid,text,text,text,text,text,text,uuid) | RETURNS uuid SECURITY INVOKER text a634d45d458c07fe
set_confidence_level | execute | set_confidence_level() | nobody
set_confidence_level | function | set_confidence_level() | RETURNS trigger SECURITY INVOKER text dc4e6350fe5d4c22
set_updated_at | execute | set_updated_at() | nobody
set_updated_at | function | set_updated_at() | RETURNS trigger SECURITY INVOKER text 006b077283ae9e80
signal_campaigns | column | campaign_id | uuid NOT NULL
signal_campaigns | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
signal_campaigns | column | id | uuid NOT NULL DEFAULT uuidv7()
signal_campaigns | column | signal_id | uuid NOT NULL
signal_campaigns | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
signal_campaigns | column | workspace_id | uuid NOT NULL
signal_campaigns | constraint | signal_campaigns_once | UNIQUE (workspace_id, signal_id, campaign_id)
signal_campaigns | constraint | signal_campaigns_pkey | PRIMARY KEY (id)
signal_campaigns | foreign key | signal_campaigns_campaign_id_fk | FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE CASCADE
signal_campaigns | foreign key | signal_campaigns_signal_id_fk | FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals(workspace_id, id) ON DELETE CASCADE
signal_campaigns | foreign key | signal_campaigns_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
signal_campaigns | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
signal_campaigns | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
signal_campaigns | index | intelligence_signalcampaign_key | UNIQUE btree (workspace_id, id)
signal_campaigns | index | signal_campaigns_back_idx | btree (workspace_id, campaign_id)
signal_campaigns | index | signal_campaigns_once | UNIQUE btree (workspace_id, signal_id, campaign_id)
signal_campaigns | index | signal_campaigns_pkey | UNIQUE btree (id)
signal_campaigns | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
signal_campaigns | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
signal_campaigns | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_campaigns | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_campaigns | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_campaigns | table | signal_campaigns | row security, forced
signal_campaigns | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON signal_campaigns FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
signal_campaigns | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON signal_campaigns FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signal-campaigns')
signal_campaigns | trigger | set_updated_at | BEFORE UPDATE ON signal_campaigns FOR EACH ROW EXECUTE FUNCTION set_updated_at()
signal_cohorts | column | cohort_id | uuid NOT NULL
signal_cohorts | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
signal_cohorts | column | id | uuid NOT NULL DEFAULT uuidv7()
signal_cohorts | column | signal_id | uuid NOT NULL
signal_cohorts | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
signal_cohorts | column | workspace_id | uuid NOT NULL
signal_cohorts | constraint | signal_cohorts_once | UNIQUE (workspace_id, signal_id, cohort_id)
signal_cohorts | constraint | signal_cohorts_pkey | PRIMARY KEY (id)
signal_cohorts | foreign key | signal_cohorts_cohort_id_fk | FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts(workspace_id, id) ON DELETE CASCADE
signal_cohorts | foreign key | signal_cohorts_signal_id_fk | FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals(workspace_id, id) ON DELETE CASCADE
signal_cohorts | foreign key | signal_cohorts_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
signal_cohorts | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
signal_cohorts | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
signal_cohorts | index | intelligence_signalcohort_key | UNIQUE btree (workspace_id, id)
signal_cohorts | index | signal_cohorts_back_idx | btree (workspace_id, cohort_id)
signal_cohorts | index | signal_cohorts_once | UNIQUE btree (workspace_id, signal_id, cohort_id)
signal_cohorts | index | signal_cohorts_pkey | UNIQUE btree (id)
signal_cohorts | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
signal_cohorts | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
signal_cohorts | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_cohorts | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_cohorts | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_cohorts | table | signal_cohorts | row security, forced
signal_cohorts | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON signal_cohorts FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
signal_cohorts | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON signal_cohorts FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signal-cohorts')
signal_cohorts | trigger | set_updated_at | BEFORE UPDATE ON signal_cohorts FOR EACH ROW EXECUTE FUNCTION set_updated_at()
signal_competitors | column | competitor_id | uuid NOT NULL
signal_competitors | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
signal_competitors | column | id | uuid NOT NULL DEFAULT uuidv7()
signal_competitors | column | signal_id | uuid NOT NULL
signal_competitors | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
signal_competitors | column | workspace_id | uuid NOT NULL
signal_competitors | constraint | signal_competitors_once | UNIQUE (workspace_id, signal_id, competitor_id)
signal_competitors | constraint | signal_competitors_pkey | PRIMARY KEY (id)
signal_competitors | foreign key | signal_competitors_competitor_id_fk | FOREIGN KEY (workspace_id, competitor_id) REFERENCES competitors(workspace_id, id) ON DELETE CASCADE
signal_competitors | foreign key | signal_competitors_signal_id_fk | FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals(workspace_id, id) ON DELETE CASCADE
signal_competitors | foreign key | signal_competitors_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
signal_competitors | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
signal_competitors | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
signal_competitors | index | intelligence_signalcompetitor_key | UNIQUE btree (workspace_id, id)
signal_competitors | index | signal_competitors_back_idx | btree (workspace_id, competitor_id)
signal_competitors | index | signal_competitors_once | UNIQUE btree (workspace_id, signal_id, competitor_id)
signal_competitors | index | signal_competitors_pkey | UNIQUE btree (id)
signal_competitors | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
signal_competitors | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
signal_competitors | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_competitors | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_competitors | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
signal_competitors | table | signal_competitors | row security, forced
signal_competitors | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON signal_competitors FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers')
signal_competitors | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON signal_competitors FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signal-competitors')
signal_competitors | trigger | set_updated_at | BEFORE UPDATE ON signal_competitors FOR EACH ROW EXECUTE FUNCTION set_updated_at()
signal_confidence | execute | signal_confidence(uuid,uuid[]) | codex_app codex_operator
signal_confidence | function | signal_confidence(uuid,uuid[]) | RETURNS jsonb SECURITY INVOKER text 8cb5c2b311ec0736
staff_log | column | actor | uuid
staff_log | column | after | jsonb NOT NULL
staff_log | column | before | jsonb NOT NULL
staff_log | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
staff_log | column | id | uuid NOT NULL DEFAULT uuidv7()
staff_log | column | origin | jsonb NOT NULL DEFAULT '{}'::jsonb
staff_log | column | person | uuid NOT NULL
staff_log | column | role | text NOT NULL
staff_log | column | table_name | text NOT NULL
staff_log | column | verb | text NOT NULL
staff_log | constraint | staff_log_after_limit | CHECK ((jsonb_typeof(after) = 'object'::text))
staff_log | constraint | staff_log_before_limit | CHECK ((jsonb_typeof(before) = 'object'::text))
staff_log | constraint | staff_log_origin_limit | CHECK (((jsonb_typeof(origin) = 'object'::text) AND (octet_length((origin)::text) <= 262144)))
staff_log | constraint | staff_log_pkey | PRIMARY KEY (id)
staff_log | constraint | staff_log_role_limit | CHECK (((btrim(role) <> ''::text) AND (char_length(role) <= 200)))
staff_log | constraint | staff_log_table_name_limit | CHECK (((btrim(table_name) <> ''::text) AND (char_length(table_name) <= 200)))
staff_log | constraint | staff_log_verb_limit | CHECK ((verb = ANY (ARRAY['created'::text, 'changed'::text, 'deleted'::text])))
staff_log | grant | codex_operator | SELECT
staff_log | index | staff_log_person_idx | btree (person, id)
staff_log | index | staff_log_pkey | UNIQUE btree (id)
staff_log | table | staff_log | no row security
staff_role | execute | staff_role(uuid,text) | codex_app codex_operator
staff_role | function | staff_role(uuid,text) | RETURNS text SECURITY INVOKER text fb13a530fad56b32
staff_role_inside | execute | staff_role_inside(uuid) | codex_app codex_operator
staff_role_inside | function | staff_role_inside(uuid) | RETURNS text SECURITY INVOKER text b8d3a48893626dd5
staff_visits | column | addresses | text[] NOT NULL DEFAULT '{}'::text[]
staff_visits | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
staff_visits | column | hour | timestamp with time zone NOT NULL
staff_visits | column | id | uuid NOT NULL DEFAULT uuidv7()
staff_visits | column | last_at | timestamp with time zone NOT NULL
staff_visits | column | person | uuid NOT NULL
staff_visits | column | requests | bigint NOT NULL DEFAULT 0
staff_visits | column | workspace_id | uuid
staff_visits | constraint | staff_visits_addresses_limit | CHECK (is_text_list(addresses))
staff_visits | constraint | staff_visits_hour_limit | CHECK (((EXTRACT(year FROM (hour AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (hour AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
staff_visits | constraint | staff_visits_last_at_limit | CHECK (((EXTRACT(year FROM (last_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (last_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
staff_visits | constraint | staff_visits_once | UNIQUE NULLS NOT DISTINCT (workspace_id, person, hour)
staff_visits | constraint | staff_visits_pkey | PRIMARY KEY (id)
staff_visits | constraint | staff_visits_requests_limit | CHECK ((requests >= 0))
staff_visits | grant | codex_app | SELECT
staff_visits | grant | codex_operator | SELECT
staff_visits | index | codex_staffvisit_key | UNIQUE btree (workspace_id, id)
staff_visits | index | staff_visits_once | UNIQUE btree (workspace_id, person, hour) NULLS NOT DISTINCT
staff_visits | index | staff_visits_pkey | UNIQUE btree (id)
staff_visits | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
staff_visits | policy | managers_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
staff_visits | table | staff_visits | row security, forced
system_alerts | column | acknowledged_at | timestamp with time zone
system_alerts | column | acknowledged_by | uuid
system_alerts | column | action_taken | text NOT NULL DEFAULT ''::text
system_alerts | column | action_url | character varying(2000) NOT NULL DEFAULT ''::character varying
system_alerts | column | alert_type | text NOT NULL
system_alerts | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
system_alerts | column | created_by | uuid
system_alerts | column | data_points | jsonb NOT NULL DEFAULT '{}'::jsonb
system_alerts | column | description | text NOT NULL DEFAULT ''::text
system_alerts | column | expiry_date | timestamp with time zone
system_alerts | column | fingerprint | text NOT NULL
system_alerts | column | id | uuid NOT NULL DEFAULT uuidv7()
system_alerts | column | last_occurred_at | timestamp with time zone NOT NULL DEFAULT statement_timestamp()
system_alerts | column | message | text NOT NULL DEFAULT ''::text
system_alerts | column | occurrence_count | bigint NOT NULL DEFAULT 1
system_alerts | column | recommended_actions | text[] NOT NULL DEFAULT '{}'::text[]
system_alerts | column | related_campaign_id | uuid
system_alerts | column | related_cohort_id | uuid
system_alerts | column | related_move_id | uuid
system_alerts | column | resolved_at | timestamp with time zone
system_alerts | column | severity_level | text NOT NULL DEFAULT 'medium'::text
system_alerts | column | status | text NOT NULL DEFAULT 'active'::text
system_alerts | column | title | text NOT NULL
system_alerts | column | triggered_at | timestamp with time zone NOT NULL DEFAULT statement_timestamp()
system_alerts | column | triggered_by_agent_id | uuid
system_alerts | column | triggered_by_event | text NOT NULL DEFAULT ''::text
system_alerts | column | triggered_by_signal_id | uuid
system_alerts | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
system_alerts | column | workspace_id | uuid NOT NULL
system_alerts | constraint | system_alerts_acknowledged_has_a_time | CHECK ((((status = 'active'::text) <= (acknowledged_at IS NULL)) AND ((status = 'acknowledged'::text) <= (acknowledged_at IS NOT NULL))))
system_alerts | constraint | system_alerts_action_taken_limit | CHECK ((char_length(action_taken) <= 20000))
system_alerts | constraint | system_alerts_alert_type_limit | CHECK ((alert_type = ANY (ARRAY['performance'::text, 'error'::text, 'milestone'::text, 'anomaly'::text, 'action_required'::text, 'opportunity'::text])))
system_alerts | constraint | system_alerts_data_points_limit | CHECK (((jsonb_typeof(data_points) = 'object'::text) AND (octet_length((data_points)::text) <= 262144)))
system_alerts | constraint | system_alerts_description_limit | CHECK ((char_length(description) <= 20000))
system_alerts | constraint | system_alerts_expire_after_trigger | CHECK ((expiry_date >= triggered_at))
system_alerts | constraint | system_alerts_expiry_date_limit | CHECK (((EXTRACT(year FROM (expiry_date AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (expiry_date AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
system_alerts | constraint | system_alerts_fingerprint_limit | CHECK (((btrim(fingerprint) <> ''::text) AND (char_length(fingerprint) <= 200)))
system_alerts | constraint | system_alerts_message_limit | CHECK ((char_length(message) <= 20000))
system_alerts | constraint | system_alerts_occurrence_count_limit | CHECK ((occurrence_count >= 0))
system_alerts | constraint | system_alerts_pkey | PRIMARY KEY (id)
system_alerts | constraint | system_alerts_recommended_actions_limit | CHECK (is_text_list(recommended_actions))
system_alerts | constraint | system_alerts_resolved_has_a_time | CHECK (((status = ANY (ARRAY['resolved'::text, 'dismissed'::text])) = (resolved_at IS NOT NULL)))
system_alerts | constraint | system_alerts_severity_level_limit | CHECK ((severity_level = ANY (ARRAY['critical'::text, 'high'::text, 'medium'::text, 'low'::text, 'info'::text])))
system_alerts | constraint | system_alerts_status_limit | CHECK ((status = ANY (ARRAY['active'::text, 'acknowledged'::text, 'resolved'::text, 'dismissed'::text])))
system_alerts | constraint | system_alerts_title_limit | CHECK (((btrim(title) <> ''::text) AND (char_length(title) <= 200)))
system_alerts | constraint | system_alerts_triggered_at_limit | CHECK (((EXTRACT(year FROM (triggered_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (triggered_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
system_alerts | constraint | system_alerts_triggered_by_event_limit | CHECK ((char_length(triggered_by_event) <= 200))
system_alerts | foreign key | system_alerts_acknowledged_by_fk | FOREIGN KEY (acknowledged_by) REFERENCES users(id) ON DELETE SET NULL (acknowledged_by)
system_alerts | foreign key | system_alerts_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
system_alerts | foreign key | system_alerts_related_campaign_id_fk | FOREIGN KEY (workspace_id, related_campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE SET NULL (related_campaign_id)
system_alerts | foreign key | system_alerts_related_cohort_id_fk | FOREIGN KEY (workspace_id, related_cohort_id) REFERENCES cohorts(workspace_id, id) ON DELETE SET NULL (related_cohort_id)
system_alerts | foreign key | system_alerts_related_move_id_fk | FOREIGN KEY (workspace_id, related_move_id) REFERENCES moves(workspace_id, id) ON DELETE SET NULL (related_move_id)
system_alerts | foreign key | system_alerts_triggered_by_agent_id_fk | FOREIGN KEY (triggered_by_agent_id) REFERENCES agent_registry(id) ON DELETE SET NULL (triggered_by_agent_id)
system_alerts | foreign key | system_alerts_triggered_by_signal_id_fk | FOREIGN KEY (workspace_id, triggered_by_signal_id) REFERENCES intelligence_signals(workspace_id, id) ON DELETE SET NULL (triggered_by_signal_id)
system_alerts | foreign key | system_alerts_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
system_alerts | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
system_alerts | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
system_alerts | index | alerts_acknowledged_by_idx | btree (acknowledged_by)
system_alerts | index | alerts_agent_idx | btree (triggered_by_agent_id)
system_alerts | index | alerts_campaign_idx | btree (workspace_id, related_campaign_id)
system_alerts | index | alerts_cohort_idx | btree (workspace_id, related_cohort_id)
system_alerts | index | alerts_created_by_idx | btree (created_by)
system_alerts | index | alerts_expiry_idx | btree (workspace_id, status, expiry_date)
system_alerts | index | alerts_move_idx | btree (workspace_id, related_move_id)
system_alerts | index | alerts_open_idx | btree (severity_level, status, triggered_at DESC) WHERE (status = ANY (ARRAY['active'::text, 'acknowledged'::text]))
system_alerts | index | alerts_recent_idx | btree (workspace_id, triggered_at DESC)
system_alerts | index | alerts_signal_idx | btree (workspace_id, triggered_by_signal_id)
system_alerts | index | alerts_status_idx | btree (workspace_id, status, severity_level, triggered_at DESC)
system_alerts | index | alerts_systemalert_key | UNIQUE btree (workspace_id, id)
system_alerts | index | system_alerts_open_once | UNIQUE btree (workspace_id, fingerprint) WHERE (status = ANY (ARRAY['active'::text, 'acknowledged'::text]))
system_alerts | index | system_alerts_pkey | UNIQUE btree (id)
system_alerts | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
system_alerts | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
system_alerts | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
system_alerts | policy | writers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
system_alerts | policy | writers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
system_alerts | table | system_alerts | row security, forced
system_alerts | trigger | keep_alert_lifecycle | BEFORE INSERT OR UPDATE ON system_alerts FOR EACH ROW EXECUTE FUNCTION keep_alert_lifecycle()
system_alerts | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON system_alerts FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('alerts', 'writers')
system_alerts | trigger | record_change | AFTER UPDATE ON system_alerts FOR EACH ROW WHEN (old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION record_event('alert', 'status')
system_alerts | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON system_alerts FOR EACH ROW EXECUTE FUNCTION record_change_of_row('alerts')
system_alerts | trigger | record_event | AFTER INSERT OR DELETE ON system_alerts FOR EACH ROW EXECUTE FUNCTION record_event('alert')
system_alerts | trigger | set_updated_at | BEFORE UPDATE ON system_alerts FOR EACH ROW EXECUTE FUNCTION set_updated_at()
time_bucket | execute | time_bucket(numeric) | codex_app codex_operator
time_bucket | function | time_bucket(numeric) | RETURNS bigint SECURITY INVOKER text 3b67638cbc03d3b5
time_buckets | execute | time_buckets(bigint[]) | codex_app codex_operator
time_buckets | function | time_buckets(bigint[]) | RETURNS TABLE(bucket bigint, runs bigint) SECURITY INVOKER text 8eeca10768153820
time_histogram | execute | time_histogram(bigint[]) | codex_app codex_operator
time_histogram | function | time_histogram(bigint[]) | RETURNS bigint[] SECURITY INVOKER text dfb69c20b8c220be
time_of_bucket | execute | time_of_bucket(bigint) | codex_app codex_operator
time_of_bucket | function | time_of_bucket(bigint) | RETURNS numeric SECURITY INVOKER text 8e7851f88cbeb02c
time_percentiles | execute | time_percentiles(bigint[],numeric[]) | codex_app codex_operator
time_percentiles | function | time_percentiles(bigint[],numeric[]) | RETURNS numeric[] SECURITY INVOKER text 89daba2b708982a3
touch_campaign | execute | touch_campaign() | nobody
touch_campaign | function | touch_campaign() | RETURNS trigger SECURITY INVOKER text d7a9df5d8ee67f4b
unlock_achievement | execute | unlock_achievement(uuid,uuid,uuid,text) | codex_app codex_operator
unlock_achievement | function | unlock_achievement(uuid,uuid,uuid,text) | RETURNS TABLE(success boolean, message text, points_awarded integer) SECURITY DEFINER text a9d4c1023945fb6e
update_experience_level | execute | update_experience_level() | nobody
update_experience_level | function | update_experience_level() | RETURNS trigger SECURITY INVOKER text e9be60e8afe633db
user_achievements | column | achievement_id | uuid NOT NULL
user_achievements | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
user_achievements | column | display_on_profile | boolean NOT NULL DEFAULT true
user_achievements | column | id | uuid NOT NULL DEFAULT uuidv7()
user_achievements | column | is_locked | boolean NOT NULL DEFAULT true
user_achievements | column | points_paid | bigint NOT NULL DEFAULT 0
user_achievements | column | progress_data | jsonb NOT NULL DEFAULT '{}'::jsonb
user_achievements | column | progress_percentage | numeric(5,2) NOT NULL DEFAULT 0
user_achievements | column | progress_value | numeric(14,2) NOT NULL DEFAULT 0
user_achievements | column | revoked_at | timestamp with time zone
user_achievements | column | unlocked_at | timestamp with time zone
user_achievements | column | unlocked_by_event | text NOT NULL DEFAULT ''::text
user_achievements | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
user_achievements | column | user_id | uuid NOT NULL
user_achievements | column | visibility | text NOT NULL DEFAULT 'public'::text
user_achievements | column | workspace_id | uuid NOT NULL
user_achievements | constraint | user_achievements_locked_pays_nothing | CHECK (((NOT is_locked) OR (points_paid = 0)))
user_achievements | constraint | user_achievements_once | UNIQUE (workspace_id, user_id, achievement_id)
user_achievements | constraint | user_achievements_pkey | PRIMARY KEY (id)
user_achievements | constraint | user_achievements_points_paid_limit | CHECK ((points_paid >= 0))
user_achievements | constraint | user_achievements_progress_data_limit | CHECK (((jsonb_typeof(progress_data) = 'object'::text) AND (octet_length((progress_data)::text) <= 262144)))
user_achievements | constraint | user_achievements_progress_percentage_limit | CHECK (((progress_percentage >= (0)::numeric) AND (progress_percentage <= (100)::numeric)))
user_achievements | constraint | user_achievements_unlocked_by_event_limit | CHECK ((char_length(unlocked_by_event) <= 200))
user_achievements | constraint | user_achievements_unlocked_has_a_time | CHECK ((is_locked = (unlocked_at IS NULL)))
user_achievements | constraint | user_achievements_unlocked_is_complete | CHECK ((is_locked OR (progress_percentage = (100)::numeric)))
user_achievements | constraint | user_achievements_visibility_limit | CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text, 'friends_only'::text])))
user_achievements | foreign key | user_achievements_achievement_id_fk | FOREIGN KEY (workspace_id, achievement_id) REFERENCES achievements(workspace_id, id) ON DELETE CASCADE
user_achievements | foreign key | user_achievements_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
user_achievements | foreign key | user_achievements_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
user_achievements | grant | codex_app | SELECT, UPDATE (display_on_profile), UPDATE (visibility)
user_achievements | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
user_achievements | index | gamification_userachievement_key | UNIQUE btree (workspace_id, id)
user_achievements | index | user_achievements_ach_idx | btree (workspace_id, achievement_id, unlocked_at)
user_achievements | index | user_achievements_once | UNIQUE btree (workspace_id, user_id, achievement_id)
user_achievements | index | user_achievements_pkey | UNIQUE btree (id)
user_achievements | index | user_achievements_recent_idx | btree (workspace_id, user_id, unlocked_at DESC)
user_achievements | index | user_achievements_user_idx | btree (user_id)
user_achievements | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
user_achievements | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text, 'agent'::text]))) OR (visibility = 'public'::text) OR ((user_id)::text = {user})))
user_achievements | policy | own_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ((user_id)::text = {user})) WITH CHECK ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
user_achievements | table | user_achievements | row security, forced
user_achievements | trigger | count_achievements_delete | AFTER DELETE ON user_achievements REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_achievements()
user_achievements | trigger | count_achievements_insert | AFTER INSERT ON user_achievements REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_achievements()
user_achievements | trigger | count_achievements_update | AFTER UPDATE ON user_achievements REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_achievements()
user_achievements | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON user_achievements FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('gamification', 'managers')
user_achievements | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON user_achievements FOR EACH ROW EXECUTE FUNCTION record_change_of_row('user-achievements', 'overseers', 'user_id')
user_achievements | trigger | set_updated_at | BEFORE UPDATE ON user_achievements FOR EACH ROW EXECUTE FUNCTION set_updated_at()
user_notifications | column | action_label | text NOT NULL DEFAULT ''::text
user_notifications | column | action_url | character varying(2000) NOT NULL DEFAULT ''::character varying
user_notifications | column | call_to_action | text NOT NULL DEFAULT ''::text
user_notifications | column | channel | text NOT NULL DEFAULT 'in_app'::text
user_notifications | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
user_notifications | column | delivery_method | text NOT NULL DEFAULT ''::text
user_notifications | column | delivery_status | text NOT NULL DEFAULT 'pending'::text
user_notifications | column | description | text NOT NULL DEFAULT ''::text
user_notifications | column | expires_at | timestamp with time zone
user_notifications | column | id | uuid NOT NULL DEFAULT uuidv7()
user_notifications | column | is_read | boolean NOT NULL DEFAULT false
user_notifications | column | message | text NOT NULL DEFAULT ''::text
user_notifications | column | notification_type | text NOT NULL
user_notifications | column | priority_level | text NOT NULL DEFAULT 'normal'::text
user_notifications | column | read_at | timestamp with time zone
user_notifications | column | related_achievement_id | uuid
user_notifications | column | related_alert_id | uuid
user_notifications | column | related_campaign_id | uuid
user_notifications | column | title | text NOT NULL
user_notifications | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
user_notifications | column | user_id | uuid NOT NULL
user_notifications | column | workspace_id | uuid NOT NULL
user_notifications | constraint | user_notifications_action_label_limit | CHECK ((char_length(action_label) <= 200))
user_notifications | constraint | user_notifications_call_to_action_limit | CHECK ((char_length(call_to_action) <= 20000))
user_notifications | constraint | user_notifications_channel_limit | CHECK ((channel = ANY (ARRAY['in_app'::text, 'email'::text, 'slack'::text, 'sms'::text, 'push'::text])))
user_notifications | constraint | user_notifications_delivery_method_limit | CHECK ((char_length(delivery_method) <= 200))
user_notifications | constraint | user_notifications_delivery_status_limit | CHECK ((delivery_status = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text, 'bounced'::text])))
user_notifications | constraint | user_notifications_description_limit | CHECK ((char_length(description) <= 20000))
user_notifications | constraint | user_notifications_expires_at_limit | CHECK (((EXTRACT(year FROM (expires_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (expires_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
user_notifications | constraint | user_notifications_message_limit | CHECK ((char_length(message) <= 20000))
user_notifications | constraint | user_notifications_notification_type_limit | CHECK ((notification_type = ANY (ARRAY['alert'::text, 'achievement'::text, 'message'::text, 'reminder'::text, 'summary'::text])))
user_notifications | constraint | user_notifications_pkey | PRIMARY KEY (id)
user_notifications | constraint | user_notifications_priority_level_limit | CHECK ((priority_level = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text])))
user_notifications | constraint | user_notifications_read_agrees | CHECK ((is_read = (read_at IS NOT NULL)))
user_notifications | constraint | user_notifications_read_at_limit | CHECK (((EXTRACT(year FROM (read_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (read_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
user_notifications | constraint | user_notifications_title_limit | CHECK (((btrim(title) <> ''::text) AND (char_length(title) <= 200)))
user_notifications | foreign key | user_notifications_related_achievement_id_fk | FOREIGN KEY (workspace_id, related_achievement_id) REFERENCES achievements(workspace_id, id) ON DELETE SET NULL (related_achievement_id)
user_notifications | foreign key | user_notifications_related_alert_id_fk | FOREIGN KEY (workspace_id, related_alert_id) REFERENCES system_alerts(workspace_id, id) ON DELETE SET NULL (related_alert_id)
user_notifications | foreign key | user_notifications_related_campaign_id_fk | FOREIGN KEY (workspace_id, related_campaign_id) REFERENCES campaigns(workspace_id, id) ON DELETE SET NULL (related_campaign_id)
user_notifications | foreign key | user_notifications_user_id_fk | FOREIGN KEY (workspace_id, user_id) REFERENCES workspace_members(workspace_id, user_id) ON DELETE CASCADE
user_notifications | foreign key | user_notifications_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
user_notifications | grant | codex_app | DELETE, INSERT, SELECT, UPDATE (is_read), UPDATE (read_at)
user_notifications | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
user_notifications | index | alerts_usernotification_key | UNIQUE btree (workspace_id, id)
user_notifications | index | notifications_achievement_idx | btree (workspace_id, related_achievement_id)
user_notifications | index | notifications_alert_idx | btree (workspace_id, related_alert_id)
user_notifications | index | notifications_campaign_idx | btree (workspace_id, related_campaign_id)
user_notifications | index | notifications_delivery_idx | btree (workspace_id, delivery_status, created_at DESC)
user_notifications | index | notifications_expiry_idx | btree (workspace_id, expires_at) WHERE (delivery_status = 'pending'::text)
user_notifications | index | notifications_inbox_idx | btree (workspace_id, user_id, is_read, created_at DESC)
user_notifications | index | user_notifications_pkey | UNIQUE btree (id)
user_notifications | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
user_notifications | policy | own_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ((user_id)::text = {user})) WITH CHECK ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
user_notifications | policy | own_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))) OR ((user_id)::text = {user})))
user_notifications | policy | own_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
user_notifications | policy | writers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['strategist'::text, 'admin'::text, 'owner'::text, 'agent'::text]))))
user_notifications | table | user_notifications | row security, forced
user_notifications | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON user_notifications FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('alerts', 'writers')
user_notifications | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON user_notifications FOR EACH ROW EXECUTE FUNCTION record_change_of_row('notifications', 'managers', 'user_id')
user_notifications | trigger | set_updated_at | BEFORE UPDATE ON user_notifications FOR EACH ROW EXECUTE FUNCTION set_updated_at()
user_stats | column | achievements_in_progress | bigint NOT NULL DEFAULT 0
user_stats | column | achievements_unlocked | bigint NOT NULL DEFAULT 0
user_stats | column | badges_earned | text[] NOT NULL DEFAULT '{}'::text[]
user_stats | column | campaigns_active | bigint NOT NULL DEFAULT 0
user_stats | column | campaigns_completed | bigint NOT NULL DEFAULT 0
user_stats | column | campaigns_created | bigint NOT NULL DEFAULT 0
user_stats | column | collaborations_count | bigint NOT NULL DEFAULT 0
user_stats | column | content_pieces_created | bigint NOT NULL DEFAULT 0
user_stats | column | content_pieces_published | bigint NOT NULL DEFAULT 0
user_stats | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
user_stats | column | experience_level | integer NOT NULL DEFAULT 1
user_stats | column | experience_percentage | numeric(5,2) NOT NULL DEFAULT 0
user_stats | column | id | uuid NOT NULL DEFAULT uuidv7()
user_stats | column | last_active_at | timestamp with time zone
user_stats | column | login_count | bigint NOT NULL DEFAULT 0
user_stats | column | moves_created | bigint NOT NULL DEFAULT 0
user_stats | column | moves_executed | bigint NOT NULL DEFAULT 0
user_stats | column | moves_successful | bigint NOT NULL DEFAULT 0
user_stats | column | stats_last_updated | timestamp with time zone
user_stats | column | success_rate_percentage | numeric(5,2) NOT NULL DEFAULT 0
user_stats | column | teams_joined | bigint NOT NULL DEFAULT 0
user_stats | column | total_campaign_reach | bigint NOT NULL DEFAULT 0
user_stats | column | total_engagement_count | bigint NOT NULL DEFAULT 0
user_stats | column | total_hours_engaged | numeric(10,2) NOT NULL DEFAULT 0
user_stats | column | total_points | bigint NOT NULL DEFAULT 0
user_stats | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
user_stats | column | user_id | uuid NOT NULL
user_stats | column | workspace_id | uuid NOT NULL
user_stats | constraint | user_stats_achievements_in_progress_limit | CHECK ((achievements_in_progress >= 0))
user_stats | constraint | user_stats_achievements_unlocked_limit | CHECK ((achievements_unlocked >= 0))
user_stats | constraint | user_stats_badges_earned_limit | CHECK (is_text_list(badges_earned))
user_stats | constraint | user_stats_campaigns_active_limit | CHECK ((campaigns_active >= 0))
user_stats | constraint | user_stats_campaigns_completed_limit | CHECK ((campaigns_completed >= 0))
user_stats | constraint | user_stats_campaigns_created_limit | CHECK ((campaigns_created >= 0))
user_stats | constraint | user_stats_collaborations_count_limit | CHECK ((collaborations_count >= 0))
user_stats | constraint | user_stats_content_pieces_created_limit | CHECK ((content_pieces_created >= 0))
user_stats | constraint | user_stats_content_pieces_published_limit | CHECK ((content_pieces_published >= 0))
user_stats | constraint | user_stats_experience_level_check | CHECK ((experience_level >= 0))
user_stats | constraint | user_stats_experience_percentage_limit | CHECK (((experience_percentage >= (0)::numeric) AND (experience_percentage <= (100)::numeric)))
user_stats | constraint | user_stats_login_count_limit | CHECK ((login_count >= 0))
user_stats | constraint | user_stats_moves_add_up | CHECK ((moves_successful <= moves_executed))
user_stats | constraint | user_stats_moves_created_limit | CHECK ((moves_created >= 0))
user_stats | constraint | user_stats_moves_executed_limit | CHECK ((moves_executed >= 0))
user_stats | constraint | user_stats_moves_successful_limit | CHECK ((moves_successful >= 0))
user_stats | constraint | user_stats_once | UNIQUE (workspace_id, user_id)
user_stats | constraint | user_stats_pkey | PRIMARY KEY (id)
user_stats | constraint | user_stats_success_rate_percentage_limit | CHECK (((success_rate_percentage >= (0)::numeric) AND (success_rate_percentage <= (100)::numeric)))
user_stats | constraint | user_stats_teams_joined_limit | CHECK ((teams_joined >= 0))
user_stats | constraint | user_stats_total_campaign_reach_limit | CHECK ((total_campaign_reach >= 0))
user_stats | constraint | user_stats_total_engagement_count_limit | CHECK ((total_engagement_count >= 0))
user_stats | constraint | user_stats_total_points_limit | CHECK ((total_points >= 0))
user_stats | foreign key | user_stats_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
user_stats | foreign key | user_stats_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
user_stats | grant | codex_app | SELECT
user_stats | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
user_stats | index | gamification_userstats_key | UNIQUE btree (workspace_id, id)
user_stats | index | user_stats_once | UNIQUE btree (workspace_id, user_id)
user_stats | index | user_stats_pkey | UNIQUE btree (id)
user_stats | index | user_stats_points_idx | btree (workspace_id, total_points DESC)
user_stats | index | user_stats_user_idx | btree (user_id)
user_stats | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
user_stats | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text, 'agent'::text]))) OR ((user_id)::text = {user})))
user_stats | table | user_stats | row security, forced
user_stats | trigger | calculate_move_success_rate | BEFORE INSERT OR UPDATE ON user_stats FOR EACH ROW EXECUTE FUNCTION calculate_move_success_rate()
user_stats | trigger | keep_teams_joined | BEFORE INSERT OR UPDATE ON user_stats FOR EACH ROW EXECUTE FUNCTION keep_teams_joined()
user_stats | trigger | keep_total_points | BEFORE INSERT OR UPDATE OF total_points ON user_stats FOR EACH ROW EXECUTE FUNCTION keep_total_points()
user_stats | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON user_stats FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('gamification', 'writers')
user_stats | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON user_stats FOR EACH ROW EXECUTE FUNCTION record_change_of_row('user-stats', 'overseers', 'user_id')
user_stats | trigger | set_updated_at | BEFORE UPDATE ON user_stats FOR EACH ROW EXECUTE FUNCTION set_updated_at()
user_stats | trigger | update_experience_level | BEFORE INSERT OR UPDATE ON user_stats FOR EACH ROW EXECUTE FUNCTION update_experience_level()
users | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
users | column | email | character varying(254) NOT NULL
users | column | full_name | text NOT NULL
users | column | id | uuid NOT NULL DEFAULT uuidv7()
users | column | is_active | boolean NOT NULL DEFAULT true
users | column | is_staff | boolean NOT NULL DEFAULT false
users | column | is_superuser | boolean NOT NULL DEFAULT false
users | column | last_login | timestamp with time zone
users | column | password | character varying(128) NOT NULL
users | column | timezone | text NOT NULL DEFAULT 'UTC'::text
users | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
users | constraint | users_full_name_limit | CHECK (((btrim(full_name) <> ''::text) AND (char_length(full_name) <= 200)))
users | constraint | users_pkey | PRIMARY KEY (id)
users | constraint | users_timezone_limit | CHECK (((timezone ~ '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$'::text) AND (char_length(timezone) <= 64)))
users | grant | codex_app | INSERT, SELECT, UPDATE
users | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
users | index | users_email_once | UNIQUE btree (lower((email)::text))
users | index | users_pkey | UNIQUE btree (id)
users | table | users | no row security
users | trigger | forbid_self_promotion | BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION forbid_self_promotion()
users | trigger | keep_accounts_own | BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION keep_accounts_own()
users | trigger | keep_an_admin | AFTER UPDATE OF is_active, is_staff ON users FOR EACH ROW WHEN (old.is_active AND old.is_staff AND NOT (new.is_active AND new.is_staff)) EXECUTE FUNCTION keep_an_admin()
users | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON users FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
users | trigger | record_staff_change | AFTER INSERT OR DELETE OR UPDATE OF email, password, is_active, is_staff, is_superuser ON users FOR EACH ROW EXECUTE FUNCTION record_staff_change()
users | trigger | set_updated_at | BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION set_updated_at()
users_groups | grant | codex_app | SELECT
users_groups | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
users_user_permissions | grant | codex_app | SELECT
users_user_permissions | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
workspace_invitations | column | accepted_at | timestamp with time zone
workspace_invitations | column | accepted_by_id | uuid
workspace_invitations | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspace_invitations | column | digest | bytea
workspace_invitations | column | email | character varying(254) NOT NULL
workspace_invitations | column | expires_at | timestamp with time zone NOT NULL
workspace_invitations | column | id | uuid NOT NULL DEFAULT uuidv7()
workspace_invitations | column | invited_by_id | uuid
workspace_invitations | column | role | text NOT NULL DEFAULT 'viewer'::text
workspace_invitations | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspace_invitations | column | workspace_id | uuid NOT NULL
workspace_invitations | constraint | workspace_invitations_expires_at_limit | CHECK (((EXTRACT(year FROM (expires_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (expires_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
workspace_invitations | constraint | workspace_invitations_pkey | PRIMARY KEY (id)
workspace_invitations | constraint | workspace_invitations_role_limit | CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'strategist'::text, 'analyst'::text, 'viewer'::text])))
workspace_invitations | foreign key | workspace_invitations_accepted_by_id_fk | FOREIGN KEY (accepted_by_id) REFERENCES users(id) ON DELETE SET NULL (accepted_by_id)
workspace_invitations | foreign key | workspace_invitations_invited_by_id_fk | FOREIGN KEY (invited_by_id) REFERENCES users(id) ON DELETE SET NULL (invited_by_id)
workspace_invitations | foreign key | workspace_invitations_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
workspace_invitations | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
workspace_invitations | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
workspace_invitations | index | codex_workspaceinvitation_key | UNIQUE btree (workspace_id, id)
workspace_invitations | index | invitations_accepted_by_idx | btree (accepted_by_id)
workspace_invitations | index | invitations_invited_by_idx | btree (invited_by_id)
workspace_invitations | index | workspace_invitations_open_once | UNIQUE btree (workspace_id, lower((email)::text)) WHERE (accepted_at IS NULL)
workspace_invitations | index | workspace_invitations_pkey | UNIQUE btree (id)
workspace_invitations | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
workspace_invitations | policy | managers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text))))
workspace_invitations | policy | managers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text)))) WITH CHECK ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text))))
workspace_invitations | policy | managers_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
workspace_invitations | policy | managers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text))))
workspace_invitations | table | workspace_invitations | row security, forced
workspace_invitations | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON workspace_invitations FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
workspace_invitations | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON workspace_invitations FOR EACH ROW EXECUTE FUNCTION record_change_of_row('invitations', 'managers')
workspace_invitations | trigger | set_updated_at | BEFORE UPDATE ON workspace_invitations FOR EACH ROW EXECUTE FUNCTION set_updated_at()
workspace_keys | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspace_keys | column | created_by | uuid
workspace_keys | column | digest | bytea NOT NULL
workspace_keys | column | expires_at | timestamp with time zone NOT NULL
workspace_keys | column | id | uuid NOT NULL DEFAULT uuidv7()
workspace_keys | column | last_used_at | timestamp with time zone
workspace_keys | column | name | text NOT NULL
workspace_keys | column | prefix | character varying(8) NOT NULL
workspace_keys | column | previous_digest | bytea
workspace_keys | column | previous_until | timestamp with time zone
workspace_keys | column | revoked_at | timestamp with time zone
workspace_keys | column | scopes | text[] NOT NULL DEFAULT '{}'::text[]
workspace_keys | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspace_keys | column | workspace_id | uuid NOT NULL
workspace_keys | constraint | workspace_keys_digest_once | UNIQUE (workspace_id, digest)
workspace_keys | constraint | workspace_keys_digests_are_digests | CHECK (((octet_length(digest) = 32) AND (NOT (octet_length(previous_digest) IS DISTINCT FROM CASE WHEN (previous_until IS NOT NULL) THEN 32 ELSE NULL::integer END))))
workspace_keys | constraint | workspace_keys_expires_at_limit | CHECK (((EXTRACT(year FROM (expires_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (expires_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
workspace_keys | constraint | workspace_keys_last_a_year | CHECK (((expires_at - created_at) <= '367 days'::interval))
workspace_keys | constraint | workspace_keys_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
workspace_keys | constraint | workspace_keys_pkey | PRIMARY KEY (id)
workspace_keys | constraint | workspace_keys_scopes_known | CHECK ((scopes <@ ARRAY['workspace:read'::text, 'members:read'::text, 'events:read'::text, 'cohorts:read'::text, 'cohorts:write'::text, 'competitors:read'::text, 'competitors:write'::text, 'positioning:read'::text, 'positioning:write'::text, 'campaigns:read'::text, 'campaigns:write'::text, 'moves:read'::text, 'moves:write'::text, 'achievements:read'::text, 'achievements:write'::text, 'agents:read'::text, 'agents:write'::text, 'agents:record'::text, 'signals:read'::text, 'signals:write'::text, 'insights:read'::text, 'insights:write'::text, 'alerts:read'::text, 'alerts:write'::text, 'alerts:raise'::text, 'notifications:read'::text, 'notifications:send'::text]))
workspace_keys | constraint | workspace_keys_scopes_limit | CHECK (is_text_list(scopes))
workspace_keys | foreign key | workspace_keys_created_by_fk | FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL (created_by)
workspace_keys | foreign key | workspace_keys_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
workspace_keys | grant | codex_app | INSERT, SELECT, UPDATE
workspace_keys | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
workspace_keys | index | codex_apikey_key | UNIQUE btree (workspace_id, id)
workspace_keys | index | workspace_keys_created_by_idx | btree (created_by)
workspace_keys | index | workspace_keys_digest_once | UNIQUE btree (workspace_id, digest)
workspace_keys | index | workspace_keys_name_once | UNIQUE btree (workspace_id, name) WHERE (revoked_at IS NULL)
workspace_keys | index | workspace_keys_pkey | UNIQUE btree (id)
workspace_keys | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
workspace_keys | policy | managers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
workspace_keys | policy | managers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text])))) WITH CHECK ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
workspace_keys | policy | managers_read | PERMISSIVE FOR SELECT TO codex_app USING ((workspace_id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
workspace_keys | table | workspace_keys | row security, forced
workspace_keys | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON workspace_keys FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
workspace_keys | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE OF name, scopes, expires_at, digest, previous_until, revoked_at ON workspace_keys FOR EACH ROW EXECUTE FUNCTION record_change_of_row('keys', 'managers')
workspace_keys | trigger | record_event | AFTER INSERT ON workspace_keys FOR EACH ROW EXECUTE FUNCTION record_event('key')
workspace_keys | trigger | record_revocation | AFTER UPDATE ON workspace_keys FOR EACH ROW WHEN (old.revoked_at IS NULL AND new.revoked_at IS NOT NULL) EXECUTE FUNCTION record_event('key', 'revoked_at', 'revoked')
workspace_keys | trigger | record_rotation | AFTER UPDATE ON workspace_keys FOR EACH ROW WHEN (old.digest <> new.digest) EXECUTE FUNCTION record_event('key', 'previous_until', 'rotated')
workspace_keys | trigger | set_updated_at | BEFORE UPDATE ON workspace_keys FOR EACH ROW EXECUTE FUNCTION set_updated_at()
workspace_members | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspace_members | column | id | uuid NOT NULL DEFAULT uuidv7()
workspace_members | column | role | text NOT NULL DEFAULT 'viewer'::text
workspace_members | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspace_members | column | user_id | uuid NOT NULL
workspace_members | column | workspace_id | uuid NOT NULL
workspace_members | constraint | workspace_members_once | UNIQUE (workspace_id, user_id)
workspace_members | constraint | workspace_members_pkey | PRIMARY KEY (id)
workspace_members | constraint | workspace_members_role_limit | CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'strategist'::text, 'analyst'::text, 'viewer'::text])))
workspace_members | foreign key | workspace_members_user_id_fk | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
workspace_members | foreign key | workspace_members_workspace_id_fk | FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
workspace_members | grant | codex_app | DELETE, INSERT, SELECT, UPDATE
workspace_members | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
workspace_members | index | codex_workspacemember_key | UNIQUE btree (workspace_id, id)
workspace_members | index | workspace_members_once | UNIQUE btree (workspace_id, user_id)
workspace_members | index | workspace_members_pkey | UNIQUE btree (id)
workspace_members | index | workspace_members_user_idx | btree (user_id)
workspace_members | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (workspace_id = {workspace}) WITH CHECK (workspace_id = {workspace})
workspace_members | policy | managers_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text))))
workspace_members | policy | managers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text)))) WITH CHECK ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text))))
workspace_members | policy | managers_remove | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND (( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)) OR (( SELECT (current_setting('app.current_member_role'::text) = 'admin'::text)) AND (role <> 'owner'::text))))
workspace_members | policy | members_leave | PERMISSIVE FOR DELETE TO codex_app USING ((workspace_id = {workspace}) AND ((user_id)::text = {user}))
workspace_members | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (workspace_id = {workspace})
workspace_members | table | workspace_members | row security, forced
workspace_members | trigger | keep_an_owner_delete | AFTER DELETE ON workspace_members REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_an_owner()
workspace_members | trigger | keep_an_owner_update | AFTER UPDATE ON workspace_members REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_an_owner()
workspace_members | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON workspace_members FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
workspace_members | trigger | record_change | AFTER UPDATE ON workspace_members FOR EACH ROW WHEN (old.role IS DISTINCT FROM new.role) EXECUTE FUNCTION record_event('member', 'role')
workspace_members | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON workspace_members FOR EACH ROW EXECUTE FUNCTION record_change_of_row('members')
workspace_members | trigger | record_event | AFTER INSERT OR DELETE ON workspace_members FOR EACH ROW EXECUTE FUNCTION record_event('member')
workspace_members | trigger | set_updated_at | BEFORE UPDATE ON workspace_members FOR EACH ROW EXECUTE FUNCTION set_updated_at()
workspaces | column | archived_at | timestamp with time zone
workspaces | column | created_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspaces | column | currency | character varying(3) NOT NULL DEFAULT 'EUR'::character varying
workspaces | column | id | uuid NOT NULL DEFAULT uuidv7()
workspaces | column | name | text NOT NULL
workspaces | column | plan | text NOT NULL DEFAULT 'Ascent'::text
workspaces | column | settings | jsonb NOT NULL DEFAULT '{}'::jsonb
workspaces | column | slug | character varying(63) NOT NULL
workspaces | column | timezone | text NOT NULL DEFAULT 'UTC'::text
workspaces | column | updated_at | timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
workspaces | constraint | workspaces_archived_at_limit | CHECK (((EXTRACT(year FROM (archived_at AT TIME ZONE 'UTC'::text)) >= (2000)::numeric) AND (EXTRACT(year FROM (archived_at AT TIME ZONE 'UTC'::text)) <= (2100)::numeric)))
workspaces | constraint | workspaces_currency_limit | CHECK (((currency)::text ~ '^[A-Z]{3}$'::text))
workspaces | constraint | workspaces_name_limit | CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 200)))
workspaces | constraint | workspaces_pkey | PRIMARY KEY (id)
workspaces | constraint | workspaces_plan_limit | CHECK ((plan = ANY (ARRAY['Ascent'::text, 'Glide'::text, 'Soar'::text])))
workspaces | constraint | workspaces_settings_limit | CHECK (((jsonb_typeof(settings) = 'object'::text) AND (octet_length((settings)::text) <= 262144)))
workspaces | constraint | workspaces_slug_limit | CHECK (((slug)::text ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
workspaces | constraint | workspaces_slug_once | UNIQUE (slug)
workspaces | constraint | workspaces_timezone_limit | CHECK (((timezone ~ '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$'::text) AND (char_length(timezone) <= 64)))
workspaces | grant | codex_app | INSERT, SELECT, UPDATE
workspaces | grant | codex_operator | DELETE, INSERT, SELECT, UPDATE
workspaces | index | workspaces_name_idx | btree (name)
workspaces | index | workspaces_pkey | UNIQUE btree (id)
workspaces | index | workspaces_slug_once | UNIQUE btree (slug)
workspaces | policy | floor | RESTRICTIVE FOR ALL TO PUBLIC USING (id = {workspace}) WITH CHECK (id = {workspace})
workspaces | policy | founders_add | PERMISSIVE FOR INSERT TO codex_app WITH CHECK ((id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = 'owner'::text)))
workspaces | policy | managers_change | PERMISSIVE FOR UPDATE TO codex_app USING ((id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text])))) WITH CHECK ((id = {workspace}) AND ( SELECT (current_setting('app.current_member_role'::text) = ANY (ARRAY['admin'::text, 'owner'::text]))))
workspaces | policy | members_read | PERMISSIVE FOR SELECT TO codex_app USING (id = {workspace})
workspaces | table | workspaces | row security, forced
workspaces | trigger | begin_with_achievements | AFTER INSERT ON workspaces FOR EACH ROW EXECUTE FUNCTION begin_with_achievements()
workspaces | trigger | must_be_staff_of | BEFORE INSERT OR DELETE OR UPDATE ON workspaces FOR EACH STATEMENT WHEN (SESSION_USER = 'codex_operator'::name OR current_setting('app.current_staff'::text, true) <> ''::text) EXECUTE FUNCTION must_be_staff_of('codex', 'managers')
workspaces | trigger | record_change_of_row | AFTER INSERT OR DELETE OR UPDATE ON workspaces FOR EACH ROW EXECUTE FUNCTION record_change_of_row('workspaces')
workspaces | trigger | set_updated_at | BEFORE UPDATE ON workspaces FOR EACH ROW EXECUTE FUNCTION set_updated_at()
workspaces_of | execute | workspaces_of(uuid) | codex_app codex_operator
workspaces_of | function | workspaces_of(uuid) | RETURNS TABLE(id uuid, name text, slug text, role text) SECURITY DEFINER text 1543808036ec943d
workspaces_to_visit | execute | workspaces_to_visit() | codex_jobs
workspaces_to_visit | function | workspaces_to_visit() | RETURNS SETOF uuid SECURITY DEFINER text 0b0bd05b83947a85
$recorded$;

-- ==== actual ====
-- What is there now, in the same form: table or function | kind | name | definition.
DO $do$ BEGIN EXECUTE format('SET LOCAL verify.actual = %L', (
    WITH grantees AS (
        SELECT oid, rolname::text AS grantee_name FROM pg_roles UNION ALL SELECT 0, 'PUBLIC'
    ), tables AS (
        SELECT oid, relname::text AS place, relrowsecurity, relforcerowsecurity, relowner, relacl
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    ), others AS (
        SELECT regexp_split_to_array(current_setting('verify.others'), '\s+') AS places
    ), ours AS (
        SELECT tables.* FROM tables, others WHERE place <> ALL (places)
    ), functions AS (
        SELECT oid, proname::text AS place, oid::regprocedure::text AS signature, prosecdef, proowner, proacl
        FROM pg_proc p
        WHERE pronamespace = 'public'::regnamespace AND prokind <> 'a'
            AND proname <> 'uuidv7'  -- ours below PostgreSQL 18 only: a rule of its own
            AND NOT EXISTS (
                SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e'
            )
    ), privileges AS (
        SELECT place, relowner, grantee,
            privilege_type || CASE WHEN is_grantable THEN ' to pass on' ELSE '' END AS privilege
        FROM tables, aclexplode(COALESCE(relacl, acldefault('r', relowner)))
        UNION ALL
        SELECT place, relowner, grantee, format('%s (%I)', privilege_type, attname)
        FROM tables t JOIN pg_attribute ON attrelid = t.oid, aclexplode(attacl)
    ), present (place, kind, name, definition) AS (
        SELECT place, 'table', place, CASE
            WHEN NOT relrowsecurity THEN 'no row security'
            WHEN relforcerowsecurity THEN 'row security, forced'
            ELSE 'row security, not forced' END
        FROM ours
        UNION ALL
        SELECT place, 'column', attname, concat_ws(' ',
            format_type(atttypid, atttypmod),
            CASE WHEN attnotnull THEN 'NOT NULL' END,
            CASE WHEN attidentity <> '' THEN 'IDENTITY' WHEN attgenerated <> '' THEN 'GENERATED' END,
            'DEFAULT ' || pg_get_expr(adbin, adrelid))
        FROM ours t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped
        LEFT JOIN pg_attrdef ON (adrelid, adnum) = (attrelid, attnum)
        UNION ALL
        SELECT place, CASE contype WHEN 'f' THEN 'foreign key' ELSE 'constraint' END, conname,
            pg_get_constraintdef(c.oid)
        FROM ours t JOIN pg_constraint c ON conrelid = t.oid
        WHERE contype IN ('p', 'u', 'c', 'x', 'f')  -- 18 lists NOT NULL too; here it is the column's
        UNION ALL
        SELECT place, 'index', indexrelid::regclass::text,
            regexp_replace(pg_get_indexdef(indexrelid), '^CREATE (UNIQUE )?INDEX .*? USING ', '\1')
        FROM ours t JOIN pg_index ON indrelid = t.oid
        UNION ALL
        SELECT place, 'policy', polname, concat_ws(' ',
            CASE WHEN polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            'FOR', CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            'TO', (SELECT string_agg(grantee_name, ', ') FROM grantees g WHERE g.oid = ANY (polroles)),
            'USING ' || pg_get_expr(polqual, polrelid), 'WITH CHECK ' || pg_get_expr(polwithcheck, polrelid))
        FROM tables t JOIN pg_policy ON polrelid = t.oid
        UNION ALL
        SELECT place, 'trigger', tgname,
            regexp_replace(pg_get_triggerdef(g.oid, true), '^CREATE (CONSTRAINT )?TRIGGER \S+ ', '\1')
        FROM ours t JOIN pg_trigger g ON tgrelid = t.oid AND NOT tgisinternal
        UNION ALL
        SELECT place, 'grant', grantee_name, string_agg(privilege, ', ' ORDER BY privilege COLLATE "C")
        FROM privileges JOIN grantees g ON g.oid = grantee WHERE grantee <> relowner GROUP BY place, grantee_name
        UNION ALL
        SELECT place, 'function', signature, concat_ws(' ',
            'RETURNS', pg_get_function_result(oid),
            CASE WHEN prosecdef THEN 'SECURITY DEFINER' ELSE 'SECURITY INVOKER' END,
            'text', left(encode(sha256(convert_to(pg_get_functiondef(oid), 'UTF8')), 'hex'), 16))
        FROM functions, others WHERE place <> ALL (places)
        UNION ALL
        SELECT place, 'execute', signature, COALESCE((
            SELECT string_agg(grantee_name, ' ' ORDER BY grantee_name COLLATE "C")
            FROM aclexplode(COALESCE(proacl, acldefault('f', proowner))) JOIN grantees g ON g.oid = grantee
            WHERE grantee <> proowner), 'nobody')
        FROM functions
    )
    SELECT replace(replace(replace(
        COALESCE(string_agg(concat_ws(' | ', place, kind, name, regexp_replace(definition, '\s+', ' ', 'g')), E'\n'
            ORDER BY place COLLATE "C", kind COLLATE "C", name COLLATE "C"), ''),
        current_setting('verify.says_workspace'), '{workspace}'),
        current_setting('verify.says_user'), '{user}'),
        current_setting('verify.says_role'), '{role}')
    FROM present
)); END $do$;

-- ==== crossing ====
-- A live attempt, as the app, to reach from one workspace into another: every verb on every workspace table.
-- All that it writes is undone by the exception that ends it; only what it found survives, in a setting.
DO $do$
DECLARE
    home     uuid;  -- the workspace that we stand in, as its owner
    abroad   uuid;  -- the one that must stay out of reach
    myself   uuid;  -- the owner of the one
    stranger uuid;  -- the owner of the other
    here     jsonb;  -- table -> a row of it at home
    there    jsonb;  -- table -> a row of it abroad
    made     jsonb;
    sample   text[];
    attempt  record;
    met      bigint;  -- rows that an attempt read or changed
    fault    text;
    found    jsonb := '[]';
BEGIN
    IF current_user <> 'codex_app' THEN
        RAISE SQLSTATE 'VS001' USING MESSAGE = jsonb_build_array(jsonb_build_object(
            'scope', 'every attempt', 'checked', 'is made as the app', 'subject', current_user,
            'fault', 'is not codex_app: connect as that role'));
    END IF;

    -- Two workspaces, each with its owner and a row of every table; the first is home.
    FOR side IN 1..2 LOOP
        home := abroad;
        here := there;
        myself := stranger;
        EXECUTE 'SET LOCAL app.current_workspace_id = ''''';
        INSERT INTO users (email, full_name, password, is_superuser)
        VALUES (gen_random_uuid() || '@verify.invalid', 'Crossing', '!', false) RETURNING id INTO stranger;
        abroad := create_workspace('Crossing', 'verify-' || gen_random_uuid(), stranger);
        there := '{}';
        FOR sample IN
            SELECT string_to_array(line, ' | ')
            FROM string_to_table(current_setting('verify.samples'), E'\n') AS line WHERE line <> ''
        LOOP
            EXECUTE format(
                'INSERT INTO %1$I AS t (workspace_id, %2$s) SELECT %3$L, %4$s'
                ' RETURNING jsonb_build_object(%1$L, to_jsonb(t))', btrim(sample[1]), sample[2], abroad,
                regexp_replace(sample[3], '{(\w+)}', '($1 -> ''\1'' ->> ''id'')::uuid', 'g')
            ) INTO made USING there;
            there := there || made;
        END LOOP;
        FOR attempt IN
            SELECT relname AS place, CASE WHEN attname IS NULL THEN 'id' ELSE attname END AS key
            FROM pg_class c LEFT JOIN pg_attribute
                ON attrelid = c.oid AND attname = 'workspace_id' AND NOT attisdropped
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                AND (attname IS NOT NULL OR relname = 'workspaces')
                AND has_table_privilege(c.oid, 'SELECT') AND NOT there ? relname
        LOOP
            EXECUTE format(
                'SELECT jsonb_build_object(%1$L, (SELECT to_jsonb(t) FROM %1$I AS t WHERE %2$I = %3$L LIMIT 1))',
                attempt.place, attempt.key, abroad
            ) INTO made;
            there := there || made;
        END LOOP;
    END LOOP;

    FOR attempt IN
        WITH tables AS (
            SELECT place, key, here -> place ->> 'id' AS mine, there -> place ->> 'id' AS theirs,
                (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
                WHERE attrelid = place::regclass AND attnum > 0 AND NOT attisdropped
                    AND attgenerated = '' AND attidentity <> 'a') AS columns,
                there -> place || CASE key WHEN 'id' THEN '{}'
                    ELSE jsonb_build_object('id', gen_random_uuid()) END AS copy,
                there -> place || CASE key WHEN 'id' THEN '{}'
                    ELSE jsonb_build_object(key, home) END AS brought_home
            FROM jsonb_object_keys(there) AS place,
                LATERAL (SELECT CASE place WHEN 'workspaces' THEN 'id' ELSE 'workspace_id' END AS key) AS keys
        ), verbs (verb, refusals, template) AS (VALUES
            -- How each is refused; a dash means that it may also go through and meet no row.
            ('read',      '-',       'SELECT FROM %1$I WHERE %2$I = %6$L'),
            ('read all',  '-',       'SELECT FROM %1$I WHERE %2$I IS DISTINCT FROM %5$L'),
            ('lock',      '- 42501', 'SELECT FROM %1$I WHERE id = %4$L FOR UPDATE'),
            ('update',    '- 42501', 'UPDATE %1$I SET id = id WHERE id = %4$L'),
            ('delete',    '- 42501', 'DELETE FROM %1$I WHERE id = %4$L'),
            ('take over', '- 42501', 'UPDATE %1$I SET %2$I = %5$L WHERE id = %4$L'),
            ('give away', '42501',   'UPDATE %1$I SET %2$I = %6$L WHERE id = %3$L'),
            ('insert',    '42501',   'INSERT INTO %1$I (%7$s) SELECT %7$s'
                                     ' FROM jsonb_populate_record(NULL::%1$I, %8$L)'),
            ('overwrite', '42501',   'INSERT INTO %1$I (%7$s) SELECT %7$s'
                                     ' FROM jsonb_populate_record(NULL::%1$I, %9$L)'
                                     ' ON CONFLICT (id) DO UPDATE SET id = excluded.id')
        ), statements AS (
            SELECT place, verb, refusals,
                format(template, place, key, mine, theirs, home, abroad, columns, copy, brought_home) AS statement
            FROM tables, verbs
        ), other_ways (way, standing_in, refusals, statement) AS (VALUES
            ('second workspace in one transaction', home::text, 'W0001',
                format('SELECT enter_workspace(%L, %L)', abroad, stranger)),
            ('new workspace from inside one', home::text, 'W0001',
                format('SELECT create_workspace(''x'', ''x'', %L)', stranger)),
            ('workspace of which one is no member', '', 'W0002',
                format('SELECT enter_workspace(%L, %L)', home, stranger)),
            ('workspace that does not exist', '', 'W0002',
                format('SELECT enter_workspace(%L, %L)', gen_random_uuid(), stranger)),
            ('invitation that does not exist', '', 'W0003',
                format('SELECT accept_invitation(%L, %L, %L)', home, '\x00', stranger)),
            ('operators'' door', '', 'W0002', format('SELECT enter_workspace_as_operator(%L, %L)', home, stranger)),
            ('job in another workspace', home::text, '42501', format(
                'INSERT INTO procrastinate_jobs (queue_name, task_name, args) SELECT ''x'', ''x'','
                ' jsonb_build_object(''workspace'', %L, ''user'', current_setting(''app.current_user_id''))', abroad)),
            ('job that runs already', home::text, '42501', format(
                'INSERT INTO procrastinate_jobs (queue_name, task_name, status, args) SELECT ''x'', ''x'', ''doing'','
                ' jsonb_build_object(''workspace'', %L, ''user'', current_setting(''app.current_user_id''))', home)),
            ('jobs'' door', '', 'W0002', format('SELECT enter_workspace_for_job(%L, 0)', home)),
            ('row_security = off', home::text, '42501', 'SET LOCAL row_security = off; SELECT FROM workspaces'),
            ('session authorization', home::text, '42501', 'SET LOCAL SESSION AUTHORIZATION codex_owner'),
            ('becoming an operator', home::text, '42501',
                format('INSERT INTO operators (user_id) VALUES (%L)', stranger)),
            ('deleting a person', home::text, '42501', format('DELETE FROM users WHERE id = %L', stranger)),
            ('temporary table', home::text, '42501', 'CREATE TEMPORARY TABLE verify_crossing ()')
        )
        SELECT place AS scope, 'reaches nothing abroad' AS checked, verb AS subject,
            home::text AS standing_in, refusals, statement
        FROM statements
        UNION ALL
        SELECT place, 'raises where no workspace is entered', verb, '', '42704 22P02 42501', statement
        FROM statements WHERE verb IN ('read', 'update', 'delete', 'insert')
        UNION ALL
        SELECT child.place, 'refers to nothing abroad', attname, home::text, '23503 42501',
            format('UPDATE %I SET %I = %L WHERE id = %L', child.place, attname, parent.theirs, child.mine)
        FROM pg_constraint
        JOIN tables AS child ON child.place::regclass = conrelid
        JOIN tables AS parent ON parent.place::regclass = confrelid AND parent.key <> 'id'
        JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[array_position(confkey, (
            SELECT attnum FROM pg_attribute WHERE attrelid = confrelid AND attname = 'id'))]
        WHERE contype = 'f'
        UNION ALL
        SELECT 'every workspace table', 'has a row to try it on', place, home::text, '22012',
            format('SELECT 1 / %s', CASE WHEN mine IS NULL OR theirs IS NULL THEN 1 ELSE 0 END) FROM tables
        UNION ALL
        SELECT 'every other role', 'cannot be taken on', rolname, home::text, '42501',
            format('SET LOCAL ROLE %I', rolname)
        FROM pg_roles WHERE (rolsuper OR rolbypassrls OR rolname LIKE 'codex\_%') AND rolname <> current_user
        UNION ALL
        SELECT 'every other way', 'is closed', * FROM other_ways
    LOOP
        BEGIN
            EXECUTE format('SET LOCAL app.current_workspace_id = %L', attempt.standing_in);
            EXECUTE format('SET LOCAL app.current_user_id = %L', myself);
            EXECUTE 'SET LOCAL app.current_member_role = ''owner''';
            EXECUTE attempt.statement;
            GET DIAGNOSTICS met = ROW_COUNT;
            RAISE SQLSTATE 'VS000';  -- whatever it did is undone
        EXCEPTION
            WHEN SQLSTATE 'VS000' THEN
                fault := CASE WHEN met > 0 OR attempt.refusals NOT LIKE '-%'
                    THEN format('was let through (%s rows)', met) END;
            WHEN OTHERS THEN
                fault := CASE WHEN position(SQLSTATE IN attempt.refusals) = 0
                    THEN format('failed, but not as it should (%s: %s)', SQLSTATE, SQLERRM) END;
        END;
        found := found || jsonb_build_object(
            'scope', attempt.scope, 'checked', attempt.checked, 'subject', attempt.subject, 'fault', fault);
    END LOOP;
    RAISE SQLSTATE 'VS001' USING MESSAGE = found::text;  -- undoes everything above
EXCEPTION
    WHEN SQLSTATE 'VS001' THEN
        EXECUTE format('SET LOCAL verify.crossing = %L', SQLERRM);
    WHEN OTHERS THEN
        EXECUTE format('SET LOCAL verify.crossing = %L', jsonb_build_array(jsonb_build_object(
            'scope', 'every attempt', 'checked', 'can be prepared', 'subject', SQLSTATE, 'fault', SQLERRM)));
END $do$;

-- ==== checks ====
-- Everything that is looked at gives one line (scope, checked, subject, fault); a fault that begins with
-- "warning" does not fail. What passes is counted by its scope, what does not is named.
DECLARE verified SCROLL CURSOR FOR
WITH names AS MATERIALIZED (
    SELECT list, name FROM (VALUES ('others'), ('open_tables'), ('definers')) AS lists (list),
        regexp_split_to_table(btrim(current_setting('verify.' || list), E' \n'), '\s+') AS name
), sets AS MATERIALIZED (
    SELECT line, btrim(parts[1]) AS migration, btrim(parts[2]) AS check_set, place
    FROM string_to_table(current_setting('verify.sets'), E'\n') WITH ORDINALITY AS lines (text, line),
        string_to_array(text, ' | ') AS parts, regexp_split_to_table(btrim(parts[3]), '\s+') AS place
    WHERE text <> ''
    UNION ALL
    SELECT 1000, '', 'other packages', name FROM names WHERE list = 'others'
), lists AS MATERIALIZED (
    SELECT list, parts[1] AS place, parts[2] AS kind, parts[3] AS name,
        array_to_string(parts[4:], ' | ') AS definition
    FROM (VALUES ('recorded'), ('actual')) AS both_lists (list),
        string_to_table(current_setting('verify.' || list), E'\n') AS line, string_to_array(line, ' | ') AS parts
    WHERE line <> ''
), compared AS MATERIALIZED (
    SELECT migration, COALESCE(check_set, 'in no check set') AS check_set, place, kind, name,
        recorded.name IS NOT NULL AS wanted, actual.name IS NOT NULL AS present,
        CASE WHEN actual.name IS NULL THEN 'is missing'
            WHEN recorded.name IS NULL THEN 'is not recorded: ' || actual.definition
            WHEN check_set IS NULL THEN 'belongs to no check set: add it to verify.sets'
            WHEN actual.definition <> recorded.definition
            THEN format('is [%s], recorded is [%s]', actual.definition, recorded.definition) END AS fault
    FROM (SELECT * FROM lists WHERE list = 'recorded') AS recorded
    FULL JOIN (SELECT * FROM lists WHERE list = 'actual') AS actual USING (place, kind, name)
    LEFT JOIN sets USING (place)
),

-- The catalogue, in the words of the rules.
spaces AS MATERIALIZED (
    SELECT oid, nspname, nspname = 'public' AS is_ours FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), grantees AS MATERIALIZED (
    SELECT oid, rolname::text AS grantee_name FROM pg_roles UNION ALL SELECT 0, 'PUBLIC'
), roles AS MATERIALIZED (
    SELECT wanted.name, bypasses, r.* FROM (VALUES
        ('codex_owner', true), ('codex_app', false), ('codex_operator', true), ('codex_jobs', true)
    ) AS wanted (name, bypasses) LEFT JOIN pg_roles r ON rolname = wanted.name
), tables AS MATERIALIZED (
    SELECT c.oid, c.oid::regclass::text AS place, relrowsecurity, relforcerowsecurity, relowner, relacl,
        its.attnum AS key,  -- the column workspace_id
        s.is_ours AS is_here,
        s.is_ours AND relname NOT IN (SELECT name FROM names WHERE list = 'others') AS is_ours,
        s.is_ours AND (its.attnum IS NOT NULL OR relname = 'workspaces') AS of_workspace
    FROM pg_class c JOIN spaces s ON s.oid = relnamespace
    LEFT JOIN pg_attribute its ON attrelid = c.oid AND attname = 'workspace_id' AND NOT attisdropped
    WHERE relkind IN ('r', 'p') AND NOT relispartition
), partitions AS MATERIALIZED (
    SELECT c.oid, c.oid::regclass::text AS place, relrowsecurity, relforcerowsecurity, relacl, relowner
    FROM pg_class c JOIN spaces s ON s.oid = relnamespace WHERE relkind = 'r' AND relispartition
), columns AS MATERIALIZED (
    SELECT t.oid, place, t.is_ours, attname, attnum, attnotnull
    FROM tables t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped
), policies AS MATERIALIZED (
    SELECT p.*, place, pg_get_expr(polqual, polrelid) AS reads, pg_get_expr(polwithcheck, polrelid) AS writes
    FROM tables t JOIN pg_policy p ON polrelid = t.oid
), keys AS MATERIALIZED (
    SELECT c.*, format('%s.%s', here.place, conname) AS subject, here.is_ours,
        here.of_workspace AS from_workspace, there.of_workspace AS to_workspace, there.place AS target,
        here.key AS here_key, there.key AS there_key,
        (SELECT bool_and(attnotnull) FROM columns WHERE oid = conrelid AND attnum = ANY (conkey)) AS is_needed
    FROM pg_constraint c JOIN tables here ON here.oid = conrelid JOIN tables there ON there.oid = confrelid
    WHERE contype = 'f' AND conparentid = 0
), indexes AS MATERIALIZED (
    SELECT i.*, format('%s.%s', place, indexrelid::regclass) AS subject, key,
        COALESCE(pg_get_expr(indpred, indrelid), '') AS condition,
        ARRAY(
            SELECT concat_ws(' ', pg_get_indexdef(indexrelid, n, false), indoption[n - 1], indclass[n - 1])
            FROM generate_series(1, indnkeyatts) AS n
        ) AS parts
    FROM pg_index i JOIN tables t ON t.oid = indrelid WHERE is_ours
), functions AS MATERIALIZED (
    SELECT p.oid, p.oid::regprocedure::text AS signature, proname, proowner, prosecdef, proconfig, lanname,
        is_here, is_here AND proname NOT IN (SELECT name FROM names WHERE list = 'others') AS is_ours
    FROM pg_proc p JOIN spaces s ON s.oid = pronamespace JOIN pg_language l ON l.oid = prolang, LATERAL (
        SELECT s.is_ours AND NOT EXISTS (
            SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e'
        ) AS is_here
    ) AS placed
),

-- The rules: what existence does not show.
about_row_security (scope, checked, subject, fault) AS (
    SELECT 'every workspace table', 'is enabled and forced', place,
        CASE WHEN NOT relrowsecurity THEN 'is not enabled' WHEN NOT relforcerowsecurity THEN 'is not forced' END
    FROM tables WHERE of_workspace
    UNION ALL
    SELECT 'every other table with policies', 'is enabled and forced', place,
        CASE WHEN NOT relrowsecurity THEN 'is not enabled' WHEN NOT relforcerowsecurity THEN 'is not forced' END
    FROM tables t WHERE NOT of_workspace AND EXISTS (SELECT FROM pg_policy WHERE polrelid = t.oid)
    UNION ALL
    SELECT 'every workspace table', 'has the canonical floor', t.place,
        CASE WHEN polname IS NULL THEN 'has none'
            WHEN polpermissive THEN 'is permissive'
            WHEN polcmd <> '*' THEN 'is not for every verb'
            WHEN polroles <> '{0}' THEN 'is not for every role'
            WHEN reads IS DISTINCT FROM canonical THEN concat('is USING ', reads)
            WHEN writes IS DISTINCT FROM canonical THEN concat('is WITH CHECK ', writes) END
    FROM tables t LEFT JOIN policies ON polrelid = t.oid AND polname = 'floor', format(
        '(%s = %s)', CASE WHEN key IS NULL THEN 'id' ELSE 'workspace_id' END, current_setting('verify.says_workspace')
    ) AS canonical
    WHERE of_workspace
    UNION ALL
    SELECT 'every policy that opens', 'is for one verb, the app, and one workspace', format('%s.%s', place, polname),
        CASE WHEN polcmd = '*' THEN 'is for every verb'
            WHEN polroles <> ARRAY[to_regrole('codex_app')::oid] THEN 'is not for codex_app alone'
            WHEN position(current_setting('verify.says_workspace') IN reads) = 0 THEN 'reads any workspace'
            WHEN position(current_setting('verify.says_workspace') IN writes) = 0 THEN 'writes any workspace' END
    FROM policies WHERE polpermissive
    UNION ALL
    SELECT 'every table that the app reaches', 'has it, or is open by name', place,
        CASE WHEN NOT relrowsecurity AND place NOT IN (SELECT name FROM names WHERE list = 'open_tables')
            THEN 'has none and is not in verify.open_tables' END
    FROM tables WHERE has_any_column_privilege('codex_app', oid, 'SELECT, INSERT, UPDATE, REFERENCES')
        OR has_table_privilege('codex_app', oid, 'DELETE, TRUNCATE, TRIGGER')
    UNION ALL
    SELECT 'every partition', 'shows nobody a row', place,
        CASE WHEN NOT relrowsecurity THEN 'is not enabled' WHEN NOT relforcerowsecurity THEN 'is not forced'
            WHEN EXISTS (SELECT FROM pg_policy WHERE polrelid = p.oid) THEN 'has a policy of its own'
            WHEN EXISTS (SELECT FROM aclexplode(relacl) WHERE grantee <> relowner) THEN 'is granted to somebody' END
    FROM partitions p
    UNION ALL
    SELECT 'every view', 'asks as its reader', c.oid::regclass::text,
        CASE WHEN relkind <> 'v' THEN 'keeps rows of all workspaces where the app reads them'
            WHEN NOT COALESCE(reloptions::text ~ 'security_invoker=(true|on|1)', false)
            THEN 'asks as its owner: make it security_invoker' END
    FROM pg_class c JOIN spaces s ON s.oid = relnamespace
    WHERE relkind = 'v' OR relkind IN ('m', 'f') AND has_any_column_privilege('codex_app', c.oid, 'SELECT')
), about_keys (scope, checked, subject, fault) AS (
    SELECT 'every key inside a workspace', 'contains workspace_id on both sides', subject,
        CASE WHEN array_position(conkey, here_key) IS DISTINCT FROM array_position(confkey, there_key)
            OR here_key <> ALL (conkey) THEN 'could point into another workspace: ' || pg_get_constraintdef(oid) END
    FROM keys WHERE here_key IS NOT NULL AND there_key IS NOT NULL
    UNION ALL
    SELECT 'every key of a workspace table', 'deletes or empties, at once', subject,
        CASE WHEN condeferrable THEN 'is deferrable'
            WHEN NOT convalidated THEN 'is not valid'
            WHEN confdeltype = 'n' AND here_key = ANY (COALESCE(confdelsetcols, conkey))
            THEN 'would empty workspace_id'
            WHEN confdeltype = 'n' AND is_needed THEN 'would empty what is NOT NULL'
            WHEN confdeltype NOT IN ('c', 'n') AND (to_workspace OR target = 'users')  -- other global rows may refuse
            THEN 'stands in the way of a delete' END
    FROM keys WHERE from_workspace
    UNION ALL
    SELECT 'every key of a global table', 'stays among global tables', subject,
        CASE WHEN to_workspace THEN 'points into a workspace' END
    FROM keys WHERE NOT from_workspace
    UNION ALL
    SELECT 'every key of ours', 'is served by an index', subject,
        CASE WHEN NOT EXISTS (
            SELECT FROM indexes i WHERE indrelid = conrelid AND indisvalid
                AND (string_to_array(indkey::text, ' ')::int2[])[1:cardinality(conkey)] @> conkey
                AND (condition = '' OR condition IN (
                    SELECT format('(%I IS NOT NULL)', attname) FROM columns
                    WHERE oid = conrelid AND attnum = ANY (conkey)
                ))
        ) THEN 'has no index that begins with its columns' END
    FROM keys WHERE is_ours
    UNION ALL
    SELECT 'every index', 'is no beginning of another', short.subject, (
        SELECT 'is made superfluous by ' || min(long.indexrelid::regclass::text) FROM indexes long
        WHERE long.indrelid = short.indrelid AND long.indexrelid <> short.indexrelid
            AND long.condition = short.condition AND long.parts[1:cardinality(short.parts)] = short.parts
            AND (NOT short.indisunique
                OR long.indisunique AND long.parts = short.parts AND long.indexrelid < short.indexrelid)
        HAVING count(*) > 0)
    FROM indexes short
    UNION ALL
    SELECT 'every index', 'is valid', subject,
        CASE WHEN NOT (indisvalid AND indisready) THEN 'was not finished: REINDEX it' END
    FROM indexes
    UNION ALL
    SELECT 'every index of a workspace table', 'begins with workspace_id, or its comment says why not', subject,
        CASE WHEN indkey[0] <> key AND obj_description(indexrelid, 'pg_class') IS NULL
            THEN 'begins with ' || parts[1] END
    FROM indexes WHERE key IS NOT NULL AND NOT indisprimary
    UNION ALL
    SELECT 'every unique index of a workspace table', 'contains workspace_id', subject,
        CASE WHEN key <> ALL (indkey) THEN 'tells of other workspaces by a clash' END
    FROM indexes WHERE key IS NOT NULL AND indisunique AND NOT indisprimary
    UNION ALL
    SELECT 'every workspace table', 'has a plain unique index (workspace_id, id)', place,
        CASE WHEN NOT EXISTS (
            SELECT FROM indexes i JOIN columns id ON id.oid = indrelid AND attname = 'id'
            WHERE indrelid = t.oid AND indisunique AND condition = ''
                AND indkey::text = format('%s %s', t.key, attnum)
                AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
        ) THEN 'has none' END
    FROM tables t WHERE of_workspace AND key IS NOT NULL
), about_roles (scope, checked, subject, fault) AS (
    SELECT 'every role', 'has its attributes and no more', name,
        CASE WHEN rolname IS NULL THEN 'is missing'
            WHEN NOT rolcanlogin THEN 'cannot log in'
            WHEN rolsuper THEN 'is a superuser'
            WHEN rolcreaterole THEN 'may create roles'
            WHEN rolreplication THEN 'may replicate'
            WHEN rolbypassrls AND NOT bypasses THEN 'bypasses row security'
            WHEN bypasses AND NOT rolbypassrls THEN 'lacks BYPASSRLS' END
    FROM roles
    UNION ALL
    SELECT 'every role', 'is a member of no other', name,
        (SELECT 'is a member of ' || string_agg(roleid::regrole::text, ', ') FROM pg_auth_members
        WHERE member = r.oid)
    FROM roles r
    UNION ALL
    SELECT 'every role', 'brings no workspace along', name, (
        SELECT 'has ' || string_agg(setting, ', ') FROM pg_db_role_setting, unnest(setconfig) AS setting
        WHERE setrole IN (0, r.oid)
            AND setting ~* '^(app\.|row_security|role|session_replication_role|search_path)')
    FROM roles r
    UNION ALL
    SELECT 'every role but the owner', 'owns nothing', name, (
        SELECT 'owns ' || string_agg(pg_describe_object(classid, objid, objsubid), ', ') FROM pg_shdepend
        WHERE refclassid = 'pg_authid'::regclass AND refobjid = r.oid AND deptype = 'o'
            AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database()))
    FROM roles r WHERE name <> 'codex_owner'
    UNION ALL
    SELECT 'every role but the owner', 'creates nothing here', name,
        CASE WHEN has_database_privilege(oid, current_database(), 'CREATE') THEN 'has CREATE on the database'
            WHEN has_database_privilege(oid, current_database(), 'TEMPORARY') THEN 'has TEMPORARY on the database'
            ELSE (SELECT 'has CREATE on schema ' || min(nspname) FROM spaces s
                WHERE has_schema_privilege(r.oid, s.oid, 'CREATE') HAVING count(*) > 0) END
    FROM roles r WHERE name <> 'codex_owner'
    UNION ALL
    SELECT 'every table and function', 'belongs to the owner', place,
        CASE WHEN owner IS DISTINCT FROM to_regrole('codex_owner') THEN format('belongs to %s', owner::regrole) END
    FROM (
        SELECT place, relowner FROM tables WHERE is_here
        UNION ALL
        SELECT signature, proowner FROM functions WHERE is_here
    ) AS things (place, owner)
), about_grants (scope, checked, subject, fault) AS (
    SELECT 'every table', 'has nothing granted beyond SELECT, INSERT, UPDATE, DELETE', place, (
        SELECT string_agg(format('%s has %s', grantee_name, privilege_type), ', ')
        FROM aclexplode(relacl) JOIN grantees g ON g.oid = grantee
        WHERE grantee <> relowner
            AND (privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') OR is_grantable OR grantee = 0))
    FROM tables
    UNION ALL
    SELECT 'every sequence', 'is counted up and never set', c.oid::regclass::text, (
        SELECT string_agg(format('%s has %s', grantee_name, privilege_type), ', ')
        FROM aclexplode(relacl) JOIN grantees g ON g.oid = grantee
        WHERE grantee <> relowner AND privilege_type = 'UPDATE')
    FROM pg_class c JOIN spaces s ON s.oid = relnamespace WHERE relkind = 'S'
    UNION ALL
    SELECT 'every person and workspace', 'cannot be deleted by the app', place,
        CASE WHEN has_table_privilege('codex_app', oid, 'DELETE')
            THEN 'codex_app has DELETE: the cascade ignores row security' END
    FROM tables WHERE place IN ('users', 'workspaces')
    UNION ALL
    SELECT 'every operator', 'is made by others than the app', place,
        CASE WHEN has_any_column_privilege('codex_app', oid, 'INSERT, UPDATE')
            OR has_table_privilege('codex_app', oid, 'DELETE') THEN 'codex_app may write' END
    FROM tables WHERE place = 'operators'
    UNION ALL
    SELECT 'every default privilege', 'opens tables to operators only',
        format('%s, %s', defaclrole::regrole, defaclobjtype), (
        SELECT string_agg(format('%s gets %s', grantee_name, privilege_type), ', ')
        FROM aclexplode(defaclacl) JOIN grantees g ON g.oid = grantee
        WHERE grantee <> defaclrole AND grantee_name <> 'codex_operator'
            AND (defaclobjtype, grantee_name, privilege_type) <> ('S', 'codex_app', 'USAGE'))
    FROM pg_default_acl
    UNION ALL
    SELECT 'every new function', 'is for nobody until granted', 'codex_owner',
        CASE WHEN NOT EXISTS (
            SELECT FROM pg_default_acl
            WHERE defaclrole = to_regrole('codex_owner') AND defaclobjtype = 'f' AND defaclnamespace = 0
        ) THEN 'PUBLIC would get EXECUTE: run migrate' END
), about_functions (scope, checked, subject, fault) AS (
    SELECT 'every function', 'is not for PUBLIC', signature,
        CASE WHEN has_function_privilege('public', oid, 'EXECUTE') THEN 'PUBLIC may call it' END
    FROM functions WHERE is_here
    UNION ALL
    SELECT 'every SECURITY DEFINER function', 'is out of the app''s reach, or allowed by name', signature,
        CASE WHEN has_function_privilege('codex_app', oid, 'EXECUTE')
            AND proname NOT IN (SELECT name FROM names WHERE list = 'definers')
            THEN 'codex_app may call it and it is not in verify.definers' END
    FROM functions WHERE prosecdef
    UNION ALL
    SELECT 'every function with a late-bound body', 'pins its search_path', signature,
        CASE WHEN 'search_path=public, pg_temp' = ANY (proconfig) IS NOT TRUE THEN 'does not' END
    FROM functions WHERE is_ours AND (lanname <> 'sql' OR prosecdef)
    UNION ALL
    SELECT 'uuidv7()', 'exists', 'uuidv7()', CASE WHEN to_regprocedure('uuidv7()') IS NULL THEN 'is missing' END
    UNION ALL
    SELECT 'set_config', 'is out of the app''s reach', 'set_config',
        CASE WHEN has_function_privilege('codex_app', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
            THEN 'warning: with it injected SQL could enter another workspace; run provision_roles if the host allows' END
), about_comments (scope, checked, subject, fault) AS (
    SELECT scope, 'explains itself', subject, CASE WHEN comment IS NULL THEN 'has no comment' END
    FROM (
        SELECT 'every table', place, obj_description(oid, 'pg_class') FROM tables WHERE is_ours
        UNION ALL
        SELECT 'every column', format('%s.%s', place, attname), col_description(oid, attnum) FROM columns WHERE is_ours
        UNION ALL
        SELECT 'every function', signature, obj_description(oid, 'pg_proc') FROM functions WHERE is_ours
    ) AS things (scope, subject, comment)
), about_triggers (scope, checked, subject, fault) AS (
    SELECT 'every trigger', 'is enabled', format('%s.%s', place, tgname),
        CASE WHEN tgenabled NOT IN ('O', 'A') THEN 'is disabled' END
    FROM tables t JOIN pg_trigger ON tgrelid = t.oid
    UNION ALL
    SELECT 'every table with updated_at', 'keeps it by trigger', place,
        CASE WHEN NOT EXISTS (
            SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgfoid = to_regprocedure('set_updated_at()')
                AND tgtype & 19 = 19  -- each row, before, update
                AND tgattr = '' AND tgqual IS NULL
        ) THEN 'does not' END
    FROM columns c WHERE attname = 'updated_at' AND is_ours
    UNION ALL
    SELECT 'every table', 'has no rewrite rule', place,
        (SELECT 'has ' || string_agg(rulename, ', ') FROM pg_rewrite WHERE ev_class = t.oid)
    FROM tables t
), about_crossing (scope, checked, subject, fault) AS (
    SELECT scope, checked,
        CASE WHEN scope LIKE 'every %' THEN subject ELSE format('%s, %s', scope, subject) END, fault
    FROM jsonb_to_recordset(COALESCE(NULLIF(current_setting('verify.crossing', true), ''), '[]')::jsonb)
        AS attempts (scope text, checked text, subject text, fault text)
), ruled (check_set, scope, checked, subject, fault) AS MATERIALIZED (
    SELECT 'row security', * FROM about_row_security
    UNION ALL SELECT 'keys and indexes', * FROM about_keys
    UNION ALL SELECT 'roles', * FROM about_roles
    UNION ALL SELECT 'grants', * FROM about_grants
    UNION ALL SELECT 'functions', * FROM about_functions
    UNION ALL SELECT 'comments', * FROM about_comments
    UNION ALL SELECT 'triggers', * FROM about_triggers
    UNION ALL SELECT 'crossing', * FROM about_crossing
),

-- The summary: how many there are of what, and their names.
tallies AS MATERIALIZED (
    SELECT migration, place, kind, count(*) FILTER (WHERE present) AS number, bool_and(wanted = present) AS agrees,
        string_agg(name, ', ' ORDER BY name COLLATE "C") FILTER (WHERE present) AS names
    FROM compared WHERE migration <> '' AND kind NOT IN ('grant', 'execute') GROUP BY migration, place, kind
), migrations AS MATERIALIZED (
    SELECT migration, min(line) AS line FROM sets WHERE migration <> '' GROUP BY migration
), minimums AS MATERIALIZED (
    SELECT parts[1] AS title, parts[2] AS kind, parts[3]::int AS least
    FROM string_to_table(current_setting('verify.minimums'), E'\n') AS text, string_to_array(text, ' | ') AS parts
    WHERE text <> ''
), summary (subject, checked, passed, detail) AS (
    SELECT place, kind, agrees, concat_ws(': ', number, names) FROM tallies WHERE kind NOT IN ('table', 'function')
    UNION ALL
    SELECT 'migration ' || m.migration, word, COALESCE(bool_and(agrees), true),
        concat_ws(': ', COALESCE(sum(number), 0), string_agg(names, ', ' ORDER BY place COLLATE "C"))
    FROM (VALUES ('tables before'), ('tables after')) AS words (word)
    CROSS JOIN migrations m
    LEFT JOIN migrations up_to ON up_to.line < m.line OR up_to.line = m.line AND word = 'tables after'
    LEFT JOIN tallies t ON t.migration = up_to.migration AND kind = 'table'
    GROUP BY m.migration, word
    UNION ALL
    SELECT 'migration ' || migration, kind, bool_and(agrees), concat_ws(': ', sum(number),
        CASE kind WHEN 'function' THEN string_agg(names, ', ' ORDER BY place COLLATE "C") END)
    FROM tallies WHERE kind IN ('policy', 'index', 'foreign key', 'function', 'trigger') GROUP BY migration, kind
    UNION ALL
    SELECT 'migration ' || title, m.kind || ', at least', COALESCE(sum(number), 0) >= least,
        format('%s: at least %s', COALESCE(sum(number), 0), least)
    FROM minimums m LEFT JOIN tallies t ON t.kind = m.kind AND (migration = title OR title = '013-017'
        AND (place = ANY (regexp_split_to_array(current_setting('verify.original'), '\s+'))
            OR t.kind = 'function' AND migration <> 'ground'))
    GROUP BY title, m.kind, least
),

answers (check_set, subject, checked, passed, detail) AS (
    SELECT check_set, place, 'is as recorded', true,
        string_agg(format('%s %s', kind, number), ', ' ORDER BY kind COLLATE "C")
    FROM (
        SELECT check_set, place, kind, count(*) AS number, count(fault) AS faults
        FROM compared GROUP BY check_set, place, kind
    ) AS kinds GROUP BY check_set, place HAVING sum(faults) = 0
    UNION ALL
    SELECT check_set, CASE name WHEN place THEN place ELSE format('%s.%s', place, name) END, kind, false, fault
    FROM compared WHERE fault IS NOT NULL
    UNION ALL
    SELECT check_set, scope, checked, true, format('%s looked at', count(*))
    FROM ruled GROUP BY check_set, scope, checked HAVING count(fault) = 0
    UNION ALL
    SELECT check_set, subject, checked, fault LIKE 'warning: %', fault FROM ruled WHERE fault IS NOT NULL
    UNION ALL
    SELECT 'summary', * FROM summary
)
SELECT check_set, subject, checked, passed, detail FROM answers
LEFT JOIN (SELECT check_set, min(line) AS line FROM sets GROUP BY check_set) AS places USING (check_set)
LEFT JOIN migrations ON subject = 'migration ' || migration
ORDER BY places.line,
    array_position(ARRAY['in no check set', 'row security', 'keys and indexes', 'roles', 'grants', 'functions',
        'comments', 'triggers', 'crossing', 'summary'], check_set),
    passed DESC, migrations.line NULLS FIRST, subject COLLATE "C", checked COLLATE "C";
FETCH ALL FROM verified;

-- ==== verdict (psql only) ====
DO $do$
DECLARE
    verified refcursor := 'verified';
    answer record;
    looked int := 0;
    failed int := 0;
BEGIN
    MOVE ABSOLUTE 0 FROM verified;
    LOOP
        FETCH verified INTO answer;
        EXIT WHEN NOT FOUND;
        looked := looked + 1;
        failed := failed + (answer.passed IS NOT TRUE)::int;
    END LOOP;
    IF failed > 0 THEN
        RAISE EXCEPTION '% of % checks failed', failed, looked;
    END IF;
    RAISE NOTICE 'all % checks passed', looked;
END $do$;
ROLLBACK;
