CREATE OR REPLACE FUNCTION condition_progress(p_condition jsonb, p_stats jsonb) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
BEGIN
    IF p_condition ? 'metric' THEN
        RETURN LEAST(100, 100 * (p_stats ->> (p_condition ->> 'metric'))::numeric / (p_condition ->> 'at_least')::numeric);
    ELSIF p_condition ? 'all' THEN
        RETURN (SELECT avg(condition_progress(part, p_stats)) FROM jsonb_array_elements(p_condition -> 'all') AS part);
    END IF;
    RETURN (SELECT max(condition_progress(part, p_stats)) FROM jsonb_array_elements(p_condition -> 'any') AS part);
END $$;
COMMENT ON FUNCTION condition_progress(jsonb, jsonb) IS
    'How far a person with these user_stats is, 0-100, not rounded: a threshold by its share, all by their mean, any by the furthest; 100 means that it holds.';

CREATE OR REPLACE FUNCTION condition_values(p_condition jsonb, p_stats jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT jsonb_object_agg(metric #>> '{}', p_stats -> (metric #>> '{}'))
    FROM jsonb_path_query(p_condition, 'strict $.**.metric', silent => true) AS metric
);
COMMENT ON FUNCTION condition_values(jsonb, jsonb) IS 'The values of the metrics that a condition looks at.';
GRANT EXECUTE ON FUNCTION condition_progress(jsonb, jsonb), condition_values(jsonb, jsonb) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS condition_values(jsonb, jsonb);
-- DROP FUNCTION IF EXISTS condition_progress(jsonb, jsonb);
