-- Second factors are rows of allauth's mfa_authenticator; its own link to people does not cascade in the database.
DO $do$
DECLARE
    theirs text;
BEGIN
    FOR theirs IN
        SELECT conname FROM pg_constraint
        WHERE conrelid = 'mfa_authenticator'::regclass AND confrelid = 'users'::regclass AND contype = 'f'
    LOOP
        EXECUTE format('ALTER TABLE mfa_authenticator DROP CONSTRAINT %I', theirs);
    END LOOP;
END $do$;
ALTER TABLE mfa_authenticator DROP CONSTRAINT IF EXISTS mfa_authenticator_user_id_fk, ADD CONSTRAINT mfa_authenticator_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;

-- No row policy, as with tokens, since they are looked up before anybody is known. Once inside a workspace the app
-- makes, uses and removes those of who entered, and no others. What is stored is encrypted.
CREATE OR REPLACE FUNCTION keep_factors_own() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    whose CONSTANT uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.user_id ELSE OLD.user_id END;
BEGIN
    IF current_user = 'codex_app' AND current_setting('app.current_workspace_id', true) <> ''
        AND whose::text IS DISTINCT FROM current_setting('app.current_user_id', true) THEN
        RAISE EXCEPTION 'inside a workspace people change their own second factor only'
            USING ERRCODE = 'insufficient_privilege', HINT = 'Ask an operator.';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.user_id, OLD.type) <> (NEW.user_id, NEW.type) THEN
        RAISE EXCEPTION 'a second factor stays whose it is' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
COMMENT ON FUNCTION keep_factors_own() IS
    'Trigger: inside a workspace the app makes, uses and removes second factors of who entered, and no others.';
CREATE OR REPLACE TRIGGER keep_factors_own BEFORE INSERT OR UPDATE OR DELETE ON mfa_authenticator
    FOR EACH ROW EXECUTE FUNCTION keep_factors_own();

-- Operators may take somebody's away, and give nobody one.
REVOKE INSERT, UPDATE ON mfa_authenticator FROM codex_operator;
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON mfa_authenticator
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
-- Anybody's request puts jobs into the queue; that they run again or not at all is asked for as a change of them.
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE UPDATE OR DELETE ON procrastinate_jobs
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'writers');

-- way back:
-- DROP TRIGGER IF EXISTS must_be_staff_of ON procrastinate_jobs;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON mfa_authenticator;
-- DROP FUNCTION IF EXISTS keep_factors_own() CASCADE;
-- ALTER TABLE mfa_authenticator DROP CONSTRAINT IF EXISTS mfa_authenticator_user_id_fk;
