CREATE OR REPLACE FUNCTION create_workspace(
    p_name text, p_slug text, p_user uuid, p_timezone text DEFAULT 'UTC', p_currency text DEFAULT 'EUR'
) RETURNS uuid
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    fresh CONSTANT uuid := uuidv7();
BEGIN
    PERFORM begin_in_workspace(fresh, p_user);
    EXECUTE 'SET LOCAL app.current_member_role = ''owner''';
    INSERT INTO workspaces (id, name, slug, timezone, currency)
    VALUES (fresh, p_name, p_slug, p_timezone, p_currency);
    INSERT INTO workspace_members (workspace_id, user_id, role) VALUES (fresh, p_user, 'owner');
    RETURN fresh;
END $$;
COMMENT ON FUNCTION create_workspace(text, text, uuid, text, text) IS
    'Makes a workspace with its first owner and enters it; returns its id.';
GRANT EXECUTE ON FUNCTION create_workspace(text, text, uuid, text, text) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS create_workspace(text, text, uuid, text, text);
