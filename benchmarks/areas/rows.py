"""The rows that are filled in: for each `entry`, a place in a workspace, one in every table of 014-017."""

OPEN = 50  # of each workspace: the newest, which nobody has dealt with yet
PEOPLE = 5  # of each workspace; each has OPEN notifications to read
LEFT_OVER = 101  # one in so many of the older ones, of all people alike, was never dealt with and has expired

PREPARED = """
    CREATE UNLOGGED TABLE person AS
    SELECT split_part(email, '-', 2)::int AS number, split_part(split_part(email, '@', 1), '-', 3)::int AS k,
        id
    FROM users WHERE email LIKE 'person-%';
    UPDATE workspace_members m SET role = 'admin' FROM person p WHERE p.k = 1 AND p.id = m.user_id;
    CREATE UNLOGGED TABLE agent AS
    SELECT row_number() OVER (ORDER BY code) - 1 AS k, id, version FROM agent_registry;
    INSERT INTO users (email, password, full_name)
    SELECT format('colleague-%s@example.com', k), '!', 'Colleague ' || k
    FROM generate_series(1, (SELECT max(size) FROM plan)) k;
    CREATE UNLOGGED TABLE colleague AS
    SELECT row_number() OVER (ORDER BY id) AS k, id FROM users WHERE email LIKE 'colleague-%';
    INSERT INTO campaigns (workspace_id, name)
    SELECT workspace_id, 'Agents at work ' || k
    FROM plan, generate_series(0, (size - 1) / (SELECT count(*) FROM agent)::int) k;
    CREATE UNLOGGED TABLE entry AS
    SELECT s.place, p.workspace_id, s.n, p.size - s.n AS newer, person.id AS person, agent.id AS agent,
        agent.version, (s.n - 1) / agents AS turn,
        now() - ((SELECT max(place) FROM stream) - s.place + 300) * interval '15 seconds' AS at
    FROM (SELECT count(*) AS agents FROM agent) counted, stream s
    JOIN plan p USING (number)
    JOIN person ON person.number = s.number AND person.k = 1 + s.n % 5
    JOIN agent ON agent.k = (s.n - 1) % (SELECT count(*) FROM agent)
    ORDER BY s.place;
    ANALYZE entry, colleague
"""

ACHIEVED = """
    INSERT INTO achievements (
        workspace_id, code, name, description, badge_type, category, points_reward, is_active, created_at)
    SELECT workspace_id, 'retired-' || n, 'Retired ' || n, repeat('What it was for. ', 8), 'milestone',
        'campaign', 10, false, at
    FROM entry ORDER BY place;
    INSERT INTO user_achievements (
        workspace_id, user_id, achievement_id, is_locked, unlocked_at, progress_percentage, points_paid,
        visibility)
    SELECT workspace_id, person, a.id, n % 3 = 0, CASE WHEN n % 3 > 0 THEN at END,
        CASE WHEN n % 3 > 0 THEN 100 ELSE 40 END, CASE WHEN n % 3 > 0 THEN 10 ELSE 0 END,
        CASE WHEN n % 10 = 0 THEN 'private' ELSE 'public' END
    FROM entry e JOIN achievements a USING (workspace_id) WHERE a.code = 'retired-' || e.n ORDER BY place;
    INSERT INTO points_ledger (workspace_id, user_id, points, reason, created_at)
    SELECT workspace_id, person, 10, 'retired-' || n, at FROM entry ORDER BY place;
    INSERT INTO user_stats (
        workspace_id, user_id, moves_created, moves_executed, moves_successful, total_points)
    SELECT m.workspace_id, m.user_id, 9, 5, 3, COALESCE(points, 0)
    FROM workspace_members m
    LEFT JOIN (SELECT workspace_id, user_id, sum(points) AS points FROM points_ledger GROUP BY 1, 2) paid
        USING (workspace_id, user_id);
    INSERT INTO user_stats (workspace_id, user_id, campaigns_created, login_count, last_active_at)
    SELECT workspace_id, c.id, n % 7, n % 40, at FROM entry JOIN colleague c ON c.k = n ORDER BY place
"""

