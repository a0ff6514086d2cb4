-- The only door into a workspace. Settings are SET LOCAL: they end with the transaction, so that a pooled
-- connection carries nothing over, and they are undone by the very error that refuses entry.
CREATE OR REPLACE FUNCTION begin_in_workspace(p_workspace uuid, p_user uuid) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    entered CONSTANT text := current_setting('app.current_workspace_id', true);
BEGIN
    IF entered <> '' THEN  -- NULL and '' both mean: not yet
        RAISE EXCEPTION 'this transaction already works in a workspace'
            USING ERRCODE = 'W0001', HINT = 'Enter one workspace in one transaction.';
    END IF;
    IF p_workspace IS NULL OR p_user IS NULL THEN
        RAISE EXCEPTION 'no such workspace, or not a member of it' USING ERRCODE = 'W0002';
    END IF;
    EXECUTE format('SET LOCAL app.current_workspace_id = %L', p_workspace);
    EXECUTE format('SET LOCAL app.current_user_id = %L', p_user);
    EXECUTE 'SET LOCAL app.current_member_role = ''''';
END $$;
COMMENT ON FUNCTION begin_in_workspace(uuid, uuid) IS
    'Sets workspace and user for this transaction, without a role yet; the doors call it.';

CREATE OR REPLACE FUNCTION enter_workspace(p_workspace uuid, p_user uuid) RETURNS text
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    its_role text;
BEGIN
    IF current_setting('app.current_workspace_id', true) = p_workspace::text
        AND current_setting('app.current_user_id', true) = p_user::text THEN
        RETURN current_setting('app.current_member_role');  -- the same door twice
    END IF;
    PERFORM begin_in_workspace(p_workspace, p_user);
    SELECT role INTO its_role
    FROM workspace_members m
    JOIN users u ON u.id = m.user_id
    JOIN workspaces w ON w.id = m.workspace_id
    WHERE m.workspace_id = p_workspace AND m.user_id = p_user AND u.is_active AND w.archived_at IS NULL;
    IF its_role IS NULL THEN
        RAISE EXCEPTION 'no such workspace, or not a member of it' USING ERRCODE = 'W0002';
    END IF;
    EXECUTE format('SET LOCAL app.current_member_role = %L', its_role);
    RETURN its_role;
END $$;
COMMENT ON FUNCTION enter_workspace(uuid, uuid) IS
    'Shows only this workspace''s rows until the transaction ends; returns the member''s role. W0002: no entry.';

CREATE OR REPLACE FUNCTION enter_workspace_as_operator(p_workspace uuid, p_user uuid) RETURNS text
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM begin_in_workspace(p_workspace, p_user);
    EXECUTE 'SET LOCAL app.current_member_role = ''admin''';
    IF NOT EXISTS (
        SELECT FROM operators o JOIN users u ON u.id = o.user_id WHERE u.id = p_user AND u.is_active AND u.is_staff
    ) OR NOT EXISTS (SELECT FROM workspaces WHERE id = p_workspace) THEN
        RAISE EXCEPTION 'no such workspace, or not an operator' USING ERRCODE = 'W0002';
    END IF;
    RETURN 'admin';
END $$;
COMMENT ON FUNCTION enter_workspace_as_operator(uuid, uuid) IS
    'The door for operators, who need not be members: an admin''s rights in one workspace. W0002: no entry.';

GRANT EXECUTE ON FUNCTION begin_in_workspace(uuid, uuid), enter_workspace(uuid, uuid),
    enter_workspace_as_operator(uuid, uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS enter_workspace_as_operator(uuid, uuid);
-- DROP FUNCTION IF EXISTS enter_workspace(uuid, uuid);
-- DROP FUNCTION IF EXISTS begin_in_workspace(uuid, uuid);
