-- As own_account_v1, but of the operators only those who are admins of the ground change other people's accounts.
CREATE OR REPLACE FUNCTION keep_accounts_own() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    entered_by CONSTANT text := current_setting('app.current_user_id', true);
BEGIN
    IF current_user = 'codex_app' AND current_setting('app.current_workspace_id', true) <> ''
        AND OLD.id::text IS DISTINCT FROM entered_by
        AND COALESCE(staff_role(NULLIF(entered_by, '')::uuid, 'codex'), '') <> 'admin' THEN
        RAISE EXCEPTION 'inside a workspace people change their own account only'
            USING ERRCODE = 'insufficient_privilege', HINT = 'Ask an operator.';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_accounts_own() IS
    'Trigger: inside a workspace the app changes the account of who entered, and no other, save for an admin of the ground.';

-- way back:
-- \i own_account_v1.sql
