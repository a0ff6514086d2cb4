CREATE OR REPLACE FUNCTION must_be_in(p_workspace uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    entered CONSTANT text := NULLIF(current_setting('app.current_workspace_id', true), '');
BEGIN
    -- An operator who looks at all workspaces has entered none; session_user holds inside a definer's function too.
    IF entered IS DISTINCT FROM p_workspace::text
        AND NOT (entered IS NULL AND p_workspace IS NOT NULL AND session_user IN ('codex_operator', 'codex_owner')) THEN
        RAISE EXCEPTION 'this is not the entered workspace'
            USING ERRCODE = 'W0004', HINT = 'Enter the workspace first.';
    END IF;
END $$;
COMMENT ON FUNCTION must_be_in(uuid) IS
    'Refuses a workspace argument that is not the entered workspace (W0004); operators who entered none may name any.';
GRANT EXECUTE ON FUNCTION must_be_in(uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS must_be_in(uuid);
