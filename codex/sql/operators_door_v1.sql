-- The operators' door of workspace_door_v1, where they were admins: inside they are now what their roles allow,
-- and the transaction is told that staff writes in it (must_be_staff_of).
CREATE OR REPLACE FUNCTION enter_workspace_as_operator(p_workspace uuid, p_user uuid) RETURNS text
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    its_role CONSTANT text := staff_role_inside(p_user);
BEGIN
    PERFORM begin_in_workspace(p_workspace, p_user);
    EXECUTE 'SET LOCAL app.current_staff = ''yes''';
    EXECUTE format('SET LOCAL app.current_member_role = %L', COALESCE(its_role, ''));
    IF its_role IS NULL OR NOT EXISTS (SELECT FROM workspaces WHERE id = p_workspace) THEN
        RAISE EXCEPTION 'no such workspace, or not an operator' USING ERRCODE = 'W0002';
    END IF;
    RETURN its_role;
END $$;
COMMENT ON FUNCTION enter_workspace_as_operator(uuid, uuid) IS
    'The door for operators, who need not be members: inside with what the highest of their roles allows. W0002: no entry.';

-- way back:
-- \i workspace_door_v1.sql
