CREATE OR REPLACE FUNCTION get_priority_signals(p_workspace uuid, p_confidence_threshold numeric DEFAULT 75)
RETURNS TABLE (
    id uuid, signal_title text, signal_category text, confidence_score numeric, relevance_score numeric,
    created_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM must_be_in(p_workspace);
    RETURN QUERY
    SELECT s.id, s.signal_title, s.signal_category, s.confidence_score, s.relevance_score, s.created_at
    FROM intelligence_signals s
    WHERE s.workspace_id = p_workspace AND s.action_status = 'new'
        AND s.confidence_score >= p_confidence_threshold
        AND (s.expiry_date IS NULL OR s.expiry_date > now())
    ORDER BY s.confidence_score * s.relevance_score DESC NULLS LAST, s.confidence_score DESC, s.id DESC;
END $$;
COMMENT ON FUNCTION get_priority_signals(uuid, numeric) IS
    'New signals that have not expired and are sure enough, by confidence * relevance; unknown relevance last.';
GRANT EXECUTE ON FUNCTION get_priority_signals(uuid, numeric) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS get_priority_signals(uuid, numeric);
