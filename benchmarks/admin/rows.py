"""The rows behind every list of the back office, so many in each table of a workspace.

Row n of a table refers to row n of others. Ids are times, as ever: n of {rows} lies so far within a year.
The newest 400 and one in a hundred of the others wait for somebody: a page of these is full everywhere.
"""

AGENTS = 87
OPEN = "({rows} - n < 400 OR n % 101 = 0)"
# Not now(), which moves on: the id of row n is made up again wherever something refers to it.
AT = "timestamptz '{began}' - interval '1 year' * ({rows} - n) / {rows}"
PREPARED = """
    CREATE SCHEMA filled;
    CREATE FUNCTION filled.row_id(kind int, place int, at timestamptz, n bigint) RETURNS uuid
    LANGUAGE sql IMMUTABLE AS $body$
        SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' ||
            lpad(to_hex(kind), 3, '0')
            || '8' || lpad(to_hex(place), 3, '0') || lpad(to_hex(n), 12, '0'))::uuid
    $body$;
    CREATE TABLE filled.agent AS
    SELECT row_number() OVER (ORDER BY code) - 1 AS k, id, version FROM agent_registry
"""
PEOPLE = """
    INSERT INTO users (id, email, password, full_name)
    SELECT {users}, 'person-{place}-' || n || '@example.com', '!', 'Person ' || n || ' of {place}'
        {from_rows};
    INSERT INTO workspace_members (id, workspace_id, user_id, role)
    SELECT {workspace_members}, {workspace}, {users}, 'viewer' {from_rows};
    INSERT INTO workspaces (id, name, slug)
    SELECT {workspaces}, 'Other ' || n || ' of {place}', 'other-{place}-' || n {from_rows};
    INSERT INTO workspace_invitations (id, workspace_id, email, role, expires_at, created_at)
    SELECT {workspace_invitations}, {workspace}, 'guest-' || n || '@example.com', 'viewer',
        {at} + interval '7 days', {at} {from_rows};
    INSERT INTO workspace_keys (id, workspace_id, name, prefix, digest, expires_at, created_at)
    SELECT {workspace_keys}, {workspace}, 'Key ' || n, lpad(to_hex(n), 8, '0'), sha256(('{place}-' ||
        n)::bytea),
        {at} + interval '90 days', {at} {from_rows}
"""
GROUND = """
    INSERT INTO cohorts (id, workspace_id, name, executive_summary)
    SELECT {cohorts}, {workspace}, 'Cohort ' || n, 'Whom it is about.' {from_rows};
    INSERT INTO competitors (id, workspace_id, name, industry)
    SELECT {competitors}, {workspace}, 'Competitor ' || n, 'Industry ' || n % 20 {from_rows};
    INSERT INTO events (id, workspace_id, kind, subject_type, subject_id, data, actor_id)
    SELECT {events}, {workspace}, 'campaign.created', 'campaign', {campaigns},
        jsonb_build_object('name', 'Campaign ' || n), {users} {from_rows};
    INSERT INTO bulk_actions (id, workspace_id, selection, model, action, user_id)
    SELECT {bulk_actions}, {workspace}, {bulk_actions}, 'codex.cohort', 'delete_selected', {users}
        {from_rows};
    INSERT INTO staff_visits (id, workspace_id, person, hour, last_at)
    SELECT {staff_visits}, {workspace}, {users}, date_trunc('hour', {at}), {at} {from_rows};
    INSERT INTO staff_log (id, table_name, verb, person, role, before, after)
    SELECT {staff_log}, 'users', 'changed', {users}, 'admin', '{{}}', '{{}}' {from_rows};
    INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)
    SELECT 'default', 'codex.tasks.task_' || n % 5, jsonb_build_object('workspace', {workspace}),
        (CASE WHEN {open} THEN 'failed' ELSE 'succeeded' END)::procrastinate_job_status {from_rows};
    INSERT INTO job_errors (id, job_id, error)
    SELECT filled.row_id(1, 1, now(), id), id, 'It was not there.' FROM procrastinate_jobs
    WHERE status = 'failed' AND args->>'workspace' = {workspace}::text
"""
POSITIONED = """
    INSERT INTO positioning (id, workspace_id, name, market_segment)
    SELECT {positioning}, {workspace}, 'Positioning ' || n, 'Segment ' || n % 9 {from_rows};
    INSERT INTO message_architecture (id, workspace_id, name, primary_message, positioning_id)
    SELECT {message_architecture}, {workspace}, 'Message ' || n, 'What is said.', {positioning} {from_rows};
    INSERT INTO campaigns (id, workspace_id, name, objective, status, start_date, end_date, positioning_id)
    SELECT {campaigns}, {workspace}, 'Campaign ' || n, 'What it is to achieve.',
        CASE WHEN {open} THEN 'planning' ELSE (ARRAY['draft', 'completed', 'archived'])[1 + n % 3] END,
        ({at})::date, ({at})::date + 30, {positioning} {from_rows};
    INSERT INTO campaign_quests (id, workspace_id, campaign_id, name, status, due_date)
    SELECT {campaign_quests}, {workspace}, {campaigns}, 'Quest ' || n,
        CASE WHEN {open} THEN 'blocked' ELSE (ARRAY['pending', 'completed'])[1 + n % 2] END, ({at})::date
        + 9 {from_rows};
    INSERT INTO campaign_cohorts (id, workspace_id, campaign_id, cohort_id, allocation_percentage)
    SELECT {campaign_cohorts}, {workspace}, {campaigns}, {cohorts}, 100 {from_rows};
    INSERT INTO moves (id, workspace_id, name, move_type, status, succeeded, start_date, campaign_id,
        owner_id)
    SELECT {moves}, {workspace}, 'Move ' || n, 'authority', CASE WHEN {open} THEN 'ready' ELSE
        'completed' END,
        CASE WHEN {open} THEN NULL ELSE n % 2 = 0 END, ({at})::date, {campaigns}, {users} {from_rows};
    INSERT INTO assets (id, workspace_id, name, asset_type, status, move_id, author_id)
    SELECT {assets}, {workspace}, 'Asset ' || n, 'post', (ARRAY['draft', 'published'])[1 + n % 2], {moves},
        {users} {from_rows}
"""
ACHIEVED = """
    INSERT INTO achievements (id, workspace_id, code, name, badge_type, category)
    SELECT {achievements}, {workspace}, 'achievement-' || n, 'Achievement ' || n, 'milestone', 'campaign'
        {from_rows};
    INSERT INTO user_achievements (id, workspace_id, user_id, achievement_id, is_locked, unlocked_at,
        progress_percentage)
    SELECT {user_achievements}, {workspace}, {users}, {achievements}, n % 3 = 0, CASE WHEN n % 3 > 0 THEN
        {at} END,
        CASE WHEN n % 3 > 0 THEN 100 ELSE 40 END {from_rows};
    INSERT INTO user_stats (id, workspace_id, user_id, total_points)
    SELECT {user_stats}, {workspace}, {users}, n % 5000 {from_rows};
    INSERT INTO points_ledger (id, workspace_id, user_id, points, reason, achievement_id)
    SELECT {points_ledger}, {workspace}, {users}, 10, 'achievement-' || n, {achievements} {from_rows}
"""
WORKED = """
    INSERT INTO agent_assignments (id, workspace_id, agent_id, assigned_to_campaign_id, assignment_status)
    SELECT {agent_assignments}, {workspace}, a.id, {campaigns}, CASE WHEN {open} THEN 'active' ELSE
        'completed' END
    {from_rows} JOIN filled.agent a ON k = n % 87;
    INSERT INTO agent_tasks (id, workspace_id, assignment_id, name, state)
    SELECT {agent_tasks}, {workspace}, {agent_assignments}, 'Task ' || n,
        CASE WHEN {open} THEN 'queued' ELSE 'done' END {from_rows};
    INSERT INTO agent_executions (id, workspace_id, agent_id, assignment_id, agent_version, started_at,
        execution_time_seconds, cost, outcome)
    SELECT {agent_executions}, {workspace}, a.id, {agent_assignments}, version, {at}, 1 + n % 30, 0.01,
        (ARRAY['success', 'success', 'failure', 'error'])[1 + n % 4]
        {from_rows} JOIN filled.agent a ON k = n % 87;
    INSERT INTO agent_performance (id, workspace_id, agent_id, measurement_date, measurement_hour,
        execution_count,
        success_count, total_execution_time_seconds, time_histogram, total_cost_incurred)
    SELECT {agent_performance}, {workspace}, a.id, current_date - (({rows} - n) / 87 / 25)::int,
        nullif(n / 87 % 25, 24), 1, 1, 5, ARRAY[time_bucket(5), 1], 0.01
    {from_rows} JOIN filled.agent a ON k = n % 87
"""
NOTICED = """
    INSERT INTO intelligence_signals (id, workspace_id, source_type, data_source, signal_title,
        signal_category,
        confidence_score, relevance_score, detection_date, action_status)
    SELECT {intelligence_signals}, {workspace}, 'market', 'newsapi', 'Signal ' || n, 'market_trend',
        n * 7 % 100, 50,
        {at}, CASE WHEN {open} THEN 'new' ELSE 'actioned' END {from_rows};
    INSERT INTO market_insights (id, workspace_id, insight_title, insight_type, confidence_score,
        confidence_level,
        insight_status, discovery_date)
    SELECT {market_insights}, {workspace}, 'Insight ' || n, 'trend', 75 + n % 25, 'high',
        CASE WHEN {open} THEN 'active' ELSE 'archived' END, {at} {from_rows}
"""
LINKED = """
    INSERT INTO signal_campaigns (id, workspace_id, signal_id, campaign_id)
    SELECT {signal_campaigns}, {workspace}, {intelligence_signals}, {campaigns} {from_rows};
    INSERT INTO signal_cohorts (id, workspace_id, signal_id, cohort_id)
    SELECT {signal_cohorts}, {workspace}, {intelligence_signals}, {cohorts} {from_rows};
    INSERT INTO signal_competitors (id, workspace_id, signal_id, competitor_id)
    SELECT {signal_competitors}, {workspace}, {intelligence_signals}, {competitors} {from_rows};
    INSERT INTO insight_campaigns (id, workspace_id, insight_id, campaign_id)
    SELECT {insight_campaigns}, {workspace}, {market_insights}, {campaigns} {from_rows};
    INSERT INTO insight_cohorts (id, workspace_id, insight_id, cohort_id)
    SELECT {insight_cohorts}, {workspace}, {market_insights}, {cohorts} {from_rows};
    INSERT INTO insight_competitors (id, workspace_id, insight_id, competitor_id)
    SELECT {insight_competitors}, {workspace}, {market_insights}, {competitors} {from_rows};
    INSERT INTO insight_signals (id, workspace_id, insight_id, signal_id)
    SELECT {insight_signals}, {workspace}, {market_insights}, {intelligence_signals} {from_rows}
"""
TOLD = """
    INSERT INTO system_alerts (id, workspace_id, alert_type, severity_level, status, title, triggered_at,
        resolved_at,
        fingerprint)
    SELECT {system_alerts}, {workspace}, 'anomaly', (ARRAY['critical', 'high', 'medium', 'low',
        'info'])[1 + n % 5],
        CASE WHEN {open} THEN 'active' ELSE 'resolved' END, 'Alert ' || n, {at}, CASE WHEN NOT {open}
        THEN {at} END,
        md5(n::text) {from_rows};
    INSERT INTO user_notifications (id, workspace_id, user_id, notification_type, title, message,
        is_read, read_at)
    SELECT {user_notifications}, {workspace}, {users}, 'message', 'Notification ' || n, 'What there is to
        say.',
        NOT {open}, CASE WHEN NOT {open} THEN {at} END {from_rows}
"""
SCRIPTS = (PEOPLE, GROUND, POSITIONED, ACHIEVED, WORKED, NOTICED, LINKED, TOLD)
