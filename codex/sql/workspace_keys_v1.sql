-- The door for a key: its token names the workspace, and under that workspace's floor the key is looked up by
-- the digest of its secret. Only managers may read keys; the role that reads this one is gone before the
-- function ends, by the role agent or by the error. Unknown, revoked, expired and rotated out answer alike.
CREATE OR REPLACE FUNCTION enter_workspace_with_key(p_workspace uuid, p_digest bytea)
RETURNS TABLE (key uuid, name text, scopes text[], noted boolean)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_setting('app.current_workspace_id', true) <> '' THEN
        RAISE EXCEPTION 'this transaction already works in a workspace'
            USING ERRCODE = 'W0001', HINT = 'Enter one workspace in one transaction.';
    END IF;
    EXECUTE format('SET LOCAL app.current_workspace_id = %L', coalesce(p_workspace, '00000000-0000-0000-0000-000000000000'));
    EXECUTE 'SET LOCAL app.current_user_id = ''''';
    EXECUTE 'SET LOCAL app.current_member_role = ''owner''';
    SELECT k.id, k.name, k.scopes, coalesce(k.last_used_at > now() - interval '1 minute', false)
    INTO key, name, scopes, noted
    FROM workspace_keys k JOIN workspaces w ON w.id = k.workspace_id
    WHERE k.workspace_id = p_workspace
        AND (k.digest = p_digest OR (k.previous_digest = p_digest AND k.previous_until > now()))
        AND k.revoked_at IS NULL AND k.expires_at > now() AND w.archived_at IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such key, or it is no longer valid' USING ERRCODE = 'W0002';
    END IF;
    EXECUTE 'SET LOCAL app.current_member_role = ''agent''';
    EXECUTE format('SET LOCAL app.current_key_id = %L', key);  -- for the events that it causes
    RETURN NEXT;
END $$;
COMMENT ON FUNCTION enter_workspace_with_key(uuid, bytea) IS
    'Shows only this workspace''s rows until the transaction ends, to the key with this digest, as an agent; whether its use is noted already. W0002: no entry.';

-- On a connection of its own, so that the refusal of a request does not undo it. A manager who is changing the
-- key just now is not waited for: the next request notes it.
CREATE OR REPLACE FUNCTION note_key_use(p_workspace uuid, p_key uuid) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_setting('app.current_workspace_id', true) <> '' THEN
        RAISE EXCEPTION 'this transaction already works in a workspace' USING ERRCODE = 'W0001';
    END IF;
    EXECUTE format('SET LOCAL app.current_workspace_id = %L', p_workspace);
    EXECUTE 'SET LOCAL app.current_member_role = ''owner''';
    UPDATE workspace_keys SET last_used_at = now()
    WHERE id = (SELECT k.id FROM workspace_keys k WHERE k.id = p_key FOR NO KEY UPDATE SKIP LOCKED);
    EXECUTE 'SET LOCAL app.current_workspace_id = ''''';
    EXECUTE 'SET LOCAL app.current_member_role = ''''';
END $$;
COMMENT ON FUNCTION note_key_use(uuid, uuid) IS 'Says that a key was used just now; leaves the workspace again.';

GRANT EXECUTE ON FUNCTION enter_workspace_with_key(uuid, bytea), note_key_use(uuid, uuid) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS note_key_use(uuid, uuid);
-- DROP FUNCTION IF EXISTS enter_workspace_with_key(uuid, bytea);
