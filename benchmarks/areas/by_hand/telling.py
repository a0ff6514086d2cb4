"""By hand: insights, alerts and notifications."""

INSIGHT = """
    WITH made AS (
        INSERT INTO market_insights (workspace_id, insight_title, insight_type, key_conclusions, created_by,
            number_of_signals_analyzed, confidence_score, confidence_parts)
        SELECT %(workspace)s, 'Drawn', 'trend', %(said)s, %(user)s, (parts ->> 'signals')::int,
            (parts ->> 'score')::numeric, parts
        FROM signal_confidence(%(workspace)s, %(signals)s::uuid[]) AS parts
        RETURNING workspace_id, id
    )
    INSERT INTO insight_signals (workspace_id, insight_id, signal_id)
    SELECT made.workspace_id, made.id, s.id
    FROM made JOIN intelligence_signals s USING (workspace_id) WHERE s.id = ANY (%(signals)s::uuid[])
    RETURNING insight_id
"""
ALERT = """
    INSERT INTO system_alerts AS a (
        workspace_id, alert_type, severity_level, title, description, data_points, triggered_by_event,
        created_by)
    VALUES (%(workspace)s, 'error', 'high', %(title)s, 'What is wrong.', '{}', '', %(user)s)
    ON CONFLICT (workspace_id, fingerprint) WHERE status IN ('active', 'acknowledged') DO UPDATE SET
        occurrence_count = a.occurrence_count + 1, last_occurred_at = clock_timestamp(),
        data_points = EXCLUDED.data_points
    RETURNING id
"""
NOTIFICATION = """
    INSERT INTO user_notifications (workspace_id, user_id, notification_type, title, message, channel,
        delivery_status, priority_level)
    VALUES (%(workspace)s, %(user)s, 'message', %(title)s, 'To be read.', 'in_app', 'delivered', 'normal')
    RETURNING id
"""
ACKNOWLEDGE = """
    UPDATE system_alerts SET status = 'acknowledged', acknowledged_by = %(user)s
    WHERE workspace_id = %(workspace)s AND id = %(alert)s AND status = 'active'
    RETURNING id
"""
READ = """
    UPDATE user_notifications SET is_read = true, read_at = now()
    WHERE workspace_id = %(workspace)s AND id = %(notification)s AND user_id = %(user)s AND NOT is_read
    RETURNING id
"""
