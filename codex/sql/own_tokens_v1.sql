-- personal_tokens has no row policy, since a token is looked up before anybody is known. Once inside a workspace
-- the app makes and revokes no token but those of who entered: a colleague's would open every other workspace
-- of hers.
CREATE OR REPLACE FUNCTION keep_tokens_own() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    whose CONSTANT uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.user_id ELSE NEW.user_id END;
BEGIN
    IF current_user = 'codex_app' AND current_setting('app.current_workspace_id', true) <> ''
        AND whose::text IS DISTINCT FROM current_setting('app.current_user_id', true) THEN
        RAISE EXCEPTION 'inside a workspace people make and revoke their own tokens only'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
COMMENT ON FUNCTION keep_tokens_own() IS
    'Trigger: inside a workspace the app makes and revokes tokens of who entered, and no others.';
CREATE OR REPLACE TRIGGER keep_tokens_own BEFORE INSERT OR DELETE ON personal_tokens
    FOR EACH ROW EXECUTE FUNCTION keep_tokens_own();

-- way back:
-- DROP FUNCTION IF EXISTS keep_tokens_own() CASCADE;
