CREATE OR REPLACE FUNCTION get_critical_alerts(p_workspace uuid) RETURNS TABLE (
    id uuid, title text, description text, alert_type text, created_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM must_be_in(p_workspace);
    RETURN QUERY
    SELECT a.id, a.title, a.description, a.alert_type, a.created_at
    FROM system_alerts a
    WHERE a.workspace_id = p_workspace AND a.status = 'active' AND a.severity_level IN ('critical', 'high')
        AND (a.expiry_date IS NULL OR a.expiry_date > now())
    ORDER BY a.severity_level = 'critical' DESC, a.triggered_at DESC, a.id DESC;
END $$;
COMMENT ON FUNCTION get_critical_alerts(uuid) IS
    'The critical and high alerts that nobody has taken and that have not expired: critical first, then the newest.';
GRANT EXECUTE ON FUNCTION get_critical_alerts(uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS get_critical_alerts(uuid);
