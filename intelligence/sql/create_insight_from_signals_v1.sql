CREATE OR REPLACE FUNCTION create_insight_from_signals(
    p_workspace uuid, p_signals uuid[], p_title text, p_insight_type text, p_conclusions text[], p_created_by uuid
) RETURNS uuid
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    wanted CONSTANT uuid[] := ARRAY(SELECT DISTINCT unnest(p_signals) ORDER BY 1);
    visible bigint;
    parts jsonb;
    made uuid;
BEGIN
    PERFORM must_be_in(p_workspace);
    SELECT count(*) INTO visible FROM intelligence_signals WHERE workspace_id = p_workspace AND id = ANY (wanted);
    IF cardinality(wanted) = 0 OR visible <> cardinality(wanted) THEN
        RAISE EXCEPTION 'an insight is drawn from signals of its workspace'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'market_insights_from_signals', COLUMN = 'signals',
                  HINT = 'Name at least one signal, and only such as you can see.',
                  DETAIL = jsonb_build_object('named', cardinality(wanted), 'visible', visible);
    END IF;
    parts := signal_confidence(p_workspace, wanted);
    INSERT INTO market_insights (
        workspace_id, insight_title, insight_type, key_conclusions, created_by,
        number_of_signals_analyzed, confidence_score, confidence_parts
    ) VALUES (
        p_workspace, p_title, p_insight_type, COALESCE(p_conclusions, '{}'), p_created_by,
        cardinality(wanted), (parts ->> 'score')::numeric, parts
    ) RETURNING id INTO made;
    INSERT INTO insight_signals (workspace_id, insight_id, signal_id)
    SELECT p_workspace, made, signal FROM unnest(wanted) AS signal;
    RETURN made;
END $$;
COMMENT ON FUNCTION create_insight_from_signals(uuid, uuid[], text, text, text[], uuid) IS
    'Draws an insight from signals of the entered workspace; its confidence follows from theirs, the parts are kept.';
GRANT EXECUTE ON FUNCTION create_insight_from_signals(uuid, uuid[], text, text, text[], uuid)
    TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS create_insight_from_signals(uuid, uuid[], text, text, text[], uuid);