WORKED = """
    INSERT INTO agent_assignments (workspace_id, agent_id, assigned_to_campaign_id, assignment_status)
    SELECT workspace_id, agent, c.id, CASE WHEN newer < 100 THEN 'active' ELSE 'completed' END
    FROM entry e JOIN campaigns c USING (workspace_id)
    WHERE c.name = 'Agents at work ' || e.turn ORDER BY place;
    CREATE UNLOGGED TABLE task AS
    SELECT row_number() OVER (ORDER BY id) AS place, id, workspace_id, agent_id FROM agent_assignments;
    INSERT INTO agent_tasks (workspace_id, assignment_id, name, state)
    SELECT e.workspace_id, t.id, 'Task ' || n, CASE WHEN newer < 100 THEN 'queued' ELSE 'done' END
    FROM task t JOIN entry e USING (place) ORDER BY place;
    INSERT INTO agent_executions (workspace_id, agent_id, assignment_id, agent_version, started_at,
        execution_time_seconds, input_tokens, output_tokens, cost, outcome, quality)
    SELECT e.workspace_id, t.agent_id, t.id, version, at, 1 + n % 30, 900, 300, 0.01,
        (ARRAY['success', 'success', 'success', 'failure', 'error'])[1 + n % 5], 60 + n % 40
    FROM task t JOIN entry e USING (place) ORDER BY place
"""

MEASURED = """
    INSERT INTO agent_performance (
        workspace_id, agent_id, measurement_date, measurement_hour, execution_count, success_count,
        total_execution_time_seconds, min_execution_time_seconds, max_execution_time_seconds,
        avg_execution_time_seconds, time_histogram, total_input_tokens, total_output_tokens,
        total_cost_incurred)
    SELECT workspace_id, agent, current_date - 1 - (turn / 24)::int, turn % 24, 1, 1, 5, 5, 5, 5,
        ARRAY[time_bucket(5), 1], 900, 300, 0.01
    FROM entry ORDER BY place
"""

NOTICED = f"""
    INSERT INTO intelligence_signals (
        workspace_id, source_type, data_source, signal_title, signal_description, signal_category,
        confidence_score, relevance_score, detection_date, expiry_date, action_status, created_at)
    SELECT workspace_id, 'market', (ARRAY['semrush', 'newsapi', 'twitter', 'internal'])[1 + n % 4],
        'Signal ' || n, repeat('What was noticed. ', 10), 'market_trend',
        CASE WHEN newer < {OPEN} THEN 75 + n % 25 ELSE 30 + n % 70 END,
        CASE WHEN n % 9 > 0 THEN 20 + n % 80 END,
        at, CASE WHEN newer >= {OPEN} THEN at + interval '10 minutes' END,
        CASE WHEN newer < {OPEN} OR n % {LEFT_OVER} = 0 THEN 'new' ELSE 'actioned' END, at
    FROM entry ORDER BY place;
    INSERT INTO market_insights (
        workspace_id, insight_title, insight_description, insight_type, number_of_signals_analyzed,
        confidence_score, confidence_level, time_relevance_end, insight_status, created_at)
    SELECT workspace_id, 'Insight ' || n, repeat('What follows from it. ', 10), 'trend', 3, 75 + n % 25,
        'high',
        CASE WHEN newer >= {OPEN} THEN at + interval '10 minutes' END,
        CASE WHEN newer < {OPEN} OR n % {LEFT_OVER} = 0 THEN 'active' ELSE 'archived' END, at
    FROM entry ORDER BY place
"""

TOLD = f"""
    INSERT INTO system_alerts (
        workspace_id, alert_type, severity_level, status, title, description, triggered_at, resolved_at,
        expiry_date, fingerprint, created_at)
    SELECT workspace_id, 'anomaly',
        (ARRAY['critical', 'high', 'medium', 'low', 'info'])[
            1 + n % CASE WHEN newer < {OPEN} THEN 2 ELSE 5 END],
        CASE WHEN newer < {OPEN} OR n % {LEFT_OVER} = 0 THEN 'active' ELSE 'resolved' END,
        'Alert ' || n, repeat('What is wrong. ', 10), at,
        CASE WHEN newer >= {OPEN} AND n % {LEFT_OVER} > 0 THEN at END,
        CASE WHEN newer >= {OPEN} THEN at + interval '10 minutes' END, md5(n::text), at
    FROM entry ORDER BY place;
    INSERT INTO user_notifications (
        workspace_id, user_id, notification_type, title, message, is_read, read_at, delivery_status,
        priority_level, expires_at, created_at)
    SELECT workspace_id, person, 'message', 'Notification ' || n, repeat('What there is to say. ', 6),
        told.read, CASE WHEN told.read THEN at END, 'delivered',
        (ARRAY['urgent', 'high', 'normal', 'low'])[1 + n % 4],
        CASE WHEN newer >= {OPEN * PEOPLE} THEN at + interval '10 minutes' END, at
    FROM entry, LATERAL (SELECT newer >= {OPEN * PEOPLE} AND n % {LEFT_OVER} > 0 AS read) told
    ORDER BY place
"""

SCRIPTS = (WORKED, ACHIEVED, NOTICED, TOLD, MEASURED)  # none of which needs another; the longest first
