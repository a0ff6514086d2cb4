-- For the page that accepts, before there is a member: whoever holds the secret sees what it offers, and
-- nothing else does. The workspace is left again at once; accept_invitation enters it for good.
CREATE OR REPLACE FUNCTION invitation_of(p_workspace uuid, p_digest bytea)
RETURNS TABLE (email text, role text, workspace text, slug text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_setting('app.current_workspace_id', true) <> '' THEN
        RAISE EXCEPTION 'this transaction already works in a workspace' USING ERRCODE = 'W0001';
    END IF;
    EXECUTE format('SET LOCAL app.current_workspace_id = %L', p_workspace);
    EXECUTE 'SET LOCAL app.current_member_role = ''owner''';
    RETURN QUERY
        SELECT i.email::text, i.role, w.name, w.slug::text
        FROM workspace_invitations i JOIN workspaces w ON w.id = i.workspace_id
        WHERE i.workspace_id = p_workspace AND i.digest = p_digest
            AND i.accepted_at IS NULL AND i.expires_at > now() AND w.archived_at IS NULL;
    EXECUTE 'SET LOCAL app.current_workspace_id = ''''';
    EXECUTE 'SET LOCAL app.current_member_role = ''''';
END $$;
COMMENT ON FUNCTION invitation_of(uuid, bytea) IS
    'What an open invitation offers to the holder of its secret: e-mail, role, workspace and slug; no row where there is none.';
GRANT EXECUTE ON FUNCTION invitation_of(uuid, bytea) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS invitation_of(uuid, bytea);
