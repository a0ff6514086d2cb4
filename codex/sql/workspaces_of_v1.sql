-- The one function that reads across workspaces for the app: it answers for one person, and only with what
-- that person belongs to. Its body is bound when it is created, so no search_path can redirect it.
CREATE OR REPLACE FUNCTION workspaces_of(p_user uuid) RETURNS TABLE (id uuid, name text, slug text, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
    SELECT w.id, w.name, w.slug::text, m.role
    FROM workspace_members m
    JOIN workspaces w ON w.id = m.workspace_id
    JOIN users u ON u.id = m.user_id
    WHERE m.user_id = p_user AND u.is_active AND w.archived_at IS NULL
    ORDER BY w.name;
END;
COMMENT ON FUNCTION workspaces_of(uuid) IS 'The workspaces in use that a person belongs to, with his role in each.';
GRANT EXECUTE ON FUNCTION workspaces_of(uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS workspaces_of(uuid);
