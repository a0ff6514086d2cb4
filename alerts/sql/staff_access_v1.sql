CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON system_alerts
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('alerts', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON user_notifications
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('alerts', 'writers');

-- way back:
-- DROP TRIGGER IF EXISTS must_be_staff_of ON user_notifications;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON system_alerts;
