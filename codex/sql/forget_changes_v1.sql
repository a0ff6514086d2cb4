-- SECURITY DEFINER, because the app may only read changes: this one takes away the oldest of one workspace.
CREATE OR REPLACE FUNCTION forget_changes(p_workspace uuid, p_before timestamptz, p_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    forgotten integer;
BEGIN
    PERFORM must_be_in(p_workspace);
    IF current_setting('app.current_member_role', true) IS DISTINCT FROM 'agent' AND session_user = 'codex_app' THEN
        RAISE EXCEPTION 'changes are forgotten by themselves' USING ERRCODE = '42501';
    END IF;
    -- Two at once would leave two marks.
    PERFORM pg_advisory_xact_lock(hashtextextended('forget_changes ' || p_workspace, 0));
    WITH young AS (  -- ends what is old: transactions do not begin in the order of their numbers
        SELECT transaction, number FROM changes
        WHERE workspace_id = p_workspace AND verb <> 'forgotten' AND created_at >= p_before
        ORDER BY transaction, number LIMIT 1
    ), old AS MATERIALIZED (
        SELECT id, transaction, number FROM changes c
        WHERE workspace_id = p_workspace AND verb <> 'forgotten'
            AND transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint  -- what was told by now
            AND NOT EXISTS (SELECT FROM young y WHERE (y.transaction, y.number) <= (c.transaction, c.number))
        ORDER BY transaction, number LIMIT p_most
    ), newest AS (
        SELECT id FROM old ORDER BY transaction DESC, number DESC LIMIT 1
    ), mark AS (  -- the very first, unless nothing was forgotten before
        SELECT id FROM changes WHERE workspace_id = p_workspace ORDER BY transaction, number LIMIT 1
    ), deleted AS (
        DELETE FROM changes c USING newest
        WHERE c.workspace_id = p_workspace AND c.id <> newest.id
            AND c.id IN (SELECT id FROM old UNION ALL SELECT id FROM mark)
    ), marked AS (
        UPDATE changes c SET verb = 'forgotten', actor = NULL, person = NULL, audience = 'members'
        FROM newest WHERE c.workspace_id = p_workspace AND c.id = newest.id
    )
    SELECT count(*) INTO forgotten FROM old;
    RETURN forgotten;
END $$;
COMMENT ON FUNCTION forget_changes(uuid, timestamptz, integer) IS
    'For jobs: deletes the oldest changes, made before then; the last of them stays as a mark. Returns how many.';
GRANT EXECUTE ON FUNCTION forget_changes(uuid, timestamptz, integer) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS forget_changes(uuid, timestamptz, integer);
