-- SECURITY DEFINER, because nobody but the person herself reads or changes what she is told: this one gives up
-- the delivery of what no longer matters, and says how many.
CREATE OR REPLACE FUNCTION expire_notifications(p_workspace uuid, p_now timestamptz, p_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    expired integer;
BEGIN
    PERFORM must_be_in(p_workspace);
    IF current_setting('app.current_member_role', true) IS DISTINCT FROM 'agent' THEN
        RAISE EXCEPTION 'notifications expire by themselves' USING ERRCODE = '42501';
    END IF;
    WITH late AS MATERIALIZED (  -- as a sub-select it could be run again, and the limit be none
        SELECT id FROM user_notifications
        WHERE workspace_id = p_workspace AND delivery_status = 'pending' AND expires_at <= LEAST(p_now, now())
        ORDER BY expires_at LIMIT p_most FOR UPDATE SKIP LOCKED
    )
    UPDATE user_notifications n SET delivery_status = 'failed'
    FROM late WHERE n.workspace_id = p_workspace AND n.id = late.id;
    GET DIAGNOSTICS expired = ROW_COUNT;
    RETURN expired;
END $$;
COMMENT ON FUNCTION expire_notifications(uuid, timestamptz, integer) IS
    'For jobs: gives up the delivery of notifications that have expired before they arrived; returns how many.';
GRANT EXECUTE ON FUNCTION expire_notifications(uuid, timestamptz, integer) TO codex_app;

-- way back:
-- DROP FUNCTION IF EXISTS expire_notifications(uuid, timestamptz, integer);
