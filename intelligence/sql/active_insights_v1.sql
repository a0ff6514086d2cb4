CREATE OR REPLACE FUNCTION get_active_insights(p_workspace uuid) RETURNS TABLE (
    id uuid, insight_title text, insight_type text, confidence_score numeric, signal_count bigint,
    created_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM must_be_in(p_workspace);
    RETURN QUERY
    SELECT i.id, i.insight_title, i.insight_type, i.confidence_score, i.number_of_signals_analyzed, i.created_at
    FROM market_insights i
    WHERE i.workspace_id = p_workspace AND i.insight_status = 'active'
        AND (i.time_relevance_start IS NULL OR i.time_relevance_start <= now())
        AND (i.time_relevance_end IS NULL OR i.time_relevance_end > now())
    ORDER BY i.confidence_score DESC, i.id DESC;
END $$;
COMMENT ON FUNCTION get_active_insights(uuid) IS
    'The insights that hold now: active and inside their time, the surest first, then the newest.';
GRANT EXECUTE ON FUNCTION get_active_insights(uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS get_active_insights(uuid);
