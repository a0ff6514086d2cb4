CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON cohorts
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON competitors
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON events
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON answered_requests
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON workspace_keys
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON users
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON operators
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON operator_roles
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON personal_tokens
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON workspaces
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON workspace_members
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON workspace_invitations
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('codex', 'managers');

-- way back:
-- DROP TRIGGER IF EXISTS must_be_staff_of ON workspace_invitations;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON workspace_members;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON workspaces;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON personal_tokens;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON operator_roles;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON operators;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON users;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON workspace_keys;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON answered_requests;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON events;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON competitors;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON cohorts;
