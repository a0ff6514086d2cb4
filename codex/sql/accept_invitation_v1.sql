CREATE OR REPLACE FUNCTION accept_invitation(p_workspace uuid, p_digest bytea, p_user uuid) RETURNS text
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    invitation record;
    its_role text;
BEGIN
    PERFORM begin_in_workspace(p_workspace, p_user);
    EXECUTE 'SET LOCAL app.current_member_role = ''owner''';  -- to read it and to write the membership; undone by any error
    SELECT i.id, i.role INTO invitation
    FROM workspace_invitations i
    JOIN users u ON u.id = p_user AND lower(u.email) = lower(i.email)
    JOIN workspaces w ON w.id = i.workspace_id
    WHERE i.workspace_id = p_workspace AND i.digest = p_digest
        AND i.accepted_at IS NULL AND i.expires_at > now() AND u.is_active AND w.archived_at IS NULL
    FOR UPDATE OF i;  -- two clicks at once: the second waits, and finds it taken up
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such invitation, or it is no longer valid' USING ERRCODE = 'W0003';
    END IF;
    UPDATE workspace_invitations SET accepted_at = now(), accepted_by_id = p_user WHERE id = invitation.id;
    INSERT INTO workspace_members (workspace_id, user_id, role) VALUES (p_workspace, p_user, invitation.role)
    ON CONFLICT (workspace_id, user_id) DO NOTHING;
    -- Who is a member already stays what she is.
    SELECT role INTO its_role FROM workspace_members WHERE workspace_id = p_workspace AND user_id = p_user;
    EXECUTE format('SET LOCAL app.current_member_role = %L', its_role);
    RETURN its_role;
END $$;
COMMENT ON FUNCTION accept_invitation(uuid, bytea, uuid) IS
    'Takes up an invitation by the digest of its secret: makes the membership, enters, returns the role. W0003: refused.';
GRANT EXECUTE ON FUNCTION accept_invitation(uuid, bytea, uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS accept_invitation(uuid, bytea, uuid);
