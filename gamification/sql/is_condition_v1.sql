CREATE OR REPLACE FUNCTION is_condition(p_condition jsonb, p_depth integer DEFAULT 1) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
    metrics CONSTANT text[] := ARRAY[
        'campaigns_created', 'campaigns_active', 'campaigns_completed', 'total_campaign_reach',
        'content_pieces_created', 'content_pieces_published', 'total_engagement_count', 'moves_created',
        'moves_executed', 'moves_successful', 'success_rate_percentage', 'collaborations_count', 'teams_joined',
        'total_points', 'achievements_unlocked', 'achievements_in_progress', 'login_count',
        'total_hours_engaged', 'experience_level'];
    parts jsonb;
BEGIN
    IF jsonb_typeof(p_condition) <> 'object' OR p_depth > 5 THEN
        RETURN false;
    ELSIF p_condition ?& ARRAY['metric', 'at_least'] THEN
        RETURN (SELECT count(*) FROM jsonb_object_keys(p_condition)) = 2
            AND jsonb_typeof(p_condition -> 'metric') = 'string' AND p_condition ->> 'metric' = ANY (metrics)
            AND CASE jsonb_typeof(p_condition -> 'at_least')
                WHEN 'number' THEN (p_condition ->> 'at_least')::numeric BETWEEN 0.01 AND 1000000000000
                ELSE false END;
    END IF;
    parts := COALESCE(p_condition -> 'all', p_condition -> 'any');
    IF parts IS NULL OR jsonb_typeof(parts) <> 'array' OR jsonb_array_length(parts) NOT BETWEEN 1 AND 20 THEN
        RETURN false;
    END IF;
    RETURN (SELECT count(*) FROM jsonb_object_keys(p_condition)) = 1
        AND (SELECT bool_and(is_condition(part, p_depth + 1)) FROM jsonb_array_elements(parts) AS part);
END $$;
COMMENT ON FUNCTION is_condition(jsonb, integer) IS
    'Whether this is {"metric": a number of user_stats, "at_least": n above 0}, or {"all": [...]} or {"any": [...]} of 1 to 20 such, at most 5 deep.';
GRANT EXECUTE ON FUNCTION is_condition(jsonb, integer) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS is_condition(jsonb, integer);
