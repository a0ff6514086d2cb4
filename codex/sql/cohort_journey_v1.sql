CREATE OR REPLACE FUNCTION is_journey(p_shares jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
    stages CONSTANT text[] := ARRAY['unaware', 'problem_aware', 'solution_aware', 'product_aware', 'most_aware'];
    stage text;
    total numeric := 0;
BEGIN
    IF NOT p_shares ?& stages OR (SELECT count(*) FROM jsonb_object_keys(p_shares)) <> 5 THEN
        RETURN false;
    END IF;
    FOREACH stage IN ARRAY stages LOOP
        IF jsonb_typeof(p_shares -> stage) <> 'number'
            OR (p_shares ->> stage)::numeric NOT BETWEEN 0 AND 1 THEN
            RETURN false;
        END IF;
        total := total + (p_shares ->> stage)::numeric;
    END LOOP;
    RETURN total BETWEEN 0.99 AND 1.01;
END $$;
COMMENT ON FUNCTION is_journey(jsonb) IS
    'Whether a cohort''s shares by stage of awareness are complete, each 0 to 1, and add up to 1 (+-0.01).';
GRANT EXECUTE ON FUNCTION is_journey(jsonb) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS is_journey(jsonb);
