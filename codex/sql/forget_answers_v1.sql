-- SECURITY DEFINER, because an answer is its principal's alone: this one deletes those of everybody in one
-- workspace that are kept no longer, and says how many.
CREATE OR REPLACE FUNCTION forget_answers(p_workspace uuid, p_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    forgotten integer;
BEGIN
    PERFORM must_be_in(p_workspace);
    IF current_setting('app.current_member_role', true) IS DISTINCT FROM 'agent' THEN
        RAISE EXCEPTION 'answers are forgotten by themselves' USING ERRCODE = '42501';
    END IF;
    WITH old AS MATERIALIZED (  -- as a sub-select it could be run again, and the limit be none
        SELECT id FROM answered_requests
        WHERE workspace_id = p_workspace AND created_at < now() - interval '1 day'
        ORDER BY created_at LIMIT p_most FOR UPDATE SKIP LOCKED
    )
    DELETE FROM answered_requests a USING old WHERE a.workspace_id = p_workspace AND a.id = old.id;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
COMMENT ON FUNCTION forget_answers(uuid, integer) IS
    'For jobs: deletes answers to requests with an Idempotency-Key that are older than a day; returns how many.';
GRANT EXECUTE ON FUNCTION forget_answers(uuid, integer) TO codex_app;

-- way back:
-- DROP FUNCTION IF EXISTS forget_answers(uuid, integer);
