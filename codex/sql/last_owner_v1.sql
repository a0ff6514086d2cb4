CREATE OR REPLACE FUNCTION keep_an_owner() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    abandoned uuid;
BEGIN
    -- Two owners who leave at once take turns here, and the second sees that the first has gone.
    PERFORM FROM workspaces WHERE id IN (SELECT workspace_id FROM before WHERE role = 'owner')
    ORDER BY id FOR NO KEY UPDATE;
    SELECT b.workspace_id INTO abandoned
    FROM before b
    JOIN workspaces w ON w.id = b.workspace_id  -- gone when the workspace itself is deleted
    JOIN users u ON u.id = b.user_id            -- gone when the person is deleted, which never fails
    WHERE b.role = 'owner'
        AND NOT EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = b.workspace_id AND m.role = 'owner')
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'a workspace keeps at least one owner'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'workspace_members_keep_an_owner', COLUMN = 'role',
                  HINT = 'Make somebody else an owner first.';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_an_owner() IS 'Trigger: the last owner of a workspace can neither leave nor step down.';
CREATE OR REPLACE TRIGGER keep_an_owner_update AFTER UPDATE ON workspace_members
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_an_owner();
CREATE OR REPLACE TRIGGER keep_an_owner_delete AFTER DELETE ON workspace_members
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_an_owner();

-- way back:
-- DROP FUNCTION IF EXISTS keep_an_owner() CASCADE;
