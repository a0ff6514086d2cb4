CREATE OR REPLACE FUNCTION create_system_alert(
    p_workspace uuid, p_alert_type text, p_severity text, p_title text, p_description text,
    p_agent uuid DEFAULT NULL, p_campaign uuid DEFAULT NULL, p_data_points jsonb DEFAULT '{}',
    p_signal uuid DEFAULT NULL, p_cohort uuid DEFAULT NULL, p_move uuid DEFAULT NULL,
    p_event text DEFAULT NULL, p_expires timestamptz DEFAULT NULL
) RETURNS uuid
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    worst_first CONSTANT text[] := ARRAY['critical', 'high', 'medium', 'low', 'info'];
    made uuid;
BEGIN
    PERFORM must_be_in(p_workspace);
    -- The same problem: the unique index on open alerts arbitrates between writers, however many there are.
    INSERT INTO system_alerts AS a (
        workspace_id, alert_type, severity_level, title, description, triggered_by_agent_id, related_campaign_id,
        data_points, triggered_by_signal_id, related_cohort_id, related_move_id, triggered_by_event, expiry_date,
        created_by
    ) VALUES (
        p_workspace, p_alert_type, p_severity, p_title, COALESCE(p_description, ''), p_agent, p_campaign,
        COALESCE(p_data_points, '{}'), p_signal, p_cohort, p_move, COALESCE(p_event, ''), p_expires,
        NULLIF(current_setting('app.current_user_id', true), '')::uuid
    )
    ON CONFLICT (workspace_id, fingerprint) WHERE status IN ('active', 'acknowledged') DO UPDATE SET
        occurrence_count = a.occurrence_count + 1,
        last_occurred_at = clock_timestamp(),
        data_points = EXCLUDED.data_points,
        severity_level = CASE  -- the worse of the two
            WHEN array_position(worst_first, a.severity_level) < array_position(worst_first, EXCLUDED.severity_level)
            THEN a.severity_level ELSE EXCLUDED.severity_level
        END,
        expiry_date = CASE  -- the later of the two; none is never
            WHEN a.expiry_date > EXCLUDED.expiry_date OR a.expiry_date IS NULL THEN a.expiry_date
            ELSE EXCLUDED.expiry_date
        END
    RETURNING id INTO made;
    RETURN made;
END $$;
COMMENT ON FUNCTION create_system_alert(
    uuid, text, text, text, text, uuid, uuid, jsonb, uuid, uuid, uuid, text, timestamptz
) IS 'Raises an alert, or counts up the open one of the same problem; returns its id. Needs no person.';
GRANT EXECUTE ON FUNCTION create_system_alert(
    uuid, text, text, text, text, uuid, uuid, jsonb, uuid, uuid, uuid, text, timestamptz
) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS create_system_alert(uuid, text, text, text, text, uuid, uuid, jsonb, uuid, uuid, uuid, text, timestamptz);
