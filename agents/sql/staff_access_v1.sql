CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON agent_registry
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('agents', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON agent_releases
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('agents', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON agent_capabilities
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('agents', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON agent_assignments
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('agents', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON agent_tasks
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('agents', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON agent_executions
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('agents', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON agent_performance
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('agents', 'writers');

-- way back:
-- DROP TRIGGER IF EXISTS must_be_staff_of ON agent_performance;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON agent_executions;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON agent_tasks;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON agent_assignments;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON agent_capabilities;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON agent_releases;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON agent_registry;
