-- users has no row policy, since signing in comes before any workspace. Once inside one, the app changes no
-- account but that of who entered: a colleague's password would open every other workspace of hers.
CREATE OR REPLACE FUNCTION keep_accounts_own() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    entered_by CONSTANT text := current_setting('app.current_user_id', true);
BEGIN
    IF current_user = 'codex_app' AND current_setting('app.current_workspace_id', true) <> ''
        AND OLD.id::text IS DISTINCT FROM entered_by
        AND NOT EXISTS (SELECT FROM operators WHERE user_id::text = entered_by) THEN
        RAISE EXCEPTION 'inside a workspace people change their own account only'
            USING ERRCODE = 'insufficient_privilege', HINT = 'Ask an operator.';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_accounts_own() IS
    'Trigger: inside a workspace the app changes the account of who entered, and no other, save for an operator.';
CREATE OR REPLACE TRIGGER keep_accounts_own BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION keep_accounts_own();

-- way back:
-- DROP FUNCTION IF EXISTS keep_accounts_own() CASCADE;
